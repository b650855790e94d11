"""`export`: what goes in, where it goes, and that the bytes are left alone."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

from cli.conftest import content, program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]

CATEGORY = {"milestones": "Milestones", "renewals": "Renewals", "fees": "Fees", "ce": "CE", "study": "Study"}


def categories(ics: str | bytes) -> set[str]:
    text = ics if isinstance(ics, str) else ics.decode()
    return set(re.findall(r"^CATEGORIES:(\w+)\r?$", text, re.MULTILINE))


def test_an_export_has_everything_but_study(student: Run) -> None:
    """All dated things, without being asked for."""
    told = student("export")
    assert told.code == 0
    assert categories(told.out) == set(CATEGORY.values()) - {"Study"}
    assert "SUMMARY:CMA (AAMA): Exam\r\n" in told.out


def test_the_bytes_on_standard_output_are_the_calendars(environment: dict[str, str]) -> None:
    """CRLF on every line, from the real program."""
    told = program("export", env=environment)
    assert told.returncode == 0
    assert told.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert told.stdout.count(b"\n") == told.stdout.count(b"\r\n")
    assert len(Calendar.from_ical(told.stdout).events) > 20


@pytest.mark.parametrize(("section", "category"), CATEGORY.items())
def test_one_section_alone(student: Run, section: str, category: str) -> None:
    """By its name."""
    assert categories(student("export", "--only", section).out) == {category}


def test_sections_are_named_with_commas(student: Run) -> None:
    """In any order."""
    assert categories(student("export", "--only", "study, fees").out) == {"Study", "Fees"}


def test_a_stretch_of_time_alone(student: Run) -> None:
    """Both days included."""
    told = student("export", "--format", "csv", "--from", "2027-11-15", "--to", "2027-11-24")
    dates = [line[:10] for line in told.lines if re.match(r"\d{4}-", line)]
    assert (min(dates), max(dates)) == ("2027-11-15", "2027-11-24")


def test_a_file_is_written_whole_and_said_so(student: Run, tmp_path: Path) -> None:
    """The answer goes into the file, the remark to stderr; a link stays a link."""
    told = student("export", "-o", "plan.ics")
    assert (told.code, told.out) == (0, "")
    assert re.fullmatch(r"planner: Wrote \d+ dates to plan\.ics\n", told.err)
    assert (tmp_path / "plan.ics").read_bytes() == student("export", "-o", "-").out.encode()
    assert sorted(content(tmp_path)) == ["plan.ics", "planner.db"]


def test_split_writes_a_file_for_each_section(student: Run, tmp_path: Path) -> None:
    """Study included; a section without dates has no file, unless it had one."""
    folder = tmp_path / "split"
    folder.mkdir()
    (folder / "licences.ics").write_text("old")
    assert student("export", "--split", "split").code == 0
    assert {path.stem for path in folder.iterdir()} == {*CATEGORY, "licences"}
    for section, category in CATEGORY.items():
        assert categories((folder / f"{section}.ics").read_bytes()) == {category}
    assert b"VEVENT" not in (folder / "licences.ics").read_bytes()


@pytest.mark.parametrize("kind", ["ics", "csv", "json"])
def test_the_same_plan_gives_the_same_bytes(student: Run, kind: str) -> None:
    """On another day too."""
    first = student("export", "--format", kind)
    assert first.code == 0
    assert student("export", "--format", kind, today="2027-01-13").out == first.out


@pytest.mark.parametrize("kind", ["md", "html"])
def test_what_is_for_reading_says_what_should_not_be_overlooked(student: Run, kind: str) -> None:
    """As of the day: here a deadline let pass. An enrolment that has ended has nothing of that kind."""
    told = student("export", "--format", kind, today="2027-11-17")
    assert "Not to be overlooked" in told.out
    assert "Missed: Last day to apply" in told.out
    student("drop", "cma-aama-1")
    assert "Not to be overlooked" not in student("export", "--format", kind, today="2027-11-17").out


def test_csv_and_markdown_hold_the_dates(student: Run) -> None:
    """A row and a line for the exam."""
    assert "2027-11-24,,,milestones,exam,CMA (AAMA): Exam," in student("export", "--format", "csv").out
    assert "- Wed 2027-11-24 **CMA (AAMA): Exam**" in student("export", "--format", "md").out


def test_json_is_the_whole_database(student: Run) -> None:
    """Every table."""
    document = student("export", "--format", "json").json
    assert document["schema"] == "planner.export/1"
    assert {"enrolments", "blocks", "milestones"} <= set(document)


def test_a_calendar_hears_of_a_dropped_enrolment(student: Run) -> None:
    """For sixty days, with nothing else left; lists for reading leave it out."""
    student("drop", "cma-aama-1")
    told = student("export")
    assert told.code == 0
    assert set(re.findall(r"^STATUS:(\w+)", told.out, re.MULTILINE)) == {"CANCELLED"}
    assert "CMA" not in student("export", "--format", "csv").out
    assert "CMA" in student("export", "--format", "csv", "--cancelled", "recent").out
    assert "VEVENT" not in student("export", today="2027-06-01").out
    assert "VEVENT" in student("export", "--cancelled", "keep", today="2027-06-01").out
    assert "VEVENT" not in student("export", "--cancelled", "drop").out


def test_a_feed_says_how_often_to_look(student: Run) -> None:
    """Only where it is asked for."""
    assert "REFRESH-INTERVAL" in student("export", "--feed").out
    assert "REFRESH-INTERVAL" not in student("export").out


def test_a_large_calendar_is_warned_of(student: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On stderr; the file is as good as any."""
    monkeypatch.setattr("planner.cli.exporting.LARGE", 1000)
    told = student("export")
    assert told.code == 0
    assert "some calendars refuse" in told.err
    assert student("export", "--format", "csv").err == ""


def test_without_an_enrolment_there_is_nothing_to_export(run: Run) -> None:
    """But an empty database is a document too."""
    assert run("export").code == 2
    assert run("export", "--format", "json").json["schema"] == "planner.export/1"


def test_a_reader_who_leaves_early_is_no_failure(environment: dict[str, str]) -> None:
    """`planner export | head -1`."""
    import sys

    with subprocess.Popen(
        [sys.executable, "-m", "planner", "export", "--only", "study"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
