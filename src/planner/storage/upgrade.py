"""Brings a database up to date, one step at a time, with a copy of what was there before each.

Steps run with foreign keys off, so that a table can be built anew; what they leave must pass `foreign_key_check`.
`sqlite_utils` takes 100 ms to import, so this module is imported only for a database that is not up to date.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Database

from planner.storage.backup import back_up
from planner.storage.migrations import MIGRATIONS
from planner.storage.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Migrations


def upgrade(
    connection: sqlite3.Connection, path: Path | None, to: int = VERSION, steps: Migrations = MIGRATIONS
) -> None:
    """Applies what is missing up to version `to`, each step and its version number in one transaction.

    A database that already holds something is copied first, to `planner.db.before-2` for the second step; a step that
    fails leaves the database as it was. Without a path (in memory) no copy is made. Leaves foreign keys on.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    db = Database(connection, strict=True, execute_plugins=False)
    is_new = connection.execute("PRAGMA user_version").fetchone() == (0,)
    while _step(db, None if is_new else path, to, steps) < to:
        pass
    connection.execute("PRAGMA foreign_keys = ON")


def _step(db: Database, path: Path | None, to: int, steps: Migrations) -> int:
    """The version after the first missing step; asked inside the write lock, so that one program alone applies it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        version = len(steps.applied(db))
        if version < to:
            version += 1
            if path is not None:
                back_up(path, path.with_name(f"{path.name}.before-{version}"))
            steps.apply(db, stop_before=[step.name for step in steps.pending(db)[1:]])
            _seal(db, version)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
    return version


def _seal(db: Database, version: int) -> None:
    if broken := db.execute("PRAGMA foreign_key_check").fetchall():
        message = f"step {version} leaves rows without their parent: {broken[:3]}"
        raise sqlite3.IntegrityError(message)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
