"""What a student may ask for, what comes of what was not asked, and every refusal with what would be accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dates import MONDAY, PLENTY, TODAY, asked, bundled, day, days, refused
from planner.domain.calendar_math import DateRange
from planner.domain.enrol import Wishes, changed, enrolled, problems, week_of_hours
from planner.domain.enrolment import Enrolment, Off, StudyDay, Week

CMA = bundled("cma-aama")


def enrol(**wishes: Any) -> Enrolment:
    """An enrolment on CMA (AAMA)."""
    return enrolled(CMA, Wishes(**wishes), TODAY, "cma-aama-1", "u")


def away(first: str, last: str) -> Off:
    """Days off, both included."""
    return Off(days(first, last), "away")


# What was not asked for


def test_what_is_not_asked_for_takes_the_usual_value() -> None:
    """The first route, the track's usual length, 15 % buffer, an hour a session; from today."""
    made = enrol()
    assert (made.route, made.months, made.start, made.enrolled_on) == ("category-1", 10, TODAY, TODAY)
    assert (made.buffer_percent, made.session_minutes, made.depth, made.daily_cap) == (15, 60, "standard", None)
    assert (made.program_end, made.exam_date, made.applied_on, made.window, made.off) == (None, None, None, None, ())


def test_a_route_without_a_programme_has_no_length() -> None:
    """Nor an end."""
    made = enrol(route="category-2")
    assert (made.route, made.months, made.program_end) == ("category-2", None, None)


@given(st.integers(15, 6000))
def test_hours_are_spread_over_monday_to_saturday(minutes: int) -> None:
    """Equal shares in quarters of an hour, what is left over on Saturday, nothing on Sunday."""
    week = week_of_hours(minutes)
    *shares, saturday, sunday = (it.minutes for it in week.days)
    assert week.minutes == minutes
    assert len(set(shares)) == 1
    assert shares[0] % 15 == 0
    assert saturday >= shares[0]
    assert sunday == 0


# What is asked for later


def test_a_change_keeps_what_it_does_not_name() -> None:
    """One wish, one difference."""
    made = enrol(months=11, route="category-4", off=(away("2027-03-01", "2027-03-05"),), exam_date=day("2028-01-05"))
    assert changed(CMA, made, Wishes(buffer_percent=20)) == replace(made, buffer_percent=20)
    assert changed(CMA, made, Wishes()) == made


def test_a_length_in_months_takes_back_an_end_date() -> None:
    """Else the months would be accepted and do nothing, for the date wins."""
    made = enrol(program_end=day("2027-12-17"))
    assert changed(CMA, made, Wishes(months=12)) == replace(made, months=12, program_end=None)


def test_what_was_set_can_be_taken_back() -> None:
    """The pinned exam, and all days away."""
    made = enrol(exam_date=day("2027-12-01"), off=(away("2027-03-01", "2027-03-05"),))
    assert changed(CMA, made, Wishes(unpin_exam=True)).exam_date is None
    assert changed(CMA, made, Wishes(off=())).off == ()


def test_changing_to_a_route_without_a_programme_drops_its_length_and_back_takes_the_usual_one() -> None:
    """In both directions the enrolment makes sense."""
    made = enrol(months=12, program_end=day("2027-12-17"))
    without = changed(CMA, made, Wishes(route="category-2"))
    assert (without.months, without.program_end) == (None, None)
    assert changed(CMA, without, Wishes(route="category-1")).months == 10
    assert changed(CMA, without, Wishes(route="category-1", months=9)).months == 9
    assert changed(CMA, made, Wishes(route="category-4")).months == 12


def test_triage_of_a_domain_holds_for_its_topics_and_a_topic_may_differ() -> None:
    """And later triage is laid over the earlier."""
    topics = [topic.id for topic in CMA.outline.topics if topic.domain == "general"]
    made = enrol(triage={"general": "know", topics[0]: "new"})
    assert made.triage == dict.fromkeys(topics, "know") | {topics[0]: "new"}
    again = changed(CMA, made, Wishes(triage={topics[1]: "shaky"}))
    assert again.triage == {**made.triage, topics[1]: "shaky"}


# What is refused: one sentence, which names the option and what would be accepted

