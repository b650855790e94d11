"""Finding the files: by id, with the nearest named where there is none, one file at a time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import planner
from planner.errors import BadInput
from planner.schedules import load_careers, load_state, load_track, load_tracks, state_ids, track_ids
from planner.schedules.files import bundled_folder
from schedules.samples import TRACK, write


def test_an_unknown_track_names_the_nearest() -> None:
    """Nobody remembers the issuer's part of an id."""
    with pytest.raises(BadInput) as raised:
        load_track("CMA")
    message = str(raised.value)
    assert message.startswith("There is no track 'CMA'. Nearest: cma-aama, cmaa-nha")
    assert message.endswith(". `planner tracks` lists all.")
    assert raised.value.exit_code == 2


def test_an_unknown_track_like_no_other_names_none() -> None:
    """A far-fetched guess would mislead."""
    with pytest.raises(BadInput, match=r"^There is no track 'quux'\. `planner tracks` lists all\.$"):
        load_track("quux")


def test_a_path_is_not_a_track(tmp_path: Path) -> None:
    """An id is looked up among the known ones, never put into a file name."""
    write(tmp_path, "sample.toml", TRACK)
    for given in (str(tmp_path / "sample"), "../tracks/cma-aama", ""):
        with pytest.raises(BadInput):
            load_track(given)


def test_a_state_is_found_in_capitals_too() -> None:
    """Postal codes are written in capitals everywhere else."""
    assert load_state("CA") == load_state("ca")
    with pytest.raises(BadInput, match="There is no state 'XX'"):
        load_state("XX")


def test_one_track_opens_one_file(own: Path) -> None:
    """A mistake in another track's file must not stand in the way."""
    write(own, "tracks/rma-amt.toml", "this is not TOML")
    assert load_track("cma-aama").id == "cma-aama"


def test_an_unknown_next_step_is_found_when_the_set_is_loaded(own: Path) -> None:
    """Only then are all ids known."""
    path = write(own, "tracks/sample.toml", 'leads_to = ["cma-aamma"]\n' + TRACK)
    tracks, problems = load_tracks()
    assert "sample" in {track.id for track in tracks}
    assert [str(problem) for problem in problems] == [
        f'{path}:leads_to: there is no track "cma-aamma"; nearest: "cma-aama"'
    ]


def test_the_bundled_set_is_complete() -> None:
    """The ids are a contract: scripts and enrolments name them."""
    laboratory = {"mlt-ascp", "mlt-amt", "mlt-aab", "mls-ascp"}
    assistants = {"cma-aama", "rma-amt", "ccma-nha", "cmaa-nha", "ncma-ncct"}
    assert set(track_ids()) == laboratory | assistants | {"pbt-ascp", "cpt-nha", "rpt-amt"}
    assert {"ca", "fl", "ga", "hi", "la", "mt", "nd", "nv", "ny", "pr", "ri", "tn", "wv"} <= set(state_ids())
    assert {career.family for career in load_careers().families} >= {"medical-assistant", "laboratory"}


def test_importing_reads_nothing_and_needs_no_pydantic() -> None:
    """Completion and error messages name the ids, and must not pay 100 ms for it."""
    code = "import sys, planner.schedules as s; s.track_ids(); sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_installed_planner_finds_the_files_inside_its_package(tmp_path: Path) -> None:
    """The wheel puts them there; no checkout is around it."""
    copied = copy_package(tmp_path)
    shutil.copytree(bundled_folder(), copied / "_schedules")
    assert ids_seen_by(tmp_path) == " ".join(track_ids())


def test_a_planner_without_its_files_says_so(tmp_path: Path) -> None:
    """Rather than that there is no such track."""
    copy_package(tmp_path)
    assert "The schedule files are missing" in ids_seen_by(tmp_path)


def copy_package(folder: Path) -> Path:
    """The package alone, without the checkout around it."""
    return shutil.copytree(
        Path(planner.__file__).parent,
        folder / "lib" / "planner",
        ignore=shutil.ignore_patterns("__pycache__", "_schedules"),
    )


def ids_seen_by(folder: Path) -> str:
    """What a program that imports the copied package is told."""
    code = "import planner.schedules as s\ntry: print(*s.track_ids())\nexcept Exception as error: print(error)"
    environment = {**os.environ, "PYTHONPATH": str(folder / "lib"), "PYTHONSAFEPATH": "1"}
    run = [sys.executable, "-c", code]
    return subprocess.run(run, check=True, capture_output=True, text=True, env=environment).stdout.strip()
