"""What is asked for, in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ce_builders import approved, asked, at_least, bundled
from planner.domain.ce_requirements import asked as asked_by
from planner.domain.ce_requirements import plain


@pytest.mark.parametrize(
    ("units", "text"),
    [
        (Fraction(30), "30"),
        (Fraction(5, 2), "2.5"),
        (Fraction(9, 4), "2.25"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "0.33"),
        (10, "10"),
    ],
)
def test_amounts_have_no_needless_zeros(units: Fraction | int, text: str) -> None:
    """And no exponents."""
    assert plain(units) == text


def test_an_amount_says_what_kind_and_whose_approval() -> None:
    """One point is no points."""
    board = asked()
    assert board.amount(10, ("clinical",), approved=True) == "10 clinical points approved by TEST"
    assert board.amount(Fraction(1, 2), ("blood-banking", "chemistry")) == "0.5 blood banking or chemistry points"
    assert board.amount(1) == "1 point"
    ncct = bundled("ncma-ncct")
    assert asked_by(ncct, ncct.renewal).amount(1) == "1 clock hour"


def test_how_much_may_come_from_others_follows_from_the_total() -> None:
    """AAMA: 60 - 30. Without a total or a minimum of approved ones there is no such limit."""
    assert asked(at_least(60), approved(30)).from_others == 30
    assert asked(at_least(20), approved(30)).from_others == 0
    assert asked(at_least(60)).from_others is None
    assert asked(approved(30)).from_others is None
