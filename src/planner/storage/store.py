"""The writing door: makes the database, brings it up to date, and saves, each change whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from planner.errors import BadInput
from planner.storage.calendar_rows import read_items, write_items
from planner.storage.connections import WRITE_TIMEOUT, connect, is_there
from planner.storage.enrolment_rows import write_enrolment, write_rules
from planner.storage.milestone_rows import write_milestones
from planner.storage.plan_rows import write_plan
from planner.storage.reading import Reader
from planner.storage.revisions import revise
from planner.storage.schema import VERSION, identify
from planner.storage.trouble import guarded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from planner.domain.calendar_item import Entry
    from planner.domain.enrolment import Enrolment
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.track import Track


def open_store(path: Path, timeout: float = WRITE_TIMEOUT) -> Store:
    """The database at `path` for writing: made where there is none (0600, in a folder made 0700), and up to date.

    Raises `DatabaseUnusable` where it is no database, another program's, newer than this program, can't be written,
    or is locked for longer than `timeout` seconds. A file that is refused is left as it was.
    """
    with guarded(path):
        if not is_there(path):
            _make(path)
        connection = connect(path, "mode=rw", timeout)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return Store(connection, path)


class Store:
    """Saves domain values. `read` answers from the same connection, inside a transaction of what it has changed."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.read = Reader(connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; what was not committed is undone."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and nobody else writes meanwhile. Inside another one it is part of that.

        For loading, deciding and saving as one; the methods that save have their own already.
        """
        if self.connection.in_transaction:
            yield
            return
        with guarded(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with guarded(self.path):
                self.connection.execute("COMMIT")
        finally:
            self.connection.rollback()  # does nothing after a commit

    def next_enrolment_id(self, track: str) -> str:
        """`cma-aama-1`, counting on from all that were ever made; take it in the transaction that saves it."""
        with guarded(self.path):
            known = [name.rpartition("-") for (name,) in self.connection.execute("SELECT id FROM enrolments")]
        numbers = (int(number) for prefix, _, number in known if prefix == track and number.isdecimal())
        return f"{track}-{max(numbers, default=0) + 1}"

    def save_enrolment(
        self,
        enrolment: Enrolment,
        track: Track,
        plan: StudyPlan | None,
        milestones: Iterable[Milestone],
        entries: Iterable[Entry],
        now: datetime,
    ) -> None:
        """Stores the inputs with all that follows from them, in place of what the enrolment had.

        `entries` are all that its calendar shows now: what has changed or gone gets its next revision. `BadInput` where
        the id is taken by an enrolment with another uuid.
        """
        with self.transaction(), guarded(self.path):
            self._claim(enrolment)
            write_enrolment(self.connection, enrolment, now)
            write_rules(self.connection, enrolment.id, track)
            write_plan(self.connection, enrolment.id, plan)
            write_milestones(self.connection, enrolment.id, milestones)
            self._record(enrolment.uuid, entries, now)

    def drop(self, enrolment: str, now: datetime) -> None:
        """Ends one: it stays as history, and all its calendar items are cancelled. `BadInput` where there is none."""
        with self.transaction(), guarded(self.path):
            owner = self.read.enrolment(enrolment).uuid
            self.connection.execute("UPDATE enrolments SET status = 'dropped' WHERE uuid = ?", (owner,))
            self._record(owner, (), now)

    def _claim(self, enrolment: Enrolment) -> None:
        found = self.connection.execute("SELECT uuid FROM enrolments WHERE id = ?", (enrolment.id,)).fetchone()
        if found not in (None, (enrolment.uuid,)):
            message = f"Another session has just made the enrolment {enrolment.id}. Give the command again."
            raise BadInput(message)

    def _record(self, owner: str, entries: Iterable[Entry], now: datetime) -> None:
        old = {item.entry.key: item for item in read_items(self.connection, owner)}
        write_items(self.connection, owner, revise(owner, old, entries, now))


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = identify(connection, path)
    for setting in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    if version < VERSION:
        from planner.storage.upgrade import upgrade  # brings sqlite_utils, 100 ms

        upgrade(connection, path)
