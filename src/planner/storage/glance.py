"""Small questions to the database, answered with plain rows.

The domain's classes take a login shell longer to make than everything else together, and decoding a track for one of
its numbers takes as long as reading the plan. The tests hold these answers against those of the service.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from planner.storage.rows import select
from planner.storage.trouble import readable

if TYPE_CHECKING:
    from datetime import date

    from planner.storage.reading import Reader
    from planner.storage.rows import Columns, Row


OPEN_CYCLE = {
    "enrolment": "",
    "credential": (
        " AND ((kind = 'renewal' AND NOT duty) OR date <= (SELECT min(date) FROM credential_milestones AS other "
        "WHERE other.credential = credential_milestones.credential "
        "AND other.key LIKE 'renewal_due%' AND NOT other.done)"
        " OR (kind = 'licence' AND date <= (SELECT coalesce(min(date), '') FROM credential_milestones AS other "
        "WHERE other.credential = credential_milestones.credential AND kind = 'licence' AND duty AND NOT done)))"
    ),
}
"""What is shown of the dates of each kind of owner."""


class Planned(NamedTuple):
    """A block: what is done in it for how long, on which topics (by id)."""

    activity: str
    minutes: int
    topics: tuple[str, ...]


class Named(NamedTuple):
    """An enrolment or a credential: `name` is its track's, `enrolment` the one that a credential came from."""

    id: str
    uuid: str
    track: str
    name: str
    enrolment: str | None


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


def enrolled(reader: Reader) -> list[Named]:
    """The enrolments that are active, in the order in which they were made."""
    table = "enrolments JOIN rules ON rules.enrolment = id"
    columns = ("id", "uuid", "enrolments.track", "json_extract(rules.track, '$.name')", "id")
    return [Named(*row) for row in _rows(reader, table, columns, "WHERE status = 'active' ORDER BY enrolments.rowid")]


def held(reader: Reader) -> list[Named]:
    """All credentials, in the order in which they were added; named as in the newest version of their rules."""
    newest = "(SELECT track FROM credential_rules WHERE credential = id ORDER BY since DESC LIMIT 1)"
    columns = ("id", "uuid", "track", f"json_extract({newest}, '$.name')", "enrolment")
    return [Named(*row) for row in _rows(reader, "credentials", columns, "ORDER BY created_at, rowid")]


def sessions_on(reader: Reader, enrolment: str, on: date) -> list[Planned]:
    """The blocks of one day that are still to be done, in their order."""
    tail = "WHERE enrolment = ? AND date = ? AND status = 'planned' ORDER BY position"
    blocks = _rows(reader, "blocks", ("id", "activity", "minutes"), tail, enrolment, on.isoformat())
    return [Planned(activity, minutes, _topics(reader, enrolment, block)) for block, activity, minutes in blocks]


def _topics(reader: Reader, enrolment: str, block: str) -> tuple[str, ...]:
    tail = "WHERE enrolment = ? AND block = ? ORDER BY position"
    return tuple(topic for (topic,) in _rows(reader, "parts", ("topic",), tail, enrolment, block))


def done_on(reader: Reader, enrolment: str, on: date) -> int:
    """Minutes that were logged for that day."""
    found = _rows(reader, "sessions", ("sum(minutes)",), "WHERE enrolment = ? AND date = ?", enrolment, on.isoformat())
    return found[0][0] or 0


def missed_before(reader: Reader, enrolment: str, on: date) -> tuple[int, int]:
    """How many study sessions of days before were missed and not replanned, and their minutes; none after the exam."""
    day = on.isoformat()
    study = "status = 'planned' AND activity NOT IN ('catch_up', 'task')"
    ahead = "EXISTS (SELECT 1 FROM plans WHERE plans.enrolment = blocks.enrolment AND exam_date > ?)"
    tail = f"WHERE enrolment = ? AND date < ? AND {study} AND {ahead}"
    (count, minutes) = _rows(reader, "blocks", ("count(*)", "sum(minutes)"), tail, enrolment, day, day)[0]
    return count, minutes or 0


def topic_names(reader: Reader, enrolment: str) -> dict[str, str]:
    """Topic ids to names, in the track's order."""
    topics = "rules, json_each(rules.track, '$.outline.topics')"
    columns = ("json_extract(value, '$.id')", "json_extract(value, '$.name')")
    return dict(_rows(reader, topics, columns, "WHERE enrolment = ? ORDER BY key", enrolment))


def due_between(
    reader: Reader,
    owner: str,
    first: date,
    last: date,
    today: date,
    of: Literal["enrolment", "credential"] = "enrolment",
) -> list[Due]:
    """By date: duties missed since `first`, then what is ahead until `last`, but no study and nothing after a pass.

    Of a credential only the open cycle with what follows it, as `ladder.of_open_cycle` says.
    """
    from datetime import date

    missed, ahead = "date < ? AND duty", "date >= ? AND kind <> 'study' AND NOT expected"
    wanted = f"date BETWEEN ? AND ? AND NOT done AND ({missed} OR {ahead}){OPEN_CYCLE[of]}"
    tail = f"WHERE {of} = ? AND {wanted} ORDER BY date, position"
    values = (owner, *(day.isoformat() for day in (first, last, today, today)))
    with readable(reader.path):
        table = "milestones" if of == "enrolment" else "credential_milestones"
        rows = _rows(reader, table, ("key", "date", "title", "confirmed"), tail, *values)
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
