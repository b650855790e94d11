"""The JSON documents about tracks: facts appear as their values, and what is known of each stands in `facts`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import Span
from planner.domain.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from planner.domain.licence import State
    from planner.domain.track import Track
    from planner.schedules import Problem

Document = dict[str, Any]


def plain(value: Any) -> Any:
    """A value of a schedule file as JSON's own types: spans and money as text, facts as what they say."""
    if isinstance(value, Fact):
        return plain(value.value)
    if isinstance(value, (Span, Decimal, date)):
        return str(value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def facts(value: Any, at: str = "") -> Iterator[tuple[str, Fact[Any]]]:
    """Every fact inside, with its dotted key; a list's items go by their id, else by number from 1."""
    if isinstance(value, Fact):
        yield at, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from facts(getattr(value, field.name), f"{at}.{field.name}" if at else field.name)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            name = getattr(item, "id", None) or getattr(item, "key", None) or number
            yield from facts(item, f"{at}.{name}")


def track(it: Track, own: Collection[str]) -> Document:
    """`planner.track/1`. `own` are the dotted keys that the student's own file corrects."""
    document: Document = {"schema": "planner.track/1"}
    for field in fields(it):
        document[field.name] = outline(it) if field.name == "outline" else plain(getattr(it, field.name))
    document["facts"] = {key: _fact(fact, own=key in own) for key, fact in facts(it)}
    document["own"] = sorted(own)
    return document


def _fact(fact: Fact[Any], *, own: bool) -> Document:
    return {
        "status": fact.status,
        "confirmed": fact.confirmed,
        "sources": list(fact.source),
        "as_of": fact.as_of,
        "note": fact.note,
        "own": own or fact.status == "student",
        "alternatives": [plain(other) for other in fact.alternatives],
    }


def outline(it: Track) -> Document:
    """Domains with their weight, all weights together 100; topics with the minutes that they are worth."""
    from planner.domain.need import weights

    share = weights(it)
    minutes = 60 * it.study.hours.value
    return {
        "version": it.outline.version.value,
        "domains": [
            {"id": domain.id, "name": domain.name, "weight_percent": round(100 * float(share.domain[domain.id]), 1)}
            for domain in it.outline.domains
        ],
        "topics": [
            {
                "id": topic.id,
                "domain": topic.domain,
                "name": topic.name,
                "minutes": round(minutes * share.topic[topic.id]),
                "hands_on": topic.hands_on,
                "requires": list(topic.requires),
            }
            for topic in it.outline.topics
        ],
    }


def tracks(found: Iterable[Track], problems: Sequence[Problem]) -> Document:
    """`planner.tracks/1`; `problems` are those of files that had to be left out."""
    return {
        "schema": "planner.tracks/1",
        "tracks": [
            {
                "id": it.id,
                "name": it.name,
                "title": it.title,
                "family": it.family,
                "issuer": it.issuer.short,
                "months": plain(it.program.months),
                "study_hours": it.study.hours.value,
                "exam_minutes": it.exam.minutes.value,
            }
            for it in found
        ],
        "problems": [{"file": it.file, "key": it.key, "message": it.message} for it in problems],
    }


def licences(found: Iterable[State], own: Collection[str], today: date) -> Document:
    """`planner.licences/1`. `own` are the student's states."""
    return {
        "schema": "planner.licences/1",
        "as_of": today.isoformat(),
        "states": [
            {"id": it.id, "name": it.name, "own": it.id in own, "rules": plain(it.rules)}
            | {"facts": {key: _fact(fact, own=False) for key, fact in facts(it.rules, "rules")}}
            | {"sources": plain(it.sources)}
            for it in found
        ],
    }


def resources(found: Iterable[Track]) -> Document:
    """`planner.resources/1`."""
    return {
        "schema": "planner.resources/1",
        "tracks": [
            {
                "track": it.id,
                "name": it.name,
                "outline": {"version": it.outline.version.value} | _fact(it.outline.version, own=False),
                "resources": plain(it.resources),
                "sources": plain(it.sources),
            }
            for it in found
        ],
    }
