"""The days of a plan as numbers: slots of 15 minutes a day, grouped into stretches that share one budget.

A stretch is a week, or the part of a week on one side of the final review's first day, so that what is planned before
the review never leans on minutes after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.capacity import SLOT, days, week_slots, whole_weeks
from planner.domain.feasibility import final_review_start, reductions

if TYPE_CHECKING:
    from planner.domain.feasibility import Case
    from planner.domain.plan import Day


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `[start, stop)` by index, and the slots that may be planned in them beside catch-up and errands."""

    week: int
    start: int
    stop: int
    slots: int
    before_review: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Whole weeks from week 1 to the exam's. Days are counted from `days[0]`; `room[d]` is in slots, and
    `open_days` are those that have any.

    Nothing is planned on days before `first` or from `exam` on, where `room` is 0.
    """

    days: tuple[Day, ...]
    room: tuple[int, ...]
    open_days: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    first: int
    review: int
    exam: int

    def date(self, index: int) -> date:
        """The date of a day's index."""
        return self.days[0].date + timedelta(days=index)

    @property
    def supply(self) -> int:
        """Slots before the exam."""
        return sum(stretch.slots for stretch in self.stretches)

    @property
    def supply_before_review(self) -> int:
        """Slots before the final review."""
        return sum(stretch.slots for stretch in self.stretches if stretch.before_review)

    def study_days(self, start: int, stop: int) -> tuple[int, ...]:
        """Indices of the days in `[start, stop)` that have room."""
        return self.open_days[bisect_left(self.open_days, start) : bisect_left(self.open_days, stop)]

    def stretch_of(self, day: int) -> int:
        """The index of the stretch that holds a day from `first` on."""
        return bisect_right(self.stretches, day, key=lambda stretch: stretch.start) - 1


def grid(case: Case, exam: date) -> Grid:
    """The grid of a case for an exam on that day."""
    enrolment = case.enrolment
    span = whole_weeks(enrolment.start, exam, enrolment.first_weekday)
    calendar = days(enrolment, span, reductions(case.track, case.dates), exam)
    origin = calendar[0].date
    first = max(0, (case.first - origin).days)
    end = (exam - origin).days
    review = (final_review_start(case.track, case.origin, exam) - origin).days
    left = case.history.left_of(calendar)
    room = tuple(day.capacity_minutes // SLOT if first <= index < end else 0 for index, day in enumerate(left))
    stretches: list[Stretch] = []
    for week, start in enumerate(range(0, len(calendar), 7)):
        stretches += _stretches(left, week, start, max(first, start), review, enrolment.buffer_percent)
    open_days = tuple(index for index, slots in enumerate(room) if slots)
    return Grid(calendar, room, open_days, tuple(stretches), first, review, end)


def _stretches(
    calendar: tuple[Day, ...], week: int, week_start: int, first: int, review: int, buffer_percent: int
) -> list[Stretch]:
    stop = week_start + 7
    if first >= stop:
        return []
    whole = _slots(calendar, first, stop, buffer_percent)
    if not first < review < stop:
        return [Stretch(week, first, stop, whole, before_review=stop <= review)]
    before = _slots(calendar, first, review, buffer_percent)
    return [
        Stretch(week, first, review, before, before_review=True),
        Stretch(week, review, stop, whole - before, before_review=False),
    ]


def _slots(calendar: tuple[Day, ...], start: int, stop: int, buffer_percent: int) -> int:
    return week_slots([day.capacity_minutes for day in calendar[start:stop]], buffer_percent)
