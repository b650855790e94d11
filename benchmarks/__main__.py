"""`python -m benchmarks`: measures everything and prints the table."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import building, calendars, commands, replanning, storing, students, terminal
from benchmarks.figure import table


def main() -> int:
    """Prints the figures; 1 where a limit is missed."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of interleaved runs")
    figures, remarks = building.measured()
    figures += replanning.measured()
    Path("build").mkdir(exist_ok=True)  # on the disk of the checkout: a folder in memory has nothing to wait for
    with tempfile.TemporaryDirectory(prefix="bench-", dir="build") as folder:
        figures += commands.measured(Path(folder).resolve())
        figures += storing.measured(Path(folder).resolve())
        figures += terminal.measured(Path(folder).resolve())
    figures += calendars.measured()
    finishing, lives = students.measured()
    figures += finishing
    remarks += ["", *lives]
    print("\n".join([*table(figures), "", *remarks]))
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
