"""One credential on one day: its cycle with what counts, what would help, what comes otherwise; and its dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ce_builders import activity, bundled, held
from planner.domain.credential import Renewed
from planner.domain.holding import Holding, RulesFrom
from planner.domain.ladder import lapsed, of_open_cycle
from planner.domain.upkeep import holding_milestones, upkeep
from planner.schedules import load_state

EARNED = date(2027, 11, 30)
CLINICAL = activity("10", "clinical", on=date(2028, 3, 1), by=["AAMA"], credentials=("cma-aama-1",))


def holding(track: str = "cma-aama", *renewals: Renewed, **changed: object) -> Holding:
    """A bundled credential of 30 November 2027."""
    made = Holding(credential=held(track, EARNED, *renewals), rules=(RulesFrom(date.min, bundled(track)),))
    return replace(made, **changed)  # type: ignore[arg-type]  # the caller names the fields


def test_the_open_cycle_has_what_was_entered_for_it() -> None:
    """10 of 60 count, of another credential none; the four steps of AAMA's ladder by date."""
    other = replace(CLINICAL, id="other", uuid="other", credentials=("rma-amt-1",))
    it = upkeep(holding(), [CLINICAL, other], date(2029, 6, 1))
    assert [placed.activity.id for placed in it.allocation.placed] == [CLINICAL.id]
    assert [it.allocation.required, it.allocation.needed] == [60, 50]
    assert [(step.key, str(step.date)) for step in it.ladder] == [
        ("renew_by", "2032-10-01"), ("renewal_due", "2032-11-30"), ("lapse_grace_ends", "2033-02-28"),
        ("reexam_only_from", "2033-03-01"),
    ]  # fmt: skip
    assert it.suggestions
    assert it.standing.state == "active"


def test_nothing_is_suggested_once_it_is_too_late() -> None:
    """On the last day it still is."""
    assert upkeep(holding(), [], date(2032, 11, 30)).suggestions
    assert upkeep(holding(), [], date(2032, 12, 1)).suggestions == ()


def test_an_earlier_cycle_can_be_looked_at() -> None:
    """By its number; one that never was is no cycle."""
    renewed = holding("cma-aama", Renewed(on=date(2032, 10, 8)))
    assert upkeep(renewed, [CLINICAL], date(2033, 1, 1)).allocation.needed == 60
    first = upkeep(renewed, [CLINICAL], date(2033, 1, 1), 1)
    assert first.cycle.number == 1
    assert first.allocation.needed == 50
    with pytest.raises(KeyError):
        upkeep(renewed, [], date(2033, 1, 1), 3)


def test_a_rule_that_changes_mid_cycle_is_used_from_its_day() -> None:
    """75 points from 2030: asked of the cycle that ends in 2032; of one renewed before 2030 it is not."""
    plain = bundled("cma-aama")
    total = replace(plain.renewal.constraints[0], required=replace(plain.renewal.constraints[0].required, value=75))
    newer = replace(plain, renewal=replace(plain.renewal, constraints=(total, *plain.renewal.constraints[1:])))
    rules = (RulesFrom(date.min, plain), RulesFrom(date(2030, 1, 1), newer))
    assert upkeep(holding(rules=rules), [CLINICAL], date(2029, 1, 1)).allocation.required == 75
    early = holding("cma-aama", Renewed(on=date(2029, 12, 31)), rules=rules)
    assert upkeep(early, [], date(2030, 1, 1), 1).allocation.required == 60


def test_a_state_adds_its_licence_to_the_dates() -> None:
    """They hold by now, and can be seen to; by date with the rest."""
    plain = holding("mlt-ascp")
    found = holding_milestones(plain, load_state("ny"), date(2030, 1, 1))
    licence = [it for it in found if it.kind == "licence"]
    assert licence
    assert not any(it.expected for it in licence)
    assert [it.date for it in found] == sorted(it.date for it in found)
    seen = holding_milestones(replace(plain, seen_to={licence[0].key: EARNED}), load_state("ny"), date(2030, 1, 1))
    assert [it.key for it in seen if it.kind == "licence" and it.done] == [licence[0].key]
    assert {it.key for it in licence} <= {it.key for it in of_open_cycle(found)}


def test_the_open_cycle_stands_apart_from_those_expected() -> None:
    """To its last day, and what follows that; it has lapsed the day after."""
    found = holding_milestones(holding(), None, date(2040, 1, 1))
    opened = of_open_cycle(found)
    assert "renewal_due_2" in {it.key for it in found} - {it.key for it in opened}
    assert max(it.date for it in opened) == date(2033, 3, 1)
    assert not lapsed(found, date(2032, 11, 30))
    assert lapsed(found, date(2032, 12, 1))
    renewed = holding_milestones(holding("cma-aama", Renewed(on=date(2032, 10, 8))), None, date(2040, 1, 1))
    assert not lapsed(renewed, date(2037, 11, 30))
    assert {"renewal_due", "renewal_due_2"} <= {it.key for it in of_open_cycle(renewed)}
