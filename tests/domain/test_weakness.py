"""Scores: what one says of a domain, what moves for it, and that nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import START, cases, enrolment, track
from planner.domain.enrolment import Attempt, Enrolment, Score
from planner.domain.feasibility import weigh
from planner.domain.hard_properties import HARD
from planner.domain.log import log_block
from planner.domain.measure import Measured
from planner.domain.plan import StudyPlan
from planner.domain.replan import replan
from planner.domain.scorecard import scorecard
from planner.domain.study_plan import build
from planner.domain.track import Track
from planner.domain.weakness import leaning, needs_of, score_problems

TRACK, PLAIN = track(), enrolment()
TODAY = START + timedelta(weeks=10)


def scored(made: Enrolment = PLAIN, **percents: int) -> Enrolment:
    return replace(made, scores=tuple(Score(START, domain, percent) for domain, percent in percents.items()))


def recall(made: Enrolment, domain: str) -> int:
    return sum(need.recall_minutes for need in needs_of(TRACK, made, 1.25) if need.domain == domain)


@pytest.mark.parametrize(("percent", "factor"), [(75, 1), (74, "1.02"), (50, "1.5"), (25, 2), (0, 2), (100, "0.5")])
def test_a_point_is_two_percent_of_recall(percent: int, factor: str) -> None:
    """Before scaling: d0 has 60 % of the recall, so 0.6 x factor + 0.4 is scaled back to 1."""
    asked = Fraction(factor)
    found = leaning(TRACK, scored(d0=percent))
    assert found["d0"] == asked / (Fraction(6, 10) * asked + Fraction(4, 10))
    assert found["d0"] / found["d1"] == asked


def test_minutes_move_to_the_weak_domain_and_the_whole_stays() -> None:
    """60 h x 1.25 = 75 h, half of it recall: 2250 min, 1350 and 900. With d1 at 50 %, 1.5 x 900 = 1350 against 1350:
    both have half, 1125, less what rounding each topic's learning up to quarters of an hour takes from both.
    """
    before = recall(PLAIN, "d0"), recall(PLAIN, "d1")
    after = recall(scored(d1=50), "d0"), recall(scored(d1=50), "d1")
    assert after[0] == pytest.approx(before[0] - 225, abs=3)
    assert after[1] == pytest.approx(before[1] + 225, abs=3)


def test_only_where_all_is_weak_there_is_more_to_do() -> None:
    """By what the strongest domain asks for: 65 % is 10 points below the mark, 1.2 of the recall."""
    share = Fraction(6, 10), Fraction(4, 10)
    both = leaning(TRACK, scored(d0=65, d1=40))
    assert share[0] * both["d0"] + share[1] * both["d1"] == Fraction(12, 10)
    strong = leaning(TRACK, scored(d0=90, d1=95))
    assert share[0] * strong["d0"] + share[1] * strong["d1"] == 1


def test_a_score_leaves_learning_to_triage() -> None:
    """What is new and what does not come back are two things; both count on the recall."""
    made = replace(PLAIN, triage={"t11": "know"})
    plain, weak = needs_of(TRACK, made, 1.25), needs_of(TRACK, scored(made, d1=30), 1.25)
    assert [n.before_review_minutes for n in weak] == [n.before_review_minutes for n in plain]
    assert (
        next(n for n in weak if n.topic == "t11").recall_minutes
        < next(n for n in weak if n.topic == "t12").recall_minutes
    )


def test_the_latest_score_counts_whatever_the_order_they_were_entered_in() -> None:
    """And a failed attempt that names the domain counts as 25 % on its day."""
    late, early = Score(START + timedelta(days=9), "d0", 90), Score(START, "d0", 20)
    assert leaning(TRACK, replace(PLAIN, scores=(late, early))) == leaning(TRACK, scored(d0=90))
    fail = Attempt(START + timedelta(days=20), passed=False, weak=("d0",))
    assert leaning(TRACK, replace(PLAIN, scores=(late,), attempts=(fail,))) == leaning(TRACK, scored(d0=25))


@given(cases(), st.data())
def test_needs_with_scores_add_up_to_what_they_were(pair: tuple[Track, Enrolment], data: st.DataObject) -> None:
    """With one domain at the mark or above; each topic rounds its recall to minutes and keeps five of them."""
    made, domains = pair[1], [domain.id for domain in pair[0].outline.domains]
    percents = data.draw(st.fixed_dictionaries({domain: st.integers(0, 100) for domain in domains}))
    percents[domains[0]] = data.draw(st.integers(75, 100))
    other = replace(made, scores=tuple(Score(START, domain, percent) for domain, percent in percents.items()))
    before, after = (needs_of(pair[0], it, 1.25) for it in (made, other))
    assert sum(n.before_review_minutes for n in after) == sum(n.before_review_minutes for n in before)
    slack = 20 * len(before)
    assert abs(sum(n.minutes for n in after) - sum(n.minutes for n in before)) <= slack


# In a plan


def minutes_to_come(plan: StudyPlan, domain: str, today: date) -> int:
    blocks = [b for b in plan.blocks() if b.date > today and b.activity == "recall"]
    return sum(part.minutes for block in blocks for part in block.parts if part.domain == domain)


def test_a_new_plan_gives_the_weak_domain_more_recall() -> None:
    """And nothing hard breaks; H12 has nothing to say where scores do."""
    plain, weak = (build(weigh(TRACK, made, START), START) for made in (PLAIN, scored(d1=25)))
    assert minutes_to_come(weak, "d1", START) > 1.25 * minutes_to_come(plain, "d1", START)
    found = [check(Measured(TRACK, scored(d1=25), weigh(TRACK, PLAIN, START).dates, weak)) for check in HARD]
    assert all(it.holds for it in found)
    assert next(it for it in found if it.id == "H12").value is None


def test_a_score_moves_recall_of_the_stored_plan_and_says_so() -> None:
    """No block moves; parts of recall change topic, which is named, and the second time nothing changes."""
    plan = build(weigh(TRACK, PLAIN, START), START)
    made = scored(d1=25)
    result = replan(TRACK, made, plan, (), START)
    assert minutes_to_come(result.plan, "d1", START) > 1.2 * minutes_to_come(plan, "d1", START)
    where = [(b.date, b.minutes, b.activity) for b in plan.blocks()]
    assert [(b.date, b.minutes, b.activity) for b in result.plan.blocks()] == where
    assert "your scores ask for more of your weak domains and less of the others" in result.difference.forced_by
    assert all(check(Measured(TRACK, made, weigh(TRACK, made, START).dates, result.plan)).holds for check in HARD)
    assert replan(TRACK, made, result.plan, (), START).plan is result.plan


@pytest.mark.parametrize("weeks", [0, 16, 36, 41])
@pytest.mark.parametrize("percent", [0, 40, 100])
def test_what_moves_leaves_every_topic_its_rest_and_its_last_turn(weeks: int, percent: int) -> None:
    """S3, S8 and S14 held before and still do, early, late and in the final review; no topic is practised untaught."""
    plan, sessions = build(weigh(TRACK, PLAIN, START), START), []
    today = START + timedelta(weeks=weeks)
    for block in plan.blocks():
        if block.date < today and block.activity != "catch_up":
            plan, entry = log_block(plan, PLAIN.id, block.id, f"s{block.id}", block.date)
            sessions.append(entry)
    made = replace(PLAIN, scores=(Score(today, "d0", percent),))
    result = replan(TRACK, made, plan, sessions, today)
    card = scorecard(Measured(TRACK, made, weigh(TRACK, made, today).dates, result.plan, tuple(sessions), today))
    assert [it.id for it in card if not it.holds and (it.id[0] == "H" or it.id in ("S3", "S8", "S14"))] == []
    assert result.difference.moved_minutes == 0 or result.difference.forced_by


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (Score(START, "d0", 101), "--percent: 101. Give 0 to 100."),
        (Score(START, "d0", -1), "--percent: -1. Give 0 to 100."),
        (Score(START, "heart", 50), "--domain: plain has no domain 'heart'. Its domains: d0, d1."),
        (
            Score(TODAY, "d0", 50),
            f"--on: {TODAY} is still to come. Give the day of the quiz or mock exam, up to {START}.",
        ),
    ],
)
def test_an_impossible_score_is_refused_with_what_would_do(score: Score, words: str) -> None:
    """One sentence for each reason."""
    assert list(score_problems(TRACK, score, START)) == [words]


def test_a_sound_score_is_none() -> None:
    """0 and 100 percent belong to it, and so does today."""
    assert [p for percent in (0, 100) for p in score_problems(TRACK, Score(START, "d1", percent), START)] == []
