"""The comparison as a document, `planner.compare/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.track_documents import plain
from planner.domain.side_by_side import TO_KEEP, TO_SIT, fees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.career import Career, Careers
    from planner.domain.facts import Fact
    from planner.domain.track import Fee, Track

Document = dict[str, Any]


def document(tracks: Sequence[Track], work: Sequence[Career], careers: Careers) -> Document:
    """Tracks, and the kinds of work that they lead to or that were named themselves."""
    return {
        "schema": "planner.compare/1",
        "tracks": [_track(it) for it in tracks],
        "work": [_work(it) for it in work],
        "sources": plain(careers.sources),
    }


def _track(it: Track) -> Document:
    exam, renewal = it.exam, it.renewal
    needs = [{"id": c.id, "title": c.title, "required": c.required.value} for c in renewal.constraints]
    return {
        "id": it.id,
        "name": it.name,
        "title": it.title,
        "family": it.family,
        "issuer": it.issuer.short,
        "eligibility": [
            {"route": route.id, "title": route.title, "requirement": route.requirement.value} for route in it.routes
        ],
        "accreditation": plain(it.program.accreditation),
        "months": plain(it.program.months),
        "study_hours": it.study.hours.value,
        "exam": {name: plain(getattr(exam, name)) for name in ("minutes", "items", "format", "pass_mark")},
        "cost": [_fee(fee) for fee in fees(it, TO_SIT)],
        "renewal": {
            "cycle": plain(renewal.cycle),
            "unit": renewal.unit,
            "constraints": needs,
            "fees": [_fee(fee) for fee in fees(it, TO_KEEP)],
        },
        "leads_to": list(it.leads_to),
    }


def _fee(fee: Fee) -> Document:
    status = fee.amount.status if fee.amount else None
    return {"id": fee.id, "title": fee.title, "amount": plain(fee.amount), "status": status}


def _work(it: Career) -> Document:
    said = ("works_under", "settings", "temperament", "education", "length")
    figures = ("median_pay", "growth_percent", "openings", "employed")
    return {
        "family": it.family,
        "name": it.name,
        "work": it.work.value,
        **{name: plain(getattr(it, name)) for name in said},
        **{name: _figure(getattr(it, name)) for name in figures},
        **{name: plain(getattr(it, name)) for name in ("specialisations", "next_steps")},
    }


def _figure(fact: Fact[Any] | None) -> Document | None:
    if fact is None:
        return None
    about = {"as_of": fact.as_of, "note": fact.note, "status": fact.status, "sources": list(fact.source)}
    return {"value": plain(fact)} | about
