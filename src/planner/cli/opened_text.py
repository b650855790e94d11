"""What a pass, an addition or a renewal has opened: a cycle with its targets, its fees, its dates and its reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import labelled, wrap
from planner.domain.wording import day, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.milestone import Milestone
    from planner.domain.money import Cost
    from planner.domain.upkeep import Upkeep

SAID = {"renewal": "renewal", "ce": "continuing education", "fee": "a fee", "licence": "a licence"}
"""Kinds of dates that a calendar reminds of."""


def opened(it: Upkeep, dates: Sequence[Milestone], fees: Sequence[Cost], today: date, room: int) -> Iterator[str]:
    """What a pass, an addition or a renewal has opened: the cycle, its targets, its dates, and who reminds of them."""
    from planner.cli.plan_text import dates_table
    from planner.domain.agenda import REMIND_DAYS

    held, cycle = it.holding.credential, it.cycle
    yield ""
    yield from labelled(
        (
            ("Number", held.number),
            ("Cycle", f"{cycle.number}: {day(cycle.start)} to {day(cycle.last)}"),
            ("Asked", targets(it)),
            ("Stands", it.standing.text),
            ("Fees", "; ".join(map(_fee, fees))),
            ("State", it.holding.state.upper() if it.holding.state else ""),
        ),
        room,
    )
    in_cycle = [one for one in dates if today <= one.date and not one.done and one.date <= it.ladder[-1].date]
    if in_cycle:
        yield ""
        yield "Its dates"
        yield from dates_table(in_cycle, today, room)
    kinds = {one.kind: REMIND_DAYS[one.kind] for one in in_cycle}
    told = [f"{days} days before a date of {SAID[kind]}" for kind, days in kinds.items() if kind in SAID]
    yield ""
    if told:
        yield from wrap(f"Reminders: `planner export` gives your calendar one {listed(told)}.", room)
    short = it.holding.track.issuer.short
    yield from wrap(f"Compare these dates with those on your certificate: {short} decides.", room)


def _fee(it: Cost) -> str:
    amount = "an amount that was not found" if it.amount is None else f"${it.amount}"
    return f"{it.title}: {amount}, by {it.on}{'' if it.confirmed else ' (unconfirmed)'}"


def targets(it: Upkeep) -> str:
    """`60 points: 10 administrative, at least 30 approved by AAMA`."""
    asked = it.allocation.asked
    whole = [c.required.value for c in asked.of_kind("total")]
    parts = [f"{c.required.value} {' or '.join(c.categories)}" for c in asked.of_kind("category")]
    parts += [f"{c.required.value} approved by {asked.by}" for c in asked.of_kind("approved")]
    parts += [f"at most {c.required.value} {' or '.join(c.categories)}" for c in asked.of_kind("at-most")]
    if not whole:
        return listed(parts) or "no continuing education that is known of"
    return f"{asked.amount(whole[0])}{f', among them {listed(parts)}' if parts else ''}"
