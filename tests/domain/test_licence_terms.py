"""The terms of a licence: without gaps, and what is printed on it wins."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from builders import official
from dates import day
from planner.domain.calendar_math import Span
from planner.domain.licence import LicenceCycle
from planner.domain.licence_terms import terms

YEARLY = LicenceCycle(every=official(Span(1, "years")))
JUNE = LicenceCycle(every=official(Span(2, "years")), fixed_day="06-30", parity="even")
DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def ends(cycle: LicenceCycle, granted: str, until: str, printed: str | None = None) -> list[str]:
    """The last days of the terms, one that was outlived in brackets, the printed one with a star."""
    found = terms(cycle, day(granted), day(until), day(printed) if printed else None)
    return [f"({it.days.last})" if it.outlived else f"{it.days.last}{'*' * it.printed}" for it in found]


def test_a_printed_date_belongs_to_the_term_that_ends_nearest_to_it() -> None:
    """Granted on 2029-01-31, by rule to 31 January 2030 and 2031; printed 2031-03-31: the second term, and those after
    it end on 31 March.
    """
    assert ends(YEARLY, "2029-01-31", "2032-06-01", "2031-03-31") == [
        "(2030-01-31)", "2031-03-31*", "2032-03-31", "2033-03-31",
    ]  # fmt: skip


def test_after_a_printed_date_a_fixed_day_is_the_states_again() -> None:
    """North Dakota printed 2030-09-30 where 2030-06-30 is the rule's: the next is 2032-06-30."""
    assert ends(JUNE, "2029-01-31", "2031-01-01", "2030-09-30") == ["2030-09-30*", "2032-06-30"]


def test_a_date_from_before_the_grant_is_of_another_licence() -> None:
    """It changes nothing."""
    assert ends(YEARLY, "2029-01-31", "2029-02-01", "2029-01-31") == ["2030-01-31"]


@given(st.sampled_from([YEARLY, JUNE]), DAYS, st.integers(0, 9000), st.none() | DAYS)
def test_terms_follow_each_other_without_a_gap_until_the_day_asked_for(
    cycle: LicenceCycle, granted: date, ahead: int, printed: date | None
) -> None:
    """No day is in two, the day asked for is in the last, and a printed date after the grant is one of the ends."""
    until = date.fromordinal(granted.toordinal() + ahead)
    found = list(terms(cycle, granted, until, printed))
    assert found[0].days.start == granted
    assert all(one.days.stop == other.days.start for one, other in pairwise(found))
    assert until in found[-1].days
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    if printed and granted < printed <= until:
        assert [one.days.last for one in found if one.printed] == [printed]
