"""Which activity counts for what: exact, all constraints at once, and a reason for whatever does not count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from ce_builders import (
    DAYS,
    LATER,
    activity,
    approved,
    asked,
    at_least,
    at_most,
    bundled,
    counted,
)
from planner.domain.ce_allocation import Allocation, allocate
from planner.domain.ce_ledger import CeActivity, entered_for
from planner.domain.ce_requirements import Asked
from planner.domain.ce_requirements import asked as asked_by


def of_track(name: str) -> Asked:
    track = bundled(name)
    return asked_by(track, track.renewal)


def earned(allocation: Allocation) -> dict[str, Fraction]:
    return {met.constraint.id: met.earned for met in allocation.met}


def reasons(allocation: Allocation) -> dict[str, str | None]:
    return {placed.activity.id: placed.because for placed in allocation.placed}


# Golden ledgers


def test_aama_sixty_points_in_three_categories_half_of_them_approved() -> None:
    """60 in all: 10 + 10 + 10, and 30 of any; at least 30 approved, so at most 60 - 30 = 30 from others.

    Approved: 15 clinical + 12 administrative = 27, and 3 of general to make 30. Others: 40 general, of which 30 count.
    In all 27 + 3 + 30 = 60; administrative 12, clinical 15, general 3 + 30 = 33, all of 10 or more.
    """
    ledger = [
        activity("15", "clinical", by=["AAMA"], id="conference"),
        activity("12", "administrative", by=["AAMA"], id="webinars"),
        activity("3", "general", by=["AAMA"], id="article"),
        activity("40", "general", id="elsewhere"),
    ]
    found = allocate(of_track("cma-aama"), DAYS, ledger, LATER)
    assert found.needed == 0
    assert earned(found) == {"total": 60, "administrative": 12, "clinical": 15, "general": 33, "approved": 30}
    assert counted(found) == {"conference": 15, "webinars": 12, "article": 3, "elsewhere": 30}
    assert reasons(found)["elsewhere"] == "over the 30 points that may come from other providers"


def test_aama_one_category_alone_leaves_twenty_points_to_earn() -> None:
    """60 clinical points, all approved. 10 + 10 of the 60 must be of the other two, so 40 count and 20 are needed."""
    found = allocate(of_track("cma-aama"), DAYS, [activity("60", "clinical", by=["AAMA"], id="all")], LATER)
    assert found.required == 60
    assert found.needed == 20
    assert counted(found) == {"all": 40}
    assert reasons(found)["all"] == "not of a kind that is still missing: 10 administrative points, 10 general points"


def test_aama_an_activity_of_two_categories_is_split_where_that_closes_both() -> None:
    """20 points of a course that is clinical and administrative: 10 + 10, with 40 general beside it: 60."""
    ledger = [
        activity("20", "administrative", "clinical", by=["AAMA"], id="course"),
        activity("40", "general", by=["AAMA"], id="rest"),
    ]
    found = allocate(of_track("cma-aama"), DAYS, ledger, LATER)
    assert found.needed == 0
    course = next(placed for placed in found.placed if placed.activity.id == "course")
    assert {part.category: part.credits for part in course.parts} == {"administrative": 10, "clinical": 10}
    assert {c.id: course.toward(c) for c in found.asked.constraints} == {
        "total": 20, "administrative": 10, "clinical": 10, "general": 0, "approved": 20,
    }  # fmt: skip


def test_ascp_technician_thirty_six_points_with_six_small_minimums() -> None:
    """1 safety + 1 ethics + 4 x 2 = 10, and 26 of any. Halves: 0.5 + 0.5 safety are 1.

    2 x 4 areas = 8, ethics 1, safety 0.5 + 0.5 = 1, other 26: 8 + 1 + 1 + 26 = 36. A 27th of other is not needed.
    """
    areas = ("blood-banking", "chemistry", "hematology", "microbiology")
    ledger = [
        *(activity("2", area, id=area) for area in areas),
        activity("1", "ethics", id="ethics"),
        activity("0.5", "safety", on=date(2028, 1, 10), id="safety 1"),
        activity("0.5", "safety", on=date(2029, 1, 10), id="safety 2"),
        activity("26", "other", on=date(2029, 5, 1), id="congress"),
        activity("1", "other", on=date(2030, 5, 1), id="one too many"),
    ]
    found = allocate(of_track("mlt-ascp"), DAYS, ledger, LATER)
    assert found.needed == 0
    assert earned(found)["total"] == 36
    assert counted(found)["one too many"] == 0
    assert reasons(found)["one too many"] == (
        "not needed: the 36 points that this cycle asks for are complete without it"
    )


def test_amt_points_in_quarters_with_no_categories() -> None:
    """30 points: 12 x 2.25 = 27, and 3 of the last 3.5."""
    ledger = [activity("2.25", on=date(2028, month, 1), id=f"m{month}") for month in range(1, 13)]
    ledger.append(activity("3.5", on=date(2029, 6, 1), id="last"))
    found = allocate(of_track("rma-amt"), DAYS, ledger, LATER)
    assert found.needed == 0
    assert earned(found) == {"total": 30}
    assert counted(found)["last"] == 3


@pytest.mark.parametrize(("track", "hours"), [("ccma-nha", "10"), ("cpt-nha", "10"), ("ncma-ncct", "12")])
def test_nha_and_ncct_ask_for_a_total_alone(track: str, hours: str) -> None:
    """NHA 10 credits in two years, NCCT 12 clock hours a year; whatever the category, everything counts."""
    found = allocate(of_track(track), DAYS, [activity(hours, "clinical")], LATER)
    assert found.required == Fraction(hours)
    assert found.needed == 0


def test_aab_is_not_known_to_ask_for_anything() -> None:
    """An hour that counts for nothing says so, instead of looking lost."""
    found = allocate(of_track("mlt-aab"), DAYS, [activity("1", id="hour")], LATER)
    assert found.required == found.needed == 0
    assert counted(found) == {"hour": 0}
    assert reasons(found)["hour"] == "no continuing education is known to be asked for by AAB"


def test_one_activity_counts_in_full_for_two_credentials() -> None:
    """A safety seminar of 4.5: 4.5 clinical points for AAMA, 4.5 of safety for ASCP's 9; each cycle for itself."""
    seminar = activity("4.5", "clinical", "safety", credentials=("cma-aama-1", "pbt-ascp-1"))
    other = activity("2", "safety", credentials=("pbt-ascp-1",))
    ledger = [seminar, other]
    first = allocate(of_track("cma-aama"), DAYS, entered_for(ledger, "cma-aama-1"), LATER)
    second = allocate(of_track("pbt-ascp"), DAYS, entered_for(ledger, "pbt-ascp-1"), LATER)
    assert first.needed == 60 - Fraction("4.5")
    assert second.needed == 9 - Fraction("4.5") - 2
    assert [placed.counted for placed in first.placed] == [Fraction("4.5")]


