"""`planner export --format json`, then `planner import`, loses nothing."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.errors import BadInput
from planner.storage.dump import dump, load_dump
from planner.storage.reading import Reader, open_reader
from planner.storage.schema import VERSION
from planner.storage.store import open_store
from storage.past_version import restore
from storage.samples import LATER, NOW, Saved, activity, holding, payment, sample, save_everything, saves
from storage.samples import document as made_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.storage.store import Store


def through_json(document: dict[str, Any]) -> Any:
    """As a file would hold it."""
    return json.loads(json.dumps(document))


@pytest.fixture
def document(tmp_path: Path) -> Any:
    """What a student with two enrolments exports, one of them dropped."""
    with open_store(tmp_path / "first.db") as store:
        sample(1).save(store)
        sample(2).save(store)
        store.drop("plain-2", LATER)
        return through_json(dump(store.read))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(saved=st.lists(saves(), max_size=2, unique_by=(lambda it: it.enrolment.id, lambda it: it.enrolment.uuid)))
def test_export_and_import_lose_nothing(saved: list[Saved]) -> None:
    """Every row of every table is the same, and so is every value."""
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "first.db") as first:
            for one in saved:
                one.save(first)
            document = dump(first.read)
        with open_store(Path(folder) / "second.db") as second:
            load_dump(second, through_json(document))
            assert json.dumps(dump(second.read)) == json.dumps(document)
            assert second.read.enrolments() == tuple(one.enrolment for one in saved)
            assert all(one.is_in(second.read) for one in saved)


def test_a_full_export_loses_nothing(tmp_path: Path) -> None:
    """Every table has rows in it: credentials, ledger, money, papers, sessions, and what can be undone."""
    with open_store(tmp_path / "first.db") as first, open_store(tmp_path / "second.db") as second:
        with first.action("enrolling", NOW):
            save_everything(first)
        document = dump(first.read)
        assert [table for table, rows in document.items() if rows == []] == []
        load_dump(second, through_json(document))
        assert json.dumps(dump(second.read)) == json.dumps(document)
        assert second.read.holdings() == first.read.holdings() == (holding(),)
        assert second.read.ledger() == (activity(),)
        assert (second.read.payments(), second.read.documents()) == ((payment(),), (made_document(),))
        assert second.undo(LATER) == first.undo(LATER) == "enrolling"


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_an_export_of_any_version_can_be_loaded(version: int, tmp_path: Path) -> None:
    """What its planner had is all there; what came later is empty."""
    old = tmp_path / "old.db"
    restore(version, old)
    with closing(sqlite3.connect(old)) as connection:
        document = dump(Reader(connection, old)) | {"version": version}
    with open_store(tmp_path / "new.db") as store:
        load_dump(store, through_json(document))
        loaded = dump(store.read)
        for table, rows in document.items():
            if isinstance(rows, list):
                assert [{name: row[name] for name in rows[0]} for row in loaded[table]] == rows


def test_calendars_go_on_as_if_nothing_had_happened(store: Store, document: Any) -> None:
    """UIDs, sequences and cancellations are part of it; so is the order in which enrolments were made."""
    load_dump(store, document)
    items = store.read.calendar_items(sample(2).enrolment.uuid)
    assert {(item.revision.sequence, item.revision.cancelled_at) for item in items} == {(1, LATER)}
    assert store.next_id("enrolments", "plain") == "plain-3"


def test_the_document_can_be_read_by_people(document: Any) -> None:
    """The schema first, then the version, then tables whose rows name their columns; JSON is not text inside JSON."""
    assert list(document)[:3] == ["schema", "version", "enrolments"]
    assert (document["schema"], document["version"]) == ("planner.export/1", VERSION)
    assert document["enrolments"][0]["enrolled_on"] == "2027-01-11"
    assert document["rules"][0]["track"]["exam"]["minutes"]["value"] == 160
    assert document["milestones"][0]["sources"][0]["read_on"] == "2026-11-22"


def test_without_a_database_there_are_no_tables(path: Path, store: Store) -> None:
    """And importing that is importing nothing."""
    with open_reader(path.with_name("none.db")) as reader:
        document = dump(reader)
    assert document == {"schema": "planner.export/1", "version": VERSION}
    load_dump(store, document)
    assert store.read.enrolments() == ()


def test_a_database_with_content_is_not_added_to(store: Store, document: Any) -> None:
    """Merging two students' data is not what anybody means."""
    sample(3).save(store)
    with pytest.raises(BadInput, match=r"planner\.db is not empty\. Import into a new file"):
        load_dump(store, document)
    assert len(store.read.enrolments()) == 1


def _set(table: str, column: str, value: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        document[table][0][column] = value

    return change


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda d: d.update(schema="planner.plan/1"), 'whose "schema" is "planner.export/1"'),
        (lambda d: d.update(version=VERSION + 1), f'"version" is {VERSION + 1}; this planner reads 1 to {VERSION}'),
        (lambda d: d.update(version="1"), '"version" is 1; this'),
        (lambda d: d.update(blocks={}), "The export's blocks is not a list of rows"),
        (lambda d: d["blocks"].insert(1, []), "The export's blocks, row 2, can't be used"),
        (
            lambda d: d["blocks"][0].pop("date"),
            "The export's blocks, row 1, can't be used: its keys would be enrolment, id,",
        ),
        (_set("blocks", "x; DROP TABLE blocks", 1), "row 1, can't be used: its keys would be"),
        (_set("blocks", "minutes", "long"), "row 1, can't be used: cannot store TEXT value in INTEGER column"),
        (_set("blocks", "minutes", {"a": 1}), "row 1, can't be used"),
        (_set("blocks", "minutes", 2**64), "row 1, can't be used"),
        (_set("enrolments", "route", "\ud800"), "row 1, can't be used"),
        (_set("enrolments", "start", "soon"), "The export can't be used: Invalid isoformat string: 'soon'"),
        (_set("enrolments", "depth", "bottomless"), "depth: 'bottomless' is none of essential, standard, thorough"),
        (_set("enrolments", "uuid", "me"), "The export can't be used: badly formed"),
        (_set("weekdays", "weekday", 7), "The export's weekdays, row 1"),
        (_set("rules", "track", {"id": "plain"}), "The export can't be used: a Track without name, title, family"),
        (lambda d: d["enrolments"].pop(), "can't be used: FOREIGN KEY constraint failed"),
        (lambda d: d["rules"].pop(), "There is no enrolment 'plain-2'"),
    ],
)
def test_what_no_planner_wrote_is_refused_whole(
    store: Store, document: Any, spoil: Callable[[Any], None], sentence: str
) -> None:
    """Found in memory, with its place, before the database is touched."""
    spoil(document)
    with pytest.raises(BadInput) as caught:
        load_dump(store, document)
    assert sentence in str(caught.value)
    assert store.read.enrolments() == ()


@pytest.mark.parametrize("document", [None, [], "x", {}])
def test_what_is_no_document_is_refused(store: Store, document: object) -> None:
    """Any JSON may be in the file."""
    with pytest.raises(BadInput, match="This is not an export"):
        load_dump(store, document)
