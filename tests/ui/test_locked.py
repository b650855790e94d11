"""A database that another session holds, or that is damaged: a read-only view with the reason, never an end."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from cli.conftest import NOW, START
from planner.service import Planner
from planner.storage import connections
from planner.ui.app import PlannerApp
from ui.showing import at_rest, drive, seen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

BANNER = "! Read-only, as it was when last read; ctrl+r reads again."


@pytest.fixture
def database(enrolled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A student's database; nobody waits long for its lock here."""
    for module in ("connections", "reading", "store"):
        monkeypatch.setattr(f"planner.storage.{module}.connect", _hasty)
    shutil.copy(enrolled, tmp_path / "planner.db")
    return tmp_path / "planner.db"


_connect = connections.connect


def _hasty(path: Path, access: object, timeout: float = 0.0) -> sqlite3.Connection:
    return _connect(path, access, 0.01)  # type: ignore[arg-type]  # handed on as it came


@pytest.fixture
def other(database: Path) -> Iterator[sqlite3.Connection]:
    """Another session's connection."""
    with closing(sqlite3.connect(database, isolation_level=None, check_same_thread=False)) as connection:
        yield connection


class Lock:
    """Steps that take and give back the whole database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def take(self, _: Pilot[None]) -> None:
        self._connection.execute("BEGIN EXCLUSIVE")

    async def give(self, _: Pilot[None]) -> None:
        self._connection.execute("ROLLBACK")


def app_on(database: Path) -> PlannerApp:
    return PlannerApp(Planner(database, START, NOW), None, START, look="dark")


@pytest.mark.parametrize(
    ("keys", "still"),
    [
        (("2",), "coursework"),
        (("3",), "Exam window closes"),
        (("4",), "Domains"),
        (("5",), "To renew"),
        (("2", "enter"), "Week 1 of 46"),
    ],
)
def test_every_screen_shows_what_was_read_before(
    database: Path, other: sqlite3.Connection, keys: tuple[str, ...], still: str
) -> None:
    lock = Lock(other)
    found = drive(app_on(database), lock.take, "ctrl+r", *keys, size=(80, 60))
    assert BANNER in found
    assert "is in use by another program" in " ".join(found.split())
    assert still in found


def test_the_banner_goes_when_the_database_is_free_again(database: Path, other: sqlite3.Connection) -> None:
    lock = Lock(other)
    found = drive(app_on(database), lock.take, "ctrl+r", seen(BANNER), lock.give, "2", seen(BANNER), "ctrl+r")
    assert BANNER not in found
    assert "coursework" in found


def test_a_lock_that_comes_while_the_scorecard_is_measured_ends_nothing(
    database: Path, other: sqlite3.Connection
) -> None:
    """Between reading the plan and measuring it."""

    class Measured(Planner):
        def check(self, enrolment: str):  # type: ignore[no-untyped-def]  # as the planner's
            other.execute("BEGIN EXCLUSIVE")
            return super().check(enrolment)

    app = PlannerApp(Measured(database, START, NOW), None, START, look="dark")
    assert "Administrative" in drive(app, "4")


def test_a_database_that_is_locked_from_the_start_is_shown_once_it_is_free(
    database: Path, other: sqlite3.Connection
) -> None:
    lock = Lock(other)
    other.execute("BEGIN EXCLUSIVE")
    found = drive(app_on(database), seen("in use by another program"), lock.give, "ctrl+r", seen("Planned today"))
    assert BANNER not in found


def test_a_change_while_it_is_locked_says_so_and_stores_nothing(database: Path, other: sqlite3.Connection) -> None:
    lock = Lock(other)
    found = drive(app_on(database), "w", "right", seen("≠"), at_rest, lock.take, "a", "y", seen("in use by"))
    assert "Study a week" in found


def test_a_damaged_database_is_one_clear_screen(tmp_path: Path) -> None:
    (tmp_path / "planner.db").write_bytes(b"junk" * 1000)
    found = drive(app_on(tmp_path / "planner.db"))
    assert "There is nothing to show" in found
    words = " ".join(found.split())
    assert "is damaged or not a database" in words
    assert "Put a backup in its place, or name another file with --db." in words
    assert "ctrl+r reads again, q ends the program." in words
