"""What was logged, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.pace_text import pace_words
from planner.cli.tables import Column, table, wrap
from planner.domain.plan_words import subject
from planner.domain.wording import ACTIVITIES, count, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.plan import Block
    from planner.domain.session import Session
    from planner.service import View

TOPICS_SHOWN = 2
COLUMNS = (Column("Session"), Column("Day"), Column("min", right=True), Column("planned", right=True), Column("Rated"),
           Column("About", wraps=True))  # fmt: skip


def logged(view: View, it: Session, block: Block, today: date, room: int, *, rest_owed: bool) -> Iterator[str]:
    """The answer to `log`: the entry, what of the day is left, and what to do if the entry is wrong."""
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    yield from wrap(f"Logged {it.id}: {entry_words(it, block, names)}.", room)
    if rest_owed:
        yield from wrap("What is left of the block is owed: `planner replan` finds it a place.", room)
    left = [b for b in view.plan.blocks() if b.date == today and b.status == "planned" and b.activity != "catch_up"]
    if left:
        yield from wrap(f"Still planned today: {minutes(sum(b.minutes for b in left))}.", room)
    elif it.date == today:
        yield "That was all for today."
    yield from wrap(f"`planner sessions edit {it.id}` corrects it, `planner undo` takes it back.", room)


def entry_words(it: Session, block: Block, names: Mapping[str, str]) -> str:
    """`learn Vital signs, 45 min on Tue 2027-01-12, rated good`."""
    rated = f", rated {it.rating}" if it.rating else ""
    about = subject(block, names, TOPICS_SHOWN)
    return f"{ACTIVITIES[block.activity]} {about}, {minutes(it.minutes)} on {day(it.date)}{rated}"


def listed(found: Sequence[tuple[Session, Block]], names: Mapping[str, str], pace: float, room: int) -> Iterator[str]:
    """The log as a table, with what it comes to."""
    if not found:
        yield from wrap("Nothing is logged yet. `planner today` shows blocks, `planner log BLOCK` records one.", room)
        return
    yield from table(COLUMNS, [_row(it, block, names) for it, block in found], room)
    yield ""
    whole = sum(it.minutes for it, _ in found)
    yield f"{count(len(found), 'session')}, {minutes(whole)}."
    yield from wrap(pace_words(pace, [it for it, _ in found]), room)


def _row(it: Session, block: Block, names: Mapping[str, str]) -> tuple[str, ...]:
    planned = str(it.planned_minutes) if it.planned_minutes else "-"
    note = f" ({it.note})" if it.note else ""
    about = f"{ACTIVITIES[block.activity]}: {subject(block, names, TOPICS_SHOWN)}{note}"
    return it.id, day(it.date), str(it.minutes), planned, it.rating or "-", about
