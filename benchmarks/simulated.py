"""Simulated students: an enrolment on a shipped track, and the minutes that each day really gives, drawn from a seed.

A student of any kind begins with a plan that fits. What comes between is the same whatever planner the student follows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.capacity import days, whole_weeks
from planner.domain.enrol import Wishes, enrolled
from planner.domain.enrolment import Enrolment, StudyDay, Week
from planner.domain.feasibility import reductions, weigh
from planner.domain.need import DEFAULT_PACE
from planner.schedules import load_tracks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.session import Rating
    from planner.domain.track import Track

KINDS = (
    "punctual",
    "bursty",
    "always 30 % short",
    "away for a month",
    "ill now and then",
    "slower than planned",
    "changes hours or exam",
)
AS_PLANNED = Fraction(str(DEFAULT_PACE))
SLOWER = Fraction(3, 2)
SHORT = Fraction(7, 10)
ILL_WEEKS = 0.1
PATTERNS = (
    (1, 0, 1, 0, 0, 3, 0),
    (1, 1, 1, 1, 0, 2, 0),
    (1, 1, 1, 1, 1, 0, 0),
    (0, 2, 0, 2, 0, 0, 3),
    (2, 1, 2, 1, 1, 4, 0),
    (1, 1, 1, 1, 1, 1, 1),
)
"""Shares of a week's minutes by weekday, Monday first."""
RATINGS: tuple[Rating, ...] = ("again", "hard", "hard", "good", "good", "good", "good", "good", "easy", "easy")


@dataclass(frozen=True, kw_only=True)
class Student:
    """One student. `given` are the minutes that each day really gives; `takes` the minutes that a minute of the track's
    study hours costs. From `changes_on` on (the exam's day where nothing changes) the enrolment is the `later` one.
    """

    name: str
    kind: str
    track: Track
    enrolment: Enrolment
    later: Enrolment
    changes_on: date
    exam: date
    given: Mapping[date, int]
    takes: Fraction

    def enrolment_on(self, day: date) -> Enrolment:
        """What the student has told the planner by that day."""
        return self.later if day >= self.changes_on else self.enrolment

    def rating(self, day: date, place: int) -> Rating:
        """How the block in that place of the day's list went: by chance, and the same whoever made the list."""
        return Random(f"{self.name} {day} {place}").choice(RATINGS)


def student(number: int) -> Student:
    """The student of that number, from 0 on: the kinds in turn, everything else by chance."""
    kind = KINDS[number % len(KINDS)]
    chance = Random(f"student {number}")
    track = chance.choice(tracks())
    enrolment = _enrolment(chance, track)
    exam = weigh(track, enrolment, enrolment.start).exam()
    enrolment = replace(enrolment, exam_date=exam)
    changes_on, later = exam, enrolment
    if kind == "changes hours or exam":
        changes_on = _between(chance, enrolment.start, exam)
        later = _changed(chance, track, enrolment, exam)
    offered = _offered(track, enrolment, exam)
    offered |= {
        day: minutes for day, minutes in _offered(track, later, later.exam_date or exam).items() if day >= changes_on
    }
    last = later.exam_date or exam
    given = {day: minutes for day, minutes in offered.items() if day < last}
    return Student(
        name=str(number), kind=kind, track=track, enrolment=enrolment, later=later, changes_on=changes_on, exam=last,
        given=_given(kind, chance, given), takes=AS_PLANNED * (SLOWER if kind == "slower than planned" else 1),
    )  # fmt: skip


@cache
def tracks() -> tuple[Track, ...]:
    """The shipped tracks."""
    return load_tracks()[0]


def _enrolment(chance: Random, track: Track) -> Enrolment:
    """A week with any pattern, 5 to 60 % more than the plan needs."""
    start = date(2027, 1, 4) + timedelta(days=chance.randrange(700))
    pattern, most = chance.choice(PATTERNS), chance.uniform(1.05, 1.6)
    scale = 5
    while True:
        week = Week(tuple(StudyDay(scale * share) for share in pattern))
        made = enrolled(track, Wishes(start=start, week=week), start, f"{track.id}-1", "0" * 32)
        case = weigh(track, made, start)
        budget = case.budget(case.exam())
        if budget.feasible and budget.supply >= most * budget.need:
            return replace(made, session_minutes=chance.choice((45, 60, 60, 90)))
        scale += 5


def _changed(chance: Random, track: Track, enrolment: Enrolment, exam: date) -> Enrolment:
    """Other weekly minutes, from a fifth fewer to two fifths more, or another exam date up to three weeks away."""
    if chance.random() < 1 / 2:
        factor = chance.uniform(0.8, 1.4)
        return replace(
            enrolment, week=Week(tuple(StudyDay(round(day.minutes * factor)) for day in enrolment.week.days))
        )
    when = weigh(track, enrolment, enrolment.start).dates
    wanted = [exam + timedelta(days=n) for n in range(-21, 22) if n]
    return replace(enrolment, exam_date=chance.choice([day for day in wanted if when.window_holds(day)]))


def _between(chance: Random, start: date, exam: date) -> date:
    """A day from a quarter to three quarters of the way."""
    whole = (exam - start).days
    return start + timedelta(days=chance.randrange(whole // 4, whole * 3 // 4))


def _offered(track: Track, enrolment: Enrolment, exam: date) -> dict[date, int]:
    """The minutes of each day as the student means to give them."""
    span = whole_weeks(enrolment.start, exam, enrolment.first_weekday)
    case = weigh(track, enrolment, enrolment.start)
    return {day.date: day.capacity_minutes for day in days(enrolment, span, reductions(track, case.dates), exam)}


def _given(kind: str, chance: Random, offered: dict[date, int]) -> dict[date, int]:
    """What comes of them."""
    first, last = min(offered), max(offered)
    if kind == "bursty":
        return {day: minutes * chance.choice((0, 1, 2)) for day, minutes in offered.items()}
    if kind == "always 30 % short":
        return {day: int(minutes * SHORT) for day, minutes in offered.items()}
    if kind == "away for a month":
        leaves = _between(chance, first, last)
        return {d: 0 if leaves <= d < leaves + 30 * ONE_DAY else minutes for d, minutes in offered.items()}
    if kind == "ill now and then":
        weeks = (last - first).days // 7 + 1
        ill = {week for week in range(weeks) if chance.random() < ILL_WEEKS}
        return {day: 0 if (day - first).days // 7 in ill else minutes for day, minutes in offered.items()}
    return offered
