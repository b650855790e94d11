"""Today: what to study, what was missed, what should not be overlooked, the next dates, and the rest of the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from planner.domain.difference import newly_missed
from planner.domain.wording import ACTIVITIES, away, count, day, minutes
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.blocks import about, mark, role
from planner.ui.words import brief, day_in_month, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.alerts import Alert
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, PlanWeek, StudyPlan
    from planner.service import View
    from planner.ui.line import Role

DATES_SHOWN = 5
ROOMY = 70
"""Columns from which a date also says how far it is."""
LEVELS: Mapping[str, Role] = {"red": "bad", "amber": "warn"}


@dataclass(frozen=True, slots=True)
class LookOut:
    """What should not be overlooked: of this enrolment, and of several that share a week."""

    alerts: tuple[Alert, ...] = ()
    week: tuple[str, ...] = ()


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


def today_lines(view: View, look_out: LookOut, today: date, room: int) -> list[Line]:
    """The page below its header."""
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    return [
        *_day(view, names, today, room),
        *_missed(view.plan, today, room),
        *_result(view, today),
        *_look_out(look_out, room),
        *_coming(view.milestones, today, room),
        *_week(view.plan, names, today, room),
    ]


def _day(view: View, names: Mapping[str, str], today: date, room: int) -> Iterator[Line]:
    blocks = [block for block in view.plan.blocks() if block.date == today]
    yield from paragraph(_summary(view.plan, blocks, today), room)
    logged = {it.block: it for it in view.sessions if it.date == today}
    for block in blocks:
        said = about(block, names, logged.get(block.id))
        opening = columns([(ACTIVITIES[block.activity], 11), (minutes(block.minutes), -6)]) + "  "
        for n, text in enumerate(wrap(said, room - 2, opening)):
            sign = f"{mark(block)} " if n == 0 else "  "
            yield line((f"{sign}{text}", role(block)), key="" if n else f"block:{block.id}")


def _summary(plan: StudyPlan, blocks: Sequence[Block], today: date) -> str:
    if today == plan.exam_date:
        return "Today is the exam. Good luck!"
    if today > plan.exam_date:
        return f"The exam was on {day(plan.exam_date)}; there is nothing left to study in this plan."
    capacity = next((it.capacity_minutes for week in plan.weeks for it in week.days if it.date == today), 0)
    planned = sum(block.minutes for block in blocks if block.status in ("planned", "done"))
    if planned:
        done = sum(block.minutes for block in blocks if block.status == "done")
        of = f" of the {minutes(capacity)} you have" if capacity else ""
        return f"Planned today: {minutes(planned)}{of}{f'; {minutes(done)} done' if done else ''}."
    following = next((block.date for block in plan.blocks() if block.date > today), None)
    ahead = f" Next: {day(following)}, {away(following, today)}." if following else ""
    return f"Nothing is planned today.{ahead}"


def _missed(plan: StudyPlan, today: date, room: int) -> Iterator[Line]:
    """What nobody has settled yet, as an offer."""
    missed = newly_missed(plan, today)
    if not missed or today >= plan.exam_date:
        return
    whole, first = minutes(sum(block.minutes for block in missed)), min(block.date for block in missed)
    text = f"{count(len(missed), 'session')} ({whole}) not logged since {day_in_month(first)}; enter replans."
    yield blank()
    yield from paragraph(text, room, "warn", "! ", key="replan:")


def _result(view: View, today: date) -> Iterator[Line]:
    """Once the exam was, how it went."""
    sat = any(it.on >= view.plan.exam_date for it in view.enrolment.attempts)
    if today >= view.plan.exam_date and view.enrolment.status == "active" and not sat:
        yield blank()
        yield head("How did the exam go?")
        yield line("I passed: the credential opens", key="exam:passed")
        yield line("Not this time: plan the next attempt", key="exam:failed")


def _look_out(found: LookOut, room: int) -> Iterator[Line]:
    if not (found.alerts or found.week):
        return
    yield blank()
    yield head("Look out")
    for it in found.alerts:
        yield from paragraph(it.text, room, LEVELS[it.level], "! ", key=f"alert:{it.kind}:{it.key}")
    for n, text in enumerate(found.week):
        yield from paragraph(text, room, "warn", "! ", key=f"alert:week:{n}")


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
        shown = brief(block, names, room - 35)
        yield line((f"{mark(block)} {left}  {shown}", role(block)), key=f"block:{block.id}")
