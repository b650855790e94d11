"""Date arithmetic, by hand and against counting days one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.calendar_math import (
    ONE_DAY,
    WEEKDAYS,
    DateRange,
    Span,
    Unit,
    add_business_days,
    add_months,
    end_of_month,
    week_start,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
FRIDAY = date(2027, 1, 15)


# Months


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 31), 2, date(2027, 3, 31)),  # from the anchor: 28 February + 1 month would be the 28th
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 5, 31), -1, date(2027, 4, 30)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
        (date(2027, 1, 15), -13, date(2025, 12, 15)),
        (date(2027, 11, 30), 1, date(2027, 12, 30)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2027, 1, 31), 0, date(2027, 1, 31)),
    ],
)
def test_months_keep_the_day_or_clamp_to_the_last(anchor: date, months: int, expected: date) -> None:
    """A month has no 31st, or a year no 29 February: then the month's last day."""
    assert add_months(anchor, months) == expected


@given(DAYS, st.integers(-600, 600))
def test_months_move_the_month_and_never_raise_the_day(anchor: date, months: int) -> None:
    """Only a shorter month changes the day, and then to its last."""
    moved = add_months(anchor, months)
    assert (moved.year - anchor.year) * 12 + moved.month - anchor.month == months
    assert moved.day == anchor.day or (moved.day < anchor.day and (moved + ONE_DAY).day == 1)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2027, 12, 31), date(2027, 12, 31)),
    ],
)
def test_the_end_of_a_month(day: date, last: date) -> None:
    """Leap years too, and the last day itself."""
    assert end_of_month(day) == last


# Business days


@pytest.mark.parametrize(
    ("anchor", "days", "expected"),
    [
        (FRIDAY, 1, date(2027, 1, 18)),  # Monday
        (FRIDAY, 5, date(2027, 1, 22)),
        (FRIDAY, 6, date(2027, 1, 25)),
        (FRIDAY + ONE_DAY, 1, date(2027, 1, 18)),  # from a Saturday: Monday
        (FRIDAY + 2 * ONE_DAY, 1, date(2027, 1, 18)),
        (FRIDAY, 0, FRIDAY),
        (FRIDAY + 2 * ONE_DAY, 0, FRIDAY + 2 * ONE_DAY),  # no step, no correction
        (date(2027, 1, 18), -1, FRIDAY),
        (FRIDAY + 2 * ONE_DAY, -1, FRIDAY),
        (date(2027, 1, 18), -6, date(2027, 1, 8)),
    ],
)
def test_business_days_skip_weekends(anchor: date, days: int, expected: date) -> None:
    """15 January 2027 is a Friday."""
    assert add_business_days(anchor, days) == expected


@given(DAYS, st.integers(1, 60))
def test_as_many_working_days_lie_between_as_were_added(anchor: date, days: int) -> None:
    """Counted one by one, forwards and backwards."""
    later, earlier = add_business_days(anchor, days), add_business_days(anchor, -days)
    for first, last in ((anchor + ONE_DAY, later), (earlier, anchor - ONE_DAY)):
        assert sum(day.weekday() < 5 for day in DateRange(first, last + ONE_DAY).days()) == days
    assert later.weekday() < 5 > earlier.weekday()


# Weeks


@pytest.mark.parametrize(
    ("first_weekday", "start"),
    [(0, date(2027, 1, 11)), (4, FRIDAY), (5, date(2027, 1, 9)), (6, date(2027, 1, 10))],
)
def test_a_week_starts_on_the_last_first_weekday(first_weekday: int, start: date) -> None:
    """The day itself where it is one."""
    assert week_start(FRIDAY, first_weekday) == start


@given(DAYS, st.integers(0, 6))
def test_every_day_lies_in_one_week(day: date, first_weekday: int) -> None:
    """Its week starts on the first weekday, and less than seven days before it."""
    start = week_start(day, first_weekday)
    assert start.weekday() == first_weekday
    assert timedelta(0) <= day - start < timedelta(days=7)


def test_weekday_names_begin_with_monday() -> None:
    """As `date.weekday` counts them."""
    assert WEEKDAYS[FRIDAY.weekday()] == "fri"


# Spans


@pytest.mark.parametrize(
    ("span", "after", "before"),
    [
        (Span(90, "days"), date(2027, 5, 1), date(2026, 11, 2)),
        (Span(6, "weeks"), date(2027, 3, 14), date(2026, 12, 20)),
        (Span(1, "business days"), date(2027, 2, 1), date(2027, 1, 29)),
        (Span(1, "months"), date(2027, 2, 28), date(2026, 12, 31)),
        (Span(5, "years"), date(2032, 1, 31), date(2022, 1, 31)),
    ],
)
def test_a_span_counts_in_its_own_unit(span: Span, after: date, before: date) -> None:
    """31 January 2027 is a Sunday."""
    anchor = date(2027, 1, 31)
    assert (span.after(anchor), span.before(anchor)) == (after, before)


@pytest.mark.parametrize(
    ("count", "unit", "words"),
    [(1, "days", "1 day"), (90, "days", "90 days"), (1, "business days", "1 business day"), (0, "years", "0 years")],
)
def test_a_span_reads_as_the_issuers_write_it(count: int, unit: Unit, words: str) -> None:
    """One of a thing is singular."""
    assert str(Span(count, unit)) == words


# Ranges


def test_a_range_holds_its_start_and_not_its_stop() -> None:
    """Half-open, so that ranges that follow each other share no day."""
    span = DateRange(FRIDAY, FRIDAY + 2 * ONE_DAY)
    assert [day in span for day in (FRIDAY - ONE_DAY, FRIDAY, FRIDAY + ONE_DAY, FRIDAY + 2 * ONE_DAY)] == [
        False,
        True,
        True,
        False,
    ]
    assert span.last == FRIDAY + ONE_DAY
    assert list(span.days()) == [FRIDAY, FRIDAY + ONE_DAY]
    assert "2027-01-15" not in span


def test_an_empty_range_has_no_day() -> None:
    """Nor one that ends before it begins."""
    assert list(DateRange(FRIDAY, FRIDAY).days()) == []
    assert FRIDAY not in DateRange(FRIDAY, FRIDAY)
    assert list(DateRange(FRIDAY, FRIDAY - ONE_DAY).days()) == []


@given(DAYS, st.integers(1, 20), st.integers(-25, 25), st.integers(1, 20))
def test_ranges_overlap_where_they_share_a_day(start: date, length: int, offset: int, other_length: int) -> None:
    """Touching is not overlapping."""
    span = DateRange(start, start + length * ONE_DAY)
    other = DateRange(start + offset * ONE_DAY, start + (offset + other_length) * ONE_DAY)
    assert span.overlaps(other) == bool(set(span.days()) & set(other.days())) == other.overlaps(span)
