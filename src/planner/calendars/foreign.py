"""Calendar files that others wrote: what is in them, and each event as often as it takes place.

icalendar reads them and recurring-ical-events repeats their events. Neither promises an end, nor which errors it raises
for a file that is broken; both are seen to here: out come events, or one `BadInput` that names the file and the event.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from planner.calendars.bounded import TooMuchWork, within
from planner.calendars.ical_text import clean_title
from planner.domain.calendar_math import ONE_DAY
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from icalendar import Calendar, Component

    from planner.domain.calendar_math import DateRange

LARGEST = 2_000_000
"""Bytes: about 5,000 events with all their words, twice what Google imports. Reading it takes some seconds."""
CALLS_A_BYTE, CALLS_AT_LEAST = 30, 500_000
"""An ordinary file takes about 9 calls a byte to read; many more are a time zone whose changes never end."""
CALLS_AN_EVENT, CALLS_IN_ALL = 1_000_000, 20_000_000
"""One that takes place takes about 400: daily for three years 440,000, a term of 300 weekly lectures 2,000,000."""
AROUND = timedelta(days=2)
"""No clock is further from UTC than this."""
WHEN = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
KEPT = frozenset({*WHEN, "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID", "X-MICROSOFT-CDO-BUSYSTATUS"})
OWN_ZONE = "X-WR-TIMEZONE"
LONGEST_TITLE = 80
BEGINS = re.compile(rb"^\s*BEGIN:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)
BROKEN = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What the two libraries have been seen to raise for files that are not as they should be."""


class Occurrence(NamedTuple):
    """One time that an event takes place, by the clock on the student's wall; `all_day` from midnight to midnight."""

    begins: datetime
    ends: datetime
    all_day: bool
    event: Component
    calendar: Calendar


def calendars(data: bytes, name: str) -> list[Calendar]:
    """The calendars of a file, whole; `BadInput` for what is too large, cut off or no calendar."""
    from icalendar import Calendar
    from icalendar.timezone import tzp

    if len(data) > LARGEST:
        message = f"{name} is larger than {LARGEST // 1_000_000} MB. Export fewer months, or fewer calendars."
        raise BadInput(message)
    if not BEGINS.search(data):
        message = f"{name} is no calendar. Export the timetable as iCalendar (.ics): it begins with BEGIN:VCALENDAR."
        raise BadInput(message)
    tzp.use_zoneinfo()  # forgets the time zones that other files have described
    with _told(f"{name} can't be read as a calendar"):
        read, _ = within(CALLS_AT_LEAST + CALLS_A_BYTE * len(data), lambda: Calendar.from_ical(data, multiple=True))
    found = [calendar for calendar in read if calendar.name == "VCALENDAR"]
    if len(found) != len(BEGINS.findall(data)):
        message = f"{name} is cut off: not each BEGIN:VCALENDAR has its END:VCALENDAR. Export it anew."
        raise BadInput(message)
    return found


def occurrences(read: Sequence[Calendar], zone: tzinfo | None, days: DateRange, name: str) -> Iterator[Occurrence]:
    """Each time that an event takes place on these days, or close to them; cancelled and free ones are among them.

    `zone` is where the wall clock hangs, and None is this machine's. `BadInput` for an event whose time is broken, or
    whose rule asks for more than can be worked out.
    """
    left = CALLS_IN_ALL
    for calendar in read:
        for series in _series(calendar):
            event = f"'{title(series[0])}'" if title(series[0]) else "an event without a name"
            with _told(f"{name}: the dates of {event} can't be worked out"):
                most = min(left, CALLS_AN_EVENT)
                found, unused = within(most, lambda: _repeated(calendar, series, zone, days))  # noqa: B023  # called here
            left -= most - unused
            yield from found


def title(event: Component) -> str:
    """What an event is called, in one line that is not too long; empty where it has no name."""
    named = event.get("SUMMARY", "")
    return clean_title(str(named[0] if isinstance(named, list) and named else named))[:LONGEST_TITLE].rstrip()


