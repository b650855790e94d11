"""Laying a student's own file over a bundled one, both in full form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from planner.domain.facts import Fact, Status
from planner.schedules.look import dig
from planner.schedules.shape import at, is_fact, is_mapping, is_table, item, name_key, origin, parts
from planner.schedules.walk import walk

if TYPE_CHECKING:
    from planner.schedules.shape import Form


def merge(form: Form, base: Any, own: Any) -> Any:
    """Tables key by key, lists of tables by their id (new ones go to the end); any other value is replaced."""
    if is_fact(form) and isinstance(base, dict) and isinstance(own, dict):
        return _fact(form, base, own)
    if (is_table(form) or is_mapping(form)) and isinstance(base, dict) and isinstance(own, dict):
        return base | {key: merge(_form(form, key), base.get(key), value) for key, value in own.items()}
    key = name_key(item(form))
    if key is not None and isinstance(base, list) and isinstance(own, list):
        return _by_name(item(form), key, base, own)
    return own


def claim(form: Form, document: Any) -> Any:
    """Every fact of a correction as the student's, whatever status the file gives it."""
    for place in walk(form, document):
        if origin(place.form) is Fact and dig(place.value, "status") in get_args(Status):
            place.value["status"] = "student"
    return document


def _form(form: Form, key: str) -> Form:
    if is_mapping(form):
        return item(form)
    return parts(form)[key].form if key in parts(form) else None


def _fact(form: Form, base: Any, own: Any) -> Any:
    """What the bundled file says stays beside the student's value, as an alternative."""
    said = {key: value for key, value in base.items() if key != "alternatives"}
    beside = own.get("alternatives", [said, *base.get("alternatives", [])])
    value = merge(at(form, ("value",)), base.get("value"), own["value"]) if "value" in own else base.get("value")
    return {**own, "value": value, "alternatives": beside}


def _by_name(form: Form, key: str, base: list[Any], own: list[Any]) -> list[Any]:
    """`form` is that of one item, `key` the one that tells the items apart."""
    merged = list(base)
    for entry in own:
        name = dig(entry, key)
        same = [i for i, old in enumerate(base) if name is not None and dig(old, key) == name]
        if same:
            merged[same[0]] = merge(form, merged[same[0]], entry)
        else:
            merged.append(entry)
    return merged
