"""The writing door: makes the database, brings it up to date, and saves, each change whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Self

from planner.domain.ce_ledger import CeActivity
from planner.domain.money import Payment
from planner.domain.papers import Document
from planner.errors import BadInput
from planner.storage.busy_rows import forget_busy_file, write_busy_file
from planner.storage.calendar_rows import read_items, write_items
from planner.storage.ce_rows import forget_activity, write_activity
from planner.storage.connections import WRITE_TIMEOUT, connect, is_there
from planner.storage.credential_rows import forget_holding, write_holding
from planner.storage.enrolment_rows import write_enrolment, write_rules
from planner.storage.journal import recorded, take_back
from planner.storage.keeping_rows import (
    forget_document,
    forget_payment,
    write_chosen_fees,
    write_document,
    write_payment,
)
from planner.storage.milestone_rows import write_credential_milestones, write_milestones
from planner.storage.plan_rows import write_plan
from planner.storage.reading import Reader
from planner.storage.revisions import revise
from planner.storage.rows import insert, select
from planner.storage.schema import VERSION, identify
from planner.storage.session_rows import write_sessions
from planner.storage.trouble import guarded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from planner.domain.busy_file import BusyFile
    from planner.domain.calendar_item import Entry
    from planner.domain.enrolment import Busy, Enrolment
    from planner.domain.holding import Holding
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.session import Session
    from planner.domain.track import Track

Numbered = Literal["enrolments", "credentials", "sessions", "ce_activities", "documents"]
"""Tables whose ids end in a number."""
WRITERS: Mapping[type, Callable[[sqlite3.Connection, Any], None]] = MappingProxyType(
    {CeActivity: write_activity, Document: write_document, Payment: write_payment}
)
FORGETTERS: Mapping[type, Callable[[sqlite3.Connection, str], None]] = MappingProxyType(
    {CeActivity: forget_activity, Document: forget_document, Payment: forget_payment}
)


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

    @contextmanager
    def action(self, title: str, now: datetime) -> Iterator[None]:
        """A transaction that can be undone: `title` says in words what the student does in it."""
        with self.transaction(), guarded(self.path), recorded(self.connection, title, now):
            yield

    def undo(self, now: datetime) -> str | None:
        """Takes the newest action back that was not; its title, or None where there is none.

        Calendars are told by `record`, once what they show is worked out anew.
        """
        with self.transaction(), guarded(self.path):
            return take_back(self.connection, now)

    def next_id(self, table: Numbered, prefix: str) -> str:
        """`cma-aama-1`, `s-1`: counting on from all that are there; take it in the transaction that saves it.

        Enrolments and credentials share their numbers: one id means an enrolment and what it became, and nothing else.
        """
        shared: tuple[Numbered, ...] = ("enrolments", "credentials")
        with guarded(self.path):
            rows = [row for name in (shared if table in shared else (table,)) for row in self._ids(name)]
        known = [name.rpartition("-") for (name,) in rows]
        numbers = (int(number) for start, _, number in known if start == prefix and number.isdecimal())
        return f"{prefix}-{max(numbers, default=0) + 1}"

    def _ids(self, table: Numbered) -> list[tuple[str]]:
        return select(self.connection, table, ("id",), "")

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
            self.record(enrolment.uuid, entries, now)

    def drop(self, enrolment: str, now: datetime) -> None:
        """Ends one: it stays as history, and all its calendar items are cancelled. `BadInput` where there is none."""
        with self.transaction(), guarded(self.path):
            owner = self.read.enrolment(enrolment).uuid
            self.connection.execute("UPDATE enrolments SET status = 'dropped' WHERE uuid = ?", (owner,))
            self.record(owner, (), now)

    def save_sessions(self, enrolment: str, sessions: Iterable[Session]) -> None:
        """The enrolment's sessions become these."""
        with self.transaction(), guarded(self.path):
            write_sessions(self.connection, enrolment, sessions)

    def save_holding(
        self, holding: Holding, milestones: Iterable[Milestone], entries: Iterable[Entry], now: datetime
    ) -> None:
        """Stores a credential with all that follows from it, in place of what it had; `entries` as for an enrolment."""
        with self.transaction(), guarded(self.path):
            write_holding(self.connection, holding, now)
            write_credential_milestones(self.connection, holding.credential.id, milestones)
            self.record(holding.credential.uuid, entries, now)

    def forget_holding(self, holding: Holding, now: datetime) -> None:
        """Takes a credential away; its calendar items are cancelled."""
        with self.transaction(), guarded(self.path):
            forget_holding(self.connection, holding.credential.id)
            self.record(holding.credential.uuid, (), now)

    def save(self, *things: CeActivity | Document | Payment) -> None:
        """Adds them, or gives those with their ids new values."""
        with self.transaction(), guarded(self.path):
            for thing in things:
                WRITERS[type(thing)](self.connection, thing)

    def forget(self, thing: CeActivity | Document | Payment) -> None:
        """Takes it away."""
        with self.transaction(), guarded(self.path):
            FORGETTERS[type(thing)](self.connection, thing.uuid if isinstance(thing, Payment) else thing.id)

    def choose_fees(self, owner: str, fees: Iterable[str]) -> None:
        """Which fees the owner pays, where a track has several of a kind."""
        with self.transaction(), guarded(self.path):
            write_chosen_fees(self.connection, owner, fees)

    def save_busy(self, file: BusyFile, times: Iterable[Busy]) -> None:
        """What the calendar with that id takes of the student's days becomes these times."""
        with self.transaction(), guarded(self.path):
            write_busy_file(self.connection, file, times)

    def forget_busy(self, name: str) -> None:
        """An imported calendar takes nothing any more."""
        with self.transaction(), guarded(self.path):
            forget_busy_file(self.connection, name)

    def keep_draft(self, name: str, content: str | None) -> None:
        """Keeps JSON under a name; None forgets it."""
        with self.transaction(), guarded(self.path):
            self.connection.execute("DELETE FROM drafts WHERE name = ?", (name,))
            if content is not None:
                insert(self.connection, "drafts", ("name", "content"), [(name, content)])

    def record(self, owner: str, entries: Iterable[Entry], now: datetime) -> None:
        """`entries` are all that the owner (a uuid) shows in calendars now: what differs gets its next revision."""
        with self.transaction(), guarded(self.path):
            old = {item.entry.key: item for item in read_items(self.connection, owner)}
            write_items(self.connection, owner, revise(owner, old, entries, now))

    def _claim(self, enrolment: Enrolment) -> None:
        found = self.connection.execute("SELECT uuid FROM enrolments WHERE id = ?", (enrolment.id,)).fetchone()
        if found not in (None, (enrolment.uuid,)):
            message = f"Another session has just made the enrolment {enrolment.id}. Give the command again."
            raise BadInput(message)


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
