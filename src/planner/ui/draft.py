"""The answers of the first start so far, and the wishes that they come to. `draft_fields` has how keys change them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

from planner.domain.calendar_math import ONE_DAY, DateRange, add_months
from planner.domain.enrol import Wishes
from planner.domain.enrolment import Off, Week
from planner.domain.questionnaire import Answers
from planner.domain.wording import count

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.track import Months, Route, Track

Step = Literal[
    "resume", "questions", "family", "track", "route", "dates", "week", "away", "state", "exam", "check"
]  # fmt: skip
STEPS: tuple[Step, ...] = get_args(Step)[1:]
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What has been answered. None is the track's own length, the planner's week, the suggested exam date.

    `program_end` wins over `months`; `confirmed` is the unusual length, in months, that was asked about and confirmed.
    `away_*` is what is being entered, not yet one of `off`. The window's days are both included, as on the
    authorisation; one of them alone counts for nothing.
    """

    start: date
    answers: Answers = field(default_factory=Answers)
    family: str = ""
    track: Track | None = None
    route: str = ""
    met: tuple[str, ...] = ()
    months: int | None = None
    program_end: date | None = None
    confirmed: int | None = None
    week: Week | None = None
    off: tuple[Off, ...] = ()
    away_first: date | None = None
    away_last: date | None = None
    away_label: str = ""
    state: str | None = None
    window_first: date | None = None
    window_last: date | None = None
    exam: date | None = None

    # The way through

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in order: answered questions rank the tracks of all families, so no family is asked for."""
        return tuple(it for it in STEPS if it != "family" or not self.answers.given)

    # Track and route

    @property
    def chosen_route(self) -> Route | None:
        """The route, once there is a track."""
        if self.track is None:
            return None
        return next((it for it in self.track.routes if it.id == self.route), self.track.routes[0])

    def of_family(self, family: str) -> Draft:
        """Another family has other tracks."""
        return self if family == self.family else replace(self.without_track(), family=family)

    def of_track(self, track: Track) -> Draft:
        """Another track: what belonged to the one before is forgotten, the student's own time stays."""
        if self.track is not None and self.track.id == track.id:
            return self
        return replace(self.without_track(), family=track.family, track=track, route=track.routes[0].id)

    def without_track(self) -> Draft:
        """Without a track and what belonged to it; the student's own time stays."""
        return replace(
            self, track=None, route="", met=(), months=None, program_end=None, confirmed=None,
            window_first=None, window_last=None, exam=None,
        )  # fmt: skip

    def of_route(self, route: str) -> Draft:
        """Another route has other dates; what was ticked stays where the other one asks for the same."""
        return self if route == self.route else replace(self, route=route, exam=None)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the route asks for and the student has not ticked."""
        route = self.chosen_route
        return tuple(it for it in route.checklist if it not in self.met) if route else ()

    def ticked(self, item: str) -> Draft:
        """With an item of the checklist ticked, or no longer."""
        met = tuple(it for it in self.met if it != item) if item in self.met else (*self.met, item)
        return replace(self, met=met)

    # The programme's length

    @property
    def usual(self) -> Months | None:
        """The usual length of a programme; None on a route without one."""
        if self.track is None or self.chosen_route is None or not self.chosen_route.program:
            return None
        return self.track.program.months.value

    @property
    def length(self) -> int | None:
        """The programme's months, begun ones counted where its last day is given; None on a route without one."""
        if self.usual is None:
            return None
        if self.program_end is None:
            return self.months or self.usual.default
        return next((n for n in range(1, MOST_MONTHS) if add_months(self.start, n) > self.program_end), MOST_MONTHS)

    @property
    def unusual(self) -> str:
        """A sentence about a length outside the usual range; empty inside it."""
        length, usual = self.length, self.usual
        if length is None or usual is None or usual.min <= length <= usual.max:
            return ""
        return f"{count(length, 'month')}; {usual.min} to {usual.max} are usual."

    @property
    def to_confirm(self) -> bool:
        """Whether the length still has to be confirmed."""
        return bool(self.unusual) and self.confirmed != self.length

    # Days away

    def with_away(self) -> tuple[Draft, str]:
        """With the days that are being entered, and what is wrong with them."""
        days = self.away
        if days is None:
            return self, "Give the first and the last day, the first one first."
        other = next((it for it in self.off if it.days.overlaps(days)), None)
        if other is not None:
            return self, f"They overlap with {other.days.start} to {other.days.last}."
        off = sorted((*self.off, Off(days, " ".join(self.away_label.split()))), key=lambda it: it.days.start)
        return replace(self, off=tuple(off), away_first=None, away_last=None, away_label=""), ""

    def without_away(self, number: int) -> Draft:
        """Without one of the days away."""
        return replace(self, off=tuple(it for n, it in enumerate(self.off) if n != number))

    @property
    def away(self) -> DateRange | None:
        """The days that are being entered; a single day needs no last one."""
        if self.away_first is None:
            return None
        last = self.away_last or self.away_first
        return DateRange(self.away_first, last + ONE_DAY) if last >= self.away_first else None

    # What comes of it

    @property
    def window(self) -> DateRange | None:
        """The exam window on the student's own authorisation."""
        if self.window_first is None or self.window_last is None:
            return None
        return DateRange(self.window_first, self.window_last + ONE_DAY)

    def wishes(self) -> Wishes:
        """What to ask the planner for."""
        given_end = self.program_end if self.usual else None
        route = self.chosen_route
        return Wishes(
            start=self.start, route=self.route or None, months=None if given_end else self.length,
            program_end=given_end, week=self.week, state=self.state, exam_date=self.exam, window=self.window,
            off=self.off or None, met=tuple(it for it in route.checklist if it in self.met) if route else (),
            unusual_length=bool(self.unusual),
        )  # fmt: skip

    def remedied(self, wishes: Wishes) -> Draft:
        """The draft with the wishes of a remedy, which are for one thing."""
        if wishes.months is not None:
            return replace(self, months=wishes.months, program_end=None)
        return replace(self, week=wishes.week or self.week, exam=wishes.exam_date or self.exam)
