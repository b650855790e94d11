"""Textual's terminal driver, told when the terminal is gone.

Textual 8.2 goes on reading from a terminal that hung up, as fast as it can: a session that outlives its connection
would take a whole core for ever.
"""

from __future__ import annotations

import select
from threading import Event
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Callable


class Terminal(LinuxDriver):
    """Ends the program where nobody can see it any more."""

    def start_application_mode(self) -> None:
        """The loop that reads asks its event before each turn; this one knows of the terminal as well."""
        self.exit_event = _EndOrHangUp(self.fileno, self._gone)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it without hints

    def _gone(self) -> None:
        self._loop.call_soon_threadsafe(self._app.exit)


class _EndOrHangUp(Event):
    """Set by the driver, or by the terminal's end, which is told once."""

    def __init__(self, fileno: int, gone: Callable[[], object]) -> None:
        super().__init__()
        self._poll = select.poll()
        self._poll.register(fileno, 0)  # nothing but what is always told: errors and a hang-up
        self._gone = gone

    def is_set(self) -> bool:
        if not super().is_set() and any(told & select.POLLHUP for _, told in self._poll.poll(0)):
            self.set()
            self._gone()
        return super().is_set()
