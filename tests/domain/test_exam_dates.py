"""The exam window, the dates to choose from, the last weeks and the results, each with the reason as it is read."""

from __future__ import annotations

from dataclasses import replace

from builders import enrolment, official, track
from dates import asked, bundled, dated, day, days, milestones
from planner.domain.calendar_math import Span
from planner.domain.enrol import week_of_hours
from planner.domain.facts import Fact
from planner.domain.planning import plan_for, redated


def test_every_window_says_what_it_is_counted_from() -> None:
    """The words are the issuer's own, so that the student knows the page again."""
    assert milestones("cma-aama")["exam_window_closes"].because == (
        "closes 2028-01-09 = opened 2027-10-11 + 90 days (AAMA testing period)"
    )
    assert milestones("mlt-ascp")["exam_window_closes"].because == (
        "closes 2029-04-30 = authorised 2029-01-31 + 3 months (ASCP admission notice)"
    )
    assert milestones("rma-amt")["exam_window_closes"].because == (
        "closes 2028-11-10 = an application on 2027-11-10 + 1 year (AMT application life)"
    )
    assert milestones("ccma-nha")["exam_window_closes"].because == (
        "closes 2028-11-10 = an application on 2027-11-10 + 1 year (NHA application or voucher)"
    )
    applied = milestones("rma-amt", today=day("2027-11-22"), applied_on=day("2027-11-20"))
    assert applied["exam_window_closes"].because == (
        "closes 2028-11-20 = your application of 2027-11-20 + 1 year (AMT application life)"
    )


def test_the_opening_says_which_rule_decided_it() -> None:
    """Earliest sitting, authorisation, the end of the programme, the first day of preparing, the student's paper."""
    assert milestones("cma-aama")["exam_window_opens"].because == (
        "opens 2027-10-11 = programme end 2027-11-10 - 30 days, the earliest sitting"
    )
    assert milestones("mlt-ascp")["exam_window_opens"].because == (
        "opens 2029-01-31 = an application on 2028-11-29 + 45 business days, when authorisation is expected"
    )
    early = milestones("rma-amt", today=day("2027-09-02"), applied_on=day("2027-09-01"))
    assert early["exam_window_opens"].because == (
        "opens 2027-11-10, the day the programme ends; whether you may sit earlier was not found"
    )
    later = milestones("cma-aama", route="category-2", start=day("2027-06-01"))
    assert later["exam_window_opens"].because == "opens 2027-06-01, the first day of preparing"
    own = milestones("cma-aama", window=days("2027-11-01", "2027-12-31"))
    assert own["exam_window_opens"].because == "opens 2027-11-01, the first day on your own authorisation"
    assert own["exam_window_closes"].because == "closes 2027-12-31, the last day on your own authorisation"


def test_a_route_says_when_it_closes() -> None:
    """With the programme's end and the limit; routes without a limit have no such date."""
    found = milestones("mlt-ascp")["eligibility_expires"]
    assert found.because == "2034-01-10 = programme end 2029-01-10 + 5 years, for the route 'Accredited MLT programme'"
    assert "eligibility_expires" not in milestones("cma-aama", route="category-4")
    assert "eligibility_expires" not in milestones("ccma-nha", route="experience")


def test_the_suggested_date_is_a_weekday_two_weeks_after_the_programme() -> None:
    """10 Nov + 14 days = Wed 24 Nov. A week earlier, 3 Nov + 14 = 17 Nov; from Sat 10 Apr, 24 Apr is a Saturday."""
    assert milestones("cma-aama")["exam_suggested"].because == (
        "2027-11-24 = programme end 2027-11-10 + 14 days: the first weekday 14 to 21 days after the programme by which "
        "the plan fits"
    )
    assert milestones("rpt-amt")["exam_suggested"].because == (
        "2027-04-26 = programme end 2027-04-10 + 16 days: the first weekday 14 to 21 days after the programme by which "
        "the plan fits"
    )


def test_a_window_that_opens_too_late_moves_the_suggestion() -> None:
    """AAB takes twelve weeks: no date two to three weeks after the programme is to be had."""
    assert milestones("mlt-aab")["exam_suggested"].because == (
        "2029-04-04, the earliest day in the window by which the plan fits: no weekday 14 to 21 days after the "
        "programme would do"
    )


def test_a_window_that_closes_early_moves_the_suggestion_forward() -> None:
    """The student's own ends twelve days after the programme."""
    found = milestones("cma-aama", window=days("2027-11-01", "2027-11-22"))
    assert found["exam_suggested"].date == day("2027-11-01")
    assert found["exam_suggested"].because.endswith("no weekday 14 to 21 days after the programme would do")


def test_without_a_programme_the_suggestion_is_six_weeks_away_or_more() -> None:
    """4 Jan + 42 days = Mon 15 Feb."""
    monday = day("2027-01-04")
    found = milestones("rma-amt", today=monday, start=monday, route="work-experience", week=week_of_hours(40 * 60))
    assert found["exam_suggested"].because == (
        "2027-02-15 = enrolled 2027-01-04 + 42 days: the first weekday 6 weeks or more after you enrolled by which the "
        "plan fits"
    )


