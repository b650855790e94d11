"""What the answers come to: the dates that decide everything else, the load, and whether it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.plan_words import fit_words
from planner.domain.wording import count, day
from planner.ui.format import columns, wrap
from planner.ui.line import Line, head, line
from planner.ui.words import marks, week_brief

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.service import View
    from planner.ui.line import Role

LABEL = 13
SHORT = ("Exam", "Study", "Load")


def outcome_lines(view: View, today: date, room: int, *, short: bool = False) -> list[Line]:
    """A line or two for each key date; `short`: only exam, study and load."""
    lines = [head("What this makes")]
    for label, text in _rows(view, today):
        if short and label not in SHORT:
            continue
        fits = label == "Load"
        role: Role = "text" if not fits else "good" if view.plan.budget.feasible else "bad"
        opening = columns([(label, LABEL)]) + "  "
        for n, shown in enumerate(wrap(text, room, opening)):
            lines.append(line(opening if n == 0 else " " * len(opening), (shown[len(opening) :], role)))
    return lines


def _rows(view: View, today: date) -> Iterator[tuple[str, str]]:
    by_key, when, plan = {it.key: it for it in view.milestones}, view.dates, view.plan
    if when.program is not None:
        practicum = f", practicum from {when.practicum.start}" if when.practicum else ""
        yield "Programme", f"{when.program.start} to {when.program.last}{practicum}"
    yield "Exam window", f"{when.opens} to {when.closes}"
    apply = by_key.get("apply_by")
    if apply is not None:
        yield "Apply by", f"{day(apply.date)}{marks(apply, today)}"
    how = "suggested" if "exam_suggested" in by_key else "the last day of the window"
    how = "the date you chose" if view.enrolment.exam_date else how
    yield "Exam", f"{day(plan.exam_date)}, {how}; final review from {plan.final_review_start}"
    yield "Study", f"{week_brief(view.enrolment.week)} for {count(len(plan.weeks), 'week')}"
    yield "Load", fit_words(plan.budget)
    due = by_key.get("renewal_due")
    if due is not None:
        yield "Renew by", f"{day(due.date)}{marks(due, today)}"
