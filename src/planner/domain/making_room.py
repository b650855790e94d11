"""Where days or weeks of a plan hold more than they have: what leaves, recall first; and mocks that need a new day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.capacity import SLOT
from planner.domain.mocks import LAST_LATEST
from planner.domain.plan import Block, MockSlice

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.bench import Bench
    from planner.domain.plan import Activity, StudyPlan

LEAVES_FIRST: tuple[Activity, ...] = ("catch_up", "recall", "mock_review", "mock", "hands_on", "learn")
FELL = "days or weeks ahead have fewer minutes than is planned in them"
NEW_DAY = "a mock exam needs another day"
NO_DAY = "a mock exam finds no day any more"


def fit(bench: Bench, plan: StudyPlan, reasons: dict[str, None]) -> list[Block]:
    """Takes blocks off days and weeks that hold too much; today only where its own capacity fell. Returns them."""
    stored = {day.date: day.capacity_minutes for week in plan.weeks for day in week.days}
    now = {day.date: day.capacity_minutes for day in bench.frame.days}
    kept_today = now.get(bench.today, 0) >= stored.get(bench.today, 0)
    gone: list[Block] = []
    for day in sorted({block.date for block in bench.blocks}):
        if day < bench.first and kept_today:
            continue
        gone += _relieve(bench, [day], bench.overfull_day(day))
    for start in sorted({week.start for week in plan.weeks}):
        inside = [start + n * ONE_DAY for n in range(7)]
        movable = [d for d in inside if d >= bench.first or (d == bench.today and not kept_today)]
        fell = any(now.get(d, 0) < stored.get(d, 0) for d in inside)
        if movable:
            gone += _relieve(bench, movable, bench.overfull_week(start, with_pins=fell), counted=True)
    if any(block.activity != "catch_up" for block in gone):
        reasons[FELL] = None
    return gone


def _relieve(bench: Bench, days: list[date], excess: int, *, counted: bool = False) -> list[Block]:
    """Takes blocks of these days until `excess` is gone; with `counted` only those that the week's budget counts."""
    gone = []
    if excess <= 0:
        return []
    blocks = [block for day in days for block in bench.on(day)]
    if counted:
        blocks = [b for b in blocks if b.activity != "catch_up" and not b.from_catch_up]
    for block in sorted(blocks, key=lambda b: (LEAVES_FIRST.index(b.activity), -b.date.toordinal(), -b.order)):
        if excess <= 0:
            break
        bench.take(block, block.minutes)
        excess -= block.minutes
        gone.append(block)
    return gone


def mocks_again(bench: Bench, lost: list[Block], reasons: dict[str, None]) -> None:
    """Gives each mock that lost a slice, or its review, another day before the exam's last days.

    A mock that was begun is not taken up again. Mocks give way first: only recall and catch-up make room for them.
    """
    sat = bench.case.history.mocks
    slices = {b.mock.number: b.date for b in reversed(lost) if b.mock and b.activity == "mock"}
    for number, wanted in sorted(slices.items()):
        for block in [b for b in bench.blocks if b.mock and b.mock.number == number]:
            bench.take(block, block.minutes)
        if number not in sat:
            day = _sit(bench, number, wanted)
            reasons[NO_DAY if day is None else NEW_DAY] = None
            if day is not None:
                _review(bench, number, day)
    for block in lost:
        if block.mock and block.activity == "mock_review" and block.mock.number in sat:
            _review(bench, block.mock.number, bench.today)


def _sit(bench: Bench, number: int, wanted: date) -> date | None:
    minutes = bench.case.track.exam.minutes.value
    last = bench.exam - LAST_LATEST * ONE_DAY
    days = bench.study_days(bench.first, last)
    for day in sorted(days, key=lambda d: (abs((d - wanted).days), d)):
        if _cleared(bench, day, minutes):
            _put(bench, day, minutes, "mock", number)
            return day
    return None


def _review(bench: Bench, number: int, mock: date) -> None:
    """Half an hour, or a quarter, on one of the two study days after the mock; none where they are full of learning."""
    for day in list(bench.study_days(mock + ONE_DAY, bench.exam - ONE_DAY))[:2]:
        for minutes in (2 * SLOT, SLOT):
            if minutes <= bench.longest and _cleared(bench, day, minutes):
                _put(bench, day, minutes, "mock_review", number)
                return


def _cleared(bench: Bench, day: date, minutes: int) -> bool:
    """Makes room on the day and in its week, out of the day's catch-up and the week's recall, if there is enough."""
    slots = -(-minutes // SLOT) * SLOT
    catch_up = bench.of("catch_up", first=day, last=day)
    here = bench.of("recall", first=day, last=day)
    if bench.room(day) + sum(b.minutes for b in (*catch_up, *here)) < slots:
        return False
    week = [b for b in bench.of("recall", first=bench.first, last=bench.exam) if bench.same_week(b.date, day)]
    counted = sum(b.minutes for b in week if not b.from_catch_up)
    if bench.week_room(day) + counted < slots:
        return False
    for block in (*catch_up, *reversed(here)):
        if bench.room(day) < slots:
            bench.take(block, block.minutes)
    for block in reversed([b for b in week if b in bench.on(b.date) and not b.from_catch_up]):
        short = slots - bench.week_room(day)
        if short > 0:
            bench.take(block, min(block.minutes, -(-short // SLOT) * SLOT))
    return True


def _put(bench: Bench, day: date, minutes: int, activity: Activity, number: int) -> None:
    made = Block(id="", date=day, order=0, minutes=minutes, activity=activity, mock=MockSlice(number, 1, 1))
    bench.put(made)
