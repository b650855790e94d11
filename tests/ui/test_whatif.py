"""What if: keys change values, the plan answers, nothing is stored before it is asked for."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from builders import START, enrolment, week_minutes
from planner.ui.trial import Trial, spread
from ui.showing import Prepared, app_on, at_rest, drive, plain_view, seen


def test_more_time_shows_beside_todays_figures() -> None:
    planner = Prepared(plain_view())
    found = drive(app_on(planner), "w", "right", seen("5 h 30 min  ≠"))
    assert "all 14 hold" in found or "of 14" in found
    assert not planner.stored


def test_applying_asks_first_and_then_stores_once() -> None:
    planner = Prepared(plain_view())
    found = drive(app_on(planner), "w", "right", seen("5 h 30 min  ≠"), at_rest, "a", seen("Make this your plan?"), "y")
    assert "The plan was changed." in found
    assert [it.week.minutes for it in planner.stored if it.week] == [330]


def test_no_leaves_all_as_it_is() -> None:
    planner = Prepared(plain_view())
    drive(app_on(planner), "w", "right", seen("5 h 30 min  ≠"), at_rest, "a", "n", "escape")
    assert not planner.stored


def test_esc_drops_it() -> None:
    planner = Prepared(plain_view())
    assert "Planned today" in drive(app_on(planner), "w", "right", "escape")
    assert not planner.stored


def test_nothing_different_is_nothing_to_apply() -> None:
    assert "Nothing is different yet" in drive(app_on(Prepared(plain_view())), "w", seen("all 6 hold"), "a")


def test_a_date_is_judged_while_it_is_typed() -> None:
    app = app_on(Prepared(plain_view()))
    assert "a date: YYYY-MM-DD" in drive(app, "w", "down", *"2027-1")
    app = app_on(Prepared(plain_view()))
    assert "outside the exam window" in drive(app, "w", "down", *"2030-01-01", seen("outside the exam window"))


def test_an_exam_too_early_names_what_would_help() -> None:
    """Few hours on purpose, so that it cannot fit."""
    found = drive(app_on(Prepared(plain_view())), "w", *"1", seen("This would not fit"))
    assert "a week would be enough" in found


def test_days_away_can_be_tried() -> None:
    found = drive(app_on(Prepared(plain_view())), "w", "down", "down", "down", *"14", seen("Away from"))
    assert "14▏" in found


def test_reset_takes_all_back() -> None:
    assert "‹ 5 h ›" in drive(app_on(Prepared(plain_view())), "w", "right", "right", "r")


@given(week_minutes(), st.integers(2, 400))
def test_spreading_gives_exactly_the_minutes_on_the_same_days(week: object, quarters: int) -> None:
    found = spread(week, quarters * 15)  # type: ignore[arg-type]
    full = all(day.minutes < 24 * 60 for day in found.days)
    assert not full or found.minutes == quarters * 15
    assert all(not new.minutes or old.minutes for new, old in zip(found.days, week.days, strict=True))  # type: ignore[attr-defined]


def test_an_untouched_trial_wishes_for_nothing() -> None:
    trial = Trial.of(plain_view(), START)
    wishes = trial.wishes()
    assert not trial.changed
    assert (wishes.week, wishes.exam_date, wishes.months, wishes.off) == (None, None, None, None)


def test_a_typed_exam_date_is_taken_back_with_backspace() -> None:
    trial = Trial.of(plain_view(), START)
    pinned, problem = trial.typed("exam", "2027-12-01")
    assert (pinned.exam, problem) == (date(2027, 12, 1), "")
    assert pinned.typed("exam", "")[0].exam is None
    assert enrolment().exam_date is None
