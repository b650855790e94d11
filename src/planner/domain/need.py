"""How much study each topic needs: the outline's weight, the topic's share, the student's triage, scores and pace.

About half of a topic's need is learning and, where flagged, hands-on; the rest is recall. Learning and hands-on are
each rounded up to a quarter of an hour before anything is summed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    from planner.domain.plan import Activity
    from planner.domain.track import Topic, Track

DEFAULT_PACE = 1.25
LEARNING_SHARE = Fraction(1, 2)
HANDS_ON_SHARE = Fraction(2, 5)
LEAST_RECALL = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of the whole, exact: of each domain by the outline, of each topic inside everything."""

    domain: Mapping[str, Fraction]
    topic: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Done:
    """What a topic has had, in minutes at the pace in question, exact."""

    learn: Fraction = Fraction()
    hands_on: Fraction = Fraction()
    recall: Fraction = Fraction()

    @property
    def minutes(self) -> Fraction:
        """All of it."""
        return self.learn + self.hands_on + self.recall

    def plus(self, activity: Activity, minutes: Fraction) -> Done:
        """With the minutes of one more part."""
        if activity == "learn":
            return replace(self, learn=self.learn + minutes)
        if activity == "hands_on":
            return replace(self, hands_on=self.hands_on + minutes)
        return replace(self, recall=self.recall + minutes)


NOTHING_DONE = Done()


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


def topic_needs(
    track: Track,
    study_percent: int,
    triage: Mapping[str, Triage],
    pace: float,
    done: Mapping[str, Done] | None = None,
    lean: Mapping[str, Fraction] | None = None,
) -> tuple[TopicNeed, ...]:
    """Each topic's need in the outline's order, less what is `done`.

    `study_percent` is the route's share of the track's study hours. `lean` multiplies the recall of a domain: see
    `weakness`. What is done is taken from the exact need, before rounding: a topic completed once stays so, whatever
    the pace.
    """
    exact = _exact(track, study_percent, triage, pace)
    recall = _recall(track, exact, lean)
    whole = _whole_minutes([minutes * LEARNING_SHARE + recall[topic] for topic, minutes in exact.items()])
    return tuple(
        _need(topic, exact[topic.id], rounded, (done or {}).get(topic.id, NOTHING_DONE))
        for topic, rounded in zip(track.outline.topics, whole, strict=True)
    )


def recall_need(
    track: Track, study_percent: int, triage: Mapping[str, Triage], pace: float,
    lean: Mapping[str, Fraction] | None = None,
) -> dict[str, Fraction]:  # fmt: skip
    """Each topic's minutes of recall, exact: what learning and hands-on leave of its need, leaning to weak domains."""
    return _recall(track, _exact(track, study_percent, triage, pace), lean)


def _recall(track: Track, exact: Mapping[str, Fraction], lean: Mapping[str, Fraction] | None) -> dict[str, Fraction]:
    factor = lean or {}
    return {t.id: exact[t.id] * (1 - LEARNING_SHARE) * factor.get(t.domain, 1) for t in track.outline.topics}


def _exact(track: Track, study_percent: int, triage: Mapping[str, Triage], pace: float) -> dict[str, Fraction]:
    share = weights(track).topic
    minutes = Fraction(track.study.hours.value * 60 * study_percent, 100) * Fraction(str(pace))
    return {topic.id: minutes * share[topic.id] * _factor(triage, topic.id) for topic in track.outline.topics}


def _whole_minutes(exact: Sequence[Fraction]) -> list[int]:
    """The amounts in whole minutes, rounded so that their sum is the rounded sum."""
    ends = [round(end) for end in accumulate(exact)]
    return [end - start for start, end in pairwise([0, *ends])]


def _factor(triage: Mapping[str, Triage], topic: str) -> Fraction:
    return Fraction(str(TRIAGE_FACTOR[triage.get(topic, "shaky")]))


def _need(topic: Topic, exact: Fraction, whole: int, done: Done) -> TopicNeed:
    before_review = exact * LEARNING_SHARE
    practice = _left(before_review * HANDS_ON_SHARE, done.hands_on) if topic.hands_on else 0
    learning = _left(before_review * (1 - HANDS_ON_SHARE) if topic.hands_on else before_review, done.learn)
    recall = max(0 if done.minutes else LEAST_RECALL, round(whole - done.minutes) - learning - practice)
    return TopicNeed(
        topic=topic.id, domain=topic.domain, learn_minutes=learning, hands_on_minutes=practice, recall_minutes=recall
    )


def _left(minutes: Fraction, done: Fraction) -> int:
    """What is left, rounded up to whole slots; one at least where nothing is done."""
    return max(0 if done else 1, ceil((minutes - done) / SLOT)) * SLOT
