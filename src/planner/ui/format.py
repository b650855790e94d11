"""Text made safe and fitted to columns. Everything that is drawn passes through `safe`; nothing here is ever markup.

Widths are terminal columns: wide characters count as two, combining ones as none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 500
"""Characters kept of any one text: more never fits a screen, and 10 kB of title must not slow it."""
ELLIPSIS = "…"
GAP = "  "
ZERO_WIDTH = ("Mn", "Me")


def safe(text: str, most: int = LONGEST) -> str:
    """`text` in one line that can do nothing to a terminal: what does not print becomes a space, half a pair a mark.

    Signs that only steer (joiners, direction marks) are dropped, so that a width counted is the width drawn.
    """
    if len(text) > most:
        text = text[: most - 1] + ELLIPSIS
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_safe_sign, text))


def _safe_sign(sign: str) -> str:
    if sign.isprintable():
        return sign
    kind = category(sign)
    if kind == "Cf":
        return ""
    return "\N{REPLACEMENT CHARACTER}" if kind in ("Cs", "Co", "Cn") else " "


def width(text: str) -> int:
    """Terminal columns that `text` takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    if category(sign) in ZERO_WIDTH:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def clip(text: str, room: int) -> str:
    """`text` in at most `room` columns; what is cut off shows as an ellipsis."""
    if width(text) <= room:
        return text
    if room <= 0:
        return ""
    kept, used = [], 0
    for sign in text:
        used += _columns(sign)
        if used > room - 1:
            break
        kept.append(sign)
    return "".join(kept).rstrip() + ELLIPSIS


def pad(text: str, room: int, *, right: bool = False) -> str:
    """`text` in exactly `room` columns, to the left, or to the right end with `right`."""
    shown = clip(safe(text), room)
    blanks = " " * (room - width(shown))
    return blanks + shown if right else shown + blanks


def wrap(text: str, room: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` in lines of at most `room` columns; `first` opens the first line, `rest` (blanks as wide) all others."""
    indent = " " * width(first) if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    for word in safe(text, 4 * LONGEST).split():
        for piece in _pieces(word, max(1, room - max(width(indent), width(first)))):
            if not empty and width(line) + 1 + width(piece) > room:
                lines.append(line)
                line, empty = indent, True
            line = line + piece if empty else f"{line} {piece}"
            empty = False
    return [*lines, line.rstrip()]


def _pieces(word: str, room: int) -> list[str]:
    """The word, or its parts where it alone is wider than a line."""
    pieces: list[str] = []
    while width(word) > room:
        cut = next((n for n in range(1, len(word)) if width(word[: n + 1]) > room), 1)
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def columns(cells: Sequence[tuple[str, int]], *, gap: str = GAP) -> str:
    """Cells side by side, each in its columns; a negative number puts the text at the right end."""
    return gap.join(pad(text, abs(room), right=room < 0) for text, room in cells)


def bar(filled: float, whole: float, room: int) -> str:
    """A bar `room` columns long at most: full blocks for `filled`, light ones up to `whole`; both are shares of 1."""
    solid = min(room, round(filled * room))
    if filled > 0 and not solid:
        solid = 1
    return "█" * solid + "░" * max(0, min(room, round(whole * room)) - solid)
