"""Replanning: the past settles, what was missed finds a place, and as little as possible of what is planned moves.

The plan is mended. Only where that leaves a hard property broken, where the exam or the depth is another, or where the
student asks for it, is everything ahead planned anew; done and pinned blocks stay even then, and so does today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.attempts import closed, no_way_left
from planner.domain.bench import Bench
from planner.domain.block_ids import numbered
from planner.domain.difference import NO_DIFFERENCE, Difference, difference, newly_missed
from planner.domain.enrolment import DEPTH_FACTOR
from planner.domain.feasibility import remedies, weigh
from planner.domain.grid import grid
from planner.domain.hard_properties import HARD
from planner.domain.history import history_of
from planner.domain.keeping_free import keep_catch_up
from planner.domain.leaning import lean
from planner.domain.making_room import fit, mocks_again
from planner.domain.measure import Measured
from planner.domain.pace import pace_factor
from planner.domain.plan import STUDY
from planner.domain.repair import Repair
from planner.domain.returning import Returning, recall_minutes
from planner.domain.reviews import Reviews
from planner.domain.study_plan import build, in_weeks
from planner.domain.weakness import last_fail
from planner.domain.weaving import with_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.domain.feasibility import Case
    from planner.domain.plan import Block, StudyPlan
    from planner.domain.session import Session
    from planner.domain.study_plan import Errand
    from planner.domain.track import Track

PACE_STEP = 0.05
"""A smaller change of pace changes no plan: else every session would."""
ASKED = "everything ahead is planned anew, as you asked"
EXAM = "the exam has another date"
DEPTH = "the plan goes to another depth, as you asked"
RETAKE = "the exam is to be sat again"
FULL = "nothing else had room: everything ahead is planned anew"
NEEDS = "your topics need more or less than they did"


@dataclass(frozen=True, slots=True)
class Replanned:
    """The new plan, with its shortfall and remedies where it does not fit, and what it changes."""

    plan: StudyPlan
    difference: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a replan may go about it: `today_too` lets it change today, `anew` lets it change everything ahead.

    `retake` makes the plan of another attempt: the exam of the stored one was not passed. `errands` are those of a plan
    whose exam has another date; without them the stored ones stay.
    """

    today_too: bool = False
    anew: bool = False
    retake: bool = False
    errands: Sequence[Errand] = ()


def replan(
    track: Track,
    enrolment: Enrolment,
    plan: StudyPlan,
    sessions: Sequence[Session],
    today: date,
    wanted: Wanted = Wanted(),
) -> Replanned:
    """The stored plan as it should be from `today` on; the plan itself where nothing has changed.

    `enrolment` may differ from what the plan was made for. The exam keeps its date unless the student pins another or
    its window has moved: where the plan no longer fits it, that is a shortfall, and a later date one of the remedies.
    """
    if not plan.weeks or (today >= plan.exam_date and not wanted.retake) or no_way_left(track, enrolment):
        return Replanned(plan, NO_DIFFERENCE)
    sat = last_fail(enrolment) if wanted.retake else None
    case = _case(track, enrolment, closed(plan, enrolment.id, sat) if sat else plan, sessions, today)
    exam = case.exam() if wanted.retake else _exam(case, plan)
    asked = _asked_anew(case, plan, exam, wanted)
    reasons: dict[str, None] = {}
    if not asked:
        mended = _mended(case, plan, sessions, today, reasons, today_too=wanted.today_too)
        if mended is None:
            return Replanned(plan, NO_DIFFERENCE)
        if not _broken(case, mended, sessions):
            return _told(case, plan, mended, today, reasons)
        reasons[FULL] = None
        plans = [mended]
    else:
        reasons[asked] = None
        plans = []
    for today_too in sorted({wanted.today_too, True}):
        plans.append(_anew(case, plan, exam, today, replace(wanted, today_too=today_too)))
        if not _broken(case, plans[-1], sessions):
            return _told(case, plan, plans[-1], today, reasons)
    best = min(plans, key=lambda made: len(_broken(case, made, sessions)))
    return _told(case, plan, best, today, reasons)


def _case(track: Track, enrolment: Enrolment, plan: StudyPlan, sessions: Sequence[Session], today: date) -> Case:
    measured = pace_factor(sessions)
    pace = measured if abs(measured - plan.pace_factor) >= PACE_STEP - 1e-9 else plan.pace_factor
    return weigh(track, enrolment, today, pace, history_of(plan, sessions, today))


def _exam(case: Case, plan: StudyPlan) -> date:
    if case.enrolment.exam_date:
        return case.enrolment.exam_date
    return plan.exam_date if case.dates.window_holds(plan.exam_date) else case.exam()


def _asked_anew(case: Case, plan: StudyPlan, exam: date, wanted: Wanted) -> str:
    """Why mending would not do what is asked; empty where it would."""
    if wanted.retake:
        return RETAKE
    if wanted.anew:
        return ASKED
    if exam != plan.exam_date:
        return EXAM
    return DEPTH if DEPTH_FACTOR[case.enrolment.depth] != plan.depth else ""


