"""What could be different: the values of a what-if, how keys change them, and the wishes that they come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, DateRange, week_start
from planner.domain.capacity import SLOT
from planner.domain.enrol import Wishes
from planner.domain.enrolment import MINUTES_A_DAY, Off, StudyDay, Week
from planner.domain.wording import count, day, minutes
from planner.ui.fields import LONGEST, Field, parse_day, parse_number
from planner.ui.words import week_brief

if TYPE_CHECKING:
    from planner.service import View

LEAST_MINUTES, MOST_MINUTES, STEP = 30, 100 * 60, 30
MOST_MONTHS, MOST_AWAY = 120, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Values beside an enrolment's own. `exam` None is the suggested date; `months` None: no programme."""

    base: View
    minutes: int
    exam: date | None
    months: int | None
    away: int
    away_from: date

    @classmethod
    def of(cls, view: View, today: date) -> Trial:
        """Everything as it is."""
        it = view.enrolment
        months = it.months if view.dates.program and it.program_end is None else None
        monday = week_start(max(today, it.start)) + timedelta(weeks=1)
        return cls(base=view, minutes=it.week.minutes, exam=it.exam_date, months=months, away=0, away_from=monday)

    @property
    def changed(self) -> bool:
        """Whether anything differs from the enrolment."""
        it = self.base.enrolment
        kept = (self.minutes, self.exam) == (it.week.minutes, it.exam_date)
        return not kept or self.away > 0 or (self.months is not None and self.months != it.months)

    def wishes(self) -> Wishes:
        """What to ask the planner for."""
        it = self.base.enrolment
        usual = self.base.track.program.months.value
        away = Off(DateRange(self.away_from, self.away_from + self.away * ONE_DAY), "away")
        return Wishes(
            week=spread(it.week, self.minutes) if self.minutes != it.week.minutes else None,
            exam_date=self.exam,
            unpin_exam=self.exam is None and it.exam_date is not None,
            months=self.months if self.months != it.months else None,
            unusual_length=self.months is not None and not usual.min <= self.months <= usual.max,
            off=(*it.off, away) if self.away else None,
        )

    def stepped(self, key: str, step: int) -> Trial:
        """One step less or more of a value."""
        if key == "minutes":
            rounded = (self.minutes // STEP + (step if step > 0 or self.minutes % STEP == 0 else 0)) * STEP
            return replace(self, minutes=max(LEAST_MINUTES, min(MOST_MINUTES, rounded)))
        if key == "exam":
            return replace(self, exam=(self.exam or self.base.plan.exam_date) + step * ONE_DAY)
        if key == "months" and self.months is not None:
            return replace(self, months=max(1, min(MOST_MONTHS, self.months + step)))
        if key == "away":
            return replace(self, away=max(0, min(MOST_AWAY, self.away + step)))
        if key == "away_from":
            return replace(self, away_from=self.away_from + step * timedelta(weeks=1))
        return self

    def typed(self, key: str, text: str) -> tuple[Trial, str]:
        """The trial with what was typed, and what is wrong with it; nothing typed takes a pinned exam date back."""
        if key in ("exam", "away_from"):
            return self._typed_day(key, text)
        if key == "minutes":
            number = parse_number(text, LEAST_MINUTES / 60, MOST_MINUTES / 60)
            problem = "Hours: 0.5 to 100, for example 7.5."
            return (self, problem) if number is None else (replace(self, minutes=round(number * 60 / SLOT) * SLOT), "")
        limits = {"months": (1, MOST_MONTHS), "away": (0, MOST_AWAY)}[key]
        number = parse_number(text, *limits)
        if number is None or number != int(number):
            return self, f"A whole number, {limits[0]} to {limits[1]}."
        return (replace(self, months=int(number)) if key == "months" else replace(self, away=int(number))), ""

    def _typed_day(self, key: str, text: str) -> tuple[Trial, str]:
        if key == "exam" and not text:
            return replace(self, exam=None), ""
        found = parse_day(text)
        if found is None:
            problem = "YYYY-MM-DD, for example 2027-11-29." if len(text) >= LONGEST else "a date: YYYY-MM-DD"
            return self, problem
        return (replace(self, exam=found) if key == "exam" else replace(self, away_from=found)), ""

    def fields(self, key: str, typed: str | None, problem: str) -> list[Field]:
        """The values to show; `typed` and `problem` belong to the field `key`."""
        exam = day(self.exam)[4:] if self.exam else "suggested"
        window = f"window {self.base.dates.opens} to {self.base.dates.closes}"
        note = window if self.exam is None else f"{window}; backspace: suggested"
        usual, it = self.base.track.program.months.value, self.base.enrolment.week
        found = [
            Field(
                key="minutes",
                label="Study a week",
                value=minutes(self.minutes),
                note=week_brief(spread(it, self.minutes)),
            ),
            Field(key="exam", label="Exam date", value=exam, note=note),
        ]
        if self.months is not None:
            text = f"usual: {usual.min} to {usual.max} months"
            found.append(Field(key="months", label="Programme", value=count(self.months, "month"), note=text))
        found.append(Field(key="away", label="Days away", value=count(self.away, "day"), note="no study on these days"))
        if self.away:
            last = self.away_from + (self.away - 1) * ONE_DAY
            found.append(
                Field(key="away_from", label="Away from", value=self.away_from.isoformat(), note=f"to {day(last)}")
            )
        return [replace(one, typed=typed, problem=problem) if one.key == key else one for one in found]


def spread(week: Week, total: int) -> Week:
    """`total` minutes over the same weekdays in the same proportion, in quarters of an hour."""
    now = week.minutes or 1
    quarters = total // SLOT
    exact = [quarters * it.minutes / now for it in week.days]
    whole = [int(it) for it in exact]
    order = sorted(range(7), key=lambda n: (whole[n] - exact[n], n))
    for n in [n for n in order if week.days[n].minutes][: quarters - sum(whole)]:
        whole[n] += 1
    pairs = zip(whole, week.days, strict=True)
    return Week(tuple(StudyDay(min(MINUTES_A_DAY, n * SLOT), it.at) for n, it in pairs))
