"""A working life with three credentials, week by week: no due date is wrong, missing or moved.

CMA (AAMA), passed on 29 November 2027. CCMA (NHA), passed on 31 August 2027. MLT (AMT), passed on the leap day of 2028,
with its yearly fee. Each is renewed when the planner says so; every activity is entered for all three.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from ce_builders import activity, bundled
from planner.domain.ce_allocation import allocate
from planner.domain.ce_ledger import CeActivity, entered_for
from planner.domain.ce_pace import cycle_pace
from planner.domain.ce_requirements import asked
from planner.domain.credential import Credential, Renewed, credential_problems
from planner.domain.cycle import cycles, cycles_until, rules_of
from planner.domain.ladder import credential_milestones
from planner.domain.standing import standing

EARNED = {"cma-aama": date(2027, 11, 29), "ccma-nha": date(2027, 8, 31), "mlt-amt": date(2028, 2, 29)}
FIRST, LAST = date(2028, 3, 1), date(2058, 3, 1)
WEEK = timedelta(days=7)

AAMA_DUE = [date(year, 11, 30) for year in range(2032, 2063, 5)]
NHA_DUE = [date(year, 8, 31) for year in range(2029, 2060, 2)]
AMT_FEES = [
    date(year, 2, 28 if year in (2032, 2036, 2040, 2044, 2048, 2052, 2056, 2060) else 27) for year in range(2029, 2062)
]
"""The day before the anniversary: that of 29 February is 28 February in other years, so 27 February comes before it."""
AMT_DUE = AMT_FEES[2::3]


@dataclass(frozen=True)
class Life:
    held: dict[str, Credential]
    ledger: tuple[CeActivity, ...]
    seen: dict[str, list[date]]


def courses(year: int) -> list[CeActivity]:
    """20 points a year, 15 of them approved by AAMA. AMT needs 45 in three years, AAMA 60 in five, NHA 10 in two."""
    kinds = ["clinical", "administrative", "general", "clinical"]
    return [
        activity(
            "5", kind, on=date(year, 1 + 3 * n, 28), by=["AAMA"] if n != 3 else [], id=f"{year}-{n}",
            credentials=tuple(f"{track}-1" for track in EARNED),
        )
        for n, kind in enumerate(kinds)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def life() -> Life:
    """What the planner said each week, and what was done about it."""
    held = {
        track: Credential(id=f"{track}-1", uuid=track, track=track, earned_on=earned)
        for track, earned in EARNED.items()
    }
    seen: dict[str, list[date]] = {track: [] for track in held}
    today = FIRST
    while today < LAST:
        for name, credential in held.items():
            found = standing(bundled(name), credential, rules_of(bundled(name)), today)
            assert found.state in ("active", "due")
            if found.cycle.last not in seen[name]:
                seen[name].append(found.cycle.last)
            if found.state == "due":
                renewed = Renewed(on=today, expires=found.cycle.last.replace(year=found.cycle.last.year + 2))
                printed = renewed if name == "ccma-nha" else replace(renewed, expires=None)
                held[name] = replace(credential, renewals=(*credential.renewals, printed))
                assert credential_problems(held[name], today) == ()
        today += WEEK
    return Life(held, tuple(one for year in range(2028, 2059) for one in courses(year)), seen)


@pytest.mark.parametrize(("track", "dues"), [("cma-aama", AAMA_DUE), ("ccma-nha", NHA_DUE), ("mlt-amt", AMT_DUE)])
def test_every_renewal_was_due_on_its_day(life: Life, track: str, dues: list[date]) -> None:
    """By hand: AAMA on 30 November every fifth year, NHA on 31 August every second, AMT at the end of February."""
    assert life.seen[track] == dues[: len(life.seen[track])]
    assert life.seen[track][-1] > LAST - WEEK
    rules = rules_of(bundled(track))
    assert [one.last for one in cycles(life.held[track], rules)] == life.seen[track]


@pytest.mark.parametrize("track", EARNED)
def test_what_was_expected_on_the_first_day_came(life: Life, track: str) -> None:
    """No renewal moved a later date."""
    rules = rules_of(bundled(track))
    first = replace(life.held[track], renewals=())
    expected = [one.last for one in cycles_until(first, rules, LAST)]
    assert expected[: len(life.seen[track])] == life.seen[track]


def test_amts_fee_came_every_year(life: Life) -> None:
    """30 fees and more, none twice, in leap years on the 28th."""
    track = bundled("mlt-amt")
    found = credential_milestones(track, life.held["mlt-amt"], rules_of(track), LAST)
    fees = sorted(one.date for one in found if one.kind == "fee")
    assert fees == AMT_FEES[: len(fees)]
    assert len(fees) >= 30


@pytest.mark.parametrize("track", EARNED)
def test_nothing_was_missed_that_was_seen_to(life: Life, track: str) -> None:
    """Every key is there once, and on the last day the only duties missed are the open cycle's fees, if not paid."""
    rules, credential = rules_of(bundled(track)), life.held[track]
    found = list(credential_milestones(bundled(track), credential, rules, LAST))
    assert len({one.key for one in found}) == len(found)
    missed = [one for one in found if one.state(LAST) == "missed"]
    assert all(one.kind == "fee" and one.date >= cycles(credential, rules)[-1].start for one in missed)
    paid = credential_milestones(bundled(track), credential, rules, LAST, done=[one.key for one in missed])
    assert "missed" not in {one.state(LAST) for one in paid}


@pytest.mark.parametrize("track", EARNED)
def test_every_cycle_was_complete_when_it_was_renewed(life: Life, track: str) -> None:
    """The same activities, counted for each credential by its own rule, never twice within one."""
    credential, board = life.held[track], asked(bundled(track), bundled(track).renewal)
    entered = entered_for(life.ledger, credential.id)
    counts: dict[str, int] = {}
    for cycle in cycles(credential, rules_of(bundled(track))):
        if cycle.renewed_on is None:
            continue
        found = allocate(board, cycle.days, entered, cycle.renewed_on)
        assert found.needed == 0
        assert cycle_pace(found, cycle.last).state == "green"
        for placed in found.placed:
            counts[placed.activity.id] = counts.get(placed.activity.id, 0) + bool(placed.parts)
    assert max(counts.values()) == 1
