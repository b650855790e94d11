"""Whatever a title or a note holds, independent readers give it back, and the file stays within its rules."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import reading, samples
from calendars.lint import lint
from calendars.strategies import TEXT
from planner.calendars.ical_text import LONGEST_LINE, clean, clean_title, escape, fold
from planner.calendars.ics import render
from planner.domain.calendar_item import SECTIONS, Entry

if TYPE_CHECKING:
    from calendars.reading import IcalJs

DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))
INSTANTS = st.builds(
    lambda day, seconds: datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds),
    DAYS,
    st.integers(0, 24 * 60 * 60 - 1),
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry; its key says nothing, since none is written."""
    day = draw(DAYS)
    return Entry(
        key=draw(st.uuids()).hex,
        section=draw(st.sampled_from(SECTIONS)),
        date=day,
        title=draw(TEXT),
        description=draw(TEXT),
        url=draw(st.just("") | st.just("https://example.org/") | TEXT.map("https://example.org/".__add__) | TEXT),
        alarm=draw(st.none() | st.integers(1, 90 * 24).map(lambda hours: timedelta(hours=hours))),
        starts_at=draw(st.none() | INSTANTS),
        minutes=draw(st.integers(1, 24 * 60)),
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.key), TEXT)
def test_readers_give_back_what_was_written(icaljs: IcalJs, some: list[Entry], name: str) -> None:
    """ical.js and vobject share no code with icalendar, which writes the file; the lint with none of them."""
    items = [samples.item(entry) for entry in some]
    data = render(items, name=name)
    assert lint(data) == []
    wanted = sorted((reading.expected(item) for item in items), key=str)
    for seen in (icaljs.events(data), reading.vobject_events(data), reading.icalendar_events(data)):
        assert sorted(seen, key=str) == wanted


@settings(deadline=None)
@given(TEXT)
def test_cleaned_text_keeps_every_other_character(text: str) -> None:
    """What is taken out is what XML, terminals and libical can't hold, and nothing else."""
    lines = text.replace("\r\n", "\n").translate({ord(sign): "\n" for sign in "\r\u2028\u2029"})
    kept = [sign for sign in lines if sign in "\t\n" or unicodedata.category(sign) not in {"Cc", "Cs"}]
    assert clean(text) == "".join(sign for sign in kept if sign not in "\ufeff\ufffe\uffff").strip()


@settings(deadline=None)
@given(TEXT)
def test_a_title_is_one_line_with_the_same_words(text: str) -> None:
    """calcurse skips an event whose title has a line break."""
    assert "\n" not in clean_title(text)
    assert clean_title(text).split() == clean(text).split()


@settings(deadline=None)
@given(TEXT)
def test_a_fold_splits_no_character_and_no_escape(text: str) -> None:
    """Some readers drop the event where a fold falls between a backslash and what it escapes."""
    line = f"DESCRIPTION:{escape(clean(text))}"
    pieces = fold(line).split(b"\r\n ")
    assert "".join(piece.decode() for piece in pieces) == line
    assert all(len(piece) <= LONGEST_LINE - bool(number) for number, piece in enumerate(pieces))
    assert all((len(piece) - len(piece.rstrip(b"\\"))) % 2 == 0 for piece in pieces)


@settings(deadline=None)
@given(TEXT)
def test_lines_are_filled_before_they_are_folded(text: str) -> None:
    """A fold gives way by at most three octets to a character and one to an escape, so files don't grow for nothing."""
    pieces = fold(f"DESCRIPTION:{escape(clean(text))}").split(b"\r\n ")
    assert all(len(piece) >= LONGEST_LINE - 1 - 4 for piece in pieces[:-1])
