"""Recall practice: which topics come back on a day, for how long, and in which blocks."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.recall import Memory, choose, pack, practised, sessions, settle, shares

EXAM = 200


def memory(name: str, *, touched: int = 0, wanted: float = 60, target: float = 120, gap: float = 2) -> Memory:
    """A topic whose domain is its first letter."""
    return Memory(
        topic=name,
        domain=name[0],
        owed=wanted,
        target=target,
        least=0,
        touched=touched,
        gap=gap,
        wanted=wanted,
    )


def chosen(day: int, *memories: Memory, blocks: tuple[int, ...] = (4,), turns: int = 0, left: int = 50) -> list[str]:
    return [m.topic for m in choose(day, EXAM, left, blocks, memories, turns)]


memories = st.lists(
    st.builds(
        memory,
        st.tuples(st.sampled_from("abc"), st.integers(0, 99)).map(lambda pair: f"{pair[0]}{pair[1]}"),
        touched=st.integers(0, 99),
        wanted=st.one_of(st.just(0.0), st.floats(0, 300)),
        target=st.floats(5, 300),
        gap=st.floats(2, 45),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda m: m.topic,
)


# Blocks of a day


@pytest.mark.parametrize(
    ("slots", "longest", "expected"),
    [(0, 4, []), (-1, 4, []), (1, 4, [1]), (4, 4, [4]), (5, 4, [3, 2]), (9, 4, [3, 3, 3]), (3, 1, [1, 1, 1])],
)
def test_a_days_slots_make_as_few_and_as_even_blocks_as_sessions_allow(
    slots: int, longest: int, expected: list[int]
) -> None:
    """An hour and a quarter is two sessions of 45 and 30 minutes, not 60 and 15."""
    assert sessions(slots, longest) == expected


# Which topics


def test_the_topic_that_is_most_overdue_comes_first() -> None:
    """All want the same; one has rested eight days where two were due."""
    three = [memory("a1", touched=98), memory("b1", touched=92), memory("a2", touched=96)]
    assert chosen(100, *three)[0] == "b1"


def test_a_longer_gap_is_waited_for() -> None:
    """Eight days of twenty are less than two of two."""
    assert chosen(100, memory("a1", touched=92, gap=20), memory("b1", touched=98, gap=2), blocks=(1,))[0] == "b1"


def test_among_equals_the_one_that_is_owed_more_comes_first() -> None:
    """In parts of what it should have."""
    assert chosen(100, memory("a1", touched=90, wanted=20), memory("b1", touched=90, wanted=100))[0] == "b1"


def test_six_weeks_untouched_goes_before_everything() -> None:
    """Even for a topic that wants little."""
    few = [memory("a1", touched=60, wanted=1), memory("b1", touched=80), memory("b2", touched=80)]
    assert chosen(100, *few)[0] == "a1"


def test_a_domain_far_above_its_weight_stays_away() -> None:
    """Six weeks or not, unless it would miss what it needs."""
    barred = memory("a1", touched=10, wanted=0)
    barred.barred = True
    assert "a1" not in chosen(100, barred, *[memory(f"b{n}", touched=80) for n in range(6)], blocks=(1,))


def test_a_block_mixes_domains_where_it_can() -> None:
    """The most urgent are all of one domain."""
    several = [memory(f"a{n}", touched=80) for n in range(6)] + [memory("b1", touched=97)]
    assert {name[0] for name in chosen(100, *several, blocks=(1,))} == {"a", "b"}


def test_in_the_review_topics_not_yet_seen_come_first() -> None:
    """However urgent the others."""
    seen = [memory(f"a{n}", touched=100) for n in range(5)]
    for one in seen:
        one.reviewed = True
    fresh = [memory(f"b{n}", touched=189, wanted=0) for n in range(3)]
    assert set(chosen(190, *seen, *fresh, blocks=(1,), turns=3)) >= {"b0", "b1", "b2"}


@given(memories, st.lists(st.integers(1, 8), min_size=1, max_size=6), st.integers(0, 10), st.integers(1, 100))
def test_a_day_has_some_topics_each_once_and_no_more_than_fit(
    several: list[Memory], blocks: list[int], turns: int, left: int
) -> None:
    """Five minutes each at least; and topics that have a turn get it as far as there are parts."""
    names = [m.topic for m in choose(100, EXAM, left, blocks, several, turns)]
    assert len(set(names)) == len(names)
    assert 1 <= len(names) <= 3 * sum(blocks)
    assert set(names) <= {m.topic for m in several}
    if turns:
        assert len(names) >= min(turns, len(several), 3 * sum(blocks))


# For how long


def test_a_topic_that_wants_more_gets_more() -> None:
    """12 steps: one each, and the other nine in proportion to what is wanted beyond a step (55 to 25 to 10)."""
    three = [memory("a1", wanted=60), memory("b1", wanted=30), memory("a2", wanted=15)]
    assert shares(three, 12) == {"a1": 7, "b1": 3, "a2": 2}  # 5.5 + 1, 2.5 + 1, 1 + 1; a rest to the first by name


def test_a_topic_that_wants_nothing_still_gets_a_step() -> None:
    """It was chosen because it rested too long."""
    assert shares([memory("a1", wanted=600), memory("b1", wanted=0)], 6) == {"a1": 5, "b1": 1}


@given(memories, st.integers(0, 60))
def test_all_of_a_days_steps_are_given_out(several: list[Memory], more: int) -> None:
    """And each topic has one."""
    share = shares(several, len(several) + more)
    assert sum(share.values()) == len(several) + more
    assert min(share.values()) >= 1


# In which blocks


@given(memories, st.integers(1, 30), st.integers(1, 8))
def test_blocks_are_full_and_every_topic_gets_its_share(several: list[Memory], slots: int, longest: int) -> None:
    """A day's topics are dealt to its blocks without rest, none twice into one."""
    blocks = sessions(slots, longest)
    share = shares(several[: 3 * slots], 3 * slots)
    packed = pack(blocks, several[: 3 * slots], share)
    assert [sum(minutes for _, minutes in hand) for hand in packed] == [15 * size for size in blocks]
    given_out: Counter[str] = Counter()
    for hand in packed:
        assert len({m.topic for m, _ in hand}) == len(hand)
        assert min(minutes for _, minutes in hand) >= 5
        given_out.update({m.topic: minutes for m, minutes in hand})
    assert given_out == {topic: 5 * steps for topic, steps in share.items()}


