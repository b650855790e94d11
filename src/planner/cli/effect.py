"""What a change does to a plan: by week with totals, session by session, and whether it still fits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.cli.output import warning
from planner.cli.tables import Column, table, wrap
from planner.domain.plan_words import fit_words, subject
from planner.domain.wording import ACTIVITIES, count, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.difference import Difference
    from planner.domain.plan import Block, StudyPlan
    from planner.service import View

WEEKS_SHOWN, MOVED_SHOWN, TOPICS_SHOWN = 8, 6, 1
WEEK = (
    Column("Week"), Column("from"), Column("comes", right=True), Column("goes", right=True), Column("then planned"),
)  # fmt: skip


def effect(view: View, changes: Difference, today: date, room: int) -> Iterator[str]:
    """All of it."""
    yield from moves(view, changes, today, room)
    yield ""
    yield from fit(view, room)


def moves(view: View, changes: Difference, today: date, room: int) -> Iterator[str]:
    """What changes ahead; one line where nothing does."""
    if changes.empty:
        yield "No session ahead changes."
        return
    yield from wrap(totals(changes), room)
    yield from _reasons(changes, room)
    yield ""
    yield from _weeks(view.plan, changes, today, room)
    yield from _moved(view, changes, room)


def totals(changes: Difference) -> str:
    """One sentence on how much changes."""
    counted = [
        (len(changes.moved), "moved to another day"), (len(changes.added), "added"), (len(changes.dropped), "dropped")
    ]  # fmt: skip
    said = ", ".join(f"{number} {what}" for number, what in counted if number)
    found = f"Sessions: {said}."
    if changes.missed_minutes:
        found += f" {minutes(changes.missed_minutes)} that was missed finds a place."
    if changes.moved_minutes:
        found += f" {minutes(changes.moved_minutes)} planned ahead changes its day."
    return found


def _reasons(changes: Difference, room: int) -> Iterator[str]:
    if changes.forced_by:
        yield from wrap(f"So much changes because {'; '.join(changes.forced_by)}.", room)


def _weeks(plan: StudyPlan, changes: Difference, today: date, room: int) -> Iterator[str]:
    """Minutes that come and go in each week, as many weeks as can be taken in at a glance."""
    comes = Counter(it for block in _coming(changes) for it in [block.date] * block.minutes)
    goes = Counter(it for block in _going(changes, today) for it in [block.date] * block.minutes)
    rows = []
    for week in plan.weeks:
        inside = [it.date for it in week.days]
        more, less = sum(comes[it] for it in inside), sum(goes[it] for it in inside)
        if more or less:
            load = f"{minutes(week.planned_minutes)} of {minutes(week.capacity_minutes)}"
            rows.append((str(week.number), str(week.start), _some(more), _some(less), load))
    later = len(rows) - WEEKS_SHOWN
    yield from table(WEEK, rows[:WEEKS_SHOWN] if later > 1 else rows, room, "  ")
    if later > 1:
        yield f"  and {later} later weeks"


def _coming(changes: Difference) -> list[Block]:
    return [*(pair.after for pair in changes.moved), *changes.added]


def _going(changes: Difference, today: date) -> list[Block]:
    ahead = (pair.before for pair in changes.moved if pair.before.date >= today)
    return [*ahead, *changes.dropped]


def _some(count: int) -> str:
    return minutes(count) if count else "-"


def _moved(view: View, changes: Difference, room: int) -> Iterator[str]:
    """New material and mock exams that have another day, by the day on which they were."""
    if not changes.moved:
        return
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    shown = sorted(changes.moved, key=lambda pair: pair.before.date)[:MOVED_SHOWN]
    rows = [_row(pair.before, pair.after, names) for pair in shown]
    yield ""
    yield from table((Column("Moved"), Column("to"), Column("", wraps=True)), rows, room, "  ")
    more = len(changes.moved) - len(shown)
    if more:
        yield f"  and {count(more, 'more session')}; --json lists all"


def _row(before: Block, after: Block, names: Mapping[str, str]) -> tuple[str, str, str]:
    what = f"{ACTIVITIES[after.activity]} {after.minutes} min, {subject(after, names, TOPICS_SHOWN)}"
    return day(before.date), day(after.date), what


def fit(view: View, room: int) -> Iterator[str]:
    """Whether the plan fits as it then is; where it does not, what would help."""
    yield from wrap(fit_words(view.plan.budget), room)
    if not view.plan.budget.feasible:
        from planner.cli.shortfall import shortfall

        yield from map(warning, wrap(f"The exam on {day(view.plan.exam_date)} comes too soon for all of it.", room))
        yield ""
        yield from shortfall(view, room, " (options of `planner change`)")
