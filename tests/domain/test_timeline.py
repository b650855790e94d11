"""The dates that follow from a programme and an application, each with its arithmetic beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import enrolment, official, track
from dates import MONDAY, TODAY, TRACKS, asked, bundled, day, days
from planner.domain.calendar_math import ONE_DAY, DateRange, Span
from planner.domain.timeline import Dates, dates, in_time
from planner.domain.track import Window


def of(track_id: str, today: date = TODAY, **wishes: Any) -> Dates:
    """The dates of wishes on a bundled track."""
    meant, made, _ = asked(track_id, today, **wishes)
    return dates(meant, made)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2027-01-11", 10, "2027-11-10"),  # 11 Nov - 1 day
        ("2027-01-31", 1, "2027-02-27"),  # 31 Jan + 1 month = 28 Feb
        ("2028-01-31", 1, "2028-02-28"),  # = 29 Feb in a leap year
        ("2027-01-31", 2, "2027-03-30"),  # 31 Mar: counted from 31 Jan, not from 28 Feb
        ("2027-03-31", 1, "2027-04-29"),  # 30 Apr
        ("2027-08-31", 6, "2028-02-28"),  # 29 Feb
        ("2028-02-29", 12, "2029-02-27"),  # 28 Feb
        ("2028-02-29", 48, "2032-02-28"),  # 29 Feb again
        ("2027-03-01", 12, "2028-02-29"),  # 1 Mar
        ("2027-12-01", 1, "2027-12-31"),  # 1 Jan
        ("2099-02-28", 12, "2100-02-27"),  # 2100 is no leap year
    ],
)
def test_a_programme_ends_on_the_day_before_its_months_are_over(start: str, months: int, end: str) -> None:
    """Months clamp to the month's last day and are counted from the first day, never one after another."""
    program = dates(track(), enrolment(start=day(start), months=months)).program
    assert program == days(start, end)


def test_the_end_that_the_student_gives_wins_over_a_number_of_months() -> None:
    """The school's own calendar knows better."""
    program = dates(track(), enrolment(months=10, program_end=day("2027-10-29"))).program
    assert program == days("2027-01-11", "2027-10-29")


def test_the_practicum_is_the_last_weeks_of_the_programme() -> None:
    """Five weeks that end on 10 November begin on 7 October: 11 November - 35 days."""
    assert of("cma-aama").practicum == days("2027-10-07", "2027-11-10")


def test_a_practicum_longer_than_the_programme_is_all_of_it() -> None:
    """16 weeks in a programme of two months would begin before it."""
    when = of("mlt-ascp", months=2)
    assert when.practicum == when.program


def test_aama_opens_90_days_on_the_earliest_sitting() -> None:
    """The candidate chooses the start: 10 Nov - 30 days = 11 Oct; + 90 days = 9 Jan. Applied in time for it."""
    when = of("cma-aama")
    assert (when.earliest_sitting, when.opens, when.closes) == (day("2027-10-11"), day("2027-10-11"), day("2028-01-09"))
    assert when.applied == day("2027-09-30")
    assert when.authorized == day("2027-10-11")  # 30 Sep + 7 business days, over two weekends


def test_aama_opens_on_the_earliest_sitting_when_that_is_a_sunday_too() -> None:
    """9 Nov - 30 days = Sunday 10 Oct. Counted from it, seven business days back and forward would end on Monday."""
    when = of("cma-aama", start=day("2027-01-10"))
    assert (when.opens, when.authorized, when.applied) == (day("2027-10-10"), day("2027-10-08"), day("2027-09-29"))


def test_ascp_opens_3_months_on_the_expected_authorisation() -> None:
    """10 Jan - 6 weeks = 29 Nov; + 45 business days (nine weeks) = 31 Jan; + 3 months clamps to 30 Apr."""
    when = of("mlt-ascp")
    assert (when.application_opens, when.applied) == (day("2028-11-29"), day("2028-11-29"))
    assert (when.authorized, when.opens, when.closes) == (day("2029-01-31"), day("2029-01-31"), day("2029-04-30"))


def test_amt_lasts_a_year_from_receipt_of_the_application() -> None:
    """Applied on the last day of the programme; + 4 business days = 16 Nov; the year runs from 10 Nov."""
    when = of("rma-amt")
    assert (when.applied, when.authorized) == (day("2027-11-10"), day("2027-11-16"))
    assert (when.opens, when.closes) == (day("2027-11-16"), day("2028-11-10"))


def test_a_year_from_29_february_ends_on_the_28th() -> None:
    """The year after a leap year has no 29 February."""
    assert of("rma-amt", applied_on=day("2028-02-29")).closes == day("2029-02-28")


@pytest.mark.parametrize("track_id", ["ccma-nha", "cmaa-nha", "ncma-ncct"])
def test_nha_and_ncct_take_candidates_on_demand_for_a_year(track_id: str) -> None:
    """10 Nov + 10 business days, or + 2 weeks, = 24 Nov. The voucher, or the application, lasts from 10 Nov."""
    when = of(track_id)
    assert (when.opens, when.closes) == (day("2027-11-24"), day("2028-11-10"))


def test_an_early_application_does_not_open_the_window_before_the_earliest_sitting() -> None:
    """Authorised on 7 June, but AAMA lets nobody sit before 11 October; the 90 days start then."""
    when = of("cma-aama", applied_on=day("2027-05-26"))
    assert (when.authorized, when.opens, when.closes) == (day("2027-06-04"), day("2027-10-11"), day("2028-01-09"))


