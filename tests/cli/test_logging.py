"""`log`, `sessions`, `undo`: what was studied goes in, can be corrected, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cli.conftest import content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]


def blocks(student: Run, **settings: str) -> list[dict[str, Any]]:
    """Today's blocks."""
    found: list[dict[str, Any]] = student("today", "--json", **settings).json["blocks"]
    return found


def test_a_block_is_logged_by_the_id_that_today_shows(student: Run) -> None:
    """Then it is done, today says how much was, and the log has it."""
    name = blocks(student)[0]["id"]
    assert name in student("today").out
    told = student("log", name, "--minutes", "50", "--rating", "good", "--note", "by heart")
    assert told.code == 0
    assert told.lines[0].startswith("Logged s-1: learn Medical terms: roots, prefixes, suffixes, 50 min on ")
    assert "Done today: 50 min." in student("today").out
    assert blocks(student)[0]["status"] == "done"
    assert student("today", "--short").lines[0] == "Mon 2027-01-11: 50 min done, that was all."
    assert "by heart" in student("sessions").out


def test_the_log_is_a_document_too(student: Run) -> None:
    """Entry by entry; the plan's document counts its minutes."""
    name = blocks(student)[0]["id"]
    logged = student("log", name, "--minutes", "50", "--json").json
    assert logged["schema"] == "planner.log/1"
    found = student("sessions", "--json").json
    assert found["sessions"] == [logged["session"]]
    assert (logged["session"]["minutes"], logged["session"]["planned_minutes"]) == (50, 45)
    plan = student("plan", "--json").json
    assert plan["weeks"][0]["days"][0]["done_minutes"] == 50
    topic = logged["session"]["parts"][0]["topic"]
    assert next(it["done_minutes"] for it in plan["topics"] if it["topic"] == topic) == 45


def test_a_missed_review_is_pending_until_it_comes_again(student: Run) -> None:
    """One for a topic, on the day of its next recall."""
    told = student("plan", "--json", today="2027-01-20").json
    pending = {it["topic"]: it["pending_review"] for it in told["topics"] if it["pending_review"]}
    recalls = [b for week in told["weeks"] for b in week["blocks"] if b["activity"] == "recall"]
    assert pending
    for topic, day in pending.items():
        coming = [b["date"] for b in recalls if topic in [p["topic"] for p in b["parts"]] and b["status"] == "planned"]
        assert day == coming[0]


def test_a_topic_is_logged_for_a_past_day(student: Run) -> None:
    """Without a block: with its minutes."""
    told = student("log", "--topic", "blood-pressure", "--minutes", "30", "--on", "2027-01-12", today="2027-01-14")
    assert "learn Vital signs: blood pressure, 30 min on Tue 2027-01-12" in told.out.replace("\n", " ")


def test_what_is_owed_of_a_block_comes_back_with_a_replan(student: Run) -> None:
    """The answer says so."""
    told = student("log", blocks(student)[0]["id"], "--minutes", "15", "--rest-owed")
    assert "`planner replan` finds it a place" in told.out
    assert student("replan", "--json").json["added"]


def test_an_entry_is_corrected_and_removed(student: Run) -> None:
    """Each with its id."""
    name = blocks(student)[0]["id"]
    student("log", name)
    told = student("sessions", "edit", "s-1", "--minutes", "20", "--rating", "hard")
    assert "20 min on Mon 2027-01-11, rated hard" in " ".join(told.out.split())
    assert student("sessions", "list", "--json").json["sessions"][0]["minutes"] == 20
    assert student("sessions", "remove", "s-1").lines == ["Removed s-1.", f"{name} of 2027-01-11 is planned again."]
    assert student("sessions").lines[0].startswith("Nothing is logged yet.")


