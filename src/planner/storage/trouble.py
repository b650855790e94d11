"""SQLite's and the system's errors as sentences: what is wrong with which file, and what to do about it."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.errors import DatabaseUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = "There is no room left to write {path}: nothing was changed. Free some space and try again."
LOCKED = "{path} is in use by another program. Try again when that is finished."
DAMAGED = "{path} is damaged or not a database ({error}). Put a backup in its place, or name another file with --db."
CUT_OFF = (
    "A change to {path} was cut off. Nothing is lost: the next planner command that writes, in a folder that can be"
    " written, brings back the state before it."
)
UNWRITABLE = "{path} can't be written ({error}). Check who may write it and its folder, or name another file with --db."
UNOPENABLE = "{path} can't be opened ({error}). Check who may use it and its folder, or name another file with --db."
FAILED = "{path} can't be used ({error}): nothing was changed. Check the disk, or name another file with --db."

_SENTENCES = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_ERROR: DAMAGED,
    sqlite3.SQLITE_READONLY: UNWRITABLE,
    sqlite3.SQLITE_PERM: UNOPENABLE,
    sqlite3.SQLITE_CANTOPEN: UNOPENABLE,
}
_PRIMARY_CODE = 0xFF


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Errors of the file become `DatabaseUnusable`; a broken constraint or a misuse is the program's own and passes."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise _unusable(_sentence(error), path, error) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise _unusable(FULL if full else UNOPENABLE, path, error.strerror) from error


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """As `guarded`, and content that is no value of ours counts as damage. For reading rows, and nothing else."""
    try:
        with guarded(path):
            yield
    except ValueError as error:
        raise _unusable(DAMAGED, path, error) from error


def _sentence(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return CUT_OFF
    return _SENTENCES.get(code & _PRIMARY_CODE, FAILED)


def _unusable(sentence: str, path: Path, error: object) -> DatabaseUnusable:
    return DatabaseUnusable(sentence.format(path=path, error=error))
