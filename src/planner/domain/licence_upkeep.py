"""The continuing education that a state asks for its licence, in the term that is running, counted like an issuer's.

A state's hours are a ledger of their own beside the issuer's: one activity may count in both. An issuer's credit is
taken for an hour; what else the state says of its hours is kept as its own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.ce_allocation import allocate
from planner.domain.ce_pace import cycle_pace
from planner.domain.ce_requirements import Asked
from planner.domain.licence_dates import ASKED_FOR, UNKNOWN, exam_counts, granted, renewal_key, rules_that_ask
from planner.domain.licence_terms import terms
from planner.domain.track import CeConstraint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.ce_allocation import Allocation
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.ce_pace import CyclePace
    from planner.domain.licence import LicenceCycle, LicenceRule, State
    from planner.domain.licence_dates import Licensed
    from planner.domain.licence_terms import Term
    from planner.domain.track import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceUpkeep:
    """One licence in the term that holds `today`; its renewal is the milestone `key`.

    `assumed` says that the term's days are: no date on the licence was entered, and the state has none for everybody.
    The allocation asks for nothing where the state gives no number.
    """

    state: State
    rule: LicenceRule
    cycle: LicenceCycle
    term: Term
    key: str
    assumed: bool
    allocation: Allocation
    pace: CyclePace


def licence_upkeep(
    track: Track, state: State, certified: date, entered: Iterable[CeActivity], today: date, known: Licensed = UNKNOWN
) -> Iterator[LicenceUpkeep]:
    """Every licence that the state asks for and renews; `entered` are the activities of the credential behind it."""
    ledger = tuple(entered)
    for prefix, rule in rules_that_ask(state, track):
        if rule.cycle and rule.needed.value in ASKED_FOR and exam_counts(rule, track):
            *_, term = terms(rule.cycle, granted(rule, certified, prefix, known), today, known.printed)
            allocation = allocate(_asked(state, rule.cycle), term.days, ledger, today)
            yield LicenceUpkeep(
                state=state, rule=rule, cycle=rule.cycle, term=term, key=renewal_key(prefix, term.number),
                assumed=not (rule.cycle.fixed_day or term.printed), allocation=allocation,
                pace=cycle_pace(allocation, today),
            )  # fmt: skip


def _asked(state: State, cycle: LicenceCycle) -> Asked:
    hours = cycle.ce_hours
    total = CeConstraint(id="total", title="Hours in all", kind="total", required=hours) if hours else None
    return Asked(by=state.name, unit="hours", categories=(), constraints=(total,) if total else ())
