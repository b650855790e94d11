"""The pages of what is held, for every track and whatever the student wrote: nothing overflows, every line opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings

from builders import START
from planner.schedules import load_track, track_ids
from planner.ui.format import width
from planner.ui.pages.credentials import credentials_lines
from planner.ui.pages.kept_details import ABOUT, details
from planner.ui.pages.under import OTHERS
from ui.keeping import kept
from ui.test_any_text import HOSTILE

if TYPE_CHECKING:
    from planner.domain.track import Track
    from planner.ui.line import Line
    from planner.ui.pages.kept import Kept

ROOMS = (56, 64, 76, 116)
BESIDE = 42
"""The least room of the second column."""
DAYS = (date(START.year, 6, 1), date(START.year + 1, 1, 20), date(START.year + 6, 1, 1))
"""Inside every first cycle, after the shortest, after the longest."""


def overflowing(lines: list[Line], room: int) -> list[str]:
    return [it.text for it in lines if width(it.text.rstrip()) > room]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("track", track_ids())
def test_every_page_of_every_track_fits_its_room_and_every_line_opens(track: str, day: date) -> None:
    found = kept(load_track(track), day)
    for room in ROOMS:
        lines = credentials_lines(None, found, day, room)
        assert not overflowing(lines, room)
        keys = [it.key for it in lines if it.key]
        assert len(keys) == len(set(keys))
        for key in keys:
            for space in (room, BESIDE):
                shown = details(key, found, None, day, space)
                assert shown or key.startswith("wanting:"), key
                assert not overflowing(shown, space), key


def test_every_kind_of_line_is_explained_by_the_help() -> None:
    assert set(ABOUT) <= set(OTHERS)


TRACK: Track = load_track("cma-aama")


@settings(max_examples=25)
@given(HOSTILE)
@example("x [/y]")
@example("\x1b[31m\ud800\u202e")
def test_whatever_stands_in_a_title_is_harmless_text(name: str) -> None:
    found: Kept = kept(TRACK, DAYS[0], name)
    lines = credentials_lines(None, found, DAYS[0], 76)
    for key in [it.key for it in lines if it.key]:
        lines += details(key, found, None, DAYS[0], 76)
    assert not overflowing(lines, 76)
    assert all(it.text.isprintable() for it in lines)
