"""The student's database and the command line, for the views as well; and keys that wait no longer than they must."""

from __future__ import annotations

import asyncio

import pytest
import textual.app
import textual.pilot
from textual._context import active_app

from cli.conftest import enrolled, run

__all__ = ["enrolled", "run"]

QUIET_TURNS = 25
"""Turns of the loop without a message waiting anywhere, after which all that a key set off on the screen is done."""


async def _handled(_: float = 0) -> None:
    """Until all that was sent is handled. What a thread works out is not waited for: a test names what it expects."""
    app = active_app.get()
    quiet = 0
    while quiet < QUIET_TURNS and app._running and not app._exit:
        await asyncio.sleep(0)
        pumps = (app, *app.screen.walk_children(with_self=True)) if app.screen_stack else (app,)
        quiet = 0 if any(it.message_queue_size and it.is_running for it in pumps) else quiet + 1
    while app._exit and app._running:
        await asyncio.sleep(0.001)


@pytest.fixture(autouse=True)
def _busy_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot waits after each key until the whole process is idle: 0.04 s, and up to 2 s beside a thread."""
    monkeypatch.setattr(textual.app, "wait_for_idle", _handled)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", _handled)
