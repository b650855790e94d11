"""The plan of a retake: shorter, weighted to what failed, around all that was done, and as sound as any other plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from builders import START, cases, enrolment, official, track
from planner.domain.alerts import alerts
from planner.domain.attempts import failed, no_way_left
from planner.domain.calendar_math import ONE_DAY, Span
from planner.domain.enrolment import Enrolment, Score
from planner.domain.feasibility import weigh
from planner.domain.hard_properties import HARD
from planner.domain.history import history_of
from planner.domain.log import log_block
from planner.domain.measure import Measured
from planner.domain.plan import Block, Budget, StudyPlan
from planner.domain.planning import redated, replan_for
from planner.domain.replan import Wanted, replan
from planner.domain.session import Session
from planner.domain.study_plan import Errand, build
from planner.domain.track import Retake, Track

TRACK, PLAIN = track(), enrolment()
AGAIN = Wanted(retake=True)


def lived(
    plan: StudyPlan, made: Enrolment, until: date, chances: list[int] | None = None
) -> tuple[StudyPlan, tuple[Session, ...]]:
    """The plan with what was planned before `until` done, or of each block what its chance, 0 to 9, says."""
    sessions = []
    for n, block in enumerate(plan.blocks()):
        studied = chances is None or chances[n % len(chances)] < 8
        if block.date < until and block.status == "planned" and block.activity != "catch_up" and studied:
            plan, entry = log_block(plan, made.id, block.id, f"s{block.id}", block.date)
            sessions.append(entry)
    return plan, tuple(sessions)


def ahead(plan: StudyPlan, after: date) -> list[Block]:
    return [block for block in plan.blocks() if block.status == "planned" and block.date > after]


def minutes(blocks: list[Block]) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in blocks:
        found[block.activity] += block.minutes
        for part in block.parts:
            found[part.domain] += part.minutes
    return found


def broken(track: Track, made: Enrolment, plan: StudyPlan, sessions: tuple[Session, ...], today: date) -> list[str]:
    measured = Measured(track, made, weigh(track, made, today).dates, plan, sessions, today)
    return [f"{it.id}: {it.detail}" for it in (check(measured) for check in HARD) if not it.holds]


@cache
def sat() -> tuple[StudyPlan, tuple[Session, ...]]:
    """The plain plan, all of it done."""
    plan = build(weigh(TRACK, PLAIN, START), START)
    return lived(plan, PLAIN, plan.exam_date)


def retaken(*weak: str) -> tuple[StudyPlan, date]:
    plan, sessions = sat()
    on = plan.exam_date
    return replan(TRACK, failed(TRACK, PLAIN, on, weak), plan, sessions, on, AGAIN).plan, on


def test_what_was_learnt_is_not_planned_again() -> None:
    """Only recall, a mock exam or two with their reviews, and catch-up; a quarter of the 75 h at most before depth."""
    plan, on = retaken()
    coming = minutes(ahead(plan, on))
    assert coming["learn"] == coming["hands_on"] == 0
    assert plan.budget.need == pytest.approx(75 * 60 / 4, abs=12)
    assert coming["mock"] >= TRACK.exam.minutes.value
    topics = {part.topic for block in ahead(plan, on) for part in block.parts}
    assert topics == {topic.id for topic in TRACK.outline.topics}


def test_it_is_on_the_first_weekday_that_fits_once_the_wait_is_over() -> None:
    """30 days from the exam; what is needed and a mock of 160 min fit before it, at five hours a week."""
    plan, on = retaken()
    assert plan.exam_date >= on + timedelta(days=30)
    assert plan.exam_date.weekday() <= 4
    assert plan.budget.supply >= plan.budget.need + 160
    assert (plan.exam_date - plan.final_review_start).days == 7  # a tenth of the days since the fail is less


def test_it_leans_to_what_failed() -> None:
    """d1 has 40 % of the exam, and double its recall against d0: 0.8 / 1.4 = 57 % of what is practised."""
    even, weak = (minutes(ahead(*retaken(*named))) for named in ((), ("d1",)))
    assert even["d1"] / (even["d0"] + even["d1"]) == pytest.approx(0.40, abs=0.04)
    assert weak["d1"] / (weak["d0"] + weak["d1"]) == pytest.approx(0.57, abs=0.04)


def test_all_that_was_done_stays() -> None:
    """Every week since the start is still there, with its blocks and its days' minutes."""
    before, _ = sat()
    plan, on = retaken("d0")
    done = [replace(b, order=0) for b in before.blocks() if b.date < on and b.status == "done"]
    assert [replace(b, order=0) for b in plan.blocks() if b.status == "done"] == done
    assert plan.weeks[0].start == before.weeks[0].start
    days = {day.date: day for week in plan.weeks for day in week.days}
    assert all(days[d.date] == d for week in before.weeks for d in week.days if d.date < on)


