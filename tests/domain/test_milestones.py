"""The whole timeline: a worked example of each track, what holds of every milestone, and how doubt is passed on.

All examples: enrolled on 2026-11-22, a programme of the usual length from Monday 2027-01-11, 15 hours a week.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from dates import DAY, TRACKS, arithmetic_holds, bundled, dated, day, days, doubtful, milestones, planned
from planner.domain.enrol import week_of_hours
from planner.domain.enrolment import Week
from planner.domain.milestone import DUE_WITHIN, Milestone
from planner.domain.plan import Block

if TYPE_CHECKING:
    from planner.domain.milestone import State
    from planner.domain.track import Track

EXPECTED = {
    # 11 Jan + 10 months - 1 day; - 30 days; + 90 days; + 14 days = Wed; - 7 business days; no results, so by the route:
    # + 12 months; 24 Nov + 60 months to the month's end; - 30 - 30 days; + 90 days of grace
    "cma-aama": {
        "program_end": "2027-11-10", "exam_window_opens": "2027-10-11", "exam_window_closes": "2028-01-09",
        "exam": "2027-11-24", "apply_by": "2027-11-15", "exam_latest_safe": "2028-01-09",
        "eligibility_expires": "2028-11-10", "renewal_due": "2032-11-30", "renew_by": "2032-10-01",
        "lapse_grace_ends": "2033-02-28",
    },
    # + 4 business days; 10 Nov + 1 year; - 45 days; 24 Nov + 36 months - 1 day; - 10 business days = 8 Nov, - 30 days
    "rma-amt": {
        "program_end": "2027-11-10", "exam_window_opens": "2027-11-16", "exam_window_closes": "2028-11-10",
        "exam": "2027-11-24", "apply_by": "2027-11-18", "exam_latest_safe": "2028-09-26",
        "eligibility_expires": "2031-11-10", "annual_fee_due": "2028-11-23", "renewal_due": "2030-11-23",
        "renew_by": "2030-10-12",
    },
    # + 10 business days; 10 Nov + 1 year; - 30 days; + 2 days; + 5 years; + 24 months; 365 days later
    "ccma-nha": {
        "program_end": "2027-11-10", "exam_window_opens": "2027-11-24", "exam_window_closes": "2028-11-10",
        "exam": "2027-11-24", "apply_by": "2027-11-10", "exam_latest_safe": "2028-10-11",
        "results_expected": "2027-11-26", "eligibility_expires": "2032-11-10", "renewal_due": "2029-11-24",
        "lapse_grace_ends": "2030-11-24",
    },
    "cmaa-nha": {
        "program_end": "2027-11-10", "exam_window_opens": "2027-11-24", "exam_window_closes": "2028-11-10",
        "exam": "2027-11-24", "apply_by": "2027-11-10", "results_expected": "2027-11-26", "renewal_due": "2029-11-24",
    },
    # + 2 weeks; 10 Nov + 1 year; - 30 days; at once; + 12 months; 5 years after that
    "ncma-ncct": {
        "program_end": "2027-11-10", "exam_window_opens": "2027-11-24", "exam_window_closes": "2028-11-10",
        "exam": "2027-11-24", "apply_by": "2027-11-10", "exam_latest_safe": "2028-10-11",
        "results_expected": "2027-11-24", "renewal_due": "2028-11-24", "reexam_only_from": "2033-11-24",
    },
    # 24 months; - 6 weeks; + 45 business days; + 3 months, clamped; + 4 business days; + 5 years; + 36 months
    "mlt-ascp": {
        "program_end": "2029-01-10", "application_opens": "2028-11-29", "apply_by": "2028-11-29",
        "exam_window_opens": "2029-01-31", "exam_window_closes": "2029-04-30", "exam": "2029-01-31",
        "results_expected": "2029-02-06", "eligibility_expires": "2034-01-10", "renewal_due": "2032-01-31",
        "renew_by": "2031-12-01",
    },
    "mls-ascp": {
        "program_end": "2029-01-10", "practicum_start": "2028-08-24", "application_opens": "2028-11-29",
        "exam_window_opens": "2029-01-31", "exam_window_closes": "2029-04-30", "exam": "2029-01-31",
        "renewal_due": "2032-01-31",
    },
    # + 4 business days; 10 Jan + 1 year; + 14 days = Wed; - 4 business days; - 45 days; + 36 months - 1 day
    "mlt-amt": {
        "program_end": "2029-01-10", "exam_window_opens": "2029-01-16", "exam_window_closes": "2030-01-10",
        "exam": "2029-01-24", "apply_by": "2029-01-18", "exam_latest_safe": "2029-11-26",
        "annual_fee_due": "2030-01-23", "renewal_due": "2032-01-23",
    },
    # + 12 weeks; + 1 year; the year of certification; - 10 business days = 17 Dec, - 30 days
    "mlt-aab": {
        "program_end": "2029-01-10", "exam_window_opens": "2029-04-04", "exam_window_closes": "2030-01-10",
        "exam": "2029-04-04", "apply_by": "2029-01-10", "renewal_due": "2029-12-31", "renew_by": "2029-11-17",
    },
    # 3 months; - 6 weeks; + 45 business days; + 3 months; 20 days after the programme, a Friday; + 36 months
    "pbt-ascp": {
        "program_end": "2027-04-10", "application_opens": "2027-02-27", "exam_window_opens": "2027-04-30",
        "exam_window_closes": "2027-07-30", "exam": "2027-04-30", "results_expected": "2027-05-06",
        "renewal_due": "2030-04-30",
    },
    # 3 months, to a Saturday; + 10 business days; + 14 days is a Saturday, so Monday; - 10 business days; + 24 months
    "cpt-nha": {
        "program_end": "2027-04-10", "exam_window_opens": "2027-04-23", "exam_window_closes": "2028-04-10",
        "exam": "2027-04-26", "apply_by": "2027-04-12", "exam_latest_safe": "2028-03-11", "renewal_due": "2029-04-26",
    },
    # + 4 business days; + 1 year; - 45 days; - 4 business days; + 36 months - 1 day
    "rpt-amt": {
        "program_end": "2027-04-10", "exam_window_opens": "2027-04-15", "exam_window_closes": "2028-04-10",
        "exam": "2027-04-26", "apply_by": "2027-04-20", "exam_latest_safe": "2028-02-25",
        "annual_fee_due": "2028-04-25", "renewal_due": "2030-04-25",
    },
}  # fmt: skip


@pytest.mark.parametrize("track_id", TRACKS)
def test_the_key_dates_of_each_track(track_id: str) -> None:
    """Worked by hand; the arithmetic stands beside each."""
    found = milestones(track_id)
    assert dated(found, *EXPECTED[track_id]) == EXPECTED[track_id]


TEN_MONTHS: dict[str, Any] = {"program_end": day("2027-11-10")}
SITUATIONS: dict[str, dict[str, Any]] = {
    "as everybody does": {},
    "with an authorisation in hand": TEN_MONTHS | {"window": days("2027-11-01", "2027-12-31")},
    "with a date chosen, on a Sunday": TEN_MONTHS
    | {"window": days("2027-11-01", "2028-02-29"), "exam_date": day("2027-12-05")},
    "having applied": TEN_MONTHS | {"today": day("2027-10-09"), "applied_on": day("2027-10-02")},
    "in the middle of it": {"today": day("2027-02-06")},
    "after the programme": TEN_MONTHS | {"today": day("2027-12-30")},
    "from the 31st": {"start": day("2027-01-31"), "months": 13},
    "from 29 February": {"start": day("2028-02-29"), "today": day("2028-02-29"), "months": 12},
    "in a month": {"months": 1},
    "with hardly any time": {"week": Week.of({"sat": 30})},
}


@cache
def situation(track_id: str, name: str) -> tuple[Milestone, ...]:
    """The milestones of one of these, in a state that licenses laboratories' staff."""
    return planned(track_id, **SITUATIONS[name], unusual_length=True, state_id="nd").milestones


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("track_id", TRACKS)
def test_every_reason_is_true_and_names_its_date(track_id: str, name: str) -> None:
    """The arithmetic is worked out again from the sentence alone."""
    for it in situation(track_id, name):
        assert arithmetic_holds(it.because), it.because
        assert it.date.isoformat() in DAY.findall(it.because), it.because
        assert it.because == " ".join(it.because.split())
        assert not it.because.endswith((".", " ")), it.because


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize("track_id", TRACKS)
def test_milestones_come_by_date_with_a_key_of_their_own_and_each_page_once(track_id: str, name: str) -> None:
    """Keys name calendar items; a list of dates is read from above."""
    found = situation(track_id, name)
    assert [it.date for it in found] == sorted(it.date for it in found)
    assert len({it.key for it in found}) == len(found)
    for it in found:
        pages = [page.url or page.title for page in it.sources]
        assert len(pages) == len(set(pages))


