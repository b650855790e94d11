"""Sessions as rows: what the student really did, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.session import Session
from planner.storage.rows import Columns, Row, replace, rows_of
from planner.storage.texts import day, day_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_COLUMNS: Columns = ("id", "date", "block", "minutes", "planned_minutes", "pace", "rating", "note")


def write_sessions(connection: sqlite3.Connection, enrolment: str, sessions: Iterable[Session]) -> None:
    """The enrolment's sessions become these."""
    replace(connection, "sessions", enrolment, _COLUMNS, map(_row, sessions))


def read_sessions(connection: sqlite3.Connection, enrolment: str) -> tuple[Session, ...]:
    """All of them, by date, in the order of logging within a day."""
    rows = rows_of(connection, "sessions", _COLUMNS, enrolment, "date, length(id), id")
    return tuple(_session(row) for row in rows)


def _row(it: Session) -> Row:
    return (it.id, day_text(it.date), it.block, it.minutes, it.planned_minutes, it.pace, it.rating, it.note)


def _session(row: Row) -> Session:
    name, on, *rest = row
    return Session(id=name, date=day(on), **dict(zip(_COLUMNS[2:], rest, strict=True)))
