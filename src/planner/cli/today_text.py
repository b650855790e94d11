"""Today: the sessions, the next dates, and what should not be overlooked."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from planner.cli.output import heading, warning
from planner.cli.pace_text import missed_words, pace_words
from planner.cli.plan_text import dates_table, sessions
from planner.cli.tables import wrap
from planner.cli.together import named, together
from planner.cli.upcoming import events
from planner.domain.alerts import UNDATED
from planner.domain.wording import away, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, time

    from planner.cli.session import Session
    from planner.domain.alerts import Alert
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, StudyPlan
    from planner.domain.session import Session as Entry

DATES_SHOWN, ALERTS_SHOWN = 3, 5
ENDED_BY_APPLYING = frozenset({"transcript_request", "apply_by", "exam_fee_due"})


class Today(NamedTuple):
    """Everything that one day's answer is made of. `done` minutes were studied that day; `missed` is not replanned yet;
    `week` says what is wrong between several enrolments.
    """

    enrolment: str
    on: date
    plan: StudyPlan
    names: Mapping[str, str]
    blocks: tuple[Block, ...]
    capacity: int
    coming: tuple[Milestone, ...]
    alerts: tuple[Alert, ...]
    at: time | None
    done: int
    missed: tuple[Block, ...]
    logged: tuple[Entry, ...]
    week: tuple[str, ...]


def gather(session: Session, name: str) -> Today:
    """Reads what today's answer needs."""
    from planner.domain.alerts import of_dates, red_first
    from planner.domain.difference import newly_missed

    on, view = session.today, session.planner.view(name)
    plan = view.plan
    days = [it for week in plan.weeks for it in week.days if it.date == on]
    dated = session.planner.dates(session.enrolment)
    held = [it for one in dated[1:] for it in named(one)]
    return Today(
        enrolment=name,
        on=on,
        plan=plan,
        names={topic.id: topic.name for topic in view.track.outline.topics},
        blocks=tuple(block for block in plan.blocks() if block.date == on),
        capacity=days[0].capacity_minutes if days else 0,
        coming=tuple(islice(events(together(dated), on), DATES_SHOWN)),
        alerts=red_first((*session.planner.alerts(view), *of_dates(held, on), *session.planner.ce_alerts(dated[1:]))),
        at=view.enrolment.week.days[on.weekday()].at,
        done=sum(it.minutes for it in view.sessions if it.date == on),
        missed=tuple(newly_missed(plan, on)),
        logged=view.sessions,
        week=session.planner.week_problems(),
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
    yield from _warnings(it, room)
    yield ""
    yield from wrap(pace_words(it.plan.pace_factor, it.logged), room)


def _warnings(it: Today, room: int) -> Iterator[str]:
    """What was missed, then the most pressing alerts."""
    said = [missed_words(it.missed)] if it.missed and it.on < it.plan.exam_date else []
    said += [alert_words(alert) for alert in it.alerts[:ALERTS_SHOWN]]
    if len(it.alerts) > ALERTS_SHOWN:
        said.append(f"And {len(it.alerts) - ALERTS_SHOWN} more: `planner today --json` has all.")
    said += it.week
    if said:
        yield ""
    for each in said:
        yield from map(warning, wrap(each, room, "! "))
    if any(alert.kind == "missed" and alert.key in ENDED_BY_APPLYING for alert in it.alerts):
        yield from wrap("If you have applied, say so with `planner change --applied-on DATE`.", room, "  ")


def alert_words(it: Alert) -> str:
    """An alert with the command that says more."""
    if it.key in UNDATED:
        return f"{it.text} See `planner renewals`." if it.kind == "ce" else it.text
    return f"{it.text} See `planner explain {it.key}`."


def summary(it: Today) -> str:
    """One sentence on the day."""
    if it.on == it.plan.exam_date:
        return "Today is the exam. Good luck!"
    if it.on > it.plan.exam_date:
        return f"The exam was on {day(it.plan.exam_date)}; there is nothing left to study in this plan."
    planned = sum(block.minutes for block in it.blocks if block.status == "planned")
    done = f"Done today: {minutes(it.done)}. " if it.done else ""
    if planned:
        room = f" of the {minutes(it.capacity)} you have" if it.capacity and not done else ""
        still = "Still planned" if done else "Planned today"
        return f"{done}{still}: {minutes(planned)}{room}{f', from {it.at:%H:%M}' if it.at else ''}."
    following = next((b.date for b in it.plan.blocks() if b.date > it.on and b.status == "planned"), None)
    ahead = f" Next: {day(following)}, {away(following, it.on)}." if following else ""
    return f"{done}Nothing {'more ' if done else ''}is planned today.{ahead}"
