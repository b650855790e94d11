"""What the student holds: storable as it is, and refused where it can't be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.credential import Credential, Renewed, credential_problems
from planner.storage.codec import from_text, to_text

TODAY = date(2033, 6, 1)
HELD = Credential(
    id="cma-aama-1",
    uuid="6f1c0d3e-6f0b-4c39-9a52-0f2a5f7a5d11",
    track="cma-aama",
    earned_on=date(2027, 11, 29),
    number="123456",
    expires=date(2032, 11, 30),
    renewals=(Renewed(on=date(2032, 10, 1), by="renewal", expires=date(2037, 11, 30)),),
)


def problem(**changed: object) -> str:
    (found,) = credential_problems(replace(HELD, **changed), TODAY)  # type: ignore[arg-type]
    return found


def test_a_sound_credential_has_no_problems() -> None:
    """One from long before the planner, with nothing but its day, is sound too."""
    assert credential_problems(HELD, TODAY) == ()
    assert credential_problems(replace(HELD, earned_on=date(1987, 2, 28), expires=None, renewals=()), TODAY) == ()
    assert credential_problems(replace(HELD, earned_on=TODAY, expires=None, renewals=()), TODAY) == ()


def test_it_is_kept_as_it_is() -> None:
    """The database holds plain values."""
    assert from_text(Credential, to_text(HELD)) == HELD


def test_nobody_has_passed_tomorrow_or_a_century_ago() -> None:
    """A slip of the finger moves every date that follows."""
    assert problem(earned_on=date(2033, 6, 2), expires=None, renewals=()) == (
        "earned on 2033-06-02: a day from 1930-01-01 to today, 2033-06-01, is accepted."
    )
    assert problem(earned_on=date(1027, 11, 29)).startswith("earned on 1027-11-29: a day from 1930-01-01")


@pytest.mark.parametrize("expires", [date(2027, 11, 29), date(2027, 1, 1), date(2053, 6, 2)])
def test_a_printed_date_lies_after_the_day_it_was_earned_and_not_a_lifetime_ahead(expires: date) -> None:
    """20 years from today is further than any issuer goes."""
    assert problem(expires=expires) == f"expires on {expires}: a day after 2027-11-29, up to 2053-06-01, is accepted."


def test_renewals_come_in_order_and_are_over() -> None:
    """One that is planned is not a renewal yet."""
    first, second = Renewed(on=date(2032, 10, 1)), Renewed(on=date(2033, 1, 2))
    assert credential_problems(replace(HELD, renewals=(first, second)), TODAY) == ()
    assert problem(renewals=(second, first)) == (
        "renewed on 2032-10-01: a day after 2033-01-02, up to today, 2033-06-01, is accepted."
    )
    assert problem(renewals=(replace(first, on=date(2034, 1, 1)),)).startswith("renewed on 2034-01-01")
    assert problem(renewals=(replace(first, on=HELD.earned_on),)).startswith("renewed on 2027-11-29: a day after 2027")


def test_a_renewals_printed_date_lies_after_the_renewal() -> None:
    """Typing the old certificate's date is the usual slip."""
    renewals = (Renewed(on=date(2032, 12, 15), expires=date(2032, 11, 30)),)
    assert problem(renewals=renewals) == "expires on 2032-11-30: a day after 2032-12-15, up to 2053-06-01, is accepted."
