"""Shorthand to full form: what a person writes becomes what the dataclasses hold, as plain JSON values.

Nothing is judged here. What isn't understood stays as it was written, and the checks find it.
"""

from __future__ import annotations

import math
import re
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import Span
from planner.domain.facts import Fact
from planner.domain.track import PercentRange
from planner.schedules.shape import at, is_fact, is_list, is_mapping, is_table, item, origin, parts

if TYPE_CHECKING:
    from planner.domain.facts import Status
    from planner.schedules.shape import Form

_SPAN = re.compile(r"([0-9]{1,5}) +(business days?|days?|weeks?|months?|years?)")
_BIGGEST = 2**63


def full_form(form: Form, raw: Any, bare: Status) -> Any:
    """What `tomllib` read, with every shorthand written out; a fact that names no status gets `bare`."""
    return _lift(form, plain(raw), bare)


def plain(raw: Any) -> Any:
    """JSON values only: dates as ISO text; as null what no key takes: `nan`, `inf`, integers beyond TOML's 64 bits."""
    if isinstance(raw, dict):
        return {key: plain(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [plain(value) for value in raw]
    if isinstance(raw, date | time):
        return raw.isoformat()
    if isinstance(raw, float) and not math.isfinite(raw):
        return None
    return None if isinstance(raw, int) and abs(raw) >= _BIGGEST else raw


def _lift(form: Form, raw: Any, bare: Status) -> Any:
    if is_fact(form):
        return _fact(form, raw, bare)
    if is_table(form) and isinstance(raw, dict):
        return {key: _part(form, key, value, bare) for key, value in raw.items()}
    if is_mapping(form) and isinstance(raw, dict):
        return {key: _lift(item(form), value, bare) for key, value in raw.items()}
    if is_list(form) and isinstance(raw, list):
        return [_lift(item(form), value, bare) for value in raw]
    return _LEAVES[form](raw) if form in _LEAVES else raw


def _part(form: Form, key: str, raw: Any, bare: Status) -> Any:
    if key not in parts(form):
        return raw
    if key == "source" and isinstance(raw, str):
        return [raw]
    return _lift(parts(form)[key].form, raw, bare)


def _fact(form: Form, raw: Any, bare: Status) -> Any:
    """A conflicting value has no short way: without its status it says nothing."""
    if origin(form) is Fact and not _is_full(form, raw):
        return {"value": _part(form, "value", raw, bare), "status": bare}
    if not isinstance(raw, dict):
        return raw
    full = {key: _part(form, key, value, bare) for key, value in raw.items()}
    return {"status": bare, **full} if origin(form) is Fact else full


def _is_full(form: Form, raw: Any) -> bool:
    """A table is the fact's own, unless its value is written as a table too and the keys are that table's."""
    inner = at(form, ("value",))
    return isinstance(raw, dict) and ("value" in raw or not is_table(inner) or not raw.keys() & parts(inner).keys())


def _span(raw: Any) -> Any:
    match = _SPAN.fullmatch(raw.strip()) if isinstance(raw, str) else None
    return {"count": int(match[1]), "unit": match[2].removesuffix("s") + "s"} if match else raw


def _percent(raw: Any) -> Any:
    ends = raw if isinstance(raw, list) and len(raw) == 2 else [raw, raw]
    return {"low": str(ends[0]), "high": str(ends[1])} if all(type(end) in (int, float) for end in ends) else raw


def _money(raw: Any) -> Any:
    return str(raw) if type(raw) is int else raw


_LEAVES = {Span: _span, PercentRange: _percent, Decimal: _money}
