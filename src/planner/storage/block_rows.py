"""Blocks and their parts as rows. Apart from the rest of the plan, because a login shell reads one day and no more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.domain.plan import Block, MockSlice, Part
from planner.storage.rows import Columns, Row, insert, rows_of, select
from planner.storage.texts import day, day_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.plan import PlanWeek

Parts = defaultdict[str, list[Part]]

_BLOCKS: Columns = (
    "week",
    "id",
    "date",
    "position",
    "minutes",
    "activity",
    "mock_number",
    "mock_slice",
    "mock_of",
    "task",
    "status",
    "pinned",
    "from_catch_up",
)
_PARTS: Columns = ("block", "topic", "domain", "minutes")


def write_blocks(connection: sqlite3.Connection, enrolment: str, weeks: Iterable[PlanWeek]) -> None:
    """Adds the weeks' blocks with their parts; the weeks are there, and none of the blocks is."""
    placed = [(week.number, block) for week in weeks for block in week.blocks]
    rows = ((enrolment, number, *_block_row(block)) for number, block in placed)
    insert(connection, "blocks", ("enrolment", *_BLOCKS), rows)
    parts = (
        (enrolment, index, block.id, part.topic, part.domain, part.minutes)
        for _, block in placed
        for index, part in enumerate(block.parts)
    )
    insert(connection, "parts", ("enrolment", "position", *_PARTS), parts)


def read_weeks_blocks(connection: sqlite3.Connection, enrolment: str) -> defaultdict[int, list[Block]]:
    """Week numbers to their blocks, in order of date and order."""
    parts = _by_block(rows_of(connection, "parts", _PARTS, enrolment, "block, position"))
    weeks: defaultdict[int, list[Block]] = defaultdict(list)
    for row in rows_of(connection, "blocks", _BLOCKS, enrolment, "week, date, position"):
        weeks[row[0]].append(_block(row, parts))
    return weeks


def read_blocks_on(connection: sqlite3.Connection, enrolment: str, on: date) -> tuple[Block, ...]:
    """The blocks of one day, in their order."""
    key = (enrolment, day_text(on))
    blocks = select(connection, "blocks", _BLOCKS, "WHERE enrolment = ? AND date = ? ORDER BY position", *key)
    inside = "(SELECT enrolment, id FROM blocks WHERE enrolment = ? AND date = ?)"
    tail = f"WHERE (enrolment, block) IN {inside} ORDER BY block, position"
    parts = _by_block(select(connection, "parts", _PARTS, tail, *key))
    return tuple(_block(row, parts) for row in blocks)


def _block_row(it: Block) -> Row:
    mock = (it.mock.number, it.mock.slice, it.mock.of) if it.mock else (None, None, None)
    ends = (it.task, it.status, it.pinned, it.from_catch_up)
    return (it.id, day_text(it.date), it.order, it.minutes, it.activity, *mock, *ends)


def _block(row: Row, parts: Parts) -> Block:
    _, name, on, order, minutes, activity, number, piece, of, task, status, pinned, from_catch_up = row
    return Block(
        id=name,
        date=day(on),
        order=order,
        minutes=minutes,
        activity=activity,
        parts=tuple(parts[name]) if name in parts else (),
        mock=None if number is None else MockSlice(number, piece, of),
        task=task,
        status=status,
        pinned=bool(pinned),
        from_catch_up=bool(from_catch_up),
    )


def _by_block(rows: list[Row]) -> Parts:
    parts: Parts = defaultdict(list)
    for block, topic, domain, minutes in rows:
        parts[block].append(Part(topic, domain, minutes))
    return parts
