"""Puts an export where the student wants it, whole or not at all. Knows nothing of what it writes."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from planner.errors import BadInput

WHY = {
    errno.EACCES: "this account may not write there; choose another folder",
    errno.EPERM: "this account may not write there; choose another folder",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.ENOENT: "its folder does not exist; make the folder first, or choose another",
    errno.ENOTDIR: "what should be its folder is a file; choose another folder",
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "this account's share of the disk is used up; make room and try again",
    errno.EFBIG: "the file would be larger than this account may write; choose another disk",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "it is a link that leads to itself; choose another name",
}


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces the file at `path`, or makes it; raises `BadInput` and leaves everything as it was when that fails.

    A reader sees the old bytes or the new ones, after a power cut too. An existing file keeps its permissions, and a
    symbolic link keeps pointing at the file that is replaced. Folders and devices are refused.
    """
    try:
        target = _target(path)
        _replace(target, data)
    except OSError as problem:
        refuse(path, problem)


def refuse(path: Path, problem: OSError) -> NoReturn:
    """Raises `BadInput` that says in one line why the system won't have `path` written, and what to do."""
    _refuse(path, WHY.get(problem.errno or 0, f"{problem.strerror or problem}; choose another place"), problem)


def _target(path: Path) -> Path:
    """What `path` finally names: a regular file, or nothing yet."""
    target = Path(os.path.realpath(path))
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode
        if stat.S_ISDIR(mode):
            _refuse(path, "it is a folder; name a file in it")
        if not stat.S_ISREG(mode):
            _refuse(path, "it is no ordinary file; use '-' to write to standard output")
    return target


def _replace(target: Path, data: bytes) -> None:
    """By way of a hidden file in the same folder, which is on the same disk."""
    beside = target.parent / f".planner-{os.urandom(8).hex()}.tmp"
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            with suppress(FileNotFoundError):
                os.fchmod(descriptor, stat.S_IMODE(target.stat().st_mode))
            os.fsync(descriptor)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the new name last; some file systems can't, and then the file is no less whole."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refuse(path: Path, why: str, cause: OSError | None = None) -> NoReturn:
    message = f"Cannot write '{path}': {why}."
    raise BadInput(message) from cause
