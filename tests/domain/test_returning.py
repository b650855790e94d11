"""After missed weeks recall comes back: soon for what was missed, in time for the rest, and catch-up time as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from builders import UUID
from living import AS_USUAL
from planner.domain.calendar_math import ONE_DAY
from planner.domain.enrol import Wishes, enrolled
from planner.domain.enrolment import Enrolment, Week
from planner.domain.feasibility import weigh
from planner.domain.measure import Measured
from planner.domain.plan import StudyPlan
from planner.domain.replan import Wanted, replan
from planner.domain.returning import PLACED_WITHIN, Waiting, shared
from planner.domain.reviews import pending_reviews
from planner.domain.scorecard import Property, scorecard
from planner.domain.study_plan import build
from planner.domain.track import Track
from planner.domain.weaving import with_blocks
from planner.schedules import load_track

START = date(2027, 1, 11)
WEEK = timedelta(days=7)
HOURS = {
    "cma-aama": Week.of({"mon": 120, "wed": 120, "sat": 300}),
    "mls-ascp": Week.of({"mon": 120, "tue": 60, "wed": 120, "thu": 60, "sat": 240}),
}
MISSED = [(1, 3), (20, 1), (20, 3), (30, 5)]
"""Weeks studied, and weeks missed after them."""


@cache
def studied(name: str, weeks: int) -> tuple[Track, Enrolment, StudyPlan]:
    """A plan with everything of its first weeks done."""
    track = load_track(name)
    made = enrolled(track, Wishes(start=START, week=HOURS[name]), START, f"{name}-1", UUID)
    plan = build(weigh(track, made, START), START)
    done = START + weeks * WEEK
    blocks = (replace(b, status="done") if b.date < done and b.activity != "catch_up" else b for b in plan.blocks())
    return track, made, with_blocks(plan, made.id, blocks)


def replanned(name: str, weeks: int, missed: int, wanted: Wanted = AS_USUAL) -> tuple[StudyPlan, date]:
    """The plan that is offered after the missed weeks, and the day."""
    today = START + (weeks + missed) * WEEK
    track, made, plan = studied(name, weeks)
    return replan(track, made, plan, (), today, wanted).plan, today


def scored(name: str, weeks: int, plan: StudyPlan, today: date) -> dict[str, Property]:
    track, made, _ = studied(name, weeks)
    measured = Measured(track, made, weigh(track, made, today).dates, plan, (), today)
    return {it.id: it for it in scorecard(measured)}


def met(plan: StudyPlan) -> dict[str, list[date]]:
    """Each topic's days of study, done or planned."""
    found: dict[str, set[date]] = {}
    for block in plan.blocks():
        if block.status in ("done", "planned"):
            for part in block.parts:
                found.setdefault(part.topic, set()).add(block.date)
    return {topic: sorted(days) for topic, days in found.items()}


@pytest.mark.parametrize("name", HOURS)
@pytest.mark.parametrize(("weeks", "missed"), [(1, 3), (20, 1), (20, 3)])
def test_a_pending_review_comes_within_two_weeks(name: str, weeks: int, missed: int) -> None:
    """H10: one for each learnt topic that lost one, however many it lost; learning it further counts as meeting it."""
    plan, today = replanned(name, weeks, missed)
    days = met(plan)
    for topic in (it for it in pending_reviews(plan, today) if days[it][0] < today):
        assert any(today <= day <= today + PLACED_WITHIN for day in days[topic]), topic


@pytest.mark.parametrize("name", HOURS)
@pytest.mark.parametrize(("weeks", "missed"), MISSED)
def test_no_topic_rests_too_long_from_then_on(name: str, weeks: int, missed: int) -> None:
    """S14 bounds rests at 56 days; only those that the missed weeks have made already may be longer."""
    plan, today = replanned(name, weeks, missed)
    for topic, days in met(plan).items():
        early = [day for day in days if day < plan.final_review_start]
        ahead = [(a, b) for a, b in pairwise([*early, plan.final_review_start]) if a >= today]
        assert all((b - a).days <= 56 for a, b in ahead), topic


@pytest.mark.parametrize("name", HOURS)
@pytest.mark.parametrize(("weeks", "missed"), MISSED)
def test_catch_up_time_that_is_used_comes_back(name: str, weeks: int, missed: int) -> None:
    """S5: what is missed next finds a place as well."""
    plan, today = replanned(name, weeks, missed)
    assert scored(name, weeks, plan, today)["S5"].holds


def test_two_blocks_on_the_first_day_and_then_nothing_for_three_weeks() -> None:
    """The topics learnt on that day are not forgotten until autumn: the longest rest keeps to the scorecard's bound."""
    track, made, _ = studied("cma-aama", 0)
    plan = build(weigh(track, made, START), START)
    first = [b.id for b in plan.blocks() if b.date == START][:2]
    plan = with_blocks(plan, made.id, (replace(b, status="done") if b.id in first else b for b in plan.blocks()))
    today = START + 3 * WEEK
    result = replan(track, made, plan, (), today)
    assert scored("cma-aama", 0, result.plan, today)["S14"].holds


def test_a_plan_made_anew_reviews_what_has_had_all_its_recall() -> None:
    """Whoever is ahead in recall and plans anew still meets every topic, up to the final review and in it."""
    plan, today = replanned("cma-aama", 30, 0, Wanted(anew=True))
    for topic, days in met(plan).items():
        ahead = [day for day in days if today <= day < plan.final_review_start]
        assert all((b - a).days <= 56 for a, b in pairwise([*ahead, plan.final_review_start])), topic
        assert days[-1] >= plan.final_review_start, topic


def waiting(*days: int, lacking: int = 0, pending: bool = False) -> Waiting:
    return Waiting("t", "d", [START + n * ONE_DAY for n in days], lacking, pending)


@pytest.mark.parametrize(
    ("topic", "due"),
    [
        (waiting(0, 10, 30, 60), None),
        (waiting(0, 10, 60), 35),
        (waiting(0, 10, 30, 60, lacking=5), 20),
        (waiting(0, 10, 30, 60, pending=True), 5),
        (waiting(0, 10), 35 + 10),
    ],
    ids=["met often enough", "10 + 50 // 2", "10 + 20 // 2", "at once", "10 + 70 // 2, the review on day 80"],
)
def test_a_topic_is_due_half_way_through_its_gap(topic: Waiting, due: int | None) -> None:
    """Asked about day 5 and later, with a final review from day 80; the last ones are then met in it."""
    review = START + 80 * ONE_DAY
    topic.met.extend([review] if due is None else [])
    assert topic.due(START + 5 * ONE_DAY, review) == (None if due is None else START + due * ONE_DAY)


def test_minutes_are_dealt_in_steps_of_five() -> None:
    """45 minutes over two topics: 15 and 5 they have, 25 more are 15 and 10."""
    from planner.domain.plan import Part

    parts = shared([Part("a", "d", 15), Part("b", "d", 5)], 25)
    assert [part.minutes for part in parts] == [30, 15]