def unknown_zones(read: Sequence[Calendar]) -> list[str]:
    """The names of time zones that the events use and nobody knows; icalendar takes their times without a zone."""
    starts = [event.get("DTSTART") for calendar in read for event in calendar.walk("VEVENT")]
    named = {
        clean_title(str(start.params["TZID"]))
        for start in starts
        if "TZID" in getattr(start, "params", ()) and isinstance(start.dt, datetime) and start.dt.tzinfo is None
    }
    return sorted(named)


def _series(calendar: Calendar) -> Iterator[list[Component]]:
    """The calendar's events; those with one UID, a rule with its exceptions or an event with its revisions, together.

    Some timetables give all their events the same UID: without exceptions and revisions each stands for itself.
    """
    found: dict[str | int, list[Component]] = defaultdict(list)
    for number, event in enumerate(calendar.walk("VEVENT")):
        uid = event.get("UID")
        found[number if uid is None else str(uid)].append(event)
    for same in found.values():
        revised = len({str(event.get("SEQUENCE", 0)) for event in same}) > 1
        if revised or any("RECURRENCE-ID" in event for event in same):
            yield same
        else:
            yield from ([event] for event in same)


def _repeated(
    calendar: Calendar, series: Sequence[Component], zone: tzinfo | None, days: DateRange
) -> list[Occurrence]:
    import recurring_ical_events

    for event in series:
        _refuse_broken(event)
    alone = calendar.copy()
    alone.subcomponents = [_bare(event) for event in series]
    if not _is_zone(str(alone.get(OWN_ZONE, ""))):
        alone.pop(OWN_ZONE, None)
    first, stop = (datetime.combine(day, time(), UTC) for day in (days.start, days.stop))
    found = recurring_ical_events.of(alone).between(first - AROUND, stop + AROUND)
    return [_occurrence(event, zone, calendar) for event in found]


def _occurrence(event: Component, zone: tzinfo | None, calendar: Calendar) -> Occurrence:
    start, end = _when(event, "DTSTART"), _when(event, "DTEND")
    all_day = not isinstance(start, datetime) and not isinstance(end, datetime)
    begins, ends = _on_the_wall(start, zone), _on_the_wall(end, zone)
    if all_day:
        ends = max(ends, begins + ONE_DAY)  # many calendars end a single day on that day
    return Occurrence(begins, ends, all_day, event, calendar)


def _when(event: Component, key: str) -> date | datetime:
    value: Any = event[key]
    if not isinstance(value.dt, date):
        message = f"its {key} is no date"
        raise TypeError(message)
    return value.dt


def _on_the_wall(when: date | datetime, zone: tzinfo | None) -> datetime:
    """A date's midnight; times without a zone are the wall clock's already."""
    if not isinstance(when, datetime):
        return datetime.combine(when, time())
    return when if when.tzinfo is None else when.astimezone(zone).replace(tzinfo=None)


def _bare(event: Component) -> Component:
    """The event with what is asked of it only: each time that it takes place is a copy of all that it holds."""
    from icalendar import Event

    bare = Event()
    for key in event.keys() & KEPT:
        bare[key] = event[key]
    return bare


def _refuse_broken(event: Component) -> None:
    if "DTSTART" not in event:
        message = "it has no start (DTSTART)"
        raise ValueError(message)
    for where, problem in event.errors:
        if where in WHEN:
            message = f"its {where} is broken: {problem}"
            raise ValueError(message)
    rules = event.get("RRULE", [])
    if any(0 in rule.get("INTERVAL", ()) for rule in (rules if isinstance(rules, list) else [rules])):
        raise TooMuchWork  # and each call would take long


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, LookupError, ValueError):
        return False
    return True


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Makes whatever the libraries raise a `BadInput` of one line that begins with `what`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a library guesses about a time zone's name
            yield
    except TooMuchWork:
        message = f"{what}: a rule repeats too often, for too long, or on days that never come. Give it an end."
        raise BadInput(message) from None
    except BROKEN as problem:
        message = (
            f"{what}: {str(problem)[:120] or type(problem).__name__}. Mend it where it was made, and export it anew."
        )
        raise BadInput(message) from problem