def test_mock_exams_go_on_counting() -> None:
    """Those sat before the fail keep their numbers."""
    plan, on = retaken()
    before = {b.mock.number for b in plan.blocks() if b.mock and b.date < on}
    after = {b.mock.number for b in ahead(plan, on) if b.mock}
    assert min(after) == max(before) + 1


def test_after_the_retake_is_planned_replanning_is_as_ever() -> None:
    """Nothing changed is a no-op; and without being told of a fail a plan whose exam is over stays."""
    before, sessions = sat()
    plan, on = retaken("d1")
    made = failed(TRACK, PLAIN, on, ("d1",))
    assert replan(TRACK, made, plan, sessions, on).plan is plan
    assert replan(TRACK, PLAIN, before, sessions, on).plan is before
    first = next(b.date for b in ahead(plan, on) if b.activity == "recall")
    result = replan(TRACK, made, plan, sessions, first + ONE_DAY)
    assert result.difference.missed_minutes == sum(b.minutes for b in ahead(plan, on) if b.date == first)
    assert broken(TRACK, made, result.plan, sessions, first + ONE_DAY) == []


def test_what_was_not_learnt_before_the_fail_is_learnt_now() -> None:
    """Someone who did four fifths of everything."""
    plan = build(weigh(TRACK, PLAIN, START), START)
    plan, sessions = lived(plan, PLAIN, plan.exam_date, [0, 3, 9, 5, 1])
    on = plan.exam_date
    made = failed(TRACK, PLAIN, on)
    result = replan(TRACK, made, plan, sessions, on, AGAIN)
    assert minutes(ahead(result.plan, on))["learn"] > 0
    assert broken(TRACK, made, result.plan, sessions, on) == []


def test_an_exam_sat_before_its_date_leaves_nothing_of_the_old_plan() -> None:
    """Sat a week early: what was planned for the last week is dropped; only the retake's plan follows."""
    before, _ = sat()
    on = before.exam_date - timedelta(days=7)
    plan, sessions = lived(build(weigh(TRACK, PLAIN, START), START), PLAIN, on)
    made = failed(TRACK, PLAIN, on)
    result = replan(TRACK, made, plan, sessions, on + timedelta(days=3), AGAIN)
    assert [b for b in result.plan.blocks() if on <= b.date < on + timedelta(days=3)] == []
    assert broken(TRACK, made, result.plan, sessions, on + timedelta(days=3)) == []


def test_errands_of_the_retake_are_planned_and_those_before_it_are_over() -> None:
    """A new application is an errand; what was still to do for the first one is not."""
    plan, sessions = sat()
    on = plan.exam_date
    wanted = Wanted(retake=True, errands=(Errand("apply_by", on + timedelta(days=10), 60),))
    result = replan(TRACK, failed(TRACK, PLAIN, on), plan, sessions, on, wanted)
    assert [(b.task, b.date) for b in ahead(result.plan, on) if b.task] == [("apply_by", on + timedelta(days=10))]


def test_a_score_after_the_fail_counts_more_than_the_report() -> None:
    """The latest thing known of a domain: d1 is at 90 % now, and d0 gets more than its 60 %."""
    plan, on = retaken("d1")
    _, sessions = sat()
    made = failed(TRACK, PLAIN, on, ("d1",))
    later = replace(made, scores=(Score(on + ONE_DAY, "d1", 90),))
    result = replan(TRACK, later, plan, sessions, on + ONE_DAY)
    share = minutes(ahead(result.plan, on + ONE_DAY))
    assert share["d0"] / (share["d0"] + share["d1"]) > 0.58


