"""Continuing education as it was entered: kept as it is, and refused where it can't be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ce_builders import DAYS, activity, asked, at_least
from planner.domain.calendar_math import DateRange
from planner.domain.ce_ledger import CeActivity, Certificate, activity_problems, entered_for, in_order, twin
from planner.storage.codec import from_text, to_text

ASKED = {"plain-1": asked(at_least(60), categories=("clinical", "general")), "other-1": asked(categories=("safety",))}
CYCLES = {"plain-1": (DAYS,), "other-1": (DateRange(date(2028, 1, 1), date(2030, 1, 1)),)}
SOUND = activity("2.25", "clinical")


def problem(made: CeActivity) -> str:
    (found,) = activity_problems(made, ASKED, CYCLES)
    return found.text


def test_a_sound_activity_has_no_problems() -> None:
    """For two credentials it may have a category of either."""
    assert activity_problems(SOUND, ASKED, CYCLES) == ()
    both = replace(SOUND, credentials=("plain-1", "other-1"), categories=("clinical", "safety"))
    assert activity_problems(both, ASKED, CYCLES) == ()


@given(st.decimals("0.01", "200", places=2))
def test_it_is_kept_as_it_is(amount: Decimal) -> None:
    """To the last digit: no float on the way."""
    full = replace(SOUND, credits=amount, kind="webinar", certificate=Certificate("/home/ann/ce/1.pdf", "0" * 64))
    assert from_text(CeActivity, to_text(full)) == full
    assert activity_problems(full, ASKED, CYCLES) == ()


@pytest.mark.parametrize("amount", ["0", "-1", "0.005", "200.01", "1E+9", "NaN", "Infinity"])
def test_absurd_credits_are_refused(amount: str) -> None:
    """A date typed into the wrong column, a minus sign from a spreadsheet."""
    assert problem(replace(SOUND, credits=Decimal(amount))) == (
        f"{amount} credits: more than 0, up to 200, with at most 2 decimals is accepted."
    )


def test_unknown_names_come_with_the_known_ones() -> None:
    """So that the next try is right."""
    assert problem(replace(SOUND, categories=("clinicl",))) == (
        "there is no category 'clinicl' here: clinical or general is accepted."
    )
    assert problem(replace(SOUND, credentials=("plain-1", "cma"))) == (
        "there is no credential 'cma': plain-1 or other-1 is accepted."
    )
    assert problem(replace(SOUND, credentials=(), categories=())) == (
        "it counts for no credential: name one or more of plain-1 or other-1."
    )
    assert activity_problems(replace(SOUND, credentials=(), categories=("x",)), {}, {}) == (
        ("credentials", "it counts for no credential: name one or more of none yet."),
        ("categories", "there is no category 'x' here: none yet is accepted."),
    )


def test_a_date_outside_every_cycle_is_refused_and_outside_one_is_not() -> None:
    """Where it counts for one credential at least, the allocation says the rest."""
    day = date(2027, 11, 30)
    assert (
        problem(replace(SOUND, on=day)) == "2027-11-30 is in no cycle: a day from 2027-12-01 to 2032-11-30 is accepted."
    )
    both = replace(SOUND, on=date(2031, 1, 1), credentials=("plain-1", "other-1"))
    assert activity_problems(both, ASKED, CYCLES) == ()
    assert activity_problems(replace(SOUND, on=day), ASKED, {}) == ()


def test_the_same_course_entered_twice_is_noticed() -> None:
    """Whatever the spaces and capitals; not itself when it is edited, and not the same course of another day."""
    again = replace(SOUND, uuid="2", title="a  COURSE ")
    assert twin(again, [SOUND, again]) == SOUND
    assert twin(SOUND, [SOUND]) is None
    assert twin(replace(again, on=date(2028, 3, 2)), [SOUND]) is None
    assert twin(replace(again, provider="ASCP"), [SOUND]) is None
    assert twin(replace(again, credits=Decimal("2.250")), [SOUND]) == SOUND


def test_the_ledger_is_read_by_date_whatever_its_order() -> None:
    """And for one credential at a time."""
    late, early = activity("1", on=date(2029, 1, 1)), activity("1", on=date(2028, 1, 1), credentials=("other-1",))
    assert in_order([late, early]) == (early, late)
    assert entered_for([late, early], "other-1") == (early,)
