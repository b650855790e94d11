"""The plan's weeks, each with its phase and its load against what there is; and one week with its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.plan import STUDY
from planner.domain.plan_words import fit_words
from planner.domain.wording import ACTIVITIES, count, day, minutes
from planner.ui.format import bar, clip, columns, safe, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.blocks import about, mark, role
from planner.ui.words import clock, day_in_month

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.plan import Block, Day, PlanWeek, StudyPlan
    from planner.service import View
    from planner.ui.line import Role

ROOMY = 60
"""Columns from which a session is laid out in columns."""
LEFT = 2 + 2 + 10 + 2 + 15 + 2
RIGHT = 2 + 5 + 2 + 5 + 2 + 5


def header(plan: StudyPlan, room: int) -> list[Line]:
    """What the plan comes to, and the titles of the columns."""
    weeks = count(len(plan.weeks), "week")
    first = f"{weeks} to the exam on {day(plan.exam_date)}; final review from {day(plan.final_review_start)}."
    return [
        *paragraph(first, room),
        *paragraph(fit_words(plan.budget), room, "text" if plan.budget.feasible else "bad"),
        blank(),
        line((_titles(room), "dim")),
    ]


def _titles(room: int) -> str:
    load = ("Load", _bar_room(room))
    return columns([("Wk", -2), ("From", 10), ("Phase", 15), load, ("plan", -5), ("room", -5), ("done", 5)])


def _bar_room(room: int) -> int:
    return max(3, min(40, room - LEFT - RIGHT))


def week_lines(plan: StudyPlan, today: date, room: int) -> list[Line]:
    """A line a week. The bar's length is the week's room, its solid part what is planned."""
    most = max((max(week.capacity_minutes, week.planned_minutes) for week in plan.weeks), default=1) or 1
    return [_week(week, most, today, room) for week in plan.weeks]


def _week(week: PlanWeek, most: int, today: date, room: int) -> Line:
    space = _bar_room(room)
    load = bar(week.planned_minutes / most, week.capacity_minutes / most, space)
    solid = load.count("█")
    over = week.planned_minutes > week.capacity_minutes
    here = week.start <= today <= week.days[-1].date
    past = week.days[-1].date < today
    left = columns([(str(week.number), -2), (week.start.isoformat(), 10), (week.phase, 15)])
    right = columns([(clock(week.planned_minutes), -5), (clock(week.capacity_minutes), -5)])
    note = "now" if here else "over" if over else _done(week, today)
    return line(
        (f"{left}  ", "head" if here else "dim" if past else "text"),
        (load[:solid], "warn" if over else "dim" if past else "accent"),
        (load[solid:] + " " * (space - len(load)), "dim"),
        (f"  {right}  ", "dim" if past else "text"),
        (note, "head" if here else "warn" if over else "dim"),
        key=f"week:{week.number}",
    )


def _done(week: PlanWeek, today: date) -> str:
    """How many sessions were done of those that the week asked for; nothing while none was due and none is done."""
    asked = [block for block in week.blocks if block.activity in STUDY]
    done = sum(block.status == "done" for block in asked)
    return f"{done}/{len(asked)}" if done or (asked and week.start < today) else ""


def week_header(week: PlanWeek, weeks: int, room: int) -> list[Line]:
    """The week's number, dates, phase and load."""
    load = f"{minutes(week.planned_minutes)} planned of {minutes(week.capacity_minutes)}"
    title = f"Week {week.number} of {weeks}"
    text = f"{week.start} to {week.days[-1].date}, {week.phase}, {load}"
    return [head(title), *paragraph(text, room), blank()]


def day_lines(week: PlanWeek, view: View, today: date, room: int) -> list[Line]:
    """The days with their sessions, then the dates that fall in the week."""
    lines = [it for found in week.days for it in _day(found, week.blocks, view, today, room)]
    inside = [m for m in view.milestones if week.start <= m.date <= week.days[-1].date]
    if not inside:
        return lines
    dates = [
        it for m in inside for it in paragraph(m.title, room, first=f"{day_in_month(m.date)}  ", key=f"date:{m.key}")
    ]
    return [*lines, blank(), head("Dates in this week"), *dates]


def _day(it: Day, blocks: Sequence[Block], view: View, today: date, room: int) -> Iterator[Line]:
    label = day_in_month(it.date)
    role: Role = "head" if it.date == today else "text"
    for block in (b for b in blocks if b.date == it.date):
        yield from _block((label, role), block.as_of(today), view, room)
        label = ""
    key = f"day:{it.date}"
    if it.date == view.plan.exam_date:
        yield line((f"{label or ' ' * 10}  ", "text"), ("EXAM", "warn"), key="date:exam")
    elif label and it.reduced_by:
        yield line((f"{label}    {clip(', '.join(map(safe, it.reduced_by)), max(0, room - 14))}", "dim"), key=key)
    elif label:
        yield line((f"{label}    {_free(it)}", "dim"), key=key)


def _free(it: Day) -> str:
    return f"free ({minutes(it.capacity_minutes)})" if it.capacity_minutes else "-"


def _block(label: tuple[str, Role], block: Block, view: View, room: int) -> Iterator[Line]:
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    logged = next((it for it in reversed(view.sessions) if it.block == block.id), None)
    said = about(block, names, logged)
    left = columns([(label[0], 10)]) + f"  {mark(block)} "
    middle = columns([(ACTIVITIES[block.activity], 11), (minutes(block.minutes), -6)]) + "  "
    shown = wrap(said, room, left + middle)
    if room < ROOMY:
        shown = wrap(f"{ACTIVITIES[block.activity]}, {minutes(block.minutes)}: {said}", room, left)
    yield line((left[:12], label[1]), (left[12:] + shown[0][len(left) :], role(block)), key=f"block:{block.id}")
    for more in shown[1:]:
        yield line((more, role(block)))
