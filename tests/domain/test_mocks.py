"""Mock exams: how many, and on which days."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import EVERY_DAY, START, frame, plain_cases
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import Enrolment, Off
from planner.domain.feasibility import weigh
from planner.domain.grid import Grid, grid
from planner.domain.mocks import PlacedMock, cost, count, place
from planner.domain.track import Track

THRICE = {"mon": 60, "wed": 60, "sat": 180}
PLENTY = 10_000


def placed(
    of: Grid, minutes: int, wanted: int = 2, early_spare: int = PLENTY, sat: dict[int, int] | None = None
) -> tuple[PlacedMock, ...]:
    """With all that the weeks have."""
    return place(of, [stretch.slots for stretch in of.stretches], minutes, wanted, early_spare, sat or {})


def counted(of: Grid, minutes: int, need: int = 0, early: int = 0, sat: int = 0) -> int:
    """In a plan that begins with its grid."""
    return count(of, minutes, need, early, of.first, sat)


def days_of(mocks: tuple[PlacedMock, ...]) -> list[int]:
    return [mock.slices[0][0] for mock in mocks]


# How many


def test_a_mock_costs_its_length_and_half_an_hour_of_review() -> None:
    """160 minutes take 11 slots of a day, 150 take 10."""
    assert (cost(160), cost(150)) == (13, 12)


@pytest.mark.parametrize(("days", "wanted"), [(60, 2), (424, 2), (425, 3)])
def test_a_plan_has_two_mocks_and_from_fourteen_months_three(days: int, wanted: int) -> None:
    """425 days are fourteen months."""
    assert counted(frame(EVERY_DAY, days=days), 90) == wanted


@pytest.mark.parametrize(
    ("need", "early", "wanted"),
    [
        (240 - 2 * 12, 0, 2),
        (240 - 2 * 12 + 1, 0, 1),  # 23 slots spare: one of 12
        (240 - 12 + 1, 0, 0),
        (0, 212 - 12, 2),  # all but the last lie before the review
        (0, 212 - 12 + 1, 1),
        (0, 212, 1),  # the last one lies in the review
    ],
)
def test_mocks_take_only_what_the_needs_leave(need: int, early: int, wanted: int) -> None:
    """60 days of 4 slots are 240, of which 53 days, 212, lie before the review; a mock of 150 minutes costs 12."""
    assert counted(frame(EVERY_DAY, days=60), 150, need, early) == wanted


def test_mocks_that_were_sat_are_not_planned_again() -> None:
    """One of two is still to come, then none."""
    made = frame(EVERY_DAY, days=60)
    assert [counted(made, 90, sat=sat) for sat in (1, 2, 3)] == [1, 0, 0]


def test_a_long_plan_keeps_its_three_mocks_when_most_of_it_has_passed() -> None:
    """It began 400 days before what is left of it."""
    made = frame(EVERY_DAY, days=60)
    assert count(made, 90, 0, 0, made.first - 400, 0) == 3


# When


def test_the_last_mock_lies_a_week_before_the_exam_and_the_first_past_the_middle() -> None:
    """Of 140 days, the exam on a Monday: the Saturday 9 days before it, and one near 62 % (day 87), by 70 % (98)."""
    made = frame(THRICE, days=140, review=14)
    first, last = days_of(placed(made, 160))
    assert made.exam - last == 9
    assert first == 89


def test_three_mocks_are_spread_evenly() -> None:
    """The second half-way between the others, give or take a week."""
    first, second, third = days_of(placed(frame(THRICE, days=500, review=21), 160, wanted=3))
    assert abs((third - second) - (second - first)) <= 14


def test_a_mock_fits_on_one_day_where_any_can_hold_it() -> None:
    """On Saturdays, of 180 minutes."""
    mocks = placed(frame(THRICE, days=140, review=14), 160)
    assert [[minutes for _, minutes in mock.slices] for mock in mocks] == [[160], [160]]
    assert {day % 7 for day in days_of(mocks)} == {5}


def test_a_mock_that_no_day_can_hold_is_sliced_over_the_days_that_follow() -> None:
    """100 minutes on days of an hour: 60 and 40; a slice fills its day."""
    mocks = placed(frame(EVERY_DAY, days=140), 100)
    for mock in mocks:
        (day, first), (following, rest) = mock.slices
        assert (first, rest) == (60, 40)
        assert following == day + 1


def test_slices_skip_rest_days() -> None:
    """Mondays and Wednesdays only."""
    mocks = placed(frame({"mon": 60, "wed": 60}, days=140), 100)
    assert {following - day for mock in mocks for (day, _), (following, _) in [mock.slices]} <= {2, 5}


def test_mocks_are_numbered_in_the_order_of_their_days() -> None:
    """Although the last is placed first."""
    mocks = placed(frame(THRICE, days=500), 160, wanted=3)
    assert [mock.number for mock in mocks] == [1, 2, 3]
    assert days_of(mocks) == sorted(days_of(mocks))


def test_the_next_mock_keeps_its_distance_from_one_that_was_sat() -> None:
    """The first was sat on day 125 of 140; the other has the next number and comes six days later at least."""
    (mock,) = placed(frame(EVERY_DAY, days=140, review=14), 60, wanted=1, sat={1: 125})
    assert mock.number == 2
    assert mock.slices[0][0] >= 131


# Reviews


def test_a_mock_is_reviewed_on_the_study_day_after_it() -> None:
    """Half an hour: Monday after a Saturday."""
    for mock in placed(frame(THRICE, days=140, review=14), 160):
        assert mock.review == (mock.slices[-1][0] + 2, 2)


def test_a_short_day_after_it_holds_what_it_can() -> None:
    """A quarter of an hour."""
    mocks = placed(frame({"sat": 180, "sun": 15}, days=140, review=14), 160)
    assert [mock.review for mock in mocks] == [(day + 1, 1) for day in days_of(mocks)]


def test_where_its_week_is_used_up_it_is_reviewed_on_the_second_study_day() -> None:
    """40 % kept free of 300 minutes leave 12 slots a week; a mock of 180 takes them all, so Sunday has none."""
    mocks = placed(frame({"mon": 60, "sat": 180, "sun": 60}, days=140, review=14, buffer_percent=40), 180)
    assert [mock.review for mock in mocks] == [(day + 2, 2) for day in days_of(mocks)]


def test_where_no_day_after_it_has_room_it_is_reviewed_on_its_own() -> None:
    """Saturdays only, the last of them with 12 slots: 10 of the mock, 2 of the review."""
    mocks = placed(frame({"sat": 180}, days=19, review=14), 150, wanted=1)
    assert [(mock.slices, mock.review) for mock in mocks] == [(((12, 150),), (12, 2))]


def test_a_mock_without_room_for_a_review_is_still_a_mock() -> None:
    """It fills the last study day before the exam."""
    mocks = placed(frame({"sat": 180}, days=19, review=14), 180, wanted=1)
    assert [(mock.slices, mock.review) for mock in mocks] == [(((12, 180),), None)]


# What gives way


def test_a_mock_that_finds_no_day_is_left_out() -> None:
    """Nothing can be studied in the last twelve days; the other one stays."""
    off = Off(DateRange(START + 120 * ONE_DAY, START + 140 * ONE_DAY))
    mocks = placed(frame(THRICE, days=140, review=14, off=(off,)), 160)
    assert len(mocks) == 1
    assert days_of(mocks)[0] < 120


def test_no_mock_takes_the_time_that_learning_needs() -> None:
    """With 12 slots to spare before the review, a mock of 13 finds none there, and the last one lies after it began."""
    made = frame(THRICE, days=140, review=14)
    mocks = placed(made, 160, early_spare=12)
    assert [day >= made.review for day in days_of(mocks)] == [True]


def test_mocks_together_leave_the_time_that_learning_needs() -> None:
    """Of three, the last lies in the review; 25 slots to spare before it hold one of 13, not two."""
    made = frame(THRICE, days=500, review=21)
    mocks = placed(made, 160, wanted=3, early_spare=25)
    assert [day >= made.review for day in days_of(mocks)] == [False, True]


@given(plain_cases(), st.integers(30, 300), st.integers(1, 3))
def test_mocks_keep_their_length_their_distance_and_their_weeks_budget(
    pair: tuple[Track, Enrolment], minutes: int, wanted: int
) -> None:
    """Wherever they find days at all."""
    case = weigh(*pair, pair[1].enrolled_on)
    made = grid(case, case.exam())
    mocks = placed(made, minutes, wanted)
    assert len(mocks) <= wanted
    taken = [0] * len(made.room)
    for mock in mocks:
        assert sum(part for _, part in mock.slices) == minutes
        for day, part in mock.slices:
            taken[day] += -(-part // 15)
        if mock.review:
            taken[mock.review[0]] += mock.review[1]
            following = made.study_days(mock.slices[-1][0], made.exam)
            assert mock.review[0] in following[:3]
    assert all(made.first <= day < made.exam for day, slots in enumerate(taken) if slots)
    assert all(slots <= room for slots, room in zip(taken, made.room, strict=True))
    assert all(sum(taken[s.start : s.stop]) <= s.slots for s in made.stretches)
    assert all(b.slices[0][0] - a.slices[-1][0] >= 6 for a, b in pairwise(mocks))
    if mocks and wanted == 1:
        assert 4 <= made.exam - mocks[-1].slices[-1][0] <= 10