def test_the_pace_is_said_and_then_measured(student: Run) -> None:
    """Ten blocks at a third more than planned: 1.25 x 4/3."""
    assert "assumed until 10 planned sessions are logged: 0 so far" in " ".join(student("today").out.split())
    plan = student("plan", "--json").json
    study = [b for week in plan["weeks"] for b in week["blocks"] if b["activity"] in ("learn", "recall", "hands_on")]
    for it in study[:10]:
        longer = ("--minutes", str(it["minutes"] * 4 // 3))
        student("log", it["id"], *longer, "--on", it["date"], today="2027-02-01")
    student("replan", today="2027-02-01")
    assert "Pace: you take 1.67 x the usual time" in " ".join(student("today", today="2027-02-01").out.split())


def test_undo_says_what_it_took_back_and_what_is_next(student: Run) -> None:
    """Until nothing is left: then the answer is no."""
    student("log", blocks(student)[0]["id"])
    assert student("undo").out.split("\n")[:2] == [
        "Took back: logging 45 min of Medical terms: roots, prefixes, suffixes on",
        "2027-01-11.",
    ]
    assert student("undo", "--json").json == {
        "schema": "planner.undo/1", "undone": "enrolling on CMA (AAMA)", "next": None
    }  # fmt: skip
    told = student("undo")
    assert (told.code, told.out, told.err) == (1, "", "planner: There is nothing to undo.\n")


def test_undo_makes_no_database(run: Run, tmp_path: Path) -> None:
    """There is nothing to undo where there is none."""
    assert run("undo").code == 1
    assert content(tmp_path) == {}


def test_with_several_enrolments_a_block_says_which_it_is(student: Run) -> None:
    """No --enrolment needed."""
    name = blocks(student)[0]["id"]
    student("enroll", "pbt-ascp", "--start", "2027-01-11", "--hours", "3")
    assert student("log", name, "--json").json["enrolment"] == "cma-aama-1"


REFUSED = [
    (("log",), "Name one thing that you studied"),
    (("log", "--rating", "good"), "Name one thing that you studied"),
    (("log", "BLOCK", "--topic", "blood-pressure"), "Name one thing that you studied"),
    (("log", "--topic", "blood-pressure"), "--minutes is missing"),
    (("log", "--topic", "blood-pressure", "--minutes", "30", "--rest-owed"), "does not go with --topic"),
    (("log", "--topic", "blood-presure", "--minutes", "30"), "Nearest: blood-pressure"),
    (("log", "--topic", "blood-pressure", "--minutes", "1441"), "A day has 1440"),
    (("log", "--topic", "blood-pressure", "--minutes", "half"), "is not a whole number"),
    (("log", "BLOCK", "--minutes", "1500"), "A day has 1440"),
    (("log", "BLOCK", "--on", "2027-01-12"), "is still to come"),
    (("log", "BLOCK", "--on", "2026-01-12"), "lies outside the plan's weeks"),
    (("log", "BLOCK", "--rating", "super"), "'again', 'hard', 'good', 'easy'"),
    (("log", "b-nothing"), "There is no block 'b-nothing'"),
    (("sessions", "edit", "s-1"), "There is nothing to correct"),
    (("sessions", "edit", "s-9", "--minutes", "5"), "There is no session 's-9'"),
    (("sessions", "remove", "s-9"), "There is no session 's-9'"),
    (("skip", "b-nothing"), "There is no block"),
    (("pin", "BLOCK", "--to", "2027-01-12"), "can't be pinned to 2027-01-12"),
    (("pin", "BLOCK", "--to", "2029-01-12"), "the day before the exam, is accepted"),
    (("task", "done", "aply_by"), "Nearest: apply_by"),
    (("task", "done", "apply_by", "--on", "2027-01-12"), "is still to come"),
    (("triage", "schedulin", "know"), "Nearest: scheduling"),
    (("triage", "scheduling", "known"), "'know', 'shaky', 'new'"),
    (("mock", "clinical"), "Write a name and a whole percentage"),
    (("mock", "clinicl=50"), "has no domain 'clinicl'"),
    (("mock", "clinical=150"), "Give 0 to 100"),
    (("mock", "clinical=50", "clinical=60"), "named twice"),
    (("mock", "clinical=50", "--on", "2027-02-01"), "is still to come"),
    (("split", "cma-aama-1=0"), "from 1 to 100"),
    (("split", "half"), "'half' can't be read"),
    (("split", "nobody=50"), "There are: cma-aama-1"),
    (("split", "cma-aama-1=50", "cma-aama-1=40"), "named twice"),
    (("pause", "2027-02-10", "2027-02-01"), "ends before it begins"),
    (("pause", "2026-12-01", "2026-12-24"), "is over"),
    (("off", "add", "2027-03-08..2027-03-05"), "ends before it begins"),
    (("off", "add", "2027-03-08", "2027-03-05..2027-03-09"), "overlap"),
    (("off", "remove", "2027-03-08"), "is none of your days away. They are: none"),
    (("off", "ad"), "No such command 'ad'"),
    (("busy", "import", "no-such.ics"), "No such file"),
    (("busy", "clear"), "No calendar was imported"),
    (("fail", "--on", "2027-01-12"), "is still to come"),
    (("fail", "--on", "2027-01-11"), "when the exam window opens"),
    (("fail",), "--on is missing"),
]


@pytest.mark.parametrize(("arguments", "accepted"), REFUSED)
def test_what_can_not_be_is_one_line_and_changes_nothing(
    student: Run, tmp_path: Path, arguments: tuple[str, ...], accepted: str
) -> None:
    """It says what would be accepted; not a byte of the database differs."""
    name = blocks(student)[0]["id"]
    before = content(tmp_path)
    told = student(*(name if it == "BLOCK" else it for it in arguments))
    assert (told.code, told.out) == (2, "")
    assert accepted in told.err
    assert told.err.count("\n") == 1
    assert content(tmp_path) == before
