"""What one enrolment or credential costs on its own dates, worked out by hand from the shipped files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import builders
from ce_builders import bundled, held
from planner.domain.costs import upkeep_costs
from planner.domain.credential import Credential, Renewed
from planner.domain.enrolment import Attempt, Enrolment
from planner.domain.fees import instead, of_route, paid
from planner.domain.holding import Holding, RulesFrom
from planner.domain.licence_dates import Licensed
from planner.domain.money import Cost
from planner.domain.outgoings import enrolment_costs, holding_costs
from planner.domain.planning import plan_for
from planner.domain.upkeep import holding_milestones
from planner.schedules import load_state

START, FAR = date(2027, 1, 11), date(2034, 1, 11)


def told(costs: tuple[Cost, ...]) -> list[tuple[str, str, str | None]]:
    return [(it.key, str(it.on), None if it.amount is None else str(it.amount)) for it in costs]


def student(track: str, **changed: object) -> Enrolment:
    return replace(builders.enrolment(id=f"{track}-1", track=track, route=bundled(track).routes[0].id), **changed)  # type: ignore[arg-type]  # the caller names the fields


def costs(it: Enrolment, until: date = FAR, *, is_held: bool = False, chosen: tuple[str, ...] = ()) -> tuple[Cost, ...]:
    track = bundled(it.track)
    state = load_state(it.state) if it.state else None
    dates = plan_for(track, it, START, state, accept_shortfall=True).milestones
    return enrolment_costs(track, it, dates, until, state, chosen, held=is_held)


def test_an_enrolment_costs_the_exam_and_if_it_is_passed_its_upkeep() -> None:
    """AAMA: $125 with the application; exam 2027-11-24, so the first renewal goes out on 2032-10-01 for $250."""
    found = costs(student("cma-aama"))
    assert told(found) == [("exam-category-1", "2027-11-15", "125"), ("recertification", "2032-10-01", "250")]
    assert [(it.milestone, it.expected) for it in found] == [("exam_fee_due", False), ("", True)]


def test_until_includes_its_day() -> None:
    """2027-11-15 is the last day to apply."""
    assert told(costs(student("cma-aama"), date(2027, 11, 15))) == [("exam-category-1", "2027-11-15", "125")]
    assert costs(student("cma-aama"), date(2027, 11, 14)) == ()


def test_what_is_held_already_is_counted_once() -> None:
    """With the credential, not with the enrolment to renew it by exam."""
    assert [it.key for it in costs(student("cma-aama"), is_held=True)] == ["exam-category-1"]


def test_every_attempt_has_its_fee() -> None:
    """Two that were not passed, so the exam and a retake are behind, and the next retake has a date of its own."""
    fails = (Attempt(date(2027, 11, 29), passed=False), Attempt(date(2028, 1, 10), passed=False))
    track, it = bundled("cma-aama"), student("cma-aama", attempts=fails)
    dates = plan_for(track, it, date(2028, 1, 11), accept_shortfall=True).milestones
    found = enrolment_costs(track, it, dates, date(2029, 1, 1))
    assert [(one.key, str(one.on), one.done) for one in found[:2]] == [
        ("exam-category-1", "2027-11-29", True), ("retake", "2028-01-10", True),
    ]  # fmt: skip
    assert [(one.key, one.milestone, one.done) for one in found[2:]] == [("retake_2", "retake_fee_due", False)]


def test_a_licence_costs_its_application_and_every_renewal_inside_the_years() -> None:
    """Tennessee, MLT (AMT) earned on 2027-05-01: $60 then, $90 every 2 years from 2029-05-01 on; all while it is held.

    Renewals that are over are left out once they are known to be done.
    """
    track, state = bundled("mlt-amt"), load_state("tn")
    holding = Holding(credential=held("mlt-amt", date(2027, 5, 1)), rules=(RulesFrom(date.min, track),), state="tn")
    dates = holding_milestones(holding, state, FAR)
    found = holding_costs(holding, dates, date(2027, 6, 1), FAR, state)
    licence = [it for it in told(found) if it[0].startswith("licence")]
    assert licence == [
        ("licence_apply", "2027-05-01", "60"), ("licence_renewal_due", "2029-05-01", "90"),
        ("licence_renewal_due_2", "2031-05-01", "90"), ("licence_renewal_due_3", "2033-05-01", "90"),
    ]  # fmt: skip
    dates = holding_milestones(holding, state, FAR, Licensed(today=date(2032, 6, 1)))
    later = holding_costs(holding, dates, date(2032, 6, 1), FAR, state)
    assert [it.key for it in later if it.key.startswith("licence_renewal")] == [
        "licence_renewal_due_2", "licence_renewal_due_3",
    ]  # fmt: skip


def test_a_yearly_fee_that_was_seen_to_is_done() -> None:
    """RMA (AMT): the first of three."""
    track = bundled("rma-amt")
    rules, seen = (RulesFrom(date.min, track),), {"annual_fee_due": date(2028, 4, 1)}
    holding = Holding(credential=held("rma-amt", date(2027, 5, 1)), rules=rules, seen_to=seen)
    found = holding_costs(holding, (), date(2028, 4, 2), date(2030, 4, 30))
    assert [(it.key, it.done) for it in found] == [
        ("annual_fee_due", True), ("annual_fee_due_2", False), ("annual_fee_due_3", False),
    ]  # fmt: skip


def test_a_fee_named_after_a_route_is_that_routes_alone() -> None:
    """AAMA's category 1; the others choose between the member's fee and the other."""
    track = bundled("cma-aama")
    assert [fee.id for fee in of_route(track, "exam", "category-1")] == ["exam-category-1"]
    assert [fee.id for fee in of_route(track, "exam", "category-3")] == ["exam-member", "exam-non-member"]
    (usual,) = paid(track, "exam", (), "category-3")
    assert [fee.id for fee in instead(track, usual, (), "category-3")] == ["exam-non-member"]
    assert instead(track, usual, ("exam-member",), "category-3") == ()
    assert paid(track, "other") == ()


def test_thirty_years_of_fees_are_neither_lost_nor_doubled() -> None:
    """Each renewal takes the ones before it off; keys never repeat."""
    track = bundled("rma-amt")
    renewals = tuple(Renewed(on=date(year, 5, 1)) for year in range(2030, 2057, 3))
    credential: Credential = held("rma-amt", date(2027, 5, 1), *renewals)
    rules = (RulesFrom(date.min, track),)
    holding = Holding(credential=credential, rules=rules)
    found = upkeep_costs(track, credential, holding.versions, date(2057, 5, 1))
    assert len({it.key for it in found}) == len(found)
    assert found[0].on >= date(2054, 5, 1)
