"""What the domain's dataclasses say about the files: the keys of each table, their types, and which must be there.

The dataclasses are the format; here they are only read. A `form` is a type as it stands in a dataclass,
such as `Fact[Span] | None`.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import GenericAlias, UnionType
from typing import Any, TypeVar, Union, get_args, get_type_hints

from planner.domain.calendar_math import Span
from planner.domain.facts import Alternative, Fact
from planner.domain.track import PercentRange

Form = Any
Loc = tuple[str | int, ...]
NAMED_BY = ("id", "key", "family", "title")


@dataclass(frozen=True, slots=True)
class Part:
    """One key of a table."""

    form: Form
    required: bool


def origin(form: Form) -> Any:
    """The class of a generic form, such as `Fact` of `Fact[int]`; None for a plain class."""
    # Any, because the type checker takes the first overload of `get_origin` for a form that it doesn't know.
    return typing.get_origin(form)


def core(form: Form) -> Form:
    """The form without `| None`."""
    if origin(form) in (Union, UnionType):
        return next(arg for arg in get_args(form) if arg is not type(None))
    return form


@cache
def is_fact(form: Form) -> bool:
    """Whether a value with status and source is meant; the conflicting values beside it are such too."""
    return origin(form) in (Fact, Alternative)


@cache
def is_table(form: Form) -> bool:
    """Whether it is written as a TOML table. `Span` and `PercentRange` have a shorter way."""
    return form not in (Span, PercentRange) and dataclasses.is_dataclass(origin(form) or form)


@cache
def item(form: Form) -> Form | None:
    """What a list holds, or a table of tables such as `sources`; `None` for anything else."""
    return get_args(form)[-1 if origin(form) is Mapping else 0] if is_list(form) or is_mapping(form) else None


@cache
def is_list(form: Form) -> bool:
    """Whether it is written as a TOML array."""
    return origin(form) is tuple


@cache
def is_mapping(form: Form) -> bool:
    """Whether its keys are free ids."""
    return origin(form) is Mapping


@cache
def parts(form: Form) -> dict[str, Part]:
    """The keys of a table, in the order of its dataclass."""
    cls = origin(form) or form
    hints = get_type_hints(cls)
    missing = dataclasses.MISSING
    return {
        field.name: Part(
            _filled(core(hints[field.name]), get_args(form)),
            field.default is missing and field.default_factory is missing,
        )
        for field in dataclasses.fields(cls)
    }


def _filled(form: Form, args: tuple[Form, ...]) -> Form:
    """The form with a generic dataclass's type variable replaced."""
    if isinstance(form, TypeVar):
        return args[0]
    if any(isinstance(arg, TypeVar) for arg in get_args(form)):
        return origin(form)[args[0]]
    if is_list(form):
        return GenericAlias(tuple, (_filled(get_args(form)[0], args), ...))
    return form


@cache
def name_key(form: Form) -> str | None:
    """The key that tells the items of a list apart, if they are tables that have one."""
    if form is None or not is_table(form) or is_fact(form):
        return None
    return next((key for key in NAMED_BY if key in parts(form)), None)


def at(form: Form, loc: Loc) -> Form:
    """The form at a place, as deep as the forms go."""
    for step in loc:
        if is_table(form) and step in parts(form):
            form = parts(form)[str(step)].form
        elif item(form) is not None:
            form = item(form)
        else:
            break
    return form


def dotted(form: Form, document: Any, loc: Loc) -> str:
    """The place as a person looks for it: ids for numbers, and a fact's `value` is the fact itself."""
    words: list[str] = []
    for step in loc:
        if not (is_table(form) or item(form)):
            break
        inside = document[step] if _has(document, step) else None
        if not (is_fact(form) and step == "value"):
            words.append(_word(form, inside, step))
        form, document = at(form, (step,)), inside
    return ".".join(words) or "(file)"


def _has(document: Any, step: str | int) -> bool:
    if isinstance(step, str):
        return isinstance(document, dict) and step in document
    return isinstance(document, list) and step < len(document)


def _word(form: Form, inside: Any, step: str | int) -> str:
    if isinstance(step, str):
        return step
    named = inside.get(name_key(item(form))) if isinstance(inside, dict) else None
    return named if isinstance(named, str) and named else str(step + 1)


def rank(form: Form, loc: Loc) -> tuple[tuple[int, str], ...]:
    """Sorts places in the order of the format; free ids by the alphabet, unknown keys last."""
    ranks: list[tuple[int, str]] = []
    for step in loc:
        known = list(parts(form)) if is_table(form) else []
        number = step if isinstance(step, int) else known.index(step) if step in known else len(known)
        ranks.append((number, str(step)))
        form = at(form, (step,))
    return tuple(ranks)
