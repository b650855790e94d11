"""The README's table of simulated students is true: its first students, lived again, fare as they did."""

from __future__ import annotations

import subprocess
import sys

from architecture.examples import ROOT


def test_the_table_of_students_is_not_stale() -> None:
    """After a change that was meant: `python -m benchmarks.students --students 210 --write`."""
    asked = subprocess.run([sys.executable, "-m", "benchmarks.students", "--check"], cwd=ROOT, check=False)
    assert asked.returncode == 0
