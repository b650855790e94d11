"""Whether a plan fits, and what alone would make it fit: against counting day by day and trying date after date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from builders import START, enrolment, exam_days, plain_cases, track
from planner.domain import capacity
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import MINUTES_A_DAY, Enrolment, Off, StudyDay, Week
from planner.domain.facts import Fact
from planner.domain.feasibility import Case, Supply, final_review_start, reductions, remedies, scaled, weigh
from planner.domain.plan import Remedy
from planner.domain.track import Study, Track

Pair = tuple[Track, Enrolment]


def weighed(track: Track, enrolment: Enrolment) -> Case:
    return weigh(track, enrolment, enrolment.enrolled_on)


def fits(track: Track, enrolment: Enrolment) -> bool:
    case = weighed(track, enrolment)
    exam = case.exam()
    return case.dates.window_holds(exam) and case.budget(exam).feasible


def too_short(pair: Pair) -> Pair:
    """The same with the week halved until it doesn't fit: below a quarter of an hour a day nothing does."""
    drawn, made = pair
    while fits(drawn, made):
        made = replace(made, week=Week(tuple(StudyDay(ceil(day.minutes / 2)) for day in made.week.days)))
    return drawn, made


def helped(pair: Pair) -> tuple[Remedy, Remedy, Remedy]:
    """The remedies of an enrolment that doesn't fit."""
    minutes, exam, months = remedies(weighed(*pair), pair[1].enrolled_on)
    assert (minutes.kind, exam.kind, months.kind) == ("weekly_minutes", "exam_date", "program_months")
    return minutes, exam, months


# More room never hurts (H8)


@given(plain_cases(), st.integers(0, 6), st.integers(1, 600))
def test_more_minutes_on_a_weekday_never_make_a_plan_unfit(pair: Pair, weekday: int, more: int) -> None:
    """Nor a later first day on which it is ready."""
    drawn, made = pair
    days = list(made.week.days)
    days[weekday] = StudyDay(min(MINUTES_A_DAY, days[weekday].minutes + more))
    richer = replace(made, week=Week(tuple(days)))
    ready, ready_richer = weighed(drawn, made).earliest_ready(), weighed(drawn, richer).earliest_ready()
    assert ready is None or (ready_richer is not None and ready_richer <= ready)
    assert fits(drawn, richer) or not fits(drawn, made)


@given(plain_cases())
def test_a_later_exam_in_the_window_never_makes_a_plan_unfit(pair: Pair) -> None:
    """Neither of the two budgets shrinks from one day of the window to the next."""
    case = weighed(*pair)
    budgets = [case.budget(day) for day in exam_days(*pair)]
    for earlier, later in pairwise(budgets):
        assert earlier.supply <= later.supply
        assert earlier.supply_before_review <= later.supply_before_review
        assert later.feasible or not earlier.feasible


@given(plain_cases(), st.integers(0, 400), st.integers(1, 40))
def test_days_off_never_add_capacity(pair: Pair, after: int, length: int) -> None:
    """Not on any day, and not in the supply up to any day."""
    drawn, made = pair
    first = made.start + after * ONE_DAY
    less = replace(made, off=(*made.off, Off(DateRange(first, first + length * ONE_DAY))))
    full, thin = weighed(drawn, made), weighed(drawn, less)
    for day in exam_days(drawn, made):
        assert thin.supply.until(day) <= full.supply.until(day)
    span = DateRange(made.start, full.dates.closes)
    before = capacity.days(made, span, reductions(drawn, full.dates), span.stop)
    after_it = capacity.days(less, span, reductions(drawn, full.dates), span.stop)
    assert all(b.capacity_minutes <= a.capacity_minutes for a, b in zip(before, after_it, strict=True))


# The supply, and the dates that rest on it


@given(plain_cases(), st.lists(st.integers(-10, 1100), max_size=12))
def test_the_supply_up_to_a_day_is_the_sum_over_its_weeks(pair: Pair, offsets: list[int]) -> None:
    """Running sums give what counting every week anew gives, before the first day and in split weeks too."""
    drawn, made = pair
    case = weighed(drawn, made)
    last = max(case.dates.closes, case.first)
    span = capacity.whole_weeks(made.start, last, made.first_weekday)
    days = capacity.days(made, span, reductions(drawn, case.dates), span.stop)
    supply = Supply(days, case.first, made.buffer_percent, made.first_weekday)
    for offset in offsets:
        stop = made.start + offset * ONE_DAY
        counted = capacity.supply(days, case.first, stop, made.buffer_percent, made.first_weekday)
        assert supply.until(stop) == counted
        assert stop > last or case.supply.until(stop) == counted


