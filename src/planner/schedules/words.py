"""The words of the problems: what was given, what would be accepted, what is nearest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal, get_args

from planner.domain.calendar_math import Span
from planner.domain.track import PercentRange
from planner.schedules.shape import is_fact, is_list, is_mapping, is_table, item, origin, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.schedules.shape import Form

_WIDEST = 40
_LEAVES: dict[Form, str] = {
    str: "text in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a date such as 2026-11-22",
    Decimal: 'dollars, such as 125 or "62.50"',
    Span: 'a length of time, such as "90 days" (days, business days, weeks, months, years)',
    PercentRange: "percent, such as 59.0 or [15, 20]",
}


def accepted(form: Form) -> str:
    """What may be written where this form is wanted."""
    if is_fact(form):
        return accepted(parts(form)["value"].form)
    if is_list(form):
        return f"a list of {_several(item(form))}"
    if origin(form) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in get_args(form))
    if is_mapping(form):
        return "a table for each id"
    if is_table(form):
        needed = [key for key, part in parts(form).items() if part.required]
        return f"a table with {', '.join(needed)}" if needed else f"a table with any of {', '.join(parts(form))}"
    return _LEAVES[form]


def _several(form: Form) -> str:
    if origin(form) is Literal:
        return f"texts: {accepted(form).removeprefix('one of ')}"
    plural = {str: "texts", Span: 'lengths of time, such as ["90 days", "1 year"]'}
    return plural.get(form, "texts" if is_fact(form) else accepted(form).replace("a table", "tables", 1))


def shown(value: Any) -> str:
    """A value much as the file has it, cut at 40 characters."""
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    words = "such a number" if value is None else f'"{value}"' if isinstance(value, str) else str(value)
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"


def nearest(given: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The ids most like the one given, those that begin with it first; none where all are far off."""
    near = get_close_matches(given, list(known), n=20, cutoff=0.5)
    return sorted(near, key=lambda name: (name.split("-")[0] != given, not name.startswith(given), near.index(name)))[
        :most
    ]


def no_such(what: str, given: Any, known: tuple[str, ...]) -> str:
    """That an id isn't there, with the nearest that is, or else the first few."""
    near = nearest(str(given), known)
    if near:
        return f'there is no {what} {shown(given)}; nearest: "{near[0]}"'
    some = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return f"there is no {what} {shown(given)}; " + (f"there are: {some}" if known else "there are none")