def _mended(
    case: Case, plan: StudyPlan, sessions: Sequence[Session], today: date, reasons: dict[str, None], *, today_too: bool
) -> StudyPlan | None:
    """The plan repaired; None where there is nothing to repair."""
    bench = Bench(case, grid(case, plan.exam_date), plan, today, today_too=today_too)
    before = list(bench.blocks)
    missed = newly_missed(plan, today)
    if case.whole != plan.needs:
        reasons[NEEDS] = None
    gone = fit(bench, plan, reasons)
    unchanged = not (missed or gone or NEEDS in reasons)
    settled = unchanged and plan.budget.shortfall and not _broken(case, replace(plan, as_of=today), sessions)
    if settled and plan.as_of == today:
        return None
    repair, reviews = Repair(bench, reasons), Reviews(bench, reasons)
    lacking = repair.lacking()
    repair.drop_surplus()
    repair.take_early()
    mocks_again(bench, [*missed, *gone], reasons)
    repair.place_learning()
    if settled and repair.lacking() >= lacking:
        return None
    reviews.put_off()
    if missed or bench.blocks != before:
        Returning(bench, recall_minutes([*missed, *before]) - recall_minutes(bench.blocks), reasons).place()
        keep_catch_up(bench, plan)
    elif NEEDS not in reasons:
        return None
    if NEEDS in reasons and case.enrolment.scores:
        lean(bench, reviews.begun(), reasons)
    return _woven(case, plan, today, [*bench.fixed, *repair.in_order()])


def _woven(case: Case, plan: StudyPlan, today: date, blocks: Sequence[Block]) -> StudyPlan:
    exam = plan.exam_date
    frame = grid(case, exam)
    made = replace(
        plan,
        as_of=today,
        final_review_start=frame.date(frame.review),
        pace_factor=case.pace,
        depth=DEPTH_FACTOR[case.enrolment.depth],
        budget=case.budget(exam),
        needs=case.whole,
        weeks=in_weeks(case, frame, numbered(case.enrolment.id, blocks)),
    )
    return _with_past_days(made, plan, today)


def _anew(case: Case, plan: StudyPlan, exam: date, today: date, wanted: Wanted) -> StudyPlan:
    """Everything ahead planned anew around the history, today's blocks and the errands."""
    ahead = [b for b in plan.blocks() if b.status == "planned" and b.date >= today and not b.pinned]
    ahead = [] if wanted.retake else ahead
    history = case.history
    now = [] if wanted.today_too else [b for b in ahead if b.date == today and _possible(case, b)]
    errands = [b for b in ahead if b.activity == "task"] if not wanted.errands else []
    around = replace(history, committed=(*history.committed, *now), kept=(*history.kept, *errands))
    pinned = replace(case.enrolment, exam_date=exam)
    made = build(
        weigh(case.track, pinned, today, case.pace, around), today, wanted.errands, accept_shortfall=True,
        pace=case.pace,
    )  # fmt: skip
    made = replace(made, budget=case.budget(exam))
    if history.done:
        made = _reviewed(replace(case, enrolment=pinned), made, today, today_too=wanted.today_too)
    return _with_past_days(made, plan, today)


def _reviewed(case: Case, made: StudyPlan, today: date, *, today_too: bool) -> StudyPlan:
    """The plan with reviews of what would rest too long: those whose recall is done already need no more of it."""
    bench = Bench(case, grid(case, made.exam_date), made, today, today_too=today_too)
    before = bench.blocks
    Returning(bench, {}, {}).place()
    return made if bench.blocks == before else _woven(case, made, today, [*bench.fixed, *Repair(bench, {}).in_order()])


def _possible(case: Case, block: Block) -> bool:
    """Whether today's block can stay: its topics are begun, or their prerequisites are learnt."""
    if block.activity not in STUDY:
        return False
    owed = {need.topic: need.before_review_minutes for need in case.needs}
    requires = {topic.id: topic.requires for topic in case.track.outline.topics}
    if block.activity == "learn":
        return not any(owed[needed] for needed in requires[block.parts[0].topic])
    return all(part.topic in case.history.touches for part in block.parts)


def _with_past_days(made: StudyPlan, plan: StudyPlan, today: date) -> StudyPlan:
    """Days gone by keep the minutes that they had."""
    stored = {day.date: day for week in plan.weeks for day in week.days if day.date < today}
    return replace(
        made,
        weeks=tuple(replace(week, days=tuple(stored.get(day.date, day) for day in week.days)) for week in made.weeks),
    )


def _broken(case: Case, plan: StudyPlan, sessions: Sequence[Session]) -> list[str]:
    """What does not hold of all that a replan may move. Pins are facts: what one breaks, no replan mends."""
    blocks = (replace(b, status="done") if b.pinned and b.status == "planned" else b for b in plan.blocks())
    fixed = with_blocks(plan, case.enrolment.id, blocks) if case.history.committed else plan
    measured = Measured(case.track, case.enrolment, case.dates, fixed, tuple(sessions), plan.as_of)
    return [found.id for found in (check(measured) for check in HARD) if not found.holds]


def _told(case: Case, old: StudyPlan, new: StudyPlan, today: date, reasons: dict[str, None]) -> Replanned:
    pinned = replace(case, enrolment=replace(case.enrolment, exam_date=new.exam_date))
    helps = () if new.budget.feasible else remedies(pinned, today, case.pace)
    told = replace(new, remedies=helps)
    return Replanned(told, difference(old, told, today, tuple(reasons)))
