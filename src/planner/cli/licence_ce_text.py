"""A state's licence beside its credential, as text: the term, the hours that it asks for, and what counts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.fact_page import Page
from planner.cli.ledger_text import activities, placed_words, requirements
from planner.cli.output import heading
from planner.cli.tables import wrap
from planner.domain.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.licence_upkeep import LicenceUpkeep
    from planner.domain.upkeep import Upkeep

ONE_HOUR = "The state counts for itself: what a credit is worth in hours, and which subjects it takes, its agency says."


def licence_ce(it: Upkeep, today: date, room: int) -> Iterator[str]:
    """Every licence of one credential; nothing without one."""
    for one in it.licences:
        yield ""
        yield heading(f"{it.holding.credential.id}: {one.rule.needed.value} in {one.state.name}, {_term(one)}")
        yield from _ledger(one, today, room)


def counted_for_licence(it: Upkeep, activity: str, room: int) -> Iterator[str]:
    """Where one activity counts for the licences of a credential."""
    for one in it.licences:
        for placed in one.allocation.placed:
            if placed.activity.id == activity and one.allocation.met:
                said = placed_words(placed, one.allocation)
                yield from wrap(f"{one.state.name} {one.rule.needed.value}: {said}.", room, "  ", "    ")


def _term(one: LicenceUpkeep) -> str:
    return f"term {one.term.number}, {day(one.term.days.start)} to {day(one.term.days.last)}"


def _ledger(one: LicenceUpkeep, today: date, room: int) -> Iterator[str]:
    if one.assumed:
        way = f"`planner documents add licence --title '{one.state.name} licence' --expires DATE`"
        said = (
            f"These days are assumed, counted from the day of certification. The last day printed on it counts: {way}."
        )
        yield from wrap(said, room, "  ")
    page, cycle = Page(one.state.sources, today, room), one.cycle
    if one.allocation.met:
        yield from requirements(one.allocation, one.pace, room)
        if one.allocation.placed:
            yield ""
            yield from activities(one.allocation, room)
    yield ""
    yield from page.fact("CE", cycle.ce_hours, lambda hours: f"{hours} hours every {cycle.every.value}")
    yield from page.fact("" if cycle.ce_hours else "CE", cycle.ce_note)
    if not (cycle.ce_hours or cycle.ce_note):
        yield from page.line("CE", "Whether the state asks for any was not found: ask its agency.")
    yield from page.fact("Renewal", cycle.every, lambda span: f"every {span}")
    yield from page.fact("Renewal fee", one.rule.renewal_fee, lambda amount: f"${amount}")
    if one.allocation.met:
        yield from wrap(ONE_HOUR, room, "  ")
    yield from page.cited()
