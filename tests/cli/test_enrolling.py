"""`enroll`, `change`, `drop`, `enrolments`, `whatif`."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from cli.conftest import ENROLL, WEEK, content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]

SHORT = (*ENROLL, "--months", "10", "--week", "mon=20@18:30,sat=30")


def test_enrolling_tells_the_dates_that_matter_and_what_to_do_next(run: Run) -> None:
    """Someone who reads only this knows when to apply, when to sit, and whether it fits."""
    told = run(*ENROLL, "--months", "10", "--week", WEEK)
    assert told.code == 0
    for label in ("Programme", "Exam window", "Apply by", "Exam", "Study", "Does it fit", "Renewal"):
        assert re.search(rf"^  {label} +\S", told.out, re.MULTILINE), label
    assert "to spare" in told.out
    assert "`planner today`" in told.out
    assert "AAMA decides" in told.out


def test_without_study_time_an_assumed_week_is_taken_and_said(run: Run) -> None:
    """An assumption that is not told is a mistake waiting to be found."""
    told = run(*ENROLL)
    assert told.code == 0
    assert "You gave no study time" in told.out
    command = next(line.strip() for line in told.lines if line.startswith("  planner change"))
    assert run(*shlex.split(command)[1:]).code == 0


def test_hours_are_spread_by_a_rule_that_is_printed(run: Run) -> None:
    """`--hours` says which `--week` it is."""
    told = run(*ENROLL, "--hours", "5.5")
    assert "--week 'mon=45,tue=45,wed=45,thu=45,fri=45,sat=105'" in told.out
    assert run("plan", "--json").json["inputs"]["week"]["sat"] == 105


def test_a_plan_that_does_not_fit_is_not_stored_and_the_exit_code_is_one(run: Run, tmp_path: Path) -> None:
    """The shortfall is said in minutes and in hours."""
    told = run(*SHORT)
    assert (told.code, told.err) == (1, "")
    assert "Nothing was stored." in told.out
    assert re.search(r"\d+ minutes \(\d+ h( \d+ min)?\) short", told.out)
    assert content(tmp_path) == {}


def test_a_remedy_can_be_copied_and_is_enough(run: Run) -> None:
    """It keeps the clock times that the student gave."""
    remedy = re.search(r"--week '(mon=\d+@18:30,sat=\d+)'", run(*SHORT).out)
    assert remedy
    assert run(*ENROLL, "--months", "10", "--week", remedy[1]).code == 0


def test_each_remedy_offered_is_enough_on_its_own(run: Run) -> None:
    """A pinned date and a length give remedies of their own."""
    tight = ("enroll", "cma-aama", "--start", "2027-01-11", "--months", "9", "--week", "sat=250")
    pinned = (*tight, "--exam-date", "2027-09-13")
    told = run(*pinned)
    assert told.code == 1
    date = re.search(r"--exam-date (\S+)", told.out)
    assert date
    assert run(*tight, "--exam-date", date[1]).code == 0


def test_a_shortfall_can_be_accepted(run: Run) -> None:
    """Then the plan is stored, and says of itself that it does not fit."""
    assert run(*SHORT, "--accept-shortfall").code == 0
    plan = run("plan", "--json").json
    assert plan["feasible"] is False
    assert plan["weeks"]


def test_an_infeasible_document_has_no_weeks_and_names_no_enrolment(run: Run) -> None:
    """The same schema, for scripts."""
    told = run(*SHORT, "--json")
    assert told.code == 1
    assert told.json["schema"] == "planner.plan/1"
    assert (told.json["feasible"], told.json["weeks"], told.json["enrolment"]) == (False, [], None)
    assert told.json["remedies"][0]["kind"] == "weekly_minutes"


def test_every_input_reaches_the_plan(run: Run) -> None:
    """One of each."""
    told = run(
        *ENROLL, "--route", "category-4", "--program-end", "2027-11-20", "--week", "mon=90@18:30,thu=90,sun=120",
        "--exam-date", "2027-12-06", "--state", "ca", "--buffer", "10", "--session", "45", "--depth", "thorough",
        "--off", "2027-07-01..2027-07-10=Summer trip", "--off", "2027-08-02=Party", "--daily-cap", "100",
        "--triage", "general=know", "--week-starts", "sunday", "--window", "2027-11-01..2028-01-31", "--json",
    )  # fmt: skip
    assert told.code == 0, told.err
    plan = told.json
    assert plan["exam_date"] == "2027-12-06"
    assert (plan["buffer_percent"], plan["depth"]) == (10, 1.5)
    inputs = plan["inputs"]
    assert inputs["week"] == {"mon": 90, "thu": 90, "sun": 120}
    assert inputs["at"] == {"mon": "18:30"}
    assert (inputs["session_minutes"], inputs["daily_cap"], inputs["week_starts"]) == (45, 100, "sun")
    assert inputs["off"] == [
        {"start": "2027-07-01", "end": "2027-07-10", "label": "Summer trip"},
        {"start": "2027-08-02", "end": "2027-08-02", "label": "Party"},
    ]
    assert inputs["triage"]["medical-law"] == "know"
    assert run("milestones", "--json").json["milestones"]


def test_a_change_keeps_what_is_not_named(student: Run) -> None:
    """Days away are replaced as a whole, or forgotten."""
    assert student("change", "cma-aama-1", "--off", "2027-07-01..2027-07-10=Trip").code == 0
    assert student("change", "cma-aama", "--buffer", "20").code == 0
    inputs = student("plan", "--json").json["inputs"]
    assert (inputs["week"], len(inputs["off"])) == ({"mon": 60, "wed": 60, "sat": 180}, 1)
    assert student("change", "--no-off").code == 0
    assert student("plan", "--json").json["inputs"]["off"] == []


def test_a_pinned_exam_can_be_unpinned(student: Run) -> None:
    """Back to the suggested date."""
    before = student("plan", "--json").json["exam_date"]
    assert student("change", "--exam-date", "2027-12-06").code == 0
    assert student("plan", "--json").json["exam_date"] == "2027-12-06"
    assert student("change", "--no-exam-date").code == 0
    assert student("plan", "--json").json["exam_date"] == before


def test_a_change_that_does_not_fit_changes_nothing(student: Run, tmp_path: Path) -> None:
    """Not a byte of the plan."""
    before = student("plan", "--json").out
    told = student("change", "--week", "mon=15")
    assert told.code == 1
    assert "Nothing was changed." in told.out
    assert student("plan", "--json").out == before
    assert [path.name for path in tmp_path.iterdir()] == ["planner.db"]


def test_a_late_change_counts_only_what_was_logged(student: Run) -> None:
    """Nothing was, so all of it is still needed, and six hours a week are too few by June."""
    told = student("change", "--hours", "6", today="2027-06-01")
    assert told.code == 1
    assert "150 h needed" in told.out


@pytest.mark.parametrize("command", ["change", "whatif"])
def test_a_change_needs_something_to_change(student: Run, command: str) -> None:
    """One line, with an example."""
    told = student(command)
    assert (told.code, told.out) == (2, "")
    assert "Give an option" in told.err


def test_dropping_ends_an_enrolment_and_keeps_its_history(student: Run) -> None:
    """It is listed as dropped, and no longer taken for the one that is meant."""
    assert student("drop", "cma-aama-1").code == 0
    assert student("enrolments", "--json").json["enrolments"] == [
        {
            "id": "cma-aama-1",
            "track": "cma-aama",
            "start": "2027-01-11",
            "exam_date": "2027-11-24",
            "status": "dropped",
        }
    ]
    assert student("plan").code == 2
    assert student("plan", "--enrolment", "cma-aama-1").code == 0


def test_enrolments_are_listed_with_their_exam(student: Run) -> None:
    """And without any, it says how to begin."""
    assert "cma-aama-1  Mon 2027-01-11  Wed 2027-11-24  active" in student("enrolments").out


def test_without_enrolments_the_list_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    """No database is made for that."""
    assert "`planner enroll`" in run("enrolments").out
    assert run("enrolments", "--json").json == {"schema": "planner.enrolments/1", "enrolments": []}
    assert content(tmp_path) == {}


def test_with_several_enrolments_one_must_be_named(student: Run) -> None:
    """They are listed; the id or the track will do, before the command or after it."""
    assert student("enroll", "rma-amt", "--start", "2027-02-01", "--hours", "6").code == 0
    told = student("plan")
    assert told.code == 2
    assert "cma-aama-1, rma-amt-1" in told.err
    assert student("--enrolment", "rma-amt", "plan", "--json").json["enrolment"] == "rma-amt-1"
    assert student("plan", "--json", "--enrolment", "cma-aama-1").json["enrolment"] == "cma-aama-1"


def test_whatif_compares_and_stores_nothing(student: Run, tmp_path: Path) -> None:
    """What would move is listed, up to the exam."""
    before = content(tmp_path)
    told = student("whatif", "--months", "12", "--hours", "7")
    assert told.code == 0
    assert "5 h a week" in told.out
    assert "7 h a week" in told.out
    assert re.search(r"Programme ends +Wed 2027-11-10  Mon 2028-01-10", told.out)
    assert content(tmp_path) == before


def test_whatif_shows_what_would_not_fit(student: Run) -> None:
    """With a plan all the same, and exit code 0: the question was answered."""
    told = student("whatif", "--week", "sat=30", "--json")
    assert told.code == 0
    assert told.json["compared"]["feasible"] == [True, False]
    assert told.json["plan"]["weeks"]
    assert "It would not fit" in student("whatif", "--week", "sat=30").out


def test_whatif_says_when_no_date_would_move(student: Run) -> None:
    """A little more time moves nothing."""
    assert "No date would move." in student("whatif", "--depth", "standard").out
