"""The CE ledger as rows: each activity with what it may count for, its categories and who approved it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.domain.ce_ledger import CeActivity, Certificate
from planner.storage.rows import Columns, Row, replace, select, upsert
from planner.storage.texts import day, day_text

if TYPE_CHECKING:
    import sqlite3

_COLUMNS: Columns = (
    "uuid", "date", "credits", "title", "provider", "kind", "certificate_path", "certificate_sha256",
)  # fmt: skip
_LISTS = {"credentials": ("ce_credentials", "credential"), "categories": ("ce_categories", "category"),
          "approved_by": ("ce_approvals", "issuer")}  # fmt: skip
"""Fields of an activity that hold several texts, with their table and its column."""


def write_activity(connection: sqlite3.Connection, it: CeActivity) -> None:
    """Adds it, or gives the one with its id new values."""
    proof = (it.certificate.path, it.certificate.sha256) if it.certificate else (None, None)
    row = (it.id, it.uuid, day_text(it.on), str(it.credits), it.title, it.provider, it.kind, *proof)
    upsert(connection, "ce_activities", ("id",), _COLUMNS, [row])
    for name, (table, column) in _LISTS.items():
        replace(connection, table, it.id, ("position", column), enumerate(getattr(it, name)), of="activity")


def forget_activity(connection: sqlite3.Connection, name: str) -> None:
    """Takes it away."""
    connection.execute("DELETE FROM ce_activities WHERE id = ?", (name,))


def read_activities(connection: sqlite3.Connection) -> tuple[CeActivity, ...]:
    """The whole ledger, by date and id."""
    lists = {name: _texts(connection, *place) for name, place in _LISTS.items()}
    rows = select(connection, "ce_activities", ("id", *_COLUMNS), "ORDER BY date, id")
    return tuple(_activity(row, {name: tuple(found[row[0]]) for name, found in lists.items()}) for row in rows)


def _texts(connection: sqlite3.Connection, table: str, column: str) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for activity, text in select(connection, table, ("activity", column), "ORDER BY activity, position"):
        found[activity].append(text)
    return found


def _activity(row: Row, lists: dict[str, tuple[str, ...]]) -> CeActivity:
    name, uuid, on, amount, title, provider, kind, path, sha256 = row
    return CeActivity(
        id=name, uuid=uuid, on=day(on), credits=Decimal(amount), title=title, provider=provider, kind=kind,
        certificate=None if path is None else Certificate(path, sha256), **lists,
    )  # fmt: skip
