"""The cycles of a credential, for each issuer worked out by hand: by the rule, by the certificate, and as renewed."""

from __future__ import annotations

from datetime import date

from ce_builders import bundled, held, spans
from planner.domain.credential import Renewed
from planner.domain.cycle import cycles, cycles_until, printed_problems, rules_of

ISSUERS = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct", "mlt-ascp", "mlt-aab")


def ahead(track: str, earned_on: date, until: date, expires: date | None = None) -> list[tuple[int, str, str]]:
    return spans(cycles_until(held(track, earned_on, expires=expires), rules_of(bundled(track)), until))


# By issuer


def test_aama_counts_sixty_months_from_the_end_of_the_month() -> None:
    """2027-11-29 + 60 = 2032-11-29, to the end of the month. Its own example: February 2010 to 28 February 2015."""
    assert ahead("cma-aama", date(2027, 11, 29), date(2033, 1, 1)) == [
        (1, "2027-12-01", "2032-11-30"),
        (2, "2032-12-01", "2037-11-30"),
    ]
    assert ahead("cma-aama", date(2010, 2, 10), date(2010, 3, 1)) == [(1, "2010-03-01", "2015-02-28")]


def test_aama_in_february_ends_on_the_29th_in_leap_years() -> None:
    """2015-02-10 + 60 = 2020-02-10, to 02-29; + 120 = 2025-02-10, to 02-28."""
    assert ahead("cma-aama", date(2015, 2, 10), date(2020, 3, 1)) == [
        (1, "2015-03-01", "2020-02-29"),
        (2, "2020-03-01", "2025-02-28"),
    ]


def test_aama_after_a_pass_on_the_31st() -> None:
    """2028-01-31 + 60 = 2033-01-31."""
    assert ahead("cma-aama", date(2028, 1, 31), date(2028, 2, 1)) == [(1, "2028-02-01", "2033-01-31")]


def test_ascp_counts_to_the_same_day_and_leap_days_return() -> None:
    """2028-02-29 + 36 = 2031-02-28 (clamped), + 72 = 2034-02-28, + 108 = 2037-02-28, + 144 = 2040-02-29."""
    found = ahead("mlt-ascp", date(2028, 2, 29), date(2038, 1, 1))
    assert [last for _, _, last in found] == ["2031-02-28", "2034-02-28", "2037-02-28", "2040-02-29"]
    assert found[0][1] == "2028-02-29"
    assert found[1][1] == "2031-03-01"


def test_nha_after_a_pass_on_the_31st_is_never_chained() -> None:
    """2026-12-31 + 24 = 2028-12-31; 2027-08-31 + 24 = 2029-08-31. No day is lost on the way through short months."""
    assert [last for *_, last in ahead("ccma-nha", date(2026, 12, 31), date(2031, 1, 1))] == [
        "2028-12-31",
        "2030-12-31",
        "2032-12-31",
    ]


def test_amt_ends_the_day_before_the_anniversary() -> None:
    """AMT's example: certified on 1 May 2006, points before 1 May 2009."""
    assert ahead("rma-amt", date(2006, 5, 1), date(2009, 5, 1)) == [
        (1, "2006-05-01", "2009-04-30"),
        (2, "2009-05-01", "2012-04-30"),
    ]


def test_amt_on_a_leap_day() -> None:
    """2028-02-29 + 36 = 2031-02-28, the day before is 02-27; + 144 = 2040-02-29, the day before is 02-28."""
    found = ahead("rma-amt", date(2028, 2, 29), date(2037, 3, 1))
    assert [last for *_, last in found] == ["2031-02-27", "2034-02-27", "2037-02-27", "2040-02-28"]


def test_ncct_comes_round_every_year_from_the_first_day() -> None:
    """2028-02-29 + 12, 24, 36 are clamped to 02-28, + 48 is 2032-02-29 again."""
    found = ahead("ncma-ncct", date(2028, 2, 29), date(2031, 3, 1))
    assert [last for *_, last in found] == ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]


def test_aab_ends_with_the_year_and_the_first_is_short() -> None:
    """Certified in May: revalidated by 31 December of the same year. On 31 December the first cycle is that day."""
    assert ahead("mlt-aab", date(2027, 5, 10), date(2028, 1, 1)) == [
        (1, "2027-05-10", "2027-12-31"),
        (2, "2028-01-01", "2028-12-31"),
    ]
    assert ahead("mlt-aab", date(2027, 12, 31), date(2027, 12, 31)) == [(1, "2027-12-31", "2027-12-31")]


# The printed date


def test_the_printed_date_wins_and_the_count_goes_on_from_it() -> None:
    """NHA by the rule 2029-08-15; printed 2029-08-31, so then 2031-08-31."""
    found = ahead("ccma-nha", date(2027, 8, 15), date(2029, 9, 1), expires=date(2029, 8, 31))
    assert found == [(1, "2027-08-15", "2029-08-31"), (2, "2029-09-01", "2031-08-31")]


def test_a_printed_date_that_agrees_changes_nothing() -> None:
    """2028-02-29 + 24 = 2030-02-28, as printed; the leap day still returns with 48 months, in 2032."""
    found = ahead("ccma-nha", date(2028, 2, 29), date(2030, 3, 1), expires=date(2030, 2, 28))
    assert [last for *_, last in found] == ["2030-02-28", "2032-02-29"]


