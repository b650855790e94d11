"""`replan`, and all that a plan rests on: what changes is shown by week, before it is done or as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from cli.conftest import content
from planner.cli.tables import width

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]

LATER = "2027-01-25"
CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//shifts//EN\n{events}END:VCALENDAR\n"
EVENT = "BEGIN:VEVENT\nUID:1@x\nDTSTAMP:20270101T000000Z\n{}\nSUMMARY:Ward\nEND:VEVENT\n"
SATURDAYS = "DTSTART:20270206T080000\nDTEND:20270206T110000\nRRULE:FREQ=WEEKLY;COUNT=6"
FOR_EVER = "DTSTART:20270206T080000\nDTEND:20270206T080001\nRRULE:FREQ=SECONDLY"


def calendar(folder: Path, event: str, name: str = "roster") -> str:
    """An .ics with one event."""
    path = folder / f"{name}.ics"
    path.write_text(CALENDAR.format(events=EVENT.format(event)))
    return str(path)


def planned(student: Run, **settings: str) -> dict[str, dict[str, Any]]:
    """Every block by its id."""
    weeks = student("plan", "--json", **settings).json["weeks"]
    return {block["id"]: block for week in weeks for block in week["blocks"]}


def test_what_was_missed_is_said_and_a_replan_offered(student: Run) -> None:
    """By `today`, in the login shell, in the plan and in the document; before the exam only."""
    told = student("today", "--json", today=LATER).json["missed"]
    words = " ".join(student("today", today=LATER).out.split())
    assert f"{told['sessions']} sessions (" in words
    assert "`planner replan --dry-run` shows what would move" in words
    assert f"{told['sessions']} sessions (" in student("today", "--short", today=LATER).out
    assert "not logged" in student("plan", today=LATER).out
    assert "not logged" not in student("today", "--short", today="2027-12-24").out


def test_a_dry_run_shows_what_the_replan_then_does(student: Run, tmp_path: Path) -> None:
    """And stores nothing."""
    before = content(tmp_path)
    tried = student("replan", "--dry-run", "--json", today=LATER).json
    assert content(tmp_path) == before
    done = student("replan", "--json", today=LATER).json
    assert (tried.pop("stored"), done.pop("stored")) == (False, True)
    assert tried == done
    assert list(done)[:9] == [
        "schema", "as_of", "enrolment", "moved", "added", "dropped", "moved_minutes", "missed_minutes", "forced_by"
    ]  # fmt: skip
    assert done["moved_minutes"] <= 2 * done["missed_minutes"]
    assert student("today", "--json", today=LATER).json["missed"] == {"sessions": 0, "minutes": 0}


def test_the_difference_is_told_by_week_with_totals(student: Run) -> None:
    """Each week that changes, with what comes, what goes and what is then planned, on 80 columns."""
    told = student("replan", today=LATER)
    assert told.lines[0] == "Replanned cma-aama-1."
    assert re.search(r"^Sessions: \d+ moved to another day, \d+ added, \d+ dropped\.", told.out, re.MULTILINE)
    assert re.search(r"^  Week +from +comes +goes +then planned$", told.out, re.MULTILINE)
    assert re.search(r"^  Moved +to$", told.out, re.MULTILINE)
    assert "It fits: " in told.out
    assert max(map(width, told.lines)) <= 80


def test_a_replan_without_need_says_so(student: Run) -> None:
    """Nothing moves on the day of enrolling."""
    assert student("replan").lines[1] == "No session ahead changes."


def test_moved_blocks_can_be_named(student: Run) -> None:
    """The ids in the document are those of the new plan."""
    moved = student("replan", "--json", today=LATER).json["moved"]
    blocks = planned(student, today=LATER)
    assert moved
    assert all(blocks[it["block"]]["date"] == it["to"] for it in moved)


def test_skipped_and_pinned_blocks_are_marked(student: Run) -> None:
    """In the week, where their ids are."""
    skipped, pinned = [name for name, it in planned(student).items() if it["activity"] == "learn"][:2]
    assert student("skip", skipped).lines[0].startswith(f"Skipped {skipped}: learn ")
    assert "planner unpin" in student("pin", pinned).out
    shown = " ".join(student("week", "1").out.split())
    assert "(skipped)" in shown
    assert "(pinned)" in shown
    student("unpin", pinned)
    assert "(pinned)" not in student("week", "1").out


def test_days_off_show_what_they_move(student: Run, tmp_path: Path) -> None:
    """Looked at first, then taken, listed, given back."""
    before = content(tmp_path)
    tried = student("off", "add", "2027-03-13..2027-03-21=spring", "--dry-run")
    assert "nothing is stored" in tried.out
    assert content(tmp_path) == before
    done = student("off", "add", "2027-03-13..2027-03-21=spring")
    assert done.lines[0] == "Added Sat 2027-03-13 to Sun 2027-03-21."
    assert tried.lines[1:] == done.lines[1:]
    assert student("off").lines == ["Sat 2027-03-13 to Sun 2027-03-21  9 days  spring"]
    assert student("off", "list", "--json").json["off"] == [
        {"start": "2027-03-13", "end": "2027-03-21", "label": "spring"}
    ]
    assert student("off", "remove", "2027-03-15").code == 0
    assert student("off").lines == ["No days away. `planner off add A..B=LABEL` takes some."]


def test_a_pause_without_an_end_lasts_two_weeks(student: Run) -> None:
    """And is given again once its end is known."""
    assert "Paused from 2027-02-01 to 2027-02-14, two weeks" in student("pause", "2027-02-01").out
    student("pause", "2027-02-01", "2027-02-03")
    assert student("off").lines == ["Mon 2027-02-01 to Wed 2027-02-03  3 days  pause"]


def test_a_shortfall_comes_with_its_remedies(student: Run) -> None:
    """Half a year away is stored, and what it costs is said."""
    told = student("pause", "2027-03-01", "2027-08-15")
    assert told.code == 0
    assert "It does not fit" in told.out
    assert "options of `planner change`" in told.out
    assert re.search(r"--week '.*=\d+'", told.out)
    assert student("pause", "2027-03-01", "2027-08-15", "--json").json["enrolments"][0]["feasible"] is False


def test_changed_hours_show_what_they_move(student: Run) -> None:
    """Beside the dates."""
    told = student("change", "--week", "mon=60,wed=60,sat=200", today=LATER)
    assert re.search(r"^Sessions: ", told.out, re.MULTILINE)


def test_a_calendar_takes_time_is_refreshed_and_forgotten(student: Run, tmp_path: Path) -> None:
    """By the name of its file, or one of the student's own."""
    path = calendar(tmp_path, SATURDAYS)
    assert "nothing is stored" in student("busy", "import", path, "--dry-run").out
    assert student("busy").lines[0].startswith("No calendar was imported.")
    told = student("busy", "import", path)
    assert told.lines[0] == "Imported roster: events on 6 days from 2027-01-11 on."
    student("busy", "import", path)
    assert [(it["name"], it["days"]) for it in student("busy", "list", "--json").json["calendars"]] == [("roster", 6)]
    assert "Ward" in student("week", "4").out
    assert len(student("plan", "--json").json["inputs"]["busy"]) == 6
    assert student("busy", "clear", "roster").code == 0
    assert student("busy", "--json").json["calendars"] == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no calendar at all", "roster.ics"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "roster.ics"),
        (b"BEGIN:VCALENDAR\n" + b"X" * 3_000_000, "2 MB"),
        (CALENDAR.format(events=EVENT.format(FOR_EVER)).encode(), "roster.ics"),
    ],
    ids=["nonsense", "cut off", "huge", "for ever"],
)
def test_a_calendar_that_can_not_be_used_changes_nothing(student: Run, tmp_path: Path, data: bytes, said: str) -> None:
    """One line that names it; nothing is half imported."""
    path = tmp_path / "roster.ics"
    path.write_bytes(data)
    before = content(tmp_path)
    told = student("busy", "import", str(path))
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert content(tmp_path) == before


