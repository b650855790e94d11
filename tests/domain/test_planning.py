"""The whole answer: for any wishes either a sentence that says why not, or a plan with dates that hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dates import MONDAY, TODAY, TRACKS, arithmetic_holds, asked, bundled, dated, day, days, planned, state
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrol import problems, week_of_hours
from planner.domain.planning import plan_for, redated

EVERY_ROUTE = [(track_id, route.id) for track_id in TRACKS for route in bundled(track_id).routes]
OPTIONS = (
    "--start", "--today", "--months", "--program-end", "--exam-date", "--applied-on", "--window", "--route",
)  # fmt: skip


@st.composite
def wishes(draw: st.DrawFn) -> tuple[str, date, dict[str, Any]]:
    """A track, a day, and wishes that mostly make sense: starts from 1990 to 2150, most of them near the day."""
    track_id, route = draw(st.sampled_from(EVERY_ROUTE))
    today = draw(st.dates(date(1990, 1, 1), date(2150, 12, 31)))
    near = st.integers(-1500, 1500).map(lambda days: today + days * ONE_DAY).filter(lambda it: it >= date(1900, 1, 1))
    start = draw(st.one_of(near, near, st.dates(date(1990, 1, 1), date(2150, 12, 31))))
    wanted: dict[str, Any] = {"start": start, "route": route, "unusual_length": True}
    if bundled(track_id).route(route).program:
        wanted["months"] = draw(st.one_of(st.none(), st.integers(1, 120), st.sampled_from([1, 9, 12, 24])))
    around = st.integers(-400, 1500).map(lambda days: start + days * ONE_DAY)
    for name in ("exam_date", "applied_on", "program_end"):
        if draw(st.integers(0, 4)) == 0 and (name != "program_end" or wanted.get("months")):
            wanted[name] = draw(around)
    if draw(st.integers(0, 4)) == 0:
        opens = draw(around)
        wanted["window"] = DateRange(opens, opens + timedelta(days=draw(st.integers(0, 400))))
    wanted["week"] = week_of_hours(60 * draw(st.sampled_from([1, 5, 10, 20])))
    return track_id, today, wanted


@settings(max_examples=150)
@given(wishes(), st.sampled_from([None, "nd", "ny", "wa", "pr", "wv"]), st.booleans())
def test_any_wishes_give_a_sentence_or_dates_that_hold(
    given_: tuple[str, date, dict[str, Any]], state_id: str | None, accept: bool
) -> None:
    """Nothing raises; what is refused says which option; what is dated lies in the calendar and is counted truly."""
    track_id, today, wanted = given_
    track, made, wished = asked(track_id, today, **wanted)
    refused = problems(track, made, wished, today)
    if refused:
        assert all(sentence.startswith(OPTIONS) and sentence.endswith(".") for sentence in refused)
        return
    result = plan_for(track, made, today, state(state_id) if state_id else None, accept_shortfall=accept)
    found = result.milestones
    assert [it.date for it in found] == sorted(it.date for it in found)
    assert len({it.key for it in found}) == len(found)
    for it in found:
        assert it.title
        assert date(1970, 1, 1) <= it.date <= date(2199, 12, 31)
        assert it.date.isoformat() in it.because
        assert arithmetic_holds(it.because), it.because
    by_key = {it.key: it for it in found}
    assert by_key["exam_window_opens"].date <= by_key["exam"].date <= by_key["exam_window_closes"].date
    assert by_key["exam"].date == result.plan.exam_date
    assert by_key["exam"].date > max(today, made.start)


@pytest.mark.parametrize(("track_id", "route"), EVERY_ROUTE)
def test_every_route_of_every_track_can_be_planned(track_id: str, route: str) -> None:
    """From the day of enrolment on, with plenty of time, every one of them fits."""
    monday = day("2027-01-04")
    result = planned(track_id, today=monday, start=monday, route=route, week=week_of_hours(50 * 60))
    assert result.plan.budget.feasible
    assert result.plan.weeks


@given(st.sampled_from(TRACKS), st.integers(0, 700))
def test_nobody_who_enrols_late_has_missed_anything_yet(track_id: str, later: int) -> None:
    """In the middle of the programme or after it: a duty that was over before the student came is nobody's."""
    today = MONDAY + timedelta(days=later)
    track, made, wished = asked(track_id, today, week=week_of_hours(40 * 60))
    assume(not problems(track, made, wished, today))
    found = plan_for(track, made, today, accept_shortfall=True).milestones
    assert [it.key for it in found if it.state(today) == "missed"] == []


