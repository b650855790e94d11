"""The reading door answers, and leaves no trace."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.errors import BadInput, DatabaseUnusable
from planner.storage.reading import open_reader
from planner.storage.store import open_store
from storage.samples import NOW, everything_in, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.storage.reading import Reader

HEAVY = ("pydantic", "sqlite_utils", "rich", "asyncio", "textual", "icalendar", "click", "fsrs")


@pytest.fixture
def filled(path: Path) -> Path:
    """A database with one enrolment."""
    with open_store(path) as store:
        sample().save(store)
    return path


def read_all(reader: Reader) -> None:
    """Calls everything that a reader has to answer."""
    for enrolment in reader.enrolments():
        reader.enrolment(enrolment.id)
        reader.track_of(enrolment.id)
        reader.topic_names(enrolment.id)
        reader.plan(enrolment.id)
        reader.blocks_on(enrolment.id, enrolment.start)
        reader.milestones(enrolment.id)
        reader.milestones_between(enrolment.id, enrolment.start, enrolment.start)
        reader.calendar_items(enrolment.uuid)


def test_importing_it_imports_nothing_heavy() -> None:
    """It is on the way of every login shell that calls `planner today --short`."""
    code = "import sys, planner.storage.reading; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) & set(HEAVY) == set()


def test_neither_does_reading_everything(filled: Path) -> None:
    """The imports inside the methods are as light; the two that migrate are for older databases alone."""
    code = f"""import sys, pathlib, planner.storage.reading as r
with r.open_reader(pathlib.Path({str(filled)!r})) as reader:
    e = reader.enrolment()
    reader.plan(e.id), reader.track_of(e.id), reader.milestones(e.id), reader.calendar_items(e.uuid)
print(*{{name.partition('.')[0] for name in sys.modules}})"""
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) & set(HEAVY) == set()


class TestWithoutADatabase:
    """The first command of a new student is often a question."""

    def test_a_list_is_empty_and_nothing_is_made(self, path: Path) -> None:
        """Not even the folder."""
        with open_reader(path) as reader:
            assert reader.enrolments() == ()
        assert not path.parent.exists()

    def test_whatever_needs_an_enrolment_says_how_to_make_one(self, path: Path) -> None:
        """Bad input, not a broken database."""
        sentence = r"^There is no enrolment yet\. `planner enroll TRACK --start DATE` makes one\.$"
        with open_reader(path) as reader:
            for ask in (reader.enrolment, lambda: reader.enrolment("plain-1"), lambda: reader.plan("plain-1")):
                with pytest.raises(BadInput, match=sentence):
                    ask()

    def test_an_empty_file_counts_as_none(self, path: Path) -> None:
        """`mktemp` makes one, and so does a first start that was cut off."""
        path.parent.mkdir()
        path.touch()
        before = everything_in(path.parent)
        with open_reader(path) as reader:
            assert reader.enrolments() == ()
            with pytest.raises(BadInput, match="no enrolment yet"):
                reader.enrolment()
        assert everything_in(path.parent) == before


class TestChoosing:
    """Which enrolment a command means."""

    @pytest.fixture
    def reader(self, path: Path) -> Iterator[Reader]:
        """Two enrolments on one track, and a dropped one."""
        with open_store(path) as store:
            for number in (1, 2, 3):
                sample(number).save(store)
            store.drop("plain-2", NOW)
        with open_reader(path) as reader:
            yield reader

    def test_by_its_id_also_when_dropped(self, reader: Reader) -> None:
        """History can be looked at."""
        assert reader.enrolment("plain-2").status == "dropped"

    @pytest.mark.parametrize("name", [None, "plain"])
    def test_several_are_named_and_none_is_picked(self, reader: Reader, name: str | None) -> None:
        """Dropped ones are no choice."""
        with pytest.raises(BadInput, match=r"^There are several enrolments: plain-1, plain-3\. Choose one with"):
            reader.enrolment(name)

    def test_an_unknown_name_lists_the_known_ones(self, reader: Reader) -> None:
        """A typing error is seen at once."""
        with pytest.raises(BadInput, match=r"^There is no enrolment 'plane'\. There are: plain-1, plain-2, plain-3\.$"):
            reader.enrolment("plane")
        with pytest.raises(BadInput, match=r"^There is no enrolment 'plane-1'\."):
            reader.track_of("plane-1")

    def test_the_only_one_needs_no_name(self, path: Path) -> None:
        """Or that of its track."""
        with open_store(path) as store:
            sample(1).save(store)
            sample(2).save(store)
            store.drop("plain-2", NOW)
        with open_reader(path) as reader:
            assert reader.enrolment() == reader.enrolment("plain") == sample(1).enrolment

    def test_with_all_dropped_it_says_how_to_make_one(self, path: Path) -> None:
        """Nothing is going on."""
        with open_store(path) as store:
            sample(1).save(store)
            store.drop("plain-1", NOW)
        with open_reader(path) as reader, pytest.raises(BadInput, match="no enrolment yet"):
            reader.enrolment()


class TestLeavingNoTrace:
    """The database's bytes and times stay, and nothing appears beside it."""

    def test_reading_everything_changes_nothing(self, filled: Path) -> None:
        """Bytes, times, and the list of files; also while it is open."""
        before = everything_in(filled.parent)
        with open_reader(filled) as reader:
            read_all(reader)
            assert everything_in(filled.parent) == before
        assert everything_in(filled.parent) == before

    def test_it_works_where_nothing_can_be_written(self, filled: Path) -> None:
        """On a mounted backup, or for another user. Root may write anywhere, so root becomes nobody for this."""
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # where nobody can get to
            copy = Path(shutil.copy(filled, folder))
            copy.chmod(0o444)
            Path(folder).chmod(0o555)
            assert _as_nobody(lambda: read_all(open_reader(copy))) == 0
            assert _as_nobody(lambda: _refused(copy, "can't be written")) == 0
            Path(folder).chmod(0o755)

    def test_what_may_not_be_read_is_refused(self, filled: Path) -> None:
        """In one sentence."""
        with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # where nobody can get to
            copy = Path(shutil.copy(filled, folder))
            copy.chmod(0)
            Path(folder).chmod(0o555)
            assert _as_nobody(lambda: _refused(copy, "can't be opened")) == 0
            Path(folder).chmod(0)
            assert _as_nobody(lambda: _refused(copy, "can't be opened")) == 0
            Path(folder).chmod(0o755)

    @pytest.mark.parametrize("name", ["a b.db", "50%.db", "a?mode=rwc.db", "a#b.db", "é\u202e.db"])
    def test_any_name_of_a_file_will_do(self, filled: Path, name: str) -> None:
        """A path is not a query."""
        other = filled.rename(filled.with_name(name))
        with open_reader(other) as reader:
            assert len(reader.enrolments()) == 1
        assert [path.name for path in filled.parent.iterdir()] == [name]


