"""Money that went out, fees that were chosen, and papers, as rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planner.domain.ce_ledger import Certificate
from planner.domain.money import Payment
from planner.domain.papers import Document
from planner.storage.rows import Columns, Row, replace, select, upsert
from planner.storage.texts import day, day_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_PAYMENT: Columns = ("owner", "item", "date", "amount", "settles")
_DOCUMENT: Columns = ("kind", "title", "owner", "number", "issued_on", "expires_on", "path", "sha256")


def write_payment(connection: sqlite3.Connection, it: Payment) -> None:
    """Adds it, or gives the one with its uuid new values."""
    row = (it.uuid, it.owner, it.item, day_text(it.on), str(it.amount), it.settles)
    upsert(connection, "payments", ("uuid",), _PAYMENT, [row])


def forget_payment(connection: sqlite3.Connection, uuid: str) -> None:
    """Takes it away."""
    connection.execute("DELETE FROM payments WHERE uuid = ?", (uuid,))


def read_payments(connection: sqlite3.Connection) -> tuple[Payment, ...]:
    """All of them, by date."""
    rows = select(connection, "payments", ("uuid", *_PAYMENT), "ORDER BY date, uuid")
    return tuple(
        Payment(uuid=uuid, owner=owner, item=item, on=day(on), amount=Decimal(amount), settles=bool(settles))
        for uuid, owner, item, on, amount, settles in rows
    )


def write_chosen_fees(connection: sqlite3.Connection, owner: str, fees: Iterable[str]) -> None:
    """The owner's choice among fees of a kind becomes these ids."""
    replace(connection, "chosen_fees", owner, ("fee",), ((fee,) for fee in fees), of="owner")


def read_chosen_fees(connection: sqlite3.Connection, owner: str) -> tuple[str, ...]:
    """The ids of the fees that were chosen."""
    return tuple(fee for (fee,) in select(connection, "chosen_fees", ("fee",), "WHERE owner = ? ORDER BY fee", owner))


def write_document(connection: sqlite3.Connection, it: Document) -> None:
    """Adds it, or gives the one with its id new values."""
    proof = (it.file.path, it.file.sha256) if it.file else (None, None)
    dates = (day_text(it.issued_on), day_text(it.expires_on))
    row = (it.id, it.kind, it.title, it.owner, it.number, *dates, *proof)
    upsert(connection, "documents", ("id",), _DOCUMENT, [row])


def forget_document(connection: sqlite3.Connection, name: str) -> None:
    """Takes it away; the file itself stays where it lies."""
    connection.execute("DELETE FROM documents WHERE id = ?", (name,))


def read_documents(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """All of them, in the order in which they were added."""
    return tuple(map(_document, select(connection, "documents", ("id", *_DOCUMENT), "ORDER BY length(id), id")))


def _document(row: Row) -> Document:
    name, kind, title, owner, number, issued_on, expires_on, path, sha256 = row
    return Document(
        id=name, kind=kind, title=title, owner=owner, number=number, issued_on=day(issued_on),
        expires_on=day(expires_on), file=None if path is None else Certificate(path, sha256),
    )  # fmt: skip
