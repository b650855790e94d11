"""Renewal for each issuer, with its arithmetic: due, when to send, looks at the CE, steps down, yearly fees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import official
from dates import TRACKS, bundled, dated, day
from planner.domain.calendar_math import Span, add_months
from planner.domain.milestone import Milestone
from planner.domain.renewal import Ends, cycle_months, due, in_a_sentence, renewal_milestones
from planner.domain.track import Track


def of(track: Track | str, certified: str) -> dict[str, Milestone]:
    """The renewal milestones of a credential earned on a day, by key."""
    meant = bundled(track) if isinstance(track, str) else track
    return {it.key: it for it in renewal_milestones(meant, day(certified))}


@pytest.mark.parametrize(
    ("anchor", "months", "ends", "last"),
    [
        ("2010-02-10", 60, "end-of-month", "2015-02-28"),  # AAMA's own example
        ("2028-02-29", 60, "end-of-month", "2033-02-28"),
        ("2027-02-28", 12, "end-of-month", "2028-02-29"),  # the month's last day, a leap year's too
        ("2027-01-31", 36, "same-day", "2030-01-31"),
        ("2028-02-29", 36, "same-day", "2031-02-28"),
        ("2028-02-29", 48, "same-day", "2032-02-29"),
        ("2006-05-01", 12, "day-before", "2007-04-30"),  # AMT's own example: before 1 May
        ("2006-05-01", 36, "day-before", "2009-04-30"),
        ("2028-02-29", 12, "day-before", "2029-02-27"),  # the anniversary is 28 Feb
        ("2027-03-01", 12, "day-before", "2028-02-29"),
        ("2027-01-01", 12, "end-of-year", "2027-12-31"),  # the year of the grant counts whole
        ("2027-12-31", 12, "end-of-year", "2027-12-31"),
        ("2027-05-05", 24, "end-of-year", "2028-12-31"),
        ("2027-05-05", 6, "end-of-year", "2027-12-31"),
    ],
)
def test_a_cycle_ends_as_the_issuer_counts(anchor: str, months: int, ends: Ends, last: str) -> None:
    """From the day of certification, clamped where a month is short."""
    assert due(day(anchor), months, ends) == day(last)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(1, 120), st.sampled_from(get_args(Ends)))
def test_a_cycle_never_ends_before_it_begins(anchor: date, months: int, ends: Ends) -> None:
    """And the issuers' endings differ by a month, or by the year that counts whole, at most."""
    last = due(anchor, months, ends)
    assert last >= anchor
    if ends != "end-of-year":
        assert abs((last - add_months(anchor, months)).days) <= 30


def test_aama_renews_after_60_months_to_the_end_of_the_month() -> None:
    """24 Nov 2027 + 60 months = 24 Nov 2032, to the 30th; - 30 days = 31 Oct; - 30 days = 1 Oct."""
    found = of("cma-aama", "2027-11-24")
    assert dated(found, "renewal_due", "renew_by") == {"renewal_due": "2032-11-30", "renew_by": "2032-10-01"}
    assert found["renewal_due"].because == "2032-11-30 = certified 2027-11-24 + 60 months, to the end of the month"
    assert found["renew_by"].because == "2032-10-01 = expiry 2032-11-30 - 30 days of processing - 30 days in hand"


def test_aamas_ladder_is_shown_whole() -> None:
    """90 days after 30 Nov: 31 in December, 31 in January, 28 Feb. The day after that only the exam is left."""
    found = of("cma-aama", "2027-11-24")
    assert dated(found, "lapse_grace_ends", "reexam_only_from") == {
        "lapse_grace_ends": "2033-02-28",
        "reexam_only_from": "2033-03-01",
    }
    assert found["lapse_grace_ends"].title == "If not renewed: last day to recertify by CE"
    assert found["lapse_grace_ends"].because == "2033-02-28 = expiry 2032-11-30 + 90 days"


def test_ascp_renews_after_36_months() -> None:
    """31 Jan 2029 + 36 months = 31 Jan 2032; - 1 month = 31 Dec; - 30 days = 1 Dec."""
    found = of("mlt-ascp", "2029-01-31")
    assert dated(found, "renewal_due", "renew_by", "renewal_due_2") == {
        "renewal_due": "2032-01-31",
        "renew_by": "2031-12-01",
        "renewal_due_2": "2035-01-31",
    }


