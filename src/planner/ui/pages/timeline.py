"""The dates on a drawn scale, and as a list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from planner.domain.calendar_math import add_months
from planner.domain.milestone import Kind
from planner.domain.wording import count
from planner.ui.format import columns
from planner.ui.line import Line, blank, head, line
from planner.ui.pages.today import dated
from planner.ui.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.milestone import Milestone
    from planner.ui.line import Role

Zoom = Literal["all", "quarter", "month"]
ZOOMS: tuple[Zoom, ...] = get_args(Zoom)
KINDS: tuple[Kind, ...] = get_args(Kind)
GLYPHS: Mapping[Kind, str] = {
    "program": "■", "application": "◆", "exam": "★", "study": "●",
    "renewal": "▲", "ce": "○", "fee": "$", "licence": "◇",
}  # fmt: skip
"""Each kind has a shape, so that a scale without colour says the same."""


def scale_lines(
    found: Sequence[Milestone], at: Milestone | None, zoom: Zoom, kind: Kind | None, today: date, room: int
) -> list[Line]:
    """Title, marks, axis, its labels, and the pointer to the date under the cursor."""
    if not found:
        return [head("Timeline"), blank()]
    first, last = _stretch(found, at, zoom)
    shown = [it for it in found if first <= it.date <= last]
    return [
        _title(found, shown, first, last, zoom, kind),
        _pointer(at, first, last, room),
        _marks(shown, at, first, last, room),
        _axis(first, last, today, room),
        _labels(first, last, room),
        blank(),
    ]


def _stretch(found: Sequence[Milestone], at: Milestone | None, zoom: Zoom) -> tuple[date, date]:
    """First and last day of the scale, whole months; the shorter ones begin with the month of the cursor's date."""
    anchor = (at or found[0]).date.replace(day=1)
    if zoom == "month":
        return anchor, add_months(anchor, 1) - timedelta(days=1)
    if zoom == "quarter":
        begin = add_months(anchor, -1)
        return begin, add_months(begin, 3) - timedelta(days=1)
    return found[0].date.replace(day=1), add_months(found[-1].date.replace(day=1), 1) - timedelta(days=1)


def _title(
    all_: Sequence[Milestone], shown: Sequence[Milestone], first: date, last: date, zoom: Zoom, kind: Kind | None
) -> Line:
    what = f"{kind} dates" if kind else "all kinds"
    many = count(len(all_), "date") if len(shown) == len(all_) else f"{len(shown)} of {count(len(all_), 'date')}"
    whole = f"{first:%Y-%m}" if zoom == "month" else f"{first:%Y-%m} to {last:%Y-%m}"
    return line((whole, "head"), f"  {zoom}, {what}, {many}")


def _column(it: date, first: date, last: date, room: int) -> int:
    return round((it - first).days / max(1, (last - first).days) * (room - 1))


def _pointer(at: Milestone | None, first: date, last: date, room: int) -> Line:
    """Points down at the date under the cursor."""
    if at is None or not first <= at.date <= last:
        return blank()
    return line((" " * _column(at.date, first, last, room) + "▼", "head"))


def _marks(shown: Sequence[Milestone], at: Milestone | None, first: date, last: date, room: int) -> Line:
    """A shape a date; where several share a column, the one under the cursor, else their number."""
    here: dict[int, list[Milestone]] = {}
    for it in shown:
        here.setdefault(_column(it.date, first, last, room), []).append(it)
    parts: list[tuple[str, Role]] = []
    for n in range(room):
        its = here.get(n, [])
        if at in its and at is not None:
            parts.append((GLYPHS[at.kind], "head"))
        elif its:
            parts.append((GLYPHS[its[0].kind] if len(its) == 1 else str(min(9, len(its))), "text"))
        else:
            parts.append((" ", "text"))
    return line(*_joined(parts))


def _joined(parts: Sequence[tuple[str, Role]]) -> list[tuple[str, Role]]:
    joined: list[tuple[str, Role]] = []
    for text, role in parts:
        if joined and joined[-1][1] == role:
            joined[-1] = (joined[-1][0] + text, role)
        else:
            joined.append((text, role))
    return joined


def _axis(first: date, last: date, today: date, room: int) -> Line:
    """The line itself: solid up to today, with a tick where a label begins."""
    ticks = {_column(it, first, last, room) for it, _ in _ticks(first, last, room)}
    signs = ["┬" if n in ticks else "─" for n in range(room)]
    if first <= today <= last:
        signs[_column(today, first, last, room)] = "┃"
    return line(("".join(signs), "dim"))


def _ticks(first: date, last: date, room: int) -> list[tuple[date, str]]:
    """Days that are labelled: years, months, or Mondays, as many as there is room for."""
    span = (last - first).days
    if span > 1100:
        years = [date(y, 1, 1) for y in range(first.year, last.year + 1)]
        return [(max(it, first), str(it.year)) for it in years if it.month == 1 and last >= it][: room // 5]
    if span > 45:
        months = [add_months(first, n) for n in range(span // 28 + 1)]
        every = max(1, -(-len(months) * 9 // room))
        return [(it, f"{MONTHS[it.month - 1]} {it.year}") for it in months[::every] if it <= last]
    mondays = (first + timedelta(days=n) for n in range(span + 1))
    return [(it, f"Mon {it.day}") for it in mondays if it.weekday() == 0]


def _labels(first: date, last: date, room: int) -> Line:
    text = ""
    for it, label in _ticks(first, last, room):
        column = _column(it, first, last, room)
        if column >= len(text) + (1 if text else 0) and column + len(label) <= room:
            text = text.ljust(column) + label
    return line((text, "dim"))


def list_lines(found: Sequence[Milestone], today: date, room: int) -> list[Line]:
    """A line a date, with its kind's shape."""
    lines = [it for one in found for it in dated(one, today, room, f"{GLYPHS[one.kind]} ")]
    return lines or [line(("No dates of this kind.", "dim"))]


def legend(room: int) -> Line:
    """Which shape is which kind."""
    return line((columns([("  ".join(f"{GLYPHS[kind]} {kind}" for kind in KINDS), room)]), "dim"))
