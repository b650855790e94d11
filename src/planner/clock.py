"""The one place that asks what day it is.

`PLANNER_TODAY` (or `--today`, which sets it) replays any command at a date; the instant is then that day at noon UTC.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from planner.errors import BadInput


def today() -> date:
    """The student's date: `PLANNER_TODAY` if set, else the machine's local date."""
    pinned = os.environ.get("PLANNER_TODAY")
    return parse_date(pinned, "PLANNER_TODAY") if pinned else datetime.now().astimezone().date()


def now() -> datetime:
    """The present instant in UTC, whole seconds."""
    if os.environ.get("PLANNER_TODAY"):
        return datetime.combine(today(), time(12), UTC)
    return datetime.now(UTC).replace(microsecond=0)


def parse_date(text: str, where: str) -> date:
    """An ISO date, years 1970 to 2199; raises `BadInput` naming `where`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or len(text) != 10 or not 1970 <= day.year <= 2199:
        message = f"{where}: '{text}' is not a date. Write it as YYYY-MM-DD, for example 2027-01-11."
        raise BadInput(message)
    return day


def local_instant(day: date, at: time) -> datetime:
    """The UTC instant of a clock time on a day, where this machine stands; across a change of clocks too."""
    return datetime.combine(day, at).astimezone(UTC)
