"""Recall in a repair: missed reviews collapse into one pending review a topic, and none comes before its learning."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.capacity import SLOT
from planner.domain.plan import Part
from planner.domain.recall import MIX_MOST, STEP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.bench import Bench
    from planner.domain.plan import Block, StudyPlan

SOON = timedelta(days=10)
PLACED_WITHIN = timedelta(days=14)
USUAL_PART = 10
TOO_EARLY = "recall gives way where its topic is not learnt yet"


def pending_reviews(plan: StudyPlan, today: date) -> dict[str, date | None]:
    """Topics whose last review was missed, to the day on which it now comes; None where none is planned any more."""
    missed: dict[str, date] = {}
    met: dict[str, date] = {}
    coming: dict[str, date] = {}
    for block in (it.as_of(today) for it in plan.blocks()):
        for part in block.parts:
            if block.status == "missed" and block.activity == "recall":
                missed[part.topic] = block.date
            elif block.status == "done":
                met[part.topic] = block.date
            elif block.status == "planned" and block.activity == "recall":
                coming.setdefault(part.topic, block.date)
    return {t: coming.get(t) for t, day in missed.items() if t not in met or met[t] < day}


class Reviews:
    """Recall on a bench."""

    def __init__(self, bench: Bench, reasons: dict[str, None]) -> None:
        self._bench = bench
        self._reasons = reasons
        self._domain = {need.topic: need.domain for need in bench.case.needs}

    def begun(self) -> dict[str, date]:
        """Topics to the day of their first learning, done or planned."""
        found = {topic: min(met) for topic, met in self._bench.case.history.touches.items()}
        for block in self._bench.blocks:
            if block.activity == "learn":
                topic = block.parts[0].topic
                found[topic] = min(block.date, found.get(topic, block.date))
        return found

    def put_off(self) -> None:
        """Hands the minutes of parts that come before their topic's learning to the block's other topics, or drops it.

        A day's recall comes before its new material, so the first learning has to lie on an earlier day.
        """
        begun = self.begun()
        for block in self._bench.of("recall", first=self._bench.today, last=self._bench.exam):
            fit = [p for p in block.parts if p.topic in begun and begun[p.topic] < block.date]
            if len(fit) == len(block.parts):
                continue
            self._reasons[TOO_EARLY] = None
            if fit:
                more = block.minutes - sum(part.minutes for part in fit)
                parts = tuple(_shared(fit, more))
                self._bench.swap(block, replace(block, id="", parts=parts))
            else:
                self._bench.take(block, block.minutes)

    def bring_back(self, lost: Iterable[Part]) -> None:
        """One review for each topic that lost one or more and would not be met soon; catch-up and free time only.

        Where there is no such time its next planned review is the pending one.
        """
        waiting = self._waiting(lost)
        first = self._bench.first
        last = min(self._bench.today + PLACED_WITHIN, self._bench.exam - ONE_DAY)
        for day in self._bench.study_days(first, last):
            begun = self.begun()
            hand = [topic for topic in waiting if begun.get(topic, day) < day][:MIX_MOST]
            size = self._make_room(day, -(-USUAL_PART * len(hand) // SLOT) * SLOT)
            hand = hand[: size // STEP]
            if not hand:
                continue
            parts = [Part(topic, self._domain[topic], STEP) for topic in hand]
            self._bench.add(day, "recall", _shared(parts, size - STEP * len(hand)), from_catch_up=self._spare)
            waiting = [topic for topic in waiting if topic not in hand]

    def _waiting(self, lost: Iterable[Part]) -> list[str]:
        """The topics of lost reviews that nothing brings back soon, each once, the longest untouched first."""
        soon = self._bench.today + SOON
        planned = (*self._bench.blocks, *self._bench.case.history.committed)
        coming = {p.topic for b in planned if b.date <= soon for p in b.parts}
        met = self._bench.case.history.touches
        topics = {part.topic for part in lost} - coming
        return sorted(topics, key=lambda t: (max(met[t]) if t in met else self._bench.exam, t))

    def _make_room(self, day: date, wanted: int) -> int:
        """Takes up to `wanted` minutes of the day's catch-up, or else of its free time; returns how many it took."""
        wanted = min(wanted, self._bench.longest)
        self._spare = False
        for block in self._bench.of("catch_up", first=day, last=day):
            self._spare = True
            here = min(wanted, block.minutes)
            if here:
                self._bench.take(block, here)
            return here
        return max(0, min(wanted, self._bench.room(day), self._bench.week_room(day)))


def parts_of(blocks: Iterable[Block]) -> list[Part]:
    """The parts of all recall blocks among them."""
    return [part for block in blocks if block.activity == "recall" for part in block.parts]


def _shared(parts: list[Part], more: int) -> list[Part]:
    """`more` minutes dealt over the parts in steps of five, what is over to the first."""
    steps, rest = divmod(more, STEP)
    given = [STEP * (steps // len(parts) + (n < steps % len(parts))) for n in range(len(parts))]
    given[0] += rest
    return [replace(part, minutes=part.minutes + here) for part, here in zip(parts, given, strict=True)]
