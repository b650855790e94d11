"""What a replan would change: the sums, the reasons, then week by week what moves, comes and goes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.plan import STUDY
from planner.domain.wording import ACTIVITIES, count, day, hours, minutes
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.blocks import about
from planner.ui.words import day_in_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.difference import Difference
    from planner.domain.plan import Block, PlanWeek, StudyPlan

ROOMY = 70
"""Columns from which topics stand in a column of their own."""


class Change(NamedTuple):
    """One session that is not where it was: the day that it is told under, what happens to it, from where to where."""

    at: date
    what: str
    block: Block
    origin: date | None
    to: date | None


def summary(changes: Difference) -> str:
    """The sums in a sentence."""
    if changes.empty:
        return "No session changes."
    each = (("moves", "move", changes.moved), ("comes", "come", changes.added), ("goes", "go", changes.dropped))
    found = [(len(blocks), one if len(blocks) == 1 else many) for one, many, blocks in each if blocks]
    told = [f"{number} {verb}" if n else f"{count(number, 'session')} {verb}" for n, (number, verb) in enumerate(found)]
    taken = minutes(changes.moved_minutes) if changes.moved_minutes else "nothing"
    return f"{', '.join(told)}; {taken} of what was still to come leaves its day."


def missed_words(missed: Sequence[Block]) -> str:
    """What was missed and is not settled yet."""
    if not missed:
        return "Nothing was missed."
    first = min(block.date for block in missed)
    whole = minutes(sum(block.minutes for block in missed))
    verb = "was" if len(missed) == 1 else "were"
    return f"{count(len(missed), 'session')} ({whole}) {verb} not logged since {day(first)}."


def change_lines(
    changes: Difference, now: StudyPlan, then: StudyPlan, names: Mapping[str, str], today: date, room: int
) -> Iterator[Line]:
    """A part for each week in which something changes, with its minutes before and after."""
    weeks: dict[date, list[Change]] = defaultdict(list)
    for it in sorted(_changes(changes), key=lambda it: (it.at, it.block.order)):
        weeks[_start(then, now, it.at)].append(it)
    before, after = _sums(now, today), _sums(then, today)
    for start, found in weeks.items():
        yield blank()
        yield head(f"Week from {start}: {_load(before.get(start, 0), after.get(start, 0))}")
        for change in found:
            yield from _change(change, names, room)


def _changes(changes: Difference) -> Iterator[Change]:
    for it in changes.moved:
        yield Change(it.after.date, "moves", it.after, it.before.date, it.after.date)
    for block in changes.added:
        yield Change(block.date, "comes", block, None, block.date)
    for block in changes.dropped:
        yield Change(block.date, "goes", block, block.date, None)


def _change(it: Change, names: Mapping[str, str], room: int) -> Iterator[Line]:
    dates = columns([(_day(it.origin), 10), ("→", 1), (_day(it.to), 10)], gap=" ")
    what = columns([(ACTIVITIES[it.block.activity], 9), (minutes(it.block.minutes), -6)], gap=" ")
    left = f"{it.what:<5} {dates}  {what}  "
    for n, text in enumerate(wrap(about(it.block, names), room, left, None if room >= ROOMY else " " * 6)):
        yield line(text, key="" if n else f"change:{it.what}:{it.block.id}")


def _day(it: date | None) -> str:
    return day_in_month(it) if it else ""


def _load(before: int, after: int) -> str:
    if before == after:
        return f"{hours(after)}, as before"
    return f"{minutes(after)} instead of {minutes(before)}"


def _sums(plan: StudyPlan, today: date) -> dict[date, int]:
    return {week.start: sum(_counted(week.blocks, today)) for week in plan.weeks}


def _counted(blocks: Iterable[Block], today: date) -> Iterator[int]:
    """Study that is done or still to come."""
    for block in blocks:
        if block.activity in STUDY and block.as_of(today).status in ("planned", "done"):
            yield block.minutes


def _start(then: StudyPlan, now: StudyPlan, at: date) -> date:
    inside = (week.start for week in _weeks(then, now) if week.start <= at <= week.days[-1].date)
    return next(inside, at)


def _weeks(*plans: StudyPlan) -> Iterator[PlanWeek]:
    for plan in plans:
        yield from plan.weeks


def reasons_lines(changes: Difference, room: int) -> list[Line]:
    """Why more than twice what was missed has to move, where it does."""
    if not changes.forced_by:
        return []
    return paragraph(f"So much moves because {'; '.join(changes.forced_by)}.", room, "warn")