RULES = [
    Retake(waits=official((Span(30, "days"), Span(90, "days"))), inside="window"),
    Retake(waits=official((Span(0, "days"),))),
    Retake(attempts=official(5), inside="eligibility"),
    Retake(inside="eligibility", new_window=official(value=True)),
]


@settings(max_examples=40)
@given(cases(), st.sampled_from(RULES), st.lists(st.integers(0, 9), min_size=5, max_size=20), st.integers(0, 3))
def test_any_retake_is_as_sound_as_any_plan(
    pair: tuple[Track, Enrolment], rule: Retake, chances: list[int], late: int
) -> None:
    """H1 to H5 and H9 on any track, rule and student; H6: once more the same; nothing done is lost."""
    drawn = replace(pair[0], exam=replace(pair[0].exam, retake=rule))
    made = pair[1]
    plan = build(weigh(drawn, made, made.enrolled_on), made.enrolled_on)
    assume(plan.weeks)
    on = plan.exam_date
    plan, sessions = lived(plan, made, on, chances)
    made = failed(drawn, made, on, tuple(domain.id for domain in drawn.outline.domains[:2]))
    assume(not no_way_left(drawn, made))
    today = on + late * ONE_DAY
    result = replan(drawn, made, plan, sessions, today, AGAIN)
    event(f"feasible: {result.plan.budget.feasible}")
    assert result.plan.exam_date >= weigh(drawn, made, today).dates.opens
    assert broken(drawn, made, result.plan, sessions, today) == []
    assert replan(drawn, made, plan, sessions, today, AGAIN) == result
    done = [replace(b, order=0) for b in plan.blocks() if b.status == "done"]
    assert [replace(b, order=0) for b in result.plan.blocks() if b.status == "done"] == done
    assert all(b.date > on for b in result.plan.blocks() if b.status == "planned" and b.date >= on)
    if not result.plan.budget.feasible:
        assert_each_remedy_helps(drawn, made, result.plan, sessions, today)


def assert_each_remedy_helps(
    drawn: Track, made: Enrolment, plan: StudyPlan, sessions: tuple[Session, ...], today: date
) -> None:
    """H9: alone, or nothing is offered and what binds is named."""
    minutes_a_week, exam, months = plan.remedies
    assert months.value is None
    history = history_of(plan, sessions, today)
    if isinstance(exam.value, date):
        assert weigh(drawn, made, today, plan.pace_factor, history).budget(exam.value).feasible
    if minutes_a_week.week is None:
        assert minutes_a_week.binding


def test_with_no_attempt_left_nothing_is_planned() -> None:
    """Asked or not; and the study of the plan that was is no alert any more."""
    once = replace(TRACK, exam=replace(TRACK.exam, retake=Retake(attempts=official(1))))
    plan, sessions = sat()
    on = plan.exam_date - timedelta(days=7)
    made = failed(once, PLAIN, on)
    for wanted in (Wanted(), Wanted(anew=True), AGAIN):
        assert replan(once, made, plan, sessions, on, wanted).plan is plan
    dated = redated(once, made, plan, None, on, sessions)
    tight = Budget(need=100, need_before_review=100, supply=0, supply_before_review=0)
    assert [it.kind for it in alerts(plan, tight, dated, on) if it.key in ("study", "retake_closed")] == ["retake"]


def test_an_application_of_the_first_attempt_is_none_for_the_retake() -> None:
    """Done as an errand and seen to as a duty, before the fail: both are asked for again, and once more done."""
    rules = replace(TRACK, exam=replace(TRACK.exam, retake=Retake(inside="eligibility")))
    case = weigh(rules, PLAIN, START)
    plan = build(case, START, (Errand("apply_by", START + timedelta(days=200), 60),))
    plan, sessions = lived(plan, PLAIN, plan.exam_date)
    on = plan.exam_date
    made = replace(failed(rules, PLAIN, on), seen_to={"apply_by": START + timedelta(days=200)})
    planned, _ = replan_for(rules, made, plan, sessions, on, wanted=AGAIN)
    assert [b.task for b in ahead(planned.plan, on) if b.task] == ["apply_by"]
    assert [it.done for it in planned.milestones if it.key == "apply_by"] == [False]
    sent = replace(made, seen_to={"apply_by": on + ONE_DAY})
    assert [it.done for it in redated(rules, sent, planned.plan, None, on) if it.key == "apply_by"] == [True]
