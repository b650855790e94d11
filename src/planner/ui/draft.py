"""The answers of the first start, how keys change them, and the wishes that they come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from planner.domain.enrol import Wishes
from planner.domain.enrolment import MINUTES_A_DAY, StudyDay, Week
from planner.ui.fields import LONGEST, Field, parse_day, parse_number
from planner.ui.words import WEEKDAYS, count, day, minutes

if TYPE_CHECKING:
    from planner.domain.plan import Remedy
    from planner.domain.track import Route, Track

Step = Literal["family", "track", "route", "dates", "week", "state", "exam", "check"]
STEPS: tuple[Step, ...] = get_args(Step)
FEW_MINUTES, MOST_MONTHS = 15, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What has been answered so far. None is the track's own length, the planner's week, the suggested exam date."""

    start: date
    family: str = ""
    track: Track | None = None
    route: str = ""
    months: int | None = None
    week: Week | None = None
    state: str | None = None
    exam: date | None = None

    @property
    def chosen_route(self) -> Route | None:
        """The route, once there is a track."""
        if self.track is None:
            return None
        return next((it for it in self.track.routes if it.id == self.route), self.track.routes[0])

    def of_track(self, track: Track) -> Draft:
        """Another track: what belonged to the one before is forgotten, the student's own time stays."""
        if self.track is not None and self.track.id == track.id:
            return self
        return replace(self, track=track, route=track.routes[0].id, months=None, exam=None)

    def length(self) -> int | None:
        """The programme's months; None on a route without one."""
        if self.track is None or self.chosen_route is None or not self.chosen_route.program:
            return None
        return self.months or self.track.program.months.value.default

    def wishes(self) -> Wishes:
        """What to ask the planner for."""
        length = self.length()
        usual = self.track.program.months.value if self.track else None
        unusual = length is not None and usual is not None and not usual.min <= length <= usual.max
        return Wishes(
            start=self.start, route=self.route or None, months=length, week=self.week, state=self.state,
            exam_date=self.exam, unusual_length=unusual,
        )  # fmt: skip

    def remedied(self, it: Remedy, week: Week) -> Draft:
        """The draft with a remedy applied; `week` is the one that the plan was made with."""
        if it.kind == "weekly_minutes" and it.week is not None:
            named = zip(WEEKDAYS, week.days, strict=True)
            return replace(
                self, week=Week(tuple(StudyDay(it.week.get(name.lower(), 0), one.at) for name, one in named))
            )
        if it.kind == "exam_date" and isinstance(it.value, date):
            return replace(self, exam=it.value)
        return replace(self, months=it.value) if isinstance(it.value, int) else self

    # Fields

    def date_fields(self) -> list[Field]:
        """Start and length."""
        found = [
            Field(key="start", label="First day", value=day(self.start)[4:], note="of the programme, or of preparing")
        ]
        length = self.length()
        if length is not None and self.track is not None:
            usual = self.track.program.months.value
            unusual = "" if usual.min <= length <= usual.max else ": unusual, taken as given"
            note = f"usual: {usual.min} to {usual.max} months{unusual}"
            found.append(Field(key="months", label="Programme", value=count(length, "month"), note=note))
        return found

    def week_fields(self, week: Week) -> list[Field]:
        """A field a weekday; `week` is what the planner takes where nothing was answered."""
        days = (self.week or week).days
        named = zip(WEEKDAYS, days, strict=True)
        return [
            Field(key=name, label=name, value=minutes(it.minutes) if it.minutes else "rest day") for name, it in named
        ]

    def stepped(self, key: str, by: int, week: Week | None) -> Draft:
        """One step less or more of a value."""
        if key == "start":
            return replace(self, start=self.start + timedelta(days=by))
        if key == "months":
            return replace(self, months=max(1, min(MOST_MONTHS, (self.length() or 1) + by)))
        if key in WEEKDAYS and week is not None:
            now = (self.week or week).days[WEEKDAYS.index(key)].minutes
            return self._with_day(key, now // FEW_MINUTES * FEW_MINUTES + by * FEW_MINUTES, week)
        return self

    def typed(self, key: str, text: str, week: Week | None) -> tuple[Draft, str]:
        """The draft with what was typed, and what is wrong with it."""
        if key in ("start", "exam"):
            found = parse_day(text)
            if found is None:
                return self, "YYYY-MM-DD, for example 2027-01-11." if len(text) >= LONGEST else "a date: YYYY-MM-DD"
            return (replace(self, start=found) if key == "start" else replace(self, exam=found)), ""
        most = MOST_MONTHS if key == "months" else MINUTES_A_DAY
        number = parse_number(text, 1 if key == "months" else 0, most)
        if number is None or number != int(number):
            return self, f"a whole number, at most {most}"
        if key == "months":
            return replace(self, months=int(number)), ""
        return (self._with_day(key, int(number), week) if week is not None else self), ""

    def _with_day(self, key: str, count_: int, week: Week) -> Draft:
        days = list((self.week or week).days)
        n = WEEKDAYS.index(key)
        days[n] = StudyDay(max(0, min(MINUTES_A_DAY, count_)), days[n].at)
        return replace(self, week=Week(tuple(days)))
