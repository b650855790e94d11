"""What is done counts: in the needs, in today's room, in what is open for recall, and it never gets lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import START, cases, enrolment, track
from planner.domain import recall
from planner.domain.calendar_math import ONE_DAY
from planner.domain.enrolment import Enrolment
from planner.domain.feasibility import Case, weigh
from planner.domain.grid import grid
from planner.domain.history import NO_HISTORY, History, history_of
from planner.domain.log import log_block, log_topic, problems
from planner.domain.measure import Measured
from planner.domain.memory import next_gap
from planner.domain.plan import Block, Part, StudyPlan
from planner.domain.resuming import take_up
from planner.domain.scorecard import scorecard
from planner.domain.session import Rating, Session
from planner.domain.study_plan import build
from planner.domain.track import Track

TRACK, ENROLMENT = track(), enrolment()
TODAY = START + timedelta(days=35)


def done(topic: str, minutes: int, on: date = START, activity: str = "learn", name: str = "b") -> Block:
    parts = (Part(topic, "d0", minutes),)
    return Block(id=name, date=on, order=1, minutes=minutes, activity=activity, parts=parts, status="done")  # type: ignore[arg-type]


def session(minutes: int = 45, *, on: date = START, pace: float = 1.25, rating: Rating | None = None) -> Session:
    return Session(id="s", date=on, block="b", minutes=minutes, planned_minutes=45, pace=pace, rating=rating)


def left(history: History, pace: float = 1.25, topic: str = "t01") -> tuple[int, int, int]:
    """What a topic still needs: learning, hands-on, recall. t01 needs 60 h x 60 x 1.25 x 60 % / 6 = 450 min."""
    need = next(n for n in weigh(TRACK, ENROLMENT, TODAY, pace, history).needs if n.topic == topic)
    return need.learn_minutes, need.hands_on_minutes, need.recall_minutes


@pytest.mark.parametrize(
    ("history", "pace", "expected"),
    [
        (NO_HISTORY, 1.25, (225, 0, 225)),
        (History(done=(done("t01", 45),)), 1.25, (180, 0, 225)),
        (History(done=(done("t01", 45),), sessions=(session(10),)), 1.25, (180, 0, 225)),  # short, and done
        (History(done=(done("t01", 45),)), 1.5, (225, 0, 261)),  # 270 - 54 = 216 up to 225; 540 - 54 - 225
        (History(done=(done("t01", 45),), sessions=(session(pace=1.5),)), 1.25, (195, 0, 217)),  # worth 37.5
        (History(done=(done("t01", 225),)), 1.27, (0, 0, 228)),  # round(457 - 228.6); learning stays done
        (History(done=(done("t01", 60, activity="recall"),)), 1.25, (225, 0, 165)),
        (History(done=(done("t01", 500),)), 1.25, (0, 0, 0)),
        (History(kept=(done("t01", 45),)), 1.25, (225, 0, 225)),  # missed or skipped counts for nothing
        (History(committed=(done("t01", 45),)), 1.25, (180, 0, 225)),  # pinned counts
    ],
)
def test_what_is_done_is_needed_no_more(history: History, pace: float, expected: tuple[int, int, int]) -> None:
    """At today's pace: 45 minutes planned at 1.25 are worth 54 at 1.5."""
    assert left(history, pace) == expected


@given(st.floats(0.8, 2).map(lambda f: round(f, 2)), st.floats(0.8, 2).map(lambda f: round(f, 2)))
def test_a_topic_learnt_once_stays_learnt(then: float, now: float) -> None:
    """Whatever the pace becomes: else a finished topic would come back for a quarter of an hour."""
    whole = weigh(TRACK, ENROLMENT, START, then).needs[1]
    history = History(done=(done("t01", whole.learn_minutes),), pace=then)
    assert left(history, now)[0] == 0


def test_minutes_of_today_are_there_no_more() -> None:
    """Monday has 60 minutes, of which 25 were really studied: two slots are left."""
    case = weigh(TRACK, ENROLMENT, START, 1.25, History(done=(done("t01", 45),), sessions=(session(25),)))
    frame = grid(case, case.exam())
    assert (frame.room[0], grid(weigh(TRACK, ENROLMENT, START), case.exam()).room[0]) == (2, 4)
    assert frame.days[0].capacity_minutes == 60


@pytest.mark.parametrize(("rating", "gap"), [(None, 10 * recall.GROWTH), ("again", 1.0), ("easy", 45.0)])
def test_recall_goes_on_where_it_was(rating: Rating | None, gap: float) -> None:
    """Met on two days ten days apart: the usual gap grows to 17 days, a rating asks `fsrs`."""
    blocks = (done("t01", 45), done("t01", 30, START + timedelta(days=10), "recall", "b2"))
    rated = replace(session(rating=rating, on=START + timedelta(days=10)), block="b2")
    case = weigh(TRACK, ENROLMENT, TODAY, 1.25, History(done=blocks, sessions=(rated,)))
    memory = take_up(case, grid(case, case.exam()), recall.Memory("t01", "d0", 1, 1, 1, 0))
    assert (memory.touched, memory.recalled, memory.last_gap) == (10, True, 10)
    assert memory.gap == gap


def test_a_rated_topic_rests_for_56_days_at_most() -> None:
    """However easy it was, however often."""
    assert next_gap([(START + timedelta(days=40 * n), "easy") for n in range(5)]) == 56


def test_learning_goes_on_with_what_was_begun() -> None:
    """t14 was begun out of turn; it is finished before anything new is opened."""
    history = History(done=(replace(done("t14", 15), parts=(Part("t14", "d1", 15),)),))
    plan = build(weigh(TRACK, ENROLMENT, TODAY, 1.25, history), TODAY)
    learnt = [b.parts[0].topic for b in plan.blocks() if b.activity == "learn" and b.status == "planned"]
    assert learnt[0] == "t14"


