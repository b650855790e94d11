"""Commands from a cold start, as a login shell or a script sees them, beside what starts Python and little else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figure import Figure, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PLANNER = str(Path(sys.executable).with_name("planner"))
PYTHON = [sys.executable, "-c", "pass"]
LIBRARIES = [sys.executable, "-c", "import click, sqlite3, icalendar"]
TWO_YEARS = ["enroll", "mlt-ascp", "--start", "2027-01-11", "--months", "24", "--hours", "15"]
SUBJECTS: tuple[tuple[str, str, list[str], float], ...] = (
    ("today --short", "python -c pass", PYTHON, 5),
    ("plan --json", "python -c pass", PYTHON, 7),
    ("milestones", "python -c pass", PYTHON, 7),
    ("export", "importing click, sqlite3, icalendar", LIBRARIES, 1.6),
)


def measured(folder: Path) -> list[Figure]:
    """Each command against its floor, on a two-year plan."""
    environment = bare_environment(folder)
    called([PLANNER, *TWO_YEARS], environment)()
    figures = []
    for command, floor, baseline, limit in SUBJECTS:
        ours, theirs = seconds(
            [called([PLANNER, *command.split()], environment), called(baseline, environment)],
        )
        figures.append(Figure(f"planner {command}, beside {floor}", ours / theirs, limit))
    return figures


def bare_environment(folder: Path) -> dict[str, str]:
    """Nothing that changes how Python starts (above all not PYTHONDONTWRITEBYTECODE), and a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLANNER_", "PYTHON"))}
    return kept | {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PLANNER_DB": str(folder / "bench.db"),
        "PLANNER_TODAY": "2027-03-01",
    }


def called(command: Sequence[str], environment: dict[str, str]) -> Callable[[], object]:
    """A call of the command that fails loudly; its output is read, as a pipe's reader would."""
    return lambda: subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
    )
