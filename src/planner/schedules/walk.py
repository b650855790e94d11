"""Every place of a document in full form, with the form that belongs there; the checks pick what they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.schedules.shape import is_fact, is_list, is_mapping, is_table, item, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.schedules.shape import Form, Loc

Found = tuple["Loc", str]
"""Where something is wrong, and what."""


@dataclass(frozen=True, slots=True)
class Place:
    """`owner` and `key` name the field that a value belongs to; a fact's value belongs to the fact's field."""

    loc: Loc
    form: Form
    value: Any
    owner: Form
    key: str


def walk(form: Form, document: Any) -> Iterator[Place]:
    """The document and everything in it that has a form, top down."""
    return _below(Place((), form, document, None, ""))


def _below(place: Place) -> Iterator[Place]:
    yield place
    for step, form, value in _inside(place.form, place.value):
        own = is_table(place.form) and not (is_fact(place.form) and step in ("value", "alternatives"))
        owner, key = (place.form, str(step)) if own else (place.owner, place.key)
        yield from _below(Place((*place.loc, step), form, value, owner, key))


def _inside(form: Form, value: Any) -> Iterator[tuple[str | int, Form, Any]]:
    if is_table(form) and isinstance(value, dict):
        yield from ((key, part.form, value[key]) for key, part in parts(form).items() if key in value)
    elif is_mapping(form) and isinstance(value, dict):
        yield from ((key, item(form), inner) for key, inner in value.items())
    elif is_list(form) and isinstance(value, list):
        yield from ((number, item(form), inner) for number, inner in enumerate(value))
