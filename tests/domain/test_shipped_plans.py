"""The plans of the tracks that ship, for a student with some room: every property holds, and the weeks look right."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import NamedTuple

import pytest

from builders import START, enrolment
from planner.domain.enrolment import Enrolment, Week
from planner.domain.feasibility import Case, weigh
from planner.domain.measure import Measured
from planner.domain.plan import Block, PlanWeek
from planner.domain.planning import plan_for
from planner.domain.scorecard import scorecard
from planner.domain.track import Track
from planner.schedules import load_track
from planner.schedules.files import bundled

each_track = pytest.mark.parametrize("name", sorted(bundled("track")))


class Shipped(NamedTuple):
    """A track's plan and all that it was made of."""

    case: Case
    measured: Measured

    @property
    def weeks(self) -> tuple[PlanWeek, ...]:
        return self.measured.plan.weeks

    def last_days(self, days: int) -> list[Block]:
        return [b for b in self.measured.study if b.date >= self.measured.plan.exam_date - timedelta(days=days)]


@cache
def shipped(name: str) -> Shipped:
    """By the first route, in the usual number of months, with the fewest minutes that leave a quarter to spare."""
    track = load_track(name)
    made = next(filter(lambda made: has_room(track, made), (student(track, 60 + 15 * n) for n in range(80))))
    planned = plan_for(track, made, START)
    return Shipped(weigh(track, made, START), Measured(track, made, planned.dates, planned.plan))


def student(track: Track, minutes: int) -> Enrolment:
    """Two evenings of these minutes and a Saturday of three times as many."""
    route = track.routes[0]
    return enrolment(
        track=track.id,
        route=route.id,
        months=track.program.months.value.default if route.program else None,
        week=Week.of({"mon": minutes, "wed": minutes, "sat": 3 * minutes}),
    )


def has_room(track: Track, made: Enrolment) -> bool:
    case = weigh(track, made, START)
    budget = case.budget(case.exam())
    return budget.feasible and 4 * budget.supply >= 5 * budget.need


@each_track
def test_every_property_holds(name: str) -> None:
    """H and S; what doesn't is named with its figures."""
    card = scorecard(shipped(name).measured)
    assert [f"{p.id} {p.value}: {p.detail}" for p in card if not p.holds] == []


@each_track
def test_every_topic_is_planned(name: str) -> None:
    """And nothing that isn't in the outline."""
    plan = shipped(name).measured.plan
    topics = [topic.id for topic in shipped(name).case.track.outline.topics]
    assert [need.topic for need in plan.needs] == topics
    assert {part.topic for block in plan.blocks() for part in block.parts} == set(topics)
    assert min(plan.planned_minutes().values()) > 0


@each_track
def test_the_first_week_begins_with_what_requires_nothing(name: str) -> None:
    """Learning it, on the first study day."""
    made = shipped(name)
    requires = {topic.id: topic.requires for topic in made.case.track.outline.topics}
    first = made.measured.study[0]
    assert first in made.weeks[0].blocks
    assert first.activity == "learn"
    assert [requires[part.topic] for part in first.parts] == [()]


@each_track
def test_weeks_of_practicum_are_lighter(name: str) -> None:
    """Every one of them than every other whole week, but the last."""
    made = shipped(name)
    practicum = made.case.dates.practicum
    assert practicum is not None
    inside: list[int] = []
    outside: list[int] = []
    for week in made.weeks[1:-2]:
        days = sum(day.date in practicum for day in week.days)
        if days in (0, 7):
            (inside if days else outside).append(week.planned_minutes)
    assert max(inside) < min(outside)


@each_track
def test_the_last_fortnight_is_for_recall_and_mocks(name: str) -> None:
    """Nothing is learnt in it, and its last week is not empty."""
    made = shipped(name)
    assert {block.activity for block in made.last_days(14)} <= {"recall", "mock", "mock_review"}
    assert {block.activity for block in made.last_days(7)} & {"recall", "mock"}


def test_twelve_tracks_ship() -> None:
    """So that none is forgotten here."""
    assert len(bundled("track")) == 12
