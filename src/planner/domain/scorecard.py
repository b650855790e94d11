"""How good a plan is, measured on the plan itself: the hard properties H and the scorecard S, each with its threshold.

Nothing here trusts the builder: every figure is counted again from the blocks, the days and the track.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.measure import Measured

Comparison = Literal[">=", "<=", "="]


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One measured property. `value` is None where the plan has nothing to measure it on, and then it holds.

    `detail` names the first places where it fails, or what gave way.
    """

    id: str
    title: str
    value: float | None
    threshold: float
    comparison: Comparison
    detail: str = ""

    @property
    def holds(self) -> bool:
        """Whether the value meets the threshold."""
        if self.value is None:
            return True
        if self.comparison == ">=":
            return self.value >= self.threshold - 1e-9
        if self.comparison == "<=":
            return self.value <= self.threshold + 1e-9
        return self.value == self.threshold


def scorecard(measured: Measured) -> tuple[Property, ...]:
    """Every property of the plan, H first."""
    from planner.domain.hard_properties import HARD
    from planner.domain.soft_properties import SOFT

    checks: tuple[Callable[[Measured], Property], ...] = (*HARD, *SOFT)
    return tuple(check(measured) for check in checks)
