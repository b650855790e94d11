"""The cheapest way to meet sums of unknowns."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.least_cost import Row, least_cost


def exactly(*values: int) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, values))


def test_rows_that_can_be_met_together_are_met_at_the_least_cost() -> None:
    """x + y >= 3 and x <= 2, at a cost of x + 2y: as much of x as there may be, the rest from y."""
    rows = [Row((0, 1), 3, at_least=True), Row((0,), 2, at_least=False)]
    assert least_cost(rows, [(1,), (2,)]) == exactly(2, 1)


def test_a_row_that_cannot_be_met_falls_short_as_little_as_possible() -> None:
    """Cost is no reason to fall shorter."""
    assert least_cost([Row((0,), 5, at_least=True), Row((0,), 2, at_least=False)], [(9,)]) == exactly(2)


def test_later_costs_decide_only_where_earlier_ones_leave_a_choice() -> None:
    """One unit of the first cost weighs more than any number of the second."""
    row = Row((0, 1), 3, at_least=True)
    assert least_cost([row], [(0, 1000), (1, 0)]) == exactly(3, 0)
    assert least_cost([row], [(1, 2), (1, 1)]) == exactly(0, 3)


def test_halves_come_out_exactly() -> None:
    """Three pairs of three unknowns, each at least 1: a half each is cheaper than any whole numbers."""
    rows = [Row(pair, 1, at_least=True) for pair in ((0, 1), (1, 2), (0, 2))]
    assert least_cost(rows, [(1,)] * 3) == (Fraction(1, 2),) * 3


def test_nothing_asked_costs_nothing() -> None:
    """An issuer may ask for no continuing education at all."""
    assert least_cost([], []) == ()
    assert least_cost([], [(1,), (2,)]) == exactly(0, 0)
    assert least_cost([Row((), 2, at_least=True)], [(1,)]) == exactly(0)


LEVELS = st.tuples(st.integers(0, 3), st.integers(0, 3))
ROWS = st.builds(
    Row,
    st.lists(st.integers(0, 2), unique=True).map(lambda found: tuple(sorted(found))),
    st.integers(0, 3),
    at_least=st.booleans(),
)


@given(st.lists(ROWS, max_size=4), st.lists(LEVELS, min_size=3, max_size=3))
def test_no_other_values_do_better(rows: list[Row], costs: list[tuple[int, int]]) -> None:
    """Against every combination of 0, a half, 1 … 3: limits hold, and shortfall, then costs, are the least."""

    def judged(values: tuple[Fraction, ...]) -> tuple[Fraction, ...] | None:
        sums = [(row, sum((values[n] for n in row.unknowns), Fraction(0))) for row in rows]
        if any(total > row.bound for row, total in sums if not row.at_least):
            return None
        short = sum((max(Fraction(0), row.bound - total) for row, total in sums if row.at_least), Fraction(0))
        return short, *(sum((c[k] * v for c, v in zip(costs, values, strict=True)), Fraction(0)) for k in (0, 1))

    found = judged(least_cost(rows, costs))
    assert found is not None
    others = (judged(values) for values in product([Fraction(n, 2) for n in range(7)], repeat=3))
    assert found <= min(other for other in others if other is not None)
