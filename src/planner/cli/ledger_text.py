"""What a ledger comes to, for an issuer or a state alike: what is asked, and where each activity counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import Column, table, wrap
from planner.domain.ce_requirements import plain
from planner.domain.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.ce_allocation import Allocation, Placed
    from planner.domain.ce_pace import CyclePace, Pace

PACE_WORDS = {"green": "on pace", "amber": "BEHIND", "red": "FAR BEHIND"}


def requirements(allocation: Allocation, pace: CyclePace, room: int) -> Iterator[str]:
    """A row for each requirement, and how much is to go in all."""
    if not allocation.met:
        yield "  No continuing education is known to be asked for."
        return
    paces = dict(pace.each)
    rows = []
    for met in allocation.met:
        c, its = met.constraint, paces.get(met.constraint.id)
        title = c.title if c.required.confirmed else f"{c.title} (unconfirmed)"
        most = "at most " if c.kind == "at-most" else ""
        missing, expected = (plain(met.missing), plain(round(its.expected, 1))) if its else ("", "")
        rows.append((title, f"{most}{c.required.value}", plain(met.earned), missing, expected, _word(its)))
    columns = (
        Column("", wraps=True), Column("asked", right=True), Column("earned", right=True),
        Column("missing", right=True), Column("expected by now", right=True), Column(""),
    )  # fmt: skip
    yield ""
    yield from table(columns, rows, room, "  ")
    yield from wrap(_to_go(allocation, pace), room, "  ")


def activities(allocation: Allocation, room: int) -> Iterator[str]:
    """Each with where it counts, or why not."""
    rows = [
        (
            one.activity.id,
            one.activity.on.isoformat(),
            f"{one.activity.credits.normalize():f}",
            f"{one.activity.title}: {placed_words(one, allocation)}",
        )
        for one in allocation.placed
    ]
    yield from table((Column(""), Column(""), Column("", right=True), Column("", wraps=True)), rows, room, "  ")


def placed_words(placed: Placed, allocation: Allocation) -> str:
    """Where it counts, and why the rest does not."""
    toward = [(met.constraint.title, placed.toward(met.constraint)) for met in allocation.met]
    counts = [f"{plain(amount)} for {title}" for title, amount in toward if amount]
    said = [f"counts {listed(counts)}"] if counts else []
    if placed.because:
        part = "the rest does not count" if counts else "does not count"
        said.append(f"{part}: {placed.because}")
    return "; ".join(said)


def _word(pace: Pace | None) -> str:
    return PACE_WORDS[pace.state] if pace and pace.missing else "done" if pace else ""


def _to_go(allocation: Allocation, pace: CyclePace) -> str:
    needed, asked, a_month = allocation.needed, allocation.asked, pace.in_all.a_month
    if not needed:
        return f"All {asked.unit} of this cycle are there."
    if a_month is None:
        return f"{asked.amount(needed)} were missing when the cycle ended."
    return f"{asked.amount(needed)} to go in all, {plain(a_month)} a month: {PACE_WORDS[pace.in_all.state]}."
