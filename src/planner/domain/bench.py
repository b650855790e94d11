"""The working state of one repair: the blocks that may still move, and the room that days and weeks have for them.

Movable are planned, unpinned study and catch-up from today on. All else stays: history, pins, errands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, week_start
from planner.domain.capacity import SLOT, week_slots
from planner.domain.plan import STUDY, Block, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.feasibility import Case
    from planner.domain.grid import Grid
    from planner.domain.plan import Activity, StudyPlan


class Bench:
    """Takes minutes from blocks and gives them to others; a block that changes loses its id, to be named anew.

    `first` is the first day that may change without need: tomorrow, or today where the student asks for it.
    """

    def __init__(self, case: Case, frame: Grid, plan: StudyPlan, today: date, *, today_too: bool) -> None:
        self.case, self.frame, self.today = case, frame, today
        self.first = today if today_too else today + ONE_DAY
        self.exam, self.review = frame.date(frame.exam), frame.date(frame.review)
        self.longest = case.enrolment.session_minutes
        self._whole = {day.date: day.capacity_minutes for day in frame.days}
        self._left = {day.date: day.capacity_minutes for day in case.history.left_of(frame.days)}
        ahead = [b for b in plan.blocks() if b.status == "planned" and b.date >= today]
        self._past = {block.date for block in plan.blocks() if block.date < today}
        self._on: dict[date, list[Block]] = defaultdict(list)
        self._learning: dict[str, list[Block]] = defaultdict(list)
        for block in ahead:
            if not block.pinned and block.activity != "task":
                self.put(block)
        self.fixed = [*case.history.blocks, *(b for b in ahead if b.activity == "task" and not b.pinned)]

    @property
    def blocks(self) -> list[Block]:
        """What may still move, in order of days."""
        return [block for day in sorted(self._on) for block in self._on[day]]

    def on(self, day: date) -> list[Block]:
        """Those of one day."""
        return list(self._on.get(day, ()))

    def learning(self, topic: str, *activities: Activity) -> list[Block]:
        """Movable learning or hands-on of one topic, in any order."""
        return [block for block in self._learning.get(topic, ()) if block.activity in activities]

    def study_days(self, first: date, last: date) -> Iterator[date]:
        """Days from `first` to `last`, both included, that have any minutes left and lie before the exam."""
        day = max(first, self.today)
        while day <= last and day < self.exam:
            if self._left.get(day, 0) >= SLOT:
                yield day
            day += ONE_DAY

    def of(self, *activities: Activity, first: date, last: date) -> list[Block]:
        """Movable blocks of these activities from `first` to `last`, both included, in order of time."""
        days = sorted(day for day in self._on if first <= day <= last)
        found = (b for day in days for b in sorted(self._on[day], key=lambda b: b.order))
        return [b for b in found if b.activity in activities]

    def room(self, day: date) -> int:
        """Minutes of the day, in whole slots, that no block has; catch-up time counts as taken."""
        taken = sum(block.minutes for block in self._on.get(day, ()))
        return max(0, self._left.get(day, 0) - taken) // SLOT * SLOT

    def week_room(self, day: date) -> int:
        """Minutes of the day's week, in whole slots, that the buffer leaves for more study; below 0 where overfull."""
        inside = self._week(day)
        done = sum(self.case.history.minutes_on(d) for d in inside)
        return (self._budget(inside) - done - self._planned(inside)) // SLOT * SLOT

    def same_week(self, day: date, other: date) -> bool:
        """Whether both days lie in one week."""
        return other in self._week(day)

    def overfull_day(self, day: date) -> int:
        """Minutes by which movable blocks exceed what is left of the day."""
        return sum(b.minutes for b in self._on.get(day, ())) - self._left.get(day, 0)

    def overfull_week(self, day: date, *, with_pins: bool) -> int:
        """Minutes by which movable, and pinned, study exceeds the budget of the day's week."""
        inside = self._week(day)
        pins = (b.minutes for b in self.case.history.committed if b.date in inside and b.activity in STUDY)
        return self._planned(inside) + (sum(pins) if with_pins else 0) - self._budget(inside)

    def _week(self, day: date) -> list[date]:
        start = week_start(day, self.case.enrolment.first_weekday)
        return [start + n * ONE_DAY for n in range(7)]

    def _budget(self, inside: list[date]) -> int:
        """Days gone by count where the week has a past; else it begins today."""
        if not any(d in self._past for d in inside):
            inside = [d for d in inside if d >= self.today]
        return SLOT * week_slots([self._whole.get(d, 0) for d in inside], self.case.enrolment.buffer_percent)

    def _planned(self, inside: list[date]) -> int:
        blocks = (b for day in inside for b in self._on.get(day, ()))
        return sum(b.minutes for b in blocks if b.activity in STUDY and not b.from_catch_up)

    def add(self, day: date, activity: Activity, parts: Iterable[Part], *, from_catch_up: bool = False) -> None:
        """A new block; its minutes are those of its parts."""
        made = tuple(parts)
        self.put(
            Block(
                id="", date=day, order=0, minutes=sum(part.minutes for part in made), activity=activity, parts=made,
                from_catch_up=from_catch_up,
            )
        )  # fmt: skip

    def keep_free(self, day: date, minutes: int) -> None:
        """New catch-up time."""
        self.put(Block(id="", date=day, order=0, minutes=minutes, activity="catch_up"))

    def put(self, block: Block) -> None:
        """A block that is made already."""
        self._on[block.date].append(block)
        if block.activity in ("learn", "hands_on"):
            self._learning[block.parts[0].topic].append(block)

    def take(self, block: Block, minutes: int) -> None:
        """Takes `minutes` (whole slots, or all) from a block's end; what is left of it stays where it is."""
        self._on[block.date].remove(block)
        if block.activity in ("learn", "hands_on"):
            self._learning[block.parts[0].topic].remove(block)
        if minutes < block.minutes:
            self.put(shortened(block, block.minutes - minutes))

    def swap(self, block: Block, other: Block) -> None:
        """Puts `other` in the place of a recall block."""
        here = self._on[block.date]
        here[here.index(block)] = other


def shortened(block: Block, minutes: int) -> Block:
    """The block cut to its first `minutes`, no part under five of them."""
    parts: list[Part] = []
    left = minutes
    for part in block.parts:
        here = min(part.minutes, left)
        if here:
            parts.append(replace(part, minutes=here))
        left -= here
    return replace(block, id="", minutes=minutes, parts=tuple(parts))
