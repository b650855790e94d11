"""What is installed is what was tested: the built wheel works where there is no checkout around it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCHEDULES = ROOT / "schedules"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_has_every_schedule_file(wheel: Path) -> None:
    """A track that is only in the checkout is no track for anyone else."""
    packed = {name.removeprefix("planner/_schedules/") for name in zipfile.ZipFile(wheel).namelist()}
    assert {str(path.relative_to(SCHEDULES)) for path in SCHEDULES.rglob("*.toml")} <= packed


def test_the_installed_wheel_finds_its_schedules(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment elsewhere; its libraries are lent by this one, the planner is its own."""
    python = tmp_path / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    subprocess.run([*pip, "install", "--no-index", "--no-deps", str(wheel)], check=True)
    lent = os.environ | {"PYTHONPATH": sysconfig.get_path("purelib")}

    where = [str(python), "-c", "import planner; print(planner.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, env=lent, capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(tmp_path)

    tracks = [str(python.with_name("planner")), "tracks"]
    listed = subprocess.run(tracks, cwd=tmp_path, env=lent, capture_output=True, text=True, check=True)
    assert not listed.stderr
    for path in SCHEDULES.glob("tracks/*.toml"):
        assert path.stem in listed.stdout