@given(plain_cases())
def test_the_earliest_ready_day_is_the_first_of_the_window_that_fits(pair: Pair) -> None:
    """Bisection finds what trying every day finds."""
    case = weighed(*pair)
    assert case.earliest_ready() == next((day for day in exam_days(*pair) if case.budget(day).feasible), None)


@given(plain_cases())
def test_the_suggested_exam_is_the_working_day_that_the_rule_names(pair: Pair) -> None:
    """14 to 21 days after the programme, or from six weeks ahead without one; else the first day that fits at all."""
    case = weighed(*pair)
    ready = [day for day in exam_days(*pair) if case.budget(day).feasible]
    if case.dates.program:
        end = case.dates.program.stop - ONE_DAY
        wanted = DateRange(end + timedelta(days=14), end + timedelta(days=22))
    else:
        wanted = DateRange(pair[1].enrolled_on + timedelta(days=42), date.max)
    usual = [day for day in ready if day in wanted and day.weekday() < 5]
    event(f"usual: {bool(usual)}, ready: {bool(ready)}")
    assert case.suggested() == next(iter(usual or ready), None)


@pytest.mark.parametrize(
    ("ready", "suggested"),
    [
        (date(2027, 11, 21), date(2027, 11, 29)),  # long before: the 14th day
        (date(2027, 11, 28), date(2027, 11, 29)),
        (date(2027, 12, 5), date(2027, 12, 6)),  # the Monday is the 21st day
        (date(2027, 12, 12), date(2027, 12, 12)),  # the Monday would be the 28th
    ],
)
def test_a_weekend_gives_way_to_the_monday_up_to_three_weeks_after_the_programme(ready: date, suggested: date) -> None:
    """The programme ends on Monday 15 November. Who studies on Saturdays only is ready on a Sunday."""
    made = enrolment(program_end=date(2027, 11, 15), week=Week.of({"sat": 120}), buffer_percent=0)
    tracks = (track(study=Study(hours=Fact(value=hours))) for hours in range(1, 199))
    case = next(case for case in (weighed(one, made) for one in tracks) if case.earliest_ready() == ready)
    assert case.suggested() == suggested


@given(plain_cases())
def test_the_exam_is_the_pinned_day_else_the_suggested_else_the_last(pair: Pair) -> None:
    """There is always a day to plan for, so that what is missing can be said."""
    case = weighed(*pair)
    expected = pair[1].exam_date or case.suggested() or case.dates.closes
    assert case.exam() == expected


@pytest.mark.parametrize(
    ("days", "length"),
    [
        (10, 7),  # ceil(1.0) = 1, at least 7
        (70, 7),  # ceil(7.0) = 7
        (71, 8),  # ceil(7.1) = 8
        (150, 15),
        (201, 21),  # ceil(20.1) = 21
        (210, 21),
        (211, 21),  # ceil(21.1) = 22, at most 21
        (730, 21),
        (7, 7),  # all of the plan
        (3, 3),  # no longer than the plan
    ],
)
def test_the_final_review_is_a_tenth_of_the_plan_of_7_to_21_days(days: int, length: int) -> None:
    """A tenth rounded up; both limits belong to it."""
    exam = START + days * ONE_DAY
    assert exam - final_review_start(track(), START, exam) == length * ONE_DAY


@pytest.mark.parametrize("fixed", [3, 30])
def test_a_track_may_fix_the_final_review(fixed: int) -> None:
    """Even outside the usual limits."""
    own = track(study=replace(track().study, final_review_days=Fact(value=fixed)))
    assert final_review_start(own, START, START + 100 * ONE_DAY) == START + (100 - fixed) * ONE_DAY


def test_the_final_review_does_not_shrink_as_time_passes() -> None:
    """It is a tenth of the days from the original start, not from today."""
    later = weigh(track(), enrolment(), START + timedelta(days=250))
    assert later.budget(later.exam()).supply < weighed(track(), enrolment()).budget(later.exam()).supply
    assert final_review_start(later.track, later.origin, later.exam()) == later.exam() - 21 * ONE_DAY


# What would help (H9)