def test_a_mock_that_was_sat_is_not_planned_again() -> None:
    """Two are asked for in ten months: the second keeps its number."""
    plan = build(weigh(TRACK, ENROLMENT, START), START)
    first = next(b for b in plan.blocks() if b.activity == "mock")
    sat = replace(first, date=START + ONE_DAY, status="done")
    later = build(weigh(TRACK, ENROLMENT, TODAY, 1.25, History(done=(sat,))), TODAY)
    assert {b.mock.number for b in later.blocks() if b.mock and b.status == "planned"} == {2}


def broken(case: Case, plan: StudyPlan, sessions: tuple[Session, ...]) -> list[str]:
    measured = Measured(case.track, case.enrolment, case.dates, plan, sessions, plan.as_of)
    return [f"{p.id}: {p.detail}" for p in scorecard(measured) if p.id[0] == "H" and not p.holds]


@settings(max_examples=15)
@given(cases(), st.integers(0, 60), st.integers(0, 10), st.sampled_from([0.8, 1.25, 1.5]))
def test_a_plan_around_a_history_breaks_no_hard_property(
    pair: tuple[Track, Enrolment], days: int, share: int, pace: float
) -> None:
    """Whatever part of the first weeks was done, at whatever pace it goes on; and the done blocks stay as they were."""
    drawn, made = pair
    today = made.enrolled_on
    case = weigh(drawn, made, today)
    exam = case.exam()
    plan, sessions = build(case, today, accept_shortfall=True), []
    later = min(max(today, made.start) + timedelta(days=days), exam - ONE_DAY)
    for n, block in enumerate(plan.blocks()):
        if block.date <= later and block.activity != "catch_up" and (7 * n) % 10 < share:
            plan, entry = log_block(plan, made.id, block.id, f"s{n}", block.date)
            sessions.append(entry)
    history = history_of(plan, sessions, later)
    again = weigh(drawn, replace(made, exam_date=exam), later, pace, history)
    new = build(again, later, accept_shortfall=True, pace=pace)
    assert broken(again, new, tuple(sessions)) == []
    before, after = ([replace(b, order=0) for b in p.blocks() if b.status == "done"] for p in (plan, new))
    assert before == after


# Logging


def test_logging_a_block_makes_it_done_and_changes_nothing_else() -> None:
    """On the day it was done, which may be another one; short or not."""
    plan = build(weigh(TRACK, ENROLMENT, START), START)
    block = plan.blocks()[3]
    changed, entry = log_block(plan, "plain-1", block.id, "s1", START + ONE_DAY, minutes=20, rating="hard")
    assert (entry.minutes, entry.planned_minutes, entry.pace, entry.block) == (20, block.minutes, 1.25, block.id)
    done_now = next(b for b in changed.blocks() if b.id == block.id)
    assert (done_now.status, done_now.date, done_now.minutes) == ("done", START + ONE_DAY, block.minutes)
    assert {b.id for b in changed.blocks()} == {b.id for b in plan.blocks()}
    assert [replace(b, order=0) for b in changed.blocks() if b.id != block.id] == [
        replace(b, order=0) for b in plan.blocks() if b.id != block.id
    ]
    with pytest.raises(KeyError):
        log_block(plan, "plain-1", "b-none", "s1", START)


def test_the_rest_of_a_block_is_owed_where_the_student_says_so() -> None:
    """45 minutes, 15 of them studied: the block is cut to 15, so 30 are needed again."""
    plan = build(weigh(TRACK, ENROLMENT, START), START)
    block = next(b for b in plan.blocks() if b.activity == "learn" and b.minutes >= 45)
    changed, _ = log_block(plan, "plain-1", block.id, "s1", START, minutes=15, rest_owed=True)
    cut = next(b for b in changed.blocks() if b.id == block.id)
    assert (cut.minutes, sum(part.minutes for part in cut.parts)) == (15, 15)


@pytest.mark.parametrize(
    ("history", "activity"), [(NO_HISTORY, "learn"), (History(done=(done("t01", 225),)), "recall")]
)
def test_logging_a_topic_makes_a_done_block(history: History, activity: str) -> None:
    """Of what the topic still needs; it says nothing of pace, having had no plan."""
    plan = build(weigh(TRACK, ENROLMENT, START), START)
    need = weigh(TRACK, ENROLMENT, START, 1.25, history).needs[1]
    changed, entry = log_topic(plan, "plain-1", need, "s1", START, 40)
    made = next(b for b in changed.blocks() if b.id == entry.block)
    assert (made.activity, made.status, made.minutes, made.date) == (activity, "done", 40, START)
    assert entry.planned_minutes is None
    assert len(changed.blocks()) == len(plan.blocks()) + 1


@pytest.mark.parametrize(
    ("on", "minutes", "said"),
    [
        (START, 30, None),
        (START, 0, "at least 1"),
        (START, 1400, "A day has 1440"),
        (START + 3 * ONE_DAY, 30, "still to come"),
        (START - 30 * ONE_DAY, 30, "outside the plan's weeks"),
    ],
)
def test_impossible_entries_are_refused_with_what_would_do(on: date, minutes: int, said: str | None) -> None:
    """50 minutes are logged on the first day already."""
    plan = build(weigh(TRACK, ENROLMENT, START), START)
    found = list(problems(plan, [session(50)], on, minutes, START + ONE_DAY))
    assert [said in line for line in found] == [True] if said else found == []