def test_without_a_programme_a_short_window_moves_the_suggestion_forward() -> None:
    """The authorisation in hand ends after five weeks: the first day in it by which the plan fits has to do."""
    monday = day("2027-01-04")
    found = milestones(
        "rma-amt", today=monday, start=monday, route="work-experience", week=week_of_hours(60 * 60),
        window=days("2027-01-18", "2027-02-07"),
    )  # fmt: skip
    assert found["exam_suggested"].date < day("2027-02-07")
    assert found["exam_suggested"].because.endswith("no weekday 6 weeks or more after you enrolled would do")


def test_the_earliest_date_says_how_much_study_fits_into_how_much_time() -> None:
    """120 h of study at the usual pace of 1.25 are 150 h, and a few minutes of rounding up."""
    plenty = milestones("cma-aama")["exam_earliest_ready"]
    assert plenty.because.startswith("2027-10-11, the day the window opens: 150 h ")
    scarce = milestones("cma-aama", week=week_of_hours(4 * 60))["exam_earliest_ready"]
    assert scarce.date > day("2027-10-11")
    assert scarce.because.startswith(f"{scarce.date}, the first day that is late enough: 150 h ")


def test_the_exam_is_the_date_chosen_else_the_suggested_one_else_the_last() -> None:
    """And it says which."""
    assert milestones("cma-aama", exam_date=day("2027-12-01"))["exam"].because == "2027-12-01, the date you chose"
    assert milestones("cma-aama")["exam"].because == "2027-11-24, the suggested date, until you choose one"
    hopeless = milestones("cma-aama", week=week_of_hours(60))
    assert (
        hopeless["exam"].because == "2028-01-09, the last day of the window: the plan does not fit before any day in it"
    )
    assert not {"exam_earliest_ready", "exam_suggested"} & hopeless.keys()


def test_a_plan_kept_while_the_window_moves_keeps_the_date_suggested_then() -> None:
    """The application was early, so another date would be suggested today; the plan is made for the old one."""
    track, made, _ = asked("mlt-ascp")
    result = plan_for(track, made, made.enrolled_on)
    applied = replace(made, applied_on=day("2028-11-20"))
    found = {it.key: it for it in redated(track, applied, result.plan, None, made.enrolled_on)}
    assert found["exam_suggested"].date == day("2029-01-24")  # 14 days after the programme, in a window from 22 Jan
    assert found["exam"].because == (
        "2029-01-31, the date that was suggested when the plan was made, until you choose one"
    )


def test_the_safe_date_leaves_the_wait_inside_the_window() -> None:
    """AMT: 45 days before 10 Nov 2028 is 26 Sep (10 in November, 31, and 4). NCCT: 30 days, 11 Oct."""
    assert milestones("rma-amt")["exam_latest_safe"].because == (
        "a fail on 2028-09-26 + 45 days of waiting = 2028-11-10, so one retake is still possible by 2028-11-10, "
        "when the window closes; there are 4 attempts in all"
    )
    assert milestones("ncma-ncct")["exam_latest_safe"].date == day("2028-10-11")


def test_the_safe_date_leaves_a_new_application_inside_the_route() -> None:
    """ASCP: 4 business days for the results, 45 for the review: any day of the window is safe, by years."""
    found = milestones("mlt-ascp")["exam_latest_safe"]
    assert found.date == day("2029-04-30")
    assert found.because == (
        "a fail on 2029-04-30 + 4 business days for the results + 45 business days for a new application = 2029-07-06, "
        "so one retake is still possible by 2034-01-10, when this route closes; there are 5 attempts in all"
    )


def test_a_route_about_to_close_makes_the_safe_date_earlier() -> None:
    """Enrolled ten months after the programme: the route closes on 10 Nov 2028, 7 business days after 1 Nov."""
    found = milestones("cma-aama", today=day("2028-09-20"), start=day("2027-01-11"))
    assert found["exam_latest_safe"].date == day("2028-11-01")


def test_there_is_no_safe_date_where_the_rules_leave_no_retake() -> None:
    """AAB gives no rule; an exam that may be sat once has none; a window shorter than the wait has none."""
    assert "exam_latest_safe" not in milestones("mlt-aab")
    assert "exam_latest_safe" not in milestones("cma-aama", route="category-4")
    amt = bundled("rma-amt")
    once = replace(amt, exam=replace(amt.exam, retake=replace(amt.exam.retake, attempts=Fact(value=1))))
    assert "exam_latest_safe" not in milestones(once)
    assert "exam_latest_safe" not in milestones("rma-amt", window=days("2027-11-22", "2027-12-24"))


