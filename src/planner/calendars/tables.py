"""Calendar items for a spreadsheet (CSV, RFC 4180) and for a reader (Markdown). Standard library only.

Titles may hold anything: nothing in them may run as a formula, open a row or a cell, or be taken for markup.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import groupby
from typing import TYPE_CHECKING

from planner.calendars.ical_text import clean, clean_title
from planner.calendars.selection import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.calendar_item import CalendarItem, Entry

COLUMNS = ("date", "starts_at", "minutes", "section", "key", "title", "description", "url", "status")
FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for the beginning of a formula; the full-width signs do so in some locales."""
MARKUP = re.compile(r"([\\`*_\[\]<>|~#&$])")
# The standard library's names of months and days follow the locale; an export must not.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def render_csv(items: Iterable[CalendarItem]) -> bytes:
    """A header and a row for each item, in UTF-8 without BOM, with CRLF; `starts_at` in UTC, empty for all-day items.

    A cell that a spreadsheet could take for a formula begins with an apostrophe.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(item)] for item in in_order(items))
    return table.getvalue().encode()


def _row(item: CalendarItem) -> tuple[str, ...]:
    entry = item.entry
    return (
        entry.date.isoformat(),
        f"{entry.starts_at:%Y-%m-%dT%H:%M:%SZ}" if entry.starts_at else "",
        str(entry.minutes) if entry.minutes else "",
        entry.section,
        entry.key,
        clean_title(entry.title) or "Untitled",
        clean(entry.description),
        clean_title(entry.url),
        "cancelled" if item.revision.cancelled_at else "confirmed",
    )


def _cell(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def render_markdown(items: Iterable[CalendarItem], *, title: str, remarks: Iterable[str] = ()) -> bytes:
    """A list by month: the day, the title, and the reason, which is the first line of an entry's description. `remarks`
    stand above it.
    """
    lines = [f"# {_plain(title)}"]
    noted = [f"- {_plain(remark)}" for remark in remarks]
    lines += ["", "## Not to be overlooked", "", *noted] if noted else []
    for month, group in groupby(in_order(items), key=lambda item: _month(item.entry.date)):
        lines += ["", f"## {month}", "", *map(_bullet, group)]
    return "\n".join([*lines, ""]).encode()


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _bullet(item: CalendarItem) -> str:
    entry = item.entry
    cancelled = "Cancelled: " if item.revision.cancelled_at else ""
    reason = _plain(clean(entry.description).split("\n", 1)[0])
    return f"- {_when(entry)} **{cancelled}{_plain(entry.title) or 'Untitled'}** {reason}".rstrip()


def _when(entry: Entry) -> str:
    day = f"{WEEKDAYS[entry.date.weekday()]} {entry.date.isoformat()}"
    return f"{day} (from {entry.starts_at:%Y-%m-%d %H:%M} UTC)" if entry.starts_at else day


def _plain(text: str) -> str:
    return MARKUP.sub(r"\\\1", clean_title(text))
