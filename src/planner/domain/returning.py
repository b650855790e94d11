"""Recall that a repair brings back: of each topic that lost a review one comes soon, what it still needs comes later.

It goes into catch-up time and time that nobody has planned, a few topics together. Where there is no such time, and a
topic would rest too long, it borrows five minutes from a recall block that has them to spare.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.capacity import SLOT
from planner.domain.plan import Part
from planner.domain.recall import LONGEST_GAP, MIX_LEAST, MIX_MOST, STEP, UNTOUCHED_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.domain.bench import Bench
    from planner.domain.plan import Block

SOON = timedelta(days=10)
"""A topic that is met within these days anyway has its review."""
WAITS = timedelta(days=7)
PLACED_WITHIN = timedelta(days=14)
LEAST_GAP = 7
USUAL_PART = 10
BORROWED = "a review that was missed borrows a few minutes of other recall"


@dataclass(slots=True, eq=False)
class Waiting:
    """A topic with the days on which it is met, in order. `lacking` minutes of its recall are planned nowhere;
    `pending` where a review was lost and none comes soon.
    """

    topic: str
    domain: str
    met: list[date]
    lacking: int
    pending: bool

    def due(self, after: date, review: date) -> date | None:
        """The first day from `after` on for another review: at once where one is pending, else half-way between two
        meetings that lie too far apart, or far enough for minutes that it lacks; then once in the final review.
        """
        if self.pending:
            return after
        enough = 2 * LEAST_GAP if self.lacking >= STEP else LONGEST_GAP + 1
        later = [it for it in self.met[max(0, bisect_left(self.met, after) - 1) :] if it < review]
        for last, following in pairwise([*later, review]):
            gap = (following - last).days
            day = max(after, last + gap // 2 * ONE_DAY)
            if gap >= enough and (following - day).days >= LEAST_GAP // 2:
                return day
        return max(after, review) if self.met[-1] < review else None

    def rest(self, day: date) -> int:
        """Days since it was last met."""
        return (day - self.met[max(0, bisect_left(self.met, day) - 1)]).days

    def far(self, day: date) -> bool:
        """Whether it is met on no day near that one."""
        at = bisect_left(self.met, day)
        return all(abs((day - other).days) >= LEAST_GAP for other in self.met[max(0, at - 1) : at + 1])

    def came(self, day: date, minutes: int) -> None:
        """It has a review on that day."""
        insort(self.met, day)
        self.lacking -= minutes
        self.pending = False


class Returning:
    """Topics that wait for recall on a bench. `lost` are the minutes of it that each topic has lost."""

    def __init__(self, bench: Bench, lost: Mapping[str, int], reasons: dict[str, None]) -> None:
        self._bench, self._reasons = bench, reasons
        planned: Counter[str] = Counter()
        met = {topic: set(days) for topic, days in bench.case.history.touches.items()}
        for block in bench.blocks:
            for part in block.parts:
                met.setdefault(part.topic, set()).add(block.date)
                planned[part.topic] += part.minutes if block.activity == "recall" else 0
        soon = DateRange(bench.today, bench.today + SOON)
        self._topics = [
            Waiting(
                topic=need.topic,
                domain=need.domain,
                met=sorted(met[need.topic]),
                lacking=min(lost.get(need.topic, 0), need.recall_minutes - planned[need.topic]),
                pending=need.topic in lost and not any(day in soon for day in met[need.topic]),
            )
            for need in bench.case.needs
            if need.topic in met
        ]

    def place(self) -> None:
        """Day by day, up to the exam."""
        bench = self._bench
        due = {it.topic: self._due(it, bench.first) for it in self._topics}
        for day in bench.study_days(bench.first, bench.exam - ONE_DAY):
            ready = []
            for it in self._topics:
                if (when := due[it.topic]) and when <= day:
                    due[it.topic] = self._due(it, day)
                    if due[it.topic] == day:
                        ready.append(it)
            for it in self._meet(day, ready) if ready else ():
                due[it.topic] = self._due(it, day + ONE_DAY)

    def _due(self, it: Waiting, after: date) -> date | None:
        return it.due(max(after, it.met[0] + ONE_DAY), self._bench.review)

    def _meet(self, day: date, ready: list[Waiting]) -> list[Waiting]:
        """Brings some of them back on that day, if they are enough to mix or can't wait; returns those that came."""
        ready.sort(key=lambda it: (not it.pending, -it.rest(day), it.topic))
        pressing = [it for it in ready if it.pending or it.rest(day) >= UNTOUCHED_LIMIT]
        if len(ready) < MIX_LEAST and not pressing:
            return []
        came = self._together(day, ready[:MIX_MOST], pressing=bool(pressing))
        left = [it for it in pressing if it not in came and self._late(it, day)]
        return [*came, *(it for it in left if self._borrow(it, day))]

    def _together(self, day: date, hand: list[Waiting], *, pressing: bool) -> list[Waiting]:
        """A new block for as many of these as the day has room for, and for guests where they are too few to mix."""
        size, spare = self._room(day, -(-USUAL_PART * len(hand) // SLOT) * SLOT, pressing=pressing)
        hand = [*hand, *self._guests(day, hand)][: size // STEP]
        if hand:
            parts = shared([Part(it.topic, it.domain, STEP) for it in hand], size - STEP * len(hand))
            self._bench.add(day, "recall", parts, from_catch_up=spare)
            for it, part in zip(hand, parts, strict=True):
                it.came(day, part.minutes)
        return hand

    def _late(self, it: Waiting, day: date) -> bool:
        """Whether it can't wait for time that is free."""
        return day > self._bench.today + WAITS if it.pending else it.rest(day) >= LONGEST_GAP

    def _guests(self, day: date, hand: Sequence[Waiting]) -> list[Waiting]:
        """Who makes up the number that a block mixes: of another domain if need be, the longest rested first."""
        domains = {it.domain for it in hand}
        others = [it for it in self._topics if it not in hand and it.met[0] < day and it.far(day)]
        others.sort(key=lambda it: (len(domains) == 1 and it.domain in domains, -it.rest(day), it.topic))
        return others[: max(0, MIX_LEAST - len(hand))]

    def _room(self, day: date, wanted: int, *, pressing: bool) -> tuple[int, bool]:
        """Up to `wanted` minutes of the day, and whether they were catch-up, which is for what is pressing now."""
        bench = self._bench
        wanted = min(wanted, bench.longest)
        if pressing and day <= bench.today + PLACED_WITHIN:
            for block in bench.of("catch_up", first=day, last=day):
                here = min(wanted, block.minutes)
                bench.take(block, here)
                return here, True
        return max(0, min(wanted, bench.room(day), bench.week_room(day))), False

    def _borrow(self, it: Waiting, day: date) -> bool:
        """Takes five minutes from the longest part of the day's recall that has more; whether there is one."""
        for block in self._bench.of("recall", first=day, last=day):
            longest = max(block.parts, key=lambda part: part.minutes)
            if longest.minutes >= 2 * STEP and all(part.topic != it.topic for part in block.parts):
                cut = [replace(p, minutes=p.minutes - STEP) if p is longest else p for p in block.parts]
                parts = (*cut, Part(it.topic, it.domain, STEP))
                self._bench.swap(block, replace(block, id="", parts=parts))
                self._reasons[BORROWED] = None
                it.came(day, STEP)
                return True
        return False


def shared(parts: Sequence[Part], more: int) -> list[Part]:
    """`more` minutes dealt over the parts in steps of five, what is over to the first."""
    steps, rest = divmod(more, STEP)
    given = [STEP * (steps // len(parts) + (n < steps % len(parts))) for n in range(len(parts))]
    given[0] += rest
    return [replace(part, minutes=part.minutes + here) for part, here in zip(parts, given, strict=True)]


def recall_minutes(blocks: Iterable[Block]) -> Counter[str]:
    """Minutes of recall by topic."""
    found: Counter[str] = Counter()
    for block in blocks:
        for part in block.parts:
            found[part.topic] += part.minutes if block.activity == "recall" else 0
    return found
