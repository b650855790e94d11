"""The JSON documents about credentials. Their keys and the order of these are a contract: added to, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from planner.domain.ce_allocation import Allocation, Met, Placed
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.ce_pace import Pace
    from planner.domain.holding import Holding
    from planner.domain.leading import Next
    from planner.domain.licence import LicenceCycle, State
    from planner.domain.licence_upkeep import LicenceUpkeep
    from planner.domain.rule_changes import Change
    from planner.domain.upkeep import Upkeep

Document = dict[str, Any]


def credentials(found: Iterable[Upkeep], today: date) -> Document:
    """`planner.credentials/1`."""
    return {
        "schema": "planner.credentials/1",
        "credentials": [
            {
                "id": it.holding.credential.id,
                "track": it.holding.credential.track,
                "number": it.holding.credential.number,
                "earned_on": it.holding.credential.earned_on.isoformat(),
                "expires_on": it.cycle.last.isoformat(),
                "status": it.standing.state,
                "name": it.holding.track.name,
                "cycle": it.cycle.number,
                "state": it.holding.state,
                "says": it.standing.text,
                "renewals": [
                    {"on": one.on.isoformat(), "by": one.by, "expires_on": _day(one.expires)}
                    for one in it.holding.credential.renewals
                ],
            }
            for it in found
        ],
        "as_of": today.isoformat(),
    }


def renewals(found: Iterable[Upkeep], today: date) -> Document:
    """`planner.renewals/1`. Credits are numbers in the issuer's own unit."""
    return {
        "schema": "planner.renewals/1",
        "credentials": [_renewal(it) for it in found],
        "as_of": today.isoformat(),
    }


def _renewal(it: Upkeep) -> Document:
    cycle, allocation = it.cycle, it.allocation
    return {
        "id": it.holding.credential.id,
        "cycle": {"start": cycle.start.isoformat(), "end": cycle.last.isoformat(), "number": cycle.number},
        "constraints": [_met(met) for met in allocation.met],
        "activities": [_placed(placed, allocation) for placed in allocation.placed],
        "pace": _pace(it.pace.in_all) | {"state": it.pace.state},
        "ladder": [{"key": step.key, "date": step.date.isoformat(), "title": step.title} for step in it.ladder],
        "status": it.standing.state,
        "says": it.standing.text,
        "unit": cycle.judged_by.unit,
        "needed": number(allocation.needed),
        "paces": {name: _pace(pace) for name, pace in it.pace.each},
        "suggestions": [
            {
                "credits": number(one.credits),
                "category": one.category,
                "approved": one.approved,
                "closes": list(one.closes),
                "text": one.text,
            }
            for one in it.suggestions
        ],
        "licences": [_licence(one) for one in it.licences],
    }


def _licence(it: LicenceUpkeep) -> Document:
    cycle = it.cycle
    return {
        "state": it.state.id,
        "rule": it.rule.id,
        "title": it.rule.title,
        "milestone": it.key,
        "cycle": {
            "start": it.term.days.start.isoformat(), "end": it.term.days.last.isoformat(), "number": it.term.number,
        },
        "assumed": it.assumed,
        "constraints": [_met(met) for met in it.allocation.met],
        "activities": [_placed(placed, it.allocation) for placed in it.allocation.placed],
        "pace": _pace(it.pace.in_all) | {"state": it.pace.state},
        "needed": number(it.allocation.needed),
        "note": cycle.ce_note.value if cycle.ce_note else None,
        "sources": [_source(it.state, name) for name in _pages(cycle)],
    }  # fmt: skip


def _pages(cycle: LicenceCycle) -> Iterable[str]:
    facts = (cycle.every, cycle.ce_hours, cycle.ce_note)
    return dict.fromkeys(name for fact in facts if fact for name in fact.source)


def _source(state: State, name: str) -> Document:
    page = state.sources[name]
    return {"title": page.title, "url": page.url, "read_on": page.read_on.isoformat()}


def _met(met: Met) -> Document:
    return {
        "id": met.constraint.id,
        "title": met.constraint.title,
        "required": met.constraint.required.value,
        "earned": number(met.earned),
        "missing": number(met.missing),
        "kind": met.constraint.kind,
        "confirmed": met.constraint.required.confirmed,
    }


def _placed(placed: Placed, allocation: Allocation) -> Document:
    toward = [(met.constraint.id, placed.toward(met.constraint)) for met in allocation.met]
    return {
        "id": placed.activity.id,
        "on": placed.activity.on.isoformat(),
        "credits": number(placed.activity.credits),
        "counted": [{"constraint": name, "credits": number(amount)} for name, amount in toward if amount],
        "not_counted_because": placed.because,
    }


def _pace(it: Pace) -> Document:
    return {
        "expected": number(it.expected),
        "earned": number(it.earned),
        "per_month_needed": None if it.a_month is None else number(it.a_month),
        "state": it.state,
    }


def ledger(found: Iterable[CeActivity], today: date) -> Document:
    """`planner.ledger/1`."""
    return {
        "schema": "planner.ledger/1",
        "as_of": today.isoformat(),
        "activities": [
            {
                "id": it.id,
                "on": it.on.isoformat(),
                "credits": number(it.credits),
                "title": it.title,
                "credentials": list(it.credentials),
                "categories": list(it.categories),
                "provider": it.provider,
                "kind": it.kind,
                "approved_by": list(it.approved_by),
                "certificate": {"path": it.certificate.path, "sha256": it.certificate.sha256}
                if it.certificate
                else None,
            }
            for it in found
        ],
    }


def leads_to(held: Holding, found: Iterable[Next], today: date) -> Document:
    """`planner.leads-to/1`."""
    return {
        "schema": "planner.leads-to/1",
        "as_of": today.isoformat(),
        "credential": held.credential.id,
        "tracks": [
            {
                "track": it.track.id,
                "name": it.track.name,
                "held": it.held,
                "routes": [
                    {
                        "id": way.route.id,
                        "title": way.route.title,
                        "names_what_you_hold": way.named,
                        "asks": list(way.asks),
                        "confirmed": way.confirmed,
                    }
                    for way in it.ways
                ],
            }
            for it in found
        ],
    }


def rules(held: Holding, found: Iterable[Change], today: date) -> Document:
    """`planner.rules/1`: the versions that are kept, and how the file differs from the newest of them."""
    return {
        "schema": "planner.rules/1",
        "as_of": today.isoformat(),
        "credential": held.credential.id,
        "kept": [
            {"since": None if one.since.year == 1 else one.since.isoformat(), "new_cycles_only": one.new_cycles_only}
            for one in held.rules
        ],
        "changes": [{"key": it.key, "from": it.before, "to": it.after} for it in found],
    }


def number(amount: Fraction | Any) -> int | float:
    """Whole where it is whole, else rounded to hundredths: no issuer counts more finely."""
    rounded = round(float(amount), 2)
    return int(rounded) if rounded.is_integer() else rounded


def _day(it: date | None) -> str | None:
    return it.isoformat() if it else None
