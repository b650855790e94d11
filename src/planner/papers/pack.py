"""The audit pack: one zip with the ledger, the certificates, where everything counts, and the rule with its sources.

The same data gives the same bytes. A certificate that is missing, or is no longer the file that was entered, is named.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from planner.domain.ce_requirements import plain
from planner.papers.ledger_file import ledger_csv
from planner.papers.proof import proof_of
from planner.papers.rule_text import allocation_text, rule_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.ce_ledger import CeActivity
    from planner.domain.upkeep import Upkeep

UNIX = 3
READABLE = 0o100644 << 16
UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)


class Pack(NamedTuple):
    """The file, and what an auditor would miss: each certificate's activity with what is wrong with it."""

    data: bytes
    files: int
    missing: tuple[tuple[str, str], ...]


def audit_pack(it: Upkeep, today: date) -> Pack:
    """All that an issuer may ask to see of one cycle: of every activity that was entered for it, counted or not."""
    ledger = [placed.activity for placed in it.allocation.placed]
    proofs = [(activity, proof_of(activity.certificate)) for activity in ledger]
    missing = tuple((activity.id, proof.problem) for activity, proof in proofs if proof.problem)
    papers = [(_name(activity), proof.data) for activity, proof in proofs if proof.data is not None]
    texts = {
        "allocation.txt": allocation_text(it, dict(missing), today),
        "rule.txt": rule_text(it),
        "ledger.json": json.dumps(_document(it, ledger, today), ensure_ascii=False, indent=1) + "\n",
    }
    inside = [*((name, text.encode()) for name, text in texts.items()), ("ledger.csv", ledger_csv(ledger)), *papers]
    return Pack(_zipped(inside), len(papers), missing)


def _zipped(inside: Iterable[tuple[str, bytes]]) -> bytes:
    """In order of name, without the instant, the account or the system that made it."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as pack:
        for name, data in sorted(inside):
            info = ZipInfo(name)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, UNIX, READABLE
            pack.writestr(info, data)
    return file.getvalue()


def _name(activity: CeActivity) -> str:
    """A name that every system can unpack, told apart by the activity's id."""
    path = PurePath(activity.certificate.path) if activity.certificate else PurePath(activity.id)
    return f"certificates/{activity.id}-{UNSAFE.sub('-', path.name)}"


def _document(it: Upkeep, ledger: Iterable[CeActivity], today: date) -> dict[str, object]:
    cycle = it.cycle
    return {
        "schema": "planner.ledger/1",
        "as_of": today.isoformat(),
        "credential": it.holding.credential.id,
        "number": it.holding.credential.number,
        "cycle": {"number": cycle.number, "start": cycle.start.isoformat(), "end": cycle.last.isoformat()},
        "activities": list(_activities(it, ledger)),
    }


def _activities(it: Upkeep, ledger: Iterable[CeActivity]) -> Iterator[dict[str, object]]:
    placed = {one.activity.id: one for one in it.allocation.placed}
    for activity in ledger:
        yield {
            "id": activity.id,
            "on": activity.on.isoformat(),
            "credits": str(activity.credits),
            "title": activity.title,
            "provider": activity.provider,
            "categories": list(activity.categories),
            "approved_by": list(activity.approved_by),
            "kind": activity.kind,
            "sha256": activity.certificate.sha256 if activity.certificate else None,
            "counted": plain(placed[activity.id].counted),
            "not_counted_because": placed[activity.id].because,
        }
