"""The writing door: one change is whole or not there at all, whatever happens meanwhile."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from planner.errors import BadInput, DatabaseUnusable
from planner.storage.reading import open_reader
from planner.storage.store import open_store
from storage.samples import LATER, NOW, everything_in, milestone, sample

if TYPE_CHECKING:
    from pathlib import Path

    from planner.storage.store import Store
    from storage.conftest import Start

SAVE_AND_WAIT = """
import sys, pathlib
from planner.storage.store import open_store
from storage.samples import sample
store = open_store(pathlib.Path(sys.argv[1]))
store.connection.execute("PRAGMA cache_size = 1")
with store.transaction():
    sample(1, weeks=50).save(store)
    sample(2, weeks=50).save(store)
    print("half way", flush=True)
    sys.stdin.read()
"""
"""With next to no cache, SQLite writes pages into the file long before the commit: the half-written state is real."""

ENROLL_TEN = """
import sys, pathlib
from planner.storage.store import open_store
from dataclasses import replace
from uuid import uuid4
from storage.samples import sample
with open_store(pathlib.Path(sys.argv[1]), timeout=60) as store:
    for _ in range(10):
        with store.transaction():
            saved, name = sample(), store.next_id("enrolments", "plain")
            replace(saved, enrolment=replace(saved.enrolment, id=name, uuid=str(uuid4()))).save(store)
"""


class TestTheFile:
    """What lies on the disk."""

    def test_only_its_owner_can_read_it(self, path: Path) -> None:
        """Health workers' certificates and fees are nobody else's business, on a college's server least of all."""
        with open_store(path) as store:
            sample().save(store)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700

    def test_a_folder_that_was_there_keeps_its_mode(self, tmp_path: Path) -> None:
        """It may be shared on purpose."""
        tmp_path.chmod(0o755)
        open_store(tmp_path / "planner.db").close()
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755

    def test_nothing_lies_beside_it_afterwards(self, path: Path) -> None:
        """One file is the whole of the data."""
        with open_store(path) as store:
            sample().save(store)
        assert [file.name for file in path.parent.iterdir()] == ["planner.db"]

    def test_opening_it_again_changes_nothing(self, path: Path) -> None:
        """A writer that in the end has nothing to write is no change."""
        with open_store(path) as store:
            sample().save(store)
        before = everything_in(path.parent)
        open_store(path).close()
        assert everything_in(path.parent) == before

    @pytest.mark.parametrize(
        ("setting", "value"),
        [("journal_mode", "delete"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)],
    )
    def test_it_is_opened_for_safety(self, path: Path, setting: str, value: object) -> None:
        """A rollback journal, flushed in full: one file, as safe as the disk is."""
        with open_store(path) as store:
            assert store.connection.execute(f"PRAGMA {setting}").fetchone() == (value,)

    def test_a_database_in_wal_mode_goes_back_to_one_file(self, store: Store, path: Path) -> None:
        """Another tool may have changed it."""
        store.connection.execute("PRAGMA journal_mode = WAL")
        store.close()
        open_store(path).close()
        assert [file.name for file in path.parent.iterdir()] == ["planner.db"]


class TestSaving:
    """What a save does to what was there."""

    def test_the_first_instant_stays(self, store: Store) -> None:
        """An enrolment is made once and changed often."""
        sample().save(store)
        sample(months=12).save(store, LATER)
        assert store.connection.execute("SELECT created_at FROM enrolments").fetchall() == [("2027-01-11T12:00:00Z",)]
        assert store.read.enrolment().months == 12

    def test_calendar_revisions_are_recorded(self, store: Store) -> None:
        """What moved gets the next sequence, what is gone is cancelled, the rest stays as it was."""
        first = sample()
        first.save(store)
        exam, renewal = store.read.calendar_items(first.enrolment.uuid)
        moved = replace(exam.entry, date=exam.entry.date + timedelta(days=7))
        replace(first, entries=(moved,)).save(store, LATER)
        new_exam, new_renewal = store.read.calendar_items(first.enrolment.uuid)
        assert (new_exam.entry, new_exam.revision.sequence) == (moved, 1)
        assert (new_renewal.entry, new_renewal.revision.cancelled_at) == (renewal.entry, LATER)

    def test_dropping_keeps_everything_and_cancels_the_calendar(self, store: Store) -> None:
        """History stays; calendars let go."""
        saved = sample()
        saved.save(store)
        store.drop("plain-1", LATER)
        assert store.read.enrolments() == (replace(saved.enrolment, status="dropped"),)
        assert store.read.plan("plain-1") == saved.plan
        assert store.read.milestones("plain-1") == saved.milestones
        items = store.read.calendar_items(saved.enrolment.uuid)
        assert [item.revision.cancelled_at for item in items] == [LATER, LATER]

    def test_dropping_what_is_not_there_is_bad_input(self, store: Store) -> None:
        """And changes nothing."""
        sample().save(store)
        with pytest.raises(BadInput, match="There is no enrolment 'plain-2'"):
            store.drop("plain-2", NOW)
        assert sample().is_in(store.read)


