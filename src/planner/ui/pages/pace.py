"""How the study really went, in words: the pace, and the weeks in which something was studied. Nothing is ever lost."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planner.domain.pace import ENOUGH_SESSIONS, pace_factor
from planner.domain.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.plan import StudyPlan
    from planner.domain.session import Session


def pace_words(plan: StudyPlan, sessions: Sequence[Session]) -> str:
    """The factor on the track's hours, measured or assumed, and what the plan was made with."""
    measured = sum(it.planned_minutes is not None for it in sessions)
    if measured < ENOUGH_SESSIONS:
        so_far = f"{measured} so far" if measured else "none so far"
        return (
            f"The plan reckons with {plan.pace_factor:g} x the usual study time until {ENOUGH_SESSIONS} sessions "
            f"can be measured; {so_far}."
        )
    pace = pace_factor(sessions)
    used = "the plan reckons with it" if pace == plan.pace_factor else f"the plan reckons with {plan.pace_factor:g} x"
    return f"You take {pace:g} x the usual study time, measured on {measured} sessions; {used}."


def weeks_words(plan: StudyPlan, sessions: Sequence[Session], today: date) -> str:
    """How many weeks had any study in them, and the longest run of such weeks."""
    if not sessions:
        return "Nothing is logged yet."
    studied = weeks_studied(plan, sessions, today)
    longest = max((sum(1 for _ in run) for had, run in groupby(studied) if had), default=0)
    return (
        f"You studied in {sum(studied)} of {count(len(studied), 'week')} so far; "
        f"the most in a row {'was' if longest == 1 else 'were'} {longest}."
    )


def weeks_studied(plan: StudyPlan, sessions: Sequence[Session], today: date) -> list[bool]:
    """For each week of the plan that has begun, whether anything was logged in it."""
    days = {it.date for it in sessions}
    return [any(day.date in days for day in week.days) for week in plan.weeks if week.start <= today]