USUAL = "A CMA (AAMA) programme takes 9 to 12 months"
ACCEPTS = "Give a day from 1990-01-01 to 2150-12-31."
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"months": 14}, f"--months: 14. {USUAL}; add --unusual-length if yours really differs."),
    ({"months": 0}, f"--months: 0. {USUAL}."),
    ({"months": -3}, f"--months: -3. {USUAL}."),
    ({"months": 121}, f"--months: 121. {USUAL}."),
    ({"months": 0, "unusual_length": True}, "--months: 0. Give 1 to 120."),
    ({"months": 121, "unusual_length": True}, "--months: 121. Give 1 to 120."),
    (
        {"program_end": day("2027-01-11")},
        "--program-end: 2027-01-11 is not after the start 2027-01-11. Give a later day, or --months.",
    ),
    (
        {"program_end": day("2037-01-12")},
        "--program-end: 2037-01-12 is more than 120 months after the start. Give 2037-01-11 at the latest.",
    ),
    (
        {"exam_date": day("2027-01-11")},
        "--exam-date: 2027-01-11 is not after 2027-01-11, the first day of the plan. Choose a later day.",
    ),
    (
        {"exam_date": day("2027-10-10")},
        (
            "--exam-date: 2027-10-10 lies outside the exam window 2027-10-11 to 2028-01-09. Choose a date inside it, "
            "or give the window on your authorisation with --window A..B."
        ),
    ),
    (
        {"exam_date": day("2028-01-10")},
        (
            "--exam-date: 2028-01-10 lies outside the exam window 2027-10-11 to 2028-01-09. Choose a date inside it, "
            "or give the window on your authorisation with --window A..B."
        ),
    ),
    (
        {"exam_date": day("2027-11-24"), "window": days("2027-12-01", "2027-12-31")},
        (
            "--exam-date: 2027-11-24 lies outside the exam window 2027-12-01 to 2027-12-31. Choose a date inside it, "
            "or give the window on your authorisation with --window A..B."
        ),
    ),
    (
        {"off": (away("2027-03-01", "2027-03-05"), away("2027-03-05", "2027-03-07"))},
        "--off: 2027-03-01..2027-03-05 and 2027-03-05..2027-03-07 overlap. Join them into one.",
    ),
    (
        {"off": (Off(DateRange(day("2027-03-08"), day("2027-03-06"))),)},
        "--off: 2027-03-08..2027-03-05 ends before it begins. Give the first day first: A..B=label.",
    ),
    ({"week": Week.of({"mon": 1441})}, "--week: 1441 minutes on one day. A day has 0 to 1440."),
    ({"week": Week.of({"mon": -15, "tue": 60})}, "--week: -15 minutes on one day. A day has 0 to 1440."),
    (
        {"week": Week(tuple(StudyDay(0) for _ in range(7)))},
        "--week: no minutes at all. Give at least one weekday some, for example --week 'mon=60,sat=180'.",
    ),
    ({"buffer_percent": 91}, "--buffer: 91 %. Give 0 to 90."),
    ({"buffer_percent": -1}, "--buffer: -1 %. Give 0 to 90."),
    ({"session_minutes": 50}, "--session: 50 minutes. Give 15 to 120 in steps of 15."),
    ({"session_minutes": 0}, "--session: 0 minutes. Give 15 to 120 in steps of 15."),
    ({"session_minutes": 135}, "--session: 135 minutes. Give 15 to 120 in steps of 15."),
    ({"daily_cap": 0}, "--daily-cap: 0 minutes. Give 1 to 1440."),
    ({"daily_cap": 1441}, "--daily-cap: 1441 minutes. Give 1 to 1440."),
    (
        {"route": "category-5"},
        "--route: cma-aama has no route 'category-5'. Its routes: category-1, category-2, category-3, category-4.",
    ),
    (
        {"route": "category-2", "months": 10},
        "--months: the route 'category-2' has no programme. Leave it out, or choose another --route.",
    ),
    (
        {"route": "category-2", "program_end": day("2027-11-10")},
        "--program-end: the route 'category-2' has no programme. Leave it out, or choose another --route.",
    ),
    (
        {"triage": {"general": "know", "clinicl": "know"}},
        (
            "--triage: cma-aama has no topic or domain 'clinicl'. Nearest: clinical, clinical-documentation, "
            "scheduling."
        ),
    ),
    (
        {"triage": {"zzz": "know"}},
        "--triage: cma-aama has no topic or domain 'zzz'. Nearest: clinical, general, administrative.",
    ),
    (
        {"window": DateRange(day("2027-12-01"), day("2027-11-01"))},
        "--window: 2027-12-01..2027-10-31 ends before it begins. Give the first day first: A..B.",
    ),
    (
        {"window": days("2027-11-01", "2030-11-01")},
        "--window: 2027-11-01..2030-11-01 is longer than 36 months. Give the dates on your authorisation.",
    ),
    (
        {"window": days("2026-12-01", "2027-01-11")},
        (
            "--window: the exam window 2026-12-01 to 2027-01-11 is over by 2027-01-11, the first day of the plan. Give "
            "the dates on a newer authorisation."
        ),
    ),
    (
        {"start": day("2011-11-21")},
        "--start: 2011-11-21 is more than 15 years ago. Give 2011-11-22 or a later day.",
    ),
    ({"start": day("1989-12-31")}, f"--start: 1989-12-31 is out of range. {ACCEPTS}"),
    ({"start": date.max}, f"--start: 9999-12-31 is out of range. {ACCEPTS}"),
    ({"program_end": date.max}, f"--program-end: 9999-12-31 is out of range. {ACCEPTS}"),
    ({"exam_date": date.max}, f"--exam-date: 9999-12-31 is out of range. {ACCEPTS}"),
    ({"applied_on": date.min}, f"--applied-on: 0001-01-01 is out of range. {ACCEPTS}"),
    ({"window": DateRange(day("2027-01-01"), date.max)}, f"--window: 9999-12-30 is out of range. {ACCEPTS}"),
]  # fmt: skip


