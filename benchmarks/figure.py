"""A measured figure with its limit, the table of them all, and the way of measuring two things side by side."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured, its value, and what it may be at most (or must be at least)."""

    name: str
    value: float
    limit: float
    unit: str = "x"
    bound: Literal["at most", "at least"] = "at most"

    @property
    def met(self) -> bool:
        """Whether the value keeps to its limit."""
        return self.value <= self.limit if self.bound == "at most" else self.value >= self.limit


def table(figures: Sequence[Figure]) -> Iterable[str]:
    """The figures in columns."""
    wide = max(len(figure.name) for figure in figures)
    for figure in figures:
        value, limit = f"{figure.value:.2f} {figure.unit}", f"{figure.bound} {figure.limit:g} {figure.unit}"
        yield f"{figure.name:{wide}}  {value:>9}  {limit:<14}  {'met' if figure.met else 'MISSED'}"


def seconds(subjects: Sequence[Callable[[], object]], clock: Callable[[], float] = perf_counter) -> list[float]:
    """The median time of each by that clock, taken in turn in every round, after one round that doesn't count."""
    times: list[list[float]] = [[] for _ in subjects]
    for turn in range(ROUNDS + 1):
        for subject, taken in zip(subjects, times, strict=True):
            gc.collect()
            start = clock()
            subject()
            if turn:
                taken.append(clock() - start)
    return [median(taken) for taken in times]
