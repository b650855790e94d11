"""The CE ledger as CSV: read from a student's own file, and written so that a spreadsheet runs nothing of it.

A cell is text, whatever it looks like. One that a spreadsheet could take for a formula is written with an apostrophe in
front, which is taken off again when it is read.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from planner.domain.ce_ledger import KINDS
from planner.errors import BadInput, one_line
from planner.papers.proof import certificate_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from planner.domain.ce_ledger import CeActivity

NEEDED = ("on", "credits")
COLUMNS = (*NEEDED, "title", "credentials", "categories", "provider", "kind", "approved_by", "certificate")
FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for the beginning of a formula; the full-width signs do so in some locales."""
ESCAPED = re.compile(f"'(?={FORMULA.pattern})")
SEPARATOR = ";"


class Row(NamedTuple):
    """One line: its number in the file, the credentials it names (perhaps none), and all other fields by name."""

    line: int
    credentials: tuple[str, ...]
    fields: dict[str, Any]


def read_rows(path: Path) -> tuple[Row, ...]:
    """Every row of a ledger in CSV; `BadInput` for the first thing amiss, with its line and column."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        lines = list(_lines(reader))
    except csv.Error as problem:
        _refuse(path, f"line {reader.line_num}: this is not CSV ({problem})")
    if not lines:
        _refuse(path, f"it is empty. Its first line names the columns: {', '.join(COLUMNS)}")
    (_, header), *rows = lines
    columns = _header(path, header)
    return tuple(_row(path, line, columns, cells) for line, cells in rows)


def ledger_csv(ledger: Iterable[CeActivity]) -> bytes:
    """A header and a row for each activity, in UTF-8 without BOM, with CRLF."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([f"'{cell}" if FORMULA.match(cell) else cell for cell in _cells(it)] for it in ledger)
    return table.getvalue().encode()


def _cells(it: CeActivity) -> tuple[str, ...]:
    lists = (SEPARATOR.join(names) for names in (it.credentials, it.categories))
    proof = it.certificate.path if it.certificate else ""
    approved = SEPARATOR.join(it.approved_by)
    return (it.on.isoformat(), str(it.credits), it.title, *lists, it.provider, it.kind, approved, proof)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as problem:
        _refuse(path, f"it can't be read ({getattr(problem, 'strerror', None) or problem})")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        _refuse(path, f"line {line} is not in UTF-8. Save the file as 'CSV UTF-8' and import that")


def _lines(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with the numbers of their first lines, without those that are blank."""
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1  # type: ignore[attr-defined]  # csv's own reader has it


def _header(path: Path, cells: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    for name in columns:
        if name not in COLUMNS or columns.count(name) > 1:
            _refuse(path, f"line 1, column '{name}': the columns are {', '.join(COLUMNS)}, each once, in any order")
    for name in NEEDED:
        if name not in columns:
            _refuse(path, f"line 1: the column '{name}' is missing")
    return columns


def _row(path: Path, line: int, columns: list[str], cells: list[str]) -> Row:
    if len(cells) > len(columns):
        _refuse(path, f"line {line}: {len(cells)} cells, where the first line names {len(columns)} columns")
    given = {name: _cell(cell) for name, cell in zip(columns, cells, strict=False)}
    fields: dict[str, Any] = {"title": "Course"}
    for name, text in given.items():
        if text or name in NEEDED:
            fields[name] = _value(path, line, name, text)
    return Row(line, fields.pop("credentials", ()), fields)


def _cell(text: str) -> str:
    return " ".join(one_line(ESCAPED.sub("", text, count=1)).split())


def _value(path: Path, line: int, name: str, text: str) -> Any:
    where = f"{path}, line {line}, column {name}"
    if name == "certificate":
        return certificate_at(path.parent / text, where)
    try:
        return READ[name](text) if name in READ else text
    except (ValueError, InvalidOperation):
        _refuse(path, f"line {line}, column {name}: '{text}'. {ACCEPTED[name]}")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(SEPARATOR) if (name := part.strip()))


def _kind(text: str) -> str:
    if text.lower() not in KINDS:
        raise ValueError(text)
    return text.lower()


def _day(text: str) -> date:
    if len(text) != len("2027-01-11"):
        raise ValueError(text)
    return date.fromisoformat(text)


READ: Mapping[str, Callable[[str], Any]] = {
    "on": _day, "credits": Decimal, "kind": _kind, "credentials": _names, "categories": _names, "approved_by": _names,
}  # fmt: skip
ACCEPTED: Mapping[str, str] = {
    "on": "A day is written as 2027-01-11",
    "credits": "A number is written as 5 or 2.5",
    "kind": f"It is one of {', '.join(KINDS)}",
}


def _refuse(path: Path, problem: str) -> NoReturn:
    message = f"{path}, {problem}. Nothing was imported."
    raise BadInput(message)
