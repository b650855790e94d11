"""Where the present pace leads: said only where it leads too late, and only once it can be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from builders import START, enrolment, track
from planner.domain.alerts import alerts
from planner.domain.enrolment import Enrolment
from planner.domain.feasibility import Case, weigh
from planner.domain.forecast import Forecast, forecast, studied_lately
from planner.domain.history import history_of
from planner.domain.log import log_block
from planner.domain.plan import Budget, StudyPlan
from planner.domain.study_plan import build

PLAN = build(weigh(track(), enrolment(), START), START)
WEEK = timedelta(weeks=1)
CALM = Budget(need=1, need_before_review=1, supply=1000, supply_before_review=1000)


def lived(until: date, every: int, made: Enrolment | None = None) -> tuple[StudyPlan, Case]:
    """One study block in `every` done; none where it is 0."""
    plan, sessions = PLAN, []
    studied = [b for b in PLAN.blocks() if b.date < until and b.activity != "catch_up"]
    for n, block in enumerate(studied):
        if every and n % every == 0:
            plan, entry = log_block(plan, "plain-1", block.id, f"s{n}", block.date)
            sessions.append(entry)
    return plan, weigh(track(), made or enrolment(), until, history=history_of(plan, sessions, until))


def test_whoever_does_the_plan_hears_nothing() -> None:
    """On any week of it."""
    for weeks in range(0, 40, 3):
        plan, case = lived(START + weeks * WEEK, 1)
        assert forecast(case, plan, START + weeks * WEEK) is None


def test_a_fifth_of_what_is_asked_for_ends_too_late() -> None:
    """The first day on which a fifth of the supply is as much as the learning still needs, or none before the exam."""
    today = START + 20 * WEEK
    plan, case = lived(today, 5)
    found = forecast(case, plan, today)
    assert found
    assert 10 <= found.percent <= 30
    assert found.learnt is None or plan.final_review_start <= found.learnt < plan.exam_date


def test_the_day_is_told_where_it_still_lies_before_the_exam() -> None:
    """Half of the last four weeks, with the need cut so that it just fits after the review has begun."""
    today = START + 30 * WEEK
    plan, case = lived(today, 2)
    share = studied_lately(plan, today - 4 * WEEK, today)
    assert share
    done, asked = share
    wanted = done * case.supply.until(plan.final_review_start) // asked + 15
    (first, *_) = case.needs
    tight = replace(case, needs=(replace(first, learn_minutes=wanted, hands_on_minutes=0),))
    found = forecast(tight, plan, today)
    assert found
    assert found.learnt
    assert plan.final_review_start <= found.learnt < plan.exam_date
    assert done * case.supply.until(found.learnt + timedelta(days=1)) >= asked * wanted
    assert done * case.supply.until(found.learnt) < asked * wanted


def test_nothing_done_at_all_never_ends() -> None:
    """No division by what is nought."""
    today = START + 8 * WEEK
    plan, case = lived(today, 0)
    assert forecast(case, plan, today) == Forecast(0, None)


def test_a_plan_younger_than_two_weeks_says_nothing() -> None:
    """Nor one whose final review has begun, in which nothing is learnt any more."""
    plan, case = lived(START + timedelta(days=13), 0)
    assert forecast(case, plan, START + timedelta(days=13)) is None
    late = PLAN.final_review_start
    plan, case = lived(late, 0)
    assert forecast(case, plan, late) is None


def test_the_alert_says_what_was_studied_and_when_learning_would_end() -> None:
    """Amber where it ends before the exam, red where it does not; none once the review has begun."""
    day = PLAN.final_review_start + timedelta(days=3)
    (told,) = alerts(PLAN, CALM, (), START, Forecast(60, day))
    assert (told.level, told.kind, told.key) == ("amber", "forecast", "study")
    assert told.text == (
        f"You studied 60 % of what the last four weeks asked for: at that pace your learning ends on {day}, and the "
        f"final review begins on {PLAN.final_review_start}."
    )
    (never,) = alerts(PLAN, CALM, (), START, Forecast(10, None))
    assert never.level == "red"
    assert "your learning ends only after the exam" in never.text
    assert alerts(PLAN, CALM, (), PLAN.final_review_start, Forecast(10, None)) == ()
