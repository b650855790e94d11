"""Rows in and out, by table and columns. Every table of an enrolment starts with the column `enrolment`."""

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


def rows_of(connection: sqlite3.Connection, table: str, columns: Columns, enrolment: str, order: str) -> list[Row]:
    """All of one enrolment's rows, by the columns named in `order`."""
    return select(connection, table, columns, f"WHERE enrolment = ? ORDER BY {order}", enrolment)


def insert(connection: sqlite3.Connection, table: str, columns: Columns, rows: Iterable[Row]) -> None:
    """New rows, each with a value for each of the columns."""
    connection.executemany(_inserting(table, columns), rows)


def replace(connection: sqlite3.Connection, table: str, enrolment: str, columns: Columns, rows: Iterable[Row]) -> None:
    """The enrolment's rows become these; `columns` and `rows` leave out the first column."""
    connection.execute(f"DELETE FROM {table} WHERE enrolment = ?", (enrolment,))  # noqa: S608
    insert(connection, table, ("enrolment", *columns), ((enrolment, *row) for row in rows))


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
