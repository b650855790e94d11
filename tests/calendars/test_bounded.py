"""Work that may never end comes to an end after the same number of calls everywhere."""

from __future__ import annotations

import sys
from itertools import count

import pytest

from planner.calendars.bounded import TooMuchWork, within


def steps(most: int | None) -> int:
    """Calls `abs` that often; without a number for ever."""
    for n in count():
        if n == most:
            return n
        abs(n)
    raise AssertionError


def test_work_that_ends_gives_its_result_and_what_is_left() -> None:
    """A hundred calls more take a hundred more."""
    few, many = within(1000, lambda: steps(100)), within(1000, lambda: steps(200))
    assert (few[0], many[0]) == (100, 200)
    assert few[1] - many[1] == 100


def test_work_that_does_not_end_is_ended() -> None:
    """Neither later nor with a result."""
    with pytest.raises(TooMuchWork):
        within(1000, lambda: steps(None))


def test_exactly_enough_is_enough() -> None:
    """With one call less it is not."""
    used = 1000 - within(1000, lambda: steps(10))[1]
    assert within(used, lambda: steps(10)) == (10, 0)
    with pytest.raises(TooMuchWork):
        within(used - 1, lambda: steps(10))


def test_whoever_was_counting_before_goes_on() -> None:
    """Also after work that was ended, or failed."""
    seen: list[str] = []

    def watch(_frame: object, event: str, _of: object) -> None:
        seen.append(event)

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        within(1000, lambda: steps(1))
        with pytest.raises(TooMuchWork):
            within(10, lambda: steps(None))
        with pytest.raises(ZeroDivisionError):
            within(10, lambda: 1 // 0)
        found = sys.getprofile()
    finally:
        sys.setprofile(before)
    assert found is watch
    assert seen
