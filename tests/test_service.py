"""The service on real databases and the bundled schedules: what is stored, what is not, what a change leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dates import day, days
from planner.domain.enrol import Wishes, week_of_hours
from planner.domain.enrolment import Off, Week
from planner.domain.plan import STUDY
from planner.errors import BadInput
from planner.service import COMFORT_PERCENT, Planner, View

if TYPE_CHECKING:
    from planner.domain.milestone import Milestone

MONDAY = date(2027, 1, 11)
WEEK = Week.of({"mon": 60, "wed": 60, "sat": 180})
USUAL = Wishes(start=MONDAY, months=10, week=WEEK)
SCARCE = Wishes(start=MONDAY, months=10, week=Week.of({"sat": 60}))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where no database is yet."""
    return tmp_path / "planner.db"


def on(database: Path, today: date = MONDAY) -> Planner:
    """The planner on that day, at noon."""
    return Planner(database, today, datetime(today.year, today.month, today.day, 12, tzinfo=UTC))


def by_key(view: View) -> dict[str, Milestone]:
    """A view's milestones by key."""
    return {it.key: it for it in view.milestones}


def apart_from_the_state(view: View) -> tuple[Any, ...]:
    """All of a view that a move to another state leaves alone."""
    return replace(view.enrolment, state=None), view.plan, [it for it in view.milestones if it.kind != "licence"]


# Enrolling


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


# Changing


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
    """The blocks of the days before are the old plan's, taken as done; those from today on are new."""
    made = on(database).enroll("cma-aama", USUAL)
    today = day("2027-02-03")
    changed = on(database, today).change("cma-aama-1", Wishes(week=week_of_hours(15 * 60)))
    old = [block for block in made.plan.blocks() if block.date < today]
    past = [block for block in changed.plan.blocks() if block.date < today]
    assert [replace(block, status="planned") for block in past] == old
    assert {block.status for block in past if block.activity in STUDY} == {"done"}
    assert old
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


def test_late_in_the_programme_new_hours_leave_what_was_planned_before_alone(database: Path) -> None:
    """Only the rest is planned anew: five hours a week are still enough nine months in."""
    on(database).enroll("cma-aama", USUAL)
    later = on(database, day("2027-09-01"))
    changed = later.change("cma-aama-1", Wishes(week=week_of_hours(4 * 60)))
    assert changed.plan.budget.feasible
    assert all(prop.holds for prop in later.check("cma-aama-1") if prop.id.startswith("H"))


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


# Reading


def test_reading_makes_no_database(database: Path) -> None:
    """There are no enrolments where there is none."""
    assert on(database).enrolments() == ()
    assert not database.exists()


def test_the_calendar_has_every_milestone_and_every_block(database: Path) -> None:
    """Errands aside, which are milestones already."""
    made = on(database).enroll("cma-aama", USUAL)
    keys = {item.entry.key for item in on(database).calendar_items(["cma-aama-1"])}
    blocks = {f"block/{block.id}" for block in made.plan.blocks()}
    assert {it.key for it in made.milestones} <= keys
    assert blocks - keys == {f"block/{block.id}" for block in made.plan.blocks() if block.activity == "task"}


def test_a_stored_plan_is_checked_as_it_stands(database: Path) -> None:
    """All its rules hold on the day it was made."""
    on(database).enroll("cma-aama", USUAL)
    found = on(database).check("cma-aama-1")
    assert [it.id for it in found if it.id.startswith("H") and not it.holds] == []


def test_the_dates_in_a_view_are_those_behind_its_milestones(database: Path) -> None:
    """Worked out anew from what is stored."""
    on(database).enroll("cma-aama", USUAL)
    view = on(database, MONDAY + timedelta(days=200)).view("cma-aama-1")
    found = by_key(view)
    assert (view.dates.opens, view.dates.closes) == (found["exam_window_opens"].date, found["exam_window_closes"].date)
