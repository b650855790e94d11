"""Mock exams: how many, when, and on which days; each is followed by a review of its mistakes.

The last one lies 4 to 10 days before the exam, the first by 70 % of the plan or the final review, the others between.
A mock is as long as the exam; where no day of its week holds it, it is sliced over the following study days.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.capacity import SLOT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from planner.domain.grid import Grid

LONG_PLAN_DAYS = 425  # fourteen months
APART = 6
LAST_EARLIEST, LAST_WANTED, LAST_LATEST = 10, 7, 4
FIRST_WANTED, FIRST_BY = 0.62, 0.70
REVIEW_SLOTS = 2
LONGEST_SPAN_DAYS = 13


@dataclass(frozen=True, slots=True)
class PlacedMock:
    """One mock: (day, minutes) of each slice, and the (day, slots) of its review, None where none fits."""

    number: int
    slices: tuple[tuple[int, int], ...]
    review: tuple[int, int] | None


def count(grid: Grid, minutes: int, need: int, need_before_review: int, begun: int, sat: int) -> int:
    """How many mocks the plan has room for beside its needs, in slots: 2, from 14 months on 3, or fewer.

    The plan began on day `begun`; those already `sat` are not planned again.
    """
    wanted = max(0, (3 if grid.exam - begun >= LONG_PLAN_DAYS else 2) - sat)
    each = cost(minutes)
    spare, spare_early = grid.supply - need, grid.supply_before_review - need_before_review
    while wanted and (spare < wanted * each or spare_early < (wanted - 1) * each):
        wanted -= 1
    return wanted


def cost(minutes: int) -> int:
    """Slots of a mock of that length with its review."""
    return -(-minutes // SLOT) + REVIEW_SLOTS


def place(
    grid: Grid, quota: Sequence[int], minutes: int, wanted: int, early_spare: int, sat: Mapping[int, int],
    used: Collection[int] = (),
) -> tuple[PlacedMock, ...]:  # fmt: skip
    """Places `wanted` mocks from the last backwards; one that finds no days is left out.

    `sat` are the numbers of those already begun, and the day of each one's last slice; no number in `used` is given
    again. Together they take at most `early_spare` slots from before the final review: the rest is for learning.
    """
    left = list(quota)
    reserved = [0] * len(grid.room)
    placed: list[tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]] = []
    latest = grid.exam - LAST_LATEST
    for index in range(wanted):
        target = _target(grid, index, wanted + len(sat), latest)
        if sat:
            target = replace(target, low=max(target.low, max(sat.values()) + APART))
        if early_spare < cost(minutes):
            target = replace(target, low=max(target.low, grid.review))
        choice = _best(grid, left, reserved, minutes, target)
        if choice is None:
            continue
        slices, review = choice
        pieces = [(d, -(-m // SLOT)) for d, m in slices] + ([review] if review else [])
        _take(grid, left, reserved, pieces)
        early_spare -= sum(slots for d, slots in pieces if d < grid.review)
        placed.append(choice)
        latest = slices[0][0] - APART
    ordered = sorted(placed)
    taken = {*sat, *used}
    numbers = [n for n in range(1, len(ordered) + len(taken) + 1) if n not in taken]
    return tuple(PlacedMock(n, slices, review) for n, (slices, review) in zip(numbers, ordered, strict=False))


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a mock should go: first slice from `low`, last slice in `[earliest, latest]`, its middle near `goal`."""

    low: int
    earliest: int
    goal: int
    latest: int


def _target(grid: Grid, index: int, wanted: int, latest: int) -> _Target:
    """The target of a mock, counted from the last one; `latest` keeps it clear of the one after it."""
    if index == 0:
        earliest = grid.exam - LAST_EARLIEST
        return _Target(earliest - LONGEST_SPAN_DAYS, earliest, grid.exam - LAST_WANTED, latest)
    length = grid.exam - grid.first
    first_by = min(grid.first + int(length * FIRST_BY), grid.review, latest)
    first_wanted = min(grid.first + int(length * FIRST_WANTED), first_by)
    if index == wanted - 1:
        return _Target(grid.first + length // 3, grid.first, first_wanted, first_by)
    return _Target(first_wanted + APART, grid.first, (first_wanted + latest) // 2, latest)


def _best(
    grid: Grid, left: Sequence[int], reserved: Sequence[int], minutes: int, target: _Target
) -> tuple[tuple[tuple[int, int], ...], tuple[int, int] | None] | None:
    best = None
    for day in grid.study_days(max(target.low, grid.first), target.latest + 1):
        slices = _slices(grid, left, reserved, minutes, day)
        if not slices or slices[-1][0] - day > LONGEST_SPAN_DAYS:
            continue
        if not target.earliest <= slices[-1][0] <= target.latest:
            continue
        review = _review(grid, left, reserved, slices)
        on_the_eve = review is not None and review[0] == grid.exam - 1
        off = abs((day + slices[-1][0]) / 2 - target.goal)
        price = (review is None, off + 7 * (len(slices) - 1) + 4 * on_the_eve, day)
        if best is None or price < best[0]:
            best = (price, (slices, review))
    return best[1] if best else None


def _slices(
    grid: Grid, left: Sequence[int], reserved: Sequence[int], minutes: int, day: int
) -> tuple[tuple[int, int], ...]:
    """The mock in one piece on `day`, or sliced from that day on; empty where the days run out."""
    slices: list[tuple[int, int]] = []
    quota = dict(enumerate(left))
    for d in grid.study_days(day, grid.exam):
        stretch = grid.stretch_of(d)
        slots = min(grid.room[d] - reserved[d], quota[stretch])
        here = min(minutes, slots * SLOT)
        if here <= 0:
            continue
        quota[stretch] -= -(-here // SLOT)
        slices.append((d, here))
        minutes -= here
        if minutes == 0:
            return tuple(slices)
    return ()


def _review(
    grid: Grid, left: Sequence[int], reserved: Sequence[int], slices: tuple[tuple[int, int], ...]
) -> tuple[int, int] | None:
    """The day and slots of the review: within two study days of the last slice, or if none is left on its own day."""
    quota = dict(enumerate(left))
    for d, minutes in slices:
        quota[grid.stretch_of(d)] -= -(-minutes // SLOT)
    used = {d: -(-minutes // SLOT) for d, minutes in slices}
    last = slices[-1][0]
    for d in [*grid.study_days(last + 1, grid.exam)[:2], last]:
        slots = min(REVIEW_SLOTS, grid.room[d] - reserved[d] - used.get(d, 0), quota[grid.stretch_of(d)])
        if slots > 0:
            return d, slots
    return None


def _take(grid: Grid, left: list[int], reserved: list[int], pieces: Sequence[tuple[int, int]]) -> None:
    for day, slots in pieces:
        reserved[day] += slots
        left[grid.stretch_of(day)] -= slots
