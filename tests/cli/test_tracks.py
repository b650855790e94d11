"""`tracks`, `track`, `compare`, `track-check`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from planner.cli.tables import width
from planner.schedules import track_ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]

TRACKS = track_ids()


def too_wide(told: Answer) -> list[str]:
    """Lines over 80 columns, but for addresses, which are alone on theirs."""
    return [line for line in told.lines if width(line) > 80 and not re.fullmatch(r" +https?://\S+", line)]


def test_tracks_are_listed_by_family(run: Run) -> None:
    """A line each."""
    told = run("tracks")
    assert told.code == 0
    assert [line for line in told.lines if line in ("Medical assistant", "Laboratory", "Phlebotomy")] == [
        "Medical assistant",
        "Laboratory",
        "Phlebotomy",
    ]
    assert re.search(r"^  cma-aama +CMA \(AAMA\) +9 to 12 months +120 h +160 min$", told.out, re.MULTILINE)
    assert too_wide(told) == []


@pytest.mark.parametrize("name", TRACKS)
def test_a_track_is_shown_whole(run: Run, name: str) -> None:
    """Routes, outline, fees; every page that is cited is listed with the day it was read."""
    told = run("track", name)
    assert (told.code, told.err) == (0, "")
    assert too_wide(told) == []
    text, _, sources = told.out.partition("\nSources\n")
    cited = set(re.findall(r"\[(\d+)\]", text))
    listed = re.findall(r"^ +\[(\d+)\]", sources, re.MULTILINE)
    assert listed == [str(n + 1) for n in range(len(cited))]
    assert sources.count("read") >= len(listed)
    flat = re.sub(r"\s+", " ", told.out)
    document = run("track", name, "--json").json
    for route in document["routes"]:
        assert f"{route['id']}: {route['title']}" in flat
    for topic in document["outline"]["topics"]:
        assert topic["name"] in flat
    for fee in document["fees"]:
        assert fee["title"] in flat


def test_facts_say_how_well_they_are_known(run: Run) -> None:
    """In words, with the page and its date; what contradicts them stands below."""
    told = run("track", "cma-aama")
    assert re.search(r"^  Time +160 min \(official \[\d+\], about 2021\)", told.out, re.MULTILINE)
    assert "Elsewhere: 195 min (secondary" in told.out
    assert "the planner's estimate" in re.sub(r"\s+", " ", told.out)


def test_pages_read_more_than_a_year_ago_are_marked(run: Run) -> None:
    """Rules change."""
    assert "check with the issuer" not in run("track", "cma-aama").out
    assert "more than a year ago" in re.sub(r"\s+", " ", run("track", "cma-aama", today="2028-01-01").out)


def test_an_override_is_labelled_as_ones_own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the bundled value stays beside it."""
    folder = tmp_path / "schedules" / "tracks"
    folder.mkdir(parents=True)
    (folder / "cma-aama.toml").write_text('[exam.window]\nlength = "120 days"\n', encoding="utf-8")
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path))
    told = run("track", "cma-aama")
    assert "120 days, from a day that you choose (your own)" in told.out
    assert "Elsewhere: 90 days" in told.out
    assert "Your own, from your file cma-aama.toml: exam.window.length." in told.out
    document = run("track", "cma-aama", "--json").json
    assert document["own"] == ["exam.window.length"]
    assert document["facts"]["exam.window.length"]["own"] is True


def test_two_tracks_stand_side_by_side(run: Run) -> None:
    """With pay and growth, their year and where they come from."""
    told = run("compare", "cma-aama", "mlt-ascp")
    assert told.code == 0
    assert re.fullmatch(r" +CMA \(AAMA\) +MLT \(ASCP\)", told.lines[0])
    for label in ("Eligibility", "Programme", "Exam", "Cost", "Renewal", "Where", "Pay", "Growth"):
        assert re.search(rf"^{label}  ", told.out, re.MULTILINE), label
    flat = re.sub(r"\s+", " ", told.out)
    assert "$38,190 a year (BLS 2021)" in flat or "2021" in flat
    assert "Pay, growth and numbers: " in flat
    assert too_wide(told) == []


def test_families_of_work_stand_side_by_side_too(run: Run) -> None:
    """Medical assistant against laboratory technician: work, education, pay with its year, specialities."""
    told = run("compare", "medical-assistant", "laboratory")
    assert (told.code, told.err) == (0, "")
    for label in ("Work", "Works under", "Where", "Education", "Training", "Pay", "Growth", "Employed", "Specialities"):
        assert re.search(rf"^{label}  ", told.out, re.MULTILINE), label
    assert too_wide(told) == []
    document = run("compare", "medical-assistant", "laboratory", "--json").json
    assert document["tracks"] == []
    assert [it["family"] for it in document["work"]] == ["medical-assistant", "laboratory"]
    assert document["work"][1]["median_pay"]["as_of"] == "BLS 2021"


def test_families_and_tracks_are_not_compared_with_each_other(run: Run) -> None:
    """They have too little in common."""
    told = run("compare", "medical-assistant", "mlt-ascp")
    assert (told.code, told.out) == (2, "")
    assert "Compare families, or tracks, not both." in told.err
    assert run("compare", "laboratory").code == 2


def test_more_tracks_than_fit_go_below(run: Run) -> None:
    """Any number, each once."""
    told = run("compare", *TRACKS)
    assert too_wide(told) == []
    titles = [line for line in told.lines if line.startswith(" ") and line.count("(") >= 2 and "  " in line.strip()]
    assert len(titles) >= 4
    document = run("compare", *TRACKS, *TRACKS, "--json").json
    assert [it["id"] for it in document["tracks"]] == list(TRACKS)
    assert {it["family"] for it in document["work"]} == {"medical-assistant", "laboratory", "phlebotomy"}


def test_good_files_pass_the_check(run: Run, tmp_path: Path) -> None:
    """With a word on stderr and nothing on stdout."""
    path = tmp_path / "cma-aama.toml"
    from planner.schedules.files import bundled

    path.write_bytes(bundled("track")["cma-aama"].read_bytes())
    told = run("track-check", str(path))
    assert (told.code, told.out) == (0, "")
    assert "No problem found" in told.err


def test_every_problem_of_a_file_has_its_line(run: Run, tmp_path: Path) -> None:
    """As `file:key: message`, exit code 1."""
    path = tmp_path / "tracks" / "mine.toml"
    path.parent.mkdir()
    path.write_text('id = "mine"\nfamily = "astronaut"\n', encoding="utf-8")
    told = run("track-check", str(path), str(tmp_path / "missing.toml"))
    assert told.code == 1
    assert len(told.lines) > 3
    assert all(re.match(r"\S+\.toml:\S.*: ", line) for line in told.lines)
    assert any(line.startswith(f"{path}:family: ") for line in told.lines)
    assert told.lines[-1].startswith(f"{tmp_path / 'missing.toml'}:")
