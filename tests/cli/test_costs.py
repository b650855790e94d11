"""`costs` and `paid`: what there is to pay, what was paid, and that a paid fee is off every list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from cli.conftest import Answer

    Run = Callable[..., Answer]


def line(student: Run, item: str, owner: str = "cma-aama-1") -> dict[str, Any]:
    """One of the lines of `costs --json`."""
    (found,) = (it for it in student("costs", "--json").json["lines"] if (it["owner"], it["item"]) == (owner, item))
    return dict(found)


def milestone(student: Run, key: str) -> str:
    """The status of a date."""
    return str(student("explain", key, "--json").json["milestone"]["status"])


def test_a_fee_is_planned_on_the_day_of_its_date(student: Run) -> None:
    """CMA (AAMA), category 1: $125 with the application, and the renewal of 2032 lies outside five years."""
    answer = student("costs", "--json").json
    (fee,) = (it for it in answer["lines"] if it["item"] == "exam-category-1")
    assert (fee["on"], fee["planned"], fee["status"]) == ("2027-11-15", "125", "planned")
    assert answer["ahead"] == {"known": "125", "unknown": 0}
    assert [it["item"] for it in student("costs", "--years", "6", "--json").json["lines"]] == [
        "exam-category-1", "recertification",
    ]  # fmt: skip


def test_paying_a_fee_ticks_its_date_off_and_taking_that_back_brings_it_again(student: Run) -> None:
    """So that neither `today` nor the calendar reminds of it."""
    assert milestone(student, "exam_fee_due") == "upcoming"
    assert "$125 on 2027-01-11" in student("paid", "exam-category-1").out
    assert milestone(student, "exam_fee_due") == "done"
    assert (line(student, "exam-category-1")["status"], student("costs", "--json").json["years"][0]["paid"]) == (
        "paid", "125",
    )  # fmt: skip
    assert student("paid", "exam-category-1", "--not-paid").code == 0
    assert milestone(student, "exam_fee_due") == "upcoming"


def test_undo_takes_a_payment_back_whole(student: Run) -> None:
    """The payment and the tick are one action."""
    student("paid", "exam-category-1")
    assert "paid for exam-category-1" in student("undo").out
    assert (line(student, "exam-category-1")["paid"], milestone(student, "exam_fee_due")) == ("0", "upcoming")


def test_parts_are_owed_until_they_come_to_all_of_it(student: Run) -> None:
    """$62.50 and $62.50 of $125."""
    first = student("paid", "exam-category-1", "--part", "--amount", "62.50")
    assert "Still owed: $62.50." in first.out
    assert milestone(student, "exam_fee_due") == "upcoming"
    student("paid", "exam-category-1", "--part", "--amount", "$62.50", "--on", "2027-01-10")
    assert (line(student, "exam-category-1")["owed"], milestone(student, "exam_fee_due")) == (
        {"known": "0", "unknown": 0}, "done",
    )  # fmt: skip


def test_what_was_paid_is_replaced_only_when_that_is_said(student: Run) -> None:
    """A second payment of a fee is a slip more often than not."""
    student("paid", "exam-category-1", "--amount", "120")
    again = student("paid", "exam-category-1")
    assert (again.code, again.err) == (
        2, "planner: exam-category-1 was paid on 2027-01-11: $120. --again replaces that, --part adds to it.\n",
    )  # fmt: skip
    student("paid", "exam-category-1", "--again")
    assert line(student, "exam-category-1")["payments"] == [{"on": "2027-01-11", "amount": "125", "settles": True}]


def test_anything_can_be_entered_in_ones_own_words(student: Run) -> None:
    """Only with `--own`: else a slip of the finger would be a cost of its own, and the fee still due."""
    refused = student("paid", "exam-catgory-1")
    assert refused.code == 2
    assert "Nearest: exam-category-1. --own enters it as a word of your own." in refused.err
    student("paid", "Parking at the test centre", "--own", "--amount", "12.50")
    assert line(student, "Parking at the test centre")["paid"] == "12.50"
    assert "--amount: say how much" in student("paid", "Lunch", "--own").err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--amount", "-1", "0 to 100000, with at most 2 decimals"),
        ("--amount", "1.005", "0 to 100000, with at most 2 decimals"),
        ("--amount", "999999999", "0 to 100000, with at most 2 decimals"),
        ("--amount", "1,000", "is no amount. Give US dollars"),
        ("--amount", "NaN", "is no amount. Give US dollars"),
        ("--on", "2027-01-12", "A day from 1930-01-01 to today, 2027-01-11"),
        ("--for", "nobody-1", "is no cost of nobody-1, but of cma-aama-1"),
    ],
)
def test_what_can_not_be_is_refused_in_one_line(student: Run, option: str, value: str, said: str) -> None:
    """And nothing is stored."""
    answer = student("paid", "exam-category-1", option, value)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert line(student, "exam-category-1")["payments"] == []


@pytest.mark.parametrize("years", ["0", "31", "-3"])
def test_a_look_ahead_has_one_to_thirty_years(student: Run, years: str) -> None:
    """Further than a career is a slip."""
    assert "1 to 30 is accepted" in student("costs", "--years", years).err


def test_other_fees_are_planned_once_they_are_chosen(student: Run) -> None:
    """A non-member on category 2, and a book."""
    student("change", "cma-aama-1", "--route", "category-2", "--accept-shortfall")
    assert line(student, "exam-member")["instead"] == ["exam-non-member"]
    assert "or another fee" in student("costs").out
    student("costs", "choose", "exam-non-member", "materials")
    items = {it["item"]: it["planned"] for it in student("costs", "--json").json["lines"]}
    assert items == {"exam-non-member": "250", "materials": "50"}
    student("costs", "choose", "--usual")
    assert [it["item"] for it in student("costs", "--json").json["lines"]] == ["exam-member"]
    assert "Nearest: exam-member" in student("costs", "choose", "exam-membr").err


def test_an_amount_that_nobody_found_is_counted_and_never_guessed(student: Run) -> None:
    """What Washington asks for its credential is in no page that was read."""
    student("change", "cma-aama-1", "--state", "WA")
    answer = student("costs")
    assert "Still to pay: $125 and 3 amounts not known." in answer.out
    assert "What is not known is in no sum." in answer.out
    assert line(student, "licence_apply")["planned"] is None


def test_what_was_not_paid_in_time_is_overdue(student: Run) -> None:
    """It is in no year ahead; by then the renewal of 2032 is within five years."""
    later = student("costs", "--json", today="2027-12-01").json
    assert (later["overdue"], later["ahead"]) == ({"known": "125", "unknown": 0}, {"known": "250", "unknown": 0})
    assert "(overdue)" in student("costs", today="2027-12-01").out


def test_a_credential_has_its_yearly_fee_and_what_a_lapse_costs(run: Run) -> None:
    """RMA (AMT): $50 a year in the anniversary month; paying one ticks that one off."""
    run("credential", "add", "rma-amt", "--earned", "2026-04-10")
    assert run("paid", "annual_fee_due", "--for", "rma-amt-1").code == 0
    fees = [it for it in run("costs", "--json").json["lines"] if it["item"].startswith("annual")]
    assert [(it["on"], it["status"]) for it in fees[:2]] == [("2027-04-09", "paid"), ("2028-04-09", "planned")]
    assert run("costs", "--json").json["credentials"] == [
        {"id": "rma-amt-1", "renew": {"known": "150", "unknown": 0}, "lapse": {"known": "0", "unknown": 1}}
    ]


def test_after_the_pass_the_exam_is_paid_and_renewal_is_certain(student: Run) -> None:
    """Nobody sits without having paid; what it was can still be entered."""
    student("pass", "--on", "2027-11-29", today="2027-11-30")
    answer = student("costs", "--years", "6", "--json", today="2027-11-30").json
    assert [(it["item"], it["status"], it["expected"]) for it in answer["lines"]] == [
        ("exam-category-1", "done", False), ("recertification", "planned", False),
    ]  # fmt: skip
    assert student("paid", "exam-category-1", today="2027-11-30").code == 0


def test_a_fee_paid_for_one_attempt_is_not_paid_for_the_next(student: Run) -> None:
    """Two attempts that were not passed: two retakes, two fees."""
    student("fail", "--on", "2027-11-29", today="2027-11-30")
    student("paid", "retake", "--amount", "90", today="2027-11-30")
    assert milestone(student, "retake_fee_due") == "done"
    student("fail", "--on", "2028-02-01", today="2028-02-02")
    assert student("explain", "retake_fee_due", "--json", today="2028-02-02").json["milestone"]["status"] != "done"
    items = [it["item"] for it in student("costs", "--json", today="2028-02-02").json["lines"]]
    assert items[:3] == ["exam-category-1", "retake", "retake_2"]


def test_without_anything_there_is_nothing_to_pay(run: Run) -> None:
    """And no database is made by asking."""
    assert "Still to pay: $0. Paid so far: $0." in run("costs").out
    assert "neither an enrolment nor a credential" in run("costs", "choose").out
    assert run("paid", "exam").code == 2
