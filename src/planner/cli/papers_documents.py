"""The JSON documents about papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.cli.documents import Document as Json
    from planner.cli.papers_text import Damaged
    from planner.domain.papers import Document
    from planner.service.papers import Lacking


def documents(papers: Iterable[Document], lacking: Lacking, damaged: Damaged, today: date) -> Json:
    """`planner.documents/1`."""
    return {
        "schema": "planner.documents/1",
        "as_of": today.isoformat(),
        "documents": [document(it, today) for it in papers],
        "missing": {
            "applications": [{"enrolment": name, "items": list(items)} for name, items in lacking.applications],
            "certificates": [it.id for it in lacking.certificates],
        },
        "damaged": _damaged(damaged),
    }


def document(it: Document, today: date) -> dict[str, Any]:
    """One paper."""
    return {
        "id": it.id,
        "kind": it.kind,
        "title": it.title,
        "owner": it.owner or None,
        "number": it.number or None,
        "issued_on": it.issued_on.isoformat() if it.issued_on else None,
        "expires_on": it.expires_on.isoformat() if it.expires_on else None,
        "expired": it.expires_on is not None and it.expires_on < today,
        "file": {"path": it.file.path, "sha256": it.file.sha256} if it.file else None,
    }


def checked(damaged: Damaged, today: date) -> Json:
    """`planner.documents-check/1`."""
    return {"schema": "planner.documents-check/1", "as_of": today.isoformat(), "damaged": _damaged(damaged)}


def _damaged(damaged: Damaged) -> list[dict[str, str]]:
    return [{"id": name, "problem": problem} for name, problem in damaged]
