"""Text as iCalendar can hold it: cleaned, escaped and folded. Pure functions on strings; knows no event.

Why not leave it to icalendar: 7.3 passes control characters through, fails on lone surrogates, turns a backslash before
an N into a line break, and its folds can split a pair of backslashes, which makes some readers drop the event.
"""

from __future__ import annotations

import re

LONGEST_LINE = 75
"""Octets in a line, the CRLF aside and the space that opens a continuation included (RFC 5545, 3.1)."""

_LINE_BREAK = re.compile("\r\n?|[\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_BACKSLASH = ord("\\")


def clean(text: str) -> str:
    """Every line break becomes LF; what some reader can't hold is left out.

    That is: control characters except tab and LF, lone surrogates, U+FFFE, U+FFFF, byte order marks, which icalendar
    drops from the beginning of a text, and blanks at either end, which libical drops.
    """
    return _UNFIT.sub("", _LINE_BREAK.sub("\n", text)).strip()


def clean_title(text: str) -> str:
    """Cleaned, and in one line: calcurse skips an event whose title holds a line break."""
    return " ".join(line.strip() for line in clean(text).split("\n") if line.strip())


def escape(text: str) -> str:
    """Cleaned text as an iCalendar TEXT value, in one line."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> bytes:
    """A content line in UTF-8, without its last CRLF; no break falls inside a character or an escape."""
    data = line.encode()
    if len(data) <= LONGEST_LINE:
        return data
    pieces, start, room = [], 0, LONGEST_LINE
    while len(data) - start > room:
        end = _break_before(data, start, start + room)
        pieces.append(data[start:end])
        start, room = end, LONGEST_LINE - 1
    return b"\r\n ".join([*pieces, data[start:]])


def _break_before(data: bytes, start: int, end: int) -> int:
    """The last place up to `end` where a line that begins at `start` may break."""
    while data[end] & 0b1100_0000 == 0b1000_0000:
        end -= 1
    backslashes = 0
    while end - backslashes > start and data[end - backslashes - 1] == _BACKSLASH:
        backslashes += 1
    return end - backslashes % 2
