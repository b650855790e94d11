"""Values that keys change: left and right step, digits type. What was typed is judged at once, beside the field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.ui.format import columns, pad
from planner.ui.line import Line, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.line import Role

LABEL, VALUE = 16, 18
TYPEABLE = frozenset("0123456789-.:")
LONGEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value as it is shown: a label, the value in words, a note; what is being typed, and what is wrong with it."""

    key: str
    label: str
    value: str
    note: str = ""
    typed: str | None = None
    problem: str = ""


def field_line(it: Field, room: int) -> Line:
    """The field on one line; the arrows say that it can be changed."""
    value = f"‹ {it.value} ›" if it.typed is None else f"  {it.typed}▏"
    said, role = (it.problem, "warn") if it.problem else (it.note, "dim")
    opening = columns([(it.label, LABEL)]) + "  " + pad(value, VALUE) + "  "
    found: Role = "warn" if role == "warn" else "dim"
    return line(opening, (said[: max(0, 4 * room)], found), key=it.key)


def field_lines(fields: Sequence[Field], room: int) -> list[Line]:
    """A line for each field."""
    return [field_line(it, room) for it in fields]


def parse_day(text: str) -> date | None:
    """A whole ISO date, or None."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if len(text) == LONGEST and 1970 <= day.year <= 2199 else None


def parse_number(text: str, least: float, most: float) -> float | None:
    """A number between the two, ends included, or None."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if least <= number <= most else None