@pytest.mark.parametrize("track_id", TRACKS)
def test_titles_are_sentences_that_read_well_after_the_tracks_name(track_id: str) -> None:
    """A calendar shows `CMA (AAMA): Last day to apply`."""
    for it in situation(track_id, "as everybody does"):
        assert it.title[:1].isupper(), it.title
        assert not it.title.endswith("."), it.title
        assert bundled(track_id).name not in it.title
        assert len(it.title) <= 75, it.title


def test_on_one_day_the_exam_comes_before_what_it_leads_to() -> None:
    """Window, suggestion, exam, certified: in the order in which they happen."""
    keys = [it.key for it in planned("mlt-ascp").milestones if it.date == day("2029-01-31")]
    order = ["exam_window_opens", "exam_suggested", "exam", "certified"]
    assert [key for key in keys if key in order] == order


# Doubt is passed on: from a fact to the dates that it decides, and from these to all that are counted from them.

FROM_THE_EXAM = {
    "exam", "exam_suggested", "certified", "renewal_due", "renewal_due_2", "lapse_grace_ends", "final_review_start",
    "mock_1", "apply_by", "exam_fee_due", "ce_checkpoint_1", "licence_apply", "licence_renewal_due",
}  # fmt: skip


def confirmed(track: Track | str, **wishes: Any) -> set[str]:
    """The keys of all milestones that are confirmed."""
    return {it.key for it in planned(track, **wishes).milestones if it.confirmed}


