"""The whole answer for one enrolment on one day: its dates, its plan and its milestones, from one pure function."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.domain import before_exam, exam_dates
from planner.domain.citing import Cited
from planner.domain.feasibility import weigh
from planner.domain.history import NO_HISTORY, history_of
from planner.domain.licence_dates import licence_milestones
from planner.domain.need import DEFAULT_PACE
from planner.domain.renewal import last_expiry, renewal_milestones
from planner.domain.replan import Wanted, replan
from planner.domain.retake_dates import retake_milestones
from planner.domain.study_plan import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.domain.difference import Difference
    from planner.domain.enrolment import Enrolment
    from planner.domain.feasibility import Case
    from planner.domain.history import History
    from planner.domain.licence import State
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.session import Session
    from planner.domain.timeline import Dates
    from planner.domain.track import Track

MENDED = Wanted()


@dataclass(frozen=True, slots=True)
class Planned:
    """What `plan_for` works out; `milestones` are in order of date."""

    dates: Dates
    plan: StudyPlan
    milestones: tuple[Milestone, ...]


def plan_for(
    track: Track,
    enrolment: Enrolment,
    today: date,
    state: State | None = None,
    *,
    accept_shortfall: bool = False,
    pace: float = DEFAULT_PACE,
    history: History = NO_HISTORY,
) -> Planned:
    """Dates, plan and milestones of an enrolment as of `today`, around what is done. `state` adds its licence.

    Check the enrolment with `enrol.problems` first: its exam date must lie in its window.
    """
    case = weigh(track, enrolment, today, pace, history)
    to_do = before_exam.errands(case, case.exam(), today)
    plan = build(case, today, to_do, accept_shortfall=accept_shortfall, pace=pace)
    return Planned(case.dates, plan, _seen_to(enrolment, _milestones(case, plan, state, today)))


def redated(
    track: Track,
    enrolment: Enrolment,
    plan: StudyPlan,
    state: State | None,
    today: date,
    sessions: Sequence[Session] = (),
) -> tuple[Milestone, ...]:
    """The milestones of a plan as it is: one just replanned, or where inputs beside it have changed (application,
    window, state, an attempt).
    """
    so_far = history_of(plan, sessions, plan.as_of)
    case = weigh(track, enrolment, plan.as_of, plan.pace_factor, so_far)
    return _seen_to(enrolment, _milestones(case, plan, state, today))


def replan_for(
    track: Track,
    enrolment: Enrolment,
    plan: StudyPlan,
    sessions: Sequence[Session],
    today: date,
    state: State | None = None,
    wanted: Wanted = MENDED,
) -> tuple[Planned, Difference]:
    """A stored plan as it should be from `today` on, with its dates, and what that changes; see `replan`.

    Where the exam gets another date, so do the errands before it.
    """
    case = weigh(track, enrolment, today, plan.pace_factor, history_of(plan, sessions, today))
    exam = enrolment.exam_date or case.exam()
    to_do = before_exam.errands(case, exam, today)
    made = replan(track, enrolment, plan, sessions, today, replace(wanted, errands=to_do))
    milestones = redated(track, enrolment, made.plan, state, today, sessions)
    return Planned(case.dates, made.plan, milestones), made.difference


def _seen_to(enrolment: Enrolment, milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """By date, those of one date in the order given; what the student has seen to is done.

    What was seen to before the last attempt was for that one: it comes again with the next.
    """
    last = enrolment.attempts[-1].on if enrolment.attempts else date.min
    done = {key for key, on in enrolment.seen_to.items() if on >= last}
    found = (
        replace(it, done=True) if it.key in done or (it.key in enrolment.seen_to and it.date <= last) else it
        for it in milestones
    )
    return tuple(sorted(found, key=lambda milestone: milestone.date))


def _milestones(case: Case, plan: StudyPlan, state: State | None, today: date) -> Iterator[Milestone]:
    track, exam = case.track, _sat(case) or plan.exam_date
    yield from before_exam.program_milestones(case)
    yield from before_exam.application_milestones(case, exam, today)
    yield from exam_dates.window_milestones(case)
    yield from exam_dates.study_milestones(case, plan)
    yield from exam_dates.exam_milestones(case, plan)
    yield from retake_milestones(case)
    if case.dates.again and case.dates.again.exhausted:
        return
    behind = Cited(track.sources).grounds(*exam_dates.exam_facts(case, exam))
    yield from renewal_milestones(track, exam, behind)
    if state is not None:
        yield from licence_milestones(track, state, exam, last_expiry(track, exam), behind)


def _sat(case: Case) -> date | None:
    """The day of a pass."""
    last = case.enrolment.attempts[-1] if case.enrolment.attempts else None
    return last.on if last and last.passed else None
