"""Where the present pace leads: how much of what was asked for was studied lately, and when learning would end so.

The share of the last four weeks is taken of all the study time to come; it says nothing of a plan younger than two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.plan import STUDY

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.feasibility import Case
    from planner.domain.plan import StudyPlan

LOOKED_BACK, LEAST_LOOKED_BACK = timedelta(weeks=4), timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Learning ends too late at this pace: on the day `learnt`, or after the exam (None). `percent` is the share of the
    study asked for lately that was done.
    """

    percent: int
    learnt: date | None


def forecast(case: Case, plan: StudyPlan, today: date) -> Forecast | None:
    """None while learning ends before the final review at this pace, while nobody can know, and once it has begun.

    `case` is weighed with the history, as of `today`.
    """
    share = studied_lately(plan, max(today - LOOKED_BACK, case.origin), today)
    need = sum(topic.before_review_minutes for topic in case.needs)
    if share is None or not need or today >= plan.final_review_start:
        return None
    done, asked = share
    if done * case.supply.until(plan.final_review_start) >= asked * need:
        return None
    day = plan.final_review_start
    while day < plan.exam_date and done * case.supply.until(day + ONE_DAY) < asked * need:
        day += ONE_DAY
    return Forecast(100 * done // asked, day if day < plan.exam_date else None)


def studied_lately(plan: StudyPlan, since: date, today: date) -> tuple[int, int] | None:
    """Minutes of study that were done and that were asked for on the days in `[since, today)`; None where these are
    fewer than two weeks, or asked for nothing. What was skipped was asked for too.
    """
    if today - since < LEAST_LOOKED_BACK:
        return None
    blocks = [b for b in plan.blocks() if since <= b.date < today and b.activity in STUDY]
    asked = sum(block.minutes for block in blocks)
    return (sum(block.minutes for block in blocks if block.status == "done"), asked) if asked else None
