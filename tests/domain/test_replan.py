"""Falling behind and catching up: the past settles, what was missed finds a place, and little else moves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from builders import START, cases, enrolment, track
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import Enrolment, Off, Week
from planner.domain.feasibility import weigh
from planner.domain.log import log_block
from planner.domain.measure import Measured
from planner.domain.plan import Block, StudyPlan
from planner.domain.replan import FULL, Replanned, Wanted, replan
from planner.domain.reviews import pending_reviews
from planner.domain.scorecard import scorecard
from planner.domain.session import Session
from planner.domain.study_plan import build
from planner.domain.track import Track
from planner.domain.weaving import with_blocks

TRACK, ENROLMENT = track(), enrolment()
WEEK = timedelta(days=7)


@cache
def fresh() -> StudyPlan:
    return build(weigh(TRACK, ENROLMENT, START), START)


def lived(plan: StudyPlan, until: date, *, missing: tuple[str, ...] = ()) -> tuple[StudyPlan, tuple[Session, ...]]:
    """Everything before `until` done as planned, but for the blocks of these ids."""
    sessions = []
    for n, block in enumerate(plan.blocks()):
        if (
            block.date < until
            and block.status == "planned"
            and block.activity != "catch_up"
            and block.id not in missing
        ):
            plan, entry = log_block(plan, "plain-1", block.id, f"s{n}", block.date)
            sessions.append(entry)
    return plan, tuple(sessions)


def the(plan: StudyPlan, activity: str, after: date = START) -> Block:
    return next(b for b in plan.blocks() if b.activity == activity and b.date >= after and b.status == "planned")


def broken(
    track: Track, enrolment: Enrolment, plan: StudyPlan, sessions: tuple[Session, ...], today: date
) -> list[str]:
    dates = weigh(track, enrolment, today).dates
    card = scorecard(Measured(track, enrolment, dates, plan, sessions, today))
    return [f"{p.id}: {p.detail}" for p in card if p.id[0] == "H" and not p.holds]


# One thing at a time


@pytest.mark.parametrize("days", [0, 1, 7, 45, 200])
def test_nothing_changed_is_a_no_op(days: int) -> None:
    """H7: the very same plan, on any day of a student who did everything."""
    today = START + timedelta(days=days)
    plan, sessions = lived(fresh(), today)
    result = replan(TRACK, ENROLMENT, plan, sessions, today)
    assert result.plan is plan
    assert result.difference.empty


def test_missed_learning_goes_into_catch_up_or_free_time() -> None:
    """In order of study, on a later day; nothing that is planned has to move, and the second time nothing changes."""
    learnt = [b for b in fresh().blocks() if b.activity == "learn"]
    lost = next(b for a, b in pairwise(learnt) if a.parts[0].topic == b.parts[0].topic and a.date < b.date)
    today = lost.date + ONE_DAY
    plan, sessions = lived(fresh(), today, missing=(lost.id,))
    result = replan(TRACK, ENROLMENT, plan, sessions, today)
    found = [m.after for m in result.difference.moved] + list(result.difference.added)
    assert (
        sum(b.minutes for b in found if b.activity == "learn" and b.parts[0].topic == lost.parts[0].topic)
        == lost.minutes
    )
    assert all(b.date > today for b in found)
    assert (result.difference.missed_minutes, result.difference.moved_minutes) == (lost.minutes, 0)
    assert next(b for b in result.plan.blocks() if b.id == lost.id).status == "missed"
    assert broken(TRACK, ENROLMENT, result.plan, sessions, today) == []
    again = replan(TRACK, ENROLMENT, result.plan, sessions, today)
    assert again.plan is result.plan


def test_without_catch_up_or_free_time_recall_gives_way() -> None:
    """Every minute that the buffer leaves is planned: as many minutes of recall leave as learning was missed."""
    tight = replace(ENROLMENT, week=Week.of({"mon": 45, "wed": 45, "sat": 60}), buffer_percent=10, depth="thorough")
    plan = build(weigh(TRACK, tight, START), START)
    assert plan.budget.feasible
    lost = the(plan, "learn", START + 4 * WEEK)
    today = lost.date + ONE_DAY
    plan, sessions = lived(plan, today, missing=(lost.id,))
    full = with_blocks(plan, "plain-1", [b for b in plan.blocks() if b.activity != "catch_up"])
    result = replan(TRACK, tight, full, sessions, today)
    assert 0 < result.difference.moved_minutes <= 2 * result.difference.missed_minutes
    assert broken(TRACK, tight, result.plan, sessions, today) == []


def test_a_missed_review_is_pending_once() -> None:
    """H10: a month of missed recall leaves each topic at most one review on any day, and no stack of them."""
    today = START + 12 * WEEK
    lost = [b for b in fresh().blocks() if b.activity == "recall" and today - 4 * WEEK <= b.date < today]
    plan, sessions = lived(fresh(), today, missing=tuple(b.id for b in lost))
    result = replan(TRACK, ENROLMENT, plan, sessions, today)
    more = sum(p.minutes for b in result.difference.added for p in b.parts)
    assert more <= 15 * len({p.topic for b in lost for p in b.parts})
    assert more < sum(b.minutes for b in lost) / 2
    pending = pending_reviews(result.plan, today)
    assert set(pending) <= {p.topic for b in lost for p in b.parts}
    assert all(day is not None and day >= today for day in pending.values())
    assert result.difference.moved_minutes == 0


def test_today_does_not_change_unless_asked() -> None:
    """H7; only recall was missed, so that nothing of today waits for learning."""
    today = the(fresh(), "learn", START + 3 * WEEK).date
    lost = [b.id for b in fresh().blocks() if today - WEEK <= b.date < today and b.activity == "recall"]
    plan, sessions = lived(fresh(), today, missing=tuple(lost))
    result = replan(TRACK, ENROLMENT, plan, sessions, today)
    assert [b for b in result.plan.blocks() if b.date == today] == [b for b in plan.blocks() if b.date == today]


def test_days_off_push_their_work_out_and_say_so() -> None:
    """A week away: nothing is planned in it, nothing is lost, and what forced the moves is named."""
    today = START + 6 * WEEK
    plan, sessions = lived(fresh(), today)
    away = replace(ENROLMENT, off=(Off(DateRange(today + WEEK, today + 2 * WEEK), "ill"),))
    result = replan(TRACK, away, plan, sessions, today)
    assert [b for b in result.plan.blocks() if today + WEEK <= b.date < today + 2 * WEEK] == []
    assert result.difference.moved_minutes > 0 == result.difference.missed_minutes
    assert result.difference.forced_by
    assert broken(TRACK, away, result.plan, sessions, today) == []


def test_pinned_blocks_stay() -> None:
    """Also where everything ahead is planned anew; done ones in any case."""
    today = START + 5 * WEEK
    plan, sessions = lived(fresh(), today)
    pin = the(plan, "recall", today + 3 * WEEK)
    plan = with_blocks(plan, "plain-1", (replace(b, pinned=b.id == pin.id) for b in plan.blocks()))
    for wanted in (Wanted(), Wanted(anew=True), Wanted(anew=True, today_too=True)):
        away = replace(ENROLMENT, off=(Off(DateRange(today + WEEK, today + 2 * WEEK), "ill"),))
        result = replan(TRACK, away, plan, sessions, today, wanted)
        assert replace(pin, pinned=True) in [replace(b, order=pin.order) for b in result.plan.blocks()]
        assert done(result.plan) == done(plan)


def test_another_exam_date_keeps_all_that_was_done() -> None:
    """H11: everything ahead is planned anew, and that is what is named."""
    today = START + 20 * WEEK
    plan, sessions = lived(fresh(), today)
    later = replace(ENROLMENT, exam_date=plan.exam_date + WEEK)
    result = replan(TRACK, later, plan, sessions, today)
    assert result.plan.exam_date == later.exam_date
    assert done(result.plan) == done(plan)
    assert "the exam has another date" in result.difference.forced_by
    assert broken(TRACK, later, result.plan, sessions, today) == []


def test_with_no_way_back_the_shortfall_is_said_with_what_would_help() -> None:
    """Nothing done in eight months of ten; the exam stays where it is, and a later one is offered."""
    today = START + 42 * WEEK
    result = replan(TRACK, ENROLMENT, fresh(), (), today)
    assert result.plan.budget.shortfall > 0
    assert {r.kind for r in result.plan.remedies} == {"weekly_minutes", "exam_date", "program_months"}
    assert result.plan.exam_date == fresh().exam_date
    assert broken(TRACK, ENROLMENT, result.plan, (), today) == []


def test_what_no_longer_fits_before_the_final_review_goes_into_it() -> None:
    """Nine months and a half lost: what is left of the days, those of the review too, is for learning."""
    today = START + 42 * WEEK
    late = replan(TRACK, ENROLMENT, fresh(), (), today)
    review = [b for b in late.plan.blocks() if b.date >= late.plan.final_review_start and b.status == "planned"]
    assert late.plan.budget.shortfall > 0
    assert any(b.activity == "learn" for b in review)
    assert not any(b.activity == "recall" for b in review)
    assert broken(TRACK, ENROLMENT, late.plan, (), today) == []


def test_a_skip_is_mended_also_where_the_plan_does_not_fit() -> None:
    """What builds on the skipped learning waits for it."""
    scarce = replace(ENROLMENT, week=Week.of({"sat": 60}))
    plan = build(weigh(TRACK, scarce, START), START, accept_shortfall=True)
    skip = the(plan, "learn")
    plan = with_blocks(plan, "plain-1", (replace(b, status="skipped") if b.id == skip.id else b for b in plan.blocks()))
    result = replan(TRACK, scarce, plan, (), START)
    assert result.plan.budget.shortfall > 0
    assert broken(TRACK, scarce, result.plan, (), START) == []
    assert replan(TRACK, scarce, result.plan, (), START).plan is result.plan


def test_learning_done_ahead_is_not_planned_again() -> None:
    """The last of a topic's learning leaves, and with it the need to keep to it."""
    today = START + 4 * WEEK
    plan, sessions = lived(fresh(), today)
    early = the(plan, "learn", today + 3 * WEEK)
    plan, entry = log_block(plan, "plain-1", early.id, "ahead", today - ONE_DAY)
    result = replan(TRACK, ENROLMENT, plan, (*sessions, entry), today)
    assert done(result.plan) == done(plan)
    assert broken(TRACK, ENROLMENT, result.plan, (*sessions, entry), today) == []


