"""A terminal that goes away under the program, as when a connection over SSH is cut."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from typing import TYPE_CHECKING

from cli.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path


def test_the_program_ends_with_its_terminal(enrolled: Path, tmp_path: Path) -> None:
    """Even where the signal of that is ignored, as under nohup: else it would take a whole core for ever."""
    shutil.copy(enrolled, tmp_path / "planner.db")
    settings = {"PLANNER_DB": str(tmp_path / "planner.db"), "PLANNER_TODAY": "2027-01-11", "TERM": "xterm-256color"}
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # a child starts with what is ignored here
    try:
        with Terminal(os.environ | settings | {"PYTHONPATH": os.pathsep.join(sys.path)}, tmp_path, ()) as it:
            it.until("Next dates")
            it.hang_up()
            it.code()
    finally:
        signal.signal(signal.SIGHUP, before)
