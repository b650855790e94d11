"""What a student may follow: the planner, a plan that is made once and never changed, or the earliest deadline first.

All three begin with the same plan. Each offers the day's blocks in order, and is told what was done of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from planner.domain.difference import newly_missed
from planner.domain.feasibility import weigh
from planner.domain.log import log_block
from planner.domain.plan import STUDY
from planner.domain.replan import replan
from planner.domain.study_plan import build

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from benchmarks.simulated import Student
    from planner.domain.plan import Block, StudyPlan
    from planner.domain.session import Rating, Session


@dataclass(frozen=True, slots=True)
class Stint:
    """One go at a block: `minutes` of it (all, or its first) were done, and `took` that long."""

    block: Block
    minutes: int
    took: int
    rating: Rating
    day: date


class Followed(Protocol):
    """A way of planning."""

    pace: float
    """With which the blocks that it offers are planned."""

    def wake(self, day: date) -> None:
        """A new day."""

    def offered(self, day: date) -> Iterable[Block]:
        """What to do that day, in order; the student stops when the day's minutes are used up."""

    def did(self, stint: Stint) -> None:
        """What the student made of a block that was offered."""


class Ours:
    """The planner: each Monday, and the morning after something was missed, the replan that it offers is accepted.

    A student who has missed something and has minutes left goes on with the new material that comes next.
    """

    def __init__(self, student: Student) -> None:
        self._student = student
        self._plan = _first_plan(student)
        self._sessions: list[Session] = []
        self._ahead = 0
        self.pace = self._plan.pace_factor
        self.moved = self.missed = 0

    def wake(self, day: date) -> None:
        """The replan."""
        if day.weekday() and day != self._student.changes_on and not newly_missed(self._plan, day):
            return
        enrolment = self._student.enrolment_on(day)
        result = replan(self._student.track, enrolment, self._plan, self._sessions, day)
        self._plan, self.pace = result.plan, result.plan.pace_factor
        self.moved += result.difference.moved_minutes
        self.missed += result.difference.missed_minutes

    def offered(self, day: date) -> Iterable[Block]:
        """The day's blocks, then what makes up for missed ones."""
        coming = [b for b in self._plan.blocks() if b.date >= day and b.status == "planned" and b.activity in STUDY]
        behind = self._ahead < self.missed
        return [block for block in coming if block.date == day or (behind and _is_new(block))]

    def did(self, stint: Stint) -> None:
        """Logged; the rest of a block that was begun is owed."""
        self._ahead += stint.minutes if stint.block.date > stint.day else 0
        self._plan, session = log_block(
            self._plan, self._student.enrolment.id, stint.block.id, f"s{len(self._sessions)}", stint.day,
            minutes=stint.minutes, rating=stint.rating, rest_owed=True,
        )  # fmt: skip
        self._sessions.append(replace(session, minutes=stint.took))


class FirstPlan:
    """The blocks of the first plan, as far as they are still to do."""

    def __init__(self, student: Student) -> None:
        plan = _first_plan(student)
        self.pace = plan.pace_factor
        self._left = {block.id: block for block in plan.blocks() if block.activity in STUDY}

    def wake(self, day: date) -> None:
        """Nothing changes."""

    def did(self, stint: Stint) -> None:
        """The block, or its first part, is no longer to do."""
        left = _rest(stint.block, stint.minutes)
        if left.minutes:
            self._left[left.id] = left
        else:
            del self._left[left.id]


class Fixed(FirstPlan):
    """Never changed: what was missed comes after the day's own blocks, the oldest first."""

    def offered(self, day: date) -> Iterable[Block]:
        """The day's blocks, then those before it that are not done."""
        due = [block for block in self._left.values() if block.date <= day]
        return sorted(due, key=lambda block: (block.date != day, block.date, block.order))


class EarliestDeadline(FirstPlan):
    """Whatever the first plan wants done soonest, all day: a topic by the day on which that plan completes it, a review
    or a mock by its day. Topics may be begun at any time, the rest not before it is due.
    """

    def __init__(self, student: Student) -> None:
        super().__init__(student)
        self._deadline = {block.parts[0].topic: block.date for block in self._left.values() if _is_new(block)}

    def offered(self, day: date) -> Iterable[Block]:
        """What is due or can be begun, by deadline."""
        open_now = [block for block in self._left.values() if _is_new(block) or block.date <= day]
        return sorted(open_now, key=lambda block: (self._by(block), block.date, block.order))

    def _by(self, block: Block) -> date:
        return self._deadline[block.parts[0].topic] if _is_new(block) else block.date


def _first_plan(student: Student) -> StudyPlan:
    start = student.enrolment.start
    return build(weigh(student.track, student.enrolment, start), start)


def _is_new(block: Block) -> bool:
    return block.activity in ("learn", "hands_on")


def _rest(block: Block, minutes: int) -> Block:
    """The block without its first minutes."""
    parts, gone = [], minutes
    for part in block.parts:
        here = min(gone, part.minutes)
        gone -= here
        if here < part.minutes:
            parts.append(replace(part, minutes=part.minutes - here))
    return replace(block, minutes=block.minutes - minutes, parts=tuple(parts))
