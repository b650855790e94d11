"""What changes in the calendars that hold an item when the student's data changes: UIDs, sequences, cancellations.

A key keeps its UID and its count for ever: calendars remember what they were told, deleted items included.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from planner.domain.calendar_item import CalendarItem, Entry, Revision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

DOMAIN = "planner.invalid"


def uid_of(owner: str, key: str) -> str:
    """The item's UID in every calendar; `owner` is the random UUID kept with the enrolment or credential."""
    return f"{uuid5(UUID(owner), key)}@{DOMAIN}"


def revise(
    owner: str, old: Mapping[str, CalendarItem], entries: Iterable[Entry], now: datetime
) -> tuple[CalendarItem, ...]:
    """The items that differ from `old`, all of the owner's items by key, when `entries` is what there is now.

    New entries come with sequence 0; changed ones with the next where date, time, length or title changed; those that
    are gone stay, cancelled; those that are back are confirmed again. What is as it was is left out. Keys of `entries`
    must be unique.
    """
    present = {entry.key: entry for entry in entries}
    written = (_revised(owner, old.get(key), entry, now) for key, entry in present.items())
    gone = (_cancelled(item, now) for key, item in old.items() if key not in present and not item.revision.cancelled_at)
    return (*(item for item in written if item != old.get(item.entry.key)), *gone)


def _revised(owner: str, old: CalendarItem | None, entry: Entry, now: datetime) -> CalendarItem:
    if old is None:
        return CalendarItem(entry, Revision(uid=uid_of(owner, entry.key), sequence=0, created_at=now, modified_at=now))
    back = old.revision.cancelled_at is not None
    if entry == old.entry and not back:
        return old
    step = 1 if back or _appearance(entry) != _appearance(old.entry) else 0
    return CalendarItem(entry, _next(old.revision, step, now))


def _cancelled(item: CalendarItem, now: datetime) -> CalendarItem:
    return CalendarItem(item.entry, replace(_next(item.revision, 1, now), cancelled_at=now))


def _next(revision: Revision, step: int, now: datetime) -> Revision:
    return replace(revision, sequence=revision.sequence + step, modified_at=now, cancelled_at=None)


def _appearance(entry: Entry) -> tuple[object, ...]:
    """What a person would see move in a calendar, as against a better description or alarm."""
    return entry.date, entry.starts_at, entry.minutes, entry.title
