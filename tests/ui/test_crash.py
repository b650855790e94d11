"""The program fails where nobody foresaw it, in a real terminal: while starting, at a key, in a thread."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from cli.terminal import Terminal

START = "from planner.ui.screens.today import Today as It; name = 'lines'"
KEY = "from planner.ui.screens.view import ViewScreen as It; name = 'action_find'"
THREAD = "from planner.ui.screens.whatif import WhatIf as It; name = 'answer'"
BREAKING = """
import sys
from planner.__main__ import main
{where}
def broken(*_): raise ZeroDivisionError("by hand")
setattr(It, name, broken)
sys.argv = ["planner"]
sys.exit(main())
"""
SHELL = ("sh", "-c", 'stty -g; "$@"; echo "code $?"; stty -g; echo end; read line', "sh")
"""What the program leaves behind is seen by the shell that it came from: a terminal alone would be set right."""
BACK, CURSOR = "\x1b[?1049l", "\x1b[?25h"
"""The screen of before is back; the cursor is seen."""


@pytest.mark.parametrize(("where", "keys"), [(START, ""), (KEY, "/"), (THREAD, "w")])
def test_a_crash_leaves_data_and_terminal_whole_and_one_line(
    enrolled: Path, tmp_path: Path, where: str, keys: str
) -> None:
    database = tmp_path / "planner.db"
    shutil.copy(enrolled, database)
    before = database.read_bytes()
    settings = {"PLANNER_DB": str(database), "PLANNER_TODAY": "2027-01-11", "TERM": "xterm-256color"}
    env = os.environ | settings | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with Terminal(env, tmp_path, (sys.executable, "-c", BREAKING.format(where=where)), SHELL) as it:
        if keys:
            it.until("Next dates")
            it.send(keys.encode())
        it.until("code 1\n")
        it.until("end\n")
    log = Path(os.environ["HOME"]) / ".local" / "state" / "planner" / "log" / "planner.log"
    assert "ZeroDivisionError: by hand" in log.read_text(encoding="utf-8")
    setting, after = it.seen.partition("\n")[0], it.seen.rpartition(BACK)[2]
    assert CURSOR in after
    assert after.endswith(f"code 1\n{setting}\nend\n")
    [line] = [one for one in after.splitlines() if "should not have" in one]
    assert line.endswith(str(log))
    assert "Traceback" not in it.seen
    assert database.read_bytes() == before
