"""Changed inputs: the plan is mended around what was done, and only where it rests on what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dates import day, days
from planner.domain.enrol import Wishes, week_of_hours
from planner.domain.enrolment import Off
from planner.domain.plan import STUDY
from planner.errors import BadInput
from planner.service import View
from service.conftest import MONDAY, SCARCE, USUAL, WEEK, by_key, on


def apart_from_the_state(view: View) -> tuple[Any, ...]:
    """All of a view that a move to another state leaves alone."""
    return replace(view.enrolment, state=None), view.plan, [it for it in view.milestones if it.kind != "licence"]


def test_moving_to_another_state_keeps_the_plan(database: Path) -> None:
    """Months later, with most of the plan in the past: only the licence is another one."""
    made = on(database).enroll("mlt-ascp", Wishes(start=MONDAY, week=week_of_hours(600), state="fl"))
    for today, state in ((day("2027-06-01"), "nd"), (day("2028-12-01"), "ny"), (day("2029-06-01"), "ca")):
        moved = on(database, today).change("mlt-ascp-1", Wishes(state=state))
        assert apart_from_the_state(moved) == apart_from_the_state(made)
        assert on(database).view("mlt-ascp-1") == moved
    assert by_key(moved)["licence_renewal_due"].because.startswith("2031-04-11 = licence of 2029-04-11")


def test_a_change_that_changes_nothing_leaves_everything_alone(database: Path) -> None:
    """Today's blocks too."""
    made = on(database).enroll("cma-aama", USUAL)
    later = on(database, day("2027-05-05"))
    assert later.change("cma-aama-1", Wishes(week=WEEK, months=10)) == made
    assert later.view("cma-aama-1") == made


def test_more_time_is_planned_from_today_on_and_the_past_stays(database: Path) -> None:
    """What was studied and what was not: both stay on their days, and what was missed counts for nothing."""
    made = on(database).enroll("cma-aama", USUAL)
    first = made.plan.blocks()[0]
    on(database).log_block("cma-aama-1", first.id, MONDAY)
    today = day("2027-02-03")
    changed = on(database, today).change("cma-aama-1", Wishes(week=week_of_hours(15 * 60)))
    old = [block for block in made.plan.blocks() if block.date < today and block.activity in STUDY]
    past = [block for block in changed.plan.blocks() if block.date < today and block.activity in STUDY]
    assert [replace(block, status="planned") for block in past] == old
    assert [block.as_of(today).status for block in past] == ["done"] + ["missed"] * (len(old) - 1)
    assert changed.plan.as_of == today
    assert changed.plan.blocks() != made.plan.blocks()
    assert on(database).view("cma-aama-1") == changed


def test_the_past_stays_through_one_change_after_another(database: Path) -> None:
    """What the first change kept, the second keeps too."""
    made = on(database).enroll("cma-aama", USUAL)
    on(database, day("2027-01-25")).change("cma-aama-1", Wishes(week=week_of_hours(15 * 60)))
    first = on(database).plan("cma-aama-1")
    changed = on(database, day("2027-02-08")).change("cma-aama-1", Wishes(week=week_of_hours(12 * 60)))
    past = [replace(b, status="planned") for b in changed.plan.blocks() if b.date < day("2027-02-08")]
    assert past == [replace(b, status="planned") for b in first.blocks() if b.date < day("2027-02-08")]
    assert past[:3] == list(made.plan.blocks())[:3]


def test_late_in_the_programme_what_was_logged_is_needed_no_more(database: Path) -> None:
    """Nine months in, with everything logged, four hours a week are enough for the rest; with nothing they are not."""
    made = on(database).enroll("cma-aama", USUAL)
    today, fewer = day("2027-09-01"), Wishes(week=week_of_hours(4 * 60))
    assert on(database, today).change("cma-aama-1", fewer).plan.weeks == ()
    for block in made.plan.blocks():
        if block.date < today and block.activity in STUDY:
            on(database, block.date).log_block("cma-aama-1", block.id, block.date)
    changed = on(database, today).change("cma-aama-1", fewer)
    assert changed.plan.budget.feasible
    assert [it.id for it in on(database, today).check("cma-aama-1") if it.id.startswith("H") and not it.holds] == []


def test_the_day_of_application_moves_dates_but_no_session(database: Path) -> None:
    """In October: the plan is the same but for the errands, which are done; the fee and the window follow."""
    made = on(database).enroll("cma-aama", USUAL)
    applied = on(database, day("2027-10-01")).change("cma-aama-1", Wishes(applied_on=day("2027-09-25")))
    assert by_key(applied)["apply_by"].done
    assert [b for b in applied.plan.blocks() if b.activity != "task"] == [
        b for b in made.plan.blocks() if b.activity != "task"
    ]


def test_a_change_that_does_not_fit_stores_nothing_unless_it_is_accepted(database: Path) -> None:
    """The plan that works stays."""
    made = on(database).enroll("cma-aama", USUAL)
    refused = on(database).change("cma-aama-1", Wishes(week=SCARCE.week))
    assert refused.plan.weeks == ()
    assert on(database).view("cma-aama-1") == made
    accepted = on(database).change("cma-aama-1", Wishes(week=SCARCE.week), accept_shortfall=True)
    assert on(database).view("cma-aama-1") == accepted
    assert accepted.plan.budget.shortfall > 0


def test_an_impossible_change_is_refused_and_stores_nothing(database: Path) -> None:
    """Even where the rest of it would only have moved the student to another state."""
    made = on(database).enroll("cma-aama", USUAL)
    with pytest.raises(BadInput, match=r"^--buffer: 95"):
        on(database).change("cma-aama-1", Wishes(buffer_percent=95))
    with pytest.raises(BadInput, match=r"^--route: cma-aama has no route 'nowhere'"):
        on(database).change("cma-aama-1", Wishes(route="nowhere", state="fl"))
    assert on(database).view("cma-aama-1") == made


def test_having_applied_settles_the_errands(database: Path) -> None:
    """And the window is counted from it."""
    on(database).enroll("rma-amt", USUAL)
    changed = on(database, day("2027-11-15")).change(
        "rma-amt-1", Wishes(applied_on=day("2027-11-12"), week=week_of_hours(60 * 60), exam_date=day("2028-02-01"))
    )
    found = by_key(changed)
    assert found["apply_by"].done
    assert found["exam_window_closes"].date == day("2028-11-12")
    assert not [
        block for block in changed.plan.blocks() if block.activity == "task" and block.date >= day("2027-11-15")
    ]


def test_days_off_and_a_pinned_exam_can_be_taken_back(database: Path) -> None:
    """Then the plan is what it was before."""
    made = on(database).enroll("cma-aama", USUAL)
    off = (Off(days("2027-03-01", "2027-03-14"), "away"),)
    on(database).change("cma-aama-1", Wishes(off=off, exam_date=day("2027-12-15")))
    back = on(database).change("cma-aama-1", Wishes(off=(), unpin_exam=True))
    assert back == made
