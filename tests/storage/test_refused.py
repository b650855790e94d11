"""Files that neither door opens: each is told in one line, and left as it was."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from planner.errors import DatabaseUnusable
from planner.storage.reading import open_reader
from planner.storage.schema import APPLICATION_ID, VERSION
from planner.storage.store import open_store
from storage.samples import everything_in, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOORS = pytest.mark.parametrize("door", [open_reader, open_store])


def write(path: Path, *statements: str) -> None:
    """Makes or changes a database as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def refused(door: Callable[[Path], Any], path: Path, sentence: str) -> None:
    """Refused with that one line, and everything in the folder is as it was."""
    before = everything_in(path.parent)
    with pytest.raises(DatabaseUnusable, match=sentence) as caught:
        door(path)
    assert caught.value.exit_code == 3
    assert everything_in(path.parent) == before


@DOORS
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_programs_database(door: Callable[[Path], Any], tmp_path: Path, mode: str) -> None:
    """One in WAL mode would get two files beside it from any ordinary look."""
    path = tmp_path / "other.db"
    write(path, f"PRAGMA journal_mode = {mode}", "CREATE TABLE songs (title)", "INSERT INTO songs VALUES ('x')")
    refused(door, path, r"other\.db belongs to another program and was left alone\. Name another file with --db\.$")


@DOORS
@pytest.mark.parametrize("mark", ["application_id = 252006674", "user_version = 3"])
def test_another_programs_mark_alone(door: Callable[[Path], Any], tmp_path: Path, mark: str) -> None:
    """A header that is not ours is enough, also without any table."""
    path = tmp_path / "other.db"
    write(path, f"PRAGMA {mark}", "CREATE TABLE t (a)", "DROP TABLE t")
    refused(door, path, "belongs to another program")


@DOORS
def test_a_database_of_a_newer_planner(door: Callable[[Path], Any], tmp_path: Path) -> None:
    """Reading what one doesn't know could drop what it means."""
    path = tmp_path / "planner.db"
    with open_store(path) as store:
        sample().save(store)
    write(path, f"PRAGMA user_version = {VERSION + 1}")
    refused(
        door, path, rf"made by a newer planner \(its version {VERSION + 1}, this one's {VERSION}\)\. Update planner\.$"
    )


@DOORS
@pytest.mark.parametrize("content", [b"Dear diary,\n" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database(door: Callable[[Path], Any], tmp_path: Path, content: bytes) -> None:
    """A letter, or garbage behind the right first word."""
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    refused(door, path, r"letter\.txt is damaged or not a database \(.+\)\. Put a backup in its place, or name another")


@DOORS
def test_a_database_with_torn_pages(door: Callable[[Path], Any], tmp_path: Path) -> None:
    """The header still says that it is ours."""
    path = tmp_path / "planner.db"
    with open_store(path) as store:
        sample().save(store)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xaa" * (len(whole) - 100))
    before = everything_in(tmp_path)
    with pytest.raises(DatabaseUnusable, match="is damaged"), door(path) as opened:
        getattr(opened, "read", opened).enrolments()
    assert everything_in(tmp_path) == before


@DOORS
def test_a_folder_and_other_things_that_are_no_files(door: Callable[[Path], Any], tmp_path: Path) -> None:
    """Somebody who names a folder means a file in it."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(
            DatabaseUnusable, match=r"is not a file\. Name a file with --db, for example .*planner\.db\.$"
        ):
            door(path)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@DOORS
def test_a_path_through_a_file(door: Callable[[Path], Any], tmp_path: Path) -> None:
    """`notes.txt/planner.db` is nowhere."""
    (tmp_path / "notes.txt").touch()
    with pytest.raises(DatabaseUnusable, match=r"planner\.db can't be opened \(Not a directory\)"):
        door(tmp_path / "notes.txt" / "planner.db")


def test_the_mark_is_ours_for_ever(tmp_path: Path) -> None:
    """Every database out there carries it: this line never changes."""
    with open_store(tmp_path / "planner.db"):
        pass
    assert (tmp_path / "planner.db").read_bytes()[68:72] == b"Plan"
    assert APPLICATION_ID == 1349280110
