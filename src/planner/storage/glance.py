"""Small questions to the database, answered with plain rows.

The domain's classes take a login shell longer to make than everything else together, and decoding a track for one of
its numbers takes as long as reading the plan. The tests hold these answers against those of the service.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.storage.rows import select
from planner.storage.trouble import readable

if TYPE_CHECKING:
    from datetime import date

    from planner.storage.reading import Reader
    from planner.storage.rows import Columns, Row


class Planned(NamedTuple):
    """A block: what is done in it for how long, on which topics (by id)."""

    activity: str
    minutes: int
    topics: tuple[str, ...]


class Due(NamedTuple):
    """A milestone that still matters: one that is ahead, or a duty that was missed."""

    key: str
    date: date
    title: str
    confirmed: bool
    missed: bool


def active(reader: Reader, name: str | None) -> list[str]:
    """The ids of the enrolment named, by its id or track, or of all that are active. `BadInput` for an unknown name."""
    rows = _rows(reader, "enrolments", ("id", "track", "status"), "ORDER BY rowid")
    going = [(enrolment, track) for enrolment, track, status in rows if status == "active"]
    if name is None:
        return [enrolment for enrolment, _ in going]
    meant = [enrolment for enrolment, track in going if name in (enrolment, track)]
    return meant if len(meant) == 1 else [reader.enrolment(name).id]


def sessions_on(reader: Reader, enrolment: str, on: date) -> list[Planned]:
    """The blocks of one day that were not skipped, in their order."""
    tail = "WHERE enrolment = ? AND date = ? AND status <> 'skipped' ORDER BY position"
    blocks = _rows(reader, "blocks", ("id", "activity", "minutes"), tail, enrolment, on.isoformat())
    return [Planned(activity, minutes, _topics(reader, enrolment, block)) for block, activity, minutes in blocks]


def _topics(reader: Reader, enrolment: str, block: str) -> tuple[str, ...]:
    tail = "WHERE enrolment = ? AND block = ? ORDER BY position"
    return tuple(topic for (topic,) in _rows(reader, "parts", ("topic",), tail, enrolment, block))


def topic_names(reader: Reader, enrolment: str) -> dict[str, str]:
    """Topic ids to names, in the track's order."""
    topics = "rules, json_each(rules.track, '$.outline.topics')"
    columns = ("json_extract(value, '$.id')", "json_extract(value, '$.name')")
    return dict(_rows(reader, topics, columns, "WHERE enrolment = ? ORDER BY key", enrolment))


def due_between(reader: Reader, enrolment: str, first: date, last: date, today: date) -> list[Due]:
    """By date: duties missed since `first`, then what is ahead until `last`, but no study and nothing after a pass."""
    from datetime import date

    missed, ahead = "date < ? AND duty", "date >= ? AND kind <> 'study' AND NOT expected"
    tail = (
        f"WHERE enrolment = ? AND date BETWEEN ? AND ? AND NOT done AND ({missed} OR {ahead}) ORDER BY date, position"
    )
    values = (enrolment, *(day.isoformat() for day in (first, last, today, today)))
    with readable(reader.path):
        rows = _rows(reader, "milestones", ("key", "date", "title", "confirmed"), tail, *values)
        dated = [(date.fromisoformat(row[1]), row) for row in rows]
    return [Due(key, on, title, bool(confirmed), on < today) for on, (key, _, title, confirmed) in dated]


def practicum_percent(reader: Reader, enrolment: str) -> int:
    """How much of a day's minutes the practicum leaves, by the rules that the enrolment was made with."""
    column = "json_extract(track, '$.program.practicum_capacity_percent.value')"
    return int(_rows(reader, "rules", (column,), "WHERE enrolment = ?", enrolment)[0][0])


def _rows(reader: Reader, table: str, columns: Columns, tail: str, *values: object) -> list[Row]:
    """No rows where there is no database."""
    if reader.connection is None:
        return []
    with readable(reader.path):
        return select(reader.connection, table, columns, tail, *values)
