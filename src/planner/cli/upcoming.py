"""Which milestones are still to be told: those ahead, and duties that were missed lately."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.milestone import Milestone

RECENT = timedelta(days=60)
ADVICE = frozenset({"exam_earliest_ready", "exam_suggested", "exam_latest_safe"})
"""Dates that only help to choose another: they are told with all the dates, but nothing happens on them."""


def recent(milestones: Iterable[Milestone], today: date) -> Iterator[Milestone]:
    """Duties missed in the last 60 days."""
    return (it for it in milestones if it.state(today) == "missed" and today - it.date <= RECENT)


def coming(milestones: Iterable[Milestone], today: date) -> Iterator[Milestone]:
    """What is still to come, today included."""
    return (it for it in milestones if it.date >= today and not it.done)


def events(milestones: Iterable[Milestone], today: date) -> Iterator[Milestone]:
    """What is still to come and happens on its day."""
    return (it for it in coming(milestones, today) if it.key not in ADVICE)
