"""Milestones as rows, with their citations as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.milestone import Citation, Milestone
from planner.storage import codec
from planner.storage.rows import Columns, Row, replace, select
from planner.storage.texts import day, day_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_TEXTS: Columns = ("key", "title", "kind", "because")
_FLAGS: Columns = ("confirmed", "duty", "done", "expected")
_COLUMNS: Columns = (*_TEXTS, *_FLAGS, "date", "sources")


def write_milestones(connection: sqlite3.Connection, enrolment: str, milestones: Iterable[Milestone]) -> None:
    """The enrolment's milestones become these, in this order."""
    replace(connection, "milestones", enrolment, ("position", *_COLUMNS), _numbered(milestones))


def write_credential_milestones(connection: sqlite3.Connection, credential: str, dates: Iterable[Milestone]) -> None:
    """The credential's milestones become these, in this order."""
    replace(connection, "credential_milestones", credential, ("position", *_COLUMNS), _numbered(dates), of="credential")


def read_milestones(
    connection: sqlite3.Connection, tail: str, *values: object, table: str = "milestones"
) -> tuple[Milestone, ...]:
    """Those that `tail` chooses, of enrolments or (`credential_milestones`) of credentials."""
    return tuple(map(_milestone, select(connection, table, _COLUMNS, tail, *values)))


def _numbered(milestones: Iterable[Milestone]) -> Iterable[Row]:
    return ((index, *_row(it)) for index, it in enumerate(milestones))


def _row(it: Milestone) -> Row:
    plain = (getattr(it, name) for name in (*_TEXTS, *_FLAGS))
    return (*plain, day_text(it.date), codec.to_text(it.sources))


def _milestone(row: Row) -> Milestone:
    *plain, on, sources = row
    values: dict[str, Any] = dict(zip(_TEXTS, plain[:4], strict=True))
    values.update(zip(_FLAGS, map(bool, plain[4:]), strict=True))
    return Milestone(date=day(on), sources=codec.from_text(tuple[Citation, ...], sources), **values)
