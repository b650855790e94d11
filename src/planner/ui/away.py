"""Days away as a form: first and last day, and what they are for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import Off
from planner.domain.wording import count, day
from planner.ui.fields import Field
from planner.ui.forms import typed_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

LABEL_LENGTH = 60
LONGEST_AWAY = timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Both days are away. `today` is the earliest that can be: what is past is history."""

    first: date
    last: date
    today: date
    label: str = ""

    texts: ClassVar[Mapping[str, int]] = {"label": LABEL_LENGTH}
    picks: ClassVar[Mapping[str, str]] = {}

    @property
    def off(self) -> Off:
        """As the planner keeps it."""
        return Off(DateRange(self.first, self.last + ONE_DAY), self.label.strip())

    def fields(self) -> Sequence[Field]:
        """Label and days."""
        days = count((self.last - self.first).days + 1, "day")
        return [
            Field(
                key="label", label="What for", value=self.label or "type it", note="" if self.label else "if you like"
            ),
            Field(key="first", label="First day away", value=day(self.first)),
            Field(key="last", label="Last day away", value=day(self.last), note=f"{days}; this day is away too"),
        ]

    def text(self, key: str) -> str:  # noqa: ARG002  # there is one
        """The label."""
        return self.label

    def stepped(self, key: str, by: int) -> Away:
        """A day."""
        if key == "first":
            return self._from(max(self.today, self.first + by * ONE_DAY))
        if key == "last":
            return replace(self, last=max(self.first, self.last + by * ONE_DAY))
        return self

    def typed(self, key: str, text: str) -> tuple[Away, str]:
        """What was typed."""
        if key == "label":
            return replace(self, label=text), ""
        least = self.today if key == "first" else self.first
        found, problem = typed_day(text, least, least + LONGEST_AWAY)
        if found is None:
            return self, problem
        return (self._from(found) if key == "first" else replace(self, last=found)), ""

    def _from(self, first: date) -> Away:
        """Another first day takes the last one along: the time away stays as long."""
        return replace(self, first=first, last=first + (self.last - self.first))
