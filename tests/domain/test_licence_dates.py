"""What the states ask: when to apply, the renewals by their own calendars, and where to ask instead."""

from __future__ import annotations

from datetime import date

import pytest

from builders import official
from dates import bundled, dated, day, state
from planner.domain.calendar_math import Span
from planner.domain.citing import Grounds
from planner.domain.licence import LicenceCycle
from planner.domain.licence_dates import Licensed, licence_milestones
from planner.domain.licence_terms import first_renewal
from planner.domain.milestone import Milestone


def of(track_id: str, state_id: str, certified: str = "2029-01-31") -> dict[str, Milestone]:
    """A state's milestones for a credential earned on a day, by key."""
    return {it.key: it for it in licence_milestones(bundled(track_id), state(state_id), day(certified), day(certified))}


NORTH_DAKOTA = LicenceCycle(every=official(Span(2, "years")), fixed_day="06-30", parity="even")
FLORIDA = LicenceCycle(every=official(Span(2, "years")), fixed_day="08-31", parity="even")
ODD = LicenceCycle(every=official(Span(2, "years")), fixed_day="01-01", parity="odd")
YEARLY = LicenceCycle(every=official(Span(1, "years")), fixed_day="12-31")


@pytest.mark.parametrize(
    ("cycle", "granted", "due"),
    [
        (NORTH_DAKOTA, "2029-01-31", "2030-06-30"),
        (NORTH_DAKOTA, "2030-06-29", "2030-06-30"),
        (NORTH_DAKOTA, "2030-06-30", "2032-06-30"),  # granted on the very day: it runs to the next one
        (NORTH_DAKOTA, "2030-07-01", "2032-06-30"),
        (NORTH_DAKOTA, "2031-12-31", "2032-06-30"),
        (FLORIDA, "2028-08-30", "2028-08-31"),
        (FLORIDA, "2028-08-31", "2030-08-31"),
        (FLORIDA, "2028-09-01", "2030-08-31"),
        (FLORIDA, "2029-08-31", "2030-08-31"),
        (ODD, "2028-12-31", "2029-01-01"),
        (ODD, "2029-01-01", "2031-01-01"),
        (YEARLY, "2029-12-31", "2030-12-31"),
        (YEARLY, "2029-12-30", "2029-12-31"),
    ],
)
def test_a_fixed_day_is_the_next_one_in_its_years(cycle: LicenceCycle, granted: str, due: str) -> None:
    """North Dakota: 30 June of even years; Florida: 31 August of even years."""
    assert first_renewal(cycle, day(granted)) == day(due)


@pytest.mark.parametrize(
    ("every", "granted", "due"),
    [
        (Span(2, "years"), "2029-01-31", "2031-01-31"),
        (Span(1, "years"), "2028-02-29", "2029-02-28"),
        (Span(4, "years"), "2028-02-29", "2032-02-29"),
        (Span(3, "years"), "2029-12-31", "2032-12-31"),
    ],
)
def test_without_a_fixed_day_a_licence_renews_one_cycle_after_the_grant(every: Span, granted: str, due: str) -> None:
    """Clamped where the month is short."""
    assert first_renewal(LicenceCycle(every=official(every)), day(granted)) == day(due)


def test_north_dakota_renews_by_the_calendar() -> None:
    """Whenever the licence was granted."""
    found = of("mlt-ascp", "nd")
    assert dated(found, "licence_apply", "licence_renewal_due") == {
        "licence_apply": "2029-01-31",
        "licence_renewal_due": "2030-06-30",
    }
    assert found["licence_apply"].title == "Apply for your licence in North Dakota"
    assert found["licence_apply"].because == (
        "from 2029-01-31, the day you are certified: clinical or medical laboratory technician (CLT/MLT) licence"
    )
    assert found["licence_renewal_due"].because == (
        "2030-06-30, the first 30 June of an even year after a licence of 2029-01-31; then every 2 years"
    )


def test_california_takes_ten_weeks_and_counts_from_the_grant() -> None:
    """31 Jan + 70 days = 11 Apr; + 2 years."""
    found = of("mlt-amt", "ca")
    assert found["licence_apply"].because == (
        "from 2029-01-31, the day you are certified, to have it by 2029-04-11 = 2029-01-31 + 10 weeks: medical "
        "laboratory technician licence"
    )
    assert found["licence_renewal_due"].date == day("2031-04-11")
    assert found["licence_renewal_due"].because == (
        "2031-04-11 = licence of 2029-04-11 + 2 years; the day of grant is assumed, the date on it counts"
    )


def test_a_yearly_licence_comes_round_after_a_year() -> None:
    """West Virginia takes two weeks: 31 Jan + 14 days = 14 Feb."""
    assert of("mlt-aab", "wv")["licence_renewal_due"].date == day("2030-02-14")


def test_washington_asks_medical_assistants_too() -> None:
    """National certification alone is not enough there; how often the credential renews is from memory."""
    found = of("cma-aama", "wa", "2027-11-24")
    assert dated(found, "licence_apply", "licence_renewal_due") == {
        "licence_apply": "2027-11-24",
        "licence_renewal_due": "2029-11-24",
    }
    assert found["licence_apply"].confirmed
    assert not found["licence_renewal_due"].confirmed


def test_a_licence_without_a_known_cycle_has_no_renewal() -> None:
    """Louisiana's phlebotomists get a state certificate; how long it lasts was not found."""
    assert set(of("cpt-nha", "la")) == {"licence_apply"}


@pytest.mark.parametrize(
    ("track_id", "state_id"), [("mlt-ascp", "ga"), ("mlt-ascp", "ri"), ("cma-aama", "ca"), ("rma-amt", "sd")]
)
def test_where_nothing_is_asked_there_are_no_dates(track_id: str, state_id: str) -> None:
    """Georgia and Rhode Island want the certification alone; California and South Dakota nothing of assistants."""
    assert of(track_id, state_id) == {}


