"""The program on a terminal of its own, driven like a person does: what is awaited is seen before the next is typed."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60
PROGRAM = (sys.executable, "-m", "planner")


class Terminal:
    """The program on a terminal of its own; what it shows is collected in `seen`."""

    def __init__(
        self, env: dict[str, str], cwd: Path, arguments: tuple[str, ...], program: tuple[str, ...] = PROGRAM
    ) -> None:
        self.seen = ""
        self._checked = 0
        self._ours, theirs = os.openpty()
        self._running = subprocess.Popen(
            [*program, *arguments], env=env, cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True, preexec_fn=lambda: _control(theirs),  # noqa: PLW1509  # one thread at that moment
        )  # fmt: skip
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._running.kill()
        self._running.wait()
        os.close(self._ours)

    def until(self, text: str) -> None:
        """Reads on until that stands after all that was awaited before."""
        while text not in self.seen[self._checked :]:
            ready, _, _ = select.select([self._ours], [], [], PATIENCE)
            assert ready, f"{text!r} never came after:\n{self.seen}"
            self.seen += os.read(self._ours, 65536).decode().replace("\r\n", "\n")
        self._checked = self.seen.index(text, self._checked) + len(text)

    def type(self, answer: str) -> None:
        self.send(f"{answer}\n".encode())

    def send(self, data: bytes) -> None:
        os.write(self._ours, data)

    def hang_up(self) -> None:
        """The connection is cut."""
        os.close(self._ours)
        self._ours = os.open(os.devnull, os.O_RDONLY)

    def code(self) -> int:
        """The exit code, once there is one."""
        return self._running.wait(PATIENCE)


def _control(terminal: int) -> None:
    """The terminal is the child's own, so that ctrl+c reaches it."""
    import fcntl
    import termios

    signal.signal(signal.SIGINT, signal.default_int_handler)
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
