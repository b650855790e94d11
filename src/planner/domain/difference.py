"""What a replan changes, as shown before it is accepted: moved, added and dropped blocks, and their minutes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.plan import STUDY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planner.domain.plan import Block, StudyPlan

TOLERATED = 2
"""Moved minutes for each missed one, beyond which a replan has to name what forced it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A block's work on another day; `before` is missed or taken from its date, `after` is where it now stands."""

    before: Block
    after: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Between two plans. `moved_minutes` were planned for today or later and are taken from their date; missed work
    that finds a place is not among them. `forced_by` says why they are more than twice the `missed_minutes`.
    """

    moved: tuple[Moved, ...] = ()
    added: tuple[Block, ...] = ()
    dropped: tuple[Block, ...] = ()
    moved_minutes: int = 0
    missed_minutes: int = 0
    forced_by: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.moved or self.added or self.dropped)


NO_DIFFERENCE = Difference()


def difference(old: StudyPlan, new: StudyPlan, today: date, reasons: Sequence[str]) -> Difference:
    """What `new` changes of `old`, both as they stand `today`; `reasons` are named where too much moves."""
    before, after = _ahead(old, today), _ahead(new, today)
    here = {block.id: block for block in after}
    there = {block.id: block for block in before}
    gone = [b for b in before if not _same(b, here.get(b.id))]
    come = [b for b in after if not _same(b, there.get(b.id))]
    missed = newly_missed(old, today)
    moved = _paired([*missed, *gone], come)
    used = {pair.before.id for pair in moved}
    found = {pair.after.id for pair in moved}
    taken = sum((_minutes(before) - _minutes(after)).values())
    lost = sum(block.minutes for block in missed)
    return Difference(
        moved=moved,
        added=tuple(b for b in come if b.id not in found),
        dropped=tuple(b for b in gone if b.id not in used),
        moved_minutes=taken,
        missed_minutes=lost,
        forced_by=tuple(reasons) if taken > TOLERATED * lost else (),
    )


def newly_missed(plan: StudyPlan, today: date) -> list[Block]:
    """Study of past days that nobody has settled yet: a replan writes down that it was missed."""
    return [b for b in plan.blocks() if b.status == "planned" and b.date < today and b.activity in STUDY]


def _ahead(plan: StudyPlan, today: date) -> list[Block]:
    return [b for b in plan.blocks() if b.status == "planned" and b.date >= today and b.activity in STUDY]


def _same(block: Block, other: Block | None) -> bool:
    return other is not None and (block.date, block.parts, block.minutes) == (other.date, other.parts, other.minutes)


def _minutes(blocks: Iterable[Block]) -> Counter[tuple[object, ...]]:
    """Planned minutes by day, activity and topic or mock."""
    found: Counter[tuple[object, ...]] = Counter()
    for block in blocks:
        for part in block.parts:
            found[block.date, block.activity, part.topic] += part.minutes
        if not block.parts:
            found[block.date, block.activity, block.mock and block.mock.number] += block.minutes
    return found


def _paired(gone: Sequence[Block], come: Sequence[Block]) -> tuple[Moved, ...]:
    """New material and mocks that left one day and came back on another, as long; recall has no such thread."""
    waiting: dict[tuple[object, ...], list[Block]] = defaultdict(list)
    for block in come:
        if block.activity != "recall":
            waiting[_thread(block)].append(block)
    return tuple(Moved(it, waiting[_thread(it)].pop(0)) for it in gone if waiting.get(_thread(it)))


def _thread(block: Block) -> tuple[object, ...]:
    return block.activity, tuple(part.topic for part in block.parts), block.mock and block.mock.number, block.minutes