def with_doubtful_processing(track: Track) -> Track:
    """As if no page gave the time that an application takes."""
    return replace(track, application=replace(track.application, processing=doubtful(track.application.processing)))


def with_doubtful_window(track: Track) -> Track:
    """As if no page gave its length."""
    window = replace(track.exam.window, length=doubtful(track.exam.window.length))
    return replace(track, exam=replace(track.exam, window=window))


def test_what_rests_on_the_issuers_own_pages_is_confirmed() -> None:
    """AAMA's earliest sitting, window, processing time, recency and renewal are official. AMT's too."""
    assert {
        "program_end", "exam_window_opens", "exam_window_closes", "exam", "apply_by", "authorization_expected",
        "eligibility_expires", "renewal_due", "renewal_due_2", "lapse_grace_ends",
    } <= confirmed("cma-aama")  # fmt: skip
    assert {"exam_window_opens", "exam_window_closes", "exam", "renewal_due", "annual_fee_due"} <= confirmed("rma-amt")


def test_the_planners_own_estimates_are_not() -> None:
    """Weeks of practicum, the lead for a transcript, hours of study, the margin before a renewal, AAMA's opening."""
    estimated = {
        "practicum_start", "practicum_end", "transcript_request", "exam_earliest_ready", "renew_by",
        "application_opens",
    }  # fmt: skip
    assert not estimated & confirmed("cma-aama")
    assert "exam_latest_safe" not in confirmed("cma-aama")


def test_a_memory_of_the_processing_time_reaches_everything_counted_from_the_authorisation() -> None:
    """ASCP: the window that follows it, the exam inside the window, the renewals after the exam, the licence."""
    track = bundled("mlt-ascp")
    assert track.application.processing.status == "memory"
    found = confirmed("mlt-ascp", state_id="nd")
    assert found == {"program_start", "program_end", "application_opens"}


def test_a_date_that_the_student_chose_ends_the_doubt() -> None:
    """The exam is booked: what is counted from it rests on its own rules alone. The window is as doubtful as before."""
    found = confirmed("mlt-ascp", exam_date=day("2029-02-14"), state_id="fl")
    assert {"exam", "certified", "results_expected", "renewal_due", "renewal_due_2", "licence_renewal_due"} <= found
    assert not {"exam_window_opens", "exam_window_closes", "apply_by", "renew_by", "ce_checkpoint_1"} & found


