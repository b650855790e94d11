"""What a calendar shows of the planner: dated items with a revision. `calendars` writes them, `agenda` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Section = Literal["milestones", "renewals", "fees", "ce", "licences", "study"]
SECTIONS: tuple[Section, ...] = ("milestones", "renewals", "fees", "ce", "licences", "study")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item before it has a revision: what the data says today.

    `key` is unique within its owner and never re-used. `starts_at` is a UTC instant for a timed item with `minutes`;
    None for an all-day item on `date`. `alarm` is how long before the start of the day (or of the instant) to remind;
    positive.
    """

    key: str
    section: Section
    date: date
    title: str
    description: str
    url: str = ""
    alarm: timedelta | None = None
    starts_at: datetime | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How an item stands in the calendars that hold it: all instants UTC, whole seconds.

    `sequence` rises when date, title or cancellation changes; `modified_at` with any change of what is written.
    """

    uid: str
    sequence: int
    created_at: datetime
    modified_at: datetime
    cancelled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """An entry with its revision: one VEVENT."""

    entry: Entry
    revision: Revision
