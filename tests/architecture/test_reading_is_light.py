"""What only reads starts quickly: it leaves the heavy libraries where they are.

Import contracts can't see an import inside a function, so each command is run and asked what it imported.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = frozenset({"pydantic", "sqlite_utils", "rich", "asyncio", "textual", "icalendar"})
START = ["enroll", "cma-aama", "--start", "2027-01-11", "--week", "mon=60,wed=60,sat=180"]
HELD = ["credential", "add", "ccma-nha", "--earned", "2026-08-31"]
READING = (
    "today --short",
    "today",
    "week",
    "plan",
    "plan --json",
    "plan --week 3",
    "milestones",
    "milestones --all --json",
    "explain exam",
    "check",
    "enrolments",
    "sessions",
    "readiness",
    "off",
    "busy",
    "split",
    "task",
    "replan --dry-run",
    "credentials",
    "renewals",
    "renewals --json",
    "ce list",
    "whatif --buffer 20",
    "export",
    "export --format json",
    "export --format csv",
    "export --format md",
    "config",
)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A home with a small database, and nothing of this process's settings."""
    home = tmp_path_factory.mktemp("student")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLANNER_", "XDG_"))}
    settings = kept | {"HOME": str(home), "PLANNER_DB": str(home / "planner.db"), "PLANNER_TODAY": "2027-01-20"}
    for made in (START, HELD):
        subprocess.run([sys.executable, "-m", "planner", *made], env=settings, capture_output=True, check=True)
    return settings


def imported(command: str, environment: dict[str, str], folder: Path) -> set[str]:
    """The top-level packages that `planner` with these arguments brings in."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "planner", *command.split()],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize("command", READING)
def test_a_reading_command_imports_nothing_heavy(command: str, environment: dict[str, str], tmp_path: Path) -> None:
    """Each of these libraries takes longer to import than the rest of the command takes to answer."""
    assert imported(command, environment, tmp_path) & HEAVY == set()


def test_a_login_shell_does_not_wait_for_click(environment: dict[str, str], tmp_path: Path) -> None:
    """`today --short` is answered before the command line is even read by click."""
    assert "click" not in imported("today --short", environment, tmp_path)