# Edges


@pytest.mark.parametrize(
    ("on", "counts"),
    [
        (date(2027, 11, 30), False),
        (date(2027, 12, 1), True),
        (date(2032, 11, 30), True),
        (date(2032, 12, 1), False),
    ],
)
def test_both_ends_of_the_cycle_belong_to_it(on: date, counts: bool) -> None:
    """A day outside is outside."""
    found = allocate(of_track("cma-aama"), DAYS, [activity("5", "clinical", on=on, id="it")], date(2033, 1, 1))
    assert counted(found)["it"] == (5 if counts else 0)
    assert reasons(found)["it"] == (None if counts else "outside the cycle 2027-12-01 to 2032-11-30")


def test_an_activity_counts_from_its_own_day() -> None:
    """A course that is booked has earned nothing yet."""
    booked = activity("5", "clinical", on=date(2028, 3, 1), id="it")
    before = allocate(of_track("cma-aama"), DAYS, [booked], date(2028, 2, 29))
    assert reasons(before)["it"] == "planned for 2028-03-01: it counts from then on"
    assert counted(allocate(of_track("cma-aama"), DAYS, [booked], date(2028, 3, 1)))["it"] == 5


def test_an_activity_without_a_category_of_the_issuers_does_not_count() -> None:
    """AAMA takes points of its three kinds only; the student has to say which it was."""
    found = allocate(of_track("cma-aama"), DAYS, [activity("5", "safety", id="it")], LATER)
    assert reasons(found)["it"] == "in none of the categories that AAMA asks for: administrative, clinical, general"


