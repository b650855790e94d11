"""How much is planned on which day: the same share of every week's budget, spread over its days in proportion.

Mock exams and their reviews are placed first and take their minutes out of their week's share, so that a week with a
mock is no heavier than its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.grid import Grid

EVE_SHARE = Fraction(1, 2)
LAST_WEEK_SHARE = Fraction(115, 100)
CATCH_UP_EVERY = 3
CATCH_UP_LAST_DAYS = 10


@dataclass(slots=True)
class Load:
    """Slots of study for each day, of which `reserved` go to mocks and their reviews; working state of one build."""

    study: list[int]
    reserved: list[int]

    def free(self, day: int) -> int:
        """Slots of the day that are left for learning and recall."""
        return self.study[day] - self.reserved[day]


def quotas(grid: Grid, wanted: int, wanted_before_review: int) -> list[int]:
    """Slots to plan in each stretch: `wanted` in all, at least `wanted_before_review` before the review, level.

    Stretches with equal budgets get equal quotas, so a little more than `wanted` may come out; never more than fits.
    """
    share = min(Fraction(1), Fraction(wanted, max(1, grid.supply)))
    early = min(Fraction(1), max(share, Fraction(wanted_before_review, max(1, grid.supply_before_review))))
    planned: list[int] = []
    for index, stretch in enumerate(grid.stretches):
        room = sum(grid.room[stretch.start : stretch.stop])
        if stretch.before_review:
            planned.append(min(room, ceil(early * stretch.slots)))
        elif index and grid.stretches[index - 1].week == stretch.week:
            week = ceil(share * (stretch.slots + grid.stretches[index - 1].slots))
            planned.append(max(0, min(room, stretch.slots, week - planned[-1])))
        else:
            planned.append(min(room, ceil(share * stretch.slots)))
    return planned


def spread(grid: Grid, quota: Sequence[int], reserved: list[int]) -> Load:
    """Each stretch's quota over its days, in proportion to their room, none with less than its mock or review takes."""
    study = list(reserved)
    for stretch, slots in zip(grid.stretches, quota, strict=True):
        _fill(study, slots, list(range(stretch.start, stretch.stop)), grid.room, reserved)
    return Load(study, reserved)


def _fill(study: list[int], slots: int, indices: list[int], room: Sequence[int], reserved: Sequence[int]) -> None:
    """Gives the days `slots` in proportion to their room, but none less than is reserved on it."""
    shares = _proportional(slots, [room[d] for d in indices])
    short = [d for d, share in zip(indices, shares, strict=True) if share < reserved[d]]
    if short:
        others = [d for d in indices if d not in short]
        _fill(study, slots - sum(reserved[d] for d in short), others, room, reserved)
        return
    for d, share in zip(indices, shares, strict=True):
        study[d] = share


def _proportional(slots: int, weights: Sequence[int]) -> list[int]:
    """`slots` shared out by weight, each share within one slot of exact and none above its weight."""
    whole = sum(weights)
    slots = max(0, min(slots, whole))
    shares, seen, given = [], 0, 0
    for weight in weights:
        seen += weight
        due = (2 * slots * seen + whole) // (2 * whole) if whole else 0
        shares.append(due - given)
        given = due
    return shares


def calm_before_exam(grid: Grid, load: Load, spare: int) -> int:
    """Lightens the eve and the last seven days at the cost of at most `spare` slots; returns how many are left."""
    loads = [load.study[d] for d in grid.study_days(grid.first, grid.exam - 1) if load.study[d]]
    if not loads:
        return spare
    eve = grid.exam - 1
    spare -= _trim(load, [eve], int(median(loads) * EVE_SHARE), spare)
    weeks = [sum(load.study[s : s + 7]) for s in range(0, grid.exam - 6, 7) if any(grid.room[s : s + 7])]
    if weeks:
        last_week = list(range(max(grid.review, grid.exam - 7), grid.exam))
        spare -= _trim(load, last_week, int(median(weeks) * LAST_WEEK_SHARE), spare)
    return spare


def catch_up(grid: Grid, load: Load, longest: int, spare: int, early_spare: int) -> list[tuple[int, int]]:
    """(day, slots) of the times kept empty on purpose: every third week, and once in the last ten days.

    They lie in what the buffer leaves of a day. Where a week is full to the brim, a slot of its study makes room, as
    long as `spare` slots last, of which `early_spare` before the review; otherwise the next week is tried.
    """
    kept: list[tuple[int, int]] = []
    waited = 0
    for start in range(0, len(grid.room), 7):
        days = [d for d in grid.study_days(start, start + 7) if d < grid.exam - 1]
        if not days:
            continue
        waited += 1
        late = [d for d in days if d >= grid.exam - CATCH_UP_LAST_DAYS]
        if waited < CATCH_UP_EVERY and not late:
            continue
        day = max(late or days, key=lambda d: (grid.room[d] - load.study[d], load.free(d), -d))
        early = day < grid.review
        if grid.room[day] == load.study[day] and load.free(day) > 0 and min(spare, early_spare if early else spare) > 0:
            load.study[day] -= 1
            spare -= 1
            early_spare -= early
        slots = min(grid.room[day] - load.study[day], longest)
        if slots > 0:
            kept.append((day, slots))
            waited = 0
    return kept


def _trim(load: Load, indices: list[int], limit: int, spare: int) -> int:
    """Takes study off the last of the days until their sum is within `limit`; returns the slots taken."""
    excess = min(spare, sum(load.study[d] for d in indices) - limit)
    taken = 0
    for d in reversed(indices):
        here = max(0, min(excess - taken, load.free(d)))
        load.study[d] -= here
        taken += here
    return taken