@pytest.mark.parametrize(("wishes", "sentence"), REFUSED, ids=[sentence[:40] for _, sentence in REFUSED])
def test_what_cannot_be_is_refused_in_a_sentence(wishes: dict[str, Any], sentence: str) -> None:
    """With the option, and what would be accepted."""
    assert refused("cma-aama", **wishes) == [sentence]


def test_every_mistake_is_named_where_each_can_be_judged_alone() -> None:
    """A form can show them all at once."""
    found = refused("cma-aama", buffer_percent=95, session_minutes=7, daily_cap=0)
    assert [sentence.partition(":")[0] for sentence in found] == ["--buffer", "--session", "--daily-cap"]


def test_an_unusual_length_is_taken_when_asked_for() -> None:
    """Some programmes take two years."""
    assert refused("cma-aama", months=24, unusual_length=True) == []
    assert refused("cma-aama", months=1, unusual_length=True) == []
    assert refused("cma-aama", months=9) == refused("cma-aama", months=12) == []


def test_a_length_taken_once_is_not_questioned_again() -> None:
    """A later change of something else says nothing about it."""
    _, made, _ = asked("cma-aama", months=24, unusual_length=True)
    wish = Wishes(buffer_percent=20)
    assert problems(CMA, changed(CMA, made, wish), wish, TODAY) == []


def test_days_off_that_touch_do_not_overlap() -> None:
    """The one ends on Friday, the other begins on Saturday."""
    assert refused("cma-aama", off=(away("2027-03-06", "2027-03-07"), away("2027-03-01", "2027-03-05"))) == []


def test_the_edges_of_the_window_are_inside() -> None:
    """Both ends belong to it."""
    assert refused("cma-aama", exam_date=day("2027-10-11")) == []
    assert refused("cma-aama", exam_date=day("2028-01-09")) == []


def test_a_date_chosen_earlier_is_called_that_when_the_window_moves_away_from_it() -> None:
    """The student typed --months, not --exam-date; and may want the suggestion back."""
    _, made, _ = asked("cma-aama", exam_date=day("2027-10-20"))
    wish = Wishes(months=12)
    assert problems(CMA, changed(CMA, made, wish), wish, TODAY) == [
        (
            "--exam-date: 2027-10-20, which you chose earlier, lies outside the exam window 2027-12-11 to 2028-03-10. "
            "Choose a date inside it, go back to the suggested date with --no-exam-date, or give the window on your "
            "authorisation with --window A..B."
        ),
    ]


