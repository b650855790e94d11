"""What makes a file a planner database, and which version it is: asked at both doors before anything else.

Light on purpose: reading imports it, and must not pay for the library that migrates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import DatabaseUnusable

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

APPLICATION_ID = 0x506C616E
"""`Plan` in ASCII, in the file's header; `file` and other programs see it."""

VERSION = 2
"""How many migrations this program knows. A database's `user_version` is how many it has had."""

JSON_COLUMNS = frozenset(
    {
        ("rules", "track"), ("plans", "remedies"), ("plan_days", "reduced_by"), ("milestones", "sources"),
        ("attempts", "weak"), ("credential_rules", "track"), ("credential_milestones", "sources"),
        ("drafts", "content"), ("action_rows", "before"), ("action_rows", "after"),
    }
)  # fmt: skip
"""Columns whose text is JSON: an export shows them as objects."""


def identify(connection: sqlite3.Connection, path: Path, newest: int = VERSION) -> int:
    """How many migrations the database has had; 0 for a file without content, which is nobody's yet.

    Raises `DatabaseUnusable` where it is another program's, or newer than this one. Changes nothing.
    """
    owner, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if owner == version == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return 0
    if owner != APPLICATION_ID:
        message = f"{path} belongs to another program and was left alone. Name another file with --db."
        raise DatabaseUnusable(message)
    if version > newest:
        message = f"{path} was made by a newer planner (its version {version}, this one's {newest}). Update planner."
        raise DatabaseUnusable(message)
    return int(version)


def tables(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The planner's tables and their columns; a table comes after those that it refers to."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_sqlite_*'"
        " ORDER BY rowid"
    ).fetchall()
    columns = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
    return {name: tuple(column for (column,) in connection.execute(columns, (name,))) for (name,) in found}
