"""What each action changed, row by row, so that it can be taken back: the last one first, as far back as they go.

Calendar items are left out: a calendar has been told, and taking an action back is news for it too.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.storage.rows import Columns, Row, insert, select
from planner.storage.schema import tables
from planner.storage.texts import instant_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from datetime import datetime

BESIDE = frozenset({"calendar_items", "drafts", "actions", "action_rows"})
"""Tables whose rows are no part of an action."""
Change = tuple[str, Row | None, Row | None]
"""A table's name with a row before and after; None where there was, or is, none."""


@contextmanager
def recorded(connection: sqlite3.Connection, title: str, now: datetime) -> Iterator[None]:
    """Notes under `title` what the statements inside change; nothing where they change nothing. In a transaction."""
    kept = _kept(connection)
    before = _rows(connection, kept)
    yield
    changes = list(_changes(connection, kept, before, _rows(connection, kept)))
    if changes:
        cursor = connection.execute("INSERT INTO actions (at, title) VALUES (?, ?)", (instant_text(now), title))
        lines = ((cursor.lastrowid, n, name, _text(old), _text(new)) for n, (name, old, new) in enumerate(changes))
        insert(connection, "action_rows", ("action", "position", "name", "before", "after"), lines)


def titles(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What can be taken back, the newest first."""
    return tuple(
        title for (title,) in select(connection, "actions", ("title",), "WHERE undone_at IS NULL ORDER BY id DESC")
    )


def take_back(connection: sqlite3.Connection, now: datetime) -> str | None:
    """Puts the rows of the newest action back as they were; its title, None where there is none. In a transaction."""
    found = select(connection, "actions", ("id", "title"), "WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1")
    if not found:
        return None
    (action, title) = found[0]
    connection.execute("PRAGMA defer_foreign_keys = ON")
    columns = _kept(connection)
    lines = select(connection, "action_rows", ("name", "before", "after"), "WHERE action = ? ORDER BY position", action)
    for name, before, after in reversed(lines):
        _put_back(connection, name, columns[name], before, after)
    connection.execute("UPDATE actions SET undone_at = ? WHERE id = ?", (instant_text(now), action))
    return str(title)


def _kept(connection: sqlite3.Connection) -> Mapping[str, Columns]:
    return {name: columns for name, columns in tables(connection).items() if name not in BESIDE}


def _rows(connection: sqlite3.Connection, kept: Mapping[str, Columns]) -> dict[str, set[Row]]:
    return {name: set(select(connection, name, columns, "")) for name, columns in kept.items()}


def _changes(
    connection: sqlite3.Connection,
    kept: Mapping[str, Columns],
    before: Mapping[str, set[Row]],
    after: Mapping[str, set[Row]],
) -> Iterator[Change]:
    """In the order of the tables: a row that refers to another comes after it."""
    for name, columns in kept.items():
        if before[name] != after[name]:
            key = _key(connection, name, columns)
            old = {tuple(row[at] for at in key): row for row in before[name] - after[name]}
            new = {tuple(row[at] for at in key): row for row in after[name] - before[name]}
            for place in sorted(old.keys() | new.keys()):
                yield name, old.get(place), new.get(place)


def _key(connection: sqlite3.Connection, name: str, columns: Columns) -> list[int]:
    """Where the primary key stands among the columns."""
    query = "SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk"
    return [columns.index(column) for (column,) in connection.execute(query, (name,))]


def _put_back(
    connection: sqlite3.Connection, name: str, columns: Columns, before: str | None, after: str | None
) -> None:
    """An old row comes back in place of the new one. Where both are there it is changed: what refers to it stays.

    Rows of one table may have exchanged what is theirs alone, such as two milestones their places: the row that holds
    it still is taken away, and comes back in its own turn.
    """
    old, new = (json.loads(text or "null") for text in (before, after))
    if new is not None:
        at = _key(connection, name, columns)
        where = " AND ".join(f"{columns[n]} = ?" for n in at)
        key = [new[n] for n in at]
        if old is None:
            connection.execute(f"DELETE FROM {name} WHERE {where}", key)  # noqa: S608  # the schema's own names
            return
        values = ", ".join(f"{column} = ?" for column in columns)
        changed = f"UPDATE OR REPLACE {name} SET {values} WHERE {where}"  # noqa: S608  # likewise
        if connection.execute(changed, [*old, *key]).rowcount:
            return
    marks = ", ".join("?" * len(columns))
    back = f"INSERT OR REPLACE INTO {name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  # likewise
    connection.execute(back, old)


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))
