"""The programme and the application as milestones: the date, the duty, what it costs, and the reason as it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import official
from dates import bundled, dated, day, days, milestones, planned
from planner.domain.calendar_math import Span
from planner.domain.facts import Fact
from planner.domain.plan import Block
from planner.domain.planning import Planned

APPLYING = ("application_opens", "transcript_request", "apply_by", "exam_fee_due", "authorization_expected")


def errands(made: Planned) -> dict[str, Block]:
    """The errands of a plan by key."""
    return {block.task: block for block in made.plan.blocks() if block.activity == "task"}


def test_the_programme_says_how_its_end_is_counted() -> None:
    """The student can check it against the school's calendar."""
    found = milestones("cma-aama")
    assert found["program_start"].because == "starts 2027-01-11, the date you gave"
    assert found["program_end"].because == "ends 2027-11-10 = 2027-01-11 + 10 months - 1 day"
    assert found["practicum_start"].because == "starts 2027-10-07 = programme end 2027-11-10 + 1 day - 5 weeks"
    assert found["practicum_end"].because == "ends 2027-11-10 with the programme, whose last part it is"


def test_an_end_that_was_given_is_not_counted() -> None:
    """No arithmetic that nobody did."""
    found = milestones("cma-aama", program_end=day("2027-10-29"))
    assert found["program_end"].because == "ends 2027-10-29, the date you gave"


def test_one_month_is_not_one_months() -> None:
    """Reasons are sentences."""
    found = milestones("cpt-nha", months=1)
    assert found["program_end"].because == "ends 2027-02-10 = 2027-01-11 + 1 month - 1 day"


def test_a_practicum_that_fills_the_programme_says_so() -> None:
    """16 weeks do not fit into two months, so there is nothing to count back."""
    found = milestones("mlt-ascp", months=2, unusual_length=True)
    assert found["practicum_start"].because == (
        "starts 2027-01-11 with the programme, which is no longer than the 16 weeks of practicum"
    )


def test_a_practicum_just_as_long_as_the_programme_is_counted() -> None:
    """Nothing of it is cut off: 11 January + 16 weeks = 3 May."""
    found = milestones("mlt-ascp", program_end=day("2027-05-02"))
    assert found["practicum_start"].because == "starts 2027-01-11 = programme end 2027-05-02 + 1 day - 16 weeks"


def test_a_programme_without_a_practicum_has_no_dates_of_one() -> None:
    """A file may say 0 weeks."""
    track = bundled("cma-aama")
    without = replace(track, program=replace(track.program, practicum_weeks=Fact(value=0)))
    assert not {"practicum_start", "practicum_end"} & milestones(without).keys()


def test_a_route_without_a_programme_has_no_dates_of_one() -> None:
    """There is nothing to start, end or count back from."""
    found = milestones("rma-amt", route="work-experience")
    assert not {"program_start", "program_end", "practicum_start", "practicum_end", "application_opens"} & found.keys()


def test_applying_is_counted_back_from_the_exam() -> None:
    """Wed 24 Nov - 7 business days = Mon 15 Nov; - 14 days = 1 Nov. AAMA: 60 days before 10 Nov is 11 Sep."""
    found = milestones("cma-aama")
    assert dated(found, *APPLYING) == {
        "application_opens": "2027-09-11",
        "transcript_request": "2027-11-01",
        "apply_by": "2027-11-15",
        "exam_fee_due": "2027-11-15",
        "authorization_expected": "2027-10-11",
    }
    assert found["apply_by"].because == (
        "last day 2027-11-15 = exam 2027-11-24 - 7 business days that AAMA takes to process an application"
    )
    assert found["transcript_request"].because == (
        "ask by 2027-11-01 = last day to apply 2027-11-15 - 14 days for the school to send it"
    )
    assert found["application_opens"].because == "opens 2027-09-11 = programme end 2027-11-10 - 60 days"
    assert {key for key in APPLYING if found[key].duty} == {"transcript_request", "apply_by", "exam_fee_due"}