def test_a_week_is_split_as_suggested(student: Run) -> None:
    """What is, what would be fair, and what a split does to each."""
    assert len(student("split").lines) == 2
    student("enroll", "pbt-ascp", "--start", "2027-01-11", "--week", "mon=60,wed=60,sat=180")
    told = student("split")
    suggested = next(line for line in told.lines if line.startswith("  planner split ")).split()[2:]
    assert "200 % of your week is promised" in " ".join(told.out.split())
    assert "200 %" in student("today", "--enrolment", "cma-aama").out
    done = student("split", *suggested)
    assert [line for line in done.lines if line in ("cma-aama-1", "pbt-ascp-1")] == ["cma-aama-1", "pbt-ascp-1"]
    shares = [it["share_percent"] for it in student("split", "--json").json["enrolments"]]
    assert sum(shares) == 100


def test_readiness_is_an_estimate_by_domain(student: Run) -> None:
    """With what it assumes; a score stands beside it."""
    assert "estimated" in student("readiness").lines[0]
    student("mock", "clinical=62")
    found = student("readiness", "--json").json
    assert [it["score"] for it in found["domains"] if it["id"] == "clinical"] == [62]
    assert 0 <= found["overall"]["recall_now"] <= found["overall"]["recall"] <= 1


def test_what_is_known_needs_less(student: Run) -> None:
    """Looked at first."""
    need = student("plan", "--json").json["need_minutes"]
    student("triage", "scheduling", "know", "--dry-run")
    assert student("plan", "--json").json["need_minutes"] == need
    student("triage", "scheduling", "know")
    assert student("plan", "--json").json["need_minutes"] < need


def test_errands_are_listed_and_ticked_off(student: Run) -> None:
    """By key."""
    assert "transcript_request" in student("task").out
    assert student("task", "done", "transcript_request").lines == ["Done: Ask for your transcript."]
    assert "transcript_request" not in [it["key"] for it in student("task", "list", "--json").json["tasks"]]


def test_a_failed_exam_opens_the_next_attempt(student: Run) -> None:
    """When, how many are left, what it costs, what there is to study."""
    told = student("fail", "--on", "2027-11-24", "--weak", "clinical", today="2027-11-25")
    assert told.code == 0
    words = " ".join(told.out.split())
    for said in ("not passed", "You may sit the exam again", "2 of 3 attempts are left", "Fee for the retake"):
        assert said in words
    assert max(map(width, told.lines)) <= 80
    assert student("plan", "--json", today="2027-11-25").json["exam_date"] > "2027-11-24"
