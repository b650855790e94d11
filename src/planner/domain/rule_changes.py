"""What has changed between two versions of a track's renewal and fees, as lines that a student can check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.domain.calendar_math import Span
from planner.domain.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.track import Track


class Change(NamedTuple):
    """A value that differs: where it stands in the file, and what it was and is; `-` where there is none."""

    key: str
    before: str
    after: str


def rule_changes(before: Track, after: Track) -> tuple[Change, ...]:
    """Every value of the renewal and of the fees that differs, in the order of the file; pages and notes aside."""
    old, new = dict(_values(before)), dict(_values(after))
    return tuple(
        Change(key, old.get(key, "-"), new.get(key, "-"))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    )


def _values(track: Track) -> Iterator[tuple[str, str]]:
    yield from _flat("renewal", track.renewal)
    yield from _flat("fees", track.fees)


def _flat(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Fact):
        value = value.value
    if isinstance(value, Span) or value is None:
        yield key, str(value if value is not None else "-")
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "notes":
                yield from _flat(f"{key}.{field.name}", getattr(value, field.name))
    elif isinstance(value, tuple) and any(map(is_dataclass, value)):
        for item in value:
            yield from _flat(f"{key}.{getattr(item, 'id', None) or getattr(item, 'key', '')}", item)
    else:
        yield key, ", ".join(value) if isinstance(value, tuple | Mapping) else str(value)
