"""A program on a pseudo-terminal of 80 by 24, measured from outside: when bytes come, and how many."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import termios
from time import perf_counter
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROWS, COLUMNS = 24, 80
PATIENCE = 30.0
QUIET = 0.15
"""Seconds without a byte after which a program has said all that it had to say."""
SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;:<>=?$ ]*[A-Za-z@~]|[P\]_^].*?(?:\x07|\x1b\\)|[=>78()][0B]?)", re.DOTALL)


class Session:
    """Started when it is made; ended when it is left, however that happens."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.seen = b""
        self.started = perf_counter()
        self._running = subprocess.Popen(
            command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.kill()
        self._running.wait()
        os.close(self._ours)

    def until(self, text: bytes) -> float:
        """Seconds from the start until the program has written that text."""
        while text not in SEQUENCE.sub(b"", self.seen):
            if self._read(PATIENCE) is None:
                message = f"{text!r} never came: {SEQUENCE.sub(b'', self.seen)[-2000:]!r}"
                raise TimeoutError(message)
        return perf_counter() - self.started

    def settled(self, quiet: float = QUIET) -> int:
        """Bytes from now on until it is quiet."""
        before = len(self.seen)
        while self._read(quiet) is not None:
            pass
        return len(self.seen) - before

    def key(self, key: bytes) -> tuple[float, int]:
        """Seconds until the first byte of what a key does, and how many bytes that is altogether."""
        before, start = len(self.seen), perf_counter()
        os.write(self._ours, key)
        self._read(PATIENCE)
        taken = perf_counter() - start
        self.settled()
        return taken, len(self.seen) - before

    def ended_by(self, key: bytes) -> float:
        """Seconds until the program has ended after that key."""
        start = perf_counter()
        os.write(self._ours, key)
        while self._running.poll() is None:
            if perf_counter() - start > PATIENCE:
                message = "it never ended"
                raise TimeoutError(message)
            self._read(0.001)
        return perf_counter() - start

    def _read(self, patience: float) -> bytes | None:
        """What comes next; None where nothing comes in that time, or ever again."""
        if not select.select([self._ours], [], [], patience)[0]:
            return None
        try:
            piece = os.read(self._ours, 65536)
        except OSError:
            return None
        self.seen += piece
        return piece or None
