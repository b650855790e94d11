"""The JSON documents about an enrolment. Their keys and the order of these are a contract: added to, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import WEEKDAYS
from planner.domain.plan import BESIDE_THE_BUDGET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.cli.today_text import Today
    from planner.domain.enrolment import Enrolment
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, PlanWeek, Remedy, StudyPlan
    from planner.domain.scorecard import Property
    from planner.service import View

Document = dict[str, Any]


def plan(
    enrolment: Enrolment,
    it: StudyPlan,
    practicum_percent: int,
    today: date,
    *,
    stored: bool = True,
    only: int | None = None,
) -> Document:
    """`planner.plan/1`. A plan that was not stored names no enrolment; `only` is the number of a week to show alone."""
    budget = it.budget
    return {
        "schema": "planner.plan/1",
        "as_of": it.as_of.isoformat(),
        "enrolment": enrolment.id if stored else None,
        "track": enrolment.track,
        "start": it.start.isoformat(),
        "exam_date": it.exam_date.isoformat(),
        "final_review_start": it.final_review_start.isoformat(),
        "buffer_percent": enrolment.buffer_percent,
        "pace_factor": it.pace_factor,
        "depth": it.depth,
        "inputs": _inputs(enrolment, practicum_percent),
        "need_minutes": budget.need,
        "need_before_review_minutes": budget.need_before_review,
        "supply_minutes": budget.supply,
        "supply_before_review_minutes": budget.supply_before_review,
        "feasible": budget.feasible,
        "shortfall_minutes": budget.shortfall,
        "remedies": [_remedy(remedy) for remedy in it.remedies],
        "topics": _topics(it),
        "weeks": [plan_week(week, today) for week in it.weeks if only in (None, week.number)],
    }


def _inputs(enrolment: Enrolment, practicum_percent: int) -> Document:
    times = zip(WEEKDAYS, enrolment.week.days, strict=True)
    return {
        "week": enrolment.week.by_name(),
        "daily_cap": enrolment.daily_cap,
        "off": [
            {"start": off.days.start.isoformat(), "end": off.days.last.isoformat(), "label": off.label}
            for off in enrolment.off
        ],
        "busy": [],
        "practicum_percent": practicum_percent,
        "session_minutes": enrolment.session_minutes,
        "triage": dict(enrolment.triage),
        "at": {name: it.at.isoformat("minutes") for name, it in times if it.at and it.minutes},
        "week_starts": WEEKDAYS[enrolment.first_weekday],
    }


def _remedy(remedy: Remedy) -> Document:
    value = remedy.value
    return {
        "kind": remedy.kind,
        "value": value if value is None or isinstance(value, int) else value.isoformat(),
        "week": dict(remedy.week) if remedy.week else None,
        "binding": remedy.binding,
    }


def _topics(it: StudyPlan) -> list[Document]:
    planned = it.planned_minutes()
    done = dict.fromkeys(planned, 0)
    for block in it.blocks():
        for part in block.parts if block.status == "done" else ():
            done[part.topic] += part.minutes
    return [
        {
            "topic": need.topic,
            "need_minutes": need.minutes,
            "learn_minutes": need.learn_minutes,
            "hands_on_minutes": need.hands_on_minutes,
            "recall_minutes": need.recall_minutes,
            "planned_minutes": planned[need.topic],
            "done_minutes": done[need.topic],
            "pending_review": None,
        }
        for need in it.needs
    ]


def plan_week(week: PlanWeek, today: date) -> Document:
    """A week with all its seven days and its blocks as they stand today."""
    done: dict[date, int] = {}
    for block in week.blocks:
        if block.status == "done" and block.activity not in BESIDE_THE_BUDGET:
            done[block.date] = done.get(block.date, 0) + block.minutes
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        "end": week.days[-1].date.isoformat(),
        "phase": week.phase,
        "capacity_minutes": week.capacity_minutes,
        "planned_minutes": week.planned_minutes,
        "days": [
            {
                "date": day.date.isoformat(),
                "capacity_minutes": day.capacity_minutes,
                "done_minutes": done.get(day.date, 0),
                "reduced_by": list(day.reduced_by),
            }
            for day in week.days
        ],
        "blocks": [_block(block.as_of(today)) for block in week.blocks],
    }


def _block(block: Block) -> Document:
    mock = block.mock
    document: Document = {
        "id": block.id,
        "date": block.date.isoformat(),
        "order": block.order,
        "minutes": block.minutes,
        "activity": block.activity,
        "status": block.status,
        "pinned": block.pinned,
        "from_catch_up": block.from_catch_up,
        "mock": {"number": mock.number, "slice": mock.slice, "of": mock.of} if mock else None,
        "parts": [{"topic": part.topic, "domain": part.domain, "minutes": part.minutes} for part in block.parts],
    }
    return document | {"task": block.task} if block.task else document


def milestone(it: Milestone, today: date) -> Document:
    """One dated event."""
    return {
        "key": it.key,
        "date": it.date.isoformat(),
        "title": it.title,
        "kind": it.kind,
        "status": it.state(today),
        "because": it.because,
        "confirmed": it.confirmed,
        "sources": [
            {"title": page.title, "url": page.url, "read_on": page.read_on.isoformat(), "status": page.status}
            for page in it.sources
        ],
        "expected": it.expected,
    }


def milestones(enrolment: str, found: Iterable[Milestone], today: date) -> Document:
    """`planner.milestones/1`."""
    head = _head("milestones", enrolment, today)
    return head | {"milestones": [milestone(it, today) for it in found]}


def explain(enrolment: str, it: Milestone, today: date) -> Document:
    """`planner.explain/1`."""
    return _head("explain", enrolment, today) | {"milestone": milestone(it, today)}


def week(enrolment: str, it: PlanWeek, today: date) -> Document:
    """`planner.week/1`."""
    return _head("week", enrolment, today) | {"week": plan_week(it, today)}


def today(it: Today) -> Document:
    """`planner.today/1`."""
    return _head("today", it.enrolment, it.on) | {
        "capacity_minutes": it.capacity,
        "planned_minutes": sum(block.minutes for block in it.blocks),
        "blocks": [_block(block.as_of(it.on)) for block in it.blocks],
        "milestones": [milestone(found, it.on) for found in it.coming],
        "alerts": [{"kind": alert.kind, "milestone": alert.key, "text": alert.text} for alert in it.alerts],
    }


def check(enrolment: str, properties: Iterable[Property], today: date) -> Document:
    """`planner.check/1`."""
    return _head("check", enrolment, today) | {
        "properties": [
            {
                "id": it.id,
                "title": it.title,
                "value": it.value,
                "threshold": it.threshold,
                "holds": it.holds,
                "comparison": it.comparison,
                "hard": it.id.startswith("H"),
                "detail": it.detail,
            }
            for it in properties
        ]
    }


def enrolments(rows: Iterable[tuple[Enrolment, date | None]]) -> Document:
    """`planner.enrolments/1`, each with its exam date."""
    return {"schema": "planner.enrolments/1", "enrolments": [enrolment(it, exam) for it, exam in rows]}


def enrolment(it: Enrolment, exam: date | None) -> Document:
    """One enrolment in short."""
    return {
        "id": it.id,
        "track": it.track,
        "start": it.start.isoformat(),
        "exam_date": exam.isoformat() if exam else None,
        "status": it.status,
    }


def whatif(now: View, then: View, moved: Mapping[str, tuple[date | None, date | None]], today: date) -> Document:
    """`planner.whatif/1`: each pair is as it is, then as it would be."""
    pairs = {
        "exam_date": [view.plan.exam_date.isoformat() for view in (now, then)],
        "weekly_minutes": [view.enrolment.week.minutes for view in (now, then)],
        "feasible": [view.plan.budget.feasible for view in (now, then)],
    }
    percent = then.track.program.practicum_capacity_percent.value
    return {
        "schema": "planner.whatif/1",
        "plan": plan(then.enrolment, then.plan, percent, today),
        "compared": pairs
        | {
            "milestones": [
                {"key": key, "from": old.isoformat() if old else None, "to": new.isoformat() if new else None}
                for key, (old, new) in moved.items()
            ]
        },
    }


def _head(name: str, enrolment: str, today: date) -> Document:
    return {"schema": f"planner.{name}/1", "as_of": today.isoformat(), "enrolment": enrolment}
