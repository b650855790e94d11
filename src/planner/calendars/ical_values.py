"""Dates, instants, durations and addresses as iCalendar writes them (RFC 5545, 3.3). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.calendars.ical_text import clean

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

NOT_IN_A_URL = frozenset(b'"<>\\^`{|}')


def day(of: date) -> str:
    """`20270111`."""
    return of.isoformat().replace("-", "")


def instant(of: datetime) -> str:
    """`20270111T120000Z`, of a UTC instant; what is below a second is dropped."""
    return of.strftime("%Y%m%dT%H%M%SZ").rjust(16, "0")


def duration(of: timedelta) -> str:
    """`P6DT15H`, `PT30M`; of a positive length."""
    minutes, seconds = divmod(of.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    return "P" + (f"{of.days}D" if of.days else "") + (f"T{clock}" if clock else "")


def address(text: str) -> str:
    """A web address in the characters that a URI may have, the others percent-encoded; empty for anything else."""
    cleaned = clean(text)
    if not cleaned.startswith(("https://", "http://")):
        return ""
    return "".join(chr(o) if 0x20 < o < 0x7F and o not in NOT_IN_A_URL else f"%{o:02X}" for o in cleaned.encode())
