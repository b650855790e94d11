"""How ready the student is expected to be on the day of the exam: an estimate, with what it assumes.

Two figures: with everything that is planned studied as planned, and with nothing more studied from today on. Both come
from the memory model; days of study without a rating, and all that are still to come, are assumed to have gone well.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.domain.memory import ASSUMED, predicted_recall
from planner.domain.need import weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.domain.measure import Measured
    from planner.domain.session import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Of a topic, a domain or everything: minutes, and shares (0 to 1) expected to be recalled on the exam's day.

    `planned_minutes` are still to come. `recall` is with them, `recall_now` without. `rated` and `assumed` count the
    days of study behind the figures: with a rating of the student's own, and taken as "good".
    """

    id: str
    need_minutes: int
    planned_minutes: int
    done_minutes: int
    recall: float
    recall_now: float
    rated: int
    assumed: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """Weighted by the outline, so that a domain counts as it does in the exam."""

    overall: Ready
    domains: tuple[Ready, ...]
    topics: tuple[Ready, ...]


def readiness(measured: Measured) -> Readiness:
    """The readiness of a plan; give `measured` the sessions and today, so that ratings and missed work count."""
    shares = weights(measured.track).topic
    topics = tuple(_topic(measured, topic) for topic in measured.needs)
    names = {topic: need.domain for topic, need in measured.needs.items()}
    domains = tuple(
        _together(domain.id, [t for t in topics if names[t.id] == domain.id], shares)
        for domain in measured.track.outline.domains
    )
    return Readiness(_together("overall", topics, shares), domains, topics)


def _topic(m: Measured, topic: str) -> Ready:
    exam = m.plan.exam_date
    done: dict[date, Rating | None] = dict(m.history.touches.get(topic, {}))
    pinned = {b.date for b in m.history.committed}
    done = {day: rating for day, rating in done.items() if day not in pinned or rating}
    coming = sorted({touch.date for touch in m.touches[topic] if touch.planned} - set(done))
    so_far = [(day, rating or ASSUMED) for day, rating in sorted(done.items())]
    rated = sum(rating is not None for rating in done.values())
    return Ready(
        id=topic,
        need_minutes=m.needs[topic].minutes,
        planned_minutes=sum(touch.minutes for touch in m.touches[topic] if touch.planned),
        done_minutes=sum(touch.minutes for touch in m.touches[topic] if not touch.planned),
        recall=predicted_recall(sorted([*so_far, *((day, ASSUMED) for day in coming)]), exam),
        recall_now=predicted_recall(so_far, exam),
        rated=rated,
        assumed=len(done) - rated + len(coming),
    )


def _together(name: str, topics: Iterable[Ready], shares: Mapping[str, Fraction]) -> Ready:
    found = list(topics)
    whole = sum((shares[t.id] for t in found), Fraction()) or Fraction(1)
    return Ready(
        id=name,
        need_minutes=sum(t.need_minutes for t in found),
        planned_minutes=sum(t.planned_minutes for t in found),
        done_minutes=sum(t.done_minutes for t in found),
        recall=sum(float(shares[t.id] / whole) * t.recall for t in found),
        recall_now=sum(float(shares[t.id] / whole) * t.recall_now for t in found),
        rated=sum(t.rated for t in found),
        assumed=sum(t.assumed for t in found),
    )
