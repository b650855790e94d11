"""Puts changed blocks back into a plan's weeks. A block keeps its id; its place within the day is counted anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.block_ids import numbered
from planner.domain.calendar_math import ONE_DAY, DateRange

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.plan import Block, StudyPlan


def span(plan: StudyPlan) -> DateRange:
    """The days that the plan's weeks cover."""
    return DateRange(plan.weeks[0].start, plan.weeks[-1].days[-1].date + ONE_DAY)


def with_blocks(plan: StudyPlan, enrolment: str, blocks: Iterable[Block]) -> StudyPlan:
    """The plan with these blocks instead of its own; each must lie in `span`. Those without an id get one."""
    by_week: dict[date, list[Block]] = {week.start: [] for week in plan.weeks}
    first = plan.weeks[0].start
    for block in numbered(enrolment, blocks):
        by_week[first + (block.date - first).days // 7 * 7 * ONE_DAY].append(block)
    return replace(plan, weeks=tuple(replace(week, blocks=tuple(by_week[week.start])) for week in plan.weeks))
