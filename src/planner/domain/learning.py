"""New material: in which order topics are learnt, and how much of it each day takes.

A topic's prerequisites come first; among the next open topics of the outline, the one whose domain is furthest behind
its weight goes next. The share of learning falls through the plan, so that recall of what was learnt has room to grow.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from planner.domain.capacity import SLOT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from planner.domain.grid import Grid
    from planner.domain.load import Load
    from planner.domain.plan import Activity, TopicNeed

# The learning share of study time at the middle of each third of the plan, and at its ends.
CURVE = ((0.0, 0.82), (1 / 6, 0.74), (1 / 2, 0.58), (5 / 6, 0.38), (1.0, 0.28))
# How far ahead in the outline's order of study a topic may be taken for the sake of its domain: a quarter of it.
FEWEST_AHEAD, AHEAD = 6, 0.25
NO_NEW_TOPIC_DAYS = 14
DONE_BY = 0.85
# In a plan under 12 weeks the last topics need what time there is: learning is done as early as leaves some recall.
SHORT_PLAN_DAYS, SHORT_DONE_BY, SHORT_MOST = 84, (0.65, 0.75, 0.85), 0.85


@dataclass(slots=True)
class Piece:
    """Learning or hands-on of one topic that is still to be planned, in slots."""

    topic: str
    activity: Activity
    slots: int


def order(
    needs: Sequence[TopicNeed], requires: Mapping[str, Sequence[str]], begun: Collection[str] = ()
) -> list[TopicNeed]:
    """The topics still to be learnt, in the order of learning. `needs` come in the outline's order of study, which is
    kept to loosely; topics that are `begun` come first, as soon as their prerequisites allow.
    """
    weight: dict[str, int] = {}
    for need in needs:
        weight[need.domain] = weight.get(need.domain, 0) + need.minutes
    done = dict.fromkeys(weight, 0)
    learnt = {need.topic for need in needs if not need.before_review_minutes}
    waiting = [need for need in needs if need.before_review_minutes]
    ahead = max(FEWEST_AHEAD, ceil(len(needs) * AHEAD))
    ordered: list[TopicNeed] = []
    while waiting:
        allowed = [need for need in waiting if learnt.issuperset(requires[need.topic])]
        open_now = [need for need in allowed if need.topic in begun][:1] or allowed[:ahead]
        nearest = min(open_now, key=lambda need: done[need.domain] / weight[need.domain])
        waiting.remove(nearest)
        ordered.append(nearest)
        learnt.add(nearest.topic)
        done[nearest.domain] += nearest.minutes
    return ordered


def pieces(ordered: Sequence[TopicNeed]) -> list[Piece]:
    """The stream of learning: each topic's theory, then its hands-on."""
    stream = []
    for need in ordered:
        if need.learn_minutes:
            stream.append(Piece(need.topic, "learn", need.learn_minutes // SLOT))
        if need.hands_on_minutes:
            stream.append(Piece(need.topic, "hands_on", need.hands_on_minutes // SLOT))
    return stream


def daily_targets(grid: Grid, load: Load, slots: int) -> list[float]:
    """How many of `slots` should have been learnt by the end of each day: along the curve, all by the review.

    Learning ends early enough for its last topics to be practised, and two weeks before the exam where that leaves
    room, so that nothing new comes in the last fortnight.
    """
    if not slots:
        return [0.0] * len(grid.room)
    free = [load.free(d) if grid.first <= d < grid.review else 0 for d in range(len(grid.room))]
    rate = [_share((d - grid.first) / max(1, grid.exam - grid.first)) for d in range(len(grid.room))]
    soft = max(0, min(grid.review, grid.exam - NO_NEW_TOPIC_DAYS))
    if grid.exam - grid.first < SHORT_PLAN_DAYS:
        for end in (min(soft, _reached(free, share)) for share in SHORT_DONE_BY):
            whole = sum(free[:end])
            if slots <= SHORT_MOST * whole:
                return _cumulative([slots / whole] * end, free)
    for end in (_reached(free, DONE_BY), soft, grid.review):
        along = sum(r * f for r, f in zip(rate[:end], free[:end], strict=True))
        if slots <= along:
            return _cumulative([r * slots / along for r in rate[:end]], free)
    end = soft if sum(free[:soft]) >= slots else grid.review
    along = sum(r * f for r, f in zip(rate[:end], free[:end], strict=True))
    whole = sum(free[:end])
    lift = min(1.0, (slots - along) / (whole - along)) if whole > along else 1.0
    return _cumulative([r + lift * (1 - r) for r in rate[:end]], free)


def _reached(free: Sequence[int], share: float) -> int:
    """The first day by whose start that share of all free slots has passed."""
    wanted = share * sum(free)
    return next(day for day, seen in enumerate(itertools.accumulate(free, initial=0)) if seen >= wanted)


def _cumulative(rate: Sequence[float], free: Sequence[int]) -> list[float]:
    targets, seen = [], 0.0
    for day, here in enumerate(free):
        seen += rate[day] * here if day < len(rate) else 0.0
        targets.append(seen)
    return targets


def _share(position: float) -> float:
    for (x0, y0), (x1, y1) in itertools.pairwise(CURVE):
        if position <= x1:
            return y0 + (y1 - y0) * (position - x0) / (x1 - x0)
    return CURVE[-1][1]
