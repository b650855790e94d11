"""Money as text: what is to be paid by date, what was paid, the years ahead, and renewing against lapsing."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planner.cli.output import heading
from planner.cli.tables import Column, labelled, table, wrap
from planner.cli.words import dollars
from planner.domain.money import NOTHING, Sum, added, paid_by_year, total
from planner.domain.wording import count, day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.costs import RenewOrLapse
    from planner.domain.money import Cost, Line
    from planner.domain.track import Fee
    from planner.service.money import Budget, Choosable

COLUMNS = (Column(""), Column("", wraps=True), Column("", wraps=True), Column("", right=True))
NOBODYS = "Not for anything in particular"


def costs_text(budget: Budget, today: date, room: int) -> Iterator[str]:
    """The whole answer. An item's name stands beside it, for `planner paid`."""
    yield heading(f"Costs as of {today}, until {budget.outlook.days.stop}")
    yield from wrap(_in_all(budget), room)
    owing = [line for line in budget.lines if line.cost and line.owed != Sum()]
    for owner, its in _by_owner(owing):
        yield from ("", heading(f"To pay: {owner or NOBODYS}"))
        yield from table(COLUMNS, [_to_pay(line, today) for line in its], room, "  ")
    for owner, its in _by_owner([line for line in budget.lines if _is_over(line)]):
        yield from ("", heading(f"Paid: {owner or NOBODYS}"))
        yield from table(COLUMNS, [row for line in its for row in _paid(line)], room, "  ")
    if owing:
        yield from ("", heading("By year"), *labelled(_years(budget), room))
    if budget.renewing:
        yield from ("", heading("Renewing, or letting it lapse"))
        for name, ways in budget.renewing:
            yield from _ways(name, ways, room)
    yield ""
    yield from wrap(" ".join(_footnotes(owing)), room)


def fees_text(every: Sequence[Choosable], room: int) -> Iterator[str]:
    """The fees of each track, the chosen ones marked."""
    for it in every:
        yield heading(it.owner)
        rows = [("*" if fee.id in it.chosen else "", fee.id, _fee(fee), _amount(fee)) for fee in it.fees]
        yield from table((Column(""), *COLUMNS[1:]), rows, room, "  ")
        if it.chosen:
            yield "  * is your choice."
    if not every:
        yield "You have neither an enrolment nor a credential yet."


def sum_words(it: Sum) -> str:
    """`$125`, `$125 and 2 amounts not known`, `an amount not known`."""
    unknown = "" if not it.unknown else f"{count(it.unknown, 'amount')} not known"
    return " and ".join(filter(None, (dollars(it.known) if it.known or not it.unknown else "", unknown)))


def _in_all(budget: Budget) -> str:
    out = budget.outlook
    paid = sum((line.paid for line in budget.lines), NOTHING)
    late = added(line.owed for line in out.overdue)
    said = f"Still to pay: {sum_words(out.ahead)}. Paid so far: {dollars(paid)}."
    return said if late == Sum() else f"{said} Overdue: {sum_words(late)}."


def _by_owner(every: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    for owner, its in groupby(sorted(every, key=lambda line: line.owner), key=lambda line: line.owner):
        yield owner, list(its)


def _to_pay(line: Line, today: date) -> tuple[str, str, str, str]:
    cost = line.cost
    assert cost is not None  # noqa: S101  # nothing is owed for what was not planned
    marks = [
        *(["overdue"] if cost.on < today else []),
        *(["if you pass"] if cost.expected else []),
        *([f"{dollars(line.paid)} paid"] if line.payments else []),
        *(["unconfirmed"] if cost.amount is not None and not cost.confirmed else []),
        *(["or another fee"] if cost.instead else []),
    ]
    said = f"{line.title} ({', '.join(marks)})" if marks else line.title
    return day(cost.on), line.item, said, _known(line.owed)


def _known(owed: Sum) -> str:
    return "not known" if owed.unknown else dollars(owed.known)


def _is_over(line: Line) -> bool:
    return bool(line.payments) or (line.cost is not None and line.cost.done)


def _paid(line: Line) -> Iterator[tuple[str, str, str, str]]:
    """Each payment; what is over without one has none told."""
    for payment in line.payments:
        yield day(payment.on), line.item, line.title, dollars(payment.amount)
    if not line.payments:
        yield day(line.on), line.item, f"{line.title} (over; `planner paid` enters what it was)", "-"


def _years(budget: Budget) -> list[tuple[str, str]]:
    paid = dict(paid_by_year(budget.lines))
    return [
        (str(year), sum_words(owed) + (f", {dollars(paid[year])} paid" if year in paid else ""))
        for year, owed in budget.outlook.years
        if owed != Sum() or year in paid
    ]


def _ways(name: str, ways: RenewOrLapse, room: int) -> Iterator[str]:
    renewed = f"renewed: {_sum_of(ways.renew)}" if ways.renew else "renewed: nothing more in this cycle"
    yield from wrap(f"{name}, {renewed}", room, "  ", "    ")
    if ways.lapse:
        yield from wrap(
            f"lapsed, to get it back from {ways.lapse[0].on}: {_sum_of(ways.lapse)}", room, "    ", "      "
        )
    else:
        yield from wrap("lapsed: what coming back costs is not known", room, "    ", "      ")


def _sum_of(costs: Sequence[Cost]) -> str:
    parts = "; ".join(f"{cost.title}, {'not known' if cost.amount is None else dollars(cost.amount)}" for cost in costs)
    return f"{sum_words(total(costs))} ({parts})"


def _footnotes(owing: Sequence[Line]) -> Iterator[str]:
    yield "`planner paid ITEM --amount A` enters a payment, `planner costs choose` lists other fees and plans them."
    if any(line.cost and line.cost.amount is not None and not line.cost.confirmed for line in owing):
        yield "Unconfirmed: from a page that is not the issuer's, or an estimate."
    if any(line.owed.unknown for line in owing):
        yield "What is not known is in no sum."


def _fee(fee: Fee) -> str:
    doubt = " (unconfirmed)" if fee.amount and not fee.amount.confirmed else ""
    return f"{fee.title}{f': {fee.who}' if fee.who else ''}{doubt}"


def _amount(fee: Fee) -> str:
    return dollars(fee.amount.value) if fee.amount else "not known"
