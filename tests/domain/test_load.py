"""How much is planned on which day, by hand and on generated plans."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from builders import EVERY_DAY, START, frame, plain_cases
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import Enrolment, Off
from planner.domain.feasibility import weigh
from planner.domain.grid import Grid, grid
from planner.domain.load import Load, calm_before_exam, catch_up, quotas, spread
from planner.domain.track import Track

THRICE = {"mon": 60, "wed": 60, "sat": 180}


def drawn_grid(pair: tuple[Track, Enrolment]) -> Grid:
    case = weigh(*pair, pair[1].enrolled_on)
    return grid(case, case.exam())


def loaded(of: Grid, study: list[int], reserved: list[int] | None = None) -> Load:
    """These slots on the first days, none on the others."""
    rest = [0] * len(of.room)
    return Load((study + rest)[: len(rest)], ((reserved or []) + rest)[: len(rest)])


# Weeks


def test_equal_weeks_get_equal_quotas() -> None:
    """Four weeks of 20 slots, the last of them review; half of 80, however little of it is new."""
    assert quotas(frame(THRICE, days=28), 40, 10) == [10, 10, 10, 10, 0]


def test_quotas_are_rounded_up_so_that_nothing_is_missing() -> None:
    """41 / 80 x 20 = 10.25."""
    assert quotas(frame(THRICE, days=28), 41, 10) == [11, 11, 11, 11, 0]


def test_the_weeks_before_the_review_get_more_where_learning_needs_it() -> None:
    """45 of the 60 slots before the review; the review keeps its half."""
    assert quotas(frame(THRICE, days=28), 40, 45) == [15, 15, 15, 10, 0]


def test_no_week_gets_more_than_it_has() -> None:
    """Whatever is wanted."""
    assert quotas(frame(THRICE, days=28), 1000, 1000) == [20, 20, 20, 20, 0]


def test_a_split_week_is_no_heavier_than_a_whole_one() -> None:
    """The review begins on day 19, a Saturday: 8 slots before it, 12 from it on, and half of 20 in all."""
    made = frame(THRICE, days=26)
    assert [s.slots for s in made.stretches] == [20, 20, 8, 12, 8]
    assert quotas(made, 34, 10) == [10, 10, 4, 6, 4]
    assert quotas(made, 34, 48) == [20, 20, 8, 2, 4]


@given(plain_cases(), st.floats(0, 1.2), st.floats(0, 1))
def test_quotas_hold_what_is_wanted_and_never_more_than_fits(
    pair: tuple[Track, Enrolment], share: float, early_share: float
) -> None:
    """In all and before the review, on any grid whose stretches have the room for their budgets."""
    made = drawn_grid(pair)
    assume(all(s.slots <= sum(made.room[s.start : s.stop]) for s in made.stretches))
    wanted, early = round(made.supply * share), round(made.supply_before_review * early_share)
    found = quotas(made, wanted, early)
    assert sum(found) >= min(wanted, made.supply)
    assert sum(q for q, s in zip(found, made.stretches, strict=True) if s.before_review) >= early
    assert all(0 <= q <= s.slots for q, s in zip(found, made.stretches, strict=True))


# Days


def test_a_weeks_quota_is_spread_in_proportion_to_its_days() -> None:
    """10 slots over days of 4, 4 and 12."""
    made = frame(THRICE, days=14)
    assert spread(made, [10, 20, 0], [0] * 21).study == [2, 0, 2, 0, 0, 6, 0, 4, 0, 4, 0, 0, 12, 0, *[0] * 7]


def test_a_day_has_at_least_what_is_reserved_on_it() -> None:
    """A mock of 9 slots on the Saturday leaves 1 of 10 for the other days."""
    made = frame(THRICE, days=14)
    load = spread(made, [10, 0, 0], [0, 0, 0, 0, 0, 9] + [0] * 15)
    assert load.study[:7] in ([1, 0, 0, 0, 0, 9, 0], [0, 0, 1, 0, 0, 9, 0])
    assert load.free(5) == 0


@given(plain_cases(), st.floats(0, 1))
def test_days_hold_their_stretchs_quota_and_no_more_than_their_room(
    pair: tuple[Track, Enrolment], share: float
) -> None:
    """To the slot."""
    made = drawn_grid(pair)
    quota = quotas(made, round(made.supply * share), 0)
    study = spread(made, quota, [0] * len(made.room)).study
    assert [sum(study[s.start : s.stop]) for s in made.stretches] == quota
    assert all(0 <= here <= room for here, room in zip(study, made.room, strict=True))


# The end


def test_the_eve_is_half_a_usual_day_and_the_last_week_hardly_heavier_than_any() -> None:
    """Days of 4 slots: the eve keeps 2. Weeks of 12, 12 and then 28: the last seven days keep 13 (115 % of 12)."""
    made = frame(EVERY_DAY, days=21)
    load = loaded(made, [4, 0, 4, 0, 4, 0, 0] * 2 + [4] * 7)
    spare = calm_before_exam(made, load, 100)
    assert load.study[20] <= 2
    assert sum(load.study[14:21]) == 13
    assert load.study[:14] == [4, 0, 4, 0, 4, 0, 0] * 2
    assert spare == 100 - 15


def test_what_is_needed_is_not_taken_for_calm() -> None:
    """Only what is spare."""
    made = frame(EVERY_DAY, days=21)
    load = loaded(made, [4] * 21)
    assert calm_before_exam(made, load, 1) == 0
    assert load.study == [4] * 20 + [3] + [0] * 7
    assert calm_before_exam(made, load, 0) == 0
    assert load.study[20] == 3


def test_a_mock_is_not_taken_for_calm() -> None:
    """What is reserved stays."""
    made = frame(EVERY_DAY, days=21)
    load = loaded(made, [4] * 21, [0] * 20 + [4])
    calm_before_exam(made, load, 100)
    assert load.study[20] == 4


def test_an_empty_plan_can_be_calmed() -> None:
    """Nothing to take."""
    made = frame(EVERY_DAY, days=21)
    assert calm_before_exam(made, loaded(made, []), 5) == 5


def test_a_plan_under_a_week_has_no_weeks_to_compare() -> None:
    """Its eve is lightened all the same."""
    made = frame(EVERY_DAY, days=4)
    load = loaded(made, [4] * 4)
    assert calm_before_exam(made, load, 100) == 98
    assert load.study[:4] == [4, 4, 4, 2]


# Catch-up


def test_catch_up_comes_every_third_week_and_in_the_last_ten_days() -> None:
    """Nine weeks, the exam on the Tuesday after: weeks 3 and 6, then each week from the tenth day before the exam on.

    Where most is left, and never on the eve: that Monday stays as it is.
    """
    made = frame(THRICE, days=64)
    kept = catch_up(made, loaded(made, [2, 0, 2, 0, 0, 6, 0] * 9), 4, 0, 0)
    assert [day // 7 + 1 for day, _ in kept] == [3, 6, 8, 9]
    assert {slots for _, slots in kept} == {4}
    assert {day % 7 for day, _ in kept} == {5}


def test_catch_up_fits_into_what_is_left_of_its_day() -> None:
    """A day of 12 slots with 11 planned has one left; days that are full have none, so the week after is tried.

    Weeks 8 and 9 are the last ten days'.
    """
    made = frame({"sat": 180}, days=63)
    kept = catch_up(made, loaded(made, [0, 0, 0, 0, 0, 12, 0] * 4 + [0, 0, 0, 0, 0, 11, 0] * 5), 4, 0, 0)
    assert [(day // 7 + 1, slots) for day, slots in kept] == [(5, 1), (8, 1), (9, 1)]


def test_a_spare_slot_makes_room_in_a_full_week() -> None:
    """As long as there are any."""
    made = frame({"sat": 180}, days=63)
    load = loaded(made, [0, 0, 0, 0, 0, 12, 0] * 9)
    kept = catch_up(made, load, 4, 1, 1)
    assert [(day // 7 + 1, slots) for day, slots in kept] == [(3, 1)]
    assert [load.study[5 + 7 * week] for week in range(9)] == [12, 12, 11, 12, 12, 12, 12, 12, 12]


def test_weeks_without_a_study_day_do_not_count() -> None:
    """Weeks 2 to 4 are off, so the third week is week 6."""
    off = Off(DateRange(START + 7 * ONE_DAY, START + 28 * ONE_DAY))
    made = frame(THRICE, days=84, off=(off,))
    kept = catch_up(made, loaded(made, []), 4, 0, 0)
    assert [day // 7 + 1 for day, _ in kept][:2] == [6, 9]


@given(plain_cases(), st.floats(0, 1), st.integers(1, 8), st.integers(0, 10))
def test_calm_and_catch_up_never_add_to_a_day(
    pair: tuple[Track, Enrolment], share: float, longest: int, spare: int
) -> None:
    """They take at most what is spare, and no day holds more than its room."""
    made = drawn_grid(pair)
    assume(made.supply)
    load = spread(made, quotas(made, round(made.supply * share), 0), [0] * len(made.room))
    before = list(load.study)
    left = calm_before_exam(made, load, spare)
    kept = catch_up(made, load, longest, left, left)
    assert all(after <= earlier for earlier, after in zip(before, load.study, strict=True))
    assert 0 <= sum(before) - sum(load.study) <= spare
    assert all(a < b for (a, _), (b, _) in pairwise(kept))
    for day, slots in kept:
        assert 1 <= slots <= min(longest, made.room[day] - load.study[day])
        assert day < made.exam - 1
