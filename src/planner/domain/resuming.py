"""Taking up recall where history left it: which topics are open, when each was last met, and when it should come back.

A topic that was rated comes back when `fsrs` says so, its unrated days counted as good, within 56 days. One that was
never rated keeps the usual gaps, which grow with each meeting.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain import recall

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.feasibility import Case
    from planner.domain.grid import Grid
    from planner.domain.session import Rating


def begun(case: Case, frame: Grid) -> dict[str, int]:
    """Topics of the history to the day on which each was first met."""
    known = {need.topic for need in case.needs}
    return {t: _index(frame, min(met)) for t, met in case.history.touches.items() if t in known}


def take_up(case: Case, frame: Grid, memory: recall.Memory) -> recall.Memory:
    """The memory of a topic just opened, brought to where history left it."""
    met = case.history.touches[memory.topic]
    days = [_index(frame, day) for day in met]
    memory.touched = days[-1]
    memory.recalled = memory.topic in case.history.recalled
    memory.reviewed = memory.recalled and days[-1] >= frame.review
    gaps = [b - a for a, b in pairwise(days)]
    if gaps:
        memory.last_gap = gaps[-1] if memory.recalled else 0
        memory.gap = min(recall.LONGEST_GAP, max(recall.FIRST_GAP, gaps[-1] * recall.GROWTH))
    if any(met.values()):
        memory.gap = _rated_gap(met)
    return memory


def _rated_gap(met: Mapping[date, Rating | None]) -> float:
    """The interval that `fsrs` gives; a topic rated is due then, however long its last gap was."""
    from planner.domain.memory import ASSUMED, next_gap

    return float(next_gap([(day, rating or ASSUMED) for day, rating in met.items()]))


def _index(frame: Grid, day: date) -> int:
    return (day - frame.days[0].date).days
