"""`check`: the scorecard and its exit code."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]


def test_a_plan_is_measured_against_its_thresholds(student: Run) -> None:
    """Value, threshold, verdict."""
    told = student("check")
    assert told.code == 0
    assert re.search(r"^  H1 +Every topic .* 0  exactly 0  holds$", told.out, re.MULTILINE)
    assert re.search(r"^  S14 .* \d+ +at most 56  holds$", told.out, re.MULTILINE)
    assert "All rules hold." in told.out


def test_what_gave_way_is_named(student: Run) -> None:
    """With the place where it fails."""
    assert student("change", "--week", "mon=45,wed=45,sat=130", "--buffer", "0", "--depth", "essential").code == 0
    told = student("check")
    failed = [it for it in student("check", "--json").json["properties"] if not it["holds"]]
    for it in failed:
        assert f"  {it['id']}  {it['title']}"[:60] in told.out
    assert ("gave way" in told.out) == bool(failed)


def test_a_broken_rule_is_exit_code_one(student: Run, tmp_path: Path) -> None:
    """The plan in the database is measured, not the one that would be made."""
    with sqlite3.connect(tmp_path / "planner.db") as connection:
        connection.execute("UPDATE blocks SET minutes = minutes + 600 WHERE activity = 'learn'")
    connection.close()
    told = student("check")
    assert told.code == 1
    assert "BROKEN" in told.out
    assert re.search(r"Broken: .*H4", told.out)
    assert student("check", "--json").code == 1
