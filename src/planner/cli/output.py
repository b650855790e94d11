"""How answers leave the program: text or bytes to stdout, remarks to stderr, styles only where there is a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from planner.errors import NoAnswer, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

USUAL_ROOM, LEAST_ROOM, MOST_ROOM = 80, 40, 100
_given_room: ContextVar[int] = ContextVar("given_room", default=0)
BOLD, WARNING, PLAIN = "\x1b[1m", "\x1b[33m", "\x1b[0m"


def prepare() -> None:
    """What the terminal's encoding lacks is replaced rather than fatal, on both streams."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a closed stream is None
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a test's stream may lack it


def finish() -> None:
    """Sends what is still held back, while there is still someone to report a failure."""
    if sys.stdout is not None:
        with _told():
            sys.stdout.flush()


def silence() -> None:
    """Leads stdout nowhere, so that the interpreter doesn't complain again when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class _told:  # noqa: N801  # reads as a clause: with _told()
    """A full disk behind stdout is said in a sentence; a reader who left is the boundary's business."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise unwritable(error) from error


def unwritable(error: OSError) -> NoAnswer:
    """What to say when stdout takes no more; after that it gets nothing."""
    silence()
    return NoAnswer(f"The answer could not be written to standard output: {error.strerror or error}.")


def say(lines: Iterable[str]) -> None:
    """Lines to stdout; nothing where it is closed."""
    if sys.stdout is not None:
        with _told():
            sys.stdout.write("".join(f"{line}\n" for line in lines))


def say_bytes(data: bytes) -> None:
    """Bytes to stdout, exactly as they are."""
    if sys.stdout is not None:
        with _told():
            sys.stdout.flush()
            sys.stdout.buffer.write(data)


def say_json(document: Mapping[str, object]) -> None:
    """One document in UTF-8, whatever the terminal's encoding is: a file for another program."""
    say_bytes(json_bytes(document))


def json_bytes(document: Mapping[str, object]) -> bytes:
    """In one line, which is four times as quick to write; for eyes, where there is a terminal, in many."""
    import json

    indent = 1 if _terminal() else None
    return json.dumps(document, ensure_ascii=False, indent=indent).encode() + b"\n"


def tell(remark: str) -> None:
    """One line to stderr."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"planner: {one_line(remark)}\n")
            sys.stderr.flush()


def room() -> int:
    """Columns that text may use: the terminal's, but no more than reads well, and 80 where there is none."""
    return _given_room.get() or _room()


@contextmanager
def given_room(columns: int) -> Iterator[None]:
    """Inside, text has just that room, wherever it goes."""
    before = _given_room.set(columns)
    try:
        yield
    finally:
        _given_room.reset(before)


def _room() -> int:
    if not _terminal():
        return USUAL_ROOM
    with suppress(OSError, ValueError):
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns)
        return max(LEAST_ROOM, min(MOST_ROOM, columns))
    return USUAL_ROOM


def heading(text: str) -> str:
    """A line that opens a part, bold on a terminal."""
    return f"{BOLD}{text}{PLAIN}" if _styled() else text


def warning(text: str) -> str:
    """A line that wants attention; the words must say so too."""
    return f"{WARNING}{text}{PLAIN}" if _styled() else text


def _styled() -> bool:
    return _terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _terminal() -> bool:
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:
        return False
