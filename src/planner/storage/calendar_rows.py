"""Calendar items as rows: the entry as it was last written, with its revision. No row is ever deleted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.calendar_item import CalendarItem, Entry, Revision
from planner.storage.rows import Columns, Row, select, upsert
from planner.storage.texts import day, day_text, instant, instant_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_ENTRY: Columns = ("section", "date", "title", "description", "url", "alarm_seconds", "starts_at", "minutes")
_REVISION: Columns = ("uid", "sequence", "created_at", "modified_at", "cancelled_at")


def write_items(connection: sqlite3.Connection, owner: str, items: Iterable[CalendarItem]) -> None:
    """Adds items, or gives those with their keys new values."""
    rows = ((owner, *_row(item)) for item in items)
    upsert(connection, "calendar_items", ("owner", "key"), (*_ENTRY, *_REVISION), rows)


def read_items(connection: sqlite3.Connection, owner: str) -> tuple[CalendarItem, ...]:
    """All that the owner ever had, cancelled ones included, by date and key."""
    tail = "WHERE owner = ? ORDER BY date, key"
    return tuple(map(_item, select(connection, "calendar_items", ("key", *_ENTRY, *_REVISION), tail, owner)))


def _row(item: CalendarItem) -> Row:
    entry, revision = item.entry, item.revision
    alarm = None if entry.alarm is None else int(entry.alarm.total_seconds())
    place = (entry.key, entry.section, day_text(entry.date), entry.title, entry.description, entry.url)
    instants = map(instant_text, (revision.created_at, revision.modified_at, revision.cancelled_at))
    return (*place, alarm, instant_text(entry.starts_at), entry.minutes, revision.uid, revision.sequence, *instants)


def _item(row: Row) -> CalendarItem:
    key, section, on, title, description, url, alarm, starts_at, minutes, uid, sequence, *instants = row
    created_at, modified_at, cancelled_at = map(instant, instants)
    entry = Entry(
        key=key,
        section=section,
        date=day(on),
        title=title,
        description=description,
        url=url,
        alarm=None if alarm is None else timedelta(seconds=alarm),
        starts_at=instant(starts_at),
        minutes=minutes,
    )
    revision = Revision(
        uid=uid, sequence=sequence, created_at=created_at, modified_at=modified_at, cancelled_at=cancelled_at
    )
    return CalendarItem(entry, revision)
