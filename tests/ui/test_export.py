"""The export on the screen: the same file as the command's, and a refusal beside the name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cli.conftest import NOW, START
from planner.service import Planner
from planner.ui.app import PlannerApp
from ui.showing import drive, seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer


@pytest.fixture
def app(enrolled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlannerApp:
    """The views on a student's database, in a folder of their own."""
    shutil.copy(enrolled, tmp_path / "planner.db")
    monkeypatch.chdir(tmp_path)
    return PlannerApp(Planner(tmp_path / "planner.db", START, NOW), None, START, look="dark")


def test_it_writes_what_the_command_writes(app: PlannerApp, run: Callable[..., Answer], tmp_path: Path) -> None:
    """Byte for byte, with the dates only and with the study sessions."""
    assert f"Wrote 35 dates to {tmp_path}" in " ".join(drive(app, "x", "enter").split())
    run("export", "-o", "theirs.ics")
    assert (tmp_path / "planner.ics").read_bytes() == (tmp_path / "theirs.ics").read_bytes()
    drive(PlannerApp(app.planner, None, START, look="dark"), "x", "down", "enter")
    run("export", "--only", "milestones,renewals,fees,ce,licences,study", "-o", "theirs.ics")
    assert (tmp_path / "planner.ics").read_bytes() == (tmp_path / "theirs.ics").read_bytes()


def test_the_whole_path_is_shown_while_the_name_is_typed(app: PlannerApp, tmp_path: Path) -> None:
    found = drive(app, "x", "ctrl+u", *"my file.ics")
    assert "File name: my file.ics" in found
    assert f"{tmp_path}/myfile.ics" in "".join(found.split())


def test_a_file_that_cannot_be_written_is_said_beside_its_name(app: PlannerApp, tmp_path: Path) -> None:
    """And the name stays, to be corrected; the next sign takes the sentence away."""
    found = drive(app, "x", "ctrl+u", *"no/x.ics", "enter")
    assert "File name: no/x.ics" in found
    assert "its folder does not exist" in found
    assert "its folder" not in drive(PlannerApp(app.planner, None, START), "x", "ctrl+u", *"no/x.ics", "enter", "y")


@pytest.mark.parametrize("name", ["", " ", "~nobody-here/x.ics", "a" * 999])
def test_no_name_breaks_it(app: PlannerApp, name: str) -> None:
    async def take(pilot: object) -> None:
        app.screen._take(name)  # type: ignore[attr-defined]  # the export's page

    assert "! " in drive(app, "x", take, "enter")


def test_esc_writes_nothing(app: PlannerApp, tmp_path: Path) -> None:
    assert "Planned today" in drive(app, "x", "escape")
    assert not (tmp_path / "planner.ics").exists()


def test_the_palette_has_it(app: PlannerApp) -> None:
    drive(app, "ctrl+p", *"command export", "enter", seen("File name"))
