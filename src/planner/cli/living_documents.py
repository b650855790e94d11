"""The JSON documents about living with a plan: what was logged, what changes, how ready the student is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.documents import head, part, remedy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.cli.documents import Document
    from planner.domain.busy_file import BusyFile
    from planner.domain.difference import Difference
    from planner.domain.enrolment import Off
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block
    from planner.domain.readiness import Readiness, Ready
    from planner.domain.session import Session
    from planner.domain.sharing import Studying
    from planner.service import View


def replan(view: View, changes: Difference, today: date, *, stored: bool) -> Document:
    """`planner.replan/1`."""
    return head("replan", view.enrolment.id, today) | {"stored": stored} | _changes(view, changes)


def effect(found: Iterable[tuple[View, Difference]], today: date, *, stored: bool) -> Document:
    """`planner.effect/1`: what a change of anything but the plan itself does to each enrolment's plan."""
    return {
        "schema": "planner.effect/1",
        "as_of": today.isoformat(),
        "stored": stored,
        "enrolments": [{"enrolment": view.enrolment.id} | _changes(view, changes) for view, changes in found],
    }


def _changes(view: View, changes: Difference) -> Document:
    plan = view.plan
    return {
        "moved": [
            {"block": it.after.id, "from": it.before.date.isoformat(), "to": it.after.date.isoformat()}
            | {"was": it.before.id}
            | _content(it.after)
            for it in changes.moved
        ],
        "added": [_placed(block) for block in changes.added],
        "dropped": [_placed(block) for block in changes.dropped],
        "moved_minutes": changes.moved_minutes,
        "missed_minutes": changes.missed_minutes,
        "forced_by": list(changes.forced_by),
        "exam_date": plan.exam_date.isoformat(),
        "feasible": plan.budget.feasible,
        "shortfall_minutes": plan.budget.shortfall,
        "remedies": [remedy(it) for it in plan.remedies],
    }


def _placed(block: Block) -> Document:
    return {"block": block.id, "date": block.date.isoformat()} | _content(block)


def _content(block: Block) -> Document:
    return {"activity": block.activity, "minutes": block.minutes, "parts": [part(it) for it in block.parts]}


def logged(enrolment: str, it: Session, block: Block, today: date) -> Document:
    """`planner.log/1`."""
    return head("log", enrolment, today) | {"session": session(it, block)}


def sessions(enrolment: str, found: Iterable[tuple[Session, Block]], today: date) -> Document:
    """`planner.sessions/1`."""
    return head("sessions", enrolment, today) | {"sessions": [session(it, block) for it, block in found]}


def session(it: Session, block: Block) -> Document:
    """One entry of the log."""
    return {
        "id": it.id,
        "date": it.date.isoformat(),
        "minutes": it.minutes,
        "planned_minutes": it.planned_minutes,
        "rating": it.rating,
        "note": it.note,
        "block": it.block,
        "activity": block.activity,
        "parts": [part(each) for each in block.parts],
    }


def removed(enrolment: str, it: Session, today: date) -> Document:
    """`planner.removed/1`: the id and what it held."""
    return head("removed", enrolment, today) | {"session": it.id, "date": it.date.isoformat(), "minutes": it.minutes}


def undone(title: str, following: str | None) -> Document:
    """`planner.undo/1`."""
    return {"schema": "planner.undo/1", "undone": title, "next": following}


def off(enrolment: str, found: Iterable[Off], today: date) -> Document:
    """`planner.off/1`."""
    days = [(it.days.start.isoformat(), it.days.last.isoformat(), it.label) for it in found]
    return head("off", enrolment, today) | {
        "off": [{"start": start, "end": end, "label": label} for start, end, label in days]
    }


def busy(found: Iterable[tuple[BusyFile, int]], today: date) -> Document:
    """`planner.busy/1`: `days` are those from today on that the calendar touches."""
    return {
        "schema": "planner.busy/1",
        "as_of": today.isoformat(),
        "calendars": [
            {"name": it.id, "path": it.path, "imported_at": f"{it.imported_at:%Y-%m-%dT%H:%M:%SZ}", "days": days}
            for it, days in found
        ],
    }


def split(claims: Iterable[Studying], suggested: Mapping[str, int], problems: Iterable[str], today: date) -> Document:
    """`planner.split/1`."""
    return {
        "schema": "planner.split/1",
        "as_of": today.isoformat(),
        "enrolments": [
            {
                "id": it.id,
                "share_percent": it.share_percent,
                "suggested_percent": suggested[it.id],
                "need_minutes": it.need_minutes,
                "exam_date": it.exam.isoformat(),
            }
            for it in claims
        ],
        "problems": list(problems),
    }


def readiness(enrolment: str, it: Readiness, exam: date, today: date) -> Document:
    """`planner.readiness/1`: shares of 0 to 1, estimated."""
    return head("readiness", enrolment, today) | {
        "exam_date": exam.isoformat(),
        "estimate": True,
        "overall": ready(it.overall),
        "domains": [ready(domain) | {"score": domain.score} for domain in it.domains],
        "topics": [ready(topic) for topic in it.topics],
    }


def ready(it: Ready) -> Document:
    """Of a topic, a domain or everything."""
    return {
        "id": it.id,
        "need_minutes": it.need_minutes,
        "planned_minutes": it.planned_minutes,
        "done_minutes": it.done_minutes,
        "recall": round(it.recall, 3),
        "recall_now": round(it.recall_now, 3),
        "rated": it.rated,
        "assumed": it.assumed,
    }


def errands(enrolment: str | None, found: Iterable[Milestone], today: date) -> Document:
    """`planner.tasks/1`."""
    return head("tasks", enrolment, today) | {
        "tasks": [
            {"key": it.key, "date": it.date.isoformat(), "title": it.title, "status": it.state(today)} for it in found
        ]
    }
