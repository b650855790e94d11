"""Where an export goes and how much of it: folders, pages to print, what changed, and targets that fail."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar

from cli.conftest import Answer, content, program

Run = Callable[..., Answer]


def uids(ics: str) -> set[str]:
    """The UIDs of the events."""
    return {str(event["UID"]) for event in Calendar.from_ical(ics).events}


def test_a_folder_of_events_holds_what_the_file_holds(student: Run, tmp_path: Path) -> None:
    """A second export touches nothing; what is no longer wanted goes."""
    folder = tmp_path / "vdir"
    folder.mkdir()
    told = student("export", "--vdir", str(folder))
    assert (told.code, told.out) == (0, "")
    assert {file.stem for file in folder.iterdir()} == uids(student("export").out)
    before = content(folder)
    assert "0 written, 0 removed" in student("export", "--vdir", str(folder)).err
    assert content(folder) == before
    student("export", "--vdir", str(folder), "--only", "fees")
    assert {file.stem for file in folder.iterdir()} == uids(student("export", "--only", "fees").out)


def test_the_folder_follows_a_change_and_a_drop(student: Run, tmp_path: Path) -> None:
    """A dropped plan leaves an empty folder: here a removal is told by removing."""
    (tmp_path / "vdir").mkdir()
    student("export", "--vdir", "vdir")
    student("change", "cma-aama-1", "--exam-date", "2027-12-08", today="2027-01-18")
    assert student("export", "--vdir", "vdir", today="2027-01-18").code == 0
    assert any(b"DTSTART;VALUE=DATE:20271208" in file.read_bytes() for file in (tmp_path / "vdir").iterdir())
    student("drop", "cma-aama-1")
    student("export", "--vdir", "vdir")
    assert list((tmp_path / "vdir").iterdir()) == []


def test_only_what_changed_since_a_day_or_an_instant(student: Run) -> None:
    """The enrolment was at noon UTC on 11 January; a script passes the instant of its last run."""
    whole = uids(student("export").out)
    assert uids(student("export", "--since", "2027-01-10").out) == whole
    assert uids(student("export", "--since", "2027-01-11T12:00:00Z").out) == whole
    assert uids(student("export", "--since", "2027-01-11T12:00:01Z").out) == set()
    student("change", "cma-aama-1", "--exam-date", "2027-12-08", today="2027-01-18")
    changed = uids(student("export", "--since", "2027-01-18T00:00:00+00:00", today="2027-01-18").out)
    assert 0 < len(changed) < len(whole)


@pytest.mark.parametrize("since", ["yesterday", "2027-13-01", "2027-01-11T25:00", "0001-01-01T00:00:00Z", "T", ""])
def test_what_is_no_instant_is_refused(student: Run, since: str) -> None:
    """In one line that shows how to write it."""
    told = student("export", "--since", since)
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "2027-01-11" in told.err


def test_errands_come_beside_their_events(student: Run) -> None:
    """Those that hold already; what holds only after a pass is nothing to tick now."""
    told = Calendar.from_ical(student("export", "--todos").out)
    titles = {str(todo["SUMMARY"]) for todo in told.todos}
    assert "CMA (AAMA): Last day to apply" in titles
    assert not any("if you pass" in title for title in titles)
    assert uids(student("export", "--todos").out) == uids(student("export").out)


def test_a_page_to_print(student: Run, tmp_path: Path) -> None:
    """With the same dates."""
    student("export", "--format", "html", "-o", "plan.html")
    page = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert page.count('class="box"') == len(uids(student("export").out))
    assert "<script" not in page


@pytest.mark.parametrize(
    "arguments",
    [
        ("--vdir", "a", "--split", "a"),
        ("--vdir", "a", "-o", "x.ics"),
        ("--split", "a", "-o", "x.ics"),
        ("--vdir", "a", "--format", "csv"),
        ("--todos", "--format", "html"),
        ("--todos", "--vdir", "a"),
        ("--since", "2027-01-01", "--format", "json"),
        ("--vdir", "nowhere"),
    ],
)
def test_what_does_not_go_together_is_refused(student: Run, arguments: tuple[str, ...], tmp_path: Path) -> None:
    """In one line, and nothing is written."""
    (tmp_path / "a").mkdir()
    told = student("export", *arguments)
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.parametrize("kind", ["ics", "csv", "md", "html", "json"])
def test_a_reader_who_has_seen_enough_is_no_failure(environment: dict[str, str], kind: str) -> None:
    """`planner export | head -1`."""
    study = [] if kind == "json" else ["--only", "study"]
    command = [sys.executable, "-m", "planner", "export", "--format", kind, *study]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


@pytest.mark.parametrize("arguments", [("-o", "plan.ics"), ("--vdir", ".")])
def test_a_full_disk_is_one_line_and_the_old_files_stay(
    environment: dict[str, str], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """The system refuses to write more than a few bytes of a file."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "plan.ics").write_text("old")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    told = program("export", *arguments, env=environment, cwd=folder, preexec_fn=limited)
    assert told.returncode == 2
    assert told.stderr.count(b"\n") == 1
    assert b"larger than this account may write" in told.stderr
    assert content(folder).keys() == {"plan.ics"}
    assert (folder / "plan.ics").read_text() == "old"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")  # noqa: PTH110
def test_a_full_disk_behind_standard_output_is_one_line(environment: dict[str, str]) -> None:
    """`planner export > plan.ics` where there is no room."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        told = program("export", env=environment, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert told.returncode == 1
    assert told.stderr.count(b"\n") == 1


def test_a_target_that_may_not_be_written_is_one_line(environment: dict[str, str]) -> None:
    """Nobody may write there, not even root."""
    for arguments in (("-o", "/sys/plan.ics"), ("--vdir", "/sys"), ("--split", "/sys")):
        told = program("export", *arguments, env=environment)
        assert (told.returncode, told.stdout, told.stderr.count(b"\n")) == (2, b"", 1)
