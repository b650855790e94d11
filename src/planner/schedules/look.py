"""Looking things up in a document in full form that may be wrong anywhere.

What isn't there, or has another type than the one asked for, is None, empty, or left out.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from planner.domain.calendar_math import Span, Unit
from planner.domain.track import PercentRange

Table = dict[str, Any]


def dig(document: Any, *path: str) -> Any:
    """What stands at a path of keys."""
    for key in path:
        document = document.get(key) if isinstance(document, dict) else None
    return document


def tables(document: Any, *path: str) -> list[tuple[int, Table]]:
    """The tables of a list, with their numbers in it."""
    found = dig(document, *path)
    return [(i, entry) for i, entry in enumerate(found) if isinstance(entry, dict)] if isinstance(found, list) else []


def ids(document: Any, *path: str) -> tuple[str, ...]:
    """The ids of a list's tables."""
    return tuple(name for _, table in tables(document, *path) if (name := text(table, "id")))


def text(document: Any, *path: str) -> str:
    """A text; empty where there is none."""
    found = dig(document, *path)
    return found if isinstance(found, str) else ""


def texts(document: Any, *path: str) -> list[str]:
    """The texts of a list."""
    found = dig(document, *path)
    return [entry for entry in found if isinstance(entry, str)] if isinstance(found, list) else []


def number(document: Any, *path: str) -> int | None:
    """A whole number."""
    found = dig(document, *path)
    return found if type(found) is int else None


def as_span(value: Any) -> Span | None:
    """A span in full form as a value."""
    count, unit = number(value, "count"), dig(value, "unit")
    return Span(count, unit) if count is not None and unit in get_args(Unit) else None


def as_percent(value: Any) -> PercentRange | None:
    """A range of percent in full form as a value."""
    low, high = as_decimal(dig(value, "low")), as_decimal(dig(value, "high"))
    return None if low is None or high is None else PercentRange(low=low, high=high)


def as_decimal(value: Any) -> Decimal | None:
    """A finite number written as text."""
    try:
        found = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    return found if found is None or found.is_finite() else None
