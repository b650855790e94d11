"""Keeping a credential, seen on one day: where it stands, what counts in a cycle and what does not, and what comes if
nothing is done.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.ce_allocation import allocate
from planner.domain.ce_ledger import entered_for
from planner.domain.ce_pace import cycle_pace
from planner.domain.ce_requirements import asked
from planner.domain.ce_suggestions import suggestions
from planner.domain.cycle import cycles
from planner.domain.ladder import credential_milestones, renew_by, rungs
from planner.domain.licence_dates import UNKNOWN, Licensed, licence_milestones
from planner.domain.licence_upkeep import licence_upkeep
from planner.domain.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.ce_allocation import Allocation
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.ce_pace import CyclePace
    from planner.domain.ce_requirements import Asked
    from planner.domain.ce_suggestions import Suggestion
    from planner.domain.cycle import Cycle
    from planner.domain.holding import Holding
    from planner.domain.licence import State
    from planner.domain.licence_upkeep import LicenceUpkeep
    from planner.domain.milestone import Milestone
    from planner.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the lapse ladder: what is so from `date` on, or until it where its title names a last day."""

    key: str
    date: date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """One credential in one of its cycles. `ladder` is by date; nothing is suggested once the cycle is over.

    `licences` are those that its state asks for, in the terms that are running.
    """

    holding: Holding
    standing: Standing
    cycle: Cycle
    allocation: Allocation
    pace: CyclePace
    suggestions: tuple[Suggestion, ...]
    ladder: tuple[Step, ...]
    licences: tuple[LicenceUpkeep, ...] = ()


def upkeep(
    holding: Holding,
    ledger: Iterable[CeActivity],
    today: date,
    number: int | None = None,
    state: State | None = None,
    printed: date | None = None,
) -> Upkeep:
    """The open cycle of a credential, or the one with that number; `KeyError` where it never had one such.

    With its state also the licence, whose last day as it is printed there is `printed`.
    """
    every = {cycle.number: cycle for cycle in cycles(holding.credential, holding.versions)}
    cycle = every[max(every) if number is None else number]
    entered = entered_for(ledger, holding.credential.id)
    allocation = allocate(asked_in(holding, cycle), cycle.days, entered, today)
    return Upkeep(
        holding=holding,
        standing=standing(holding.track, holding.credential, holding.versions, today),
        cycle=cycle,
        allocation=allocation,
        pace=cycle_pace(allocation, today),
        suggestions=suggestions(allocation) if today <= cycle.last else (),
        ladder=tuple(_ladder(cycle)),
        licences=tuple(_licences(holding, state, entered, today, printed)) if state else (),
    )


def asked_in(holding: Holding, cycle: Cycle) -> Asked:
    """What the issuer asks for in that cycle."""
    return asked(holding.track, cycle.judged_by)


def holding_milestones(
    holding: Holding, state: State | None, until: date, known: Licensed = UNKNOWN
) -> tuple[Milestone, ...]:
    """Every date of a credential in cycles that begin by `until`, by date: its issuer's, and those of its state.

    Of the licence `known` says what is printed on it, and what day it is; what was seen to the holding says.
    """
    credential, done = holding.credential, holding.seen_to
    found = [*credential_milestones(holding.track, credential, holding.versions, until, done)]
    if state is not None:
        known = replace(known, seen_to=done)
        licence = licence_milestones(holding.track, state, credential.earned_on, until, known=known)
        found += [replace(it, expected=False) for it in licence]
    return tuple(sorted(found, key=lambda it: it.date))


def _licences(
    holding: Holding, state: State, entered: Iterable[CeActivity], today: date, printed: date | None
) -> Iterator[LicenceUpkeep]:
    known = Licensed(printed=printed, seen_to=holding.seen_to, today=today)
    return licence_upkeep(holding.track, state, holding.credential.earned_on, entered, today, known)


def _ladder(cycle: Cycle) -> Iterator[Step]:
    yield Step("renew_by", renew_by(cycle), "Send the renewal")
    yield Step("renewal_due", cycle.last, "Last day of this cycle")
    yield from (Step(rung.key, day, rung.title) for rung, day in rungs(cycle))
