"""Calendar items as one iCalendar file that every reader takes (RFC 5545, RFC 7986).

The same items give the same bytes, on any day and any machine: nothing is drawn, nothing is asked of the clock. Every
event is one-off and either all-day or in UTC, so that there is no time zone and no rule for a reader to get wrong.
Importing this module imports icalendar, which costs more than the rest of an export: import it where it is used.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vCategory, vDuration, vInt, vText, vUri

from planner.calendars.ical_text import clean, clean_title, escape, fold
from planner.calendars.selection import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.domain.calendar_item import CalendarItem, Entry, Revision, Section

PRODUCT = "-//planner//planner export//EN"
CATEGORY: Mapping[Section, str] = {
    "milestones": "Milestones",
    "renewals": "Renewals",
    "fees": "Fees",
    "ce": "CE",
    "licences": "Licences",
    "study": "Study",
}
ASK_AGAIN_AFTER = timedelta(hours=12)
NOT_IN_A_URL = frozenset(b'"<>\\^`{|}')


class _Text(vText):
    """A TEXT value written by our own rules."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return escape(self).encode()


def render(items: Iterable[CalendarItem], *, name: str, color: str = "teal", feed: bool = False) -> bytes:
    """The file's bytes, events sorted; takes every item that it is given, so `select` comes first.

    `color` is a CSS colour name. `feed` adds how often a subscriber should look again, for files that are subscribed
    to. No calendar UID, METHOD, VTIMEZONE or RRULE: each of them makes some reader refuse or shift something.
    """
    calendar = Calendar()
    title = _Text(clean_title(name) or "Planner")
    calendar["VERSION"] = _Text("2.0")
    calendar["PRODID"] = _Text(PRODUCT)
    calendar["CALSCALE"] = _Text("GREGORIAN")
    calendar["NAME"] = title
    calendar["X-WR-CALNAME"] = title
    calendar["COLOR"] = _Text(clean(color))
    if feed:
        calendar["REFRESH-INTERVAL"] = vDuration(ASK_AGAIN_AFTER, params={"VALUE": "DURATION"})
        calendar["X-PUBLISHED-TTL"] = vDuration(ASK_AGAIN_AFTER)
    for item in in_order(items):
        calendar.add_component(_event(item.entry, item.revision))
    return b"".join(fold(line) + b"\r\n" for line in calendar.content_lines(sorted=False) if line)


def _event(entry: Entry, revision: Revision) -> Event:
    event = Event()
    title = _Text(clean_title(entry.title) or "Untitled")
    event["UID"] = _Text(clean(revision.uid))
    event.add("DTSTAMP", revision.modified_at)
    _add_dates(event, entry)
    event["SUMMARY"] = title
    if description := clean(entry.description):
        event["DESCRIPTION"] = _Text(description)
    if url := _url(entry.url):
        event["URL"] = vUri(url)
    event["CATEGORIES"] = vCategory([CATEGORY[entry.section]])
    event["STATUS"] = _Text("CANCELLED" if revision.cancelled_at else "CONFIRMED")
    event["TRANSP"] = _Text("OPAQUE" if entry.starts_at else "TRANSPARENT")
    event["SEQUENCE"] = vInt(revision.sequence)
    event.add("CREATED", revision.created_at)
    event.add("LAST-MODIFIED", revision.modified_at)
    if entry.alarm is not None and not revision.cancelled_at:
        event.add_component(_alarm(entry.alarm, title))
    return event


def _add_dates(event: Event, entry: Entry) -> None:
    """Always both ends, the end exclusive: some readers drop an event that has no length."""
    if entry.starts_at is None:
        event.add("DTSTART", entry.date)
        event.add("DTEND", entry.date + timedelta(days=1))
    else:
        event.add("DTSTART", entry.starts_at)
        event.add("DTEND", entry.starts_at + timedelta(minutes=entry.minutes))


def _alarm(before: timedelta, title: _Text) -> Alarm:
    alarm = Alarm()
    alarm["ACTION"] = _Text("DISPLAY")
    alarm["DESCRIPTION"] = title
    alarm["TRIGGER"] = vDuration(-before)
    return alarm


def _url(text: str) -> str:
    """A web address in the characters that a URI may have, the others percent-encoded; empty for anything else."""
    address = clean(text)
    if not address.startswith(("https://", "http://")):
        return ""
    return "".join(chr(o) if 0x20 < o < 0x7F and o not in NOT_IN_A_URL else f"%{o:02X}" for o in address.encode())
