"""How ready the student is expected to be on the day of the exam: an estimate, with what it assumes.

Two figures: with everything that is planned studied as planned, and with nothing more studied from today on. Both come
from the memory model; days of study without a rating, and all that are still to come, are assumed to have gone well.
A score counts as a rating of each topic of its domain that was studied by then: `SCORED` says which. The latest score
itself stands beside the figures, as it was given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from planner.domain.memory import ASSUMED, predicted_recall
from planner.domain.need import weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.domain.measure import Measured
    from planner.domain.memory import Rated


SCORED: tuple[tuple[int, Rated], ...] = ((90, "easy"), (75, "good"), (50, "hard"), (0, "again"))
"""The least percent for each rating; the planner's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Of a topic, a domain or everything: minutes, and shares (0 to 1) expected to be recalled on the exam's day.

    `planned_minutes` are still to come. `recall` is with them, `recall_now` without. `rated` and `assumed` count the
    days of study behind the figures: with a rating or a score of the student's own, and taken as "good". `score` is a
    domain's latest, in percent: None without one, and for topics and everything.
    """

    id: str
    need_minutes: int
    planned_minutes: int
    done_minutes: int
    recall: float
    recall_now: float
    rated: int
    assumed: int
    score: int | None = None


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
    latest = {score.domain: score.percent for score in measured.enrolment.scores}
    domains = tuple(
        _together(domain.id, [t for t in topics if names[t.id] == domain.id], shares)
        for domain in measured.track.outline.domains
    )
    scored = tuple(replace(domain, score=latest.get(domain.id)) for domain in domains)
    return Readiness(_together("overall", topics, shares), scored, topics)


def _topic(m: Measured, topic: str) -> Ready:
    exam = m.plan.exam_date
    done: dict[date, Rated | None] = dict(m.history.touches.get(topic, {}))
    pinned = {b.date for b in m.history.committed}
    done = {day: rating for day, rating in done.items() if day not in pinned or rating}
    done |= _scored(m, topic, done)
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


def _scored(m: Measured, topic: str, done: Mapping[date, Rated | None]) -> dict[date, Rated]:
    """The days of scores on which the topic had been studied, with the rating that each stands for."""
    domain = m.needs[topic].domain
    return {
        score.on: next(rating for least, rating in SCORED if score.percent >= least)
        for score in m.enrolment.scores
        if score.domain == domain and done and min(done) <= score.on
    }


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
