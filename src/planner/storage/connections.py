"""How SQLite is opened here: which ways there are, and what has to hold of the path before any of them."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING, Literal

from planner.errors import DatabaseUnusable
from planner.storage.schema import identify

if TYPE_CHECKING:
    from pathlib import Path

READ_TIMEOUT = 2.0
WRITE_TIMEOUT = 5.0
"""Seconds to wait for another program's lock: a login shell waits less than a person who has just typed a change."""


def is_there(path: Path) -> bool:
    """Whether there is a file to open; `DatabaseUnusable` where there is something else, or another program's database.

    Looks at the header past locks and journals, because an ordinary read-only connection leaves files beside a database
    in WAL mode. (Reading the header with `open` would do worse: closing that file would drop the locks that this
    process holds on it.)
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(mode):
        example = path / "planner.db" if stat.S_ISDIR(mode) else path.with_name("planner.db")
        message = f"{path} is not a file. Name a file with --db, for example {example}."
        raise DatabaseUnusable(message)
    with closing(connect(path, "immutable=1")) as header:
        identify(header, path)
    return True


def connect(
    path: Path, access: Literal["mode=ro", "mode=rw", "immutable=1"], timeout: float = READ_TIMEOUT
) -> sqlite3.Connection:
    """A connection without implicit transactions, to a file that exists."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?{access}", uri=True, timeout=timeout, isolation_level=None)
