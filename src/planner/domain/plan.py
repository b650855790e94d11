"""The plan as values: blocks in days in weeks, and the sums that say whether it fits. `study_plan` makes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

Activity = Literal["learn", "hands_on", "recall", "mock", "mock_review", "catch_up", "task"]
BlockStatus = Literal["planned", "done", "skipped", "missed"]
Phase = Literal["preparation", "coursework", "practicum", "after programme", "final review", "exam week"]
STUDY: frozenset[Activity] = frozenset({"learn", "hands_on", "recall", "mock", "mock_review"})
BESIDE_THE_BUDGET: frozenset[Activity] = frozenset({"catch_up", "task"})


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a block: one topic, whole minutes."""

    topic: str
    domain: str
    minutes: int


@dataclass(frozen=True, slots=True)
class MockSlice:
    """Which mock exam a block belongs to, and which slice of how many it is; all counted from 1."""

    number: int
    slice: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One planned study session. `order` counts from 1 within its day; `task` is the milestone key of an errand."""

    id: str
    date: dt.date
    order: int
    minutes: int
    activity: Activity
    parts: tuple[Part, ...] = ()
    mock: MockSlice | None = None
    task: str = ""
    status: BlockStatus = "planned"
    pinned: bool = False
    from_catch_up: bool = False

    def as_of(self, today: dt.date) -> Block:
        """The block as it stands on `today`: planned work of a past day is missed. Derived when read, never stored."""
        if self.status == "planned" and self.date < today and self.activity != "catch_up":
            return replace(self, status="missed")
        return self


@dataclass(frozen=True, slots=True)
class Day:
    """A day's minutes after everything that takes from them, and what took."""

    date: dt.date
    capacity_minutes: int
    reduced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWeek:
    """Seven days from `start` on; `planned_minutes` sums all its blocks, catch-up and tasks included."""

    number: int
    start: dt.date
    phase: Phase
    days: tuple[Day, ...]
    blocks: tuple[Block, ...]

    @property
    def capacity_minutes(self) -> int:
        """Minutes of all its days, before the buffer."""
        return sum(day.capacity_minutes for day in self.days)

    @property
    def planned_minutes(self) -> int:
        """Minutes of all its blocks."""
        return sum(block.minutes for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicNeed:
    """What a topic needs before the exam; learning and hands-on in multiples of 15 minutes, recall in whole minutes."""

    topic: str
    domain: str
    learn_minutes: int
    hands_on_minutes: int
    recall_minutes: int

    @property
    def before_review_minutes(self) -> int:
        """Learning and hands-on: all of it belongs before the final review."""
        return self.learn_minutes + self.hands_on_minutes

    @property
    def minutes(self) -> int:
        """The whole need."""
        return self.learn_minutes + self.hands_on_minutes + self.recall_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One change that, alone, would make the plan fit; `value` None says that it can't, and `binding` what stops it."""

    kind: Literal["weekly_minutes", "exam_date", "program_months"]
    value: int | dt.date | None
    week: Mapping[str, int] | None = None
    binding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Need against supply, in minutes. `shortfall` is the larger of the two gaps, 0 when the plan fits."""

    need: int
    need_before_review: int
    supply: int
    supply_before_review: int

    @property
    def shortfall(self) -> int:
        """How much is missing: before the final review, or in all, whichever is more."""
        return max(0, self.need - self.supply, self.need_before_review - self.supply_before_review)

    @property
    def feasible(self) -> bool:
        """Whether both needs fit."""
        return self.shortfall == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPlan:
    """The week-by-week plan. `weeks` is empty when the plan does not fit and the student has not accepted that."""

    as_of: dt.date
    start: dt.date
    exam_date: dt.date
    final_review_start: dt.date
    pace_factor: float
    depth: float
    budget: Budget
    needs: tuple[TopicNeed, ...]
    remedies: tuple[Remedy, ...]
    weeks: tuple[PlanWeek, ...]

    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order of date and order."""
        return tuple(block for week in self.weeks for block in week.blocks)

    def planned_minutes(self) -> dict[str, int]:
        """Topic ids to the minutes of their parts, over all blocks."""
        minutes = {need.topic: 0 for need in self.needs}
        for block in self.blocks():
            for part in block.parts:
                minutes[part.topic] = minutes.get(part.topic, 0) + part.minutes
        return minutes
