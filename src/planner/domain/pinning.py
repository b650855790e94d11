"""Pinning: a block that the student fixes on a day. A pin that breaks a hard property is refused, and says which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.hard_properties import HARD
from planner.domain.measure import Measured
from planner.domain.timeline import dates
from planner.domain.weaving import span, with_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.domain.plan import Block, StudyPlan
    from planner.domain.scorecard import Property
    from planner.domain.session import Session
    from planner.domain.track import Track


def pinned(
    track: Track,
    enrolment: Enrolment,
    plan: StudyPlan,
    sessions: Sequence[Session],
    block: str,
    to: date | None,
    today: date,
) -> StudyPlan | str:
    """The plan with the block fixed on the day `to`, or where it is; else a sentence that says why it can't be.

    The block is measured as if it were still free, because pins are exempt from what is asked of planned blocks.
    """
    first = max(today, span(plan).start)
    found = next(b for b in plan.blocks() if b.id == block)
    day = to or found.date
    if not first <= day < plan.exam_date:
        last = plan.exam_date - ONE_DAY
        return f"{block} can't be pinned to {day}. A day from {first} to {last}, the day before the exam, is accepted."
    free = _with(plan, enrolment.id, replace(found, date=day, pinned=False))
    before, after = (_breaches(track, enrolment, it, sessions, today) for it in (plan, free))
    for was, now in zip(before, after, strict=True):
        if (now.value or 0) > (was.value or 0):
            return f"{block} can't be pinned to {day}. {now.title}: {now.detail}."
    return _with(plan, enrolment.id, replace(found, date=day, pinned=True))


def _with(plan: StudyPlan, enrolment: str, block: Block) -> StudyPlan:
    return with_blocks(plan, enrolment, (block if b.id == block.id else b for b in plan.blocks()))


def _breaches(
    track: Track, enrolment: Enrolment, plan: StudyPlan, sessions: Sequence[Session], today: date
) -> list[Property]:
    measured = Measured(track, enrolment, dates(track, enrolment), plan, tuple(sessions), today)
    return [check(measured) for check in HARD]
