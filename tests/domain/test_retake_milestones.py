"""The dates of a retake as the student sees them: each with its rule, the arithmetic, and whether it is confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from builders import START, enrolment, track
from dates import MONDAY
from planner.domain.attempts import closed, failed, passed
from planner.domain.before_exam import errands
from planner.domain.calendar_math import DateRange
from planner.domain.enrol import Wishes, enrolled
from planner.domain.enrolment import Enrolment, Week
from planner.domain.exam_dates import window_milestones
from planner.domain.feasibility import weigh
from planner.domain.history import history_of
from planner.domain.log import log_block
from planner.domain.milestone import Milestone
from planner.domain.plan import StudyPlan
from planner.domain.planning import redated
from planner.domain.replan import Wanted, replan
from planner.domain.retake_dates import retake_milestones
from planner.domain.session import Session
from planner.domain.study_plan import build
from planner.domain.track import Track
from planner.schedules import load_track


@cache
def sat(name: str) -> tuple[Track, Enrolment, StudyPlan, tuple[Session, ...]]:
    """A student who did the whole plan, on the exam's day. The plain track where the name is empty."""
    loaded = load_track(name) if name else track()
    week = Week.of({"mon": 90, "tue": 60, "wed": 90, "thu": 60, "sat": 240})
    made = enrolled(loaded, Wishes(start=MONDAY, week=week), MONDAY, f"{name}-1", "u") if name else enrolment()
    plan = build(weigh(loaded, made, START), START)
    sessions = []
    for block in plan.blocks():
        if block.activity != "catch_up":
            plan, entry = log_block(plan, made.id, block.id, f"s{block.id}", block.date)
            sessions.append(entry)
    return loaded, made, plan, tuple(sessions)


def after_a_fail(name: str, *weak: str) -> dict[str, Milestone]:
    loaded, made, plan, sessions = sat(name)
    on = plan.exam_date
    again = failed(loaded, made, on, weak)
    new = replan(loaded, again, plan, sessions, on, Wanted(retake=True)).plan
    return {it.key: it for it in redated(loaded, again, new, None, on, sessions)}


def test_the_attempt_itself_is_a_milestone_that_is_done() -> None:
    """With its number and what its report said."""
    it = after_a_fail("cma-aama", "clinical")["attempt_1"]
    assert (it.date, it.title, it.done) == (date(2027, 11, 24), "Exam not passed", True)
    assert it.because == "2027-11-24, as you recorded it: attempt 1 of 3, not passed, weak in Clinical Competency"


NOT_FOUND = "how many attempts there are was not found"
EXPECTED = "when authorisation for the retake is expected"
WHEN = {
    "ccma-nha": f"2027-12-24 = exam 2027-11-24, not passed, + 30 days of waiting after fail 1; {NOT_FOUND}",
    "rma-amt": "2028-01-08 = exam 2027-11-24, not passed, + 45 days of waiting after fail 1; 3 of 4 attempts are left",
    "ncma-ncct": "2027-12-24 = exam 2027-11-24, not passed, + 30 days of waiting after fail 1; "
    "3 of 4 attempts are left",
    "cma-aama": f"2027-12-03 = a new application on 2027-11-24 + 7 business days, {EXPECTED}; 2 of 3 attempts are left",
    "mlt-ascp": "2029-05-01, the day after the window of the exam that was not passed: a retake may not lie in it; "
    "4 of 5 attempts are left",
    "mlt-aab": "2029-04-05, the day after the exam that was not passed: whether there is a wait was not found; "
    f"{NOT_FOUND}",
}


@pytest.mark.parametrize(("name", "because"), WHEN.items())
def test_the_day_from_which_one_may_sit_again_names_its_rule(name: str, because: str) -> None:
    """None of these rules is confirmed by the issuer's own text: the student is told so."""
    it = after_a_fail(name)["retake_earliest"]
    assert it.because == because
    assert not it.confirmed
    assert it.date.isoformat() == because[:10]


