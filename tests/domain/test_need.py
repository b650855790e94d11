"""How much study each topic needs, by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import hypothesis
import pytest
from hypothesis import strategies as st

from builders import official, outline, track, tracks
from planner.domain.enrolment import TRIAGE_FACTOR, Triage
from planner.domain.facts import Fact
from planner.domain.need import Done, topic_needs, weights
from planner.domain.plan import TopicNeed
from planner.domain.track import PercentRange, Study, Topic, Track


def topic(name: str, domain: str = "d0", share: int = 1, *, hands_on: bool = False) -> Topic:
    return Topic(id=name, domain=domain, name=name, share=share, hands_on=hands_on)


def with_topics(percents: list[int], *groups: list[Topic], hours: int = 10) -> Track:
    return track(outline=outline(percents, list(groups)), study=Study(hours=Fact(value=hours)))


class Given(NamedTuple):
    """What the need of a track with one topic depends on."""

    hours: int
    hands_on: bool = False
    percent: int = 100
    triage: Triage = "shaky"
    pace: float = 1


def sizes(need: TopicNeed) -> tuple[int, int, int]:
    return need.learn_minutes, need.hands_on_minutes, need.recall_minutes


# Weights


def test_weights_are_normalised_to_one() -> None:
    """50 and 30 percent add up to 80: 5/8 and 3/8."""
    found = weights(with_topics([50, 30], [topic("a")], [topic("b", "d1")]))
    assert found.domain == {"d0": Fraction(5, 8), "d1": Fraction(3, 8)}


def test_a_range_counts_with_its_middle() -> None:
    """15 to 20 % is 17.5, beside 52.5: a quarter, exactly."""
    plain = with_topics([1, 1], [topic("a")], [topic("b", "d1")])
    ranges = [PercentRange(low=Decimal(15), high=Decimal(20)), PercentRange(low=Decimal("52.5"), high=Decimal("52.5"))]
    domains = tuple(replace(d, weight=official(r)) for d, r in zip(plain.outline.domains, ranges, strict=True))
    found = weights(replace(plain, outline=replace(plain.outline, domains=domains)))
    assert found.domain == {"d0": Fraction(1, 4), "d1": Fraction(3, 4)}


def test_a_domain_is_split_by_its_topics_shares() -> None:
    """60 % over shares 1 and 2; topics of other domains take no part."""
    found = weights(with_topics([60, 40], [topic("a", share=1), topic("b", share=2)], [topic("c", "d1", share=7)]))
    assert found.topic == {"a": Fraction(1, 5), "b": Fraction(2, 5), "c": Fraction(2, 5)}


@hypothesis.given(tracks())
def test_all_topics_together_are_the_whole(drawn: Track) -> None:
    """Exact fractions, so that nothing is lost in rounding."""
    found = weights(drawn)
    assert sum(found.topic.values()) == sum(found.domain.values()) == 1


# Needs


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Given(10), (300, 0, 300)),  # 600: half learning, half recall
        (Given(10, hands_on=True), (180, 120, 300)),  # 300 before review, 2/5 of it hands-on
        (Given(1, hands_on=True), (30, 15, 15)),  # 60: 30 before review, 18 and 12 rounded up; recall 60 - 45
        (Given(11), (330, 0, 330)),
        (Given(10, percent=50), (150, 0, 150)),  # experience needs half
        (Given(10, triage="know"), (210, 0, 210)),  # 600 x 0.7 = 420
        (Given(10, triage="new"), (390, 0, 390)),  # 600 x 1.3 = 780
        (Given(10, pace=1.25), (375, 0, 375)),  # 750
        (Given(10, pace=1.1), (330, 0, 330)),  # 660 exactly, not 660.0000000000001 rounded up to 345
        (Given(7, pace=1.25), (270, 0, 255)),  # 525: 262.5 rounded up to 270, 525 - 270
        (Given(7, percent=70, triage="know", pace=1.3), (135, 0, 133)),  # 267.54: 133.77 up to 135; 268 - 135
    ],
)
def test_half_is_learning_in_quarters_of_an_hour_and_the_rest_recall(
    given: Given, expected: tuple[int, int, int]
) -> None:
    """Learning and hands-on are each rounded up; recall takes what is then left of the whole."""
    only = with_topics([100], [topic("a", hands_on=given.hands_on)], hours=given.hours)
    (need,) = topic_needs(only, given.percent, {"a": given.triage}, given.pace)
    assert sizes(need) == expected


def test_a_tiny_topic_still_gets_a_quarter_of_an_hour_and_some_recall() -> None:
    """1 of 1000 shares of 10 hours is 0.6 minutes: 15 of learning, 15 of hands-on, 5 of recall."""
    needs = topic_needs(with_topics([100], [topic("a", hands_on=True), topic("b", share=999)]), 100, {}, 1)
    assert sizes(needs[0]) == (15, 15, 5)


def test_quarters_of_an_hour_are_rounded_up_before_anything_is_summed() -> None:
    """Three topics of 40 minutes: 20 of learning each, so 30 each and 90 together, not 60."""
    needs = topic_needs(with_topics([100], [topic(name) for name in "abc"], hours=2), 100, {}, 1)
    assert [sizes(need) for need in needs] == [(30, 0, 10)] * 3


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (Done(learn=Fraction(100)), (90, 120, 290)),  # 80 of 180 left, rounded up; 600 - 100 - 90 - 120
        (Done(learn=Fraction(180), hands_on=Fraction(130)), (0, 0, 290)),  # 600 - 310
        (Done(recall=Fraction(590)), (180, 120, 0)),  # no more recall than is left, and never less than none
    ],
)
def test_what_is_done_is_no_longer_needed(done: Done, expected: tuple[int, int, int]) -> None:
    """Taken from the exact need, before rounding: 600 minutes, of which 180 learning, 120 hands-on, 300 recall."""
    only = with_topics([100], [topic("a", hands_on=True)])
    (need,) = topic_needs(only, 100, {}, 1, {"a": done})
    assert sizes(need) == expected


def test_topics_without_triage_are_shaky() -> None:
    """The default: no more and no less than the track says."""
    both = with_topics([100], [topic("a"), topic("b")])
    assert topic_needs(both, 100, {"b": "shaky"}, 1) == topic_needs(both, 100, {}, 1)
    assert TRIAGE_FACTOR["shaky"] == 1


def test_needs_come_in_the_outlines_order_with_their_domains() -> None:
    """The outline is in a sensible order of study."""
    needs = topic_needs(with_topics([60, 40], [topic("b"), topic("a")], [topic("c", "d1")]), 100, {}, 1)
    assert [(need.topic, need.domain) for need in needs] == [("b", "d0"), ("a", "d0"), ("c", "d1")]


@hypothesis.given(tracks(), st.sampled_from([50, 100]), st.floats(0.8, 2.0).map(lambda pace: round(pace, 2)))
def test_the_hands_on_share_is_a_quarter_or_more(drawn: Track, percent: int, pace: float) -> None:
    """S11 can hold whatever the track; a topic that isn't flagged has none."""
    flagged = {t.id for t in drawn.outline.topics if t.hands_on}
    for need in topic_needs(drawn, percent, {}, pace):
        assert 4 * need.hands_on_minutes >= (need.before_review_minutes if need.topic in flagged else 0)
        assert bool(need.hands_on_minutes) == (need.topic in flagged)
        assert need.before_review_minutes % 15 == 0
        assert need.minutes == need.before_review_minutes + need.recall_minutes
