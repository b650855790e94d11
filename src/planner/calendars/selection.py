"""Which items go into an export, and in which order. Pure; every format asks here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from planner.domain.calendar_item import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from planner.domain.calendar_item import CalendarItem, Section

Cancelled = Literal["recent", "keep", "drop"]
WITHOUT_STUDY = tuple(section for section in SECTIONS if section != "study")
"""What goes into an export unless study sessions are asked for."""
CANCELLED_FOR = timedelta(days=60)
"""How long a removed item is still written as cancelled, for subscribers that look rarely."""
BEFORE_ANY_INSTANT = datetime.min.replace(tzinfo=UTC)


def select(
    items: Iterable[CalendarItem],
    *,
    today: date,
    only: Collection[Section] = SECTIONS,
    first: date | None = None,
    last: date | None = None,
    cancelled: Cancelled = "recent",
    since: datetime | None = None,
) -> tuple[CalendarItem, ...]:
    """The items of these sections from `first` to `last`, both days included, in the order they are written.

    A cancelled item is left out from the 61st day after its removal on ("recent"), never ("keep") or always ("drop").
    `since` leaves what changed from that instant on, and with "recent" all removals since then, however long ago: a
    script that asks rarely misses none.
    """
    return in_order(
        item
        for item in items
        if item.entry.section in only
        and (first is None or first <= item.entry.date)
        and (last is None or item.entry.date <= last)
        and (since is None or since <= item.revision.modified_at)
        and _still_told(item, today, cancelled, since)
    )


def calendar_name(items: Sequence[CalendarItem]) -> str:
    """What a calendar of these items is called: by the credentials in their titles, such as `CMA (AAMA): Exam`."""
    alive = [item for item in items if not item.revision.cancelled_at] or items
    names = list(dict.fromkeys(item.entry.title.partition(":")[0] for item in alive)) or ["nothing"]
    return f"Planner: {', '.join(names)}"


def in_order(items: Iterable[CalendarItem]) -> tuple[CalendarItem, ...]:
    """By date, all-day items first, then by instant; key and UID settle the rest, so any input order gives this one."""
    return tuple(sorted(items, key=_place))


def _place(item: CalendarItem) -> tuple[date, datetime, str, str]:
    entry = item.entry
    return entry.date, entry.starts_at or BEFORE_ANY_INSTANT, entry.key, item.revision.uid


def _still_told(item: CalendarItem, today: date, cancelled: Cancelled, since: datetime | None) -> bool:
    removed = item.revision.cancelled_at
    if removed is None or cancelled == "keep":
        return True
    return cancelled == "recent" and (since is not None or today - removed.date() <= CANCELLED_FOR)