def test_a_retake_without_results_or_wait_is_possible_the_same_day() -> None:
    """The plain words say no more than the file."""
    plain = track(exam=replace(track().exam, results=None, retake=replace(track().exam.retake, waits=None)))
    found = {it.key: it for it in plan_for(plain, enrolment(), enrolment().enrolled_on).milestones}
    safe = found["exam_latest_safe"]
    assert safe.date == found["exam_window_closes"].date
    assert safe.because.startswith(f"a fail on {safe.date} = {safe.date}, so one retake")


def test_results_come_after_the_issuers_time() -> None:
    """Wed 31 Jan + 4 business days = Tue 6 Feb; NCCT tells at once; for AAMA no page gives a time: no date."""
    assert milestones("mlt-ascp")["results_expected"].because == (
        "2029-02-06 = exam 2029-01-31 + 4 business days until ASCP gives the result"
    )
    at_once = milestones("ncma-ncct")
    assert at_once["results_expected"].date == at_once["exam"].date
    assert "results_expected" not in milestones("cma-aama")


def test_certified_is_the_day_of_the_exam_until_the_certificate_comes() -> None:
    """It holds only if the exam is passed."""
    found = milestones("cma-aama")["certified"]
    assert (found.date, found.expected) == (day("2027-11-24"), True)


def test_the_final_review_is_a_tenth_of_the_plan_within_one_and_three_weeks() -> None:
    """317 days to 24 Nov: a tenth is 32, and 21 are the most. 100 days: 10. 45 days: 5, and 7 are the least."""
    assert milestones("cma-aama")["final_review_start"].because == (
        "2027-11-03 = exam 2027-11-24 - 21 days: a tenth of the 317 days from 2027-01-11 to the exam would be 32, and "
        "21 are the most"
    )
    hundred = milestones("cpt-nha", months=3, window=days("2027-04-12", "2027-06-30"), exam_date=day("2027-04-21"))
    assert hundred["final_review_start"].because == (
        "2027-04-11 = exam 2027-04-21 - 10 days: a tenth of the 100 days from 2027-01-11 to the exam"
    )
    short = milestones("ccma-nha", route="experience", start=day("2027-01-11"), exam_date=day("2027-02-25"))
    assert short["final_review_start"].because == (
        "2027-02-18 = exam 2027-02-25 - 7 days: a tenth of the 45 days from 2027-01-11 to the exam would be 5, and 7 "
        "are the least"
    )


def test_a_plan_of_less_than_a_week_is_all_final_review() -> None:
    """There is nothing before it to take a tenth of."""
    found = milestones(
        "cma-aama", today=day("2027-11-20"), window=days("2027-11-20", "2027-11-30"), exam_date=day("2027-11-24")
    )
    assert found["final_review_start"].because == (
        "2027-11-20 = exam 2027-11-24 - 4 days, the whole plan: a final review takes 7 days or more"
    )


def test_a_track_may_fix_the_length_of_the_final_review() -> None:
    """Then the tenth plays no part."""
    fixed = bundled("cma-aama")
    fixed = replace(fixed, study=replace(fixed.study, final_review_days=Fact(value=10, status="student")))
    assert milestones(fixed)["final_review_start"].because == (
        "2027-11-14 = exam 2027-11-24 - 10 days, the length that this track asks for"
    )


def test_a_fixed_final_review_longer_than_the_plan_is_all_of_it() -> None:
    """Four days are left, and the track asks for ten."""
    fixed = bundled("cma-aama")
    fixed = replace(fixed, study=replace(fixed.study, final_review_days=Fact(value=10, status="student")))
    window, exam = days("2027-11-20", "2027-11-30"), day("2027-11-24")
    found = milestones(fixed, today=day("2027-11-20"), window=window, exam_date=exam)
    assert found["final_review_start"].because == (
        "2027-11-20 = exam 2027-11-24 - 4 days, the whole plan: a final review takes 10 days or more"
    )


def test_a_mock_counts_the_days_to_the_exam() -> None:
    """And lasts as long as the exam: CMA's four segments of 40 minutes."""
    found = milestones("cma-aama")
    mocks = [it for key, it in found.items() if key.startswith("mock_")]
    assert len(mocks) >= 2
    for mock in mocks:
        left = (day("2027-11-24") - mock.date).days
        assert mock.because == f"{mock.date} = exam 2027-11-24 - {left} days: 160 minutes, as long as the real exam"


def test_a_wait_shorter_than_the_results_is_no_matter() -> None:
    """A retake follows the later of the two: results take 4 business days, the wait is a day."""
    exam = track().exam
    quick = track(exam=replace(exam, retake=replace(exam.retake, waits=official((Span(1, "days"),)))))
    found = {it.key: it for it in plan_for(quick, enrolment(), enrolment().enrolled_on).milestones}
    closes = found["exam_window_closes"].date
    assert dated(found, "exam_latest_safe") == {"exam_latest_safe": "2028-01-03"}  # Mon 3 Jan + 4 = Fri 7 Jan
    assert (f"+ 4 business days for the results = 2028-01-07, so one retake is still possible by {closes}") in found[
        "exam_latest_safe"
    ].because
