"""Busy times from a calendar that others wrote: a college's timetable, a hospital's roster, the student's own calendar.

What takes no time is left out: cancelled events, those that the calendar marks as free (birthdays, holidays), and the
planner's own, which a subscribed calendar may hold.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.calendars import foreign
from planner.calendars.ics import PRODUCT
from planner.domain.calendar_math import ONE_DAY
from planner.domain.enrolment import Busy
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, tzinfo
    from pathlib import Path

    from icalendar import Calendar, Component

    from planner.calendars.foreign import Occurrence
    from planner.domain.calendar_math import DateRange

MOST_TIMES = 20_000
OWN_UID = "@planner.invalid"
MINUTE = timedelta(minutes=1)


class Imported(NamedTuple):
    """Busy times in order, each once, and finished sentences about what was left out or guessed."""

    busy: tuple[Busy, ...]
    remarks: tuple[str, ...]


def read_file(path: Path) -> bytes:
    """A file's bytes; no more of them than show that it is too large. `BadInput` where it can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(foreign.LARGEST + 1)
    except OSError as problem:
        message = f"Cannot read '{path}': {problem.strerror or problem}. Name an .ics file."
        raise BadInput(message) from problem


def read_busy(data: bytes, zone: tzinfo | None, days: DateRange, name: str = "The file") -> Imported:
    """What the calendars in an .ics take of these days, repeated events at each time that they take place.

    `zone` is the student's; None is this machine's. Times that name no zone, or one that nobody knows, are taken in it.
    Times are cut at its midnights and are whole minutes, begun ones counted; an hour that the clocks repeat counts
    once. `BadInput`, with `name` for the file, where it is larger than 2 MB or broken, or has more than 20,000 times.
    """
    read = foreign.calendars(data, name)
    found: set[Busy] = set()
    left_out: dict[str, set[str]] = defaultdict(set)
    for it in foreign.occurrences(read, zone, days, name):
        if reason := _left_out(it):
            left_out[reason].add(str(it.event.get("UID", "")))
            continue
        found.update(_by_day(it, days))
        if len(found) > MOST_TIMES:
            span = f"from {days.start} to {days.last}"
            message = f"{name} has more than {MOST_TIMES} busy times {span}. Export fewer calendars, or fewer months."
            raise BadInput(message)
    return Imported(tuple(sorted(found, key=_order)), tuple(_remarks(read, left_out)))


def _order(it: Busy) -> tuple[date, bool, time, int, str]:
    return it.date, it.at is not None, it.at or time.min, it.minutes, it.title


def _left_out(it: Occurrence) -> str:
    """Why an event takes no time; empty where it does."""
    if str(it.calendar.get("PRODID", "")) == PRODUCT or str(it.event.get("UID", "")).endswith(OWN_UID):
        return "made by the planner itself"
    if _says(it.event, "STATUS", "CANCELLED"):
        return "cancelled"
    if _says(it.event, "TRANSP", "TRANSPARENT") or _says(it.event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE"):
        return "marked as free"
    return ""


def _says(event: Component, key: str, value: str) -> bool:
    return str(event.get(key, "")).strip().upper() == value


def _remarks(read: Sequence[Calendar], left_out: dict[str, set[str]]) -> Iterator[str]:
    for reason, events in sorted(left_out.items()):
        yield f"Left out: {len(events)} {'event' if len(events) == 1 else 'events'} {reason}."
    for unknown in foreign.unknown_zones(read):
        yield f"Nobody knows the time zone '{unknown}': its times were taken as yours."


def _by_day(it: Occurrence, days: DateRange) -> Iterator[Busy]:
    """The event on each of the days, cut at midnight; nothing of one that takes no time."""
    begins = it.begins.replace(second=0, microsecond=0)
    day = max(begins.date(), days.start)
    while day < days.stop and (midnight := datetime.combine(day, time())) < it.ends:
        first, stop = max(begins, midnight), min(it.ends, midnight + ONE_DAY)
        if minutes := max(0, -((first - stop) // MINUTE)):
            yield Busy(day, minutes, None if it.all_day else first.time(), foreign.title(it.event))
        day += ONE_DAY