def test_an_exam_on_a_weekend_is_applied_for_before_the_friday() -> None:
    """Sunday 28 Nov: 7 business days back from it and forward again is Monday; from Wed 17 Nov it is Fri 26 Nov."""
    found = milestones("cma-aama", exam_date=day("2027-11-28"))
    assert found["apply_by"].date == day("2027-11-17")
    assert found["apply_by"].because == (
        "last day 2027-11-17: + 7 business days that AAMA takes to process an application = 2027-11-26, in time for "
        "the exam on 2027-11-28"
    )


def test_whoever_enrols_on_a_saturday_has_not_missed_applying_on_the_friday() -> None:
    """Sat 4 Mar 2028 + 7 business days = Tue 14 Mar: an exam on that day can be had by applying on the Saturday."""
    found = milestones("cma-aama", today=day("2028-03-04"), exam_date=day("2028-03-14"))
    assert found["exam_window_opens"].date == day("2028-03-14")
    assert found["apply_by"].date == day("2028-03-04")
    assert found["apply_by"].state(day("2028-03-04")) == "due"


def test_whoever_enrols_late_asks_for_the_transcript_at_once() -> None:
    """The usual two weeks have begun already: a date in the past would be a duty missed before it was known."""
    found = milestones("cma-aama", today=day("2027-11-08"), exam_date=day("2027-11-24"))
    assert found["transcript_request"].date == day("2027-11-08")
    assert found["transcript_request"].because == (
        "ask at once, on 2027-11-08: the 14 days before the last day to apply 2027-11-15 have begun"
    )


def test_the_route_closes_before_the_last_day_to_apply_in_time() -> None:
    """AAMA takes category 1 for twelve months. An exam in the month after that has to be applied for before."""
    found = milestones(
        "cma-aama", today=day("2028-10-20"), exam_date=day("2028-12-20"), applied_on=None, start=day("2027-01-11")
    )
    assert found["apply_by"].date == found["eligibility_expires"].date == day("2028-11-10")
    assert found["apply_by"].because == (
        "last day 2028-11-10, on which the route 'Completing student or recent graduate' closes"
    )


def test_what_has_been_sent_is_done() -> None:
    """And there is no errand left of it."""
    made = planned("cma-aama", today=day("2027-10-01"), applied_on=day("2027-09-24"))
    found = {it.key: it for it in made.milestones}
    assert all(found[key].done for key in ("transcript_request", "apply_by", "exam_fee_due"))
    assert found["authorization_expected"].because == (
        "expected 2027-10-05 = your application of 2027-09-24 + 7 business days of processing"
    )
    assert errands(made) == {}


def test_an_application_planned_for_later_is_still_to_do() -> None:
    """Without a programme it is how a student moves the window: 1 Jun + 45 business days = 3 Aug; + 3 months."""
    made = planned("mlt-ascp", route="route-4", applied_on=day("2027-06-01"))
    found = {it.key: it for it in made.milestones}
    assert dated(found, "apply_by", "exam_window_opens", "exam_window_closes") == {
        "apply_by": "2027-06-01",
        "exam_window_opens": "2027-08-03",
        "exam_window_closes": "2027-11-03",
    }
    assert found["apply_by"].because == "2027-06-01, the day on which you plan to apply"
    assert not found["apply_by"].done
    assert {key: block.date for key, block in errands(made).items()} == {
        "transcript_request": day("2027-05-18"),
        "apply_by": day("2027-06-01"),
    }


def test_an_authorisation_in_hand_means_that_applying_is_done() -> None:
    """Its window is printed on it. When it came is not known, so no date is made up for it."""
    made = planned("cma-aama", window=days("2027-10-11", "2028-01-08"))
    found = {it.key: it for it in made.milestones}
    assert found["apply_by"].done
    assert "authorization_expected" not in found
    assert errands(made) == {}


