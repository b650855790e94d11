"""Planning study day by day: what is learnt next, what is open for recall, and the blocks so far.

A desk is the working state of one build, thrown away after it. Days are indices of the plan's grid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain import recall, resuming
from planner.domain.capacity import SLOT
from planner.domain.plan import Block, MockSlice, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.feasibility import Case
    from planner.domain.grid import Grid
    from planner.domain.learning import Piece
    from planner.domain.plan import Activity


def made_block(
    frame: Grid, day: int, minutes: int, activity: Activity, parts: tuple[Part, ...] = (), mock: MockSlice | None = None
) -> Block:
    """A block that has its place but no id and order yet: `block_ids` gives those to all blocks together."""
    return Block(id="", date=frame.date(day), order=0, minutes=minutes, activity=activity, parts=parts, mock=mock)


class Desk:
    """The working state of one build: what is open for recall, what comes next in learning, and the blocks so far."""

    def __init__(self, case: Case, frame: Grid, stream: list[Piece], targets: Mapping[str, float]) -> None:
        self.blocks: list[Block] = []
        self._frame = frame
        self._longest = case.enrolment.session_minutes // SLOT
        self._stream = stream
        self._next = 0
        self._targets = targets
        self._domain = {need.topic: need.domain for need in case.needs}
        self._least = {n.topic: recall.LEAST_OF_NEED * n.minutes - n.before_review_minutes for n in case.needs}
        self._begun: dict[str, int] = {}
        self._open: dict[str, recall.Memory] = {}
        learning_minutes = sum(need.before_review_minutes for need in case.needs)
        self._margin = recall.BARRED_ABOVE * (learning_minutes + sum(targets.values()))
        self._unsettled: set[str] = set()
        self._left = dict.fromkeys(self._domain.values(), 0.0)
        self._unopened = dict(self._left)
        for topic, target in targets.items():
            self._left[self._domain[topic]] += target
            self._unopened[self._domain[topic]] += target
        self._begun |= resuming.begun(case, frame)
        for topic, day in self._begun.items():
            self._open[topic] = resuming.take_up(case, frame, self._opened(topic, day))

    def tidy(self, slots: int, most: int, least: int) -> int:
        """The day's learning, a slot more or less where that spares a piece from being left with a scrap."""
        ends, here = set(), 0
        for piece in self._stream[self._next :]:
            here += piece.slots
            ends.add(here)
            if here > slots + 1:
                break
        if slots in ends or not slots:
            return slots
        if slots + 1 in ends and slots + 1 <= most:
            return slots + 1
        if slots - 1 in ends and slots - 1 >= max(1, least):
            return slots - 1
        return slots

    def learn(self, day: int, slots: int) -> int:
        """Plans the next `slots` of the stream on that day; returns how many there were."""
        planned = 0
        while planned < slots and self._next < len(self._stream):
            piece = self._stream[self._next]
            here = min(slots - planned, piece.slots)
            self._add_learning(day, piece, here)
            planned += here
            piece.slots -= here
            self._next += piece.slots == 0
        return planned

    def _add_learning(self, day: int, piece: Piece, slots: int) -> None:
        domain = self._domain[piece.topic]
        for size in recall.sessions(slots, self._longest):
            part = Part(piece.topic, domain, size * SLOT)
            self.blocks.append(made_block(self._frame, day, size * SLOT, piece.activity, (part,)))
        if piece.topic not in self._open:
            self._begun[piece.topic] = day
            self._open[piece.topic] = self._opened(piece.topic, day)
        self._open[piece.topic].touched = day

    def _opened(self, topic: str, day: int) -> recall.Memory:
        """The memory of a topic that opens for recall: it is no longer among its domain's unopened."""
        domain, target = self._domain[topic], self._targets[topic]
        self._unopened[domain] -= target
        self._unsettled.add(domain)
        return recall.Memory(topic, domain, target, target, self._least[topic], day)

    def recall(self, day: int, slots: int, days_left: int, review_left: int) -> None:
        """Plans recall for `slots` on that day, of topics begun before it.

        `days_left` study days are to come, this one included, and `review_left` slots of the final review.
        """
        sizes = recall.sessions(slots, self._longest)
        candidates = [m for m in self._open.values() if self._begun[m.topic] < day]
        if not sizes or not candidates:
            return
        self._settle()
        in_review = day >= self._frame.review
        unseen = sum(1 for m in candidates if not (m.reviewed or m.barred)) if in_review else 0
        turns = -(-unseen * slots // review_left) if in_review and review_left else 0
        chosen = recall.choose(day, self._frame.exam, days_left, sizes, candidates, turns)
        share = recall.shares(chosen, recall.STEPS_A_SLOT * slots)
        for size, hand in zip(sizes, recall.pack(sizes, chosen, share), strict=True):
            parts = tuple(Part(m.topic, m.domain, minutes) for m, minutes in hand)
            self.blocks.append(made_block(self._frame, day, size * SLOT, "recall", parts))
        for memory in chosen:
            spent = recall.STEP * share[memory.topic]
            recall.practised(memory, day, spent, in_review=in_review)
            self._left[memory.domain] -= spent
            self._unsettled.add(memory.domain)

    def wanted_before(self, day: int) -> int:
        """Minutes of recall that the topics begun before that day still want."""
        self._settle()
        return int(sum(memory.wanted for topic, memory in self._open.items() if self._begun[topic] < day))

    def _settle(self) -> None:
        """Brings up to date what the topics want, in the domains where something has changed since."""
        for domain in self._unsettled:
            memories = [memory for memory in self._open.values() if memory.domain == domain]
            recall.settle(self._left[domain], memories, self._unopened[domain], self._margin)
        self._unsettled.clear()
