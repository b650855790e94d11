"""Checks of one value at a time: unknown keys, ids given twice, empty texts and lists, limits, addresses, sources.

They read the document in full form and pass over what has the wrong type: the dataclasses' own check reports that.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import Span
from planner.domain.track import PercentRange
from planner.schedules.limits import ID, LIMITS, LONGEST, MAY_BE_ZERO, MONEY, SOURCED, URL
from planner.schedules.look import as_decimal, as_percent, as_span, dig
from planner.schedules.shape import is_fact, is_list, is_table, item, name_key, parts
from planner.schedules.walk import walk
from planner.schedules.words import nearest, no_such, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.schedules.shape import Form
    from planner.schedules.walk import Found, Place


def field_problems(form: Form, document: Any) -> Iterator[Found]:
    """What is wrong with single values, wherever they stand."""
    sources = dig(document, "sources")
    known = tuple(sources) if isinstance(sources, dict) else ()
    for place in walk(form, document):
        yield from _unknown_keys(place)
        for check in (_twice, _empty, _unsourced, *_BY_FORM.get(place.form, ())):
            yield from ((place.loc, message) for message in check(place))
        if place.key == "source" and isinstance(place.value, list):
            yield from ((place.loc, no_such("source", name, known)) for name in place.value if name not in known)


def _unknown_keys(place: Place) -> Iterator[Found]:
    if is_table(place.form) and isinstance(place.value, dict):
        known = parts(place.form)
        for key in place.value:
            if key not in known:
                near = nearest(key, known)
                hint = f'did you mean "{near[0]}"?' if near else f"accepted here: {', '.join(known)}"
                yield (*place.loc, key), f"there is no such key; {hint}"


def _twice(place: Place) -> Iterator[str]:
    key = name_key(item(place.form)) if is_list(place.form) and isinstance(place.value, list) else None
    if key is not None:
        names = Counter(name for entry in place.value if isinstance(name := dig(entry, key), str))
        for name, count in names.items():
            if count > 1:
                yield f'the {key} "{name}" stands {count} times; give each table its own'


def _empty(place: Place) -> Iterator[str]:
    """Only where the field must be there, or a fact was written: `note = ""` harms nobody."""
    last = place.loc[-1] if place.loc else None
    must = last == "value" or (last == place.key and parts(place.owner)[place.key].required)
    if must and isinstance(place.value, str) and not place.value.strip():
        yield "is empty; write a text"
    if must and is_list(place.form) and place.value == []:
        yield "is an empty list; write at least one"


def _unsourced(place: Place) -> Iterator[str]:
    status = dig(place.value, "status") if is_fact(place.form) else None
    if status in SOURCED and not place.value.get("source"):
        yield f'status "{status}" needs a source; name an id of [sources], or use "memory" or "estimate"'


def _whole_number(place: Place) -> Iterator[str]:
    low, high = LIMITS.get((place.owner, place.key), (place.value, place.value))
    if type(place.value) is int and not low <= place.value <= high:
        yield f"{place.value} is out of range; {low} to {high} is accepted"


def _span(place: Place) -> Iterator[str]:
    span = as_span(place.value)
    least = 0 if (place.owner, place.key) in MAY_BE_ZERO else 1
    if span and not least <= span.count <= LONGEST[span.unit]:
        yield f"{span} is out of range; {least} to {LONGEST[span.unit]} {span.unit} is accepted"


def _percent(place: Place) -> Iterator[str]:
    percent = as_percent(place.value)
    if percent and not 0 <= percent.low <= percent.high <= 100:
        yield f"{percent.low} to {percent.high} is not a range; 0 to 100 is accepted, the lower figure first"


def _money(place: Place) -> Iterator[str]:
    if isinstance(place.value, float):
        yield f'{place.value} is a number with a point; write it in quotes: "{place.value:.2f}"'
    elif as_decimal(place.value) is not None and not re.fullmatch(MONEY, place.value):
        yield f'{place.value} is not an amount; write 0 to 999999 dollars, such as 125 or "62.50"'


def _text(place: Place) -> Iterator[str]:
    if not isinstance(place.value, str) or not place.value:
        return
    if place.key == "url" and not re.fullmatch(URL, place.value):
        yield f"{shown(place.value)} is not a web address; it must begin with http:// or https://"
    if place.key in ("id", "key") and not re.fullmatch(ID, place.value):
        yield f"{shown(place.value)} is not an id; small letters, digits, - and _ are accepted"


_BY_FORM: dict[Form, tuple[Callable[[Place], Iterator[str]], ...]] = {
    int: (_whole_number,),
    Span: (_span,),
    PercentRange: (_percent,),
    Decimal: (_money,),
    str: (_text,),
}