def test_where_an_issuer_has_one_category_nobody_has_to_name_it() -> None:
    """AMT's technicians have one kind of activity."""
    assert allocate(of_track("mlt-amt"), DAYS, [activity("45")], LATER).needed == 0


def test_limits_hold_and_are_the_reason() -> None:
    """At most 12 points of CPR cards: of 16, 4 are over."""
    cards = asked(at_least(30), at_most(12, "cpr-card"), categories=("clinical", "cpr-card"))
    found = allocate(cards, DAYS, [activity("16", "cpr-card", id="cards"), activity("18", "clinical")], LATER)
    assert found.needed == 0
    assert counted(found)["cards"] == 12
    assert reasons(found)["cards"] == "over the 12 cpr card points that may count"


def test_two_limits_together_can_leave_no_room() -> None:
    """Of a or b: 2 and 1 are all that may count."""
    limited = asked(at_least(9), at_most(2, "a"), at_most(1, "b"))
    found = allocate(limited, DAYS, [activity("4", "a", "b", id="it")], LATER)
    assert counted(found) == {"it": 3}
    assert found.needed == 6
    assert reasons(found)["it"] == "over the 2 a points and the 1 b point that may count"


def test_rules_that_contradict_each_other_stay_needed() -> None:
    """5 of a asked for, 2 allowed: no ledger can do it, and none is said to."""
    found = allocate(asked(at_least(5, "a"), at_most(2, "a")), DAYS, [activity("9", "a")], LATER)
    assert found.required == 5
    assert found.needed == 3


def test_when_more_than_the_total_is_unavoidable_all_of_it_counts() -> None:
    """20 in all, 15 approved, 10 of b, as they were earned: 15 approved in a and 10 others in b meet it, with 25."""
    wide = asked(at_least(20), approved(15), at_least(10, "b"))
    found = allocate(wide, DAYS, [activity("15", "a", by=["TEST"]), activity("10", "b")], LATER)
    assert found.needed == 0
    assert found.met[0].earned == 25


def years() -> Iterator[CeActivity]:
    kinds = [("clinical",), ("administrative",), ("general",), ("administrative", "clinical"), ("safety", "general")]
    for n in range(30 * 60):
        on = DAYS.start + timedelta(days=n * 365 // 60)
        by = ["AAMA"] if n % 3 else []
        yield activity("0.75", *kinds[n % len(kinds)], on=on, by=by, id=f"{n:04}")


def test_a_working_life_of_activities_is_placed_cycle_by_cycle() -> None:
    """30 years x 60 activities: each counts in the one cycle that it lies in, or nowhere."""
    ledger, board = tuple(years()), of_track("cma-aama")
    places: dict[str, int] = {}
    for n in range(6):
        days = replace(DAYS, start=date(2027 + 5 * n, 12, 1), stop=date(2032 + 5 * n, 12, 1))
        found = allocate(board, days, ledger, date(2057, 11, 30))
        assert found.needed == 0
        assert sum(placed.counted for placed in found.placed) == 60
        for placed in found.placed:
            places[placed.activity.id] = places.get(placed.activity.id, 0) + bool(placed.parts)
    assert set(places.values()) <= {0, 1}
