"""`plan`, `week`, `today`: what to do and when; and that reading only reads."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from cli.conftest import START, content
from planner.cli.tables import width

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]

READING = [
    ("plan",), ("plan", "--json"), ("plan", "--week", "3"), ("week",), ("week", "2", "--json"), ("today",),
    ("today", "--short"), ("today", "--json"), ("milestones",), ("milestones", "--all"), ("milestones", "--json"),
    ("explain", "exam"), ("explain", "exam", "--json"), ("check",), ("check", "--json"), ("enrolments",),
    ("enrolments", "--json"), ("export",), ("export", "--format", "csv"), ("export", "--format", "md"),
    ("export", "--format", "json"), ("whatif", "--buffer", "10"), ("config",), ("tracks",), ("track", "cma-aama"),
    ("compare", "cma-aama", "mlt-ascp"), ("sessions",), ("readiness",), ("readiness", "--json"), ("off",), ("busy",),
    ("split",), ("task",), ("replan", "--dry-run"), ("replan", "--dry-run", "--json"),
    ("pause", "2027-06-01", "--dry-run"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", READING)
def test_reading_leaves_no_trace(student: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The same bytes, the same time, no file beside: also where nothing may be written, and on a later day."""
    before = content(tmp_path)
    tmp_path.chmod(0o500)
    (tmp_path / "planner.db").chmod(0o400)
    try:
        told = student(*arguments, today="2027-05-04")
    finally:
        tmp_path.chmod(0o700)
    assert (told.code, told.err) == (int(arguments[0] == "check"), "")  # nothing was logged for months
    assert content(tmp_path) == before


TEXTS = [arguments for arguments in READING if not {"--json", "export"} & set(arguments)]


@pytest.mark.parametrize("arguments", TEXTS)
@pytest.mark.parametrize("day", ["2027-01-11", "2027-10-20", "2027-11-24", "2029-01-01"])
def test_text_fits_eighty_columns(student: Run, arguments: tuple[str, ...], day: str) -> None:
    """Addresses of pages aside, which must stay whole, and paths."""
    lines = [line for line in student(*arguments, today=day).lines if "://" not in line and "/" not in line]
    assert [line for line in lines if width(line) > 80] == []


def test_the_whole_plan_is_there(student: Run) -> None:
    """Every week with its number, dates, phase and load, up to the exam."""
    told = student("plan")
    titles = [line for line in told.lines if line.startswith("Week ")]
    assert [int(title.split()[1]) for title in titles] == list(range(1, 47))
    assert re.fullmatch(
        r"Week 1  2027-01-11 to 2027-01-17  coursework  \d h( \d+ min)? of 5 h  <- this week", titles[0]
    )
    assert "  Wed 24  EXAM" in told.lines


def test_one_week_names_every_topic(student: Run) -> None:
    """By name; the whole plan may only count the last ones of a long session."""
    document = student("plan", "--json", "--week", "40").json
    topics = {part["topic"] for block in document["weeks"][0]["blocks"] for part in block["parts"]}
    names = {it["id"]: it["name"] for it in student("track", "cma-aama", "--json").json["outline"]["topics"]}
    shown = re.sub(r"\s+", " ", student("plan", "--week", "40").out)
    assert topics
    assert [topic for topic in topics if names[topic] not in shown] == []
    assert re.search(r"and \d+ more", student("plan").out)


@pytest.mark.parametrize(
    ("day", "number"), [("2026-12-01", 1), ("2027-02-02", 4), ("2027-11-24", 46), ("2030-01-01", 46)]
)
def test_the_current_week_is_the_one_that_holds_today(student: Run, day: str, number: int) -> None:
    """The first before the plan begins, the last when it is over."""
    assert student("week", "--json", today=day).json["week"]["number"] == number


def test_a_week_shows_its_dates(student: Run) -> None:
    """Deadlines stand with the sessions."""
    assert re.search(r"Dates in this week\n(  .*\n)*  .*apply_by", student("week", "45").out)


def test_days_away_say_why_nothing_is_planned(student: Run) -> None:
    """With the student's own label, control characters and all that made harmless."""
    student("change", "--off", "2027-07-03=Ski\x1b[31m \u2028trip")
    assert [line.split() for line in student("week", "25").lines if "Ski" in line] == [
        ["Sat", "3", "-", "Ski", "[31m", "trip"]
    ]


def test_days_away_in_a_row_are_one_line(student: Run) -> None:
    """A week of holidays is short to read."""
    student("change", "--off", "2027-06-28..2027-07-10=Trip")
    assert [line.split() for line in student("week", "25").lines[1:]] == [["Mon", "28", "to", "Sat", "3", "-", "Trip"]]