class TestNames:
    """Ids are given once."""

    def test_they_count_up_for_each_track(self, store: Store) -> None:
        """A track's name may be the beginning of another's."""
        assert store.next_id("enrolments", "plain") == "plain-1"
        for number in (1, 2):
            sample(number).save(store)
        assert store.next_id("enrolments", "plain") == "plain-3"
        assert store.next_id("enrolments", "plain-2") == "plain-2-1"
        assert store.next_id("enrolments", "pl") == "pl-1"

    def test_a_dropped_one_keeps_its_own(self, store: Store) -> None:
        """An export of last year names it."""
        sample().save(store)
        store.drop("plain-1", LATER)
        assert store.next_id("enrolments", "plain") == "plain-2"

    def test_they_count_as_numbers(self, store: Store) -> None:
        """9, 10, 11."""
        for number in (9, 10):
            sample(number).save(store)
        assert store.next_id("enrolments", "plain") == "plain-11"

    def test_one_that_another_session_took_meanwhile_is_not_overwritten(self, store: Store) -> None:
        """Two students' windows, one id: the second is told."""
        first, second = sample(1), sample(2)
        first.save(store)
        taken = replace(second, enrolment=replace(second.enrolment, id="plain-1"))
        with pytest.raises(BadInput, match="Another session has just made the enrolment plain-1"):
            taken.save(store)
        assert first.is_in(store.read)

    def test_two_programs_that_enrol_at_once_get_different_ones(self, path: Path, start: Start) -> None:
        """Also where neither finds a database: one makes it, the other waits."""
        programs = [start(ENROLL_TEN, path) for _ in range(3)]
        assert [program.wait(timeout=120) for program in programs] == [0, 0, 0]
        with open_reader(path) as reader:
            assert [e.id for e in reader.enrolments()] == [f"plain-{number}" for number in range(1, 31)]


class TestAllOrNothing:
    """The old state is whole until the new one is."""

    def test_a_transaction_that_fails_leaves_the_old_state(self, store: Store) -> None:
        """Whatever failed, and however many saves it held."""
        old = sample()
        old.save(store)

        def save_two_and_fail() -> None:
            with store.transaction():
                sample(2).save(store)
                replace(old, plan=None).save(store, LATER)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            save_two_and_fail()
        assert old.is_in(store.read)
        assert len(store.read.enrolments()) == 1

    def test_a_save_that_fails_in_the_middle_leaves_the_old_state(self, store: Store) -> None:
        """Here two milestones with one key, which no timeline makes."""
        old = sample()
        old.save(store)
        broken = replace(old, plan=None, milestones=(milestone("exam", 1), milestone("exam", 2)))
        with pytest.raises(Exception, match="UNIQUE"):
            broken.save(store, LATER)
        assert old.is_in(store.read)

    def test_a_full_disk_leaves_the_old_state(self, store: Store) -> None:
        """SQLite's own limit on pages stands for the disk's."""
        old = sample()
        old.save(store)
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(
            DatabaseUnusable, match=r"^There is no room left to write .*planner\.db: nothing was changed\."
        ):
            sample(weeks=60).save(store, LATER)
        assert old.is_in(store.read)

    def test_a_program_killed_in_the_middle_leaves_the_old_state(self, path: Path, start: Start) -> None:
        """The file is half written then: reading says so and touches nothing, the next to write puts it right."""
        old = sample()
        with open_store(path) as store:
            old.save(store)
        whole = path.read_bytes()
        program = start(SAVE_AND_WAIT, path)
        assert program.stdout is not None
        assert program.stdout.readline() == "half way\n"
        program.kill()
        program.wait()
        before = everything_in(path.parent)
        assert list(before) == ["planner.db", "planner.db-journal"]
        assert path.read_bytes() != whole
        with pytest.raises(DatabaseUnusable, match=r"^A change to .*planner\.db was cut off\. Nothing is lost"):
            open_reader(path)
        assert everything_in(path.parent) == before
        with open_store(path) as store:
            assert old.is_in(store.read)
        with open_reader(path) as reader:
            assert old.is_in(reader)
        assert path.read_bytes() == whole


class TestTwoWriters:
    """They take turns."""

    def test_the_second_is_told_when_it_has_waited_long_enough(self, store: Store, path: Path) -> None:
        """And can save when the first is done."""
        with open_store(path, timeout=0.05) as second:
            with store.transaction():
                sample(1).save(store)
                with pytest.raises(DatabaseUnusable, match=r"is in use by another program\. Try again when"):
                    sample(2).save(second)
            sample(2).save(second)
        assert len(store.read.enrolments()) == 2

    def test_the_second_waits_for_the_first(self, path: Path, start: Start) -> None:
        """Within its patience it never fails."""
        program = start(SAVE_AND_WAIT, path)
        assert program.stdout is not None
        assert program.stdout.readline() == "half way\n"
        later = start(ENROLL_TEN, path)
        program.communicate("")
        assert later.wait(timeout=120) == 0
        with open_reader(path) as reader:
            assert len(reader.enrolments()) == 12

    def test_reading_inside_a_transaction_sees_its_changes(self, store: Store) -> None:
        """Load, decide and save are one."""
        with store.transaction():
            sample().save(store)
            assert sample().is_in(store.read)