def test_blocks_mix_three_topics_and_two_domains() -> None:
    """Six topics of two domains over two blocks."""
    six = [memory(f"a{n}") for n in range(4)] + [memory(f"b{n}") for n in range(2)]
    for hand in pack([3, 3], six, shares(six, 18)):
        assert len(hand) >= 3
        assert {m.domain for m, _ in hand} == {"a", "b"}


def test_few_topics_are_shared_by_the_blocks_rather_than_dealt_out() -> None:
    """Four topics over two blocks of three quarters of an hour: three in each at least, not two and two."""
    four = [memory("a1"), memory("a2"), memory("b1"), memory("b2")]
    assert min(len(hand) for hand in pack([3, 3], four, shares(four, 18))) >= 3


# What a topic wants


def test_topics_want_what_they_are_owed() -> None:
    """While their domain has as much left."""
    two = [memory("a1", wanted=40), memory("a2", wanted=20)]
    settle(60, two, 0, 10)
    assert [m.wanted for m in two] == [40, 20]


def test_a_domain_with_less_left_is_shared_in_proportion() -> None:
    """45 for what would take 40 + 20 + 30 of a topic that isn't begun: half of each."""
    two = [memory("a1", wanted=40), memory("a2", wanted=20)]
    settle(45, two, 30, 10)
    assert [m.wanted for m in two] == [20, 10]


def test_no_topic_falls_below_the_least_that_it_needs() -> None:
    """Whatever its domain has had: 100 of 120 at least, of which 80 were given."""
    one = memory("a1", wanted=40, target=120)
    one.least = 100
    settle(0, [one], 0, 10)
    assert one.wanted == 20


def test_a_topic_that_had_more_than_its_target_wants_nothing() -> None:
    """Nor less than nothing."""
    one = memory("a1", wanted=-10)
    settle(100, [one], 0, 10)
    assert one.wanted == 0


@pytest.mark.parametrize(("left", "barred"), [(0, False), (-10, False), (-10.1, True)])
def test_a_domain_is_barred_beyond_its_margin(left: float, barred: bool) -> None:
    """Ten minutes over its share are borne."""
    one = memory("a1")
    settle(left, [one], 0, 10)
    assert one.barred == barred


# After a session


def test_gaps_grow() -> None:
    """10 days waited, so 17 next."""
    one = memory("a1", touched=90, wanted=60)
    practised(one, 100, 15, in_review=False)
    assert (one.gap, one.touched, one.owed) == (17, 100, 45)
    assert (one.recalled, one.reviewed) == (True, False)


@pytest.mark.parametrize(("waited", "gap"), [(1, 2), (40, 45)])
def test_gaps_stay_between_two_days_and_six_weeks(waited: int, gap: float) -> None:
    """1.7 is under two days, 68 over 45."""
    one = memory("a1", touched=100 - waited)
    practised(one, 100, 5, in_review=False)
    assert one.gap == gap


def test_a_second_block_on_one_day_is_the_same_recall_day() -> None:
    """Its gap and the day stay."""
    one = memory("a1", touched=90)
    practised(one, 100, 5, in_review=False)
    practised(one, 100, 5, in_review=False)
    assert (one.gap, one.owed) == (17, 50)


def test_a_topic_recalled_in_the_review_has_had_its_turn() -> None:
    """And keeps it."""
    one = memory("a1", touched=180)
    practised(one, 190, 5, in_review=True)
    practised(one, 191, 5, in_review=False)
    assert one.reviewed
