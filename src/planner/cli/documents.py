"""The JSON documents about an enrolment. Their keys and the order of these are a contract: added to, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.cli.today_text import Today
    from planner.domain.alerts import Alert
    from planner.domain.enrolment import Busy, Enrolment
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, Part, PlanWeek, Remedy, StudyPlan
    from planner.domain.scorecard import Property
    from planner.domain.session import Session
    from planner.service import View

Document = dict[str, Any]


def plan(
    enrolment: Enrolment,
    it: StudyPlan,
    practicum_percent: int,
    today: date,
    *,
    sessions: Sequence[Session] = (),
    stored: bool = True,
    only: int | None = None,
) -> Document:
    """`planner.plan/1`. A plan that was not stored names no enrolment; `only` is the number of a week to show alone."""
    budget, studied = it.budget, minutes_by_day(sessions)
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
        "remedies": [remedy(each) for each in it.remedies],
        "topics": _topics(it, today),
        "weeks": [plan_week(week, today, studied) for week in it.weeks if only in (None, week.number)],
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
        "busy": [_busy(it) for it in enrolment.busy],
        "practicum_percent": practicum_percent,
        "session_minutes": enrolment.session_minutes,
        "triage": dict(enrolment.triage),
        "at": {name: it.at.isoformat("minutes") for name, it in times if it.at and it.minutes},
        "week_starts": WEEKDAYS[enrolment.first_weekday],
    }


def _busy(it: Busy) -> Document:
    at = it.at.isoformat("minutes") if it.at else None
    return {"date": it.date.isoformat(), "minutes": it.minutes, "at": at, "title": it.title}


def remedy(it: Remedy) -> Document:
    """What alone would make a plan fit, or why it can't."""
    return {
        "kind": it.kind,
        "value": it.value if it.value is None or isinstance(it.value, int) else it.value.isoformat(),
        "week": dict(it.week) if it.week else None,
        "binding": it.binding,
    }


def _topics(it: StudyPlan, today: date) -> list[Document]:
    from planner.domain.reviews import pending_reviews

    planned, pending = it.planned_minutes(), pending_reviews(it, today)
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
            "pending_review": day.isoformat() if (day := pending.get(need.topic)) else None,
        }
        for need in it.needs
    ]


def minutes_by_day(sessions: Iterable[Session]) -> dict[date, int]:
    """What was really studied on each day."""
    found: dict[date, int] = {}
    for it in sessions:
        found[it.date] = found.get(it.date, 0) + it.minutes
    return found


def plan_week(week: PlanWeek, today: date, studied: Mapping[date, int]) -> Document:
    """A week with all its seven days and its blocks as they stand today; `studied` are minutes by day."""
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
                "done_minutes": studied.get(day.date, 0),
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
        "parts": [part(it) for it in block.parts],
    }
    return document | {"task": block.task} if block.task else document


def part(it: Part) -> Document:
    """A topic's share of a block."""
    return {"topic": it.topic, "domain": it.domain, "minutes": it.minutes}


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


def milestones(enrolment: str | None, found: Iterable[tuple[str, Milestone]], today: date) -> Document:
    """`planner.milestones/1`, each with the enrolment or credential whose it is."""
    dated = [milestone(it, today) | {"owner": owner} for owner, it in found]
    return head("milestones", enrolment, today) | {"milestones": dated}


def explain(found: Sequence[tuple[str, Milestone]], today: date) -> Document:
    """`planner.explain/1`: `also` has the dates of others that have the same key."""
    first, *also = ({**milestone(it, today), "owner": owner} for owner, it in found)
    return head("explain", found[0][0], today) | {"milestone": first, "also": also}


def week(enrolment: str, it: PlanWeek, today: date, sessions: Iterable[Session]) -> Document:
    """`planner.week/1`."""
    return head("week", enrolment, today) | {"week": plan_week(it, today, minutes_by_day(sessions))}


def today(it: Today) -> Document:
    """`planner.today/1`."""
    return head("today", it.enrolment, it.on) | {
        "capacity_minutes": it.capacity,
        "planned_minutes": sum(block.minutes for block in it.blocks),
        "blocks": [_block(block.as_of(it.on)) for block in it.blocks],
        "milestones": [milestone(found, it.on) for found in it.coming],
        "alerts": [alert(found) for found in it.alerts],
        "done_minutes": it.done,
        "missed": {"sessions": len(it.missed), "minutes": sum(block.minutes for block in it.missed)},
        "pace_factor": it.plan.pace_factor,
    }


def alert(it: Alert) -> Document:
    """What should not be overlooked; of no milestone where it is about `study`."""
    return {"kind": it.kind, "milestone": it.key, "text": it.text, "level": it.level}


def check(enrolment: str, properties: Iterable[Property], today: date) -> Document:
    """`planner.check/1`."""
    return head("check", enrolment, today) | {
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
        "plan": plan(then.enrolment, then.plan, percent, today, sessions=then.sessions),
        "compared": pairs
        | {
            "milestones": [
                {"key": key, "from": old.isoformat() if old else None, "to": new.isoformat() if new else None}
                for key, (old, new) in moved.items()
            ]
        },
    }


def head(name: str, enrolment: str | None, today: date) -> Document:
    """How a document about an enrolment begins; about what is held alone it names none."""
    return {"schema": f"planner.{name}/1", "as_of": today.isoformat(), "enrolment": enrolment}
