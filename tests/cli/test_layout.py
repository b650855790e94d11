"""Text in columns, and what is typed for an option: whatever it is given."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cli import options, words
from planner.cli.tables import Column, labelled, table, width, wrap
from planner.domain.enrolment import StudyDay, Week
from planner.errors import BadInput

TEXT = st.text(max_size=200)
ROOMY = st.text(st.characters(codec="utf-8"), max_size=120)


@given(TEXT, st.integers(10, 100), st.sampled_from(["", "  ", "  - "]))
def test_wrapped_text_fits_and_loses_nothing(text: str, room: int, first: str) -> None:
    """Whatever signs it has; blanks and control characters are only blanks."""
    lines = wrap(text, room, first)
    assert all(width(line) <= room for line in lines)
    kept = "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
    shown = [lines[0].removeprefix(first.rstrip() if not kept else first), *lines[1:]]
    assert "".join("".join(shown).split()) == kept
    assert all(line.isprintable() for line in lines)


@given(
    st.lists(st.tuples(st.text("abc ", max_size=9), ROOMY, st.text("abc", max_size=9)), max_size=8),
    st.integers(45, 100),
)
def test_a_table_fits_where_a_column_can_give_way(rows: list[tuple[str, str, str]], room: int) -> None:
    """And every cell is there in full."""
    lines = table((Column("one"), Column("two", wraps=True), Column("three", right=True)), rows, room)
    assert all(width(line) <= room for line in lines)
    shown = re.sub(r"\s", "", "".join(lines))
    for row in rows:
        assert sorted(set(re.sub(r"[^\w]", "", row[2]))) == sorted(set(row[2]) & set(shown))


def test_wide_and_combining_signs_are_measured() -> None:
    """As a terminal shows them."""
    assert (width("ab"), width("旅行"), width("e\u0301"), width("")) == (2, 4, 1, 0)
    assert table((Column(""), Column("")), [("旅行", "x"), ("ab", "y")], 80) == ["旅行  x", "ab    y"]


def test_rows_without_text_are_left_out() -> None:
    """A label alone says nothing."""
    assert labelled([("One", "1"), ("Two", "")], 80) == ["  One  1"]
    assert labelled([("Two", "")], 80) == []


@given(
    st.lists(
        st.builds(StudyDay, st.integers(1, 1440), st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))),
        min_size=7,
        max_size=7,
    ).map(tuple)
)
def test_a_week_that_is_printed_can_be_typed(days: tuple[StudyDay, ...]) -> None:
    """What a remedy offers is what `--week` takes."""
    assert options.week(words.week_option(Week(days)), "--week") == Week(days)


@given(TEXT)
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    """By each kind of option; nothing else happens."""
    for read in (
        options.whole,
        options.hours,
        options.days,
        options.off,
        options.week,
        options.weekday,
        options.triage,
        options.state,
    ):
        with suppress(BadInput):
            read(text, "--option")


@pytest.mark.parametrize(("typed", "minutes"), [("5", 300), ("7.5", 450), ("0,5", 30), ("100", 6000)])
def test_hours_are_whole_or_half(typed: str, minutes: int) -> None:
    """With a point or a comma."""
    assert options.hours(typed, "--hours") == minutes


@pytest.mark.parametrize("typed", ["sat", "Saturday", " satur ", "SAT"])
def test_a_weekday_may_be_written_out(typed: str) -> None:
    """From three letters on."""
    assert options.weekday(typed, "--week") == 5
