"""Which activity counts for what in one cycle of one credential, exactly, with all constraints at once.

All constraints are met whenever any allocation meets them; until then as few credits as possible are left to be earned.
Only credits that serve are counted, and the rest says why not. Each credential is allocated by itself, so an activity
may count for several, and never for more than it has within one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from typing import TYPE_CHECKING

from planner.domain.ce_filling import HUNDREDTHS, Part, Sort, earned, fill, known_categories
from planner.domain.ce_ledger import in_order
from planner.domain.ce_reasons import obstacle, surplus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.calendar_math import DateRange
    from planner.domain.ce_filling import Filled
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.ce_requirements import Asked
    from planner.domain.track import CeConstraint


@dataclass(frozen=True, slots=True)
class Placed:
    """An activity, the parts of it that count, and why the rest does not: None where all of it does."""

    activity: CeActivity
    parts: tuple[Part, ...]
    because: str | None

    @property
    def counted(self) -> Fraction:
        """Credits that count, in all categories together: never more than the activity has."""
        return sum((part.credits for part in self.parts), Fraction(0))

    def toward(self, constraint: CeConstraint) -> Fraction:
        """Credits that count toward a constraint."""
        return earned(constraint, self.parts)


@dataclass(frozen=True, slots=True)
class Met:
    """How far a constraint is met by what counts. Nothing is ever missing from an at-most constraint."""

    constraint: CeConstraint
    earned: Fraction

    @property
    def missing(self) -> Fraction:
        """Credits that the constraint still asks for."""
        wanted = 0 if self.constraint.kind == "at-most" else self.constraint.required.value
        return max(Fraction(0), wanted - self.earned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """One cycle of one credential. `placed` holds every activity that was given, by date and id.

    `required` is the fewest credits that meet everything from nothing; `needed` is the fewest that are still to be
    earned, of the kinds that serve best. `filled` is the sums behind them.
    """

    asked: Asked
    days: DateRange
    placed: tuple[Placed, ...]
    met: tuple[Met, ...]
    required: Fraction
    filled: Filled

    @property
    def needed(self) -> Fraction:
        """Credits still to be earned; 0 where everything is met."""
        return self.filled.needed

    @property
    def open(self) -> tuple[Met, ...]:
        """The constraints that still miss something."""
        return tuple(met for met in self.met if met.missing)


def allocate(asked: Asked, days: DateRange, ledger: Iterable[CeActivity], today: date) -> Allocation:
    """Where activities entered for one credential count in the cycle `days`.

    An activity counts from its own day on, `today` included. The order of the ledger makes no difference; of two of the
    same sort the earlier counts first.
    """
    barred = [(activity, obstacle(asked, days, activity, today)) for activity in in_order(ledger)]
    sums: dict[Sort, int] = {}
    for activity, reason in barred:
        if reason is None:
            sort = _sort(asked, activity)
            sums[sort] = sums.get(sort, 0) + int(activity.credits * HUNDREDTHS)
    filled = fill(asked, sums)
    return Allocation(
        asked=asked,
        days=days,
        placed=tuple(_placed(asked, barred, filled)),
        met=tuple(Met(constraint, earned(constraint, filled.parts)) for constraint in asked.constraints),
        required=fill(asked, {}).needed,
        filled=filled,
    )


def _sort(asked: Asked, activity: CeActivity) -> Sort:
    return Sort(known_categories(asked, activity.categories), asked.by in activity.approved_by)


def _placed(asked: Asked, barred: Iterable[tuple[CeActivity, str | None]], filled: Filled) -> Iterator[Placed]:
    """The activities take what counts of their sort in turn."""
    why = cache(partial(surplus, asked, filled))
    rest = {(part.sort, part.category): part.credits for part in filled.parts}
    for activity, reason in barred:
        parts: list[Part] = []
        if reason is None:
            sort = _sort(asked, activity)
            left = Fraction(activity.credits)
            for name in sort.categories:
                taken = min(left, rest.get((sort, name), Fraction(0)))
                if taken:
                    parts.append(Part(sort, name, taken))
                    rest[sort, name] -= taken
                    left -= taken
            reason = why(sort) if left else None
        yield Placed(activity, tuple(parts), reason)
