"""Whether continuing education keeps pace with the cycle: by hand, on the edge days, and what never happens."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_builders import DAYS, activity, asked, at_least, at_most, bundled, ledgers, quarters, requirements
from planner.domain.calendar_math import DateRange
from planner.domain.ce_allocation import allocate
from planner.domain.ce_ledger import CeActivity
from planner.domain.ce_pace import STATES, Pace, PaceState, cycle_pace, months_long, pace
from planner.domain.ce_requirements import Asked
from planner.domain.ce_requirements import asked as asked_by

HUNDRED_ONE = DateRange(date(2028, 1, 1), date(2028, 4, 11))
"""101 days: on the day after n days, n % is expected."""


def after(days: int, earned: Fraction | int, required: int = 100) -> Pace:
    return pace(Fraction(required), Fraction(earned), HUNDRED_ONE, HUNDRED_ONE.start + timedelta(days=days))


def test_expected_grows_evenly_from_nothing_to_all() -> None:
    """0 on the first day, half half-way, all on the last day and after it."""
    assert [after(days, 0).expected for days in (-5, 0, 1, 50, 100, 101, 500)] == [0, 0, 1, 50, 100, 100, 100]


@pytest.mark.parametrize(
    ("earned", "state"), [(40, "green"), (Fraction("39.99"), "amber"), (50, "green"), (90, "green")]
)
def test_more_than_a_tenth_behind_is_amber(earned: Fraction | int, state: PaceState) -> None:
    """50 of 100 expected: 40 is behind by 10, a tenth exactly; 39.99 by more."""
    assert after(50, earned).state == state


@pytest.mark.parametrize(("earned", "state"), [(Fraction("0.99"), "red"), (1, "amber"), (60, "green")])
def test_needing_more_than_twice_the_even_share_is_red(earned: Fraction | int, state: PaceState) -> None:
    """After 51 of 101 days 50 are left, today included. Twice the even share is 2 x 100 / 101 a day: 99.01 in 50 days.

    With 1 earned 99 are missing, which is less; with 0.99 it is 99.01 = 50 x 1.9802, and 200 / 101 = 1.98019….
    """
    assert after(51, earned).state == state


def test_points_a_month_by_hand() -> None:
    """AAMA, 60 points in the 60 months from 2027-12-01, which are 1827 days; after 1096 days 731 are left.

    Nothing earned: 60 x 1827 / (60 x 731) = 1827 / 731 = 2.499… a month. On the first day it is 1, as long as there is
    nothing. 1827: 5 x 365 and the leap days of 2028 and 2032.
    """
    assert (DAYS.stop - DAYS.start).days == 1827
    assert months_long(DAYS) == 60
    first, later = (pace(Fraction(60), Fraction(0), DAYS, day) for day in (DAYS.start, date(2030, 12, 1)))
    assert first.a_month == 1
    assert later.a_month == Fraction(1827, 731)
    assert (first.state, later.state) == ("green", "red")


def test_before_the_cycle_there_is_all_the_time_that_it_has() -> None:
    """Renewed early, the next cycle has not begun."""
    early = pace(Fraction(60), Fraction(0), DAYS, date(2027, 6, 1))
    assert early.expected == 0
    assert early.a_month == 1
    assert early.state == "green"


def test_the_last_day_can_still_be_used_and_the_day_after_can_not() -> None:
    """One day of 101 is left: 101 times the even share. Afterwards there is no rate that would do."""
    assert after(100, 99).a_month == 1 * 101 / months_long(HUNDRED_ONE)
    assert after(100, 99).state == "green"
    assert after(100, 98).state == "red"
    assert after(101, 99).a_month is None
    assert after(101, 99).state == "red"
    assert after(101, 100).a_month == 0
    assert after(101, 100).state == "green"


def test_more_than_required_is_complete() -> None:
    """Never less than nothing is missing."""
    done = after(3, 120)
    assert done.missing == 0
    assert done.a_month == 0
    assert done.state == "green"


def test_a_cycle_of_one_day_is_expected_whole_on_it() -> None:
    """AAB, certified on 31 December."""
    day = DateRange(date(2027, 12, 31), date(2028, 1, 1))
    assert [pace(Fraction(2), Fraction(0), day, date(2027, 12, d)).expected for d in (30, 31)] == [0, 2]


@pytest.mark.parametrize(
    ("start", "stop", "months"),
    [
        (date(2027, 8, 15), date(2030, 8, 15), Fraction(36)),
        (date(2027, 8, 15), date(2030, 8, 16), 36 + Fraction(1, 31)),
        (date(2027, 5, 10), date(2028, 1, 1), 7 + Fraction(22, 31)),
        (date(2028, 1, 31), date(2028, 2, 29), Fraction(1)),
        (date(2028, 1, 31), date(2028, 2, 28), Fraction(28, 29)),
    ],
)
def test_months_are_whole_ones_and_a_part(start: date, stop: date, months: Fraction) -> None:
    """The part is of the month that it lies in: 10 December to 31 December are 22 of 31 days."""
    assert months_long(DateRange(start, stop)) == months


def test_every_constraint_has_a_pace_and_the_worst_shows() -> None:
    """AAMA half-way: 40 clinical points, all approved. In all 40 of 60 and green, administrative 0 of 10 and amber.

    Day 913 of 1827: 914 are left, so 10 missing need 10 x 1827 / (60 x 914) = 0.333… a month; twice 10 / 60 is the same
    and a little less than a day more, so amber it still is. Half of 10 expected, 5 behind: more than 1.
    """
    track = bundled("cma-aama")
    half = DAYS.start + timedelta(days=913)
    ledger = [activity("40", "clinical", by=["AAMA"])]
    found = cycle_pace(allocate(asked_by(track, track.renewal), DAYS, ledger, half), half)
    each = dict(found.each)
    assert found.in_all.earned == 40
    assert found.in_all.required == 60
    assert found.in_all.state == "green"
    assert {name: one.state for name, one in each.items()} == {
        "total": "green", "administrative": "amber", "clinical": "green", "general": "amber", "approved": "green",
    }  # fmt: skip
    assert each["administrative"].a_month == Fraction(10 * 1827, 60 * 914)
    assert found.state == "amber"


def test_a_limit_has_no_pace_and_nothing_asked_is_green() -> None:
    """Nobody falls behind on what is not asked for."""
    days, today = HUNDRED_ONE, HUNDRED_ONE.last
    limited = cycle_pace(allocate(asked(at_least(4), at_most(2, "a")), days, [], today), today)
    assert [name for name, _ in limited.each] == ["total"]
    nothing = cycle_pace(allocate(asked(), days, [], today), today)
    assert (nothing.each, nothing.state) == ((), "green")


AMOUNTS = st.fractions(0, 80, max_denominator=4)
SPANS = st.tuples(st.dates(date(2027, 1, 1), date(2030, 1, 1)), st.integers(1, 2000)).map(
    lambda drawn: DateRange(drawn[0], drawn[0] + timedelta(days=drawn[1]))
)


@given(SPANS, st.integers(1, 60), AMOUNTS, st.integers(-30, 2100), st.integers(0, 400))
def test_time_never_improves_the_pace(days: DateRange, required: int, earned: Fraction, at: int, wait: int) -> None:
    """Expected only grows, and so does what is needed a month, until it is too late."""
    today = days.start + timedelta(days=at)
    now, later = (pace(Fraction(required), earned, days, day) for day in (today, today + timedelta(days=wait)))
    assert now.expected <= later.expected <= required
    assert STATES.index(now.state) <= STATES.index(later.state)
    assert later.a_month is None or (now.a_month is not None and now.a_month <= later.a_month)


@given(SPANS, st.integers(1, 60), AMOUNTS, AMOUNTS, st.integers(-30, 2100))
def test_earning_never_worsens_the_pace(
    days: DateRange, required: int, earned: Fraction, more: Fraction, at: int
) -> None:
    """Green once everything is there, whatever the day."""
    today = days.start + timedelta(days=at)
    now, then = (pace(Fraction(required), amount, days, today) for amount in (earned, earned + more))
    assert STATES.index(then.state) <= STATES.index(now.state)
    assert then.missing > 0 or then.state == "green"


@given(SPANS, st.integers(1, 60), st.integers(0, 2100))
def test_who_keeps_the_even_pace_is_green(days: DateRange, required: int, at: int) -> None:
    """Earning what is expected each day is enough at any time."""
    today = min(days.last, days.start + timedelta(days=at))
    expected = pace(Fraction(required), Fraction(0), days, today).expected
    assert pace(Fraction(required), expected, days, today).state == "green"


@given(requirements(), ledgers(quarters()), st.dates(DAYS.start, DAYS.stop))
def test_in_all_is_what_brings_the_cycle_nearer(board: Asked, ledger: list[CeActivity], today: date) -> None:
    """What is earned and needed make up what is required; after the cycle green means that nothing is needed."""
    allocation = allocate(board, DAYS, ledger, today)
    found = cycle_pace(allocation, today)
    assert found.in_all.missing == allocation.needed
    assert found.in_all.earned >= 0
    assert STATES.index(found.state) == max(STATES.index(one.state) for _, one in [*found.each, ("", found.in_all)])
    assert today < DAYS.stop or (found.state == "green") == (allocation.needed == 0)