def test_a_state_that_does_not_speak_of_the_track_has_no_dates() -> None:
    """Florida licenses laboratories' staff."""
    assert of("cma-aama", "fl") == {}


def test_where_it_is_unclear_the_student_is_told_to_ask() -> None:
    """Puerto Rico licenses technologists; nothing was found for technicians."""
    found = of("mlt-ascp", "pr")
    assert set(found) == {"licence_ask"}
    assert found["licence_ask"].title == "Ask what you need to work in Puerto Rico"
    assert not found["licence_ask"].confirmed


def test_an_exam_that_the_state_does_not_take_leads_to_a_question_and_not_to_a_licence() -> None:
    """New York takes ASCP's: telling an AMT student to apply would cost $263."""
    found = of("mlt-amt", "ny")
    assert set(found) == {"licence_ask"}
    assert found["licence_ask"].title == "Ask whether this exam counts in New York"
    assert found["licence_ask"].because == (
        "from 2029-01-31, the day you are certified; New York is known to take MLT (ASCP), MLT (ASCPi), and MLT (AMT) "
        "is not among them"
    )
    assert set(of("mlt-ascp", "ny")) == {"licence_apply", "licence_renewal_due"}


def test_a_state_may_name_exams_by_their_issuer() -> None:
    """Montana takes what ASCP, AMT, AAB and NCA certify."""
    assert "licence_apply" in of("mlt-amt", "mt")


def test_all_of_it_holds_only_after_a_pass_and_rests_on_the_exam_date() -> None:
    """A licence counted from an unconfirmed exam date is unconfirmed, and cites the pages behind that too."""
    doubt = Grounds(confirmed=False)
    found = list(licence_milestones(bundled("mlt-ascp"), state("mt"), date(2029, 1, 31), date(2029, 1, 31), doubt))
    assert found
    assert all(it.expected and not it.confirmed for it in found)
    assert of("mlt-ascp", "fl")["licence_renewal_due"].confirmed


def test_a_renewal_counted_from_an_assumed_grant_is_never_confirmed() -> None:
    """Montana's year is official, the day on which it begins is the planner's guess until the licence is there."""
    track, montana, earned = bundled("mlt-ascp"), state("mt"), day("2029-01-31")
    assert not of("mlt-ascp", "mt")["licence_renewal_due"].confirmed
    known = Licensed(printed=day("2030-03-31"))
    found = {it.key: it for it in licence_milestones(track, montana, earned, earned, known=known)}
    assert found["licence_renewal_due"].confirmed
    assert found["licence_renewal_due"].because == "2030-03-31, the date printed on your licence"


def test_a_licence_renews_for_as_long_as_it_is_asked_about() -> None:
    """Tennessee, earned on the leap day: 2028-02-29 + 2, 4, 6 years, each from the grant and never from the one before,
    so the third is 29 February again less a day: 2034 has none, 2032 has.
    """
    track, earned = bundled("mlt-ascp"), day("2028-02-29")
    found = {it.key: it for it in licence_milestones(track, state("tn"), earned, day("2034-12-31"))}
    assert {key: str(it.date) for key, it in found.items()} == {
        "licence_apply": "2028-02-29",
        "licence_renewal_due": "2030-02-28",
        "licence_renewal_due_2": "2032-02-29",
        "licence_renewal_due_3": "2034-02-28",
    }
    assert found["licence_renewal_due_2"].because == (
        "2032-02-29 = licence of 2028-02-29 + 4 years; the day of grant is assumed, the date on it counts; it holds if "
        "the one before is renewed"
    )
    assert all(it.sources for it in found.values())


def test_a_fixed_day_comes_round_in_its_years() -> None:
    """North Dakota: 30 June 2030, then each even year."""
    track, earned = bundled("mlt-ascp"), day("2029-01-31")
    found = {it.key: it for it in licence_milestones(track, state("nd"), earned, day("2034-12-31"))}
    assert [str(it.date) for it in found.values() if it.duty] == ["2030-06-30", "2032-06-30", "2034-06-30"]
    assert found["licence_renewal_due_2"].because == (
        "2032-06-30, the first 30 June of an even year after 2030-06-30; then every 2 years; it holds if the one "
        "before is renewed"
    )


def test_what_was_seen_to_stands_for_all_before_it_and_the_application_for_the_grant() -> None:
    """Louisiana: applied on 15 March, so yearly from there; the second renewal was told, the first must have been."""
    track, earned = bundled("mlt-ascp"), day("2029-01-31")
    known = Licensed(seen_to={"licence_apply": day("2029-03-15"), "licence_renewal_due_2": day("2031-03-01")})
    found = licence_milestones(track, state("la"), earned, day("2031-03-15"), known=known)
    assert [(it.key, str(it.date), it.done) for it in found] == [
        ("licence_apply", "2029-01-31", True),
        ("licence_renewal_due", "2030-03-15", True),
        ("licence_renewal_due_2", "2031-03-15", True),
    ]


def test_only_the_last_term_that_is_over_can_have_been_missed() -> None:
    """A credential taken up years later: its earlier terms were renewed, or there would be no licence to renew."""
    track, earned = bundled("mlt-ascp"), day("2020-01-31")
    known = Licensed(today=day("2023-06-01"))
    found = tuple(licence_milestones(track, state("la"), earned, day("2024-01-31"), known=known))
    assert found[0].done
    assert [(str(it.date), it.done) for it in found if it.duty] == [
        ("2021-01-31", True), ("2022-01-31", True), ("2023-01-31", False), ("2024-01-31", False),
    ]  # fmt: skip
