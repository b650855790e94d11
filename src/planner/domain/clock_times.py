"""When each block begins, where the student gave a weekday a clock time: one after the other from that time on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime, time

    from planner.domain.enrolment import Week
    from planner.domain.plan import Block


def starts(week: Week, blocks: Iterable[Block], instant: Callable[[date, time], datetime]) -> dict[str, datetime]:
    """Block ids to the UTC instant at which they begin, for the days that have a clock time.

    `instant` turns a local date and time into UTC. Errands take no time of the day; blocks come in order.
    """
    begun: dict[date, int] = {}
    found: dict[str, datetime] = {}
    for block in blocks:
        at = week.days[block.date.weekday()].at
        if at is None or block.activity == "task":
            continue
        minutes = begun.get(block.date, 0)
        found[block.id] = instant(block.date, at) + timedelta(minutes=minutes)
        begun[block.date] = minutes + block.minutes
    return found