def test_skipped_learning_comes_again_and_is_no_miss() -> None:
    """The topic still needs it; a skip says only that it will not be done then."""
    today = START + 6 * WEEK
    plan, sessions = lived(fresh(), today)
    skip = the(plan, "learn", today + WEEK)
    plan = with_blocks(plan, "plain-1", (replace(b, status="skipped") if b.id == skip.id else b for b in plan.blocks()))
    result = replan(TRACK, ENROLMENT, plan, sessions, today)
    come = [b for b in result.difference.added if b.activity == "learn" and b.parts[0].topic == skip.parts[0].topic]
    assert sum(b.minutes for b in come) == skip.minutes
    assert result.difference.missed_minutes == 0
    assert next(b for b in result.plan.blocks() if b.id == skip.id).status == "skipped"
    assert replan(TRACK, ENROLMENT, result.plan, sessions, today).plan is result.plan


def test_what_builds_on_a_removed_session_waits_for_it_again() -> None:
    """Its block is planned once more, later than what was planned on the strength of it: that goes after it."""
    requires = {topic.id: topic.requires for topic in TRACK.outline.topics}
    learnt = [b for b in fresh().blocks() if b.activity == "learn"]
    needed, building = next(
        (a, b)
        for b in learnt
        for a in learnt
        if a.parts[0].topic in requires[b.parts[0].topic] and a.date < b.date and a.minutes == b.minutes
    )
    days = {needed.id: building.date, building.id: needed.date}
    swapped = with_blocks(fresh(), "plain-1", (replace(b, date=days.get(b.id, b.date)) for b in fresh().blocks()))
    assert broken(TRACK, ENROLMENT, swapped, (), START) != []
    result = replan(TRACK, ENROLMENT, swapped, (), START)
    assert FULL not in result.difference.forced_by
    assert broken(TRACK, ENROLMENT, result.plan, (), START) == []
    assert replan(TRACK, ENROLMENT, result.plan, (), START).plan is result.plan