FEES = {
    ("mlt-ascp", "Fee for the retake: $225"): "due with the application, by 2029-03-01: Each further attempt: the full "
    "fee again, $225",
    ("cma-aama", "Fee for the retake"): "due with the application, by 2027-12-23: Exam, further attempt; the amount "
    "was not found, ask AAMA",
    # 24 December - 10 business days
    ("ccma-nha", "Fee for the retake"): "due by 2027-12-10: as long before the exam as NHA takes to process an "
    "application, 10 business days: Retake; the amount was not found, ask NHA",
}


@pytest.mark.parametrize(("known", "because"), FEES.items())
def test_the_fee_is_due_with_the_application_or_in_time_for_the_booking(known: tuple[str, str], because: str) -> None:
    """A duty, whether or not the amount is known."""
    name, title = known
    it = after_a_fail(name)["retake_fee_due"]
    assert (it.title, it.because, it.duty, it.done) == (title, because, True, False)


def test_applying_again_is_a_duty_where_the_first_application_is_used_up() -> None:
    """AAMA and ASCP; NHA's voucher and AMT's application hold for the retake."""
    again = after_a_fail("cma-aama")
    assert again["apply_by"].title == "Last day to apply again"
    assert again["apply_by"].state(date(2027, 11, 25)) == "upcoming"
    assert "transcript_request" not in again
    for name in ("ccma-nha", "rma-amt"):
        assert not {"apply_by", "exam_fee_due", "transcript_request"} & set(after_a_fail(name))


@pytest.mark.parametrize(("name", "keys"), [("cma-aama", ["apply_by"]), ("ccma-nha", [])])
def test_the_errand_of_a_retake_is_its_application(name: str, keys: list[str]) -> None:
    """The transcript is with the issuer already."""
    loaded, made, plan, sessions = sat(name)
    on = plan.exam_date
    case = weigh(loaded, failed(loaded, made, on), on, history=history_of(plan, sessions, on))
    assert [errand.key for errand in errands(case, case.exam(), on)] == keys


def between(loaded: Track, made: Enrolment, on: date, exam: date) -> dict[str, Milestone]:
    """The milestones of a retake planned for that day, without a study plan of its own."""
    again = failed(loaded, made, on)
    plan = replace(build(weigh(loaded, again, on), on), exam_date=exam)
    return {it.key: it for it in redated(loaded, again, plan, None, on)}


def test_a_fee_whose_time_has_begun_is_due_with_the_result() -> None:
    """AAB: a retake in a month, while an application takes twelve weeks."""
    loaded, made, _, _ = sat("mlt-aab")
    it = between(loaded, made, date(2029, 4, 4), date(2029, 5, 4))["retake_fee_due"]
    assert it.date == date(2029, 4, 4)
    assert it.because.startswith("due at once: the 12 weeks that AAB takes to process an application have begun: ")


def test_without_a_fee_for_retakes_a_new_application_costs_what_the_first_did() -> None:
    """AAMA's $125, were there no line for further attempts."""
    loaded, made, plan, _ = sat("cma-aama")
    bare = replace(loaded, fees=tuple(fee for fee in loaded.fees if fee.kind != "retake"))
    found = between(bare, made, plan.exam_date, date(2028, 1, 3))
    assert "retake_fee_due" not in found
    assert found["exam_fee_due"].title == "Exam fee: $125"
    nothing = replace(sat("ccma-nha")[0], fees=())
    assert "retake_fee_due" not in between(nothing, sat("ccma-nha")[1], date(2027, 11, 24), date(2028, 1, 3))


def test_a_window_of_the_students_own_is_the_reason() -> None:
    """Printed on the authorisation for the retake."""
    loaded, made, _, _ = sat("mlt-ascp")
    own = replace(failed(loaded, made, date(2029, 1, 31)), window=DateRange(date(2029, 5, 10), date(2029, 8, 10)))
    case = weigh(loaded, own, date(2029, 5, 1))
    found = {it.key: it for it in (*window_milestones(case), *retake_milestones(case))}
    assert found["exam_window_opens"].because == (
        "opens 2029-05-10, the first day on your own authorisation for the retake"
    )
    assert found["exam_window_closes"].because == (
        "closes 2029-08-09, the last day on your own authorisation for the retake"
    )
    assert found["retake_earliest"].because.endswith("; 4 of 5 attempts are left")


