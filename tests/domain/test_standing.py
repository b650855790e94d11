"""Where a credential stands on a day, and what a lapsed one needs."""

from __future__ import annotations

from datetime import date

import pytest

from ce_builders import bundled
from planner.domain.credential import Credential, Renewed
from planner.domain.cycle import rules_of
from planner.domain.standing import Standing, standing

GRACE = "Expired on 2032-11-30. Last day to recertify by CE: 2033-02-28."
EXAM = "From 2033-03-01: recertification by exam only, with the reactivation fee."


def stands(track: str, earned_on: date, today: date, *renewals: Renewed) -> Standing:
    credential = Credential(id="1", uuid="1", track=track, earned_on=earned_on, renewals=renewals)
    return standing(bundled(track), credential, rules_of(bundled(track)), today)


@pytest.mark.parametrize(
    ("today", "state", "exam_only", "text"),
    [
        (date(2027, 11, 29), "active", False, "Held until 2032-11-30. Send the renewal by 2032-10-01."),
        (date(2032, 9, 30), "active", False, "Held until 2032-11-30. Send the renewal by 2032-10-01."),
        (date(2032, 10, 1), "due", False, "Held until 2032-11-30. Send the renewal now."),
        (date(2032, 11, 30), "due", False, "Held until 2032-11-30. Send the renewal now."),
        (date(2032, 12, 1), "grace", False, f"{GRACE} {EXAM}"),
        (date(2033, 2, 28), "grace", False, f"{GRACE} {EXAM}"),
        (date(2033, 3, 1), "lapsed", True, f"Expired on 2032-11-30. {EXAM}"),
        (date(2040, 1, 1), "lapsed", True, f"Expired on 2032-11-30. {EXAM}"),
    ],
)
def test_aama_day_by_day(today: date, state: str, exam_only: bool, text: str) -> None:
    """Held on the last day; 90 days of grace to 2033-02-28; then the exam."""
    found = stands("cma-aama", date(2027, 11, 29), today)
    assert (found.state, found.exam_only, found.text) == (state, exam_only, text)
    assert found.renew_by == date(2032, 10, 1)


def test_where_no_step_is_dated_the_issuer_is_asked() -> None:
    """AMT and ASCP are known to have a way back, but nobody found by when."""
    found = stands("mlt-ascp", date(2027, 8, 31), date(2030, 9, 1))
    assert (found.state, found.exam_only) == ("lapsed", False)
    assert found.text == "Expired on 2030-08-31. What it takes to come back is not dated: ask ASCP at once."


def test_a_renewal_takes_it_back() -> None:
    """From the day that it is told, the next cycle is the open one."""
    found = stands("cma-aama", date(2027, 11, 29), date(2033, 3, 1), Renewed(on=date(2033, 2, 20)))
    assert (found.state, found.cycle.number) == ("active", 2)
