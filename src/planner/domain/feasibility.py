"""Whether a plan fits, on which exam dates, and what alone would make it fit.

Feasibility is a count: learning and hands-on against the supply before final review, the whole need against the supply
before the exam. More capacity or a later exam never lowers either supply, so the earliest date is found by bisection.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, add_months
from planner.domain.capacity import SLOT, Reduction, days, week_slots, weeks_of, whole_weeks
from planner.domain.enrolment import MINUTES_A_DAY, StudyDay, Week
from planner.domain.history import NO_HISTORY
from planner.domain.mocks import cost
from planner.domain.need import DEFAULT_PACE
from planner.domain.plan import Budget, Remedy
from planner.domain.timeline import Dates, dates
from planner.domain.weakness import last_fail, needs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.domain.calendar_math import DateRange
    from planner.domain.enrolment import Enrolment
    from planner.domain.history import History
    from planner.domain.plan import Day, TopicNeed
    from planner.domain.track import Track

REVIEW_LEAST, REVIEW_MOST = 7, 21
SUGGESTED_AFTER, SUGGESTED_UNTIL = timedelta(days=14), timedelta(days=21)
WITHOUT_PROGRAM_AFTER = timedelta(weeks=6)


def final_review_start(track: Track, origin: date, exam: date) -> date:
    """The first day of the final review: the last tenth of the days from `origin` to the exam, 7 to 21 of them.

    A track may fix the number. `origin` is the first day of the plan as first made; the review never starts before it.
    """
    fixed = track.study.final_review_days
    tenth = ceil((exam - origin).days / 10)
    length = fixed.value if fixed else max(REVIEW_LEAST, min(REVIEW_MOST, tenth))
    return max(origin, exam - timedelta(days=length))


class Supply:
    """Minutes of study time from `first` up to any later day, answered from running sums over the weeks."""

    def __init__(self, span: Sequence[Day], first: date, buffer_percent: int, first_weekday: int) -> None:
        self._weeks = weeks_of([day for day in span if day.date >= first], first_weekday)
        self._starts = [week[0].date for week in self._weeks]
        self._buffer = buffer_percent
        slots = (self._slots(week) for week in self._weeks)
        self._before = [0, *accumulate(slots)]

    def _slots(self, week: Sequence[Day]) -> int:
        return week_slots([day.capacity_minutes for day in week], self._buffer)

    def until(self, stop: date) -> int:
        """Minutes in `[first, stop)`; the week that `stop` splits counts only its days before."""
        index = bisect_left(self._starts, stop)
        if index == 0:
            return 0
        inside = [day for day in self._weeks[index - 1] if day.date < stop]
        return SLOT * (self._before[index - 1] + self._slots(inside))


@dataclass(frozen=True, slots=True)
class Case:
    """One enrolment, weighed: its dates, needs and supply. `origin` is the first day of the plan as first made, or the
    day after a failed attempt, `first` the first day on which anything can still be planned. `needs` are what `history`
    leaves of the `whole`, of which it makes up `done` minutes at this `pace`.
    """

    track: Track
    enrolment: Enrolment
    dates: Dates
    needs: tuple[TopicNeed, ...]
    origin: date
    first: date
    supply: Supply
    whole: tuple[TopicNeed, ...]
    pace: float = DEFAULT_PACE
    history: History = NO_HISTORY
    done: int = 0

    def budget(self, exam: date) -> Budget:
        """Need against supply for an exam on that day."""
        review = final_review_start(self.track, self.origin, exam)
        learning = sum(need.before_review_minutes for need in self.needs)
        return Budget(
            need=max(learning, min(sum(need.minutes for need in self.needs), self._not_done)),
            need_before_review=learning,
            supply=self.supply.until(exam),
            supply_before_review=self.supply.until(review),
        )

    @property
    def _not_done(self) -> int:
        """The whole need less all that is done: a topic that was practised beyond its need makes up for others."""
        return sum(need.minutes for need in self.whole) - self.done

    def earliest_ready(self, spare: int = 0) -> date | None:
        """The first day inside the window by which the plan fits, with `spare` minutes left before the exam; None where
        not even the last one is enough.
        """
        first, last = max(self.dates.opens, self.first + ONE_DAY), self.dates.closes
        count = (last - first).days + 1

        def fits(days: int) -> bool:
            budget = self.budget(first + timedelta(days=days))
            return budget.feasible and budget.supply >= budget.need + spare

        found = _first_true(count, fits)
        return None if found is None else first + timedelta(days=found)

    def suggested(self) -> date | None:
        """The exam date for a student who pinned none: a working day 14 to 21 days after the programme if one fits.

        Without a programme the first working day that fits, six weeks ahead or more. Otherwise the earliest that fits.
        A retake is on the first working day that fits, with a mock exam on top where the window has room for that.
        """
        retake = self.dates.again is not None
        ready = (retake and self.earliest_ready(cost(self.track.exam.minutes.value) * SLOT)) or self.earliest_ready()
        if ready is None:
            return None
        if retake:
            wanted, latest = ready, self.dates.closes
        elif self.dates.program is not None:
            wanted = self.dates.program.last + SUGGESTED_AFTER
            latest = min(self.dates.closes, self.dates.program.last + SUGGESTED_UNTIL)
        else:
            wanted, latest = self.enrolment.enrolled_on + WITHOUT_PROGRAM_AFTER, self.dates.closes
        day = _working_day(max(wanted, ready))
        return day if day <= latest else ready

    def exam(self) -> date:
        """The pinned date, else the suggested one, else (nothing fits) the last day of the window."""
        return self.enrolment.exam_date or self.suggested() or max(self.dates.closes, self.first + ONE_DAY)


def weigh(
    track: Track, enrolment: Enrolment, today: date, pace: float = DEFAULT_PACE, history: History = NO_HISTORY
) -> Case:
    """The case of one enrolment on one day. Nothing is counted before `today`, the start or the enrolment.

    What `history` says is done is no longer needed, and the minutes it took of today are no longer there.
    """
    when = dates(track, enrolment)
    origin = max(enrolment.start, enrolment.enrolled_on)
    if when.again:
        origin = when.again.on + ONE_DAY
    first = max(origin, today)
    last = max(when.closes, enrolment.exam_date or when.closes, first)
    span = whole_weeks(enrolment.start, last, enrolment.first_weekday)
    worth = history.worth(pace, last_fail(enrolment))
    return Case(
        track=track,
        enrolment=enrolment,
        dates=when,
        needs=needs_of(track, enrolment, pace, worth),
        origin=origin,
        first=first,
        supply=Supply(
            history.left_of(days(enrolment, span, reductions(track, when), span.stop)),
            first,
            enrolment.buffer_percent,
            enrolment.first_weekday,
        ),
        whole=needs_of(track, enrolment, pace),
        pace=pace,
        history=history,
        done=int(sum(done.minutes for done in worth.values())),
    )


def reductions(track: Track, when: Dates) -> tuple[Reduction, ...]:
    """What takes a share of each day over a stretch: the practicum."""
    if when.practicum is None:
        return ()
    return (Reduction(when.practicum, track.program.practicum_capacity_percent.value, "practicum"),)


def remedies(case: Case, today: date, pace: float = DEFAULT_PACE) -> tuple[Remedy, ...]:
    """What would help, each applied alone: more minutes a week, a later exam date, a longer programme.

    The minutes are those of the student's whole week, before busy times take from it and enrolments share it.
    """

    def fits(changed: Enrolment) -> bool:
        other = weigh(case.track, changed, today, pace, case.history)
        exam = other.exam()
        return other.dates.window_holds(exam) and other.budget(exam).feasible

    return (_more_minutes(case.enrolment, fits), _later_exam(case), _longer_program(case, fits))


def _more_minutes(enrolment: Enrolment, fits: Callable[[Enrolment], bool]) -> Remedy:
    now = enrolment.week.minutes
    most = max((day.minutes for day in enrolment.week.days), default=0)
    if most == 0:
        return Remedy(kind="weekly_minutes", value=None, binding="no weekday has any minutes")
    highest = MINUTES_A_DAY * now // most
    added = _first_true(highest - now + 1, lambda n: fits(replace(enrolment, week=scaled(enrolment.week, now + n))))
    if added is None:
        longest = replace(enrolment, week=scaled(enrolment.week, highest))
        return Remedy(kind="weekly_minutes", value=None, binding=_binding(longest, fits))
    week = scaled(enrolment.week, now + added)
    return Remedy(kind="weekly_minutes", value=week.minutes, week=week.by_name())


def _binding(longest: Enrolment, fits: Callable[[Enrolment], bool]) -> str:
    """What alone keeps the longest days from being enough; where nothing does, the window."""
    freed = {
        "daily cap": replace(longest, daily_cap=None),
        "share": replace(longest, share_percent=100),
        "busy times": replace(longest, busy=()),
    }
    return next((name for name, other in freed.items() if other != longest and fits(other)), "window")


def scaled(week: Week, minutes: int) -> Week:
    """The same weekdays with `minutes` in all, in proportion, each rounded up and none above 24 hours."""
    now = week.minutes
    return Week(tuple(StudyDay(min(MINUTES_A_DAY, -(-day.minutes * minutes // now)), day.at) for day in week.days))


def _later_exam(case: Case) -> Remedy:
    if case.enrolment.exam_date is None:
        return Remedy(kind="exam_date", value=None, binding="window")
    ready = case.earliest_ready()
    return Remedy(kind="exam_date", value=ready, binding=None if ready else "window")


def _longer_program(case: Case, fits: Callable[[Enrolment], bool]) -> Remedy:
    if case.dates.program is None:
        return Remedy(kind="program_months", value=None, binding="this route has no programme")
    if case.dates.again is not None:
        return Remedy(kind="program_months", value=None, binding="the exam has been sat")
    longest = case.track.program.months.value.max
    for months in range(_months_of(case.dates.program) + 1, longest + 1):
        if fits(replace(case.enrolment, months=months, program_end=None)):
            return Remedy(kind="program_months", value=months)
    return Remedy(kind="program_months", value=None, binding=f"the longest programme ({longest} months)")


def _months_of(program: DateRange) -> int:
    """The fewest whole months that cover the programme."""
    start, stop = program.start, program.stop
    months = 12 * (stop.year - start.year) + stop.month - start.month
    return months if add_months(start, months) >= stop else months + 1


def _first_true(count: int, holds: Callable[[int], bool]) -> int | None:
    """The first n in `range(count)` for which `holds`, which must stay true once it is; None where it never is."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low if low < count else None


def _working_day(day: date) -> date:
    while day.weekday() > 4:
        day += ONE_DAY
    return day
