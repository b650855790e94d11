"""Where the planner's files are: the option first, then the environment, then the platform."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planner.paths import config_dir, database_path, log_path

if TYPE_CHECKING:
    import pytest


def test_the_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was typed now is meant now."""
    monkeypatch.setenv("PLANNER_DB", "/environment/planner.db")
    assert database_path("/option/planner.db") == Path("/option/planner.db")
    assert database_path() == Path("/environment/planner.db")


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """`PLANNER_DB=` in a profile switches the setting off; the folder itself is no database."""
    monkeypatch.setenv("PLANNER_DB", "")
    monkeypatch.setenv("PLANNER_CONFIG", "")
    assert database_path("").name == "planner.db"
    assert config_dir().name == "planner"


def test_a_home_is_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde in quotes or in a settings file is not expanded by the shell."""
    monkeypatch.setenv("HOME", "/home/student")
    assert database_path("~/planner.db") == Path("/home/student/planner.db")


def test_the_platforms_folders_are_the_last_resort(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is made there by asking."""
    for name in ("PLANNER_DB", "PLANNER_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("HOME", str(tmp_path))
    paths = database_path(), config_dir(), log_path()
    assert all("planner" in path.parts[-1] or path.name == "planner.db" for path in paths)
    assert all(path.is_relative_to(tmp_path) for path in paths)
    assert list(tmp_path.iterdir()) == []


def test_importing_does_nothing() -> None:
    """A login shell imports it every time."""
    code = "import sys, planner.paths, planner.errors; sys.exit('platformdirs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