def test_the_students_own_authorisation_ends_the_doubt_about_the_window() -> None:
    """It is the issuer's own paper."""
    found = milestones("mlt-ascp", window=days("2029-01-20", "2029-04-19"))
    assert all(found[key].confirmed for key in ("exam_window_opens", "exam_window_closes", "exam", "renewal_due"))
    assert found["exam"].sources == ()


@pytest.mark.parametrize("changed", [with_doubtful_window, with_doubtful_processing])
def test_doubt_about_the_window_reaches_the_exam_and_all_that_follows(changed: Any) -> None:
    """Every fact that decides the window, wherever it stands in the file."""
    found = confirmed(changed(bundled("rma-amt")))
    assert not FROM_THE_EXAM & found
    assert "exam_window_closes" not in found or changed is with_doubtful_processing


def test_doubt_about_a_rule_stays_with_what_it_decides() -> None:
    """An uncertain cycle makes no exam date uncertain; an uncertain recency no window."""
    track = bundled("cma-aama")
    cycle = replace(track, renewal=replace(track.renewal, cycle=doubtful(track.renewal.cycle)))
    found = confirmed(cycle)
    assert {"exam", "exam_window_closes", "certified"} <= found
    assert not {"renewal_due", "renewal_due_2", "lapse_grace_ends", "reexam_only_from", "ce_checkpoint_1"} & found


def test_a_suggestion_that_waits_for_the_study_rests_on_the_hours() -> None:
    """They are an estimate: with more of them the date would be later. With plenty of time they decide nothing."""
    assert "exam_suggested" in confirmed("cma-aama")
    slow = planned("cma-aama", week=week_of_hours(4 * 60))
    by_key = {it.key: it for it in slow.milestones}
    assert by_key["exam_suggested"].date == by_key["exam_earliest_ready"].date > day("2027-12-01")
    assert not FROM_THE_EXAM & {it.key for it in slow.milestones if it.confirmed}


def test_a_value_of_the_students_own_is_confirmed() -> None:
    """The student may override any fact, and then answers for it."""
    track = bundled("mlt-ascp")
    processing = replace(track.application.processing, status="student")
    own = replace(track, application=replace(track.application, processing=processing))
    assert {"authorization_expected", "exam_window_opens", "exam_window_closes", "exam"} <= confirmed(own)


@pytest.mark.parametrize("track_id", TRACKS)
@pytest.mark.parametrize("name", SITUATIONS)
def test_a_confirmed_date_cites_no_doubtful_page(track_id: str, name: str) -> None:
    """The two are made of the same facts."""
    for it in situation(track_id, name):
        if it.confirmed:
            assert all(page.status in ("official", "official-copy", "student") for page in it.sources), it


# Where a milestone stands


@pytest.mark.parametrize(
    ("away", "duty", "done", "state"),
    [
        (DUE_WITHIN + timedelta(days=1), True, False, "upcoming"),
        (DUE_WITHIN, True, False, "due"),
        (timedelta(0), True, False, "due"),
        (timedelta(days=-1), True, False, "missed"),
        (timedelta(days=-1), True, True, "done"),
        (timedelta(days=40), True, True, "done"),
        (timedelta(0), False, False, "due"),
        (timedelta(days=-1), False, False, "done"),
    ],
)
def test_a_duty_can_be_missed_and_any_other_event_just_passes(
    away: timedelta, duty: bool, done: bool, state: State
) -> None:
    """On the day itself there is still time."""
    today = date(2027, 6, 1)
    made = Milestone(
        key="k", date=today + away, title="T", kind="exam", because="b", confirmed=True, duty=duty, done=done
    )
    assert made.state(today) == state


def test_the_plan_and_the_milestones_agree_on_the_mocks() -> None:
    """Each mock is one milestone, on the day of its first part."""
    made = planned("mlt-ascp")
    first: dict[int, Block] = {}
    for block in made.plan.blocks():
        if block.activity == "mock" and block.mock:
            first.setdefault(block.mock.number, block)
    assert {f"mock_{number}": block.date for number, block in first.items()} == {
        it.key: it.date for it in made.milestones if it.key.startswith("mock_")
    }
