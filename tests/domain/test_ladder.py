"""The dates of a credential that is held, by issuer and by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_builders import at_least, bundled, held
from planner.domain.calendar_math import Span
from planner.domain.credential import Credential, Renewed
from planner.domain.cycle import RuleFrom, cycles, rules_of
from planner.domain.facts import Fact
from planner.domain.ladder import credential_milestones, renew_by, rungs
from planner.domain.milestone import Milestone
from planner.domain.renewal import renewal_milestones
from planner.domain.track import Clock

TRACKS = (
    "ccma-nha", "cma-aama", "cmaa-nha", "cpt-nha", "mls-ascp", "mlt-aab", "mlt-amt", "mlt-ascp", "ncma-ncct",
    "pbt-ascp", "rma-amt", "rpt-amt",
)  # fmt: skip


def milestones(credential: Credential, until: date = date.min, done: tuple[str, ...] = ()) -> dict[str, Milestone]:
    track = bundled(credential.track)
    found = list(credential_milestones(track, credential, rules_of(track), until, done))
    assert len({one.key for one in found}) == len(found)
    return {one.key: one for one in found}


def dated(found: dict[str, Milestone]) -> dict[str, str]:
    return {key: str(one.date) for key, one in found.items()}


def test_aama_by_hand() -> None:
    """Passed on 2027-11-29: due 2032-11-30. Sent by: - 30 days = 10-31, - 30 days in hand = 10-01.

    90 days of grace: December 31 + January 31 = 62, and 28 in February: 2033-02-28; by exam only a day later. From
    2027-12-01 to the last day are 1826 days; a fifth is 365.2, so looks after 365, 730, 1095 and 1460 days, at 12, 24,
    36 and 48 points. 2028 is a leap year, so 365 days are 2028-11-30. The fifth is when the renewal is sent, with 60.
    """
    assert dated(milestones(held("cma-aama", date(2027, 11, 29)))) == {
        "renewal_due": "2032-11-30",
        "renew_by": "2032-10-01",
        "ce_checkpoint_1": "2028-11-30",
        "ce_checkpoint_2": "2029-11-30",
        "ce_checkpoint_3": "2030-11-30",
        "ce_checkpoint_4": "2031-11-30",
        "ce_checkpoint_5": "2032-10-01",
        "lapse_grace_ends": "2033-02-28",
        "reexam_only_from": "2033-03-01",
    }


def test_aama_with_a_leap_day_in_the_grace() -> None:
    """Passed in November 2022: due 2027-11-30; 31 + 31 days and 28 of 29 in February 2028."""
    found = dated(milestones(held("cma-aama", date(2022, 11, 3))))
    assert (found["renewal_due"], found["lapse_grace_ends"]) == ("2027-11-30", "2028-02-28")
    assert found["reexam_only_from"] == "2028-02-29"


def test_aamas_own_example_of_a_leap_day() -> None:
    """Expiry on 29 February 2020: 31 days of March + 30 + 29 of May. AAMA says the end of May; earlier is safe."""
    found = dated(milestones(held("cma-aama", date(2015, 2, 10))))
    assert (found["renewal_due"], found["lapse_grace_ends"]) == ("2020-02-29", "2020-05-29")


def test_amt_has_two_clocks() -> None:
    """AMT's example: certified on 1 May 2006; fees before 1 May 2007, 2008 and 2009, points before 1 May 2009.

    Sent by: 2009-04-30, a Thursday, - 10 business days = 04-16, - 30 days = 03-17.
    """
    found = dated(milestones(held("rma-amt", date(2006, 5, 1)), date(2009, 5, 1)))
    fees = ["2007-04-30", "2008-04-30", "2009-04-30", "2010-04-30", "2011-04-30", "2012-04-30"]
    assert [found["annual_fee_due"], *(found[f"annual_fee_due_{n}"] for n in range(2, 7))] == fees
    assert "annual_fee_due_7" not in found
    assert (found["renewal_due"], found["renewal_due_2"]) == ("2009-04-30", "2012-04-30")
    assert found["renew_by"] == "2009-03-17"


def test_amt_after_a_pass_on_the_31st_and_on_a_leap_day() -> None:
    """2028-03-31 less a day. 2028-02-29 + 12 = 2029-02-28, less a day 02-27; + 48 = 2032-02-29, less a day 02-28."""
    assert dated(milestones(held("rma-amt", date(2027, 3, 31))))["annual_fee_due"] == "2028-03-30"
    leap = dated(milestones(held("mlt-amt", date(2028, 2, 29)), date(2031, 2, 28)))
    assert (leap["annual_fee_due"], leap["annual_fee_due_4"]) == ("2029-02-27", "2032-02-28")


def test_ascp_declares_a_month_ahead() -> None:
    """Passed on 2027-08-31: due 2030-08-31, less a month 2030-07-31, less 30 days 2030-07-01. No step down is dated."""
    found = dated(milestones(held("mlt-ascp", date(2027, 8, 31))))
    assert (found["renewal_due"], found["renew_by"]) == ("2030-08-31", "2030-07-01")
    assert sorted(found) == ["ce_checkpoint_1", "ce_checkpoint_2", "ce_checkpoint_3", "renew_by", "renewal_due"]


def test_nha_by_hand_and_by_the_certificate() -> None:
    """2027-03-31 + 24 = 2029-03-31; a year of 365 days to 2030-03-31, the exam from the day after. Printed: from there.

    Sent by: 2029-03-31, a Saturday, - 10 business days = 03-19, - 30 days = 02-17.
    """
    found = dated(milestones(held("ccma-nha", date(2027, 3, 31))))
    assert found["renewal_due"] == "2029-03-31"
    assert found["renew_by"] == "2029-02-17"
    assert (found["lapse_grace_ends"], found["reexam_only_from"]) == ("2030-03-31", "2030-04-01")
    printed = milestones(held("ccma-nha", date(2027, 3, 31), expires=date(2029, 3, 30)))
    assert printed["lapse_grace_ends"].date == date(2030, 3, 30)
    assert printed["renewal_due"].because == "2029-03-30, the date printed on the certificate"
    assert printed["renewal_due"].confirmed


def test_ncct_loses_it_after_five_years() -> None:
    """2028-02-29 + 12 = 2029-02-28; five years later 2034-02-28."""
    found = dated(milestones(held("ncma-ncct", date(2028, 2, 29))))
    assert (found["renewal_due"], found["reexam_only_from"]) == ("2029-02-28", "2034-02-28")


def test_aab_asks_at_once_where_the_year_is_nearly_over() -> None:
    """Certified on 2027-12-20, due 2027-12-31: 10 business days and 30 days ahead is before it was earned.

    The year after, due 2028-12-31, a Sunday: - 10 business days = 12-18, - 30 days = 11-18.
    """
    short = milestones(held("mlt-aab", date(2027, 12, 20)))
    assert dated(short) == {"renewal_due": "2027-12-31", "renew_by": "2027-12-20"}
    assert short["renew_by"].because.startswith("2027-12-20, the first day of the cycle")
    long = dated(milestones(held("mlt-aab", date(2027, 5, 10)), date(2028, 1, 1)))
    assert (long["renewal_due_2"], long["renew_by_2"]) == ("2028-12-31", "2028-11-18")


def test_every_date_says_why() -> None:
    """Rule, inputs and arithmetic; the next cycle holds only if this one is renewed."""
    found = milestones(held("cma-aama", date(2027, 11, 29)), date(2033, 1, 1))
    assert found["renewal_due"].because == "2032-11-30 = 2027-11-29 + 60 months, to the end of the month"
    assert found["renewal_due_2"].because == (
        "2037-11-30 = 2027-11-29 + 120 months, to the end of the month; it holds if the cycle before it is renewed"
    )
    assert found["renew_by"].because == "2032-10-01 = expiry 2032-11-30 - 30 days processing - 30 days in hand"
    assert found["ce_checkpoint_1"].because == (
        "2028-11-30: 1 of 5 parts of the way from 2027-12-01 to 2032-11-30, so 12 of 60 points keep pace"
    )
    assert found["reexam_only_from"].because == "2033-03-01 = expiry 2032-11-30 + 91 days"
    assert all(one.sources for one in found.values())
    assert not any(one.expected for one in found.values())
    assert found["ce_checkpoint_5"].because == (
        "2032-10-01, the day to send the renewal: all 60 points have to be earned by then"
    )
    annual = milestones(held("mlt-amt", date(2027, 5, 1)))["annual_fee_due"]
    assert annual.because == "2028-04-30: every 12 months from 2027-05-01 - 1 day, the day before the anniversary"
    assert annual.title == "AMT annual fee: $90"
    nha = milestones(held("ccma-nha", date(2027, 3, 31)))["renewal_due"]
    assert nha.because.endswith("24 months; if your certificate prints another date, that one counts")


def test_renewing_closes_the_cycle_and_dates_the_next() -> None:
    """The old due date is done, its steps down are gone, the new cycle has its own."""
    before = milestones(held("cma-aama", date(2027, 11, 29)))
    after = milestones(held("cma-aama", date(2027, 11, 29), Renewed(on=date(2032, 9, 20))))
    assert not before["renewal_due"].done
    assert after["renewal_due"].done
    assert after["renewal_due"].because == "2032-11-30, the end of cycle 1: renewed on 2032-09-20"
    assert "lapse_grace_ends" not in after
    assert dated(after)["lapse_grace_ends_2"] == "2038-02-28"
    assert after["renew_by_2"].state(date(2032, 12, 1)) == "upcoming"


def test_what_was_never_told_counts_as_seen_to() -> None:
    """A card from 2010 that is good until 2030 has no missed renewals and no unpaid fees of its past."""
    aama = milestones(held("cma-aama", date(2010, 2, 10), expires=date(2030, 2, 28)))
    assert [aama[f"renewal_due{n}"].done for n in ("", "_2", "_3", "_4")] == [True, True, True, False]
    assert aama["renewal_due"].because.endswith("a later cycle is open, so it was renewed")
    amt = milestones(held("rma-amt", date(2006, 5, 1), Renewed(on=date(2009, 4, 1))), done=("annual_fee_due_4",))
    fees = [amt["annual_fee_due"], *(amt[f"annual_fee_due_{n}"] for n in range(2, 7))]
    assert [fee.done for fee in fees] == [True, True, True, True, False, False]


def test_a_duty_that_was_seen_to_is_done() -> None:
    """By its key."""
    found = milestones(held("cma-aama", date(2027, 11, 29)), done=("renew_by",))
    assert (found["renew_by"].done, found["renewal_due"].done) == (True, False)


def test_a_new_fee_runs_from_its_own_date() -> None:
    """A yearly fee from 2029-01-01 on: not due in 2028, and counted from the day of certification all the same."""
    nha = bundled("ccma-nha")
    fee = Clock(key="annual_fee_due", title="Annual fee due", months=Fact(value=12), due="day-before")
    changed = replace(nha.renewal, clocks=(fee,))
    rules = (RuleFrom(since=date.min, renewal=nha.renewal), RuleFrom(since=date(2029, 1, 1), renewal=changed))
    found = list(credential_milestones(nha, held("ccma-nha", date(2027, 3, 31)), rules, date(2031, 1, 1)))
    fees = {one.key: str(one.date) for one in found if one.kind == "fee"}
    assert fees == {"annual_fee_due": "2029-03-30", "annual_fee_due_2": "2030-03-30", "annual_fee_due_3": "2031-03-30"}
    assert next(one.title for one in found if one.kind == "fee") == "Annual fee due"


def test_steps_down_come_in_order_of_date() -> None:
    """Whatever their order in the file."""
    track = bundled("cma-aama")
    backwards = replace(track.renewal, ladder=track.renewal.ladder[::-1])
    rules = (RuleFrom(since=date.min, renewal=backwards),)
    (cycle,) = cycles(held("cma-aama", date(2027, 11, 29)), rules)
    assert [rung.key for rung, _ in rungs(cycle)] == ["lapse_grace_ends", "reexam_only_from"]


def test_a_credential_without_a_total_has_no_looks_at_it() -> None:
    """Nothing to keep pace with."""
    track = bundled("cma-aama")
    rules = (RuleFrom(since=date.min, renewal=replace(track.renewal, constraints=(at_least(10, "clinical"),))),)
    found = credential_milestones(track, held("cma-aama", date(2027, 11, 29)), rules, date.min)
    assert not [one for one in found if one.kind == "ce"]


def test_a_renewal_takes_at_least_its_time() -> None:
    """A year of processing in a cycle of a year: the first day."""
    track = bundled("ncma-ncct")
    slow = replace(track.renewal, processing=Fact(value=Span(1, "years")))
    (cycle,) = cycles(held("ncma-ncct", date(2027, 3, 1)), (RuleFrom(since=date.min, renewal=slow),))
    assert renew_by(cycle) == date(2027, 3, 1)


@pytest.mark.parametrize("track", TRACKS)
@given(earned=st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_the_dates_expected_before_the_exam_are_found_again(track: str, earned: date) -> None:
    """Passing on the expected day moves nothing but the looks at the CE, which keep its pace to the day."""
    after = dated(milestones(held(track, earned), date(2060, 1, 1)))
    for one in renewal_milestones(bundled(track), earned):
        if one.kind != "ce":
            assert after[one.key] == str(one.date)