def test_today_has_sessions_dates_and_warnings(student: Run) -> None:
    """A missed duty says how to settle it."""
    told = student("today", today="2027-11-16")
    assert "Next dates" in told.out
    assert "! Missed: Last day to apply, 2027-11-15. " in told.out
    assert "planner change --applied-on DATE" in re.sub(r"\s+", " ", told.out)
    assert {alert["kind"] for alert in student("today", "--json", today="2027-11-16").json["alerts"]} >= {"missed"}


def test_having_applied_ends_the_warnings(student: Run) -> None:
    """That is what the command is for."""
    assert student("change", "--applied-on", "2027-01-11").code == 0
    assert "! Missed" not in student("today", today="2027-11-16").out


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-01-11", "Planned today: "),
        ("2027-01-12", "Nothing is planned today. Next: Wed 2027-01-13, tomorrow."),
        ("2026-12-31", "Nothing is planned today. Next: Mon 2027-01-11, in 11 days."),
        ("2027-11-24", "Today is the exam. Good luck!"),
        ("2027-12-24", "The exam was on Wed 2027-11-24"),
    ],
)
def test_today_knows_what_kind_of_day_it_is(student: Run, day: str, said: str) -> None:
    """Study days, rest days, the exam, before and after."""
    assert said in student("today", today=day).out


def test_work_of_past_days_that_was_not_logged_is_missed(student: Run) -> None:
    """In the document and in the text."""
    assert student("week", "1", "--json", today="2027-02-01").json["week"]["blocks"][0]["status"] == "missed"
    assert "(not logged)" in student("week", "1", today="2027-02-01").out


def test_clock_times_are_shown_on_the_day(student: Run) -> None:
    """Where the student gave them."""
    student("change", "--week", "mon=60@18:30,wed=60,sat=180")
    assert "from 18:30" in student("today", today="2027-01-18").out


def test_the_login_shell_gets_five_lines_of_eighty_columns_on_any_day(student: Run) -> None:
    """From before the start until long after the exam."""
    days = [START + timedelta(days=n) for n in range(-20, 420, 3)]
    for day in days:
        told = student("today", "--short", today=day.isoformat())
        assert (told.code, told.err) == (0, "")
        assert 1 <= len(told.lines) <= 5
        assert max(map(width, told.lines)) <= 80


def test_the_login_shell_says_what_today_says(student: Run) -> None:
    """Its rows are read past the service, and must agree with it."""
    for n in range(0, 330, 7):
        day = (date(2027, 1, 13) + timedelta(days=n)).isoformat()
        full = student("today", "--json", today=day).json
        short = student("today", "--short", today=day).out
        minutes = sum(block["minutes"] for block in full["blocks"])
        hours, rest = divmod(minutes, 60)
        planned = " ".join(filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest else "")))
        assert (f": {planned}: " in short) if minutes else ("nothing planned" in short or "exam" in short)
        missed = [alert for alert in full["alerts"] if alert["kind"] == "missed"]
        assert ("Missed: " in short) == bool(missed)


def test_the_login_shell_is_told_how_to_begin(run: Run, tmp_path: Path) -> None:
    """One line, exit code 0, and no file."""
    told = run("today", "--short")
    assert (told.code, len(told.lines)) == (0, 1)
    assert "`planner enroll`" in told.out
    assert list(tmp_path.iterdir()) == []


def test_the_login_shell_gets_a_line_for_each_of_several_enrolments(student: Run) -> None:
    """It must not fail because a student does two things at once."""
    student("enroll", "rma-amt", "--start", "2027-01-11", "--hours", "6")
    told = student("today", "--short")
    assert told.code == 0
    assert [line.partition(":")[0] for line in told.lines] == ["cma-aama-1", "rma-amt-1"]
    assert student("--enrolment", "rma-amt", "today", "--short").lines[0].startswith("Mon 2027-01-11: ")


def test_short_means_the_same_with_click(student: Run) -> None:
    """The quick path and the command are one function."""
    quick = student("--today", "2027-05-05", "today", "--short")
    assert student("today", "--short", "--today", "2027-05-05").out == quick.out
    assert student("--today=2027-05-05", "today", "--short").out == quick.out
    assert json.loads(student("today", "--short", "--json").out)["schema"] == "planner.today/1"


def test_who_enrols_late_sees_no_empty_weeks_but_what_is_known(run: Run) -> None:
    """The weeks before are one line; topics marked as known or new are named, with what that does."""
    week = ("--week", "mon=120,wed=120,sat=240")
    known = ("--triage", "scheduling=know", "--triage", "medical-law=new")
    run("enroll", "cma-aama", "--start", "2027-01-11", *week, *known, today="2027-05-10")
    shown = run("plan", today="2027-05-10").out
    assert "Weeks 1 to 17: before you enrolled\n\nWeek 18  2027-05-10" in shown
    assert "Known already, so with less time: Scheduling appointments and procedures." in shown
    assert "New to you, so with more time: Medical law: scope, liability, torts." in shown
