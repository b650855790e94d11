"""What to do next: the kind of activity, and how much of it, that closes most of what a cycle still asks for.

Every suggestion is tried out before it is made: added to the ledger, and allocated anew with all the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from planner.domain.ce_filling import HUNDREDTHS, Sort, earned, fill, known_categories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.ce_allocation import Allocation
    from planner.domain.ce_filling import Filled

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Credits of one kind, in whole hundredths and none in vain. `category` is None where any will do.

    `closes` holds the ids of the constraints that would then miss nothing.
    """

    credits: Fraction
    category: str | None
    approved: bool
    closes: tuple[str, ...]
    text: str


def suggestions(allocation: Allocation) -> tuple[Suggestion, ...]:
    """At most three, one a category, best first: what closes most requirements, then what takes the fewest credits.

    Approval is asked for only where it helps. Empty where nothing is needed.
    """
    ranked = sorted(_best(allocation), key=lambda found: (-len(found.closes), found.credits, found.approved))
    each: dict[str | None, Suggestion] = {}
    for found in ranked:
        each.setdefault(found.category, found)
    return tuple(each.values())[:MOST]


def _best(allocation: Allocation) -> Iterator[Suggestion]:
    """The best amount of each kind; one for all categories where they do equally well."""
    categories = known_categories(allocation.asked, [category.id for category in allocation.asked.categories])
    for approved in (False, True) if allocation.asked.of_kind("approved") else (False,):
        found = [best for name in categories if (best := _amount(allocation, Sort((name,), approved)))]
        alike = {(best.credits, best.closes) for best in found}
        if len(alike) == 1 and len(found) == len(categories):
            found = [_worded(allocation, replace(found[0], category=None))]
        yield from found


def _amount(allocation: Allocation, sort: Sort) -> Suggestion | None:
    """The amount that closes most: one that a constraint is missing, or the most that is of use."""
    of_use = allocation.needed - _with(allocation, sort, allocation.needed).needed
    wanted = {of_use, *(met.missing for met in allocation.open if met.missing < of_use)} - {0}
    amounts = sorted({Fraction(ceil(units * HUNDREDTHS), HUNDREDTHS) for units in wanted})
    tried = [(_closed(allocation, _with(allocation, sort, amount)), amount) for amount in amounts]
    if not tried:
        return None
    closes, amount = max(tried, key=lambda closed_by: len(closed_by[0]))
    found = Suggestion(credits=amount, category=sort.categories[0], approved=sort.approved, closes=closes, text="")
    return _worded(allocation, found)


def _with(allocation: Allocation, sort: Sort, more: Fraction) -> Filled:
    sums = dict(allocation.filled.sums)
    sums[sort] = sums.get(sort, 0) + ceil(more * HUNDREDTHS)
    return fill(allocation.asked, sums)


def _closed(allocation: Allocation, filled: Filled) -> tuple[str, ...]:
    wanted = [met.constraint for met in allocation.open]
    return tuple(c.id for c in wanted if earned(c, filled.parts) >= c.required.value)


def _worded(allocation: Allocation, found: Suggestion) -> Suggestion:
    asked, still_open = allocation.asked, len(allocation.open)
    what = asked.amount(found.credits, (found.category,) if found.category else (), approved=found.approved)
    if found.category is None and len(asked.categories) > 1:
        what += ", of any category,"
    if len(found.closes) == still_open:
        does = "complete this cycle"
    elif found.closes:
        does = f"close {len(found.closes)} of {still_open} requirements"
    else:
        does = f"be {asked.amount(found.credits)} of the {asked.amount(allocation.needed)} that are needed"
    return replace(found, text=f"{what} would {does}")
