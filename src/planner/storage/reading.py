"""The reading door: answers from a database that is never created, changed, or left with a file beside it.

The standard library's `sqlite3` alone, since `planner today --short` in a login shell pays for every import here; for
the same reason each method imports the rows that it reads.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self

from planner.errors import BadInput
from planner.storage.connections import READ_TIMEOUT, connect, is_there
from planner.storage.rows import Row, select
from planner.storage.schema import VERSION, identify
from planner.storage.trouble import guarded, readable

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.domain.busy_file import BusyFile
    from planner.domain.calendar_item import CalendarItem
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.enrolment import Busy, Enrolment
    from planner.domain.holding import Holding
    from planner.domain.milestone import Milestone
    from planner.domain.money import Payment
    from planner.domain.papers import Document
    from planner.domain.plan import Block, StudyPlan
    from planner.domain.session import Session
    from planner.domain.track import Track

NO_ENROLMENT = "There is no enrolment yet. `planner enroll TRACK --start DATE` makes one."


def open_reader(path: Path, timeout: float = READ_TIMEOUT) -> Reader:
    """A reader of the database at `path`; of an empty one where there is no file.

    Raises `DatabaseUnusable` where the file is no database, another program's, newer than this program, locked for
    longer than `timeout` seconds, or where a change to it was cut off (only the writing door can undo the half of it).
    """
    with guarded(path):
        return Reader(_connection(path, timeout) if is_there(path) else None, path)


class Reader:
    """What is stored, as domain values.

    In a `with` statement all answers are of one moment; leave it soon, for meanwhile no writer can commit. Outside of
    one each answer is of its own moment. `connection` is None where there is no database: then there are no enrolments,
    and whatever needs one says so.
    """

    def __init__(self, connection: sqlite3.Connection | None, path: Path) -> None:
        self.connection = connection
        self.path = path

    def __enter__(self) -> Self:
        if self.connection is not None:
            self.connection.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file. Once is enough, more does no harm."""
        if self.connection is not None:
            self.connection.close()

    def enrolments(self) -> tuple[Enrolment, ...]:
        """All of them, dropped ones included, in the order in which they were made."""
        if self.connection is None:
            return ()
        from planner.storage.enrolment_rows import read_enrolments

        with readable(self.path):
            return read_enrolments(self.connection, "ORDER BY rowid")

    def enrolment(self, name: str | None = None) -> Enrolment:
        """The one with that id, else the only one on that track; without a name the only one there is.

        One that is active comes before those that were passed; dropped ones are found by their id alone. `BadInput`
        where there is none or more than one.
        """
        from planner.storage.enrolment_rows import read_enrolments

        with readable(self.path):
            known = select(self._open, "enrolments", ("id", "track", "status"), "ORDER BY rowid")
            return read_enrolments(self._open, "WHERE id = ?", _choose(known, name))[0]

    def track_of(self, enrolment: str) -> Track:
        """The rules that the enrolment was made with; `BadInput` where there is no such enrolment."""
        from planner.storage.enrolment_rows import read_rules

        with readable(self.path):
            track = read_rules(self._open, enrolment)
        if track is None:
            message = f"There is no enrolment '{enrolment}'. `planner enrolments` lists them."
            raise BadInput(message)
        return track

    def topic_names(self, enrolment: str) -> dict[str, str]:
        """Topic ids to names in the track's order, at a fraction of what `track_of` costs."""
        from planner.storage.enrolment_rows import read_topic_names

        with readable(self.path):
            return read_topic_names(self._open, enrolment)

    def plan(self, enrolment: str) -> StudyPlan | None:
        """The stored plan; None where there is none."""
        from planner.storage.plan_rows import read_plan

        with readable(self.path):
            return read_plan(self._open, enrolment)

    def blocks_on(self, enrolment: str, day: date) -> tuple[Block, ...]:
        """The blocks of one day, in their order."""
        from planner.storage.block_rows import read_blocks_on

        with readable(self.path):
            return read_blocks_on(self._open, enrolment, day)

    def milestones(self, enrolment: str) -> tuple[Milestone, ...]:
        """All of them, in the order in which they were stored."""
        from planner.storage.milestone_rows import read_milestones

        with readable(self.path):
            return read_milestones(self._open, "WHERE enrolment = ? ORDER BY position", enrolment)

    def milestones_between(self, enrolment: str, start: date, stop: date) -> tuple[Milestone, ...]:
        """Those dated from `start` until the day before `stop`, by date."""
        from planner.storage.milestone_rows import read_milestones

        tail = "WHERE enrolment = ? AND date >= ? AND date < ? ORDER BY date, position"
        with readable(self.path):
            return read_milestones(self._open, tail, enrolment, start.isoformat(), stop.isoformat())

    def sessions(self, enrolment: str) -> tuple[Session, ...]:
        """What was logged, by date."""
        from planner.storage.session_rows import read_sessions

        with readable(self.path):
            return read_sessions(self._open, enrolment)

    def holdings(self) -> tuple[Holding, ...]:
        """All credentials, in the order in which they were added."""
        if self.connection is None:
            return ()
        from planner.storage.credential_rows import read_holdings

        with readable(self.path):
            return read_holdings(self.connection)

    def credential_milestones(self, credential: str) -> tuple[Milestone, ...]:
        """All of one credential, in the order in which they were stored."""
        from planner.storage.milestone_rows import read_milestones

        tail = "WHERE credential = ? ORDER BY position"
        with readable(self.path):
            return read_milestones(self._open, tail, credential, table="credential_milestones")

    def ledger(self) -> tuple[CeActivity, ...]:
        """Every CE activity, by date and id."""
        if self.connection is None:
            return ()
        from planner.storage.ce_rows import read_activities

        with readable(self.path):
            return read_activities(self.connection)

    def payments(self) -> tuple[Payment, ...]:
        """What was paid, by date."""
        if self.connection is None:
            return ()
        from planner.storage.keeping_rows import read_payments

        with readable(self.path):
            return read_payments(self.connection)

    def chosen_fees(self, owner: str) -> tuple[str, ...]:
        """The ids of the fees that an enrolment or a credential pays, where a track has several of a kind."""
        from planner.storage.keeping_rows import read_chosen_fees

        with readable(self.path):
            return read_chosen_fees(self._open, owner)

    def documents(self) -> tuple[Document, ...]:
        """Every paper, in the order in which they were added."""
        if self.connection is None:
            return ()
        from planner.storage.keeping_rows import read_documents

        with readable(self.path):
            return read_documents(self.connection)

    def busy_files(self) -> tuple[BusyFile, ...]:
        """Calendars that were imported, by name."""
        if self.connection is None:
            return ()
        from planner.storage.busy_rows import read_busy_files

        with readable(self.path):
            return read_busy_files(self.connection)

    def busy(self) -> tuple[Busy, ...]:
        """What they take of the student's days, by date and clock time."""
        if self.connection is None:
            return ()
        from planner.storage.busy_rows import read_busy

        with readable(self.path):
            return read_busy(self.connection)

    def busy_days(self, file: str, first: date) -> int:
        """How many days from `first` on one imported calendar touches."""
        with readable(self.path):
            found = select(
                self._open,
                "busy_times",
                ("count(DISTINCT date)",),
                "WHERE file = ? AND date >= ?",
                file,
                first.isoformat(),
            )
        return int(found[0][0])

    def actions(self) -> tuple[str, ...]:
        """What can be undone, in words, the newest first."""
        if self.connection is None:
            return ()
        from planner.storage.journal import titles

        with readable(self.path):
            return titles(self.connection)

    def draft(self, name: str) -> str | None:
        """The JSON that was kept under a name."""
        if self.connection is None:
            return None
        with readable(self.path):
            found = select(self.connection, "drafts", ("content",), "WHERE name = ?", name)
        return str(found[0][0]) if found else None

    def gone_owners(self) -> tuple[str, ...]:
        """The uuids of enrolments and credentials that are there no more, whose calendars have to hear of it."""
        if self.connection is None:
            return ()
        there = "(SELECT uuid FROM enrolments UNION SELECT uuid FROM credentials)"
        with readable(self.path):
            tail = f"WHERE owner NOT IN {there} ORDER BY owner"
            return tuple(owner for (owner,) in select(self.connection, "calendar_items", ("DISTINCT owner",), tail))

    def calendar_items(self, owner: str) -> tuple[CalendarItem, ...]:
        """All that the owner (a uuid) ever had, cancelled ones included, by date and key."""
        from planner.storage.calendar_rows import read_items

        with readable(self.path):
            return read_items(self._open, owner)

    @property
    def _open(self) -> sqlite3.Connection:
        if self.connection is None:
            raise BadInput(NO_ENROLMENT)
        return self.connection


