"""Recall in a repair: none comes before its topic's learning. And which reviews are pending, because one was missed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.returning import shared

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.bench import Bench
    from planner.domain.plan import StudyPlan

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
                parts = tuple(shared(fit, more))
                self._bench.swap(block, replace(block, id="", parts=parts))
            else:
                self._bench.take(block, block.minutes)