class TestBesideAWriter:
    """Two sessions at once."""

    def test_the_last_committed_state_is_read(self, filled: Path) -> None:
        """A writer that has not committed yet is neither seen nor waited for."""
        with open_store(filled) as store, store.transaction():
            sample(2).save(store)
            with open_reader(filled, timeout=0) as reader:
                assert len(reader.enrolments()) == 1
        with open_reader(filled) as reader:
            assert len(reader.enrolments()) == 2

    def test_one_with_statement_is_of_one_moment(self, filled: Path) -> None:
        """So a plan never comes with the milestones of another; the writer gets a sentence and tries again."""
        with open_store(filled, timeout=0.05) as store:
            with open_reader(filled) as reader:
                assert len(reader.enrolments()) == 1
                with pytest.raises(DatabaseUnusable, match="in use by another program"):
                    sample(2).save(store)
                assert len(reader.enrolments()) == 1
            sample(2).save(store)

    def test_one_that_keeps_everyone_out_is_not_waited_for_long(self, filled: Path) -> None:
        """As while another program rebuilds the whole file."""
        other = sqlite3.connect(filled, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseUnusable, match=r"planner\.db is in use by another program\. Try again"):
            open_reader(filled, timeout=0.05)
        other.close()
        open_reader(filled).close()

    def test_one_that_comes_later_is_told_too(self, filled: Path) -> None:
        """The reader is open, outside a `with`, when the file is locked."""
        reader = open_reader(filled, timeout=0.05)
        other = sqlite3.connect(filled, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseUnusable, match="in use"):
            reader.enrolments()
        other.close()
        assert len(reader.enrolments()) == 1
        reader.close()


def test_rows_that_are_no_values_count_as_damage(filled: Path) -> None:
    """Another program may write what it likes into a column of text."""
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("UPDATE enrolments SET start = 'soon'")
    other.execute("UPDATE rules SET track = '{}'")
    other.execute("UPDATE milestones SET title = CAST(x'ff' AS TEXT)")
    other.execute("DROP TABLE calendar_items")
    other.close()
    with open_reader(filled) as reader:
        asks: list[Callable[[], object]] = [
            reader.enrolments,
            lambda: reader.track_of("plain-1"),
            lambda: reader.milestones("plain-1"),
            lambda: reader.calendar_items("x"),
        ]
        for ask in asks:
            with pytest.raises(
                DatabaseUnusable, match=r"planner\.db is damaged or not a database \(.+\)\. Put a backup"
            ):
                ask()


def _as_nobody(action: Callable[[], object]) -> int:
    """The exit code of a child of this process that does it without root's powers."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        if os.geteuid() == 0:
            os.seteuid(65534)
        action()
        os._exit(0)
    finally:
        os._exit(1)


def _refused(path: Path, why: str) -> None:
    with pytest.raises(DatabaseUnusable, match=why), open_store(path) as store:
        sample(2).save(store)
