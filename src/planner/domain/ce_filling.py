"""How credits are best spread over the constraints of a cycle: the arithmetic under `ce_allocation`.

It works on sums of credits of the same sort, not on activities, so the work grows with how many sorts there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.domain.least_cost import Row, least_cost

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from planner.domain.ce_requirements import Asked
    from planner.domain.track import CeConstraint

ANY = ""
"""The category of a credit whose issuer tells no kinds apart."""
HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Sort:
    """What tells credits apart: which of the issuer's categories they may count in, in its order, and its approval."""

    categories: tuple[str, ...]
    approved: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Credits of one sort that count in one of its categories."""

    sort: Sort
    category: str
    credits: Fraction

    def serves(self, constraint: CeConstraint) -> bool:
        """Whether these credits are among those that the constraint counts."""
        if constraint.kind == "approved":
            return self.sort.approved
        return constraint.kind == "total" or self.category in constraint.categories


@dataclass(frozen=True, slots=True)
class Filled:
    """What counts of the sums, in parts, and the fewest credits still to be earned: approved, and of the best kinds."""

    sums: Mapping[Sort, int]
    parts: tuple[Part, ...]
    needed: Fraction


def known_categories(asked: Asked, named: Collection[str]) -> tuple[str, ...]:
    """The issuer's categories among those named. Where it has only one all is of that; where it has none, of `ANY`."""
    known = tuple(category.id for category in asked.categories) or (ANY,)
    return known if len(known) == 1 else tuple(name for name in known if name in named)


def earned(constraint: CeConstraint, parts: tuple[Part, ...]) -> Fraction:
    """The credits that a constraint counts."""
    return sum((part.credits for part in parts if part.serves(constraint)), Fraction(0))


def fill(asked: Asked, sums: Mapping[Sort, int]) -> Filled:
    """The best spread of sums in hundredths of a credit.

    As little as possible is left to be earned: nothing, whenever any spread meets all constraints. Then as little as
    possible is counted, so that whatever counts serves. What no credits could meet, because the constraints contradict
    each other, stays needed. Where constraints name categories that lie inside or apart from one another, as in every
    bundled track, no split is finer than the sums are.
    """
    had = [_part(sort, name) for sort in sorted(sums, key=_best_first) for name in sort.categories]
    ideal = Sort(known_categories(asked, [category.id for category in asked.categories]), approved=True)
    parts = [*had, *(_part(ideal, name) for name in ideal.categories)]
    costs = [(0, 1)] * len(had) + [(1, 0)] * len(ideal.categories)
    values = [value / HUNDREDTHS for value in least_cost([*_supply(had, sums), *_demand(asked, parts)], costs)]
    filled = [Part(part.sort, part.category, value) for part, value in zip(parts, values, strict=True)]
    counted = tuple(part for part in filled[: len(had)] if part.credits)
    return Filled(sums, counted, sum(values[len(had) :], Fraction(0)) + _contradiction(asked, tuple(filled)))


def _part(sort: Sort, category: str) -> Part:
    return Part(sort, category, Fraction(0))


def _best_first(sort: Sort) -> tuple[bool, int, tuple[str, ...]]:
    return not sort.approved, len(sort.categories), sort.categories


def _supply(had: list[Part], sums: Mapping[Sort, int]) -> Iterator[Row]:
    for sort, total in sums.items():
        yield Row(tuple(n for n, part in enumerate(had) if part.sort == sort), total, at_least=False)


def _demand(asked: Asked, parts: list[Part]) -> Iterator[Row]:
    for constraint in asked.constraints:
        serving = tuple(n for n, part in enumerate(parts) if part.serves(constraint))
        yield Row(serving, HUNDREDTHS * constraint.required.value, at_least=constraint.kind != "at-most")


def _contradiction(asked: Asked, filled: tuple[Part, ...]) -> Fraction:
    """What not even ideal credits would give."""
    wanted = (c for c in asked.constraints if c.kind != "at-most")
    return sum((max(Fraction(0), c.required.value - earned(c, filled)) for c in wanted), Fraction(0))
