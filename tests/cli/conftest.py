"""The program, called as from a shell but in this process, and the database of a student who has just enrolled."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planner.__main__ import _answer
from planner.cli.boundary import guarded
from planner.domain.enrol import Wishes
from planner.domain.enrolment import Week
from planner.service import Planner

if TYPE_CHECKING:
    from collections.abc import Callable

START = date(2027, 1, 11)
NOW = datetime(2027, 1, 11, 12, tzinfo=UTC)
WEEK = "mon=60,wed=60,sat=180"
ENROLL = ("enroll", "cma-aama", "--start", "2027-01-11")


@dataclass(frozen=True)
class Answer:
    """What a command line gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The document on stdout."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document

    @property
    def lines(self) -> list[str]:
        """Stdout's lines."""
        return self.out.splitlines()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., Answer]:
    """Runs a command line in this process, on 11 January 2027 unless told otherwise, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANNER_DB", str(tmp_path / "planner.db"))
    for name in ("NO_COLOR", "COLUMNS", "PLANNER_CONFIG"):
        monkeypatch.setenv(name, "1")
        monkeypatch.delenv(name)

    def call(*arguments: str, today: str = "2027-01-11") -> Answer:
        monkeypatch.setenv("PLANNER_TODAY", today)
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setattr(sys, "argv", ["planner", *arguments])
        capsys.readouterr()
        code = guarded(lambda: _answer(list(arguments)))
        written = capsys.readouterr()
        return Answer(code, written.out, written.err)

    return call


@pytest.fixture(scope="session")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one enrolment: CMA (AAMA), ten months, five hours a week. Copied, never written to."""
    folder = tmp_path_factory.mktemp("enrolled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_CONFIG", str(folder))
        service = Planner(folder / "planner.db", START, NOW)
        service.enroll("cma-aama", Wishes(start=START, months=10, week=Week.of({"mon": 60, "wed": 60, "sat": 180})))
    return folder / "planner.db"


@pytest.fixture
def student(run: Callable[..., Answer], enrolled: Path, tmp_path: Path) -> Callable[..., Answer]:
    """`run`, with that enrolment in the database."""
    shutil.copy(enrolled, tmp_path / "planner.db")
    return run


@pytest.fixture
def environment(tmp_path: Path, enrolled: Path) -> dict[str, str]:
    """For child processes: the student's database, this Python's paths, the fixed day."""
    database = tmp_path / "child.db"
    shutil.copy(enrolled, database)
    settings = {"PLANNER_DB": str(database), "PLANNER_TODAY": "2027-01-11", "PYTHONPATH": os.pathsep.join(sys.path)}
    return os.environ | settings


def program(*arguments: str, env: dict[str, str], **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """The real program in a process of its own; stdin is no terminal."""
    given: dict[str, Any] = {"stdin": subprocess.DEVNULL, "capture_output": True} | settings
    command = [sys.executable, "-m", "planner", *arguments]
    told: subprocess.CompletedProcess[bytes] = subprocess.run(command, env=env, check=False, **given)
    return told


def content(path: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and modification time of every file in a folder."""
    return {it.name: (it.read_bytes(), it.stat().st_mtime_ns) for it in sorted(path.iterdir()) if it.is_file()}
