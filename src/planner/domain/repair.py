"""Mends the learning of a plan with the least disruption: what is owed finds a place, what is not needed leaves.

Owed learning goes into catch-up time and time that nobody has planned, then into recall slots, first within the next
weeks and then later; then into the slots of what depends on it, which is then owed in turn. Free time comes before
recall: using it moves nothing.
"""

from __future__ import annotations

from datetime import timedelta
from heapq import heapify, heappop, heappush, merge
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
ROOM = "recall gives way to learning that is still owed"
LATE = "learning that no longer fits before the final review goes into it"
ORDER = "what was not learnt comes before the topics that build on it"
LEARNING: tuple[Activity, ...] = ("learn", "hands_on")
SOON = timedelta(days=28)
"""Within four weeks recall gives way before new material is put off further: all that builds on it would move too."""


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
        self._needed: dict[tuple[str, Activity], int] = {}
        for need in bench.case.needs:
            self._needed[need.topic, "learn"] = need.learn_minutes
            self._needed[need.topic, "hands_on"] = need.hands_on_minutes
        self._late = bench.first >= bench.review
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
        found = {key: self._owed_of(*key) for key in self._needed}
        return {key: minutes for key, minutes in found.items() if minutes}

    def _owed_of(self, topic: str, activity: Activity) -> int:
        return self._needed[topic, activity] - sum(b.minutes for b in self._bench.learning(topic, activity))

    def lacking(self) -> int:
        """Minutes of learning that are needed and planned nowhere."""
        return sum(minutes for minutes in self.owed().values() if minutes > 0)

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

    def take_early(self) -> None:
        """Takes away learning that is planned before what it builds on: of that, a session may have been removed."""
        for topic in self._rank:
            self._take_before(max(self._before(topic, "learn"), default=self._bench.today), topic, "learn")
            self._take_before(max(self._begun(topic), default=self._bench.today), topic, "hands_on")

    def _take_before(self, first: date, topic: str, activity: Activity) -> None:
        for block in self._bench.learning(topic, activity):
            if block.date < first:
                self._bench.take(block, block.minutes)
                self._reasons[ORDER] = None

    def place_learning(self) -> None:
        """Finds a place for all learning that is owed, in the order of study, as far as there is any.

        What finds none before the final review goes into it: better late than never.
        """
        self._place()
        if self.lacking() and not self._late:
            self._late = True
            self._place()

    def _place(self) -> None:
        waiting = [self._turn(topic, activity) for (topic, activity), minutes in self.owed().items() if minutes > 0]
        heapify(waiting)
        while waiting:
            _, _, topic, activity = heappop(waiting)
            left = self._owed_of(topic, activity)
            left -= self._fill(topic, activity, left)
            displaced = self._displace(topic, activity, left) if left else []
            for other in displaced:
                heappush(waiting, other)
            if displaced and self._owed_of(topic, activity) > 0:
                heappush(waiting, self._turn(topic, activity))

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
        soon = min(last, first + SOON)
        placed = 0
        for opening in chain(self._openings(first, soon), self._openings(soon + ONE_DAY, last)):
            here = min(minutes - placed, opening.minutes)
            if here <= 0:
                break
            self._use(opening, topic, activity, here)
            placed += here
        return placed

    def _openings(self, first: date, last: date) -> Iterator[Opening]:
        """Catch-up and free time, the earliest first; then recall slots."""
        yield from merge(self._catch_up(first, last), self._free(first, last), key=lambda opening: opening.day)
        yield from self._recall(first, last)

    def _between(self, topic: str, activity: Activity) -> tuple[date, date]:
        """The first and the last day, both included, on which more of the topic keeps the order of study.

        On one day new material follows the order of study, so the days of prerequisites and dependents are allowed.
        """
        after = [self._days(other, "learn")[:1] for other in self._next[topic]]
        if activity == "learn" and topic not in self._bench.case.history.touches:
            after.append(self._days(topic, "hands_on")[:1])
        first = max([self._bench.first, *self._before(topic, activity)])
        return first, min([self._end() - ONE_DAY, *chain(*after)])

    def _before(self, topic: str, activity: Activity) -> list[date]:
        """Days of what has to come first."""
        needed = [day for other in self._requires[topic] for day in self._days(other, *LEARNING)]
        return [*needed, *(self._begun(topic) if activity == "hands_on" else ())]

    def _begun(self, topic: str) -> list[date]:
        """The day of its first learning, if it is still to come."""
        return [] if topic in self._bench.case.history.touches else self._days(topic, "learn")[:1]

    def _end(self) -> date:
        """The first day too late for learning: the final review, or, where that can't be, the exam."""
        return self._bench.exam if self._late else self._bench.review

    def _days(self, topic: str, *activities: Activity) -> list[date]:
        return sorted(block.date for block in self._bench.learning(topic, *activities))

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
            if opening.block.activity == "recall":
                self._reasons[ROOM] = None
        if opening.day >= self._bench.review:
            self._reasons[LATE] = None
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
