"""What can't be used is refused in one line that says what would be accepted, and nothing is written."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from cli.conftest import ENROLL, content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]

REFUSED = [
    (("enroll", "cma-ama", "--start", "2027-01-11"), "Nearest: cma-aama"),
    (("enroll", "cma-aama"), "--start is missing"),
    (("enroll", "cma-aama", "--start", "2027-02-30"), "Write it as YYYY-MM-DD"),
    (("enroll", "cma-aama", "--start", "11.1.2027"), "Write it as YYYY-MM-DD"),
    (("enroll", "cma-aama", "--start", "2028-01-11", "--exam-date", "2027-12-05"), "is not after 2028-01-11"),
    ((*ENROLL, "--exam-date", "2030-01-01"), "outside the exam window"),
    ((*ENROLL, "--months", "40"), "takes 9 to 12 months"),
    ((*ENROLL, "--months", "ten"), "--months: 'ten' is not a whole number"),
    ((*ENROLL, "--week", "mon=0"), "no minutes at all"),
    ((*ENROLL, "--week", "mon=-5"), "A day has 0 to 1440"),
    ((*ENROLL, "--week", "mon=1500"), "--week: 1500 minutes on mon. A day has 0 to 1440"),
    ((*ENROLL, "--week", "mno=60"), "Nearest: mon. They are: mon, tue, wed, thu, fri, sat, sun."),
    ((*ENROLL, "--week", "mo=60"), "They are: mon"),
    ((*ENROLL, "--week", "mon=60,monday=30"), "mon is there twice"),
    ((*ENROLL, "--week", "60"), "Write it as 'mon=60"),
    ((*ENROLL, "--week", "mon=60@25:10"), "'25:10' is not a time of day"),
    ((*ENROLL, "--hours", "0"), "whole or half hours"),
    ((*ENROLL, "--hours", "2.3"), "whole or half hours"),
    ((*ENROLL, "--hours", "5", "--week", "mon=60"), "--hours and --week contradict each other"),
    ((*ENROLL, "--months", "10", "--program-end", "2027-11-01"), "contradict each other"),
    ((*ENROLL, "--off", "2027-03-01..2027-03-05=A", "--off", "2027-03-05..2027-03-07=B"), "overlap"),
    ((*ENROLL, "--off", "2027-03-08..2027-03-05"), "ends before it begins"),
    ((*ENROLL, "--off", "tomorrow"), "Write it as YYYY-MM-DD"),
    ((*ENROLL, "--route", "no-such"), "Its routes: category-1"),
    ((*ENROLL, "--triage", "clinicl=know"), "Nearest: clinical"),
    ((*ENROLL, "--triage", "clinical"), "TOPIC=know"),
    ((*ENROLL, "--triage", "clinical=know", "--triage", "clinical=new"), "Give it once"),
    ((*ENROLL, "--state", "Texas"), "postal code"),
    ((*ENROLL, "--buffer", "95"), "Give 0 to 90"),
    ((*ENROLL, "--session", "50"), "in steps of 15"),
    ((*ENROLL, "--daily-cap", "0"), "Give 1 to 1440"),
    ((*ENROLL, "--depth", "deep"), "'essential', 'standard', 'thorough'"),
    ((*ENROLL, "--week-starts", "someday"), "They are: mon"),
    ((*ENROLL, "--wek", "mon=60"), "Nearest: --week"),
    ((*ENROLL, "more"), "(more)"),
    (("plan",), "`planner enroll TRACK --start DATE`"),
    (("pln",), "Nearest: plan"),
    (("xyzzy",), "`planner --help` lists all"),
    (("--today", "2027-13-01", "plan"), "--today: '2027-13-01' is not a date"),
    (("--today", "never", "today", "--short"), "--today: 'never' is not a date"),
    (("--db",), "requires an argument"),
    (("track",), "ID is missing"),
    (("track", "nothing-like-it"), "`planner tracks` lists all"),
    (("compare", "cma-aama"), "Name two tracks or more"),
    (("export", "--only", "milestone"), "Nearest: milestones"),
    (("export", "--from", "2027-02-01", "--to", "2027-01-01"), "is before --from"),
    (("export", "--format", "xml"), "'ics', 'json', 'csv', 'md'"),
    (("export", "--format", "json", "--only", "study"), "whole database"),
    (("completion", "tcsh"), "'bash', 'zsh', 'fish'"),
    (("demo", "no/such/folder"), "folder does not exist"),
    ((), "There is no terminal here"),
]


@pytest.mark.parametrize(("arguments", "accepted"), REFUSED)
def test_bad_input_is_one_line_and_exit_code_two(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], accepted: str
) -> None:
    """It names what is wrong and what would do."""
    told = run(*arguments)
    assert (told.code, told.out) == (2, "")
    assert accepted in told.err
    assert_one_line(told.err)
    assert content(tmp_path) == {}


def assert_one_line(err: str) -> None:
    assert err.startswith("planner: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")


STUDENT_REFUSED = [
    (("plan", "--week", "99"), "weeks 1 to 46"),
    (("week", "0"), "weeks 1 to 46"),
    (("explain", "window"), "Nearest: exam_window_opens, exam_window_closes"),
    (("explain", "exam_widow_closes"), "Nearest: exam_window_closes"),
    (("plan", "--enrolment", "nobody"), "There are: cma-aama-1"),
    (("drop", "rma-amt-1"), "cma-aama-1"),
    (("change", "--exam-date", "2027-12-06", "--no-exam-date"), "contradict each other"),
    (("change", "--no-off", "--off", "2027-05-05"), "contradict each other"),
    (("export", "-o", "no/such/folder.ics"), "folder does not exist"),
    (("export", "-o", "."), "it is a folder"),
    (("export", "--split", "no-such-folder"), "is not a folder"),
]


@pytest.mark.parametrize(("arguments", "accepted"), STUDENT_REFUSED)
def test_bad_input_about_a_plan_is_one_line_too(
    student: Run, tmp_path: Path, arguments: tuple[str, ...], accepted: str
) -> None:
    """And the database stays as it is."""
    before = content(tmp_path)
    told = student(*arguments)
    assert (told.code, told.out) == (2, "")
    assert accepted in told.err
    assert_one_line(told.err)
    assert content(tmp_path) == before


def override(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    """A file of the student's own over a bundled track."""
    path = tmp_path / "config" / "schedules" / "tracks" / "cma-aama.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path / "config"))
    return path


