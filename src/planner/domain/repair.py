"""Mends the learning of a plan with the least disruption: what is owed finds a place, what is not needed leaves.

Owed learning goes into catch-up time, then into time that nobody has planned, then into recall slots, then into the
slots of what depends on it, which is then owed in turn. Free time comes before recall: using it moves nothing.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from planner.domain import learning
from planner.domain.calendar_math import ONE_DAY
from planner.domain.plan import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.bench import Bench
    from planner.domain.plan import Activity, Block

AHEAD = "you are ahead: some of the planned learning is no longer needed"
ORDER = "what was not learnt comes before the topics that build on it"


class Opening(NamedTuple):
    """Minutes that may be taken: of a block, or free on a day."""

    day: date
    minutes: int
    block: Block | None = None


class Repair:
    """Learning on a bench. `reasons` collects what took planned work from its day."""

    def __init__(self, bench: Bench, reasons: dict[str, None]) -> None:
        self._bench = bench
        self._reasons = reasons
        topics = bench.case.track.outline.topics
        self._domain = {topic.id: topic.domain for topic in topics}
        self._requires = {topic.id: topic.requires for topic in topics}
        ordered = learning.order(bench.case.whole, self._requires)
        self._rank = {need.topic: n for n, need in enumerate(ordered)}
        self._next: dict[str, set[str]] = {
            topic.id: {other.id for other in topics if topic.id in other.requires} for topic in topics
        }

    def owed(self) -> dict[tuple[str, Activity], int]:
        """Minutes of learning that are needed and not planned (above 0), or planned and no longer needed (below)."""
        found: dict[tuple[str, Activity], int] = {}
        for need in self._bench.case.needs:
            found[need.topic, "learn"] = need.learn_minutes
            found[need.topic, "hands_on"] = need.hands_on_minutes
        for block in self._bench.blocks:
            if block.activity in ("learn", "hands_on"):
                found[block.parts[0].topic, block.activity] -= block.minutes
        return {key: minutes for key, minutes in found.items() if minutes}

    def drop_surplus(self) -> None:
        """Takes away learning that is no longer needed, the last first, never today's."""
        for (topic, activity), minutes in self.owed().items():
            surplus = -minutes
            later = self._bench.of(activity, first=self._bench.first, last=self._bench.exam)
            for block in reversed([b for b in later if b.parts[0].topic == topic]):
                here = min(surplus, block.minutes)
                if here > 0:
                    self._bench.take(block, here)
                    surplus -= here
                    self._reasons[AHEAD] = None

    def place_learning(self) -> int:
        """Finds a place for all learning that is owed, in the order of study; returns the minutes that found none."""
        waiting = [self._turn(topic, activity) for (topic, activity), minutes in self.owed().items() if minutes > 0]
        heapify(waiting)
        homeless: set[tuple[str, Activity]] = set()
        while waiting:
            _, _, topic, activity = heappop(waiting)
            left = self.owed().get((topic, activity), 0)
            left -= self._fill(topic, activity, left)
            displaced = self._displace(topic, activity, left) if left else []
            for other in displaced:
                heappush(waiting, other)
            if displaced and self.owed().get((topic, activity), 0) > 0:
                heappush(waiting, self._turn(topic, activity))
            elif left and not displaced:
                homeless.add((topic, activity))
        return sum(minutes for key, minutes in self.owed().items() if key in homeless and minutes > 0)

    def in_order(self) -> list[Block]:
        """The bench's blocks, so that new material of one day follows the order of study."""

        def place(block: Block) -> tuple[date, int, bool]:
            new = block.activity in ("learn", "hands_on")
            return block.date, self._rank[block.parts[0].topic] if new else -1, block.activity == "hands_on"

        return sorted(self._bench.blocks, key=place)

    def _turn(self, topic: str, activity: Activity) -> tuple[int, bool, str, Activity]:
        return self._rank[topic], activity == "hands_on", topic, activity

    def _fill(self, topic: str, activity: Activity, minutes: int) -> int:
        """Uses catch-up, free time and recall slots between prerequisites and dependents; returns what was placed."""
        first, last = self._between(topic, activity)
        placed = 0
        for openings in (self._catch_up, self._free, self._recall):
            for opening in openings(first, last):
                here = min(minutes - placed, opening.minutes)
                if here <= 0:
                    return placed
                self._use(opening, topic, activity, here)
                placed += here
        return placed

    def _between(self, topic: str, activity: Activity) -> tuple[date, date]:
        """The first and the last day, both included, on which more of the topic keeps the order of study.

        On one day new material follows the order of study, so the days of prerequisites and dependents are allowed.
        """
        before = [self._days(needed, "learn", "hands_on") for needed in self._requires[topic]]
        if activity == "hands_on" and topic not in self._bench.case.history.touches:
            before.append(self._days(topic, "learn")[:1])
        after = [self._days(other, "learn")[:1] for other in self._next[topic]]
        if activity == "learn" and topic not in self._bench.case.history.touches:
            after.append(self._days(topic, "hands_on")[:1])
        first = max([self._bench.first, *chain(*before)])
        return first, min([self._end() - ONE_DAY, *chain(*after)])

    def _end(self) -> date:
        """The first day too late for learning: the final review, or, once that has begun, the exam."""
        return self._bench.review if self._bench.first < self._bench.review else self._bench.exam

    def _days(self, topic: str, *activities: Activity) -> list[date]:
        return sorted(b.date for b in self._bench.blocks if b.activity in activities and b.parts[0].topic == topic)

    def _catch_up(self, first: date, last: date) -> Iterator[Opening]:
        for block in self._bench.of("catch_up", first=first, last=last):
            yield Opening(block.date, block.minutes, block)

    def _free(self, first: date, last: date) -> Iterator[Opening]:
        for day in self._bench.study_days(first, last):
            while (here := min(self._bench.room(day), self._bench.week_room(day), self._bench.longest)) > 0:
                yield Opening(day, here)

    def _recall(self, first: date, last: date) -> Iterator[Opening]:
        """Recall slots in order of time, those first that are not the only one of their week."""
        blocks = self._bench.of("recall", first=first, last=last)
        weeks = [(block.date - first).days // 7 for block in blocks]
        kept = [n for n, week in enumerate(weeks) if week not in weeks[n + 1 :]]
        for n in sorted(range(len(blocks)), key=lambda n: (n in kept, n)):
            yield Opening(blocks[n].date, blocks[n].minutes, blocks[n])

    def _use(self, opening: Opening, topic: str, activity: Activity, minutes: int) -> None:
        spare = opening.block is not None and (opening.block.activity == "catch_up" or opening.block.from_catch_up)
        if opening.block is not None:
            self._bench.take(opening.block, minutes)
        part = Part(topic, self._domain[topic], minutes)
        self._bench.add(opening.day, activity, (part,), from_catch_up=spare)

    def _displace(self, topic: str, activity: Activity, minutes: int) -> list[tuple[int, bool, str, Activity]]:
        """Takes the earliest slots of what builds on the topic; returns whose turn it is to be placed anew.

        Slots before the topic's own prerequisites are of no use to it; what builds on it leaves them all the same.
        """
        first, _ = self._between(topic, activity)
        first = self._bench.today if first == self._bench.first else first
        moved = []
        for block in self._bench.of("learn", "hands_on", first=self._bench.today, last=self._end() - ONE_DAY):
            if minutes <= 0:
                break
            if not self._builds_on(block, topic, activity):
                continue
            if block.date < first:
                self._bench.take(block, block.minutes)
            else:
                here = min(minutes, block.minutes)
                self._use(Opening(block.date, here, block), topic, activity, here)
                minutes -= here
            moved.append(self._turn(block.parts[0].topic, block.activity))
            self._reasons[ORDER] = None
        return moved

    def _builds_on(self, block: Block, topic: str, activity: Activity) -> bool:
        other = block.parts[0].topic
        own = other == topic and activity == "learn" and block.activity == "hands_on"
        return own or (other in self._next[topic] and block.activity == "learn")
