"""A study plan as rows: a header with its budget, then needs, weeks and days; the blocks are `block_rows`' part."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.domain.plan import Budget, Day, PlanWeek, Remedy, StudyPlan, TopicNeed
from planner.storage import codec
from planner.storage.block_rows import read_weeks_blocks, write_blocks
from planner.storage.rows import Columns, Row, insert, rows_of, select
from planner.storage.texts import day, day_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_DATES: Columns = ("as_of", "start", "exam_date", "final_review_start")
_FACTORS: Columns = ("pace_factor", "depth")
_BUDGET: Columns = ("need", "need_before_review", "supply", "supply_before_review")
_HEADER: Columns = (*_DATES, *_FACTORS, *_BUDGET, "remedies")
_NEEDS: Columns = ("topic", "domain", "learn_minutes", "hands_on_minutes", "recall_minutes")
_WEEKS: Columns = ("number", "start", "phase")
_DAYS: Columns = ("week", "date", "capacity_minutes", "reduced_by")
NOTHING = "[]"  # most days; decoding it 730 times would take as long as reading them
_CHILDREN_FIRST = ("parts", "blocks", "plan_days", "plan_weeks", "topic_needs", "plans")


def write_plan(connection: sqlite3.Connection, enrolment: str, plan: StudyPlan | None) -> None:
    """The enrolment's plan becomes this one, or none."""
    for table in _CHILDREN_FIRST:
        connection.execute(f"DELETE FROM {table} WHERE enrolment = ?", (enrolment,))  # noqa: S608  # constants
    if plan is None:
        return

    def add(table: str, columns: Columns, rows: Iterable[Row]) -> None:
        insert(connection, table, ("enrolment", *columns), ((enrolment, *row) for row in rows))

    add("plans", _HEADER, [_header(plan)])
    needs = ((index, *(getattr(need, name) for name in _NEEDS)) for index, need in enumerate(plan.needs))
    add("topic_needs", ("position", *_NEEDS), needs)
    add("plan_weeks", _WEEKS, ((week.number, day_text(week.start), week.phase) for week in plan.weeks))
    add("plan_days", _DAYS, (_day_row(week.number, it) for week in plan.weeks for it in week.days))
    write_blocks(connection, enrolment, plan.weeks)


def read_plan(connection: sqlite3.Connection, enrolment: str) -> StudyPlan | None:
    """The stored plan, as it was written."""
    found = select(connection, "plans", _HEADER, "WHERE enrolment = ?", enrolment)
    if not found:
        return None
    *header, remedies = found[0]
    needs = rows_of(connection, "topic_needs", _NEEDS, enrolment, "position")
    return StudyPlan(
        **dict(zip(_DATES, map(day, header[:4]), strict=True)),
        **dict(zip(_FACTORS, header[4:6], strict=True)),
        budget=Budget(**dict(zip(_BUDGET, header[6:], strict=True))),
        remedies=codec.from_text(tuple[Remedy, ...], remedies),
        needs=tuple(TopicNeed(**dict(zip(_NEEDS, row, strict=True))) for row in needs),
        weeks=_weeks(connection, enrolment),
    )


def _header(plan: StudyPlan) -> Row:
    dates = (day_text(getattr(plan, name)) for name in _DATES)
    budget = (getattr(plan.budget, name) for name in _BUDGET)
    return (*dates, *(getattr(plan, name) for name in _FACTORS), *budget, codec.to_text(plan.remedies))


def _day_row(week: int, it: Day) -> Row:
    return (week, day_text(it.date), it.capacity_minutes, codec.to_text(it.reduced_by))


def _weeks(connection: sqlite3.Connection, enrolment: str) -> tuple[PlanWeek, ...]:
    blocks = read_weeks_blocks(connection, enrolment)
    days: defaultdict[int, list[Day]] = defaultdict(list)
    for week, on, minutes, reduced_by in rows_of(connection, "plan_days", _DAYS, enrolment, "week, date"):
        taken = () if reduced_by == NOTHING else codec.from_text(tuple[str, ...], reduced_by)
        days[week].append(Day(day(on), minutes, taken))
    return tuple(
        PlanWeek(number=number, start=day(start), phase=phase, days=tuple(days[number]), blocks=tuple(blocks[number]))
        for number, start, phase in rows_of(connection, "plan_weeks", _WEEKS, enrolment, "number")
    )
