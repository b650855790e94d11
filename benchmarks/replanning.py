"""Replanning in week 50 of a two-year plan, beside making that plan: what a student waits for after a bad fortnight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.figure import Figure, seconds
from planner.domain.enrol import Wishes, enrolled, week_of_hours
from planner.domain.feasibility import weigh
from planner.domain.plan import STUDY
from planner.domain.replan import replan
from planner.domain.session import Session
from planner.domain.study_plan import build
from planner.domain.weaving import with_blocks
from planner.schedules import load_track

if TYPE_CHECKING:
    from planner.domain.plan import StudyPlan

TRACK = "mlt-ascp"
START = date(2027, 1, 11)
TODAY, MISSED_SINCE = START + timedelta(weeks=50), START + timedelta(weeks=48)


def measured() -> list[Figure]:
    """In milliseconds, and as many times as long as making the plan. The processor's time is counted."""
    track = load_track(TRACK)
    wishes = Wishes(start=START, months=24, week=week_of_hours(15 * 60))
    enrolment = enrolled(track, wishes, START, f"{TRACK}-1", "00000000-0000-4000-8000-000000000000")
    plan, sessions = lived(build(weigh(track, enrolment, START), START), enrolment.id)
    made, mended = seconds(
        [lambda: build(weigh(track, enrolment, START), START), lambda: replan(track, enrolment, plan, sessions, TODAY)],
        process_time,
    )
    name = "replanning in week 50 of 104, two weeks missed"
    return [Figure(name, 1000 * mended, 100, "ms"), Figure(f"{name}, beside making the plan", mended / made, 1.0)]


def lived(plan: StudyPlan, enrolment: str) -> tuple[StudyPlan, tuple[Session, ...]]:
    """The plan with everything done up to the two weeks."""
    done = [b for b in plan.blocks() if b.activity in STUDY and b.date < MISSED_SINCE]
    names = {block.id for block in done}
    blocks = (replace(b, status="done") if b.id in names else b for b in plan.blocks())
    sessions = (
        Session(
            id=f"s{n}", date=b.date, block=b.id, minutes=b.minutes, planned_minutes=b.minutes, pace=plan.pace_factor
        )
        for n, b in enumerate(done)
    )
    return with_blocks(plan, enrolment, blocks), tuple(sessions)
