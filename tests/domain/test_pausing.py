"""Pauses: they take the days between other days off, and one given again takes the place of the first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dates import day, days
from planner.domain.calendar_math import ONE_DAY
from planner.domain.enrolment import Off
from planner.domain.pausing import PAUSE, open_end, paused

MONDAY = day("2027-02-01")


def test_an_open_pause_lasts_two_weeks() -> None:
    """The first day included: Monday 1 to Sunday 14 February."""
    assert open_end(MONDAY) == day("2027-02-14")


def test_a_pause_goes_around_other_days_off() -> None:
    """They keep their names."""
    trip = Off(days("2027-02-03", "2027-02-04"), "trip")
    assert paused([trip], MONDAY, day("2027-02-06")) == (
        trip,
        Off(days("2027-02-01", "2027-02-02"), PAUSE),
        Off(days("2027-02-05", "2027-02-06"), PAUSE),
    )


def test_a_pause_inside_other_days_off_adds_nothing() -> None:
    """Those days are free already."""
    trip = Off(days("2027-01-30", "2027-02-10"), "trip")
    assert paused([trip], MONDAY, day("2027-02-03")) == (trip,)


def test_a_pause_that_it_does_not_meet_stays() -> None:
    """Two illnesses are two pauses."""
    first = Off(days("2027-01-04", "2027-01-08"), PAUSE)
    assert paused([first], MONDAY, MONDAY) == (first, Off(days("2027-02-01", "2027-02-01"), PAUSE))


spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda it: (MONDAY + it[0] * ONE_DAY, it[1]))


@given(st.lists(spans, max_size=5), spans)
def test_no_two_ranges_overlap_and_every_day_of_the_pause_is_off(others: list[tuple], wanted: tuple) -> None:  # type: ignore[type-arg]  # spans of any kind
    """Whatever was off before, by whatever name."""
    off: tuple[Off, ...] = ()
    for first, length in others:
        off = paused(off, first, first + length * ONE_DAY)
    first, last = wanted[0], wanted[0] + wanted[1] * ONE_DAY
    found = [it.days for it in paused(off, first, last)]
    assert all(any(it in span for span in found) for it in (first, last))
    assert not any(a.overlaps(b) for n, a in enumerate(found) for b in found[:n])
