"""What would make a plan fit again: in words, and as the wishes that apply it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.domain.calendar_math import WEEKDAYS
from planner.domain.enrol import Wishes
from planner.domain.enrolment import StudyDay, Week
from planner.domain.sharing import its_part
from planner.domain.wording import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.enrolment import Enrolment
    from planner.domain.plan import Remedy
    from planner.service import View

WHAT: Mapping[str, str] = {
    "weekly_minutes": "More minutes a week",
    "exam_date": "A later exam date",
}
WHY: Mapping[str, str] = {
    "window": "the exam window ends first",
    "daily cap": "the daily cap stands in the way",
    "share": "its share of the week stands in the way",
    "busy times": "busy times stand in the way",
}


def remedy_words(view: View) -> Iterator[tuple[int, str]]:
    """Each change that alone would be enough, by its place among the remedies."""
    for n, it in enumerate(view.plan.remedies):
        if it.kind == "weekly_minutes" and isinstance(it.value, int):
            yield n, f"{minutes(it.value)} a week would be enough{its_part(view.enrolment.share_percent)}."
        elif it.kind == "exam_date" and it.value is not None:
            yield n, f"An exam on {it.value} would be late enough."
        elif it.kind == "program_months" and it.value is not None:
            yield n, f"A programme of {it.value} months would be long enough."


def without_help(view: View) -> Iterator[str]:
    """What would not be enough, and what stands in its way."""
    for it in view.plan.remedies:
        if it.value is None and it.kind in WHAT:
            yield f"{WHAT[it.kind]} would not help: {WHY.get(it.binding or '', it.binding or 'no more is known')}."
        elif it.value is None and it.binding and it.binding.startswith("the longest"):
            yield f"Not even {it.binding} would be enough."


def remedied(enrolment: Enrolment, it: Remedy) -> Wishes:
    """The wishes that apply it; study keeps its clock times."""
    if it.kind == "weekly_minutes" and it.week is not None:
        named = zip(WEEKDAYS, enrolment.week.days, strict=True)
        return Wishes(week=Week(tuple(StudyDay(it.week.get(name, 0), one.at) for name, one in named)))
    if isinstance(it.value, date):
        return Wishes(exam_date=it.value)
    return Wishes(months=it.value, unusual_length=True)
