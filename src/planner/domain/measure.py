"""A plan laid out for measuring: touches by topic, minutes by day and week, counted from the blocks themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.history import history_of
from planner.domain.plan import STUDY
from planner.domain.weakness import last_fail, needs_of

if TYPE_CHECKING:
    from planner.domain.enrolment import Enrolment
    from planner.domain.history import History
    from planner.domain.plan import Activity, Block, Day, PlanWeek, StudyPlan, TopicNeed
    from planner.domain.session import Session
    from planner.domain.timeline import Dates
    from planner.domain.track import Track

LONG_ENOUGH_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Touch:
    """One part of one block: when a topic was met, how, and for how long; `planned` where it is still to come."""

    date: date
    order: int
    activity: Activity
    minutes: int
    planned: bool


@dataclass(frozen=True)
class Measured:
    """A plan with what is needed to judge it. Catch-up and errands are left out of every study figure, and so is what
    was missed or skipped; what is done counts. With `today`, planned work of earlier days counts as missed.
    """

    track: Track
    enrolment: Enrolment
    dates: Dates
    plan: StudyPlan
    sessions: tuple[Session, ...] = ()
    today: date | None = None

    @cached_property
    def history(self) -> History:
        """What of the plan is past, done or pinned."""
        return history_of(self.plan, self.sessions, self.today or self.plan.as_of)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, in order, as they stand today."""
        return tuple(block.as_of(self.today) if self.today else block for block in self.plan.blocks())

    @cached_property
    def study(self) -> tuple[Block, ...]:
        """Blocks that are study, planned or done: no catch-up, no errands."""
        return tuple(block for block in self.blocks if block.activity in STUDY and block.status in ("planned", "done"))

    @cached_property
    def days(self) -> dict[date, Day]:
        """Every day of the plan."""
        return {day.date: day for week in self.plan.weeks for day in week.days}

    @cached_property
    def needs(self) -> dict[str, TopicNeed]:
        """Whole needs by topic."""
        return {need.topic: need for need in self.plan.needs}

    @cached_property
    def left(self) -> dict[str, TopicNeed]:
        """What the history leaves of each topic's need, at the plan's pace."""
        if not self.history.done:
            return self.needs
        done = replace(self.history, committed=()).worth(self.plan.pace_factor, last_fail(self.enrolment))
        return {n.topic: n for n in needs_of(self.track, self.enrolment, self.plan.pace_factor, done)}

    @cached_property
    def touches(self) -> dict[str, list[Touch]]:
        """Each topic's parts, in order; a topic that is never met has none."""
        met: dict[str, list[Touch]] = {topic: [] for topic in self.needs}
        for block in self.study:
            planned = block.status == "planned"
            for part in block.parts:
                met[part.topic].append(Touch(block.date, block.order, block.activity, part.minutes, planned))
        return met

    @cached_property
    def recall_days(self) -> dict[str, list[date]]:
        """The distinct days on which each topic is recalled."""
        return {
            t: sorted({touch.date for touch in met if touch.activity == "recall"}) for t, met in self.touches.items()
        }

    @cached_property
    def begun(self) -> dict[str, Touch]:
        """Each topic's first touch."""
        return {topic: met[0] for topic, met in self.touches.items() if met}

    @cached_property
    def minutes_by_day(self) -> dict[date, int]:
        """Study minutes of each day that has some."""
        return self._by_day(frozenset(STUDY))

    def _by_day(self, activities: frozenset[Activity]) -> dict[date, int]:
        minutes: dict[date, int] = defaultdict(int)
        for block in self.study:
            if block.activity in activities:
                minutes[block.date] += block.minutes
        return dict(minutes)

    @cached_property
    def first_day(self) -> date:
        """The first day on which something could be planned."""
        return max(self.plan.start, self.enrolment.enrolled_on, self.plan.as_of)

    @cached_property
    def open_weeks(self) -> tuple[PlanWeek, ...]:
        """Weeks that still have capacity."""
        return tuple(week for week in self.plan.weeks if self.capacity_left(week))

    def capacity_left(self, week: PlanWeek) -> int:
        """Minutes of a week's days from the first plannable day on; of all its days where it holds a past."""
        if any(block.date < self.first_day for block in week.blocks):
            return week.capacity_minutes
        return sum(day.capacity_minutes for day in week.days if day.date >= self.first_day)

    @property
    def weeks_long(self) -> float:
        """Length of the plan in weeks, from its first day to the exam."""
        return (self.plan.exam_date - self.began).days / 7

    @cached_property
    def began(self) -> date:
        """The day from which the plan as a whole is measured: the first plannable or done one."""
        return min([self.first_day, *(block.date for block in self.study if block.status == "done")])

    def position(self, day: date) -> float:
        """Where a day lies between the first day (0) and the exam (1)."""
        return (day - self.began).days / max(1, (self.plan.exam_date - self.began).days)

    def third(self, day: date) -> int:
        """The third of the plan that a day lies in: 0, 1 or 2."""
        return min(2, int(3 * self.position(day)))

    def week_study(self, week: PlanWeek) -> int:
        """A week's study minutes, planned and done."""
        return sum(self.minutes_by_day.get(day.date, 0) for day in week.days)
