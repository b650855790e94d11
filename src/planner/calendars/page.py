"""Calendar items as a page to print (HTML): a sheet for each month with a small calendar and boxes to tick.

One file with nothing outside it: no script, no font, no picture; what a title holds stays text. It prints on A4 and on
Letter, in black on white.
"""

from __future__ import annotations

from calendar import Calendar
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from planner.calendars.ical_text import clean, clean_title
from planner.calendars.selection import in_order
from planner.calendars.tables import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from planner.domain.calendar_item import CalendarItem, Entry

STYLE = """
@page { margin: 14mm }
* { box-sizing: border-box }
body { font: 10.5pt/1.35 "Liberation Sans", Arial, Helvetica, sans-serif; color: #000; background: #fff;
  max-width: 182mm; margin: 8mm auto }
section { break-before: page; page-break-before: always }
section:first-of-type { break-before: auto; page-break-before: auto }
h1 { font-size: 11pt; font-weight: normal; margin: 0 0 4mm; border-bottom: 0.3mm solid #000 }
h2 { font-size: 20pt; margin: 0 0 3mm }
table { border-collapse: collapse; width: 100% }
.month { table-layout: fixed; margin-bottom: 6mm }
.month th { font-size: 8.5pt; font-weight: normal; text-align: left; padding: 0 1.5mm }
.month td { border: 0.2mm solid #888; height: 9mm; vertical-align: top; padding: 0.5mm 1.5mm; font-size: 9pt }
.month td.due { font-weight: bold; border: 0.6mm solid #000 }
.month td.none { border: 0 }
.month small { float: right; font-weight: normal }
.list tr { break-inside: avoid; page-break-inside: avoid }
.list td { border-top: 0.2mm solid #bbb; padding: 1.6mm 1mm; vertical-align: top; overflow-wrap: anywhere }
.list td:first-child { width: 8mm }
.list td:nth-child(2) { width: 20mm; white-space: nowrap }
.box { display: inline-block; width: 4mm; height: 4mm; border: 0.35mm solid #000; margin-top: 0.3mm }
.why { font-size: 9pt }
.gone { text-decoration: line-through }
@media print { body { margin: 0; max-width: none } }
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
WEEKS = Calendar(firstweekday=0)


def in_utc(instant: datetime) -> str:
    """`01:30 UTC`."""
    return f"{instant:%H:%M} UTC"


def render_html(
    items: Iterable[CalendarItem],
    *,
    title: str,
    clock: Callable[[datetime], str] = in_utc,
    remarks: Iterable[str] = (),
) -> bytes:
    """The page in UTF-8; months without a date have no sheet. The same items give the same bytes.

    `clock` words the instant at which a timed item begins: on paper nothing turns it into local time. `remarks` stand
    above the first sheet.
    """
    name = _text(title) or "Planner"
    months = groupby(in_order(items), key=lambda item: (item.entry.date.year, item.entry.date.month))
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{name}</title>",
        f"<style>{STYLE}</style>",
        *_remarks(remarks),
        *(line for of, group in months for line in _sheet(name, of, list(group), clock)),
    ]
    return "\n".join([*lines, "</html>", ""]).encode()


def _remarks(remarks: Iterable[str]) -> Iterator[str]:
    noted = [f"<li>{_text(remark)}</li>" for remark in remarks]
    if noted:
        yield f"<h2>Not to be overlooked</h2><ul>{''.join(noted)}</ul>"


def _sheet(
    name: str, of: tuple[int, int], items: Sequence[CalendarItem], clock: Callable[[datetime], str]
) -> Iterator[str]:
    year, month = of
    yield "<section>"
    yield f"<h1>{name}</h1>"
    yield f"<h2>{MONTHS[month - 1]} {year}</h2>"
    yield from _month(year, month, [item.entry.date for item in items if not item.revision.cancelled_at])
    yield '<table class="list">'
    yield from (_row(item, clock) for item in items)
    yield "</table>"
    yield "</section>"


def _month(year: int, month: int, dates: Sequence[date]) -> Iterator[str]:
    """Weeks from Monday; a day with dates is framed and says how many, so that no meaning hangs on colour."""
    yield '<table class="month">'
    yield f"<tr>{''.join(f'<th>{day}</th>' for day in WEEKDAYS)}</tr>"
    for week in WEEKS.monthdatescalendar(year, month):
        yield f"<tr>{''.join(_day(day, month, dates.count(day)) for day in week)}</tr>"
    yield "</table>"


def _day(day: date, month: int, count: int) -> str:
    if day.month != month:
        return '<td class="none"></td>'
    return f'<td class="due">{day.day}<small>{count}</small></td>' if count else f"<td>{day.day}</td>"


def _row(item: CalendarItem, clock: Callable[[datetime], str]) -> str:
    entry, gone = item.entry, item.revision.cancelled_at is not None
    title = f"<b>{_text(entry.title) or 'Untitled'}</b>"
    what = f'Cancelled: <span class="gone">{title}</span>' if gone else title
    box = "" if gone else '<span class="box"></span>'
    why = "".join(f'<br><span class="why">{line}</span>' for line in _reasons(entry))
    return f"<tr><td>{box}</td><td>{_when(entry, clock)}</td><td>{what}{why}</td></tr>"


def _reasons(entry: Entry) -> Iterator[str]:
    """The reason, and that it is unconfirmed; the sources and commands of the other lines can't be clicked on paper."""
    first, *rest = clean(entry.description).split("\n")
    if first:
        yield _text(first)
    yield from (_text(line) for line in rest if line.startswith("Unconfirmed"))


def _when(entry: Entry, clock: Callable[[datetime], str]) -> str:
    day = f"{WEEKDAYS[entry.date.weekday()]} {entry.date.day}"
    return f"{day}<br>{_text(clock(entry.starts_at))}" if entry.starts_at else day


def _text(text: str) -> str:
    return escape(clean_title(text))
