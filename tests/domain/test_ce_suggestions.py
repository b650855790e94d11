"""What kind of activity closes most of the gap."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from ce_builders import (
    CROSSING,
    DAYS,
    LATER,
    activity,
    approved,
    asked,
    at_least,
    at_most,
    bundled,
    ledgers,
    quarters,
    requirements,
)
from planner.domain.ce_allocation import Allocation, allocate
from planner.domain.ce_ledger import CeActivity
from planner.domain.ce_requirements import Asked
from planner.domain.ce_requirements import asked as asked_by
from planner.domain.ce_suggestions import MOST, suggestions


def texts(*ledger: CeActivity, board: Asked) -> list[str]:
    return [found.text for found in suggestions(allocate(board, DAYS, ledger, LATER))]


def aama() -> Asked:
    track = bundled("cma-aama")
    return asked_by(track, track.renewal)


def test_ten_clinical_points_that_are_approved_close_two_requirements_at_once() -> None:
    """AAMA, 20 administrative approved and 20 of others: missing are 20 in all, clinical 10, general 10, approved 10.

    10 clinical ones that are approved close clinical and approved, 10 general ones likewise; no more of either is of
    use, and of administrative nothing is.
    """
    ledger = (activity("20", "administrative", by=["AAMA"]), activity("20", "administrative"))
    found = allocate(aama(), DAYS, ledger, LATER)
    assert {met.constraint.id: met.missing for met in found.open} == {
        "total": 20, "clinical": 10, "general": 10, "approved": 10,
    }  # fmt: skip
    assert [one.text for one in suggestions(found)] == [
        "10 clinical points approved by AAMA would close 2 of 4 requirements",
        "10 general points approved by AAMA would close 2 of 4 requirements",
    ]


def test_one_kind_may_close_all_that_is_left() -> None:
    """20 administrative approved, 20 general of others: 20 clinical that are approved are total, kind and approval."""
    ledger = (activity("20", "administrative", by=["AAMA"]), activity("20", "general"))
    found = suggestions(allocate(aama(), DAYS, ledger, LATER))
    assert found[0].text == "20 clinical points approved by AAMA would complete this cycle"
    assert found[0].closes == ("total", "clinical", "approved")


def test_approval_is_asked_for_only_where_it_helps() -> None:
    """30 approved already: 30 of any others complete it."""
    ledger = [activity("10", name, by=["AAMA"]) for name in ("administrative", "clinical", "general")]
    assert texts(*ledger, board=aama()) == ["30 points, of any category, would complete this cycle"]


def test_a_single_kind_that_completes_it_comes_first() -> None:
    """Everything but 2 of b."""
    board = asked(at_least(10), at_least(2, "b"))
    assert texts(activity("8", "a"), board=board) == ["2 b points would complete this cycle"]


def test_without_categories_the_amount_is_all_there_is_to_say() -> None:
    """NCCT after 2 of 12."""
    track = bundled("ncma-ncct")
    board = asked_by(track, track.renewal)
    assert texts(activity("2"), board=board) == ["10 clock hours would complete this cycle"]


def test_what_closes_nothing_alone_still_brings_it_nearer() -> None:
    """9 in all, but at most 5 of each kind: 5 are of use."""
    board = asked(at_least(9), at_most(5, "a"), at_most(5, "b"), categories=("a", "b"))
    assert texts(board=board) == ["5 points, of any category, would be 5 points of the 9 points that are needed"]


def test_nothing_is_suggested_where_nothing_is_needed_or_nothing_helps() -> None:
    """A complete cycle, one that asks for nothing, and one that nobody can complete."""
    assert texts(activity("3", "a"), board=asked(at_least(3))) == []
    assert texts(board=asked()) == []
    assert texts(activity("2", "a"), board=asked(at_least(3), at_most(2, *"abcd"))) == []


def with_it(found: Allocation, index: int, amount: Fraction) -> Allocation:
    """The ledger with a suggestion carried out."""
    one = suggestions(found)[index]
    names = (one.category,) if one.category else found.asked.categories[:1] and (found.asked.categories[-1].id,)
    entry = activity("1", *names, by=["TEST"] if one.approved else [], id="suggested")
    entry = replace(entry, credits=entry.credits * amount.numerator / amount.denominator)
    return allocate(found.asked, DAYS, [*(placed.activity for placed in found.placed), entry], LATER)


@given(requirements(), ledgers(quarters()))
@settings(max_examples=150)
def test_every_suggestion_does_what_it_says(board: Asked, ledger: list[CeActivity]) -> None:
    """Carried out, it closes those requirements, every credit of it counts, and it is no more than is needed."""
    found = allocate(board, DAYS, ledger, LATER)
    made = suggestions(found)
    assert len(made) <= MOST
    assert [len(one.closes) for one in made] == sorted((len(one.closes) for one in made), reverse=True)
    for index, one in enumerate(made):
        then = with_it(found, index, one.credits)
        assert then.needed == found.needed - one.credits
        assert set(one.closes) <= {met.constraint.id for met in found.open} - {met.constraint.id for met in then.open}


@given(requirements(CROSSING), ledgers())
@settings(max_examples=50)
def test_the_same_ledger_gives_the_same_suggestions(board: Asked, ledger: list[CeActivity]) -> None:
    """In any order."""
    one, other = (suggestions(allocate(board, DAYS, entries, LATER)) for entries in (ledger, ledger[::-1]))
    assert one == other


def test_approval_matters_even_where_no_kind_is_asked_for() -> None:
    """Only approved ones are missing."""
    board = asked(at_least(10), approved(4), categories=())
    assert texts(activity("8"), board=board) == ["4 points approved by TEST would complete this cycle"]
