"""Frozen dataclasses to JSON and back, by their type hints alone and without pydantic.

The text is canonical: no spaces, fields in their own order, mappings in theirs, and every field written (so that a
default that changes later doesn't change what was kept). A field that the text lacks takes its default; one that the
class lacks is an error. Types and literals are checked; whether a value makes sense is for its maker to know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from planner.storage.texts import clock_text

T = TypeVar("T")
Decoder = Callable[[Any], Any]


class UndecodableError(ValueError):
    """Data that does not fit the type asked for; the message starts with the place in it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.places: list[str] = []

    def __str__(self) -> str:
        return f"{'.'.join(self.places)}: {self.reason}" if self.places else self.reason


def to_text(value: object) -> str:
    """Canonical JSON; equal values whose mappings have the same order give equal text."""
    return canonical(encode(value))


def canonical(data: Any) -> str:
    """JSON's own types as text, without spaces and in the order that they have."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def from_text(kind: type[T], text: str) -> T:
    """The value of that type; `UndecodableError` where the text isn't JSON or doesn't fit."""
    try:
        data = json.loads(text)
    except ValueError as error:
        message = f"this is not JSON: {error}"
        raise UndecodableError(message) from error
    return decode(kind, data)


def encode(value: object) -> Any:
    """The value as JSON's own types. Decimals become text, dates and times ISO (`18:30` where there are no seconds)."""
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value)
    if is_dataclass(value):
        return {name: encode(getattr(value, name)) for name in _field_names(cast("Any", type(value)))}
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    message = f"a {type(value).__name__} has no JSON form here"
    raise TypeError(message)


def decode(kind: type[T], data: object) -> T:
    """What `encode` made, as a value of `kind`; `UndecodableError` where it doesn't fit."""
    return cast("T", _decoder(cast("Any", kind))(data))


def _itself(value: Any) -> Any:
    return value


_WRITERS: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys((str, int, float, bool, NoneType), _itself),
    Decimal: str,
    date: date.isoformat,
    time: clock_text,
    tuple: lambda items: [encode(item) for item in items],
}


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _exactly(kind: type, *also: type) -> Decoder:
    accepted = (kind, *also)

    def read(data: Any) -> Any:
        if type(data) not in accepted:
            message = f"expected {kind.__name__}, found {type(data).__name__}"
            raise UndecodableError(message)
        return data

    return read


def _parsed(parse: Callable[[str], Any]) -> Decoder:
    text = _exactly(str)

    def read(data: Any) -> Any:
        content = text(data)
        try:
            return parse(content)
        except (ValueError, InvalidOperation) as error:
            message = f"'{content}' can't be read ({error})"
            raise UndecodableError(message) from error

    return read


_SCALARS: dict[Any, Decoder] = {
    str: _exactly(str),
    int: _exactly(int),
    float: _exactly(float, int),
    bool: _exactly(bool),
    NoneType: _exactly(NoneType),
    Decimal: _parsed(Decimal),
    date: _parsed(date.fromisoformat),
    time: _parsed(time.fromisoformat),
}
_JSON_TYPES: dict[Any, type] = {str: str, int: int, float: float, bool: bool, NoneType: NoneType}


@cache
def _decoder(kind: Any) -> Decoder:
    """Built once for each type; types that contain themselves are not supported, and the domain has none."""
    if kind in _SCALARS:
        return _SCALARS[kind]
    origin = get_origin(kind)
    if origin is Literal:
        return _one_of(get_args(kind))
    if origin in (Union, UnionType):
        return _by_json_type(get_args(kind))
    if origin is tuple and get_args(kind)[1:] == (...,):
        return _many(_decoder(get_args(kind)[0]))
    if origin is Mapping:
        return _mapping(*map(_decoder, get_args(kind)))
    if is_dataclass(origin or kind):
        return _instance(origin or kind, get_args(kind))
    message = f"{kind!r} has no JSON form here"
    raise TypeError(message)


def _one_of(values: tuple[Any, ...]) -> Decoder:
    def read(data: Any) -> Any:
        if data not in values:
            message = f"'{data}' is none of {', '.join(map(str, values))}"
            raise UndecodableError(message)
        return data

    return read


def _by_json_type(kinds: tuple[Any, ...]) -> Decoder:
    """A union's members are told apart by what JSON makes of them, so no two may look alike there."""
    members = {_json_type(kind): _decoder(kind) for kind in kinds}
    if len(members) < len(kinds):
        message = f"{kinds} can't be told apart in JSON"
        raise TypeError(message)

    def read(data: Any) -> Any:
        member = members.get(type(data))
        if member is None:
            message = f"found {type(data).__name__}"
            raise UndecodableError(message)
        return member(data)

    return read


def _json_type(kind: Any) -> type:
    if get_origin(kind) is tuple:
        return list
    if get_origin(kind) is Mapping or is_dataclass(get_origin(kind) or kind):
        return dict
    return _JSON_TYPES.get(kind, str)


def _many(item: Decoder) -> Decoder:
    array = _exactly(list)
    return lambda data: tuple(_inside(index, item, element) for index, element in enumerate(array(data)))


def _mapping(key: Decoder, value: Decoder) -> Decoder:
    table = _exactly(dict)
    return lambda data: {key(name): _inside(name, value, item) for name, item in table(data).items()}


def _instance(kind: Any, arguments: tuple[Any, ...]) -> Decoder:
    filled = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=True))
    readers = {name: _decoder(_concrete(hint, filled)) for name, hint in get_type_hints(kind).items()}
    required = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    table = _exactly(dict)

    def read(data: Any) -> Any:
        if unknown := table(data).keys() - readers.keys():
            message = f"a {kind.__name__} has no {', '.join(sorted(unknown))}"
            raise UndecodableError(message)
        if missing := [name for name in required if name not in data]:
            message = f"a {kind.__name__} without {', '.join(missing)}"
            raise UndecodableError(message)
        return kind(**{name: _inside(name, readers[name], item) for name, item in data.items()})

    return read


def _concrete(hint: Any, filled: Mapping[Any, Any]) -> Any:
    """The hint with a generic class's parameters put in: `tuple[Alternative[T], ...]` of a `Fact[int]`."""
    if isinstance(hint, TypeVar):
        return filled[hint]
    parameters = getattr(hint, "__parameters__", ())
    return hint[tuple(filled[parameter] for parameter in parameters)] if parameters else hint


def _inside(place: object, reader: Decoder, data: Any) -> Any:
    try:
        return reader(data)
    except UndecodableError as error:
        error.places.insert(0, str(place))
        raise
