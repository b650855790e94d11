"""When blocks begin, where a weekday has a clock time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from builders import START
from planner.domain.calendar_math import ONE_DAY
from planner.domain.clock_times import starts
from planner.domain.enrolment import StudyDay, Week
from planner.domain.plan import Activity, Block

WEEK = Week((StudyDay(60, time(18, 30)), StudyDay(60), *[StudyDay(60, time(9))] * 5))


def in_utc(day: date, at: time) -> datetime:
    """As in a zone five hours behind."""
    return datetime.combine(day, at, UTC) + timedelta(hours=5)


def block(name: str, day: date, minutes: int, activity: Activity = "learn") -> Block:
    return Block(id=name, date=day, order=0, minutes=minutes, activity=activity)


def test_blocks_of_a_day_follow_each_other() -> None:
    """18:30, then 45 minutes later; each day begins anew."""
    blocks = [block("a", START, 45), block("b", START, 15, "catch_up"), block("c", START + 7 * ONE_DAY, 15)]
    assert starts(WEEK, blocks, in_utc) == {
        "a": datetime(2027, 1, 11, 23, 30, tzinfo=UTC),
        "b": datetime(2027, 1, 12, 0, 15, tzinfo=UTC),
        "c": datetime(2027, 1, 18, 23, 30, tzinfo=UTC),
    }


def test_each_weekday_has_its_own_time() -> None:
    """Wednesday begins at nine."""
    assert starts(WEEK, [block("a", START + 2 * ONE_DAY, 15)], in_utc) == {"a": datetime(2027, 1, 13, 14, tzinfo=UTC)}


def test_a_day_without_a_time_gives_none() -> None:
    """Its blocks last all day."""
    assert starts(WEEK, [block("a", START + ONE_DAY, 15)], in_utc) == {}


def test_errands_take_no_time_of_the_day() -> None:
    """A transcript is sent at any hour."""
    blocks = [block("a", START, 20, "task"), block("b", START, 15)]
    assert starts(WEEK, blocks, in_utc) == {"b": datetime(2027, 1, 11, 23, 30, tzinfo=UTC)}