def test_a_printed_day_before_an_anniversary_stays_one() -> None:
    """AMT, printed 2031-02-28 for 2031-03-04 by the rule: counted on from 1 March, so to 28 or 29 February."""
    found = ahead("rma-amt", date(2028, 3, 5), date(2034, 3, 1), expires=date(2031, 2, 28))
    assert [last for *_, last in found] == ["2031-02-28", "2034-02-28", "2037-02-28"]
    assert [start for _, start, _ in found] == ["2028-03-05", "2031-03-01", "2034-03-01"]


def test_a_printed_date_shorter_than_a_year_is_followed_by_the_years_end() -> None:
    """AAB, printed 2027-06-30: then 2027-12-31."""
    found = ahead("mlt-aab", date(2027, 5, 10), date(2028, 1, 1), expires=date(2027, 6, 30))
    assert [last for *_, last in found] == ["2027-06-30", "2027-12-31", "2028-12-31"]


def test_a_credential_from_long_before_needs_only_the_date_on_its_certificate() -> None:
    """Earned in February 2010, the card says 2030-02-28: that is 4 x 60 months, and three renewals nobody told."""
    found = cycles(held("cma-aama", date(2010, 2, 10), expires=date(2030, 2, 28)), rules_of(bundled("cma-aama")))
    assert spans(found)[-1] == (4, "2025-03-01", "2030-02-28")
    assert [cycle.renewed_on for cycle in found] == [None] * 4
    assert not found[-1].printed


# Renewals


def test_a_renewal_in_time_starts_the_next_cycle_where_the_old_one_ends() -> None:
    """However early it was sent, no day belongs to both."""
    early, *_ = renewed = cycles(
        held("cma-aama", date(2027, 11, 29), Renewed(on=date(2032, 6, 1))), rules_of(bundled("cma-aama"))
    )
    assert spans(renewed) == [(1, "2027-12-01", "2032-11-30"), (2, "2032-12-01", "2037-11-30")]
    assert early.renewed_on == date(2032, 6, 1)


def test_a_renewal_in_the_days_of_grace_wins_no_time() -> None:
    """Renewed on 2033-02-10, within 90 days of 2032-11-30: the next cycle is the same as in time."""
    late = cycles(held("cma-aama", date(2027, 11, 29), Renewed(on=date(2033, 2, 10))), rules_of(bundled("cma-aama")))
    assert spans(late)[-1] == (2, "2032-12-01", "2037-11-30")


def test_an_exam_counts_anew_from_its_day() -> None:
    """AAMA by exam on 2034-03-31, long lapsed: 60 months to 2039-03-31. In time, the old cycle ends the day before."""
    rules = rules_of(bundled("cma-aama"))
    lapsed = cycles(held("cma-aama", date(2027, 11, 29), Renewed(on=date(2034, 3, 31), by="exam")), rules)
    assert spans(lapsed) == [(1, "2027-12-01", "2032-11-30"), (2, "2034-04-01", "2039-03-31")]
    in_time = cycles(held("cma-aama", date(2027, 11, 29), Renewed(on=date(2032, 9, 15), by="exam")), rules)
    assert spans(in_time) == [(1, "2027-12-01", "2032-09-14"), (2, "2032-10-01", "2037-09-30")]


def test_a_reinstatement_counts_anew_and_its_certificate_wins() -> None:
    """ASCP reinstated on 2031-05-02, by the rule to 2034-05-02, printed 2034-04-30."""
    back = Renewed(on=date(2031, 5, 2), by="reinstatement", expires=date(2034, 4, 30))
    found = cycles(held("mlt-ascp", date(2027, 8, 15), back), rules_of(bundled("mlt-ascp")))
    assert spans(found) == [(1, "2027-08-15", "2030-08-15"), (2, "2031-05-02", "2034-04-30")]


def test_a_history_with_gaps_still_finds_the_right_cycle() -> None:
    """Earned 2010, only the renewal of February 2025 is told: it is that of cycle 3, 2020-03-01 to 2025-02-28."""
    rules = rules_of(bundled("cma-aama"))
    for on in (date(2024, 12, 1), date(2025, 2, 10), date(2025, 4, 15)):
        found = cycles(held("cma-aama", date(2010, 2, 10), Renewed(on=on)), rules)
        assert spans(found)[-2:] == [(3, "2020-03-01", "2025-02-28"), (4, "2025-03-01", "2030-02-28")]
        assert [cycle.renewed_on for cycle in found] == [None, None, on, None]


def test_a_renewals_certificate_may_pass_over_cycles() -> None:
    """Renewed in 2015 and the card today says 2030: what lies between was renewed too."""
    renewed = Renewed(on=date(2015, 2, 1), expires=date(2030, 2, 28))
    found = cycles(held("cma-aama", date(2010, 2, 10), renewed), rules_of(bundled("cma-aama")))
    assert spans(found)[-1] == (4, "2025-03-01", "2030-02-28")


def test_the_old_certificates_date_is_no_date_of_the_new_cycle() -> None:
    """Renewed in October and the new card is not there yet: typing in the old one moves nothing, and is told."""
    rules = rules_of(bundled("cma-aama"))
    slip = held("cma-aama", date(2027, 11, 29), Renewed(on=date(2032, 10, 1), expires=date(2032, 11, 30)))
    assert spans(cycles(slip, rules))[-1] == (2, "2032-12-01", "2037-11-30")
    (problem,) = printed_problems(slip, rules)
    assert problem.startswith("expires on 2032-11-30: the cycle begins on 2032-12-01; a later day, as on the newest")
    sound = held("cma-aama", date(2027, 11, 29), Renewed(on=date(2032, 10, 1), expires=date(2037, 11, 30)))
    assert printed_problems(sound, rules) == ()