def test_amts_two_clocks_run_to_the_day_before_the_anniversary() -> None:
    """The points every three years, the fee every year, through both cycles shown."""
    found = of("rma-amt", "2027-05-01")
    fees = {key: it.date.isoformat() for key, it in found.items() if key.startswith("annual_fee_due")}
    assert dated(found, "renewal_due", "renewal_due_2") == {"renewal_due": "2030-04-30", "renewal_due_2": "2033-04-30"}
    assert fees == {
        "annual_fee_due": "2028-04-30",
        "annual_fee_due_2": "2029-04-30",
        "annual_fee_due_3": "2030-04-30",
        "annual_fee_due_4": "2031-04-30",
        "annual_fee_due_5": "2032-04-30",
        "annual_fee_due_6": "2033-04-30",
    }
    assert found["annual_fee_due"].title == "Annual fee due: $50"
    assert found["annual_fee_due_2"].because == (
        "2029-04-30 = certified 2027-05-01 + 24 months - 1 day, the day before the anniversary"
    )


@pytest.mark.parametrize("track_id", ["ccma-nha", "cmaa-nha", "cpt-nha"])
def test_nha_renews_after_24_months_unless_the_certificate_says_otherwise(track_id: str) -> None:
    """The printed date wins, and the reason says so until it is known."""
    found = of(track_id, "2027-08-31")["renewal_due"]
    assert found.date == day("2029-08-31")
    assert found.because == (
        "2029-08-31 = certified 2027-08-31 + 24 months; if your certificate prints another date, that one counts"
    )


def test_ncct_renews_every_year() -> None:
    """29 Feb 2028 + 12 months = 28 Feb 2029; + 24, from the same day, 28 Feb 2030; the exam alone five years later."""
    found = of("ncma-ncct", "2028-02-29")
    assert dated(found, "renewal_due", "renewal_due_2", "reexam_only_from") == {
        "renewal_due": "2029-02-28",
        "renewal_due_2": "2030-02-28",
        "reexam_only_from": "2034-02-28",
    }


def test_aab_renews_on_31_december() -> None:
    """Of the year of certification, and of every year after it."""
    found = of("mlt-aab", "2029-04-04")
    assert dated(found, "renewal_due", "renewal_due_2") == {"renewal_due": "2029-12-31", "renewal_due_2": "2030-12-31"}
    assert found["renewal_due"].because.startswith("2029-12-31 = end of the year of certification 2029-04-04; ")
    assert found["renewal_due_2"].because.startswith(
        "2030-12-31 = end of the year of certification 2029-04-04 + 1 year; "
    )


def test_a_renewal_due_within_weeks_is_sent_at_once() -> None:
    """Certified in December, AAB's year ends on the 31st: ten business days and a month in hand lie before that."""
    found = of("mlt-aab", "2029-12-05")["renew_by"]
    assert found.date == day("2029-12-05")
    assert found.because == (
        "2029-12-05, the day of certification, for expiry 2029-12-31 - 10 business days of processing - 30 days in "
        "hand would be even before it"
    )


def test_two_cycles_are_never_chained() -> None:
    """31 Aug + 30 months clamps to 28 Feb. 60 months are 31 Aug again, not 30 months from the 28th."""
    track = bundled("mlt-ascp")
    cycle = replace(track.renewal.cycle, value=Span(30, "months"))
    found = of(replace(track, renewal=replace(track.renewal, cycle=cycle)), "2027-08-31")
    assert dated(found, "renewal_due", "renewal_due_2") == {"renewal_due": "2030-02-28", "renewal_due_2": "2032-08-31"}


