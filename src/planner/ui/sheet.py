"""A form made of questions: each question is a value that knows how it is shown, stepped and typed.

`Sheet` is the `Form` of `forms` for whatever is asked one by one: texts, days, amounts, choices and ticks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Protocol, Self

from planner.domain.wording import day
from planner.ui.fields import Field
from planner.ui.forms import typed_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DIGITS = "123456789"
TEXT_LENGTH = 200
PATH_LENGTH = 1000


def _fine(text: str) -> str:  # noqa: ARG001
    return ""


class Question(Protocol):
    """`signs` are those that answer it, one by one; empty where a value is typed."""

    @property
    def key(self) -> str:
        """Unique on its sheet."""

    @property
    def value(self) -> Any:
        """The answer."""

    @property
    def signs(self) -> str:
        """Signs that answer it."""

    def field(self) -> Field:
        """As it is shown."""

    def stepped(self, by: int) -> Self:
        """One step less or more."""

    def typed(self, text: str) -> tuple[Self, str]:
        """The question with what was typed, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Any text. `check` says what is wrong with one; an empty one is never wrong."""

    key: str
    label: str
    value: str = ""
    note: str = "if you like"
    longest: int = TEXT_LENGTH
    check: Callable[[str], str] = _fine
    signs: str = ""

    def field(self) -> Field:
        """The text, or that it can be typed."""
        problem = self.check(self.value) if self.value else ""
        note = "" if self.value else self.note
        return Field(key=self.key, label=self.label, value=self.value or "type it", note=note, problem=problem)

    def stepped(self, by: int) -> Words:  # noqa: ARG002  # a text has no steps
        """As it is."""
        return self

    def typed(self, text: str) -> tuple[Words, str]:
        """Any text."""
        return replace(self, value=text), self.check(text) if text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day from `first` to `last`, both included. Where it is `free` there may be none; `usual` is its first step."""

    key: str
    label: str
    first: date
    last: date
    value: date | None = None
    usual: date | None = None
    free: bool = False
    note: str = ""
    signs: str = ""

    def field(self) -> Field:
        """The day, or that there is none."""
        shown = day(self.value) if self.value else "not given"
        return Field(key=self.key, label=self.label, value=shown, note=self.note)

    def stepped(self, by: int) -> Day:
        """A day; the first step of none is to the usual one."""
        then = self.value + timedelta(days=by) if self.value else self.usual or self.last
        return replace(self, value=max(self.first, min(self.last, then)))

    def typed(self, text: str) -> tuple[Day, str]:
        """A whole date; nothing takes a free one away."""
        if not text:
            return (replace(self, value=None) if self.free else self), ""
        found, problem = typed_day(text, self.first, self.last)
        return (self if found is None else replace(self, value=found)), problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with up to two decimals, or a `whole` one, from `least` to `most`; None before it is given.

    `usual` is its first step; without one that begins at nothing.
    """

    key: str
    label: str
    most: Decimal
    least: Decimal = Decimal("0.01")
    step: int = 1
    unit: str = ""
    value: Decimal | None = None
    usual: Decimal | None = None
    whole: bool = False
    note: str = ""
    signs: str = ""

    def field(self) -> Field:
        """The number with its unit."""
        shown = "type it" if self.value is None else f"{self.unit}{self.value:f}"
        return Field(key=self.key, label=self.label, value=shown, note=self.note)

    def stepped(self, by: int) -> Amount:
        """A whole step."""
        first = self.value is None and self.usual
        then = first or (self.value or Decimal(0)) + by * self.step
        return replace(self, value=max(self.least, min(self.most, then)))

    def typed(self, text: str) -> tuple[Amount, str]:
        """A number, in digits and a point."""
        if not text:
            return replace(self, value=None), ""
        try:
            found = Decimal(text)
        except InvalidOperation:
            return self, self._accepted()
        fits = self.least <= found <= self.most and found == round(found, 0 if self.whole else 2)
        return (replace(self, value=found), "") if fits else (self, self._accepted())

    def _accepted(self) -> str:
        if self.whole:
            return f"a whole number, {self.least:f} to {self.most:f}"
        return f"{self.least:f} to {self.most:f}, such as 2.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several: `options` are values with their words; left and right go through them, digits name the first."""

    key: str
    label: str
    options: tuple[tuple[Any, str], ...]
    value: Any
    note: str = ""

    @property
    def signs(self) -> str:
        """A digit for each of the first nine."""
        return DIGITS[: len(self.options)]

    def field(self) -> Field:
        """The words of the one that is chosen."""
        said = self.note or f"{self._at() + 1} of {len(self.options)}: ← →"
        return Field(key=self.key, label=self.label, value=self.options[self._at()][1], note=said)

    def _at(self) -> int:
        return next(n for n, (value, _) in enumerate(self.options) if value == self.value)

    def stepped(self, by: int) -> Choice:
        """The next one; after the last the first."""
        return replace(self, value=self.options[(self._at() + by) % len(self.options)][0])

    def typed(self, text: str) -> tuple[Choice, str]:
        """The one with that digit."""
        return (replace(self, value=self.options[DIGITS.index(text)][0]) if text else self), ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Yes or no."""

    key: str
    label: str
    value: bool = False
    note: str = "space"
    signs: str = " "

    def field(self) -> Field:
        """In a word, with a sign."""
        return Field(key=self.key, label=self.label, value="✓ yes" if self.value else "no", note=self.note)

    def stepped(self, by: int) -> Tick:  # noqa: ARG002  # there are two
        """The other."""
        return replace(self, value=not self.value)

    def typed(self, text: str) -> tuple[Tick, str]:
        """The other."""
        return (self.stepped(1) if text else self), ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Questions in the order in which they are shown."""

    questions: tuple[Question, ...]

    @property
    def texts(self) -> Mapping[str, int]:
        """Those for any text."""
        return {it.key: it.longest for it in self.questions if isinstance(it, Words)}

    @property
    def picks(self) -> Mapping[str, str]:
        """Those that one sign answers."""
        return {it.key: it.signs for it in self.questions if it.signs}

    def __getitem__(self, key: str) -> Any:
        """The answer to a question; None where it was not asked."""
        return next((it.value for it in self.questions if it.key == key), None)

    def ticked(self, group: str) -> tuple[str, ...]:
        """The ticks of a group, whose keys begin with its name and a colon, without that."""
        opening = f"{group}:"
        return tuple(it.key.removeprefix(opening) for it in self.questions if it.key.startswith(opening) and it.value)

    def fields(self) -> Sequence[Field]:
        """All of them."""
        return [it.field() for it in self.questions]

    def text(self, key: str) -> str:
        """The text of one."""
        return str(self[key] or "")

    def stepped(self, key: str, by: int) -> Sheet:
        """One step of a question."""
        return Sheet(tuple(it.stepped(by) if it.key == key else it for it in self.questions))

    def typed(self, key: str, text: str) -> tuple[Sheet, str]:
        """What was typed into a question."""
        found = {it.key: it.typed(text) for it in self.questions if it.key == key}
        sheet = Sheet(tuple(found[it.key][0] if it.key in found else it for it in self.questions))
        return sheet, found[key][1] if key in found else ""
