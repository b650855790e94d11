"""Predicted recall: what it rises and falls with. The figures themselves are the model's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import START
from planner.domain.calendar_math import ONE_DAY
from planner.domain.memory import Rated, next_gap, predicted_recall

RATINGS: tuple[Rated, ...] = ("again", "hard", "good", "easy")


def on(day: int) -> date:
    return START + day * ONE_DAY


def recall(days: Sequence[int], asked: int, rating: Rated = "good") -> float:
    return predicted_recall([(on(day), rating) for day in days], on(asked))


def test_what_was_never_met_is_not_recalled() -> None:
    """Nor what is only met later, or on the day itself."""
    assert recall([], 10) == 0
    assert recall([10, 20], 10) == 0


def test_it_fades_day_by_day() -> None:
    """Each day without practice costs something."""
    for earlier, later in pairwise(recall([0, 3], asked) for asked in range(4, 60)):
        assert 0 < later < earlier < 1


def test_practice_that_comes_later_changes_nothing() -> None:
    """The prediction is for that day."""
    assert recall([0, 3, 20, 21], 20) == recall([0, 3], 20)


def test_practice_brings_it_back_and_makes_it_last() -> None:
    """30 days after the last of one, two or three sessions."""
    once, twice, thrice = recall([0], 30), recall([0, 4], 34), recall([0, 4, 14], 44)
    assert once < 0.75 < 0.85 < twice < thrice


@pytest.mark.parametrize(("worse", "better"), list(pairwise(RATINGS)))
def test_a_better_rating_predicts_more(worse: Rated, better: Rated) -> None:
    """Of the first session, and of a later one."""
    assert recall([0], 10, worse) < recall([0], 10, better)
    later = [predicted_recall([(on(0), "good"), (on(5), rating)], on(30)) for rating in (worse, better)]
    assert later[0] < later[1]


@pytest.mark.parametrize(("worse", "better"), list(pairwise(RATINGS)))
def test_a_bad_rating_brings_the_next_recall_nearer(worse: Rated, better: Rated) -> None:
    """Whatever came before it."""
    before: list[tuple[date, Rated]] = [(on(0), "good"), (on(4), "good")]
    assert next_gap([*before, (on(14), worse)]) < next_gap([*before, (on(14), better)])


def test_good_ratings_push_it_out_to_eight_weeks_at_most() -> None:
    """Ten of them; a first bad one asks for the next day."""
    gaps = [next_gap([(on(20 * n), "good") for n in range(sessions)]) for sessions in range(1, 11)]
    assert gaps == sorted(gaps)
    assert gaps[-1] == 56
    assert next_gap([(on(0), "again")]) == 1


def test_a_gap_needs_a_session_to_count_from() -> None:
    """There is no next recall of what was never met."""
    with pytest.raises(AssertionError):
        next_gap([])


@given(
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(RATINGS)), max_size=12, unique_by=lambda pair: pair[0]),
    st.integers(0, 400),
)
def test_any_history_gives_one_share(history: list[tuple[int, Rated]], asked: int) -> None:
    """Between none and all, and the same each time: the model asks no clock and draws nothing."""
    dated = [(on(day), rating) for day, rating in sorted(history)]
    share = predicted_recall(dated, on(asked))
    assert 0 <= share <= 1
    assert share == predicted_recall(dated, on(asked))
