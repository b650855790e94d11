"""The hard properties hold on every track and enrolment, not only on those that ship."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from builders import START, cases, enrolment, outline, track
from planner.domain.calendar_math import ONE_DAY, WEEKDAYS, DateRange
from planner.domain.enrolment import Enrolment, Week
from planner.domain.facts import Fact
from planner.domain.feasibility import Case, weigh
from planner.domain.hard_properties import HARD
from planner.domain.measure import Measured
from planner.domain.plan import Activity, Block, StudyPlan
from planner.domain.scorecard import scorecard
from planner.domain.study_plan import Errand, build
from planner.domain.track import Study, Topic, Track

BESIDE = ("catch_up", "task")
PARTS: dict[Activity, range] = {"learn": range(1, 2), "hands_on": range(1, 2), "recall": range(1, 25)}
"""How many parts a block of an activity has; all others have none."""

situations = st.tuples(cases(), st.sampled_from([0, 0, 0, 1, 13, 60])).map(lambda pair: (*pair[0], pair[1]))
"""A track, an enrolment on it, and how many days later the plan is made."""


def weighed(situation: tuple[Track, Enrolment, int]) -> tuple[Case, date]:
    track, enrolment, days_later = situation
    today = enrolment.enrolled_on + timedelta(days=days_later)
    return weigh(track, enrolment, today), today


def broken(case: Case, plan: StudyPlan) -> list[str]:
    """The hard properties that the scorecard finds broken."""
    measured = Measured(case.track, case.enrolment, case.dates, plan)
    return [f"{p.id} {p.value}: {p.detail}" for p in (check(measured) for check in HARD) if not p.holds]


@settings(max_examples=120)
@given(situations)
def test_a_plan_that_fits_breaks_no_hard_property(situation: tuple[Track, Enrolment, int]) -> None:
    """H1 to H5 and H12, counted again from the blocks: by the scorecard, and by counts that share no code with it."""
    case, today = weighed(situation)
    exam = case.exam()
    errands = (Errand("transcript", exam - timedelta(days=90), 20), Errand("results", exam + timedelta(days=2), 5))
    plan = build(case, today, errands)
    event(f"feasible: {plan.budget.feasible}")
    assume(plan.budget.feasible)
    assert broken(case, plan) == []
    assert sum(plan.planned_minutes().values()) >= plan.budget.need - 15
    assert_all_is_learnt_before_the_review(plan)
    assert_prerequisites_come_first(case.track, plan)
    assert_no_day_or_week_is_overfull(case, plan)
    assert_minutes_add_up(case, plan)
    assert_nothing_lies_outside_the_plan(case, plan)


def test_catch_up_takes_no_time_that_learning_needs() -> None:
    """One topic of 20 hours, all of the five Saturdays before the review, while the six after it have time to spare."""
    one = outline([100], [[Topic(id="a", domain="d0", name="A")]])
    full = track(outline=one, study=Study(hours=Fact(value=64), final_review_days=Fact(value=42)))
    made = enrolment(
        route="experience",
        months=None,
        week=Week.of({"sat": 240}),
        buffer_percent=0,
        exam_date=START + timedelta(days=77),
    )
    case = weigh(full, made, START)
    assert case.budget(case.exam()).need_before_review == case.budget(case.exam()).supply_before_review == 1200
    assert_all_is_learnt_before_the_review(build(case, START))


@pytest.mark.parametrize("days", range(10, 22))
def test_a_plan_of_a_fortnight_or_less_learns_all_before_its_review(days: int) -> None:
    """The last fortnight, in which nothing should be new, is then longer than the plan."""
    short = track(study=Study(hours=Fact(value=16)))
    made = enrolment(
        route="experience",
        months=None,
        week=Week.of(dict.fromkeys(WEEKDAYS, 240)),
        window=DateRange(START, START + timedelta(days=60)),
        exam_date=START + timedelta(days=days),
    )
    case = weigh(short, made, START)
    plan = build(case, START)
    assert plan.budget.feasible
    assert broken(case, plan) == []
    assert_all_is_learnt_before_the_review(plan)


@settings(max_examples=60)
@given(situations)
def test_a_shortfall_is_said_and_overloads_nothing(situation: tuple[Track, Enrolment, int]) -> None:
    """H9: what doesn't fit is not squeezed in. Where it is accepted, no day or week is overfull, and topics keep their
    order.
    """
    case, today = weighed(situation)
    assume(not case.budget(case.exam()).feasible)
    assert build(case, today).weeks == ()
    plan = build(case, today, accept_shortfall=True)
    assert plan.budget.shortfall > 0
    assert plan.weeks
    assert broken(case, plan) == []
    assert_prerequisites_come_first(case.track, plan)
    assert_no_day_or_week_is_overfull(case, plan)
    assert_minutes_add_up(case, plan)
    assert_nothing_lies_outside_the_plan(case, plan)


@settings(max_examples=25)
@given(situations)
def test_any_plan_can_be_judged(situation: tuple[Track, Enrolment, int]) -> None:
    """All properties have a figure or nothing to measure it on, however odd the plan, and empty ones too."""
    case, today = weighed(situation)
    for accept in (True, False):
        plan = build(case, today, accept_shortfall=accept)
        for found in scorecard(Measured(case.track, case.enrolment, case.dates, plan)):
            assert found.value is None or found.value >= 0
            assert found.holds or found.value is not None


def assert_all_is_learnt_before_the_review(plan: StudyPlan) -> None:
    """H1, and no more than that: what is over goes to recall."""
    found: Counter[tuple[str, Activity]] = Counter()
    for block in plan.blocks():
        if block.date < plan.final_review_start and block.activity in ("learn", "hands_on"):
            found.update({(part.topic, block.activity): part.minutes for part in block.parts})
    wanted: Counter[tuple[str, Activity]] = Counter()
    for need in plan.needs:
        wanted[need.topic, "learn"] = need.learn_minutes
        wanted[need.topic, "hands_on"] = need.hands_on_minutes
    assert +found == +wanted


def assert_prerequisites_come_first(track: Track, plan: StudyPlan) -> None:
    """H2, walking through the blocks in their order."""
    requires = {topic.id: topic.requires for topic in track.outline.topics}
    owed = {need.topic: need.before_review_minutes for need in plan.needs}
    begun: set[str] = set()
    for block in plan.blocks():
        for part in block.parts:
            if block.activity == "learn":
                assert [needed for needed in requires[part.topic] if owed[needed] > 0] == [], part.topic
                begun.add(part.topic)
            assert part.topic in begun, (part.topic, block.activity)
            owed[part.topic] -= part.minutes if block.activity in ("learn", "hands_on") else 0


def minutes_on(case: Case, day: date, exam: date) -> int:
    """What a day offers: its weekday's minutes, less days off, practicum and cap."""
    enrolment = case.enrolment
    if not case.first <= day < exam or any(off.days.start <= day < off.days.stop for off in enrolment.off):
        return 0
    minutes = enrolment.week.days[day.weekday()].minutes
    if case.dates.practicum and case.dates.practicum.start <= day < case.dates.practicum.stop:
        minutes = minutes * case.track.program.practicum_capacity_percent.value // 100
    return minutes if enrolment.daily_cap is None else min(minutes, enrolment.daily_cap)


