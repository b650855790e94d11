"""A student on a track: the inputs of a plan, as the student gave them.

Nothing here is worked out; `timeline` and `capacity` read these values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from planner.domain.calendar_math import WEEKDAYS, DateRange

Depth = Literal["essential", "standard", "thorough"]
DEPTH_FACTOR: Mapping[Depth, float] = {"essential": 1.0, "standard": 1.25, "thorough": 1.5}
Triage = Literal["know", "shaky", "new"]
TRIAGE_FACTOR: Mapping[Triage, float] = {"know": 0.7, "shaky": 1.0, "new": 1.3}
DEFAULT_BUFFER_PERCENT = 15
DEFAULT_SESSION_MINUTES = 60
SHORTEST_SESSION, LONGEST_SESSION = 15, 120
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class StudyDay:
    """What a weekday offers: whole minutes (0 to 1440), and the clock time at which studying starts, if it has one."""

    minutes: int
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """Minutes for each weekday, Monday first; a rest day has none."""

    days: tuple[StudyDay, ...]

    @classmethod
    def of(cls, minutes: Mapping[str, int]) -> Week:
        """A week from weekday names (`mon` … `sun`) to minutes; days that are not named are rest days."""
        return cls(tuple(StudyDay(minutes.get(name, 0)) for name in WEEKDAYS))

    @property
    def minutes(self) -> int:
        """Minutes in an ordinary week."""
        return sum(day.minutes for day in self.days)

    def by_name(self) -> dict[str, int]:
        """Weekday names to minutes, without the rest days."""
        return {name: day.minutes for name, day in zip(WEEKDAYS, self.days, strict=True) if day.minutes}


@dataclass(frozen=True, slots=True)
class Off:
    """Days away, `[start, stop)`, with the student's own label."""

    days: DateRange
    label: str = ""


@dataclass(frozen=True, slots=True)
class Busy:
    """What an imported calendar holds on one day: its minutes there, and the clock time at which it starts.

    An event that lasts all day has none and 1440 minutes; one that crosses midnight is one `Busy` a day.
    """

    date: date
    minutes: int
    at: time | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A diagnostic quiz or mock exam, in one domain of the outline: 0 to 100 percent right, on that day."""

    on: date
    domain: str
    percent: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sitting of the exam; `weak` holds the domains that the score report named as not passed."""

    on: date
    passed: bool
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """One student's enrolment on one track.

    `start` is the first day of the programme, or of preparation where the route has none. `months` is None where the
    route has no programme; `program_end`, when the student gives it, wins over `months`. `exam_date` is set only when
    the student pinned one. `window` is the one printed on the student's own authorisation, both days included as
    `DateRange` half-open. `enrolled_on` is the day the enrolment was made: without a programme the window follows an
    application made that day. `daily_cap` limits every day. `first_weekday` starts the plan's weeks, 0
    for Monday to 6 for Sunday. `uuid` is random, made once, and never changes.

    `share_percent` is this enrolment's part of a week that several share. `busy` is what imported calendars take of the
    student's days. `scores` and `attempts` are in order of date. `met` holds the items of the route's checklist that
    the student has; `seen_to` the milestones that the student has done, each with its day.
    """

    id: str
    uuid: str
    track: str
    route: str
    enrolled_on: date
    start: date
    months: int | None
    week: Week
    program_end: date | None = None
    exam_date: date | None = None
    applied_on: date | None = None
    window: DateRange | None = None
    state: str | None = None
    buffer_percent: int = DEFAULT_BUFFER_PERCENT
    session_minutes: int = DEFAULT_SESSION_MINUTES
    daily_cap: int | None = None
    depth: Depth = "standard"
    first_weekday: int = 0
    off: tuple[Off, ...] = ()
    triage: Mapping[str, Triage] = field(default_factory=dict)
    status: Literal["active", "dropped", "passed"] = "active"
    share_percent: int = 100
    busy: tuple[Busy, ...] = ()
    scores: tuple[Score, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    met: tuple[str, ...] = ()
    seen_to: Mapping[str, date] = field(default_factory=dict)
