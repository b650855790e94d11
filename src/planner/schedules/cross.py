"""Checks that look at several values together: references, orders, sums.

They read the document in full form. Where a value is missing or has the wrong type they keep still:
that is reported already, and what can be judged without it still is.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.domain.licence import State
from planner.domain.track import Track
from planner.schedules import outline
from planner.schedules.limits import LONGEST
from planner.schedules.look import Table, as_span, dig, ids, number, tables, text, texts
from planner.schedules.words import no_such

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.schedules.shape import Form
    from planner.schedules.walk import Found

_SOME_DAY = date(2000, 1, 1)


def cross_problems(form: Form, document: Any) -> Iterator[Found]:
    """What doesn't fit together."""
    for check in _CHECKS.get(form, ()):
        yield from check(document)


def _months(track: Table) -> Iterator[Found]:
    loc = ("program", "months", "value")
    low, default, high = (number(track, *loc, key) for key in ("min", "default", "max"))
    if low is not None and default is not None and high is not None and not low <= default <= high:
        yield loc, f"min {low}, default {default}, max {high} are out of order; min <= default <= max is accepted"


def _items(track: Table) -> Iterator[Found]:
    items, scored = number(track, "exam", "items", "value"), number(track, "exam", "scored_items", "value")
    if items is not None and scored is not None and scored > items:
        yield ("exam", "scored_items"), f"{scored} is more than the {items} items of the exam; {items} is the most"


def _retake(track: Table) -> Iterator[Found]:
    inside = text(track, "exam", "retake", "inside")
    loc = ("exam", "retake", "inside")
    if inside == "eligibility" and not any(dig(route, "recency") for _, route in tables(track, "routes")):
        yield loc, 'no route has a "recency" that a retake could be inside of; write "window" or "nothing"'
    waits, window = dig(track, "exam", "retake", "waits", "value"), dig(track, "exam", "window", "length", "value")
    # Later waits may well be longer than the window: only the first retake is planned for.
    first = waits[0] if isinstance(waits, list) and waits else None
    if inside == "window" and _days(first) >= _days(window) > 0:
        yield loc, f'the first wait, {as_span(first)}, never fits in the window; write "eligibility" or "nothing"'


def _days(value: Any) -> int:
    """About how many days a span lasts; 0 where there is none, or where it is out of range."""
    span = as_span(value)
    if span is None or not 0 <= span.count <= LONGEST[span.unit]:
        return 0
    return (span.after(_SOME_DAY) - _SOME_DAY) // timedelta(days=1)


def _constraints(track: Table) -> Iterator[Found]:
    categories = ids(track, "renewal", "categories")
    for i, constraint in tables(track, "renewal", "constraints"):
        loc = ("renewal", "constraints", i, "categories")
        for name in texts(constraint, "categories"):
            if name not in categories:
                yield loc, no_such("category", name, categories)
        if constraint.get("kind") in ("category", "at-most") and not constraint.get("categories"):
            yield loc, f'the kind "{constraint["kind"]}" needs categories; name at least one of renewal.categories'


def _clock_fees(track: Table) -> Iterator[Found]:
    fees = ids(track, "fees")
    for i, clock in tables(track, "renewal", "clocks"):
        fee = text(clock, "fee")
        if fee and fee not in fees:
            yield ("renewal", "clocks", i, "fee"), no_such("fee", fee, fees)


def _fixed_days(state: Table) -> Iterator[Found]:
    for i, rule in tables(state, "rules"):
        day, parity = text(rule, "cycle", "fixed_day"), text(rule, "cycle", "parity")
        if day and not _is_day(day):
            yield ("rules", i, "cycle", "fixed_day"), f'"{day}" is not a day of the year; write MM-DD, such as "06-30"'
        if parity in ("even", "odd") and not day:
            yield ("rules", i, "cycle", "parity"), f'"{parity}" years need a fixed_day; give one, or take parity out'


def _is_day(day: str) -> bool:
    """In every year: 29 February is not."""
    try:
        date.fromisoformat(f"2001-{day}")
    except ValueError:
        return False
    return re.fullmatch(r"[0-9]{2}-[0-9]{2}", day) is not None


_CHECKS: dict[Form, tuple[Callable[[Table], Iterator[Found]], ...]] = {
    Track: (
        _months,
        _items,
        _retake,
        outline.references,
        outline.circles,
        outline.empty_domains,
        outline.no_weight,
        outline.small_topics,
        _constraints,
        _clock_fees,
    ),
    State: (_fixed_days,),
}