def assert_no_day_or_week_is_overfull(case: Case, plan: StudyPlan) -> None:
    """H4, with the capacity worked out from the student's own figures."""
    by_day: Counter[date] = Counter()
    study: dict[date, int] = defaultdict(int)
    for block in plan.blocks():
        monday = block.date - timedelta(days=(block.date.weekday() - case.enrolment.first_weekday) % 7)
        by_day[block.date] += 0 if block.activity == "task" else block.minutes
        study[monday] += 0 if block.activity in BESIDE else block.minutes
    for day, minutes in by_day.items():
        assert minutes <= minutes_on(case, day, plan.exam_date), day
    for monday, minutes in study.items():
        capacity = sum(minutes_on(case, monday + n * ONE_DAY, plan.exam_date) for n in range(7))
        assert 100 * minutes <= capacity * (100 - case.enrolment.buffer_percent), monday


def assert_minutes_add_up(case: Case, plan: StudyPlan) -> None:
    """H5: blocks in weeks, parts in blocks, slices in mocks, and the sizes of all of them."""
    for week in plan.weeks:
        days = [day.date for day in week.days]
        assert days == [week.start + n * ONE_DAY for n in range(7)]
        assert {block.date for block in week.blocks} <= set(days)
        assert week.planned_minutes == sum(block.minutes for block in week.blocks)
    for block in plan.blocks():
        assert_sizes(block, case.enrolment.session_minutes)
    mocks: dict[int, list[Block]] = defaultdict(list)
    for block in plan.blocks():
        if block.mock and block.activity == "mock":
            mocks[block.mock.number].append(block)
    assert sorted(mocks) == list(range(1, len(mocks) + 1))
    for slices in mocks.values():
        assert sum(block.minutes for block in slices) == case.track.exam.minutes.value
        assert [(b.mock.slice, b.mock.of) for b in slices if b.mock] == [
            (n, len(slices)) for n in range(1, len(slices) + 1)
        ]


def assert_sizes(block: Block, longest: int) -> None:
    assert len(block.parts) in PARTS.get(block.activity, range(1)), block
    assert len({part.topic for part in block.parts}) == len(block.parts), block
    if block.parts:
        assert sum(part.minutes for part in block.parts) == block.minutes
        assert min(part.minutes for part in block.parts) >= 5
    if block.activity not in ("mock", "task"):
        assert block.minutes % 15 == 0
        assert 15 <= block.minutes <= longest


def assert_nothing_lies_outside_the_plan(case: Case, plan: StudyPlan) -> None:
    """H3, the names of the blocks, and the frame: week 1 holds the start, the last week the exam."""
    blocks = plan.blocks()
    for block in blocks:
        assert case.first <= block.date
        assert block.date < plan.exam_date or block.activity == "task"
    assert case.dates.opens <= plan.exam_date <= case.dates.closes
    assert len({block.id for block in blocks}) == len(blocks)
    assert [(b.date, b.order) for b in blocks] == sorted((b.date, b.order) for b in blocks)
    last = plan.weeks[-1]
    assert plan.weeks[0].start <= case.enrolment.start < plan.weeks[0].start + 7 * ONE_DAY
    assert last.start <= plan.exam_date < last.start + 7 * ONE_DAY
    assert [week.number for week in plan.weeks] == list(range(1, len(plan.weeks) + 1))
