"""The whole answer for one enrolment on one day: its dates, its plan and its milestones, from one pure function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain import before_exam, exam_dates
from planner.domain.citing import Cited
from planner.domain.feasibility import weigh
from planner.domain.history import NO_HISTORY
from planner.domain.licence_dates import licence_milestones
from planner.domain.need import DEFAULT_PACE
from planner.domain.renewal import renewal_milestones
from planner.domain.study_plan import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.domain.feasibility import Case
    from planner.domain.history import History
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
    history: History = NO_HISTORY,
) -> Planned:
    """Dates, plan and milestones of an enrolment as of `today`, around what is done. `state` adds its licence.

    Check the enrolment with `enrol.problems` first: its exam date must lie in its window.
    """
    case = weigh(track, enrolment, today, pace, history)
    to_do = before_exam.errands(case, case.exam(), today)
    plan = build(case, today, to_do, accept_shortfall=accept_shortfall, pace=pace)
    return Planned(case.dates, plan, _by_date(_milestones(case, plan, state, today)))


def redated(
    track: Track, enrolment: Enrolment, plan: StudyPlan, state: State | None, today: date
) -> tuple[Milestone, ...]:
    """The milestones of a plan that stays as it is, where inputs beside it have changed: application, window, state."""
    return _by_date(_milestones(weigh(track, enrolment, plan.as_of, plan.pace_factor), plan, state, today))


def _by_date(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Those of one date stay in the order given."""
    return tuple(sorted(milestones, key=lambda milestone: milestone.date))


def _milestones(case: Case, plan: StudyPlan, state: State | None, today: date) -> Iterator[Milestone]:
    track, exam = case.track, plan.exam_date
    yield from before_exam.program_milestones(case)
    yield from before_exam.application_milestones(case, exam, today)
    yield from exam_dates.window_milestones(case)
    yield from exam_dates.study_milestones(case, plan)
    yield from exam_dates.exam_milestones(case, plan)
    behind = Cited(track.sources).grounds(*exam_dates.exam_facts(case, exam))
    yield from renewal_milestones(track, exam, behind)
    if state is not None:
        yield from licence_milestones(track, state, exam, behind)
