"""How long this student's study really takes, as a factor on the track's hours; measured, and always shown."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from planner.domain.need import DEFAULT_PACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.session import Session

ENOUGH_SESSIONS = 10
SLOWEST, FASTEST = Fraction(2), Fraction(4, 5)


def pace_factor(sessions: Iterable[Session]) -> float:
    """The median of actual minutes / (planned minutes / the pace then used), within 0.8 to 2.0, in hundredths.

    The default until ten sessions can be measured; those without planned minutes can't.
    """
    measured = [s.minutes * Fraction(str(s.pace)) / s.planned_minutes for s in sessions if s.planned_minutes]
    if len(measured) < ENOUGH_SESSIONS:
        return DEFAULT_PACE
    return round(float(max(FASTEST, min(SLOWEST, median(measured)))), 2)
