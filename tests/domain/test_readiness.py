"""Readiness: what is expected to be recalled on the exam's day, and what that assumes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import START, enrolment, track
from planner.domain.calendar_math import ONE_DAY
from planner.domain.enrolment import Score
from planner.domain.feasibility import weigh
from planner.domain.log import log_block
from planner.domain.measure import Measured
from planner.domain.memory import predicted_recall
from planner.domain.readiness import Readiness, readiness
from planner.domain.session import Rating
from planner.domain.study_plan import build

CASE = weigh(track(), enrolment(), START)
PLAN = build(CASE, START)
FIRST = next(b for b in PLAN.blocks() if b.activity == "learn")
TOPIC = FIRST.parts[0].topic


def rated(rating: Rating | None) -> Readiness:
    """After the first block, rated so."""
    plan, entry = log_block(PLAN, "plain-1", FIRST.id, "s1", FIRST.date, rating=rating)
    return readiness(Measured(CASE.track, CASE.enrolment, CASE.dates, plan, (entry,), FIRST.date))


def test_before_anything_is_done_all_is_assumed() -> None:
    """With the plan the memory model is confident; without it nothing would be recalled."""
    found = readiness(Measured(CASE.track, CASE.enrolment, CASE.dates, PLAN, (), START))
    assert found.overall.recall_now == 0
    assert found.overall.recall > 0.9
    assert (found.overall.rated, found.overall.done_minutes) == (0, 0)
    assert found.overall.assumed == sum(topic.assumed for topic in found.topics) > 0


def test_one_session_is_what_the_memory_model_says() -> None:
    """Nothing more studied: one meeting on the first day, asked on the day of the exam."""
    ready = next(t for t in rated("good").topics if t.id == TOPIC)
    assert ready.recall_now == predicted_recall([(FIRST.date, "good")], PLAN.exam_date)
    assert (ready.rated, ready.done_minutes) == (1, sum(p.minutes for p in FIRST.parts))


def test_a_bad_rating_lowers_the_figure_and_no_rating_is_taken_as_good() -> None:
    """And said so: it counts as assumed."""
    again, none, good = (next(t for t in rated(r).topics if t.id == TOPIC) for r in ("again", None, "good"))
    assert again.recall_now < none.recall_now == good.recall_now
    assert (none.rated, good.rated) == (0, 1)
    assert none.assumed == good.assumed + 1


def test_missed_work_does_not_count() -> None:
    """Five weeks on with nothing done, only what is still to come helps."""
    later = START + 35 * ONE_DAY
    then = readiness(Measured(CASE.track, CASE.enrolment, CASE.dates, PLAN, (), later))
    now = readiness(Measured(CASE.track, CASE.enrolment, CASE.dates, PLAN, (), START))
    assert then.overall.planned_minutes < now.overall.planned_minutes
    assert then.overall.recall <= now.overall.recall


def test_domains_count_by_the_outline() -> None:
    """60 and 40 % make up the whole; a domain's own figure is the mean of its topics by weight."""
    found = rated("hard")
    first, second = found.domains
    assert found.overall.recall == pytest.approx(0.6 * first.recall + 0.4 * second.recall)
    assert found.overall.need_minutes == first.need_minutes + second.need_minutes
    assert replace(first, id="") != replace(second, id="")


@pytest.mark.parametrize(("percent", "rating"), [(90, "easy"), (75, "good"), (50, "hard"), (49, "again"), (0, "again")])
def test_a_score_counts_as_a_rating_of_what_was_studied_by_then(percent: int, rating: Rating) -> None:
    """A week after the first block, for its topic; it stands beside the domain's figures as it was given."""
    plan, entry = log_block(PLAN, "plain-1", FIRST.id, "s1", FIRST.date)
    day = FIRST.date + 7 * ONE_DAY
    made = replace(CASE.enrolment, scores=(Score(day, FIRST.parts[0].domain, percent),))
    found = readiness(Measured(CASE.track, made, CASE.dates, plan, (entry,), day))
    topic = next(it for it in found.topics if it.id == TOPIC)
    assert topic.recall_now == predicted_recall([(FIRST.date, "good"), (day, rating)], PLAN.exam_date)
    assert (topic.rated, topic.score) == (1, None)
    assert [it.score for it in found.domains if it.id == FIRST.parts[0].domain] == [percent]
    assert [it.score for it in found.domains if it.id != FIRST.parts[0].domain] == [None]


def test_a_score_is_no_study() -> None:
    """A diagnostic quiz before anything is learnt leaves the figures as they were."""
    made = replace(CASE.enrolment, scores=(Score(START, FIRST.parts[0].domain, 95),))
    before = readiness(Measured(CASE.track, CASE.enrolment, CASE.dates, PLAN, (), START))
    found = readiness(Measured(CASE.track, made, CASE.dates, PLAN, (), START))
    assert found.topics == before.topics
