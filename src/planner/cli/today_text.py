"""Today: the sessions, the next dates, and what should not be overlooked."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from planner.cli.alerts import Alert, alerts, events
from planner.cli.output import heading, warning
from planner.cli.plan_text import dates_table, sessions
from planner.cli.tables import wrap
from planner.cli.words import away, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, time

    from planner.cli.session import Session
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, StudyPlan

DATES_SHOWN = 3
ENDED_BY_APPLYING = frozenset({"transcript_request", "apply_by", "exam_fee_due"})


class Today(NamedTuple):
    """Everything that one day's answer is made of."""

    enrolment: str
    on: date
    plan: StudyPlan
    names: Mapping[str, str]
    blocks: tuple[Block, ...]
    capacity: int
    coming: tuple[Milestone, ...]
    alerts: tuple[Alert, ...]
    at: time | None


def gather(session: Session, name: str) -> Today:
    """Reads what today's answer needs."""
    on, plan = session.today, session.planner.plan(name)
    milestones = session.planner.milestones(name)
    days = [it for week in plan.weeks for it in week.days if it.date == on]
    return Today(
        enrolment=name,
        on=on,
        plan=plan,
        names=session.topic_names(name),
        blocks=tuple(block for block in plan.blocks() if block.date == on),
        capacity=days[0].capacity_minutes if days else 0,
        coming=tuple(islice(events(milestones, on), DATES_SHOWN)),
        alerts=tuple(alerts(milestones, on)),
        at=session.planner.enrolment(name).week.days[on.weekday()].at,
    )


def lines(it: Today, room: int) -> Iterator[str]:
    """Today as text."""
    week = next((w.number for w in it.plan.weeks if w.start <= it.on <= w.days[-1].date), None)
    where = f"week {week} of {it.plan.weeks[-1].number}, " if week and it.on <= it.plan.exam_date else ""
    yield heading(f"{day(it.on)}: {where}exam {away(it.plan.exam_date, it.on)}")
    yield ""
    yield from wrap(summary(it), room)
    if it.blocks:
        yield from sessions(it.blocks, it.names, it.on, room)
    if it.coming:
        yield ""
        yield "Next dates"
        yield from dates_table(it.coming, it.on, room)
    if it.alerts:
        yield ""
        for alert in it.alerts:
            yield from map(warning, wrap(f"{alert.text} See `planner explain {alert.key}`.", room, "! "))
        if any(alert.kind == "missed" and alert.key in ENDED_BY_APPLYING for alert in it.alerts):
            yield from wrap("If you have applied, say so with `planner change --applied-on DATE`.", room, "  ")


def summary(it: Today) -> str:
    """One sentence on the day."""
    planned = sum(block.minutes for block in it.blocks)
    if it.on == it.plan.exam_date:
        return "Today is the exam. Good luck!"
    if it.on > it.plan.exam_date:
        return f"The exam was on {day(it.plan.exam_date)}; there is nothing left to study in this plan."
    if planned:
        room = f" of the {minutes(it.capacity)} you have" if it.capacity else ""
        return f"Planned today: {minutes(planned)}{room}{f', from {it.at:%H:%M}' if it.at else ''}."
    following = next((b.date for b in it.plan.blocks() if b.date > it.on), None)
    ahead = f" Next: {day(following)}, {away(following, it.on)}." if following else ""
    return f"Nothing is planned today.{ahead}"
