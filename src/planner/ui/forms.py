"""Small forms as values: what each shows, and what a key or typed text makes of it. `screens.form` shows them.

The problem of a value stands beside it while it is typed; what only the planner can judge is said when it is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Protocol, Self, get_args

from planner.domain.enrolment import MINUTES_A_DAY
from planner.domain.session import Rating
from planner.domain.wording import day, minutes
from planner.ui.fields import LONGEST, Field, parse_day, parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

RATINGS: tuple[Rating, ...] = get_args(Rating)
BY_SIGN = "a, h, g or e"
STEP = 5
NOTE_LENGTH = 500


class Form(Protocol):
    """`texts` are the fields for any text, with the longest of each; `picks` those that one sign answers."""

    @property
    def texts(self) -> Mapping[str, int]:
        """Fields for any text."""

    @property
    def picks(self) -> Mapping[str, str]:
        """Fields that one sign answers, with the signs."""

    def fields(self) -> Sequence[Field]:
        """The values to show."""

    def text(self, key: str) -> str:
        """The text of a field for any text."""

    def stepped(self, key: str, by: int) -> Self:
        """One step less or more of a value."""

    def typed(self, key: str, text: str) -> tuple[Self, str]:
        """The form with what was typed, and what is wrong with it."""


def typed_day(text: str, first: date, last: date) -> tuple[date | None, str]:
    """A day between the two, both included, or what would be accepted."""
    found = parse_day(text)
    if found is None:
        return None, f"a date, such as {last}" if len(text) >= LONGEST else "a date: YYYY-MM-DD"
    return (found, "") if first <= found <= last else (None, f"a day from {first} to {last}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log. `first` and `last` are the days that can be logged, `taken` the minutes that other entries
    have of each day. `unrated`: it can be left without a rating, for it never had one.
    """

    minutes: int
    on: date
    first: date
    last: date
    rating: Rating | None = None
    note: str = ""
    unrated: bool = True
    planned: int | None = None
    taken: Mapping[date, int]

    texts: ClassVar[Mapping[str, int]] = {"note": NOTE_LENGTH}
    picks: ClassVar[Mapping[str, str]] = {"rating": "ahge1234"}

    def fields(self) -> Sequence[Field]:
        """Minutes, day, rating, note."""
        said = f"planned: {minutes(self.planned)}" if self.planned is not None else "digits, or left and right"
        return [
            Field(key="minutes", label="Minutes", value=str(self.minutes), note=said, problem=self._too_much()),
            Field(key="on", label="Day", value=day(self.on), note="today" if self.on == self.last else ""),
            Field(key="rating", label="How it went", value=self.rating or "not rated", note=BY_SIGN),
            Field(key="note", label="Note", value=self.note or "type it", note="" if self.note else "if you like"),
        ]

    def _too_much(self) -> str:
        before = self.taken.get(self.on, 0)
        if self.minutes + before <= MINUTES_A_DAY:
            return ""
        return f"at most {MINUTES_A_DAY - before}, with {before} logged that day"

    def text(self, key: str) -> str:  # noqa: ARG002  # there is one
        """The note."""
        return self.note

    def stepped(self, key: str, by: int) -> Entry:
        """Five minutes, a day, the next rating."""
        if key == "minutes":
            return replace(self, minutes=max(STEP, min(MINUTES_A_DAY, self.minutes // STEP * STEP + by * STEP)))
        if key == "on":
            return replace(self, on=max(self.first, min(self.last, self.on + timedelta(days=by))))
        if key == "rating":
            there = (None, *RATINGS) if self.unrated else RATINGS
            return replace(self, rating=there[(there.index(self.rating) + by) % len(there)])
        return self

    def typed(self, key: str, text: str) -> tuple[Entry, str]:
        """What was typed."""
        if key == "note":
            return replace(self, note=text), ""
        if key == "rating":
            return (replace(self, rating=RATINGS[self.picks[key].index(text) % len(RATINGS)]) if text else self), ""
        if key == "on":
            on, problem = typed_day(text, self.first, self.last)
            return (self if on is None else replace(self, on=on)), problem
        number = parse_number(text, 1, MINUTES_A_DAY)
        if number is None or number != int(number):
            return self, f"a whole number, 1 to {MINUTES_A_DAY}"
        return replace(self, minutes=int(number)), ""