@pytest.mark.parametrize("track_id", TRACKS)
def test_nobody_sits_before_the_earliest_sitting(track_id: str) -> None:
    """Whatever the issuer's window, unless the student's own authorisation says so."""
    when = of(track_id)
    assert when.opens >= when.earliest_sitting
    assert when.opens >= when.authorized


def test_the_window_on_the_students_authorisation_wins() -> None:
    """It is taken as printed, both days included, even before the earliest sitting."""
    when = of("cma-aama", window=days("2027-09-01", "2027-11-29"))
    assert (when.opens, when.closes) == (day("2027-09-01"), day("2027-11-29"))
    assert when.window_holds(day("2027-09-01"))
    assert when.window_holds(day("2027-11-29"))
    assert not when.window_holds(day("2027-11-30"))


def test_whoever_enrols_in_the_middle_applies_like_everybody_else() -> None:
    """The programme began in January, the student comes in July: the dates of applying lie ahead anyway."""
    assert of("cma-aama", today=day("2027-07-01")) == of("cma-aama")


def test_whoever_enrols_after_the_programme_applies_that_day() -> None:
    """Else the window would be counted from an application that nobody sent: 1 Mar + 7 business days = 10 Mar."""
    when = of("cma-aama", today=day("2028-03-01"))
    assert (when.applied, when.opens) == (day("2028-03-01"), day("2028-03-10"))
    assert when.closes == day("2028-06-08")  # + 90 days: 21 in March, 30, 31, and 8


def test_without_a_programme_the_window_follows_an_application_made_today() -> None:
    """4 Jan + 45 business days = 8 Mar; + 3 months = 8 Jun. There is no programme to date anything else by."""
    when = of("mlt-ascp", today=day("2027-01-04"), route="route-4", start=day("2027-01-04"))
    assert (when.applied, when.opens, when.closes) == (day("2027-01-04"), day("2027-03-08"), day("2027-06-08"))
    assert (when.program, when.practicum, when.application_opens, when.eligible_until) == (None, None, None, None)


def test_without_a_programme_nobody_sits_before_preparing() -> None:
    """The 90 days of a chosen start wait for the first day of preparing."""
    when = of("cma-aama", route="category-2", start=day("2027-06-01"))
    assert (when.opens, when.closes) == (day("2027-06-01"), day("2027-08-30"))


def test_a_route_stays_open_for_its_recency_limit() -> None:
    """Twelve months from 10 Nov 2027; AMT gives four years; no limit is known for category 4."""
    assert of("cma-aama").eligible_until == day("2028-11-10")
    assert of("rma-amt").eligible_until == day("2031-11-10")
    assert of("cma-aama", route="category-4").eligible_until is None


def test_where_the_file_is_silent_applications_open_when_the_programme_ends() -> None:
    """Nothing is promised that no page says. A known earliest sitting counts back further, or could not be met."""
    assert of("ncma-ncct").application_opens == day("2027-11-10")
    assert dates(track(), enrolment()).application_opens == day("2027-09-30")


def test_an_application_that_opens_late_is_not_assumed_earlier() -> None:
    """Six weeks before the end is too late for ASCP's review to be over when the programme ends."""
    when = of("pbt-ascp")
    assert when.applied == when.application_opens == day("2027-02-27")
    assert when.opens == day("2027-04-30")  # Saturday 27 Feb + 45 business days, 20 days after the programme


@pytest.mark.parametrize("anchor", ["chosen-start", "authorization", "application", "on-demand"])
def test_the_last_day_of_the_window_is_its_length_after_the_anchor(anchor: Any) -> None:
    """On the plain track: applied 30 Sep, authorised 11 Oct, which is the earliest sitting too; 90 days."""
    exam = replace(track().exam, window=Window(anchor=anchor, length=official(Span(90, "days"))))
    when = dates(track(exam=exam), enrolment())
    counted_from = when.applied if anchor in ("application", "on-demand") else when.authorized
    assert when.closes == counted_from + timedelta(days=90)


def test_no_date_depends_on_the_clocks_going_forward_or_back() -> None:
    """All dates are plain days: 90 days over a change of the clocks, in either direction, are 90 days."""
    for start in (day("2027-03-13"), day("2027-11-06")):
        window = DateRange(start, start + timedelta(days=90))
        when = dates(track(), enrolment(window=window))
        assert (when.closes - when.opens).days == 89


@given(
    st.builds(Span, st.integers(0, 60), st.sampled_from(["days", "weeks", "months", "business days"])),
    st.dates(date(1995, 1, 1), date(2100, 1, 1)),
)
def test_what_is_sent_in_time_is_through_in_time(span: Span, needed: date) -> None:
    """Counting back over weekends and short months must not end up a day late."""
    sent = in_time(span, needed)
    assert span.after(sent) <= needed
    if span.unit in ("days", "weeks"):
        assert span.after(sent + ONE_DAY) > needed


@given(st.sampled_from(TRACKS), st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_an_assumed_application_never_lies_before_the_day_of_enrolment(track_id: str, start: date, months: int) -> None:
    """Nobody applied yesterday without knowing; and the window that follows is never over before it opens."""
    meant, made, _ = asked(bundled(track_id), MONDAY, start=start, months=months, unusual_length=True)
    when = dates(meant, made)
    assert when.applied >= made.enrolled_on
    assert when.opens <= when.closes
    assert when.closes > made.enrolled_on
