"""A config folder of the tests' own, so that no file of the person who runs them takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="package", autouse=True)
def config(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The config folder, without schedule files."""
    folder = tmp_path_factory.mktemp("config")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_CONFIG", str(folder))
        yield folder


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the student's own schedule files, empty, for one test."""
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path))
    folder = tmp_path / "schedules"
    folder.mkdir()
    return folder
