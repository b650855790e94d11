"""How many minutes there are: each day after everything that takes from it, and each week after the buffer.

Days off and busy times take from the student's whole day; what they leave is shared between the enrolments, so that no
minute is promised twice. The practicum and the daily cap take from the enrolment's own share. The share is in no
day's reasons: it is the same all the time, and a day that only it makes shorter is an ordinary day.

Study time is counted in slots of 15 minutes. A day's loose minutes and the buffer's are nobody's slots.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.busy import by_day, left_of
from planner.domain.calendar_math import ONE_DAY, DateRange, week_start
from planner.domain.plan import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.busy import BusyDays
    from planner.domain.enrolment import Enrolment

SLOT = 15


@dataclass(frozen=True, slots=True)
class Reduction:
    """Days, `[start, stop)`, on which only `percent` of a day's minutes are left, rounded down."""

    days: DateRange
    percent: int
    label: str


def days(enrolment: Enrolment, span: DateRange, reductions: Sequence[Reduction], stop: date) -> tuple[Day, ...]:
    """Every day of `span` with its minutes: none before the start or the enrolment, none from `stop` (the exam) on."""
    first = max(enrolment.start, enrolment.enrolled_on)
    busy = by_day(enrolment.busy)
    return tuple(_day(enrolment, day, busy, reductions) if first <= day < stop else Day(day, 0) for day in span.days())


def _day(enrolment: Enrolment, day: date, busy: BusyDays, reductions: Sequence[Reduction]) -> Day:
    study = enrolment.week.days[day.weekday()]
    minutes = study.minutes
    taken: list[str] = []
    for off in enrolment.off:
        if minutes and off.days.start <= day < off.days.stop:
            minutes = 0
            taken.append(off.label or "day off")
    if minutes and busy:
        minutes, events = left_of(study, day, busy)
        taken += events
    minutes = minutes * enrolment.share_percent // 100
    for reduction in reductions:
        if minutes and day in reduction.days:
            minutes = minutes * reduction.percent // 100
            taken.append(reduction.label)
    if enrolment.daily_cap is not None and minutes > enrolment.daily_cap:
        minutes = enrolment.daily_cap
        taken.append("daily cap")
    return Day(day, minutes, tuple(taken))


def week_slots(minutes: Sequence[int], buffer_percent: int) -> int:
    """Slots that a week offers, given its days' minutes: the buffer is kept free, and no slot spans two days."""
    kept = sum(minutes) * (100 - buffer_percent) // 100
    return min(kept // SLOT, sum(day // SLOT for day in minutes))


def weeks_of(span: Sequence[Day], first_weekday: int) -> list[tuple[Day, ...]]:
    """Consecutive days grouped into weeks; the first and the last may be partial."""
    grouped: list[list[Day]] = []
    current: date | None = None
    for day in span:
        start = week_start(day.date, first_weekday)
        if start != current:
            grouped.append([])
            current = start
        grouped[-1].append(day)
    return [tuple(week) for week in grouped]


def supply(span: Sequence[Day], first: date, stop: date, buffer_percent: int, first_weekday: int) -> int:
    """Minutes of study time in `[first, stop)`; a week that an end splits counts only its days inside."""
    inside = [day for day in span if first <= day.date < stop]
    slots = (
        week_slots([day.capacity_minutes for day in week], buffer_percent) for week in weeks_of(inside, first_weekday)
    )
    return SLOT * sum(slots)


def whole_weeks(first: date, last: date, first_weekday: int) -> DateRange:
    """The whole weeks from the one that holds `first` to the one that holds `last`."""
    return DateRange(week_start(first, first_weekday), week_start(last, first_weekday) + 7 * ONE_DAY)
