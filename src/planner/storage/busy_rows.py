"""Imported calendars and the times that they take, as rows: one file at a time, put in its place whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.busy_file import BusyFile
from planner.domain.enrolment import Busy
from planner.storage.rows import Columns, replace, select, upsert
from planner.storage.texts import clock, clock_text, day, day_text, instant, instant_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_FILE: Columns = ("path", "sha256", "imported_at")
_TIME: Columns = ("date", "minutes", "at", "title")


def write_busy_file(connection: sqlite3.Connection, it: BusyFile, times: Iterable[Busy]) -> None:
    """What the calendar with that id takes becomes these times, in this order."""
    upsert(connection, "busy_files", ("id",), _FILE, [(it.id, it.path, it.sha256, instant_text(it.imported_at))])
    rows = ((index, day_text(b.date), b.minutes, clock_text(b.at), b.title) for index, b in enumerate(times))
    replace(connection, "busy_times", it.id, ("position", *_TIME), rows, of="file")


def forget_busy_file(connection: sqlite3.Connection, name: str) -> None:
    """Takes it away with its times."""
    connection.execute("DELETE FROM busy_files WHERE id = ?", (name,))


def read_busy_files(connection: sqlite3.Connection) -> tuple[BusyFile, ...]:
    """All of them, by id."""
    rows = select(connection, "busy_files", ("id", *_FILE), "ORDER BY id")
    return tuple(BusyFile(name, path, sha256, instant(at)) for name, path, sha256, at in rows)


def read_busy(connection: sqlite3.Connection) -> tuple[Busy, ...]:
    """The times of all files, by date and clock time."""
    rows = select(connection, "busy_times", _TIME, "ORDER BY date, at, file, position")
    return tuple(Busy(day(on), minutes, clock(at), title) for on, minutes, at, title in rows)