def test_looks_at_the_ce_keep_pace_with_the_cycle() -> None:
    """60 points in 60 months, five looks: 12 a year, and all of them when the renewal is sent."""
    found = of("cma-aama", "2027-11-24")
    looks = {key: (it.date.isoformat(), it.title) for key, it in found.items() if key.startswith("ce_checkpoint")}
    assert looks == {
        "ce_checkpoint_1": ("2028-11-24", "CE: 12 points by now"),
        "ce_checkpoint_2": ("2029-11-24", "CE: 24 points by now"),
        "ce_checkpoint_3": ("2030-11-24", "CE: 36 points by now"),
        "ce_checkpoint_4": ("2031-11-24", "CE: 48 points by now"),
        "ce_checkpoint_5": ("2032-10-01", "CE: all 60 points by now"),
    }
    assert found["ce_checkpoint_1"].because == (
        "2028-11-24 = certified 2027-11-24 + 12 months: 12 of 60 points keep pace with a cycle of 60 months"
    )


def test_a_yearly_cycle_has_its_one_look_when_the_renewal_is_sent() -> None:
    """NCCT: 12 clock hours a year. 24 Nov - 10 business days = 10 Nov; - 30 days = 11 Oct."""
    found = of("ncma-ncct", "2027-11-24")
    assert found["ce_checkpoint_1"].date == found["renew_by"].date == day("2028-10-11")
    assert found["ce_checkpoint_1"].because == (
        "2028-10-11, the day to send the renewal: all 12 clock hours have to be earned by then"
    )
    assert "ce_checkpoint_2" not in found


@pytest.mark.parametrize("track_id", TRACKS)
def test_there_are_as_many_looks_as_the_file_asks_for(track_id: str) -> None:
    """Where it says how much CE is needed at all."""
    track = bundled(track_id)
    needed = any(it.kind == "total" for it in track.renewal.constraints)
    looks = [key for key in of(track, "2027-11-24") if key.startswith("ce_checkpoint")]
    assert len(looks) == (track.renewal.checkpoints.value if needed else 0)


def test_looks_crowded_into_a_short_cycle_stop_when_the_renewal_is_sent() -> None:
    """A file may ask for more looks than there are months; none comes after the CE had to be complete."""
    track = bundled("ncma-ncct")
    eager = replace(track, renewal=replace(track.renewal, checkpoints=official(24)))
    eager = replace(eager, sources=dict(eager.sources) | {"handbook": next(iter(track.sources.values()))})
    found = of(eager, "2027-11-24")
    looks = [it.date for key, it in found.items() if key.startswith("ce_checkpoint")]
    assert looks == sorted(looks)
    assert looks[-1] == found["renew_by"].date
    assert day("2027-11-24") < looks[0]


def test_no_looks_where_the_file_wants_none() -> None:
    """Zero is a number of looks."""
    track = bundled("cma-aama")
    silent = replace(track, renewal=replace(track.renewal, checkpoints=replace(track.renewal.checkpoints, value=0)))
    assert not any(key.startswith("ce_checkpoint") for key in of(silent, "2027-11-24"))


@pytest.mark.parametrize("track_id", TRACKS)
def test_all_of_it_holds_only_after_a_pass(track_id: str) -> None:
    """A renewal five years ahead must not look like a credential that is held."""
    assert all(it.expected for it in of(track_id, "2027-11-24").values())


@pytest.mark.parametrize("track_id", TRACKS)
def test_letting_a_due_date_pass_is_a_miss(track_id: str) -> None:
    """Expiry, sending, and fees are duties; looks and steps down are not."""
    found = of(track_id, "2027-11-24")
    duties = {key for key, it in found.items() if it.duty}
    assert duties == {key for key in found if key.startswith(("renewal_due", "renew_by", "annual_fee_due"))}


@pytest.mark.parametrize(
    ("span", "months"),
    [
        (Span(36, "months"), 36), (Span(3, "years"), 36), (Span(730, "days"), 24), (Span(104, "weeks"), 24),
        (Span(5, "days"), 1), (Span(261, "business days"), 12),
    ],
)  # fmt: skip
def test_a_cycle_is_counted_in_months(span: Span, months: int) -> None:
    """A file of the student's own may write it another way."""
    renewal = bundled("cma-aama").renewal
    assert cycle_months(replace(renewal, cycle=replace(renewal.cycle, value=span))) == months


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Last day to renew", "last day to renew"),
        ("CE is late", "CE is late"),
        ("MA-Phlebotomist", "MA-Phlebotomist"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence_loses_its_capital_but_names_keep_theirs(title: str, inside: str) -> None:
    """`cE` would be nobody's word."""
    assert in_a_sentence(title) == inside
