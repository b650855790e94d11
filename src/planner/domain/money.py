"""Money: what is to be paid and when, what was paid, and what renewing costs against letting a credential lapse.

Amounts are US dollars as `Decimal`, with at most two decimals; sums are exact. A fee whose amount nobody has found is
counted and never guessed: every sum says how many it leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  # a row's hints are evaluated
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.domain.calendar_math import DateRange, add_months
from planner.domain.credential import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

YEARS_AHEAD = 5
MOST_DOLLARS = Decimal(100_000)
CENTS = 2
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Something to be paid on a day. `owner` is the enrolment's or the credential's id; `key` is unique within it.

    `amount` is None where it is not known. `confirmed` is false where it rests on a page that is not the issuer's.
    `instead` holds the ids of the fees that may have to be paid in its place. `milestone` is the date on which it is
    due, where the timeline has one for it. `done` says that it is behind the student, even if no payment was told;
    `expected` that it only comes if the exam is passed.
    """

    owner: str
    key: str
    title: str
    on: date
    amount: Decimal | None
    confirmed: bool
    instead: tuple[str, ...] = ()
    milestone: str = ""
    done: bool = False
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that went out. `item` is a cost's key, or the student's own word for something that was not planned.

    A payment settles its item, whatever had been planned for it, unless it is a part of several.
    """

    uuid: str
    owner: str
    item: str
    on: date
    amount: Decimal
    settles: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """Dollars that are known, and how many further amounts are not."""

    known: Decimal = NOTHING
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An item with what was planned for it and what was paid: `cost` is None where nothing was planned."""

    owner: str
    item: str
    cost: Cost | None
    payments: tuple[Payment, ...]

    @property
    def paid(self) -> Decimal:
        """What went out for it so far."""
        return sum((payment.amount for payment in self.payments), NOTHING)

    @property
    def owed(self) -> Sum:
        """What is still to be paid; nothing once a payment settled it, or its parts have come to all of it."""
        if self.cost is None or self.cost.done or any(payment.settles for payment in self.payments):
            return Sum()
        if self.cost.amount is None:
            return Sum(unknown=1)
        return Sum(max(NOTHING, self.cost.amount - self.paid))

    @property
    def title(self) -> str:
        """What it is for; the student's own word where nothing was planned."""
        return self.cost.title if self.cost else self.item

    @property
    def on(self) -> date:
        """The day on which it is to be paid; of what was not planned, that on which it first was."""
        return self.cost.on if self.cost else self.payments[0].on


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The next years from a day on: what is overdue by then, and what is owed in each calendar year of `days`."""

    days: DateRange
    overdue: tuple[Line, ...]
    years: tuple[tuple[int, Sum], ...]

    @property
    def ahead(self) -> Sum:
        """All that is owed within `days`; what is overdue is not in it."""
        return added(owed for _, owed in self.years)


def added(sums: Iterable[Sum]) -> Sum:
    """All of them together."""
    every = tuple(sums)
    return Sum(sum((each.known for each in every), NOTHING), sum(each.unknown for each in every))


def total(costs: Iterable[Cost]) -> Sum:
    """What the costs come to, paid or not."""
    return added(Sum(unknown=1) if cost.amount is None else Sum(cost.amount) for cost in costs)


def lines(costs: Iterable[Cost], payments: Iterable[Payment]) -> tuple[Line, ...]:
    """Costs with what was paid for them, and payments that nobody planned, by date."""
    planned = {(cost.owner, cost.key): cost for cost in costs}
    paid: dict[tuple[str, str], list[Payment]] = {place: [] for place in planned}
    for payment in sorted(payments, key=lambda payment: (payment.on, payment.uuid)):
        paid.setdefault((payment.owner, payment.item), []).append(payment)
    found = (
        Line(owner=owner, item=item, cost=planned.get((owner, item)), payments=tuple(parts))
        for (owner, item), parts in paid.items()
    )
    return tuple(sorted(found, key=lambda line: (line.on, line.owner, line.item)))


def by_owner(every: Iterable[Line]) -> tuple[tuple[str, Sum, Decimal], ...]:
    """For each enrolment and credential, in order of id: what is still owed, and what was paid."""
    found: dict[str, list[Line]] = {}
    for line in every:
        found.setdefault(line.owner, []).append(line)
    return tuple(
        (owner, added(line.owed for line in its), sum((line.paid for line in its), NOTHING))
        for owner, its in sorted(found.items())
    )


def paid_by_year(every: Iterable[Line]) -> tuple[tuple[int, Decimal], ...]:
    """What went out in each calendar year in which something did."""
    found: dict[int, Decimal] = {}
    for payment in (payment for line in every for payment in line.payments):
        found[payment.on.year] = found.get(payment.on.year, NOTHING) + payment.amount
    return tuple(sorted(found.items()))


def outlook(every: Sequence[Line], today: date, years: int = YEARS_AHEAD) -> Outlook:
    """What is still owed in the years that begin today. What was to be paid before today is overdue."""
    days = DateRange(today, add_months(today, 12 * years))
    owing = [(line.cost.on, line) for line in every if line.cost and line.owed != Sum()]
    return Outlook(
        days=days,
        overdue=tuple(line for on, line in owing if on < today),
        years=tuple(
            (year, added(line.owed for on, line in owing if on in days and on.year == year))
            for year in range(today.year, days.last.year + 1)
        ),
    )


def payment_problems(payment: Payment, today: date) -> tuple[str, ...]:
    """What can't be right, one sentence each, with what would be accepted; empty where all is well."""
    found, amount = [], payment.amount
    if not amount.is_finite() or not 0 <= amount <= MOST_DOLLARS or amount != round(amount, CENTS):
        found.append(f"--amount: {amount} dollars. 0 to {MOST_DOLLARS}, with at most {CENTS} decimals, is accepted.")
    if not FIRST_DAY <= payment.on <= today:
        found.append(f"--on: {payment.on}. A day from {FIRST_DAY} to today, {today}, is accepted.")
    return tuple(found)
