"""Texts as nobody would type them: any characters, lone surrogates too, pieces of trouble among them, up to 10 kB."""

from __future__ import annotations

from hypothesis import strategies as st

from calendars.samples import TROUBLE

ANYTHING = st.characters(exclude_categories=())
SHORT = st.lists(st.sampled_from(TROUBLE) | st.text(ANYTHING, max_size=20), max_size=12).map("".join)
LONG = st.builds(lambda text, length: (text * length)[:length], SHORT, st.sampled_from([74, 75, 76, 150, 1000, 10_000]))
TEXT = SHORT | LONG
