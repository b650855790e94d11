"""The plan's weeks, each with its phase and its load against what there is; and one week with its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.format import bar, columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.words import ACTIVITIES, clock, count, day, day_in_month, fit_words, minutes, subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, Day, PlanWeek, StudyPlan

ROOMY = 60
"""Columns from which a session is laid out in columns."""
LEFT = 2 + 2 + 10 + 2 + 15 + 2
RIGHT = 2 + 5 + 2 + 5 + 2 + 4


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
    return columns([("Wk", -2), ("From", 10), ("Phase", 15), load, ("plan", -5), ("room", -5), ("", 4)])


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
    note = "now" if here else "over" if over else ""
    return line(
        (f"{left}  ", "head" if here else "dim" if past else "text"),
        (load[:solid], "warn" if over else "dim" if past else "accent"),
        (load[solid:] + " " * (space - len(load)), "dim"),
        (f"  {right}  ", "dim" if past else "text"),
        (note, "head" if here else "warn"),
        key=f"week:{week.number}",
    )


def week_header(week: PlanWeek, weeks: int, room: int) -> list[Line]:
    """The week's number, dates, phase and load."""
    load = f"{minutes(week.planned_minutes)} planned of {minutes(week.capacity_minutes)}"
    title = f"Week {week.number} of {weeks}"
    text = f"{week.start} to {week.days[-1].date}, {week.phase}, {load}"
    return [head(title), *paragraph(text, room), blank()]


def day_lines(
    week: PlanWeek, names: Mapping[str, str], milestones: Sequence[Milestone], exam: date, today: date, room: int
) -> list[Line]:
    """The days with their sessions, then the dates that fall in the week."""
    lines = [it for found in week.days for it in _day(found, week.blocks, names, exam, today, room)]
    inside = [m for m in milestones if week.start <= m.date <= week.days[-1].date]
    if not inside:
        return lines
    dates = [
        it for m in inside for it in paragraph(m.title, room, first=f"{day_in_month(m.date)}  ", key=f"date:{m.key}")
    ]
    return [*lines, blank(), head("Dates in this week"), *dates]


def _day(
    it: Day, blocks: Sequence[Block], names: Mapping[str, str], exam: date, today: date, room: int
) -> Iterator[Line]:
    label = day_in_month(it.date)
    role = "head" if it.date == today else "text"
    for block in (b for b in blocks if b.date == it.date):
        yield from _block(label, block.as_of(today), names, room, head_role=role == "head")
        label = ""
    if it.date == exam:
        yield line((f"{label or ' ' * 10}  ", "text"), ("EXAM", "warn"), key="date:exam")
    elif label and it.reduced_by:
        yield line((f"{label}  {', '.join(it.reduced_by)}", "dim"))
    elif label:
        yield line((f"{label}  {_free(it)}", "dim"))


def _free(it: Day) -> str:
    return f"free ({minutes(it.capacity_minutes)})" if it.capacity_minutes else "-"


def _block(label: str, block: Block, names: Mapping[str, str], room: int, *, head_role: bool) -> Iterator[Line]:
    left = columns([(label, 10)]) + "  "
    middle = columns([(ACTIVITIES[block.activity], 11), (minutes(block.minutes), -6)]) + "  "
    shown = wrap(subject(block, names), room, left + middle)
    if room < ROOMY:
        text = f"{ACTIVITIES[block.activity]}, {minutes(block.minutes)}: {subject(block, names)}"
        shown = wrap(text, room, left)
    first = shown[0][len(left) :]
    quiet = block.activity == "catch_up" or block.status in ("done", "skipped", "missed")
    yield line((left, "head" if head_role else "text"), (first, "dim" if quiet else "text"), key=f"block:{block.id}")
    for more in shown[1:]:
        yield line((more, "dim" if quiet else "text"))
