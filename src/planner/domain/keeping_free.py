"""Catch-up time that missed work has used up comes back, so that what is missed next finds a place as well.

It lies in minutes that nothing else needs, those of the buffer too, and takes nothing from its day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.capacity import SLOT
from planner.domain.load import CATCH_UP_EVERY, CATCH_UP_LAST_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.bench import Bench
    from planner.domain.plan import StudyPlan


def keep_catch_up(bench: Bench, plan: StudyPlan) -> None:
    """Some in every third week with study time, as in a new plan, and in the last ten days."""
    waited = 0
    for week in plan.weeks:
        days = list(bench.study_days(max(week.start, bench.first), min(week.days[-1].date, bench.exam - 2 * ONE_DAY)))
        if any(block.activity == "catch_up" for block in week.blocks if block.date < bench.first):
            waited = 0
        elif days:
            waited += 1
        if bench.of("catch_up", first=week.start, last=week.days[-1].date):
            waited = 0
        elif days and (waited >= CATCH_UP_EVERY or days[-1] >= bench.exam - CATCH_UP_LAST_DAYS * ONE_DAY):
            waited = 0 if _kept(bench, days) else waited


def _kept(bench: Bench, days: Iterable[date]) -> bool:
    """Keeps the longest free time of these days, up to a block's length; whether there is any."""
    day = max(days, key=lambda it: (bench.room(it), -it.toordinal()))
    minutes = min(bench.room(day), bench.longest) // SLOT * SLOT
    if minutes:
        bench.keep_free(day, minutes)
    return minutes > 0
