"""Every database that was ever written can be read, and is brought up to date without losing anything."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database, Migrations

from planner.domain.enrolment import Enrolment
from planner.errors import DatabaseUnusable
from planner.storage.connections import connect
from planner.storage.dump import dump
from planner.storage.migrations import MIGRATIONS
from planner.storage.reading import open_reader
from planner.storage.schema import APPLICATION_ID, VERSION, tables
from planner.storage.store import open_store
from planner.storage.upgrade import upgrade
from storage.past_version import kept, restore
from storage.samples import everything_in, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.storage.store import Store

EVERY_VERSION = pytest.mark.parametrize("version", range(1, VERSION + 1))


def version_of(connection: sqlite3.Connection) -> int:
    """The number in the header."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def with_more(*further: Callable[[Database], object]) -> Migrations:
    """The planner's steps and these."""
    steps = Migrations(MIGRATIONS.name)
    for known in MIGRATIONS.pending(Database(memory=True)):
        steps(name=known.name)(known.fn)
    for number, step in enumerate(further):
        steps(name=f"further_{number}")(lambda db, step=step: step(db))
    return steps


def adds_a_table(db: Database) -> None:
    """A step as most will be."""
    db.execute("CREATE TABLE more (a ANY) STRICT")


class TestTheSchema:
    """As `sqlite3 planner.db .schema` shows it."""

    def test_every_table_is_strict(self, store: Store) -> None:
        """A number in a column of dates is refused by SQLite itself; sqlite_utils' own table is no exception."""
        found = store.connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
        strict = {name for name, is_strict in found if is_strict}
        assert strict == {name for name, _ in found if not name.startswith("sqlite_")}
        assert strict == set(tables(store.connection)) | {"_sqlite_migrations"}

    def test_the_version_is_the_number_of_steps(self, store: Store) -> None:
        """The reading door must not import the steps to know how many there are."""
        assert len(MIGRATIONS.applied(Database(store.connection))) == VERSION == version_of(store.connection)
        assert MIGRATIONS.pending(Database(store.connection)) == []
        assert store.connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)

    def test_every_table_has_its_parent_before_it(self, store: Store) -> None:
        """An import fills them in this order."""
        seen: set[str] = set()
        for table in tables(store.connection):
            parents = {row[2] for row in store.connection.execute(f"PRAGMA foreign_key_list({table})")}
            assert parents <= seen
            seen.add(table)

    def test_an_enrolments_rows_go_with_it(self, store: Store) -> None:
        """Foreign keys hold, so no row is left without its enrolment; the calendar alone remembers."""
        sample().save(store)
        store.connection.execute("DELETE FROM enrolments")
        left = dump(store.read)
        assert {table for table in tables(store.connection) if left[table]} == {"calendar_items"}

    def test_every_input_has_its_column(self, store: Store) -> None:
        """Somebody with a question and `sqlite3` finds each field of an enrolment under its own name."""
        columns = set(tables(store.connection)["enrolments"])
        elsewhere = {
            "week": "weekdays", "off": "days_off", "triage": "triage", "window": "window_start, window_stop",
            "busy": "busy_times", "scores": "scores", "attempts": "attempts", "met": "requirements_met",
            "seen_to": "seen_to",
        }  # fmt: skip
        assert columns >= set(Enrolment.__dataclass_fields__) - set(elsewhere)


class TestPastVersions:
    """For each version that ever was, a database is kept as its planner left it."""

    def test_one_is_kept_of_each(self) -> None:
        """`past_version` says how."""
        assert sorted(kept()) == list(range(1, VERSION + 1))

    def test_the_newest_has_rows_in_every_table(self, path: Path) -> None:
        """Else a later step could lose what nobody had kept."""
        path.parent.mkdir()
        restore(VERSION, path)
        with open_reader(path) as reader:
            assert [table for table, rows in dump(reader).items() if rows == []] == []

    @EVERY_VERSION
    def test_it_can_be_read_as_it_is(self, version: int, path: Path) -> None:
        """Before anything is written, and without being changed. Its student is the same in every version."""
        path.parent.mkdir()
        restore(version, path)
        before = everything_in(path.parent)
        with open_reader(path) as reader:
            assert [(e.id, e.status) for e in reader.enrolments()] == [("plain-1", "active"), ("plain-2", "dropped")]
            assert reader.track_of("plain-1").routes[0].title == "Programme"
            plan = reader.plan("plain-1")
            assert plan is not None
            assert [block.minutes for block in plan.blocks()] == [45, 60, 80, 45, 60, 80]
            assert [milestone.key for milestone in reader.milestones("plain-1")] == ["exam", "renewal_due"]
            for enrolment, sequence in zip(reader.enrolments(), (0, 1), strict=True):
                items = reader.calendar_items(enrolment.uuid)
                assert [item.revision.sequence for item in items] == [sequence, sequence]
        assert everything_in(path.parent) == before

    @EVERY_VERSION
    def test_it_becomes_what_a_new_one_is(self, version: int, path: Path, tmp_path: Path) -> None:
        """The same tables with the same columns, the same content, no row without its parent."""
        path.parent.mkdir()
        restore(version, path)
        with open_reader(path) as reader:
            content = dump(reader)
        with open_store(path) as store, open_store(tmp_path / "new.db") as new:
            assert tables(store.connection) == tables(new.connection)
            assert version_of(store.connection) == VERSION
            assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert dump(store.read) == content
            sample(3).save(store)

    @EVERY_VERSION
    def test_a_copy_of_each_step_lies_beside_it(self, version: int, path: Path) -> None:
        """Nothing was copied where there was nothing to do."""
        path.parent.mkdir()
        restore(version, path)
        open_store(path).close()
        copies = [f"planner.db.before-{later}" for later in range(version + 1, VERSION + 1)]
        assert sorted(file.name for file in path.parent.iterdir()) == ["planner.db", *copies]


