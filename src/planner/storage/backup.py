"""A whole copy of a database, also while others use it."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from planner.storage.connections import connect


def back_up(source: Path, target: Path) -> None:
    """Copies what is committed at this moment; `target` is replaced whole or not at all, readable by its owner only."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f"{target.name}.", delete=False) as made:
        draft = Path(made.name)
    try:
        with closing(connect(source, "mode=ro")) as whole, closing(sqlite3.connect(draft)) as copy:
            copy_into(whole, copy)
        draft.replace(target)
    except BaseException:
        draft.unlink()
        raise


def copy_into(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copies everything. The read lock comes first: without it `backup` would wait for another program for ever."""
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    source.backup(target)
    source.execute("COMMIT")
