"""Rows in and out, by table and columns. Every table of an enrolment starts with the column `enrolment`, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

Row = tuple[Any, ...]
Columns = tuple[str, ...]


def select(connection: sqlite3.Connection, table: str, columns: Columns, tail: str, *values: object) -> list[Row]:
    """All rows at once, so that no cursor keeps a lock; `tail` is what follows the table's name."""
    return connection.execute(f"SELECT {', '.join(columns)} FROM {table} {tail}", values).fetchall()  # noqa: S608


def rows_of(
    connection: sqlite3.Connection, table: str, columns: Columns, owner: str, order: str, of: str = "enrolment"
) -> list[Row]:
    """All rows of one enrolment, or of another owner in the column `of`, by the columns named in `order`."""
    return select(connection, table, columns, f"WHERE {of} = ? ORDER BY {order}", owner)


def insert(connection: sqlite3.Connection, table: str, columns: Columns, rows: Iterable[Row]) -> None:
    """New rows, each with a value for each of the columns."""
    connection.executemany(_inserting(table, columns), rows)


def replace(
    connection: sqlite3.Connection, table: str, owner: str, columns: Columns, rows: Iterable[Row], of: str = "enrolment"
) -> None:
    """The rows of the enrolment, or of another owner in the column `of`, become these, which leave that column out."""
    connection.execute(f"DELETE FROM {table} WHERE {of} = ?", (owner,))  # noqa: S608
    insert(connection, table, (of, *columns), ((owner, *row) for row in rows))


def upsert(
    connection: sqlite3.Connection, table: str, key: Columns, columns: Columns, rows: Iterable[Row], once: Columns = ()
) -> None:
    """New rows, or new `columns` for those known by `key`. A row is `key`, `columns`, `once`; `once` is never changed.

    What refers to a row stays, where SQL's REPLACE would drop it.
    """
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
    tail = f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {changes}"
    connection.executemany(_inserting(table, key + columns + once) + tail, rows)


def _inserting(table: str, columns: Columns) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