@given(plain_cases())
def test_the_shortfall_is_the_larger_gap(pair: Pair) -> None:
    """Learning must fit before the final review, everything before the exam."""
    case = weighed(*pair)
    exam = case.exam()
    review = final_review_start(case.track, case.origin, exam)
    need = sum(n.learn_minutes + n.hands_on_minutes + n.recall_minutes for n in case.needs)
    early = sum(n.learn_minutes + n.hands_on_minutes for n in case.needs)
    gaps = (need - case.supply.until(exam), early - case.supply.until(review))
    budget = case.budget(exam)
    assert budget.shortfall == max(0, *gaps)
    assert budget.feasible == (max(gaps) <= 0)


@settings(max_examples=60)
@given(plain_cases())
def test_the_weekly_remedy_fits_and_a_minute_less_does_not(pair: Pair) -> None:
    """The same weekdays in the same proportion, as few minutes as will do. Where even full days are not enough, what
    binds is named: the cap where the plan would fit without it, else the window.
    """
    drawn, made = pair = too_short(pair)
    remedy = helped(pair)[0]
    event(f"binding: {remedy.binding}")
    if remedy.value is None:
        most = max(day.minutes for day in made.week.days)
        full = replace(made, week=scaled(made.week, MINUTES_A_DAY * made.week.minutes // most))
        assert not fits(drawn, full)
        assert remedy.binding == ("daily cap" if fits(drawn, replace(full, daily_cap=None)) else "window")
        return
    assert remedy.binding is None
    assert remedy.week is not None
    assert remedy.value == sum(remedy.week.values())
    assert set(remedy.week) == set(made.week.by_name())
    assert fits(drawn, replace(made, week=Week.of(remedy.week)))
    totals = range(made.week.minutes, 7 * MINUTES_A_DAY + 1)
    total = next(n for n in totals if scaled(made.week, n).by_name() == remedy.week)
    assert not fits(drawn, replace(made, week=scaled(made.week, total - 1)))


@settings(max_examples=60)
@given(plain_cases())
def test_the_exam_remedy_is_the_first_day_that_fits_and_only_for_a_pinned_exam(pair: Pair) -> None:
    """A day is no remedy for a student who pinned none: the planner would have suggested it."""
    drawn, made = pair = too_short(pair)
    remedy = helped(pair)[1]
    case = weighed(drawn, made)
    ready = [day for day in exam_days(drawn, made) if case.budget(day).feasible]
    event(f"ready: {bool(ready)}")
    if made.exam_date and ready:
        assert (remedy.value, remedy.binding) == (ready[0], None)
        assert fits(drawn, replace(made, exam_date=ready[0]))
    else:
        assert (remedy.value, remedy.binding) == (None, "window")


@settings(max_examples=60)
@given(plain_cases())
def test_the_programme_remedy_is_the_shortest_longer_one_that_fits(pair: Pair) -> None:
    """Up to the longest that the track knows; a route without a programme has none to lengthen."""
    drawn, made = pair = too_short(pair)
    remedy = helped(pair)[2]
    if not drawn.route(made.route).program:
        assert (remedy.value, remedy.binding) == (None, "this route has no programme")
        return
    longer = range((made.months or 0) + 1, drawn.program.months.value.max + 1)
    enough = [months for months in longer if fits(drawn, replace(made, months=months))]
    expected = (enough[0], None) if enough else (None, "the longest programme (12 months)")
    assert (remedy.value, remedy.binding) == expected


def test_a_week_without_minutes_can_not_be_scaled() -> None:
    """Nothing in proportion to nothing."""
    idle = enrolment(week=Week.of({}))
    assert remedies(weighed(track(), idle), START)[0] == Remedy(
        kind="weekly_minutes", value=None, binding="no weekday has any minutes"
    )


def test_a_scaled_week_keeps_its_proportions_rounded_up() -> None:
    """60, 60, 180 of 300; 60 x 310 / 300 = 62, 180 x 310 / 300 = 186; 60 x 301 / 300 = 60.2, so 61."""
    week = Week.of({"mon": 60, "wed": 60, "sat": 180})
    assert scaled(week, 310).by_name() == {"mon": 62, "wed": 62, "sat": 186}
    assert scaled(week, 301).by_name() == {"mon": 61, "wed": 61, "sat": 181}
    assert scaled(week, 9000).by_name() == {"mon": 1440, "wed": 1440, "sat": 1440}