def test_an_assumed_application_is_called_assumed() -> None:
    """A date counted from something that the student never said has to say so."""
    assert milestones("cma-aama")["authorization_expected"].because == (
        "expected 2027-10-11 = an application on 2027-09-30 (assumed: in time for the earliest sitting 2027-10-11) + 7 "
        "business days of processing"
    )
    assert "(assumed: the day applications open)" in milestones("mlt-ascp")["authorization_expected"].because
    assert "(assumed: the day the programme ends)" in milestones("rma-amt")["authorization_expected"].because
    late = milestones("cma-aama", today=day("2028-03-01"))
    assert "(assumed: the day you enrolled)" in late["authorization_expected"].because


def test_an_opening_that_no_page_gives_is_the_planners_reading() -> None:
    """AMT lets candidates apply while still in school; how early was not found."""
    found = milestones("rma-amt")["application_opens"]
    assert (found.date, found.confirmed) == (day("2027-11-10"), False)
    assert found.because == "opens 2027-11-10, the day the programme ends: whether AMT takes one earlier was not found"


def test_an_earliest_sitting_before_the_end_opens_applications_in_time_for_it() -> None:
    """Where the file gives the one but not the other."""
    track = bundled("cma-aama")
    silent = replace(track, application=replace(track.application, opens=None))
    assert milestones(silent)["application_opens"].because == (
        "opens 2027-09-30, in time for the earliest sitting 2027-10-11: whether AAMA takes one earlier was not found"
    )


@pytest.mark.parametrize(
    ("track_id", "route", "title", "words"),
    [
        ("cma-aama", "category-1", "Exam fee: $125", "Exam, category 1, $125"),
        (
            "cma-aama", "category-2", "Exam fee: $125 to $250",
            "Exam, categories 2, 3 and 4, AAMA member, $125 or Exam, categories 2, 3 and 4, not a member, $250",
        ),
        ("rma-amt", "education", "Exam fee: $150", "Application, with the exam and the first annual fee, $150"),
        ("mlt-aab", "education", "Exam fee: $245", "Application, $95 + MLT Generalist exam, $150 = $245"),
        ("mlt-ascp", "route-1", "Exam fee: $225", "Application, exam included, $225"),
    ],
)  # fmt: skip
def test_the_fee_is_that_of_the_route(track_id: str, route: str, title: str, words: str) -> None:
    """All that is paid with the application, and a range where it depends on who pays."""
    found = milestones(track_id, route=route)["exam_fee_due"]
    assert found.title == title
    assert found.because == f"due with the application, by {found.date}: {words}"


def test_a_fee_that_is_not_known_has_no_date() -> None:
    """An amount is not made up."""
    silent = replace(bundled("rma-amt"), fees=())
    assert "exam_fee_due" not in milestones(silent)


def test_the_student_is_told_to_do_both_errands() -> None:
    """On their own days, in the plan, with the minutes that they take."""
    to_do = errands(planned("cma-aama"))
    assert {key: (block.date, block.minutes) for key, block in to_do.items()} == {
        "transcript_request": (day("2027-11-01"), 30),
        "apply_by": (day("2027-11-15"), 60),
    }


def test_an_issuer_that_answers_at_once_is_applied_to_on_the_day() -> None:
    """Nothing to count back."""
    track = bundled("cma-aama")
    quick = replace(track, application=replace(track.application, processing=official(Span(0, "days"))))
    quick = replace(quick, sources=dict(quick.sources) | {"handbook": next(iter(track.sources.values()))})
    assert milestones(quick)["apply_by"].date == day("2027-11-24")


def test_a_number_of_weeks_from_an_estimate_leaves_the_practicum_unconfirmed() -> None:
    """And one that a page gives does not."""
    assert not milestones("cma-aama")["practicum_start"].confirmed
    track = bundled("cma-aama")
    sure = replace(track, program=replace(track.program, practicum_weeks=Fact(value=5, status="student")))
    assert milestones(sure)["practicum_start"].confirmed