class TestTheNextStep:
    """What will happen to today's databases."""

    def test_a_copy_is_kept_before_it(self, store: Store, path: Path) -> None:
        """Whole, of the version before, for its owner alone."""
        sample().save(store)
        upgrade(
            store.connection,
            path,
            VERSION + 1,
            with_more(adds_a_table),
        )
        assert version_of(store.connection) == VERSION + 1
        assert "more" in tables(store.connection)
        copy = path.with_name(f"planner.db.before-{VERSION + 1}")
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with open_reader(copy) as reader:
            assert sample().is_in(reader)
        assert sorted(file.name for file in path.parent.iterdir()) == ["planner.db", copy.name]

    def test_each_of_several_has_its_copy(self, store: Store, path: Path) -> None:
        """Somebody may have left out two releases."""
        steps = with_more(adds_a_table, lambda db: db.execute("DROP TABLE more"))
        upgrade(store.connection, path, VERSION + 2, steps)
        for version in (VERSION, VERSION + 1):
            with closing(sqlite3.connect(path.with_name(f"planner.db.before-{version + 1}"))) as copy:
                assert version_of(copy) == version
                assert ("more" in tables(copy)) == (version > VERSION)

    def test_one_that_fails_leaves_the_old_state(self, store: Store, path: Path) -> None:
        """Tables, rows and number; and the next try is as good as the first."""

        def fails_half_way(db: Database) -> None:
            db.execute("DROP TABLE milestones")
            db.execute("SELECT no_such_function()")

        sample().save(store)
        for _ in range(2):
            with pytest.raises(sqlite3.OperationalError, match="no_such_function"):
                upgrade(store.connection, path, VERSION + 1, with_more(fails_half_way))
            assert version_of(store.connection) == VERSION
            assert sample().is_in(store.read)

    def test_one_that_loses_a_parent_is_undone(self, store: Store, path: Path) -> None:
        """Foreign keys are off while a table is built anew, and checked at the end."""
        sample().save(store)
        with pytest.raises(sqlite3.IntegrityError, match="leaves rows without their parent"):
            upgrade(store.connection, path, VERSION + 1, with_more(lambda db: db.execute("DELETE FROM plan_weeks")))
        assert sample().is_in(store.read)

    def test_one_that_cannot_be_copied_is_not_begun(self, store: Store, path: Path) -> None:
        """No copy, no step. A folder where the copy should be stands for whatever hinders it."""
        sample().save(store)
        path.with_name(f"planner.db.before-{VERSION + 1}").mkdir()
        with pytest.raises(IsADirectoryError):
            upgrade(store.connection, path, VERSION + 1, with_more(lambda db: db.execute("DROP TABLE milestones")))
        assert sample().is_in(store.read)
        assert len(list(path.parent.iterdir())) == 2

    def test_one_that_another_program_has_done_meanwhile_is_not_done_again(self, store: Store, path: Path) -> None:
        """Two sessions start the new planner at once."""
        steps = with_more(adds_a_table)
        with closing(connect(path, "mode=rw")) as other:
            upgrade(other, path, VERSION + 1, steps)
        upgrade(store.connection, path, VERSION + 1, steps)
        assert version_of(store.connection) == VERSION + 1

    def test_after_it_this_planner_refuses_the_file(self, store: Store, path: Path) -> None:
        """A step back is by way of the copy."""
        upgrade(
            store.connection,
            path,
            VERSION + 1,
            with_more(adds_a_table),
        )
        with pytest.raises(DatabaseUnusable, match="newer planner"):
            open_store(path)
        open_store(path.with_name(f"planner.db.before-{VERSION + 1}")).close()
