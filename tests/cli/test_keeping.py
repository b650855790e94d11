"""`import` and `backup`: nothing is lost on the way, and nothing that was there is overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from cli.conftest import Answer, content
from planner.cli.boundary import guarded
from planner.cli.keeping import backup, import_

Run = Callable[..., Answer]


def call(command: click.Command, *arguments: str) -> int:
    """Runs one command in this process."""
    return guarded(
        lambda: command.main(list(arguments), standalone_mode=False, help_option_names=["-h", "--help"]) or 0
    )


@pytest.fixture
def exported(student: Run, tmp_path: Path) -> Path:
    """A student's whole data as JSON."""
    file = tmp_path / "all.json"
    assert student("export", "--format", "json", "-o", str(file)).code == 0
    return file


def test_what_was_exported_comes_back_whole(student: Run, exported: Path, tmp_path: Path) -> None:
    """The same JSON again, and the same calendar to the byte: UIDs, sequences and instants included."""
    calendar = student("export", "--only", "study,fees,milestones").out
    new = str(tmp_path / "new.db")
    assert call(import_, str(exported), "--db", new) == 0
    assert student("--db", new, "export", "--format", "json").out == exported.read_text(encoding="utf-8")
    assert student("--db", new, "export", "--only", "study,fees,milestones").out == calendar


def test_a_database_with_content_is_left_alone(
    exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two students are not mixed by mistake."""
    before = content(tmp_path)
    assert call(import_, str(exported)) == 2
    assert "is not empty" in capsys.readouterr().err
    assert content(tmp_path) == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "planner.plan/1"}', "\x00", "1" * 10_000])
def test_what_is_no_export_is_refused_in_one_line(
    text: str, student: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the database can still be imported into."""
    (tmp_path / "bad.json").write_text(text)
    assert call(import_, "bad.json", "--db", str(tmp_path / "new.db")) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert call(import_, "nowhere.json", "--db", str(tmp_path / "new.db")) == 2


def test_a_backup_is_a_whole_database(student: Run, tmp_path: Path) -> None:
    """Readable by its owner only."""
    copy = tmp_path / "copy.db"
    assert call(backup, str(copy)) == 0
    assert (
        json.loads(student("--db", str(copy), "export", "--format", "json").out)
        == student("export", "--format", "json").json
    )
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("target", ["nowhere/copy.db", "."])
def test_a_backup_that_has_no_place_is_refused(
    student: Run, target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, with nothing left behind."""
    before = content(tmp_path)
    assert call(backup, target) == 2
    assert "name a file" in capsys.readouterr().err
    assert content(tmp_path) == before