def test_a_route_that_has_closed_says_why_and_what_to_do_instead() -> None:
    """Twelve months after a programme that ended on 10 Nov 2027, on 11 Nov 2028."""
    assert refused("cma-aama", today=day("2028-11-10")) == []
    assert refused("cma-aama", today=day("2028-11-11")) == [
        (
            "--route: 'category-1' is open for 12 months after the programme, to 2028-11-10, and 2028-11-11 is too "
            "late to apply. Apply under category 2: the exam is the same, the fee for non-members is higher. Other "
            "routes: category-2, category-3, category-4."
        ),
    ]


def test_a_closed_route_without_advice_says_whom_to_ask() -> None:
    """A file need not say what is left."""
    silent = replace(CMA, routes=(replace(CMA.routes[0], after_recency=""),))
    (sentence,) = refused(silent, today=day("2028-11-11"))
    assert sentence.endswith("too late to apply. Ask the issuer which way is left.")


def test_an_application_sent_in_time_stays_good_after_the_route_has_closed() -> None:
    """And so does the authorisation that came of it. One sent too late does not."""
    late = day("2028-11-20")
    assert refused("cma-aama", today=late, applied_on=day("2028-11-08")) == []
    assert refused("cma-aama", today=late, window=days("2028-11-15", "2029-02-12")) == []
    assert "2028-11-12 is too late to apply" in refused("cma-aama", today=late, applied_on=day("2028-11-12"))[0]


def test_whoever_has_finished_long_ago_may_enrol_where_no_limit_is_known() -> None:
    """Category 4 has none: the window follows an application made that day."""
    assert refused("cma-aama", today=day("2033-05-02"), route="category-4") == []


def test_a_programme_and_a_window_that_are_over_are_refused() -> None:
    """Applied in October 2027, the 90 days ended in January; it is March."""
    assert refused("cma-aama", today=day("2028-03-01"), applied_on=day("2027-10-04")) == [
        (
            "--applied-on: after an application on 2027-10-04 the exam window 2027-10-13 to 2028-01-11 is over by "
            "2028-03-01, the first day of the plan. Give the day on which you applied or mean to apply, or the window "
            "on your authorisation with --window A..B."
        ),
    ]


def test_an_assumed_application_whose_window_is_over_is_called_assumed() -> None:
    """Enrolled before the programme, and a change in the year after it: nothing was ever sent."""
    _, made, _ = asked("cma-aama")
    wish = Wishes(buffer_percent=20)
    (sentence,) = problems(CMA, changed(CMA, made, wish), wish, day("2028-03-01"))
    assert sentence.startswith(
        "--applied-on: after an application on 2027-09-30 (assumed, as you gave none) the exam window"
    )


def test_an_application_far_too_early_is_refused_with_a_day_that_would_do() -> None:
    """ASCP's three months would be over before the programme is. 10 Jan - 45 business days = 8 Nov."""
    assert refused("mlt-ascp", applied_on=day("2027-02-01")) == [
        (
            "--applied-on: an application on 2027-02-01 gives an exam window that closes on 2027-07-05, before you may "
            "sit on 2029-01-10. Give a later day on which you applied or mean to apply, for example 2028-11-08."
        ),
    ]


def test_a_route_without_a_programme_begins_within_its_window() -> None:
    """The window of an application made today may be over before preparing begins; one planned for later is not."""
    (sentence,) = refused("mlt-ascp", route="route-4", start=day("2027-09-06"))
    assert sentence.startswith(
        "--applied-on: an application on 2026-11-22 (assumed, as you gave none) gives an exam window that closes on "
        "2027-04-22, before you may sit on 2027-09-06."
    )
    assert refused("mlt-ascp", route="route-4", start=day("2027-09-06"), applied_on=day("2027-09-06")) == []


def test_an_application_may_be_planned() -> None:
    """`whatif --applied-on` in the future is a fair question."""
    assert refused("rma-amt", applied_on=day("2027-12-01")) == []


def test_a_day_outside_the_calendar_is_no_today_either() -> None:
    """`--today` may be anything."""
    assert refused("cma-aama", today=day("0900-01-01"))[0].startswith("--today: 0900-01-01 is out of range.")


def test_plenty_is_plenty() -> None:
    """The examples here are refused for what they say, not for want of time."""
    assert refused("cma-aama", week=PLENTY, start=MONDAY) == []
