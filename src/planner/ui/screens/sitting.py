"""Practice exams and the real one: percents by domain, and an attempt that was not passed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planner.domain.weakness import latest_percents
from planner.domain.wording import count, day, minutes
from planner.errors import BadInput
from planner.ui.screens.form import FormPage
from planner.ui.sheet import Amount, Day, Sheet, Tick

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.difference import Difference
    from planner.service import Planner, View
    from planner.ui.sheet import Question

USUAL = Decimal(75)
SCORES = "The percent right in each domain; leave empty what the report does not say. Minutes move to what is weak."
FAILED = "The wait, the attempts left and the fee follow from this; what you studied stays. Tick what was weak."


def scores_form(planner: Planner, view: View, today: date) -> FormPage[Sheet]:
    """The form for the result of a quiz or practice exam."""
    domains = view.track.outline.domains

    def save(it: Sheet) -> str:
        percents = {one.id: int(it[f"score:{one.id}"]) for one in domains if it[f"score:{one.id}"] is not None}
        if not percents:
            message = "No percent is given yet: type one beside a domain, 0 to 100."
            raise BadInput(message)
        changes = planner.score(view.enrolment.id, percents, it["on"])[1]
        return f"Scores of {count(len(percents), 'domain')} entered. {_effect(changes)}"

    before = latest_percents(view.enrolment)
    asked: tuple[Question, ...] = (
        Day(key="on", label="Day", value=today, first=view.enrolment.start, last=today),
        *(_percent(f"score:{it.id}", it.name, before.get(it.id)) for it in domains),
    )
    return FormPage(Sheet(asked), save, name="Mock scores", heading="Result of a quiz or practice exam", advice=SCORES)


def result_form(planner: Planner, view: View, today: date) -> FormPage[Sheet]:
    """The form for an attempt that was not passed."""

    def save(it: Sheet) -> str:
        after = planner.fail(view.enrolment.id, it["on"], sorted(it.ticked("weak")))[0]
        ahead = f"The next attempt is planned for {day(after.plan.exam_date)}." if after.plan.exam_date > today else ""
        return f"Attempt of {it['on']} entered. {ahead}".strip()

    on = min(view.plan.exam_date, today)
    asked: tuple[Question, ...] = (
        Day(key="on", label="Day of the exam", value=on, first=min(view.enrolment.start, on), last=today),
        *(Tick(key=f"weak:{it.id}", label=it.name) for it in view.track.outline.domains),
    )
    return FormPage(Sheet(asked), save, name="How the exam went", heading="The exam was not passed", advice=FAILED)


def _percent(key: str, name: str, before: int | None) -> Amount:
    said = "if you know it" if before is None else f"last: {before} %"
    return Amount(key=key, label=name, least=Decimal(0), most=Decimal(100), step=5, usual=USUAL, whole=True, note=said)


def _effect(changes: Difference) -> str:
    if changes.empty:
        return "The plan stays as it is."
    return (
        f"{count(len(changes.added) + len(changes.moved), 'session')} changed, {minutes(changes.moved_minutes)} moved."
    )
