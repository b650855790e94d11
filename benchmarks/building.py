"""Making a plan: two years of it, and how the time grows with its weeks."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.figure import Figure, seconds
from planner.domain.enrol import Wishes, enrolled, week_of_hours
from planner.domain.feasibility import weigh
from planner.domain.study_plan import build
from planner.schedules import load_track

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.plan import StudyPlan

TRACK = "mlt-ascp"
START = date(2027, 1, 11)
WEEKLY_MINUTES = 15 * 60
MONTHS = (3, 6, 12, 24, 36, 48, 60)
SHORT, USUAL, LONG = 12, 24, 60
MOST_GROWTH = 1.25


def measured() -> tuple[list[Figure], list[str]]:
    """The two-year plan in milliseconds, the growth of the time per week, and a line for each length.

    Nothing is read or written meanwhile, so the processor's time is counted, whatever else the machine is doing.
    """
    builders = {months: _builder(months) for months in MONTHS}
    took = dict(zip(MONTHS, seconds(list(builders.values()), process_time), strict=True))
    weeks = {months: len(builder().weeks) for months, builder in builders.items()}
    a_week = {months: 1000 * took[months] / weeks[months] for months in MONTHS}
    figures = [
        Figure(f"a plan of {USUAL} months at 15 hours a week", 1000 * took[USUAL], 100, "ms"),
        Figure(
            f"time per week, {LONG} months beside {SHORT}: growth is linear", a_week[LONG] / a_week[SHORT], MOST_GROWTH
        ),
    ]
    remarks = [f"{TRACK} at 15 hours a week:"] + [
        f"{months:4} months  {weeks[months]:4} weeks  {1000 * took[months]:6.1f} ms  {a_week[months]:5.2f} ms per week"
        for months in MONTHS
    ]
    return figures, remarks


def _builder(months: int) -> Callable[[], StudyPlan]:
    track = load_track(TRACK)
    wishes = Wishes(start=START, months=months, week=week_of_hours(WEEKLY_MINUTES), unusual_length=True)
    enrolment = enrolled(track, wishes, START, f"{TRACK}-1", "00000000-0000-4000-8000-000000000000")
    return lambda: build(weigh(track, enrolment, START), START, accept_shortfall=True)