@pytest.mark.parametrize(
    ("text", "where", "accepted"),
    [
        ('[exam.window]\nlength = "ninety"\n', "exam.window.length", "90 days"),
        ("[exam.window\n", "line 1", "is not TOML"),
    ],
)
def test_a_bad_file_of_ones_own_is_located(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, where: str, accepted: str
) -> None:
    """The file, the key or the line, and what would be accepted; by every command that needs it."""
    path = override(tmp_path, monkeypatch, text)
    for arguments in (ENROLL, ("track", "cma-aama")):
        told = run(*arguments)
        assert (told.code, told.out) == (2, "")
        assert f"{path}:{where}" in told.err
        assert accepted in told.err
        assert_one_line(told.err)
    assert content(tmp_path) == {}


def test_the_list_of_tracks_survives_a_bad_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled track stands, and the problem is told beside the list."""
    override(tmp_path, monkeypatch, "[exam.window\n")
    told = run("tracks")
    assert told.code == 0
    assert "cma-aama" in told.out
    assert "is not TOML" in told.err


def _another_programs(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title)")
    connection.close()


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def _damaged(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


@pytest.mark.parametrize(
    "arguments", [("today", "--short"), ("today",), ("plan", "--json"), ("export",), ("drop", "cma-aama-1"), ENROLL]
)
@pytest.mark.parametrize(
    ("spoil", "why"),
    [(_another_programs, "another program"), (_newer, "newer planner"), (_damaged, "damaged or not a database")],
)
def test_a_database_that_cannot_be_used_is_exit_code_three(
    student: Run, tmp_path: Path, arguments: tuple[str, ...], spoil: Callable[[Path], None], why: str
) -> None:
    """One line, and the file is left as it was."""
    database = tmp_path / "planner.db"
    if spoil is not _newer:
        database.unlink()
    spoil(database)
    before = content(tmp_path)
    told = student(*arguments)
    assert (told.code, told.out) == (3, "")
    assert why in told.err
    assert_one_line(told.err)
    assert content(tmp_path) == before


def test_a_place_that_cannot_be_written_is_exit_code_three(run: Run, tmp_path: Path) -> None:
    """Where a file stands in the way of the database's folder."""
    (tmp_path / "file").write_text("")
    told = run("--db", str(tmp_path / "file" / "planner.db"), *ENROLL)
    assert (told.code, told.out) == (3, "")
    assert_one_line(told.err)
