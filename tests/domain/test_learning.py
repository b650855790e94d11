"""In which order topics are learnt, and how much of the learning each day takes."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import EVERY_DAY, frame, tracks
from planner.domain.learning import daily_targets, order, pieces
from planner.domain.load import Load
from planner.domain.need import topic_needs
from planner.domain.plan import TopicNeed
from planner.domain.track import Track


def need(topic: str, minutes: int = 60, hands_on: int = 0) -> TopicNeed:
    """The domain is the first letter."""
    return TopicNeed(
        topic=topic, domain=topic[0], learn_minutes=minutes, hands_on_minutes=hands_on, recall_minutes=minutes
    )


def names(*needs: TopicNeed, **requires: tuple[str, ...]) -> list[str]:
    asked = {n.topic: requires.get(n.topic, ()) for n in needs}
    return [n.topic for n in order(needs, asked)]


# The order


def test_the_domain_furthest_behind_its_weight_goes_next() -> None:
    """a is 3/5 of all, b 2/5. After a1 and b1 they have had 1/3 and 1/2 of theirs, then 2/3 and 1/2."""
    assert names(need("a1"), need("a2"), need("a3"), need("b1"), need("b2")) == ["a1", "b1", "a2", "b2", "a3"]


def test_inside_a_domain_the_outlines_order_holds() -> None:
    """It is a sensible order of study, whatever the sizes."""
    assert names(need("a2", 15), need("a1", 300), need("a3")) == ["a2", "a1", "a3"]


def test_a_topic_waits_for_what_it_requires() -> None:
    """Also for one of another domain, and one that the outline names later."""
    assert names(need("a1"), need("a2"), need("b1"), a1=("a2",), a2=("b1",)) == ["b1", "a2", "a1"]


def test_what_is_begun_is_finished_first() -> None:
    """b1 although a is further behind; and a topic with nothing left to learn holds up nobody."""
    needs = [need("a1"), need("a2"), need("b1"), need("b2", 0)]
    requires = {"a1": (), "a2": (), "b1": ("b2",), "b2": ()}
    assert [n.topic for n in order(needs, requires, begun=["b1", "b2"])] == ["b1", "a1", "a2"]


@given(tracks())
def test_every_topic_comes_once_and_after_what_it_requires(drawn: Track) -> None:
    """Whatever the outline."""
    needs = topic_needs(drawn, 100, {}, 1)
    requires = {t.id: t.requires for t in drawn.outline.topics}
    ordered = [n.topic for n in order(needs, requires)]
    assert sorted(ordered) == sorted(requires)
    for n, topic in enumerate(ordered):
        assert set(requires[topic]) <= set(ordered[:n])


@given(tracks())
def test_the_outlines_order_is_kept_loosely(drawn: Track) -> None:
    """For its domain's sake a topic is taken early, but at most a quarter of the outline early, or five places."""
    needs = topic_needs(drawn, 100, {}, 1)
    ordered = order(needs, {n.topic: () for n in needs})
    most = max(6, ceil(len(needs) / 4)) - 1
    assert all(needs.index(n) - place <= most for place, n in enumerate(ordered))


def test_each_topics_theory_comes_before_its_practice() -> None:
    """In slots of a quarter of an hour; a topic that is no skill has no practice."""
    stream = pieces([need("a1", 90, 60), need("b1", 45)])
    assert [(p.topic, p.activity, p.slots) for p in stream] == [
        ("a1", "learn", 6),
        ("a1", "hands_on", 4),
        ("b1", "learn", 3),
    ]


def test_what_is_learnt_already_is_not_in_the_stream() -> None:
    """Only the practice of it is left."""
    assert [(p.topic, p.activity) for p in pieces([need("a1", 0, 60)])] == [("a1", "hands_on")]


# The pace


def targets(days: int, review: int, slots: int, taken: int = 0) -> list[float]:
    """For an hour on each day, of which some slots go to something else."""
    made = frame(EVERY_DAY, days=days, review=review)
    return daily_targets(made, Load(list(made.room), [taken] * len(made.room)), slots)


@given(st.integers(15, 500), st.integers(1, 28), st.floats(0, 1))
def test_all_is_learnt_before_the_review_within_what_is_free(days: int, review: int, share: float) -> None:
    """However much or little there is to learn."""
    before_review = max(1, days - review)
    slots = max(1, round(share * 4 * before_review))
    reached = targets(days, days - before_review, slots)
    for before, after in pairwise([0.0, *reached]):
        assert before <= after <= before + 4 + 1e-6
    assert reached[before_review - 1] == pytest.approx(slots)
    assert reached[-1] == pytest.approx(slots)


def test_the_share_of_new_material_falls() -> None:
    """Of 300 days: the first hundred hold more of it than the second, and those more than the third."""
    reached = targets(days=300, review=21, slots=600)
    first, second, third = reached[99], reached[199] - reached[99], reached[299] - reached[199]
    assert first > 1.2 * second > 1.2 * 1.2 * third > 0


def test_nothing_is_new_in_the_last_fortnight_where_there_is_room_before() -> None:
    """Also where the final review is shorter."""
    reached = targets(days=300, review=7, slots=1100)
    assert reached[300 - 14 - 1] == pytest.approx(1100)


def test_learning_goes_on_to_the_review_where_it_must() -> None:
    """4 x 286 = 1144 slots lie before the last fortnight; 1160 need some days of it."""
    reached = targets(days=300, review=7, slots=1160)
    assert reached[300 - 14 - 1] < 1160
    assert reached[300 - 7 - 1] == pytest.approx(1160)


def test_learning_ends_early_enough_to_practise_its_last_topics() -> None:
    """By 85 % of the time before the review: 0.85 x 279 = 237 days."""
    reached = targets(days=300, review=21, slots=400)
    assert reached[238] == pytest.approx(400)


def test_a_short_plan_learns_at_once() -> None:
    """Under 12 weeks: by 65 % of the time before the review where that leaves some recall."""
    reached = targets(days=60, review=7, slots=100)
    assert reached[35] == pytest.approx(100)  # 0.65 x 53 = 34.45
    assert reached[17] == pytest.approx(50, abs=3)  # evenly


def test_what_mocks_take_is_not_free() -> None:
    """A day whose hour is all reserved moves nothing on."""
    assert targets(days=100, review=7, slots=0, taken=4)[-1] == 0
    made = frame(EVERY_DAY, days=100)
    load = Load(list(made.room), [4 if n == 10 else 0 for n in range(len(made.room))])
    reached = daily_targets(made, load, 100)
    assert reached[10] == reached[9] < reached[11]
