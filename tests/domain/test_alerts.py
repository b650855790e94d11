"""Alerts: early enough to act on, each with its reason, and none where there is nothing to do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from builders import START, enrolment, track
from planner.domain.alerts import Alert, alerts
from planner.domain.feasibility import weigh
from planner.domain.milestone import Citation, Kind, Milestone
from planner.domain.plan import Budget
from planner.domain.study_plan import build

PLAN = build(weigh(track(), enrolment(), START), START)
CALM = Budget(need=100, need_before_review=50, supply=1000, supply_before_review=900)
SOURCE = (Citation("Handbook", "https://example.org", START, "secondary"),)


def milestone(away: int, key: str = "apply_by", kind: Kind = "application", **flags: bool) -> Milestone:
    flags = {"confirmed": True, "duty": True, **flags}
    return Milestone(
        key=key,
        date=START + timedelta(days=away),
        title="A date",
        kind=kind,
        because="it is so",
        sources=SOURCE,
        **flags,
    )


def of(*milestones: Milestone, left: Budget = CALM, today: date = START) -> tuple[Alert, ...]:
    return alerts(PLAN, left, milestones, today)


@pytest.mark.parametrize(
    ("need", "supply", "level"),
    [(800, 1000, None), (801, 1000, "amber"), (920, 1000, "amber"), (921, 1000, "red"), (1, 0, "red"), (0, 0, None)],
)
def test_a_tight_plan_is_amber_above_80_percent_and_red_above_92(need: int, supply: int, level: str | None) -> None:
    """The whole need against the supply before the exam."""
    found = of(left=Budget(need=need, need_before_review=0, supply=supply, supply_before_review=0))
    assert [alert.level for alert in found] == ([level] if level else [])


def test_the_tighter_budget_is_the_one_that_is_told() -> None:
    """Learning may be late while there is time enough in all: 380 of 400 min before the final review."""
    (alert,) = of(left=Budget(need=500, need_before_review=380, supply=1000, supply_before_review=400))
    assert (alert.level, alert.kind, alert.key) == ("red", "at_risk", "study")
    assert f"6 h 20 min are still needed before the final review on {PLAN.final_review_start}" in alert.text
    assert "of the 6 h 40 min that there are (95 %)" in alert.text


@pytest.mark.parametrize(
    ("it", "expected"),
    [
        (milestone(15), []),
        (milestone(14), [("amber", "due")]),
        (milestone(14, done=True), []),
        (milestone(14, duty=False), []),
        (milestone(-1), [("red", "missed")]),
        (milestone(-61), []),
        (milestone(10, "exam_fee_due", "fee"), [("amber", "due")]),
        (milestone(60, confirmed=False), [("amber", "unconfirmed")]),
        (milestone(61, confirmed=False), []),
        (milestone(3, confirmed=False), [("amber", "due"), ("amber", "unconfirmed")]),
        (milestone(30, "exam_window_closes", "exam"), [("amber", "closing")]),
        (milestone(7, "exam_window_closes", "exam"), [("red", "closing")]),
        (milestone(31, "exam_window_closes", "exam"), []),
        (milestone(-1, "exam_window_closes", "exam"), []),
        (milestone(14, "retake_fee_due", "fee"), [("amber", "due")]),
        (milestone(40, "retake_earliest", "exam", duty=False), [("amber", "retake")]),
        (milestone(0, "retake_earliest", "exam", duty=False), []),
        (milestone(-60, "retake_closed", "exam", duty=False), [("red", "retake")]),
        (milestone(-61, "retake_closed", "exam", duty=False), []),
    ],
)
def test_dates_are_told_when_they_matter(it: Milestone, expected: list[tuple[str, str]]) -> None:
    """Duties two weeks ahead, closing windows a month, unconfirmed dates two."""
    assert [(alert.level, alert.kind) for alert in of(it)] == expected


def test_red_comes_first_and_each_has_its_reason() -> None:
    """The reason is the milestone's own."""
    first, second = of(milestone(3), milestone(-1))
    assert (first.level, second.level) == ("red", "amber")
    assert second.text == f"Due: A date, {START + timedelta(days=3)}, in 3 days. It is so."


def test_after_the_exam_the_study_is_no_alert() -> None:
    """There is nothing left to do for it."""
    assert of(left=Budget(need=1, need_before_review=0, supply=0, supply_before_review=0), today=PLAN.exam_date) == ()


def test_after_a_fail_the_day_from_which_one_may_sit_again_is_told() -> None:
    """With the days until then and the rule."""
    (told,) = of(milestone(30, "retake_earliest", "exam", duty=False))
    day = START + timedelta(days=30)
    assert told.text == f"You may sit again from {day} on, in 30 days. It is so."
