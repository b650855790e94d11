"""Two versions of a track's file: what differs for who holds the credential."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ce_builders import bundled
from planner.domain.calendar_math import Span
from planner.domain.rule_changes import rule_changes

CMA = bundled("cma-aama")


def test_the_same_file_has_no_changes() -> None:
    """Of any track."""
    for name in ("cma-aama", "rma-amt", "mlt-ascp"):
        assert rule_changes(bundled(name), bundled(name)) == ()


def test_a_changed_number_is_named_with_what_it_was() -> None:
    """By its place in the file."""
    newer = replace(CMA, renewal=replace(CMA.renewal, cycle=replace(CMA.renewal.cycle, value=Span(48, "months"))))
    assert rule_changes(CMA, newer) == (("renewal.cycle", "60 months", "48 months"),)


def test_what_is_added_and_what_is_gone_stand_against_a_dash() -> None:
    """A constraint that is dropped, a fee whose amount is found."""
    fewer = replace(CMA, renewal=replace(CMA.renewal, constraints=CMA.renewal.constraints[:-1]))
    gone = rule_changes(CMA, fewer)
    assert {(it.key, it.after) for it in gone} >= {("renewal.constraints.approved.required", "-")}
    assert {it.after for it in gone} == {"-"}
    assert rule_changes(fewer, CMA) == tuple(it._replace(before=it.after, after=it.before) for it in gone)


def test_pages_and_notes_are_no_rules() -> None:
    """Nor is the exam, once it is passed."""
    renewal = replace(CMA.renewal, notes=(), cycle=replace(CMA.renewal.cycle, note="another", as_of="2030"))
    assert rule_changes(CMA, replace(CMA, renewal=renewal, sources={}, summary="another")) == ()


def test_a_fee_is_a_rule() -> None:
    """To the cent."""
    fee = next(it for it in CMA.fees if it.amount)
    assert fee.amount
    dearer = replace(fee, amount=replace(fee.amount, value=Decimal("999.50")))
    newer = replace(CMA, fees=tuple(dearer if it.id == fee.id else it for it in CMA.fees))
    assert rule_changes(CMA, newer) == ((f"fees.{fee.id}.amount", str(fee.amount.value), "999.50"),)
