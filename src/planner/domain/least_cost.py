"""The cheapest way to meet sums of unknowns, exactly: whole numbers go in, fractions come out, nothing is rounded.

This is the simplex method with Bland's rule, by which it always ends, and pivots free of fractions (Edmonds; Bareiss):
one denominator serves the whole table, so every entry stays a whole number. It knows nothing of credits.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BOUND = -1
"""The place of a row's right-hand side, beside the numbers of the unknowns."""


@dataclass(frozen=True, slots=True)
class Row:
    """The sum of some unknowns, by number, is at least or at most a whole number of 0 or more."""

    unknowns: tuple[int, ...]
    bound: int
    at_least: bool


def least_cost(rows: Sequence[Row], costs: Sequence[tuple[int, ...]]) -> tuple[Fraction, ...]:
    """Values of 0 or more, one for each cost, that fall short of the rows as little as possible, at the least cost.

    Costs are 0 or more and compared like tuples: the first entries decide, the next where those leave a choice. What
    an at-least row lacks weighs more than any cost, so rows that can be met together are met. Ties fall the same way
    for the same input.
    """
    table = _Table(rows, costs)
    while (column := table.entering()) is not None:
        table.pivot(table.leaving(column), column)
    return table.values(len(costs))


class _Table:
    """The rows as sparse mappings from column to whole number, all over the same denominator.

    Columns: the unknowns, then for each row its slack, and for each at-least row also what it lacks.
    """

    def __init__(self, rows: Sequence[Row], costs: Sequence[tuple[int, ...]]) -> None:
        self._denominator = 1
        self._rows: list[dict[int, int]] = []
        self._basis: list[int] = []
        free = len(costs)
        for row in rows:
            entries = dict.fromkeys(row.unknowns, 1) | {_BOUND: row.bound, free: -1 if row.at_least else 1}
            if row.at_least:
                free += 1
                entries[free] = 1
            self._rows.append(_without_zeros(entries))
            self._basis.append(free)
            free += 1
        lacking = _sum(entries for row, entries in zip(rows, self._rows, strict=True) if row.at_least)
        shortfall = {at: -value for at, value in lacking.items() if at not in self._basis}
        levels = range(max(map(len, costs), default=0))
        self._costs = [shortfall, *(_without_zeros({n: c[level] for n, c in enumerate(costs)}) for level in levels)]

    def entering(self) -> int | None:
        """The first column that would make things cheaper; None where there is none left."""
        columns = (at for cost in self._costs for at, value in cost.items() if value < 0 and at != _BOUND)
        return min((at for at in columns if self._cheaper(at)), default=None)

    def _cheaper(self, column: int) -> bool:
        return next((value for cost in self._costs if (value := cost.get(column, 0))), 0) < 0

    def leaving(self, column: int) -> int:
        """The row that stops the column first; of several, the one whose own column comes first."""
        stops = (
            (Fraction(row.get(_BOUND, 0), row[column]), self._basis[number], number)
            for number, row in enumerate(self._rows)
            if row.get(column, 0) > 0
        )
        return min(stops)[2]

    def pivot(self, number: int, column: int) -> None:
        """Brings a column in at a row."""
        pivot = self._rows[number]
        by, over = pivot[column], self._denominator
        for row in (*self._rows, *self._costs):
            factor = row.get(column, 0)
            if row is not pivot and (factor or by != over):
                _eliminate(row, pivot, by, factor, over)
        self._denominator = by
        self._basis[number] = column

    def values(self, count: int) -> tuple[Fraction, ...]:
        """What the first columns have come to."""
        found = {at: row.get(_BOUND, 0) for at, row in zip(self._basis, self._rows, strict=True)}
        return tuple(Fraction(found.get(at, 0), self._denominator) for at in range(count))


def _eliminate(row: dict[int, int], pivot: dict[int, int], by: int, factor: int, over: int) -> None:
    """`row = (row x by - pivot x factor) / over`, in place; the division leaves no rest."""
    for at in row.keys() | pivot.keys() if factor else list(row):
        value = (row.get(at, 0) * by - pivot.get(at, 0) * factor) // over
        if value:
            row[at] = value
        else:
            row.pop(at, None)


def _sum(rows: Iterable[dict[int, int]]) -> dict[int, int]:
    total: dict[int, int] = {}
    for row in rows:
        for at, value in row.items():
            total[at] = total.get(at, 0) + value
    return total


def _without_zeros(row: dict[int, int]) -> dict[int, int]:
    return {at: value for at, value in row.items() if value}
