"""The JSON documents about money. Amounts are text, exact to the cent; null where one is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.money import Sum, added, by_owner, paid_by_year, total

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.cli.documents import Document
    from planner.domain.costs import RenewOrLapse
    from planner.domain.money import Line
    from planner.service.money import Budget, Choosable


def costs(budget: Budget, today: date) -> Document:
    """`planner.costs/1`."""
    out, paid = budget.outlook, dict(paid_by_year(budget.lines))
    years = [{"year": year, "owed": _sum(owed), "paid": str(paid.get(year, 0))} for year, owed in out.years]
    return {
        "schema": "planner.costs/1",
        "as_of": today.isoformat(),
        "until": out.days.stop.isoformat(),
        "lines": [_line(line, today) for line in budget.lines],
        "owners": [
            {"owner": owner, "owed": _sum(owed), "paid": str(spent)} for owner, owed, spent in by_owner(budget.lines)
        ],
        "years": years,
        "overdue": _sum(added(line.owed for line in out.overdue)),
        "ahead": _sum(out.ahead),
        "credentials": [{"id": name} | _ways(ways) for name, ways in budget.renewing],
    }


def payment(line: Line, today: date) -> Document:
    """`planner.payment/1`."""
    return {"schema": "planner.payment/1", "as_of": today.isoformat(), "line": _line(line, today)}


def fees(every: Iterable[Choosable]) -> Document:
    """`planner.fees/1`."""
    return {
        "schema": "planner.fees/1",
        "owners": [
            {
                "owner": it.owner,
                "fees": [
                    {
                        "id": fee.id, "title": fee.title, "kind": fee.kind, "who": fee.who,
                        "amount": str(fee.amount.value) if fee.amount else None,
                        "confirmed": fee.amount is not None and fee.amount.confirmed, "chosen": fee.id in it.chosen,
                    }
                    for fee in it.fees
                ],
            }
            for it in every
        ],
    }  # fmt: skip


def _line(line: Line, today: date) -> dict[str, Any]:
    cost = line.cost
    return {
        "owner": line.owner,
        "item": line.item,
        "title": line.title,
        "on": line.on.isoformat(),
        "status": _status(line, today),
        "planned": None if cost is None or cost.amount is None else str(cost.amount),
        "confirmed": cost is None or cost.confirmed,
        "expected": cost is not None and cost.expected,
        "instead": list(cost.instead) if cost else [],
        "owed": _sum(line.owed),
        "paid": str(line.paid),
        "payments": [
            {"on": it.on.isoformat(), "amount": str(it.amount), "settles": it.settles} for it in line.payments
        ],
    }


def _status(line: Line, today: date) -> str:
    if line.owed == Sum():
        return "paid" if line.payments else "done"
    if line.on < today:
        return "overdue"
    return "part" if line.payments else "planned"


def _sum(it: Sum) -> dict[str, Any]:
    return {"known": str(it.known), "unknown": it.unknown}


def _ways(ways: RenewOrLapse) -> dict[str, Any]:
    return {"renew": _sum(total(ways.renew)), "lapse": _sum(total(ways.lapse))}
