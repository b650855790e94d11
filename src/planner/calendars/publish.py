"""Brings a calendar on a server up to date with the plan: adds, changes and removes its own events, and no others.

What is its own follows from the UIDs that the student's database gave, which it never forgets; so nothing need be kept
about the server, and two students may share a calendar. Each step is whole by itself: after a broken connection the
next run finds what is done and does the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.calendars.ical_text import clean_title
from planner.calendars.ics import render_one
from planner.calendars.server import Mark, connected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from planner.calendars.server import Account, Held
    from planner.domain.calendar_item import CalendarItem


class Published(NamedTuple):
    """How many events were new, changed, removed, and left as they were."""

    created: int
    updated: int
    deleted: int
    unchanged: int


def publish(items: Iterable[CalendarItem], known: Collection[str], account: Account, calendar: str | None) -> Published:
    """Makes the calendar hold these items, of all those whose UIDs are `known`; cancelled ones are removed.

    An event that was edited on the server is set right again. `BadInput` and `NoAnswer` as `server.connected` says.
    """
    wanted = {item.revision.uid: item for item in items if not item.revision.cancelled_at}
    with connected(account, calendar) as server:
        held = server.held(frozenset(known))
        stale = [item for uid, item in wanted.items() if not _as_written(item, held.get(uid))]
        for item in stale:
            uid = item.revision.uid
            server.put(uid, render_one(item), held[uid].url if uid in held else None)
        gone = held.keys() - wanted.keys()
        for uid in sorted(gone):
            server.delete(held[uid].url)
    created = sum(item.revision.uid not in held for item in stale)
    return Published(created, len(stale) - created, len(gone), len(wanted) - len(stale))


def _as_written(item: CalendarItem, held: Held | None) -> bool:
    """Servers add properties and drop some, so only what every one keeps is compared."""
    entry, revision = item.entry, item.revision
    start = entry.starts_at or entry.date
    title = clean_title(entry.title) or "Untitled"
    return held is not None and held.mark == Mark(revision.sequence, revision.modified_at, start, title)
