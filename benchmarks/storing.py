"""Writing a plan, beside plain sqlite3 with the same rows; one acknowledged change, beside what a disk takes for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.figure import Figure, seconds
from planner.clock import now
from planner.storage.store import open_store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from io import FileIO
    from pathlib import Path

    from planner.storage.store import Store

PAGE = bytes(4096)
DATABASE = "bench.db"  # the two-year plan that the commands were measured on
UNDO = ("actions", "action_rows")  # what `undo` needs; saving alone does not write it


def measured(folder: Path) -> list[Figure]:
    """Needs the database of `commands`."""
    with open_store(folder / DATABASE) as store, (folder / "page").open("wb", buffering=0) as page:
        ours, theirs = seconds([_saving(store), _inserting(store)])
        change, disk = seconds([_changing(store), _syncing(page)])
    return [
        Figure("saving a two-year plan, beside executemany: rate", theirs / ours, 0.5, bound="at least"),
        Figure("one acknowledged change, beside fdatasync", change / disk, 10),
    ]


def _saving(store: Store) -> Callable[[], None]:
    """Everything that `enroll` saves, from values to rows, undone before it reaches the disk."""
    enrolment = store.read.enrolment()
    track, plan = store.read.track_of(enrolment.id), store.read.plan(enrolment.id)
    milestones = store.read.milestones(enrolment.id)
    entries = [item.entry for item in store.read.calendar_items(enrolment.uuid)]
    instant = now()

    def save() -> None:
        store.connection.execute("BEGIN IMMEDIATE")
        _empty(store.connection)
        store.save_enrolment(enrolment, track, plan, milestones, entries, instant)
        store.connection.execute("ROLLBACK")

    return save


def _inserting(store: Store) -> Callable[[], None]:
    """The same rows as they lie in the database, ready to be inserted."""
    connection = store.connection
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in _tables(connection)}  # noqa: S608

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        _empty(connection)
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table, found in rows.items():
            if found:
                connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)  # noqa: S608
        connection.execute("ROLLBACK")

    return insert


def _empty(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM enrolments")
    connection.execute("DELETE FROM calendar_items")


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    )
    return [name for (name,) in found if not name.startswith("sqlite_") and name not in UNDO]


def _changing(store: Store) -> Callable[[], None]:
    """One small change, committed: 15 becomes 10, and back."""

    def change() -> None:
        with store.transaction():
            store.connection.execute("UPDATE enrolments SET buffer_percent = 25 - buffer_percent")

    return change


def _syncing(page: FileIO) -> Callable[[], None]:
    """A page written and acknowledged by the disk."""
    sync = getattr(os, "fdatasync", os.fsync)

    def write() -> None:
        page.write(PAGE)
        sync(page.fileno())

    return write
