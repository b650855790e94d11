"""What a track's fees come to on the dates of one student."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ce_builders import bundled, held
from planner.domain.costs import exam_costs, renew_or_lapse, upkeep_costs
from planner.domain.credential import Credential, Renewed
from planner.domain.cycle import rules_of
from planner.domain.ladder import credential_milestones
from planner.domain.money import Cost, Sum, total
from planner.domain.track import FeeKind


def told(costs: tuple[Cost, ...]) -> list[tuple[str, str, str | None]]:
    return [(cost.key, str(cost.on), None if cost.amount is None else str(cost.amount)) for cost in costs]


def upkeep(credential: Credential, until: date, chosen: tuple[str, ...] = ()) -> tuple[Cost, ...]:
    track = bundled(credential.track)
    return upkeep_costs(track, credential, rules_of(track), until, chosen)


APPLY, EXAM, START = date(2027, 10, 1), date(2027, 11, 29), date(2027, 1, 11)
DAYS: dict[FeeKind, date] = {"application": APPLY, "exam": APPLY, "other": START}


def test_an_enrolment_pays_the_usual_fee_and_what_it_chose() -> None:
    """AAMA: category 1 has a fee of its own; on the others the member's comes first, and a non-member names hers."""
    track = bundled("cma-aama")
    assert told(exam_costs(track, "cma-aama-1", DAYS, route="category-1")) == [("exam-category-1", "2027-10-01", "125")]
    (usual,) = exam_costs(track, "cma-aama-1", DAYS, route="category-2")
    assert (usual.key, usual.instead) == ("exam-member", ("exam-non-member",))
    assert told(exam_costs(track, "cma-aama-1", DAYS, ("exam-non-member", "materials"))) == [
        ("exam-non-member", "2027-10-01", "250"),
        ("materials", "2027-01-11", "50"),
    ]


def test_a_fee_that_was_not_found_is_there_without_an_amount() -> None:
    """It has a place in the sum."""
    track = bundled("ccma-nha")
    unknown = replace(track, fees=tuple(replace(fee, amount=None) for fee in track.fees))
    costs = exam_costs(unknown, "ccma-nha-1", DAYS)
    assert total(costs) == Sum(unknown=1)
    assert [cost.confirmed for cost in costs] == [False]


def test_amt_pays_every_year_and_aama_every_five() -> None:
    """MLT (AMT) $90 in each year; CMA (AAMA) $250 when the renewal is sent."""
    assert told(upkeep(held("mlt-amt", date(2027, 5, 1)), date(2030, 5, 1))) == [
        ("annual_fee_due", "2028-04-30", "90"),
        ("annual_fee_due_2", "2029-04-30", "90"),
        ("annual_fee_due_3", "2030-04-30", "90"),
        ("annual_fee_due_4", "2031-04-30", "90"),
        ("annual_fee_due_5", "2032-04-30", "90"),
        ("annual_fee_due_6", "2033-04-30", "90"),
    ]
    assert told(upkeep(held("cma-aama", date(2027, 11, 29)), date(2032, 12, 1))) == [
        ("recertification", "2032-10-01", "250"),
        ("recertification_2", "2037-10-01", "250"),
    ]


def test_what_was_paid_for_past_cycles_is_not_planned_again() -> None:
    """Renewed once: the fourth year's fee is the first that is planned."""
    costs = upkeep(held("mlt-amt", date(2027, 5, 1), Renewed(on=date(2030, 4, 1))), date(2030, 6, 1))
    assert [cost.key for cost in costs] == ["annual_fee_due_4", "annual_fee_due_5", "annual_fee_due_6"]


def test_a_yearly_fee_has_the_key_and_the_day_of_its_milestone() -> None:
    """Paying it ticks it off."""
    track, credential = bundled("rma-amt"), held("rma-amt", date(2028, 2, 29))
    until = date(2040, 1, 1)
    fees = {
        one.key: one.date
        for one in credential_milestones(track, credential, rules_of(track), until)
        if one.kind == "fee"
    }
    assert {cost.key: cost.on for cost in upkeep(credential, until)} == fees


def test_renewing_costs_less_than_letting_it_lapse() -> None:
    """AAMA, 2032: $250 to renew; else, from 2033-03-01, the exam at $125 (as a member) and the reactivation at $50.

    As a non-member the exam is $250.
    """
    track, credential = bundled("cma-aama"), held("cma-aama", date(2027, 11, 29))
    found = renew_or_lapse(track, credential, rules_of(track), date(2032, 1, 1))
    assert told(found.renew) == [("recertification", "2032-10-01", "250")]
    assert told(found.lapse) == [("exam-member", "2033-03-01", "125"), ("reactivation", "2033-03-01", "50")]
    dearer = renew_or_lapse(track, credential, rules_of(track), date(2032, 1, 1), ("exam-non-member",))
    assert total(dearer.lapse) == Sum(Decimal(300))


def test_without_an_exam_at_the_end_coming_back_costs_the_renewal_and_its_fees() -> None:
    """PBT (ASCP): $95 and $125, the day after. AMT, in its last year: one fee left; the price of return is unknown."""
    track, credential = bundled("pbt-ascp"), held("pbt-ascp", date(2027, 8, 31))
    found = renew_or_lapse(track, credential, rules_of(track), date(2030, 1, 1))
    assert told(found.lapse) == [("maintenance", "2030-09-01", "95"), ("reinstatement", "2030-09-01", "125")]
    track, credential = bundled("mlt-amt"), held("mlt-amt", date(2027, 5, 1))
    found = renew_or_lapse(track, credential, rules_of(track), date(2029, 5, 1))
    assert told(found.renew) == [("annual_fee_due_3", "2030-04-30", "90")]
    assert total(found.lapse) == Sum(unknown=1)


def test_where_the_fee_is_part_of_the_application_that_is_the_exams() -> None:
    """RMA-like tracks have an application fee alone; the exam at the end of a lapse costs it."""
    track, credential = bundled("ccma-nha"), held("ccma-nha", date(2027, 3, 31))
    found = renew_or_lapse(track, credential, rules_of(track), date(2028, 1, 1))
    assert told(found.lapse)[0] == ("exam", "2030-04-01", "165")