def _connection(path: Path, timeout: float) -> sqlite3.Connection:
    connection = connect(path, "mode=ro", timeout)
    try:
        up_to_date = identify(connection, path) == VERSION
        return connection if up_to_date else _brought_up(connection)
    except BaseException:
        connection.close()
        raise


def _brought_up(old: sqlite3.Connection) -> sqlite3.Connection:
    """A copy in memory at this program's version: an older database can be read before anything is written to it."""
    from planner.storage.backup import copy_into
    from planner.storage.upgrade import upgrade

    new = sqlite3.connect(":memory:", isolation_level=None)
    copy_into(old, new)
    old.close()
    upgrade(new, None)
    return new


def _choose(known: list[Row], name: str | None) -> str:
    if name in (ids := [row[0] for row in known]):
        return str(name)
    meant = [(found, status) for found, track, status in known if status != "dropped" and name in (None, track)]
    going = [found for found, status in meant if status == "active"] or [found for found, _ in meant]
    if len(going) == 1:
        return str(going[0])
    if not ids or (name is None and not going):
        raise BadInput(NO_ENROLMENT)
    if not going:
        message = f"There is no enrolment '{name}'. There are: {', '.join(ids)}."
        raise BadInput(message)
    message = f"There are several enrolments: {', '.join(going)}. Choose one with --enrolment ID."
    raise BadInput(message)
