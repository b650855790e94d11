"""The days of a plan as numbers: slots by day, and stretches that share one budget."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from builders import EVERY_DAY, START, frame, plain_cases
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import Enrolment, Off
from planner.domain.feasibility import weigh
from planner.domain.grid import Grid, grid
from planner.domain.track import Track

THRICE = {"mon": 60, "wed": 50, "sat": 180}


def budgets(of: Grid) -> list[tuple[int, int, int, bool]]:
    return [(s.start, s.stop, s.slots, s.before_review) for s in of.stretches]


def test_a_day_holds_whole_slots_and_none_from_the_exam_on() -> None:
    """50 minutes are 3 slots. The exam is on the Saturday of the second week."""
    made = frame(THRICE, days=12)
    assert made.room == (4, 0, 3, 0, 0, 12, 0, 4, 0, 3, 0, 0, 0, 0)
    assert made.study_days(0, 14) == (0, 2, 5, 7, 9)
    assert made.study_days(2, 7) == (2, 5)
    assert (made.date(0), made.date(12)) == (START, START + 12 * ONE_DAY)


def test_whole_weeks_are_laid_out_also_where_they_begin_on_another_day() -> None:
    """START is a Monday; with Sunday first the plan's week 1 begins the day before, which has nothing."""
    made = frame(EVERY_DAY, days=8, first_weekday=6)
    assert made.date(0) == START - ONE_DAY
    assert made.room == (0, *[4] * 8, *[0] * 5)
    assert (made.first, made.exam) == (1, 9)


def test_a_week_that_the_review_splits_is_two_stretches() -> None:
    """The review begins on day 5. Together the two have what the week has; the first one leans on nothing after it.

    With a quarter kept free: 60 + 50 = 110, of which 82 are 5 slots; the week has 290, of which 217 are 14.
    """
    made = frame(THRICE, days=12, review=7, buffer_percent=25)
    assert budgets(made) == [(0, 5, 5, True), (5, 7, 9, False), (7, 14, 5, False)]
    assert (made.supply, made.supply_before_review) == (19, 5)
    assert [made.stretch_of(day) for day in (0, 4, 5, 6, 7, 13)] == [0, 0, 1, 1, 2, 2]


def test_a_review_that_begins_with_a_week_splits_none() -> None:
    """Day 7 is a Monday, and so is the day of the exam, whose week has nothing before it."""
    assert budgets(frame(THRICE, days=14)) == [(0, 7, 19, True), (7, 14, 19, False), (14, 21, 0, False)]


def test_nothing_is_left_of_what_has_passed() -> None:
    """On the Wednesday of the second week, its Monday and week 1 are gone, and their minutes with them."""
    made = frame(THRICE, days=21, enrolled_on=START + 9 * ONE_DAY)
    assert made.first == 9
    assert made.room == (*[0] * 9, 3, 0, 0, 12, 0, 4, 0, 3, 0, 0, 12, 0, *[0] * 7)
    assert budgets(made) == [(9, 14, 15, True), (14, 21, 19, False), (21, 28, 0, False)]
    assert made.stretch_of(9) == 0


def test_days_off_have_no_room() -> None:
    """Wednesday to Sunday of week 1."""
    away = Off(DateRange(START + 2 * ONE_DAY, START + 7 * ONE_DAY))
    assert frame(THRICE, days=14, off=(away,)).room[:7] == (4, 0, 0, 0, 0, 0, 0)


@given(plain_cases(), st.integers(0, 40))
def test_the_grid_has_just_the_supply_that_feasibility_counted(pair: tuple[Track, Enrolment], later: int) -> None:
    """Else a plan that fits by the count might not fit on the days."""
    drawn, made = pair
    case = weigh(drawn, made, made.enrolled_on + timedelta(days=later))
    frame, budget = grid(case, case.exam()), case.budget(case.exam())
    assert 15 * frame.supply == budget.supply
    assert 15 * frame.supply_before_review == budget.supply_before_review
    for stretch in frame.stretches:
        assert [frame.stretch_of(day) for day in (stretch.start, stretch.stop - 1)] == [
            frame.stretches.index(stretch)
        ] * 2
