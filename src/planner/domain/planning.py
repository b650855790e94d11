"""The whole answer for one enrolment on one day: its dates, its plan and its milestones, from one pure function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain import before_exam
from planner.domain.citing import Cited
from planner.domain.feasibility import weigh
from planner.domain.licence_dates import licence_milestones
from planner.domain.need import DEFAULT_PACE
from planner.domain.renewal import renewal_milestones
from planner.domain.study_plan import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.domain.feasibility import Case
    from planner.domain.licence import State
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.timeline import Dates
    from planner.domain.track import Track


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
) -> Planned:
    """Dates, plan and milestones of an enrolment as of `today`. `state` adds its licence.

    Check the enrolment with `enrol.problems` first: its exam date must lie in its window.
    """
    case = weigh(track, enrolment, today, pace)
    exam = case.exam()
    plan = build(case, today, before_exam.errands(case, exam), accept_shortfall=accept_shortfall, pace=pace)
    found = sorted(_milestones(case, plan, state), key=lambda milestone: milestone.date)
    return Planned(case.dates, plan, tuple(found))


def _milestones(case: Case, plan: StudyPlan, state: State | None) -> Iterator[Milestone]:
    track, exam = case.track, plan.exam_date
    yield from before_exam.program_milestones(case)
    yield from before_exam.application_milestones(case, exam)
    yield from before_exam.window_milestones(case)
    yield from before_exam.study_milestones(plan)
    yield from before_exam.exam_milestones(case, plan)
    because = f"{exam}, the day of the exam: renewals are counted from it until your certificate gives another date"
    yield Cited({}).milestone("certified", exam, "exam", "Certified", because, expected=True)
    yield from renewal_milestones(track, exam)
    if state is not None:
        yield from licence_milestones(track, state, exam)