def test_a_window_that_the_route_cuts_short_says_so() -> None:
    """AAMA category 1, 12 months from 10 November 2027; the 90 days from 25 October 2028 would go on to January."""
    loaded, made, _, _ = sat("cma-aama")
    case = weigh(loaded, failed(loaded, made, date(2028, 10, 16)), date(2028, 10, 17))
    found = {it.key: it for it in window_milestones(case)}
    assert found["exam_window_closes"].because == (
        "closes 2028-11-10, when the route 'Completing student or recent graduate' closes"
    )


def test_where_only_the_result_has_to_come_that_is_the_reason() -> None:
    """NHA without its waits: two days."""
    loaded, made, _, _ = sat("ccma-nha")
    bare = replace(loaded, exam=replace(loaded.exam, retake=replace(loaded.exam.retake, waits=None)))
    (_, it) = retake_milestones(weigh(bare, failed(bare, made, date(2027, 11, 24)), date(2027, 11, 24)))
    assert it.because == f"2027-11-26 = exam 2027-11-24, not passed, + 2 days for the result; {NOT_FOUND}"


def test_a_window_that_stays_open_says_so() -> None:
    """NHA's year from the application; AAMA's new one is counted as the first was."""
    assert after_a_fail("ccma-nha")["exam_window_closes"].because == (
        "closes 2028-11-10 = an application on 2027-11-10 + 1 year (NHA application or voucher); a retake lies in the "
        "same window"
    )
    assert after_a_fail("cma-aama")["exam_window_closes"].because == (
        "closes 2028-03-02 = opened 2027-12-03 + 90 days (AAMA testing period)"
    )


def test_mock_exams_of_the_first_attempt_are_no_dates_any_more() -> None:
    """They were counted from an exam that is over."""
    found = after_a_fail("cma-aama")
    assert {key for key in found if key.startswith("mock_")} == {"mock_3"}


def test_the_suggested_date_is_the_first_weekday_that_fits() -> None:
    """Not the fortnight after the programme, which is over."""
    because = after_a_fail("cma-aama")["exam_suggested"].because
    assert because == "2028-01-03, the first weekday by which the shorter plan fits, once you may sit again"


def test_with_no_attempt_left_nothing_is_due_any_more() -> None:
    """Neither an exam, nor a fee, nor renewals of what was not earned."""
    loaded, made, plan, sessions = sat("cma-aama")
    on = plan.exam_date
    for days in (0, 60, 120):
        made = failed(loaded, made, on + timedelta(days=days))
    last = on + timedelta(days=120)
    found = {it.key: it for it in redated(loaded, made, closed(plan, made.id, last), None, last, sessions)}
    assert found["retake_closed"].because.startswith("no attempt is left: attempt 3 of 3 was not passed")
    assert {"attempt_1", "attempt_2", "attempt_3"} < set(found)
    assert not {"exam", "certified", "renewal_due", "retake_fee_due", "apply_by", "exam_suggested"} & set(found)
    assert not [it.key for it in found.values() if it.duty and not it.done]


def test_after_a_pass_the_certificate_counts_from_its_day() -> None:
    """Sat two days after the planned date: AAMA's 60 months run from then. Nothing of the exam is due any more."""
    loaded, made, plan, sessions = sat("cma-aama")
    day = plan.exam_date + timedelta(days=2)
    won = passed(made, day)
    found = {it.key: it for it in redated(loaded, won, closed(plan, won.id, day), None, day, sessions)}
    assert found["certified"].date == day
    assert not found["certified"].expected
    assert found["attempt_1"].title == "Exam passed"
    assert found["renewal_due"].date == date(2032, 11, 30)
    before = [it.key for it in found.values() if it.kind in ("exam", "application") and it.duty and not it.done]
    assert before == []
    assert not {"retake_earliest", "exam", "exam_suggested"} & set(found)
