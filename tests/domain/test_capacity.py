"""How many minutes there are, by hand: what takes from a day, and what a week offers after the buffer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from builders import START, enrolment
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.capacity import Reduction, days, supply, week_slots, weeks_of, whole_weeks
from planner.domain.enrolment import Enrolment, Off, Week
from planner.domain.plan import Day

FORTNIGHT = DateRange(START, START + 14 * ONE_DAY)
MON, WED, SAT = START, START + 2 * ONE_DAY, START + 5 * ONE_DAY


def half(span: DateRange = FORTNIGHT) -> Reduction:
    return Reduction(span, 50, "practicum")


def minutes(made: Enrolment, *reductions: Reduction, stop: date = FORTNIGHT.stop) -> list[int]:
    return [day.capacity_minutes for day in days(made, FORTNIGHT, reductions, stop)]


def day(made: Enrolment, on: date, *reductions: Reduction) -> tuple[int, tuple[str, ...]]:
    (only,) = days(made, DateRange(on, on + ONE_DAY), reductions, FORTNIGHT.stop)
    return only.capacity_minutes, only.reduced_by


# A day


def test_a_day_has_the_minutes_of_its_weekday() -> None:
    """Mondays and Wednesdays 60, Saturdays 180, other days none."""
    assert minutes(enrolment()) == [60, 0, 60, 0, 0, 180, 0] * 2


def test_a_day_off_takes_all_of_a_study_day_and_names_itself() -> None:
    """The last day of the range is not off; a rest day loses nothing, so nothing is said of it."""
    away = enrolment(off=(Off(DateRange(MON, WED), "wedding"),))
    assert minutes(away)[:7] == [0, 0, 60, 0, 0, 180, 0]
    assert day(away, MON) == (0, ("wedding",))
    assert day(away, MON + ONE_DAY) == (0, ())
    assert day(away, WED) == (60, ())


def test_a_day_off_without_a_label_is_called_one() -> None:
    """Every lost minute has a reason to show."""
    assert day(enrolment(off=(Off(DateRange(MON, WED)),)), MON) == (0, ("day off",))


def test_the_practicum_takes_its_share_rounded_down() -> None:
    """25 x 50 % = 12.5, so 12; both ends of the practicum count."""
    odd = enrolment(week=Week.of({"mon": 25, "wed": 60}))
    assert minutes(odd, half(DateRange(MON, WED)))[:3] == [12, 0, 60]
    assert minutes(odd, half(DateRange(MON, WED + ONE_DAY)))[:3] == [12, 0, 30]
    assert day(odd, MON, half()) == (12, ("practicum",))


def test_the_daily_cap_holds_after_everything_else() -> None:
    """180 x 50 % = 90, capped to 80; 60 x 50 % = 30 is under the cap, so the cap takes nothing."""
    capped = enrolment(daily_cap=80)
    assert day(capped, SAT) == (80, ("daily cap",))
    assert day(capped, SAT, half()) == (80, ("practicum", "daily cap"))
    assert day(capped, MON, half()) == (30, ("practicum",))
    assert day(enrolment(daily_cap=180), SAT) == (180, ())


def test_what_is_gone_can_not_be_taken_twice() -> None:
    """A day off in the practicum is off; the practicum takes nothing more."""
    away = enrolment(off=(Off(DateRange(MON, WED), "away"),), daily_cap=10)
    assert day(away, MON, half()) == (0, ("away",))


def test_there_is_nothing_before_the_start_nor_before_the_enrolment() -> None:
    """Whichever is later; the day itself counts."""
    assert minutes(enrolment(start=WED))[:7] == [0, 0, 60, 0, 0, 180, 0]
    assert minutes(enrolment(enrolled_on=WED + ONE_DAY))[:7] == [0, 0, 0, 0, 0, 180, 0]


def test_there_is_nothing_on_the_day_of_the_exam_nor_after_it() -> None:
    """The eve still counts."""
    assert minutes(enrolment(), stop=SAT) == [60, 0, 60, 0, 0, 0, 0] + [0] * 7
    assert minutes(enrolment(), stop=SAT + ONE_DAY)[:7] == [60, 0, 60, 0, 0, 180, 0]


# A week


@pytest.mark.parametrize(
    ("week", "buffer", "slots"),
    [
        ([60, 0, 60, 0, 0, 180, 0], 15, 17),  # 300 x 85 % = 255 = 17 x 15
        ([60, 0, 60, 0, 0, 180, 0], 0, 20),
        ([60, 0, 60, 0, 0, 180, 0], 16, 16),  # 252 = 16.8 x 15
        ([29] * 7, 0, 7),  # 203 would be 13 slots, but no slot spans two days
        ([29] * 7, 50, 6),  # 203 x 50 % = 101.5: 6 slots, fewer than the 7 that the days hold
        ([14] * 7, 0, 0),  # 98 minutes, and not one quarter of an hour in one piece
        ([15], 15, 0),  # 12.75
        ([18], 15, 1),  # 15.3
        ([17], 15, 0),  # 14.45
        ([100], 15, 5),  # 85 = 5.67 x 15
        ([100], 100, 0),
        ([], 15, 0),
    ],
)
def test_a_week_offers_whole_quarters_of_an_hour_after_the_buffer(week: list[int], buffer: int, slots: int) -> None:
    """The lesser of what the buffer leaves of the week and what its days hold."""
    assert week_slots(week, buffer) == slots


def test_weeks_break_on_their_first_weekday() -> None:
    """START is a Monday; with Sunday first, the week that holds it began the day before."""
    span = [Day(START + n * ONE_DAY, 0) for n in range(10)]
    assert [len(week) for week in weeks_of(span, 0)] == [7, 3]
    assert [len(week) for week in weeks_of(span, 6)] == [6, 4]
    assert [len(week) for week in weeks_of(span, 2)] == [2, 7, 1]
    assert weeks_of([], 0) == []


def test_whole_weeks_hold_both_days() -> None:
    """From the week of the first to the week of the last, whole."""
    assert whole_weeks(WED, WED, 0) == DateRange(START, START + 7 * ONE_DAY)
    assert whole_weeks(WED, START + 7 * ONE_DAY, 0) == DateRange(START, START + 14 * ONE_DAY)
    assert whole_weeks(MON, MON, 6) == DateRange(START - ONE_DAY, START + 6 * ONE_DAY)


def test_a_split_week_counts_only_its_days_inside() -> None:
    """Whole weeks offer 255 each. From Wednesday on (60 + 180) x 85 % = 204, so 195; up to Saturday 102, so 90."""
    span = days(enrolment(), FORTNIGHT, (), FORTNIGHT.stop)

    def between(first: date, stop: date) -> int:
        return supply(span, first, stop, buffer_percent=15, first_weekday=0)

    assert between(START, FORTNIGHT.stop) == 255 + 255
    assert between(WED, FORTNIGHT.stop) == 195 + 255
    assert between(START, START + timedelta(days=12)) == 255 + 90
    assert between(WED, SAT) == 45  # 60 x 85 % = 51
    assert between(WED, WED) == 0
    assert between(SAT, WED) == 0
