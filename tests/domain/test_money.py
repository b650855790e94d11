"""What is owed and what was paid: exact, by date, and never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.money import (
    Cost,
    Line,
    Payment,
    Sum,
    added,
    by_owner,
    lines,
    outlook,
    paid_by_year,
    payment_problems,
    total,
)
from planner.storage.codec import from_text, to_text

TODAY = date(2028, 2, 29)


def cost(key: str, on: date, amount: str | None = "90.00", owner: str = "mlt-amt-1") -> Cost:
    return Cost(
        owner=owner, key=key, title=key, on=on, amount=None if amount is None else Decimal(amount), confirmed=True
    )


def payment(
    item: str, amount: str, on: date = date(2028, 2, 1), *, owner: str = "mlt-amt-1", settles: bool = True
) -> Payment:
    return Payment(uuid=f"{item}-{amount}-{on}", owner=owner, item=item, on=on, amount=Decimal(amount), settles=settles)


def only(costs: list[Cost], *payments: Payment) -> Line:
    (found,) = lines(costs, payments)
    return found


def test_a_payment_settles_its_item_whatever_was_planned() -> None:
    """The fee was $95 and not $90: nothing is owed, and $95 went out."""
    fee = cost("annual_fee_due", TODAY)
    paid = only([fee], payment("annual_fee_due", "95.50"))
    assert (paid.owed, paid.paid) == (Sum(), Decimal("95.50"))
    assert only([fee]).owed == Sum(Decimal("90.00"))


def test_a_part_leaves_the_rest_to_pay() -> None:
    """$30 and $20.10 of $90 leave $39.90; more than the whole leaves nothing, and never a debt the other way."""
    fee = cost("annual_fee_due", TODAY)
    parts = [payment("annual_fee_due", amount, settles=False) for amount in ("30", "20.10")]
    assert only([fee], *parts).owed == Sum(Decimal("39.90"))
    assert only([fee], *parts, payment("annual_fee_due", "60", settles=False)).owed == Sum(Decimal(0))


def test_what_is_not_known_is_counted_and_not_guessed() -> None:
    """The renewal fee of NCCT was not found."""
    unknown = cost("renewal", TODAY, None)
    assert only([unknown]).owed == Sum(unknown=1)
    assert total([unknown, cost("annual", TODAY), cost("exam", TODAY, "0.10")]) == Sum(Decimal("90.10"), 1)


def test_a_payment_nobody_planned_is_a_line_of_its_own() -> None:
    """A second-hand book."""
    book = only([], payment("book", "12.34"))
    assert (book.cost, book.paid, book.owed) == (None, Decimal("12.34"), Sum())


def test_lines_are_by_date_and_each_owner_has_its_own() -> None:
    """Two credentials with a yearly fee each."""
    mine = [cost("annual", date(2028, 5, 1)), cost("annual", date(2028, 3, 1), owner="rma-amt-1")]
    found = lines(mine, [payment("annual", "50", date(2028, 4, 2), owner="rma-amt-1"), payment("book", "5", TODAY)])
    assert [(line.owner, line.item) for line in found] == [
        ("mlt-amt-1", "book"), ("rma-amt-1", "annual"), ("mlt-amt-1", "annual"),
    ]  # fmt: skip
    assert by_owner(found) == (
        ("mlt-amt-1", Sum(Decimal("90.00")), Decimal(5)),
        ("rma-amt-1", Sum(), Decimal(50)),
    )
    assert paid_by_year(found) == ((2028, Decimal(55)),)


def test_five_years_from_a_leap_day_end_on_the_28th() -> None:
    """2028-02-29 + 60 months = 2033-02-28, the first day outside. By calendar year: 2028, 2029, and so on to 2033."""
    costs = [
        cost("overdue", date(2028, 2, 28)),
        cost("today", date(2028, 2, 29), "1.10"),
        cost("new year", date(2029, 1, 1), "2.20"),
        cost("unknown", date(2029, 6, 1), None),
        cost("last", date(2033, 2, 27), "4.40"),
        cost("too late", date(2033, 2, 28), "8.80"),
        cost("paid", date(2030, 1, 1), "16"),
    ]
    found = outlook(lines(costs, [payment("paid", "16")]), TODAY)
    assert (found.days.start, found.days.stop) == (date(2028, 2, 29), date(2033, 2, 28))
    assert [line.item for line in found.overdue] == ["overdue"]
    assert dict(found.years) == {
        2028: Sum(Decimal("1.10")), 2029: Sum(Decimal("2.20"), 1), 2030: Sum(), 2031: Sum(), 2032: Sum(),
        2033: Sum(Decimal("4.40")),
    }  # fmt: skip
    assert found.ahead == Sum(Decimal("7.70"), 1)


def test_what_is_behind_the_student_is_not_owed() -> None:
    """Ticked off, with no payment told: nothing is guessed of what it was."""
    line = only([replace(cost("annual_fee_due", TODAY), done=True)])
    assert (line.owed, line.paid, line.title, line.on) == (Sum(), Decimal(0), "annual_fee_due", TODAY)


def test_a_longer_look_ahead_holds_what_a_shorter_one_leaves_out() -> None:
    """The day that ends the last year is outside."""
    every = lines([cost("a", date(2029, 2, 27)), cost("b", date(2029, 2, 28)), cost("c", date(2034, 1, 1))], [])
    assert [outlook(every, TODAY, years).ahead for years in (1, 2, 10)] == [
        Sum(Decimal("90.00")), Sum(Decimal("180.00")), Sum(Decimal("270.00")),
    ]  # fmt: skip


def test_a_payment_is_kept_to_the_cent() -> None:
    """No float on the way."""
    paid = payment("annual", "0.10")
    assert from_text(Payment, to_text(paid)) == paid


@pytest.mark.parametrize("amount", ["-1", "0.005", "100000.01", "NaN", "-Infinity"])
def test_absurd_amounts_are_refused(amount: str) -> None:
    """With what would be accepted."""
    assert payment_problems(payment("annual", amount), TODAY) == (
        f"--amount: {amount} dollars. 0 to 100000, with at most 2 decimals, is accepted.",
    )


def test_nobody_has_paid_tomorrow() -> None:
    """What is planned is not a payment; nothing, for a voucher, is one."""
    assert payment_problems(payment("annual", "0", date(2028, 3, 1)), TODAY) == (
        "--on: 2028-03-01. A day from 1930-01-01 to today, 2028-02-29, is accepted.",
    )
    assert payment_problems(payment("annual", "0"), TODAY) == ()


CENTS = st.decimals(0, 5000, places=2)


@given(st.lists(CENTS), st.lists(CENTS))
def test_sums_are_exact_to_the_cent(planned: list[Decimal], paid: list[Decimal]) -> None:
    """As in whole cents."""
    costs = [replace(cost(f"{n}", TODAY), amount=amount) for n, amount in enumerate(planned)]
    payments = [replace(payment(f"p{n}", "0"), amount=amount) for n, amount in enumerate(paid)]
    found = lines(costs, payments)
    assert total(costs).known * 100 == sum(int(amount * 100) for amount in planned)
    assert added(line.owed for line in found) == total(costs)
    assert sum(line.paid for line in found) * 100 == sum(int(amount * 100) for amount in paid)
