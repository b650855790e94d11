"""Today: what to study, the next dates, what should not be overlooked, and the rest of the week."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.words import ACTIVITIES, away, brief, day, day_in_month, marks, minutes, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, PlanWeek, StudyPlan
    from planner.ui.line import Role

RECENT = timedelta(days=60)
DATES_SHOWN = 5
ROOMY = 70
"""Columns from which a date also says how far it is."""


def header(plan: StudyPlan, today: date, room: int) -> list[Line]:
    """The day, the week and the distance to the exam."""
    week = current(plan, today)
    where = f"week {week.number} of {plan.weeks[-1].number}, {week.phase}" if week else ""
    exam = f"exam {away(plan.exam_date, today)}"
    opening = f"{day(today)}  "
    first, *rest = wrap(", ".join(filter(None, (where, exam))), room, opening)
    return [line((opening, "head"), first[len(opening) :]), *map(line, rest), blank()]


def current(plan: StudyPlan, today: date) -> PlanWeek | None:
    """The week that holds today, up to the exam."""
    inside = (week for week in plan.weeks if week.start <= today <= week.days[-1].date)
    return next(inside, None) if today <= plan.exam_date else None


def today_lines(
    plan: StudyPlan, milestones: Sequence[Milestone], names: Mapping[str, str], today: date, room: int
) -> list[Line]:
    """The page below its header."""
    return [
        *_day(plan, names, today, room),
        *_coming(milestones, today, room),
        *_alerts(milestones, today, room),
        *_week(plan, names, today, room),
    ]


def _day(plan: StudyPlan, names: Mapping[str, str], today: date, room: int) -> Iterator[Line]:
    blocks = [block for block in plan.blocks() if block.date == today]
    yield from paragraph(_summary(plan, blocks, today), room)
    for block in blocks:
        yield from _session(block.as_of(today), names, room)


def _summary(plan: StudyPlan, blocks: Sequence[Block], today: date) -> str:
    if today == plan.exam_date:
        return "Today is the exam. Good luck!"
    if today > plan.exam_date:
        return f"The exam was on {day(plan.exam_date)}; there is nothing left to study in this plan."
    capacity = next((it.capacity_minutes for week in plan.weeks for it in week.days if it.date == today), 0)
    planned = sum(block.minutes for block in blocks)
    if planned:
        return f"Planned today: {minutes(planned)}" + (f" of the {minutes(capacity)} you have." if capacity else ".")
    following = next((block.date for block in plan.blocks() if block.date > today), None)
    ahead = f" Next: {day(following)}, {away(following, today)}." if following else ""
    return f"Nothing is planned today.{ahead}"


def _session(block: Block, names: Mapping[str, str], room: int) -> Iterator[Line]:
    opening = columns([(ACTIVITIES[block.activity], 11), (minutes(block.minutes), -6)]) + "  "
    shown = wrap(subject(block, names), room, opening)
    for n, text in enumerate(shown):
        yield line(text, key="" if n else f"block:{block.id}")


def _coming(milestones: Sequence[Milestone], today: date, room: int) -> Iterator[Line]:
    ahead = list(islice((it for it in milestones if it.date >= today and not it.done), DATES_SHOWN))
    if not ahead:
        return
    yield blank()
    yield head("Next dates")
    for it in ahead:
        yield from dated(it, today, room)


def dated(it: Milestone, today: date, room: int, mark: str = "") -> list[Line]:
    """A date, how far it is, and what it is; on a second line where it is long."""
    state = it.state(today)
    role: Role = "bad" if state == "missed" else "warn" if state == "due" and it.duty else "text"
    distance = [(away(it.date, today), 13)] if room >= ROOMY else []
    left = mark + columns([(day(it.date), 14), *distance]) + "  "
    shown = wrap(f"{it.title}{marks(it, today)}", room, left)
    rest = [line((more, role)) for more in shown[1:]]
    return [line(left, (shown[0][len(left) :], role), key=f"date:{it.key}"), *rest]


def _alerts(milestones: Sequence[Milestone], today: date, room: int) -> Iterator[Line]:
    found = [*_missed(milestones, today), *_unconfirmed(milestones, today)]
    if not found:
        return
    yield blank()
    yield head("Look out")
    for key, text in found:
        yield from paragraph(text, room, "warn", "! ", key=f"date:{key}")


def _missed(milestones: Sequence[Milestone], today: date) -> Iterator[tuple[str, str]]:
    for it in milestones:
        if it.state(today) == "missed" and today - it.date <= RECENT:
            yield it.key, f"Missed: {it.title}, {away(it.date, today)} ({day(it.date)})."


def _unconfirmed(milestones: Sequence[Milestone], today: date) -> Iterator[tuple[str, str]]:
    for it in milestones:
        if it.to_confirm(today):
            yield it.key, f"Not confirmed: {it.title}, {day(it.date)}. Check with the issuer."


def _week(plan: StudyPlan, names: Mapping[str, str], today: date, room: int) -> Iterator[Line]:
    """What the next seven days hold, a line a session."""
    ahead = [b for b in plan.blocks() if today < b.date <= today + timedelta(days=7)]
    if not ahead:
        return
    yield blank()
    yield head("The next seven days")
    seen = None
    for block in ahead:
        label = "" if block.date == seen else day_in_month(block.date)
        seen = block.date
        left = columns([(label, 10), (ACTIVITIES[block.activity], 11), (minutes(block.minutes), -6)])
        yield line(
            (f"{left}  ", "dim" if block.activity == "catch_up" else "text"),
            brief(block, names, room - 33),
            key=f"block:{block.id}",
        )
