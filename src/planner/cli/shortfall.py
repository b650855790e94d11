"""A plan that does not fit: by how much, and each remedy that alone would be enough, as the option that applies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import Column, labelled, table, wrap
from planner.domain.wording import day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.plan import Remedy
    from planner.service import View

NOT_TO_BE_TOLD = frozenset({"this route has no programme", "the exam has been sat"})
"""What stops a longer programme where nobody would think of one."""
STOPS: Mapping[str, str] = {
    "window": "the exam window is too short for that",
    "daily cap": "--daily-cap stands in the way",
    "share": "its share of your week is too small; `planner split` changes it",
    "busy times": "the busy times of your calendar take too much; see `planner busy list`",
}


def shortfall(view: View, room: int, opening: str = "") -> Iterator[str]:
    """Both gaps and all that helps; `opening` says where the options belong, if that is not clear."""
    yield from labelled(_gaps(view), room)
    yield ""
    helpful = [row for remedy in view.plan.remedies if (row := _remedy(view, remedy))]
    if helpful:
        said = "Any one of these alone would make it fit" if len(helpful) > 1 else "This would make it fit"
        yield f"{said}{opening}:"
        yield from table((Column(""), Column("", wraps=True)), helpful, room, "  ")
    for remedy in view.plan.remedies:
        if remedy.value is None and remedy.binding not in NOT_TO_BE_TOLD:
            yield from wrap(_no_help(view, remedy), room)


def _gaps(view: View) -> list[tuple[str, str]]:
    """Both sums that have to fit, where they don't: in all, and before the final review."""
    plan, budget = view.plan, view.plan.budget
    rows = [
        ("In all", budget.need, budget.supply, plan.exam_date),
        ("First learning", budget.need_before_review, budget.supply_before_review, plan.final_review_start),
    ]
    return [(label, _gap(need, supply, stop)) for label, need, supply, stop in rows if need > supply]


def _gap(need: int, supply: int, stop: date) -> str:
    short = need - supply
    sums = f"{minutes(need)} needed, {minutes(supply)} available before {stop}"
    return f"{sums}: {short} minutes ({minutes(short)}) short"


def _remedy(view: View, remedy: Remedy) -> tuple[str, str] | None:
    found = remedy_option(view, remedy)
    if found is None:
        return None
    option, value, said = found
    return (f"{option} '{value}'" if "=" in value else f"{option} {value}"), said


def remedy_option(view: View, remedy: Remedy) -> tuple[str, str, str] | None:
    """The option that applies a remedy, its value, and what that means; None for one that would not help."""
    from datetime import date

    from planner.domain.sharing import its_part

    if remedy.kind == "weekly_minutes" and remedy.week:
        days = zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), view.enrolment.week.days, strict=True)
        at = {name: f"@{it.at:%H:%M}" if it.at else "" for name, it in days}
        option = ",".join(f"{name}={count}{at[name]}" for name, count in remedy.week.items())
        total = sum(remedy.week.values())
        part = its_part(view.enrolment.share_percent)
        return "--week", option, f"{minutes(total)} a week instead of {minutes(view.enrolment.week.minutes)}{part}"
    if remedy.kind == "exam_date" and isinstance(remedy.value, date):
        later = (remedy.value - view.plan.exam_date).days
        return "--exam-date", str(remedy.value), f"{later} days later"
    if remedy.kind == "program_months" and remedy.value is not None:
        return "--months", str(remedy.value), f"instead of {view.enrolment.months}; the window moves with it"
    return None


def _no_help(view: View, remedy: Remedy) -> str:
    stops = STOPS.get(remedy.binding or "", remedy.binding or "nothing more is known")
    if remedy.kind == "weekly_minutes":
        return f"More minutes on the same weekdays would not be enough: {stops}."
    if remedy.kind == "exam_date":
        if view.enrolment.exam_date is None:
            return f"A later exam date would not help: {day(view.plan.exam_date)} is the last day of the window."
        return f"No later date inside the exam window would be enough: it closes on {day(view.dates.closes)}."
    return f"Not even {stops} would be enough."