def test_enrolling_in_the_middle_moves_no_date_of_the_programme() -> None:
    """Only the study begins later."""
    keys = ("program_start", "program_end", "exam_window_opens", "exam_window_closes", "exam", "apply_by")
    early, late = planned("cma-aama"), planned("cma-aama", today=day("2027-05-03"))
    assert dated({it.key: it for it in early.milestones}, *keys) == dated({it.key: it for it in late.milestones}, *keys)


def test_enrolling_after_the_programme_gives_a_window_that_is_still_open() -> None:
    """1 Mar 2028 + 7 business days = 10 Mar, and 90 days from there."""
    result = planned("cma-aama", today=day("2028-03-01"))
    found = {it.key: it for it in result.milestones}
    assert dated(found, "exam_window_opens", "exam_window_closes", "eligibility_expires") == {
        "exam_window_opens": "2028-03-10",
        "exam_window_closes": "2028-06-08",
        "eligibility_expires": "2028-11-10",
    }
    assert result.plan.exam_date >= day("2028-03-10")


def test_a_plan_that_does_not_fit_still_has_its_dates() -> None:
    """The window is what the remedies are about."""
    result = planned("cma-aama", week=week_of_hours(60))
    assert not result.plan.budget.feasible
    assert result.plan.exam_date == result.dates.closes


def test_a_state_adds_its_licence_and_nothing_else() -> None:
    """Everything else is as without it. Florida renews every two years: three times before the second expiry."""
    without, with_it = planned("mlt-ascp"), planned("mlt-ascp", state_id="fl")
    added = [it for it in with_it.milestones if it not in without.milestones]
    renewals = {"licence_renewal_due", "licence_renewal_due_2", "licence_renewal_due_3"}
    assert {it.key for it in added} == {"licence_apply", *renewals}
    assert with_it.plan == without.plan


@pytest.mark.parametrize("track_id", ["mlt-ascp", "mlt-amt", "cma-aama"])
@pytest.mark.parametrize("exam", [None, day("2029-02-14")])
def test_moving_to_another_state_is_as_if_it_had_been_the_state_all_along(track_id: str, exam: date | None) -> None:
    """The plan stays; the licence's dates, doubts and pages are those of the new state, in their place."""
    extra: dict[str, Any] = {"exam_date": exam, "window": days("2029-01-20", "2029-04-19")} if exam else {}
    track = bundled(track_id)
    for old, new in (("fl", "wa"), ("nd", "ny"), ("ca", None), (None, "mt")):
        start = planned(track_id, state_id=old, **extra)
        _, enrolment, _ = asked(track, **extra)
        assert redated(track, enrolment, start.plan, state(new) if new else None, TODAY) == (
            planned(track_id, state_id=new, **extra).milestones
        )


def test_the_same_inputs_give_the_same_answer() -> None:
    """To the last byte: nothing here asks the clock."""
    assert planned("rma-amt", state_id="wa") == planned("rma-amt", state_id="wa")


def test_triage_pace_and_hours_move_no_date_of_the_issuer() -> None:
    """They are the student's side of it."""
    keys = ("exam_window_opens", "exam_window_closes", "eligibility_expires", "program_end")
    track, made, _ = asked("cma-aama")
    usual = plan_for(track, made, TODAY)
    slow = plan_for(track, replace(made, week=week_of_hours(7 * 60)), TODAY, pace=1.8, accept_shortfall=True)
    assert dated({it.key: it for it in usual.milestones}, *keys) == dated({it.key: it for it in slow.milestones}, *keys)
