"""Enrolling, what-if and ending: what is stored, and what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dates import day, days
from planner.domain.enrol import Wishes, week_of_hours
from planner.errors import BadInput
from planner.service import COMFORT_PERCENT
from service.conftest import MONDAY, SCARCE, USUAL, by_key, on


def test_what_was_enrolled_is_what_is_read(database: Path) -> None:
    """Inputs, rules, dates, plan and milestones: all that the answer showed."""
    made = on(database).enroll("cma-aama", USUAL)
    assert on(database).view("cma-aama-1") == made
    assert on(database).plan("cma-aama-1") == made.plan
    assert on(database).milestones("cma-aama-1") == made.milestones
    assert on(database).enrolment("cma-aama-1") == made.enrolment
    assert on(database).track_of("cma-aama-1") == made.track
    assert on(database).enrolments() == (made.enrolment,)


def test_a_plan_that_does_not_fit_stores_nothing(database: Path) -> None:
    """There is not even a database afterwards; the answer says what would help."""
    view = on(database).enroll("cma-aama", SCARCE)
    assert view.plan.weeks == ()
    assert view.plan.budget.shortfall > 0
    assert {it.kind for it in view.plan.remedies if it.value} >= {"weekly_minutes"}
    assert not database.exists()


def test_a_shortfall_that_is_accepted_is_stored(database: Path) -> None:
    """With all its weeks, and still called a shortfall."""
    made = on(database).enroll("cma-aama", SCARCE, accept_shortfall=True)
    assert made.plan.weeks
    assert on(database).view("cma-aama-1") == made
    assert made.plan.budget.shortfall > 0


def test_what_is_impossible_is_refused_before_anything_is_made(database: Path) -> None:
    """In one sentence."""
    with pytest.raises(BadInput, match=r"^--exam-date: 2030-01-01 lies outside the exam window"):
        on(database).enroll("cma-aama", replace(USUAL, exam_date=day("2030-01-01")))
    with pytest.raises(BadInput, match="Nearest: cma-aama"):
        on(database).enroll("cma-ama", USUAL)
    assert not database.exists()


def test_enrolments_count_on_for_each_track(database: Path) -> None:
    """And each has an identity of its own, that nothing changes."""
    made = [on(database).enroll(track, USUAL).enrolment for track in ("cma-aama", "rma-amt", "cma-aama")]
    assert [it.id for it in made] == ["cma-aama-1", "rma-amt-1", "cma-aama-2"]
    assert len({it.uuid for it in made}) == 3
    assert on(database).chosen("rma-amt") == "rma-amt-1"


def test_without_study_hours_the_fewest_that_leave_room_are_taken(database: Path) -> None:
    """A fifth more than the need; with an hour less a week it would not be."""
    made = on(database).enroll("cma-aama", Wishes(start=MONDAY))
    hours, rest = divmod(made.enrolment.week.minutes, 60)
    assert rest == 0
    assert made.enrolment.week == week_of_hours(60 * hours)
    assert 100 * made.plan.budget.supply >= COMFORT_PERCENT * made.plan.budget.need
    fewer = on(database).preview("cma-aama", Wishes(start=MONDAY, week=week_of_hours(60 * (hours - 1))))
    assert 100 * fewer.plan.budget.supply < COMFORT_PERCENT * fewer.plan.budget.need


def test_where_no_hours_leave_room_the_most_are_tried(database: Path) -> None:
    """An hour a day until the window closes in a month are not half of what is needed: the answer is no."""
    wishes = Wishes(start=MONDAY, route="route-4", window=days("2027-01-18", "2027-02-07"))
    view = on(database).enroll("mlt-ascp", replace(wishes, daily_cap=60))
    assert view.plan.weeks == ()
    assert view.enrolment.week == week_of_hours(60 * 60)


def test_a_preview_is_what_enrolling_would_make(database: Path) -> None:
    """With weeks even where it does not fit; stored nowhere."""
    preview = on(database).preview("cma-aama", SCARCE)
    assert preview.plan.weeks
    assert not database.exists()
    usual = on(database).preview("cma-aama", USUAL)
    made = on(database).enroll("cma-aama", USUAL)
    assert usual.milestones == made.milestones
    assert usual.plan.budget == made.plan.budget


def test_a_state_adds_its_licence(database: Path) -> None:
    """Laboratory technicians need one in Florida; of Texas nothing is known, so it adds no dates."""
    made = on(database).enroll("mlt-ascp", Wishes(start=MONDAY, state="FL"))
    assert by_key(made)["licence_renewal_due"].date == day("2030-08-31")
    elsewhere = on(database).enroll("mlt-ascp", Wishes(start=MONDAY, state="TX"))
    assert not [it for it in elsewhere.milestones if it.kind == "licence"]


def test_the_students_own_file_overrides_the_track(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """120 days instead of 90, confirmed because the student says so; and kept when the file goes."""
    own = tmp_path / "config" / "schedules" / "tracks"
    own.mkdir(parents=True)
    (own / "cma-aama.toml").write_text('[exam.window]\nlength = "120 days"\n', encoding="utf-8")
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path / "config"))
    made = on(database).enroll("cma-aama", USUAL)
    closes = by_key(made)["exam_window_closes"]
    assert closes.because == "closes 2028-02-08 = opened 2027-10-11 + 120 days (AAMA testing period)"
    assert closes.confirmed
    (own / "cma-aama.toml").unlink()
    changed = on(database).change("cma-aama-1", Wishes(buffer_percent=20))
    assert by_key(changed)["exam_window_closes"].date == day("2028-02-08")


# What would be


def test_what_if_shows_both_and_stores_nothing(database: Path) -> None:
    """Not a byte of the database changes."""
    made = on(database).enroll("cma-aama", USUAL)
    before = database.read_bytes()
    now, then = on(database).whatif("cma-aama-1", Wishes(exam_date=day("2027-12-15")))
    assert now == made
    assert then.plan.exam_date == day("2027-12-15")
    assert database.read_bytes() == before


def test_what_if_agrees_with_the_change(database: Path) -> None:
    """On the first day, when there is no past to keep."""
    on(database).enroll("cma-aama", USUAL)
    wish = Wishes(week=week_of_hours(12 * 60), state="wa")
    _, then = on(database).whatif("cma-aama-1", wish)
    assert on(database).change("cma-aama-1", wish) == then


def test_what_if_shows_a_plan_that_would_not_fit(database: Path) -> None:
    """With its weeks: it is there to be looked at."""
    on(database).enroll("cma-aama", USUAL)
    _, then = on(database).whatif("cma-aama-1", Wishes(week=SCARCE.week))
    assert then.plan.weeks
    assert not then.plan.budget.feasible


# Ending


def test_what_was_dropped_stays_as_history_and_takes_no_more_changes(database: Path) -> None:
    """It can still be read; its calendar items are cancelled."""
    made = on(database).enroll("cma-aama", USUAL)
    ended = on(database, day("2027-02-01")).drop("cma-aama-1")
    assert ended == replace(made.enrolment, status="dropped")
    assert on(database).enrolments() == (ended,)
    assert on(database).plan("cma-aama-1") == made.plan
    assert all(item.revision.cancelled_at for item in on(database).calendar_items(["cma-aama-1"]))
    for refused in (on(database).change, on(database).whatif):
        with pytest.raises(BadInput, match=r"cma-aama-1 was dropped. `planner enroll cma-aama`"):
            refused("cma-aama-1", Wishes(buffer_percent=20))
