"""The format as JSON Schema, so that an editor completes keys and marks slips while a file is written.

Made from the same dataclasses and limits as the checks; cross-references and sums are beyond a schema; `track-check`
finds them.
"""

from __future__ import annotations

import inspect
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args

from planner.domain.calendar_math import Span
from planner.domain.facts import Fact
from planner.domain.track import PercentRange
from planner.schedules.files import FORMS
from planner.schedules.limits import ID, LIMITS, MONEY, URL
from planner.schedules.shape import is_fact, is_list, is_mapping, is_table, item, origin, parts

if TYPE_CHECKING:
    from planner.schedules.files import Kind
    from planner.schedules.shape import Form

Schema = dict[str, Any]
_PERCENT: Schema = {"type": "number", "minimum": 0, "maximum": 100}
_LEAVES: dict[Form, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Decimal: {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^{MONEY}$"}]},
    Span: {"type": "string", "pattern": "^[0-9]{1,5} +(business days?|days?|weeks?|months?|years?)$"},
    PercentRange: {"anyOf": [_PERCENT, {"type": "array", "items": _PERCENT, "minItems": 2, "maxItems": 2}]},
}


def json_schema(kind: Kind) -> Schema:
    """The schema of a file of its own; one that only corrects a bundled file leaves required keys out."""
    tables: dict[str, Schema] = {}
    top = _table(FORMS[kind], tables)
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"planner {kind} file"}
    return head | top | {"definitions": dict(sorted(tables.items()))}


def as_text(kind: Kind) -> str:
    """The file that lies beside the schedules, to the byte."""
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


def _schema(form: Form, tables: dict[str, Schema]) -> Schema:
    """`tables` gathers the definitions that are met on the way."""
    if origin(form) is Fact:
        return {"anyOf": [_schema(parts(form)["value"].form, tables), _reference(form, tables)]}
    if is_table(form):
        return _reference(form, tables)
    if is_mapping(form):
        return {"type": "object", "additionalProperties": _schema(item(form), tables)}
    if is_list(form):
        return {"type": "array", "items": _schema(item(form), tables)}
    if origin(form) is Literal:
        return {"enum": list(get_args(form))}
    return dict(_LEAVES[form])


def _reference(form: Form, tables: dict[str, Schema]) -> Schema:
    name = _name(form)
    if name not in tables:
        tables[name] = {}  # its place is taken before what is inside it is described
        tables[name] = _table(form, tables)
    return {"$ref": f"#/definitions/{name}"}


def _table(form: Form, tables: dict[str, Schema]) -> Schema:
    known = parts(form)
    described = {"description": _description(form)}
    properties = {key: _property(form, key, part.form, tables) for key, part in known.items()}
    required = [key for key, part in known.items() if part.required]
    return described | {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _property(owner: Form, key: str, form: Form, tables: dict[str, Schema]) -> Schema:
    if key == "source":
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    schema = _schema(form, tables)
    limited = schema["anyOf"][0] if origin(form) is Fact else schema  # the short way of a fact is its value
    limited |= _limits(owner, key, form)
    return schema


def _limits(owner: Form, key: str, form: Form) -> Schema:
    if form is str and key in _PATTERNS:
        return {"pattern": _PATTERNS[key]}
    low, high = LIMITS.get((owner, key), (None, None))
    return {} if low is None else {"minimum": low, "maximum": high}


_PATTERNS = {"id": f"^{ID}$", "key": f"^{ID}$", "url": f"^({URL})?$"}


def _name(form: Form) -> str:
    if not is_fact(form):
        return str(form.__name__)
    return f"{origin(form).__name__}-of-{_words(get_args(form)[0])}"


def _words(form: Form) -> str:
    """Choices are told apart by their first: two lists of choices in one kind of file need two definitions."""
    if is_list(form):
        return f"list-of-{_words(item(form))}"
    return f"choice-{get_args(form)[0]}" if origin(form) is Literal else str(form.__name__)


def _description(form: Form) -> str:
    """The first paragraph of the dataclass's docstring, on one line."""
    words = inspect.getdoc(origin(form) or form) or ""
    return " ".join(words.split("\n\n")[0].split()).replace("`", "")
