"""Values that keys change: left and right step, digits type. What was typed is judged at once, beside the field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.ui.format import clip, columns, pad, safe, width
from planner.ui.line import Line, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.line import Role

LABEL, VALUE, NOTE = 16, 18, 24
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


def field_line(it: Field, room: int, label: int = LABEL) -> Line:
    """The field on one line, its label in so many columns; the arrows say that it can be changed."""
    value = f"‹ {clip(safe(it.value), VALUE - 4)} ›" if it.typed is None else f"  {_end(safe(it.typed), VALUE - 3)}▏"
    said, role = (it.problem, "warn") if it.problem else (it.note, "dim")
    opening = columns([(it.label, label)]) + "  " + pad(value, VALUE) + "  "
    found: Role = "warn" if role == "warn" else "dim"
    return line(opening, (said[: max(0, 4 * room)], found), key=it.key)


def field_lines(fields: Sequence[Field], room: int) -> list[Line]:
    """A line for each field, with room for the longest label where there is some."""
    label = max(LABEL, min(max((width(safe(it.label)) for it in fields), default=0), room - VALUE - NOTE))
    return [field_line(it, room, label) for it in fields]


def _end(text: str, room: int) -> str:
    """The end of a text: what is being typed stays in sight."""
    while width(text) > room:
        text = text[1:]
    return text


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