def test_after_the_exam_there_is_nothing_to_plan() -> None:
    """The plan stays as it was."""
    assert replan(TRACK, ENROLMENT, fresh(), (), fresh().exam_date).plan is fresh()


# Students, week by week


def done(plan: StudyPlan) -> list[Block]:
    return [b for b in plan.blocks() if b.status == "done"]


def studies(kind: str, block: Block, week: int, chance: int) -> bool:
    """Whether a student of that kind does a block; `chance` is one of 0 to 9."""
    if kind == "short":
        return chance < 7
    if kind == "bursty":
        return week % 4 < 2 or chance < 2
    if kind == "a month away":
        return not 4 <= week < 8
    return True


def assert_in_order(result: Replanned, before: StudyPlan) -> None:
    """No done minute is lost, and what moved is within its bound or explained."""
    assert [replace(b, order=0) for b in done(result.plan)] == [replace(b, order=0) for b in done(before)]
    change = result.difference
    assert change.moved_minutes <= 2 * change.missed_minutes or change.forced_by


def live(track: Track, made: Enrolment, kind: str, step: int, chances: list[int]) -> Counter[str]:
    """A student's whole programme, replanned every `step` weeks; what the differences add up to."""
    today = max(made.start, made.enrolled_on)
    plan = build(weigh(track, made, made.enrolled_on), made.enrolled_on, accept_shortfall=True)
    fitted = plan.budget.feasible
    sessions: tuple[Session, ...] = ()
    total: Counter[str] = Counter()
    week = 0
    while today < plan.exam_date - ONE_DAY:
        until = min(today + step * WEEK, plan.exam_date - ONE_DAY)
        for n, block in enumerate(plan.blocks()):
            ahead = today <= block.date < until and block.status == "planned" and block.activity != "catch_up"
            if ahead and studies(kind, block, week + (block.date - today).days // 7, chances[n % len(chances)]):
                plan, entry = log_block(plan, made.id, block.id, f"s{len(sessions)}", block.date)
                sessions = (*sessions, entry)
        today, week = until, week + step
        result = replan(track, made, plan, sessions, today)
        assert_in_order(result, plan)
        if kind == "punctual" and fitted:
            assert result.plan is plan
        if result.plan.budget.feasible:
            assert broken(track, made, result.plan, sessions, today) == []
        plan = result.plan
        assert replan(track, made, plan, sessions, today).plan is plan
        total.update(moved=result.difference.moved_minutes, missed=result.difference.missed_minutes)
    total["feasible"] = plan.budget.feasible
    return total


KINDS = ["punctual", "short", "bursty", "a month away"]
CHANCES = [3, 8, 1, 6, 9, 0, 4, 7, 2, 5, 5, 1, 8]


@pytest.mark.parametrize("kind", KINDS)
def test_a_programme_lived_week_by_week(kind: str) -> None:
    """On a comfortable week everyone's moves stay far below what was missed."""
    total = live(TRACK, ENROLMENT, kind, 1, CHANCES)
    assert total["moved"] <= 2 * total["missed"]


@settings(max_examples=4)
@given(cases(), st.sampled_from(KINDS), st.lists(st.integers(0, 9), min_size=5, max_size=20))
def test_any_student_on_any_track(pair: tuple[Track, Enrolment], kind: str, chances: list[int]) -> None:
    """After each replan H1 to H5 hold or a shortfall is reported, nothing done is lost, and once more is a no-op."""
    plan = build(weigh(*pair, pair[1].enrolled_on), pair[1].enrolled_on)
    assume(plan.budget.feasible)
    weeks = (plan.exam_date - pair[1].start).days // 7
    event(kind)
    live(*pair, kind, max(1, weeks // 8), chances)


def test_another_depth_plans_everything_ahead_anew() -> None:
    """More recall beyond the need where there is room; a second time nothing changes."""
    plan = build(weigh(TRACK, ENROLMENT, START), START)
    deeper = replace(ENROLMENT, depth="thorough")
    result = replan(TRACK, deeper, plan, (), START)
    assert sum(week.planned_minutes for week in result.plan.weeks) > sum(week.planned_minutes for week in plan.weeks)
    assert result.plan.depth == 1.5
    assert replan(TRACK, deeper, result.plan, (), START).difference.empty
