"""`documents`: where papers lie, until when they hold, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cli.conftest import Answer

    Run = Callable[..., Answer]

CPR = ("documents", "add", "cpr-card", "--title", "CPR card", "--expires", "2028-02-01")


def test_a_paper_is_kept_with_its_number_its_days_and_its_file(student: Run, tmp_path: Path) -> None:
    """It goes with the newest enrolment where nothing else is said."""
    (tmp_path / "card.pdf").write_text("card")
    student(*CPR, "--number", "77", "--issued", "2026-02-01", "--file", "card.pdf")
    (paper,) = student("documents", "--json").json["documents"]
    assert paper.pop("file")["path"] == str(tmp_path / "card.pdf")
    assert paper == {
        "id": "doc-1", "kind": "cpr-card", "title": "CPR card", "owner": "cma-aama-1", "number": "77",
        "issued_on": "2026-02-01", "expires_on": "2028-02-01", "expired": False,
    }  # fmt: skip


def test_the_day_on_which_a_card_expires_is_a_date_like_any_other(student: Run) -> None:
    """In the list, in the calendar, in `today`; a change of plans doesn't lose it."""
    student(*CPR)
    assert "doc_1_expires" in student("milestones").out
    assert "CPR card: expires" in student("export").out
    assert "CPR card: expires" in student("today", today="2028-01-25").out
    student("change", "cma-aama-1", "--hours", "7")
    assert "doc_1_expires" in student("milestones").out
    assert "CPR" not in student("whatif", "--hours", "9").out


def test_a_new_card_moves_the_date_and_one_that_is_gone_takes_it_along(student: Run) -> None:
    """A tick on the old one is none on the new one."""
    student(*CPR)
    student("task", "done", "doc_1_expires")
    assert "doc_1_expires" not in student("milestones").out
    student("documents", "edit", "doc-1", "--expires", "2030-02-01")
    assert "2030-02-01" in student("explain", "doc_1_expires").out
    student("documents", "remove", "doc-1")
    assert student("explain", "doc_1_expires").code == 2
    assert "removing" in student("undo").out
    assert "2030-02-01" in student("explain", "doc_1_expires").out


def test_after_the_pass_the_credential_has_the_dates_of_the_papers(student: Run) -> None:
    """Once, not twice."""
    student(*CPR)
    student("pass", "--on", "2027-11-29", today="2027-11-30")
    events = student("export", "--from", "2028-02-01", "--to", "2028-02-01", today="2027-11-30").out
    assert events.count("BEGIN:VEVENT") == 1
    assert "CPR card: expires" in student("today", today="2028-01-25").out


def test_what_the_application_asks_for_is_missing_until_it_is_there(student: Run) -> None:
    """Ticked by how its text begins; a transcript answers the item that calls it so."""
    asked = student("documents", "--json").json["missing"]["applications"]
    assert [it["enrolment"] for it in asked] == ["cma-aama-1"]
    assert "Programme accredited by CAAHEP or ABHES" in asked[0]["items"]
    assert "Still missing: 2 items." in student("documents", "have", "programme acc").out
    assert student("documents", "have", "programme").code == 2
    assert "Programme director" in student("documents", "have", "nothing like it").err
    student("documents", "have", "Programme acc", "--not")
    assert len(student("documents", "--json").json["missing"]["applications"][0]["items"]) == 3
    student("change", "cma-aama-1", "--route", "category-2", "--accept-shortfall")
    student("documents", "add", "transcript", "--title", "From City College")
    assert "Transcript" not in student("documents", "--json").json["missing"]["applications"][0]["items"]


def test_files_that_are_gone_or_changed_are_named(student: Run, tmp_path: Path) -> None:
    """Those of the ledger too; exit 1."""
    (tmp_path / "card.pdf").write_text("card")
    (tmp_path / "ce.pdf").write_text("ce")
    student(*CPR, "--file", "card.pdf")
    student("credential", "add", "rma-amt", "--earned", "2026-04-10")
    student("ce", "add", "rma-amt-1", "--on", "2026-06-01", "--credits", "1", "--title", "A", "--file", "ce.pdf")
    assert student("documents", "check").out == "Every file that was entered is there, as it was.\n"
    (tmp_path / "card.pdf").write_text("another")
    (tmp_path / "ce.pdf").unlink()
    answer = student("documents", "check", "--json")
    assert (answer.code, [it["id"] for it in answer.json["damaged"]]) == (1, ["doc-1", "ce-1"])
    student("ce", "edit", "ce-1", "--title", "Still none")
    assert "ce-1: not found at" in student("documents").out


def test_continuing_education_without_a_certificate_is_missing_for_an_audit(run: Run) -> None:
    """By its id, as `planner ce list` has it."""
    run("credential", "add", "rma-amt", "--earned", "2026-04-10")
    run("ce", "add", "rma-amt-1", "--on", "2026-06-01", "--credits", "1", "--title", "A course")
    assert run("documents", "--json").json["missing"]["certificates"] == ["ce-1"]
    assert "ce-1, 2026-06-01, A course: no certificate was entered" in run("documents").out


def test_a_title_is_one_line_without_signs_that_do_not_print(student: Run) -> None:
    """It stands in lists, in calendars and on terminals."""
    student("documents", "add", "other", "--title", "a\n\x1b[31m  b")
    assert student("documents", "--json").json["documents"][0]["title"] == "a [31m b"


def test_papers_can_be_kept_before_anything_else(run: Run) -> None:
    """They are nobody's in particular then."""
    run(*CPR)
    assert [it["owner"] for it in run("documents", "--json").json["documents"]] == [None]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--title", "  "), "--title: say what it is"),
        (("--title", "x" * 201), "--title: 201 characters. Up to 200"),
        (("--title", "x", "--issued", "2027-01-12"), "--issued: 2027-01-12. A day from 1930-01-01 to today"),
        (("--title", "x", "--issued", "2027-01-01", "--expires", "2026-12-31"), "--expires: 2026-12-31. A day from"),
        (("--title", "x", "--file", "nowhere.pdf"), "--file: 'nowhere.pdf' can't be read"),
        (("--title", "x", "--owner", "nobody-1"), "--owner: there is no enrolment or credential 'nobody-1'"),
    ],
)
def test_what_can_not_be_is_refused_in_one_line(student: Run, arguments: tuple[str, ...], said: str) -> None:
    """And nothing is kept."""
    answer = student("documents", "add", "other", *arguments)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert student("documents", "--json").json["documents"] == []


def test_a_paper_that_is_not_there_can_be_neither_edited_nor_removed(student: Run) -> None:
    """The nearest are named."""
    student(*CPR)
    assert "Nearest: doc-1" in student("documents", "edit", "doc-2", "--number", "1").err
    assert student("documents", "remove", "card").code == 2
