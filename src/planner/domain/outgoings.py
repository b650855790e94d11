"""Everything that one enrolment or one credential costs, on its own dates: sittings, what was chosen beside, upkeep,
and its state's licence.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count, takewhile
from typing import TYPE_CHECKING

from planner.domain.calendar_math import Span
from planner.domain.costs import exam_costs, upkeep_costs
from planner.domain.credential import Credential
from planner.domain.cycle import rules_of
from planner.domain.licence_dates import renewal_key, rules_that_ask
from planner.domain.money import Cost

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from planner.domain.enrolment import Enrolment
    from planner.domain.facts import Fact
    from planner.domain.holding import Holding
    from planner.domain.licence import LicenceRule, State
    from planner.domain.milestone import Milestone
    from planner.domain.track import FeeKind, Track

EXAM_FEE, RETAKE_FEE = "exam_fee_due", "retake_fee_due"
WITH_THE_APPLICATION: tuple[FeeKind, ...] = ("application", "exam")
AGAIN: tuple[FeeKind, ...] = ("retake",)
BESIDE: tuple[FeeKind, ...] = ("membership", "other")


def enrolment_costs(
    track: Track,
    enrolment: Enrolment,
    milestones: Iterable[Milestone],
    until: date,
    state: State | None = None,
    chosen: Collection[str] = (),
    *,
    held: bool = False,
) -> tuple[Cost, ...]:
    """What an enrolment costs until that day, the day itself included, in order of date.

    What follows a pass is expected, and counted from the planned exam. Where the credential is `held` already, or will
    never come of this enrolment, it is no part of it.
    """
    dates = {it.key: it for it in milestones}
    found = [*_sittings(track, enrolment, dates, chosen)]
    beside = exam_costs(track, enrolment.id, dict.fromkeys(BESIDE, enrolment.start), chosen, enrolment.route)
    found += (replace(cost, done=enrolment.status != "active") for cost in beside)
    if enrolment.status == "active" and not held and "exam" in dates:
        passed = Credential(id=enrolment.id, uuid="", track=track.id, earned_on=dates["exam"].date)
        upkeep = [*upkeep_costs(track, passed, rules_of(track), until, chosen)]
        upkeep += _licence(track, state, enrolment.id, dates, until)
        found += (replace(cost, expected=True) for cost in upkeep)
    return _until(found, until)


def holding_costs(
    holding: Holding,
    milestones: Iterable[Milestone],
    today: date,
    until: date,
    state: State | None = None,
    chosen: Collection[str] = (),
) -> tuple[Cost, ...]:
    """What keeping a credential and its state's licence costs from the open cycle on until that day, by date.

    A licence's renewals that are over are among them only where they were told, or may have been missed.
    """
    track, credential = holding.track, holding.credential
    dates = {it.key: it for it in milestones}
    upkeep = upkeep_costs(track, credential, holding.versions, until, chosen)
    found = [replace(cost, done=cost.milestone in holding.seen_to) for cost in upkeep]
    licence = _licence(track, state, credential.id, dates, until)
    found += (cost for cost in licence if not cost.done or cost.on >= today or cost.key in holding.seen_to)
    return _until(found, until)


def _until(costs: Iterable[Cost], until: date) -> tuple[Cost, ...]:
    return tuple(sorted((cost for cost in costs if cost.on <= until), key=lambda cost: (cost.on, cost.key)))


def _sittings(
    track: Track, enrolment: Enrolment, dates: dict[str, Milestone], chosen: Collection[str]
) -> Iterator[Cost]:
    """Every attempt so far is paid for, whether or not it was told; the next has its fee on the timeline."""
    for number, attempt in enumerate(enrolment.attempts, start=1):
        kinds = WITH_THE_APPLICATION if number == 1 else AGAIN
        days = dict.fromkeys(kinds, attempt.on)
        yield from exam_costs(track, enrolment.id, days, chosen, enrolment.route, number=max(1, number - 1), done=True)
    if enrolment.status != "active":
        return
    sat = len(enrolment.attempts)
    if first := dates.get(EXAM_FEE):
        days = dict.fromkeys(WITH_THE_APPLICATION, first.date)
        yield from exam_costs(
            track, enrolment.id, days, chosen, enrolment.route, number=sat + 1, milestone=EXAM_FEE, done=first.done
        )
    if again := dates.get(RETAKE_FEE):
        yield from exam_costs(
            track, enrolment.id, dict.fromkeys(AGAIN, again.date), chosen, enrolment.route,
            number=max(1, sat), milestone=RETAKE_FEE, done=again.done,
        )  # fmt: skip


def _licence(track: Track, state: State | None, owner: str, dates: dict[str, Milestone], until: date) -> Iterator[Cost]:
    """A licence's application and its renewals; their keys are those of the dates, later renewals have a number."""
    if state is None:
        return
    for prefix, rule in rules_that_ask(state, track):
        title = f"{state.name} {rule.needed.value}"
        if applied := dates.get(f"{prefix}_apply"):
            yield _fee(owner, applied.key, f"{title}: application", applied.date, rule.application_fee, applied.done)
        dated = [it for key, it in dates.items() if key.startswith(renewal_key(prefix, 1))]
        for it in dated:
            yield _fee(owner, it.key, f"{title}: renewal", it.date, rule.renewal_fee, it.done)
        if dated and rule.cycle:
            yield from _later(rule.cycle.every.value, rule, owner, f"{title}: renewal", dated, until)


def _later(
    every: Span, rule: LicenceRule, owner: str, title: str, dated: list[Milestone], until: date
) -> Iterator[Cost]:
    """The renewals after the last that has a date."""
    last = max(it.date for it in dated)
    days = (Span(every.count * turn, every.unit).after(last) for turn in count(1))
    prefix = dated[0].key.partition("_")[0]
    for number, day in enumerate(takewhile(lambda day: day <= until, days), start=len(dated) + 1):
        yield _fee(owner, renewal_key(prefix, number), title, day, rule.renewal_fee, done=False)


def _fee(owner: str, key: str, title: str, on: date, fee: Fact[Decimal] | None, done: bool) -> Cost:
    confirmed = fee is not None and fee.confirmed
    return Cost(
        owner=owner, key=key, title=title, on=on, amount=fee.value if fee else None, confirmed=confirmed, done=done
    )
