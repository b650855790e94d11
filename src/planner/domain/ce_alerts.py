"""Alerts where the continuing education of a credential, or of its state's licence, falls behind its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.alerts import Alert, red_first
from planner.domain.ce_requirements import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.ce_allocation import Allocation
    from planner.domain.ce_pace import CyclePace
    from planner.domain.upkeep import Upkeep


def ce_alerts(found: Iterable[Upkeep]) -> tuple[Alert, ...]:
    """One for each ledger that is amber or red while credits can still be earned for it; red before amber."""
    return red_first(alert for it in found for alert in _of(it))


def _of(it: Upkeep) -> Iterator[Alert]:
    name = it.holding.track.name
    if it.standing.state in ("active", "due"):
        yield from _behind(name, it.allocation, it.pace, it.cycle.last)
    for one in it.licences:
        whose = f"{name}, {one.rule.needed.value} in {one.state.name}"
        yield from _behind(whose, one.allocation, one.pace, one.term.days.last, " (assumed)" if one.assumed else "")


def _behind(whose: str, allocation: Allocation, pace: CyclePace, last: date, doubt: str = "") -> Iterator[Alert]:
    """The worst of its requirements, the whole before its parts."""
    if pace.state == "green":
        return
    titles = {met.constraint.id: f" ({met.constraint.title})" for met in allocation.met}
    named = [("", pace.in_all), *((titles[name], its) for name, its in pace.each)]
    part, worst = next(one for one in named if one[1].state == pace.state)
    expected = f"{plain(round(worst.expected, 1))} would keep pace"
    a_month = f"{plain(worst.a_month)} a month are needed until {last}{doubt}" if worst.a_month else ""
    text = f"CE behind: {whose}{part}: {plain(worst.earned)} of {allocation.asked.amount(worst.required)}, {expected}"
    yield Alert("red" if pace.state == "red" else "amber", "ce", "ce", f"{text}; {a_month}.")
