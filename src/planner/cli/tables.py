"""Plain text laid out in columns: wrapped, never cut off. Wide characters count as two columns, combining ones as none.

What is laid out may come from a file or from the student, so control characters become spaces on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "
NARROWEST = 6


class Column(NamedTuple):
    """`wraps` marks the columns that give way when the table is too wide."""

    title: str
    right: bool = False
    wraps: bool = False


def width(text: str) -> int:
    """Terminal columns that `text` takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(sign: str) -> int:
    from unicodedata import category, east_asian_width

    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def _printable(text: str) -> str:
    return text if text.isprintable() else one_line(text)


def wrap(text: str, room: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` in lines of at most `room` columns; `first` opens the first line, `rest` (blanks as wide) all others."""
    words = _printable(text).split()
    whole = first + " ".join(words)
    if width(whole) <= room:
        return [whole.rstrip()]
    indent = " " * width(first) if rest is None else rest
    lines: list[str] = []
    line, used, empty = first, width(first), True
    narrowest = max(1, room - max(width(indent), width(first)))
    for word in words:
        for piece in _pieces(word, narrowest):
            needed = width(piece)
            if not empty and used + 1 + needed > room:
                lines.append(line)
                line, used, empty = indent, width(indent), True
            line, used = (line + piece, used + needed) if empty else (f"{line} {piece}", used + 1 + needed)
            empty = False
    return [*lines, line.rstrip()]


def _pieces(word: str, room: int) -> list[str]:
    """The word, or its parts where it alone is wider than a line."""
    if width(word) <= room:
        return [word]
    pieces, piece = [], ""
    for sign in word:
        if piece and width(piece + sign) > room:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], room: int, indent: str = "") -> list[str]:
    """Columns side by side; the titles come first where there are any. A line that only wraps is continued below."""
    cells = [[_printable(cell) for cell in row] for row in rows]
    titles = [column.title for column in columns]
    shown = [titles, *cells] if any(titles) else cells
    widths = _fit(columns, [[width(row[n]) for row in shown] for n in range(len(columns))], room - width(indent))
    return [line for row in shown for line in _lines(columns, row, widths, indent)]


def _fit(columns: Sequence[Column], needs: list[list[int]], room: int) -> list[int]:
    """Each column as wide as its widest cell; those that wrap then share what is left, the widest giving most."""
    widths = [max(need, default=0) for need in needs]
    left = room - len(GAP) * (len(columns) - 1)
    flexible = [n for n, column in enumerate(columns) if column.wraps]
    while sum(widths) > left and flexible:
        widest = max(flexible, key=lambda n: widths[n])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _lines(columns: Sequence[Column], row: Sequence[str], widths: list[int], indent: str) -> list[str]:
    wrapped = [
        wrap(cell, room) if column.wraps else [cell] for cell, room, column in zip(row, widths, columns, strict=True)
    ]
    height = max(map(len, wrapped))
    padded = [
        [_pad(line, room, column.right) for line in (*lines, *[""] * (height - len(lines)))]
        for lines, room, column in zip(wrapped, widths, columns, strict=True)
    ]
    return [(indent + GAP.join(parts)).rstrip() for parts in zip(*padded, strict=True)]


def _pad(text: str, room: int, right: bool) -> str:
    blanks = " " * (room - width(text))
    return blanks + text if right else text + blanks


def labelled(rows: Iterable[tuple[str, str]], room: int, indent: str = "  ") -> list[str]:
    """A label and its text on each row; rows without text are left out."""
    shown = [row for row in rows if row[1]]
    return table((Column(""), Column("", wraps=True)), shown, room, indent) if shown else []
