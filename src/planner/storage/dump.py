"""Everything that is stored as one JSON document, and back: tables as lists of rows, so nothing is lost on the way."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from planner.errors import BadInput, DatabaseUnusable
from planner.storage import codec
from planner.storage.reading import Reader
from planner.storage.rows import Columns, Row, insert, select
from planner.storage.schema import JSON_COLUMNS, VERSION, tables
from planner.storage.trouble import guarded, readable

if TYPE_CHECKING:
    from planner.storage.store import Store

SCHEMA = "planner.export/1"


def dump(reader: Reader) -> dict[str, Any]:
    """The document `planner.export/1`: `version` is the database's, then each table; the same data, the same document.

    Read it inside the reader's `with`, or a change may come between two tables. Without a database: no tables.
    """
    document: dict[str, Any] = {"schema": SCHEMA, "version": VERSION}
    if reader.connection is not None:
        with readable(reader.path):
            for table, columns in tables(reader.connection).items():
                rows = select(reader.connection, table, columns, _order(reader.connection, table))
                document[table] = [_shown(table, columns, row) for row in rows]
    return document


def load_dump(store: Store, document: object) -> None:
    """Stores what `dump` gave, also at an earlier version, in a database without content; all of it or nothing.

    `BadInput` where the document isn't one, or holds what no planner writes, or the database isn't empty.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as source:
        _unpack(document, source)
        with store.transaction(), guarded(store.path):
            for table, columns in tables(source).items():
                if store.connection.execute(f"SELECT 1 FROM {table}").fetchone():  # noqa: S608  # our own name
                    message = f"{store.path} is not empty. Import into a new file, named with --db."
                    raise BadInput(message)
                insert(store.connection, table, columns, select(source, table, columns, _order(source, table)))


def _order(connection: sqlite3.Connection, table: str) -> str:
    """The order of making where a table keeps it, else the primary key's."""
    if not connection.execute("SELECT wr FROM pragma_table_list(?)", (table,)).fetchone()[0]:
        return "ORDER BY rowid"
    key = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (table,))
    return f"ORDER BY {', '.join(name for (name,) in key)}"


def _shown(table: str, columns: Columns, row: Row) -> dict[str, Any]:
    pairs = zip(columns, row, strict=True)
    return {name: json.loads(v) if (table, name) in JSON_COLUMNS and v is not None else v for name, v in pairs}


def _unpack(document: object, memory: sqlite3.Connection) -> None:
    """The document as a database, brought to this version, in which every value can be read."""
    from planner.storage.upgrade import upgrade

    content = _content(document)
    upgrade(memory, None, to=content["version"])
    for table, columns in tables(memory).items():
        _fill(memory, table, columns, content.get(table, []))
    upgrade(memory, None)
    try:
        _read_all(Reader(memory, Path("the export")))
    except (DatabaseUnusable, ValueError) as error:
        message = f"The export can't be used: {error.__cause__ or error}."
        raise BadInput(message) from error


def _content(document: object) -> Mapping[str, Any]:
    if not isinstance(document, Mapping) or document.get("schema") != SCHEMA:
        message = f'This is not an export by `planner export --format json`, whose "schema" is "{SCHEMA}".'
        raise BadInput(message)
    version = document.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        message = f'The export\'s "version" is {version}; this planner reads 1 to {VERSION}.'
        raise BadInput(message)
    return document


def _fill(memory: sqlite3.Connection, table: str, columns: Columns, rows: object) -> None:
    if not isinstance(rows, list):
        message = f"The export's {table} is not a list of rows."
        raise BadInput(message)
    for number, row in enumerate(rows, start=1):
        try:
            if row.keys() != set(columns):
                message = f"its keys would be {', '.join(columns)}"
                raise ValueError(message)
            insert(memory, table, columns, [tuple(_stored(table, name, row[name]) for name in columns)])
        except (sqlite3.Error, ValueError, AttributeError, OverflowError) as error:
            message = f"The export's {table}, row {number}, can't be used: {error}."
            raise BadInput(message) from error


def _stored(table: str, name: str, value: Any) -> Any:
    return codec.canonical(value) if (table, name) in JSON_COLUMNS and value is not None else value


def _read_all(reader: Reader) -> None:
    """Reads every value, and again through the codec, which checks the literals that columns can't."""
    for enrolment in reader.enrolments():
        UUID(enrolment.uuid)
        derived = (reader.track_of(enrolment.id), reader.plan(enrolment.id), *reader.milestones(enrolment.id))
        _checked(enrolment, *derived)
        _checked(*reader.sessions(enrolment.id))
        reader.calendar_items(enrolment.uuid)
    for holding in reader.holdings():
        UUID(holding.credential.uuid)
        reader.credential_milestones(holding.credential.id)
        reader.calendar_items(holding.credential.uuid)
    _checked(*reader.ledger(), *reader.payments(), *reader.documents())


def _checked(*values: object) -> None:
    for value in values:
        codec.decode(type(value), codec.encode(value))
