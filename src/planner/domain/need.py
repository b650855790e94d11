"""How much study each topic needs: the outline's weight, the topic's share, the student's triage and pace.

About half of a topic's need is learning and, where flagged, hands-on; the rest is recall. Learning and hands-on are
each rounded up to a quarter of an hour before anything is summed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from planner.domain.capacity import SLOT
from planner.domain.enrolment import TRIAGE_FACTOR
from planner.domain.plan import TopicNeed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.domain.enrolment import Triage
    from planner.domain.track import Track

DEFAULT_PACE = 1.25
LEARNING_SHARE = Fraction(1, 2)
HANDS_ON_SHARE = Fraction(2, 5)
LEAST_RECALL = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of the whole, exact: of each domain by the outline, of each topic inside everything."""

    domain: Mapping[str, Fraction]
    topic: Mapping[str, Fraction]


def weights(track: Track) -> Weights:
    """The outline's weights, ranges at their middle, normalised to 1; a domain's is split by its topics' shares."""
    middles = {domain.id: Fraction(domain.weight.value.middle) for domain in track.outline.domains}
    whole = sum(middles.values())
    by_domain = {domain: middle / whole for domain, middle in middles.items()}
    shares = dict.fromkeys(by_domain, 0)
    for topic in track.outline.topics:
        shares[topic.domain] += topic.share
    by_topic = {t.id: by_domain[t.domain] * t.share / shares[t.domain] for t in track.outline.topics}
    return Weights(by_domain, by_topic)


def topic_needs(track: Track, study_percent: int, triage: Mapping[str, Triage], pace: float) -> tuple[TopicNeed, ...]:
    """Each topic's need in the outline's order. `study_percent` is the route's share of the track's study hours."""
    share = weights(track).topic
    minutes = Fraction(track.study.hours.value * 60 * study_percent, 100) * Fraction(str(pace))
    exact = [minutes * share[topic.id] * _factor(triage, topic.id) for topic in track.outline.topics]
    whole = _whole_minutes(exact)
    return tuple(
        _need(topic.id, topic.domain, topic.hands_on, amount, rounded)
        for topic, amount, rounded in zip(track.outline.topics, exact, whole, strict=True)
    )


def _whole_minutes(exact: Sequence[Fraction]) -> list[int]:
    """The amounts in whole minutes, rounded so that their sum is the rounded sum."""
    ends = [round(end) for end in accumulate(exact)]
    return [end - start for start, end in pairwise([0, *ends])]


def _factor(triage: Mapping[str, Triage], topic: str) -> Fraction:
    return Fraction(str(TRIAGE_FACTOR[triage.get(topic, "shaky")]))


def _need(topic: str, domain: str, hands_on: bool, exact: Fraction, whole: int) -> TopicNeed:
    before_review = exact * LEARNING_SHARE
    practice = _round_up(before_review * HANDS_ON_SHARE) if hands_on else 0
    learning = _round_up(before_review * (1 - HANDS_ON_SHARE) if hands_on else before_review)
    recall = max(LEAST_RECALL, whole - learning - practice)
    return TopicNeed(
        topic=topic, domain=domain, learn_minutes=learning, hands_on_minutes=practice, recall_minutes=recall
    )


def _round_up(minutes: Fraction) -> int:
    return max(1, ceil(minutes / SLOT)) * SLOT
