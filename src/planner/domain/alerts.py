"""What the student should not overlook today, each with its reason; the most pressing first.

How tight the plan is: what is still needed against what is still there, before the final review and before the exam.
Then duties, closing windows, and near dates that nobody has confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.milestone import Milestone
    from planner.domain.plan import Budget, StudyPlan

Kind = Literal["at_risk", "missed", "due", "closing", "unconfirmed"]
AMBER_PERCENT, RED_PERCENT = 80, 92
RECENT = timedelta(days=60)
CLOSING, CLOSING_NOW = timedelta(days=30), timedelta(days=7)
WINDOWS = frozenset({"exam_window_closes", "eligibility_expires"})


@dataclass(frozen=True, slots=True)
class Alert:
    """One remark; `key` is the milestone that it is about, or `study`."""

    level: Literal["red", "amber"]
    kind: Kind
    key: str
    text: str


def alerts(plan: StudyPlan, left: Budget, milestones: Iterable[Milestone], today: date) -> tuple[Alert, ...]:
    """The alerts of one day, red before amber. `left` is the budget of what is left as of `today`: `Case.budget` of a
    case weighed with the history.
    """
    found = [*_study(plan, left, today)]
    for milestone in milestones:
        found += _of(milestone, today)
    return tuple(sorted(found, key=lambda alert: alert.level != "red"))


def _study(plan: StudyPlan, left: Budget, today: date) -> Iterator[Alert]:
    """The tighter of the two budgets, if one is tight."""
    if today >= plan.exam_date:
        return
    tight = [
        (_percent(need, supply), need, supply, until)
        for need, supply, until in (
            (left.need_before_review, left.supply_before_review, f"the final review on {plan.final_review_start}"),
            (left.need, left.supply, f"the exam on {plan.exam_date}"),
        )
        if need
    ]
    worst = max(tight, default=(0, 0, 0, ""))
    if worst[0] <= AMBER_PERCENT:
        return
    _, need, supply, until = worst
    share = f"{worst[0]} %" if supply else "none is left"
    text = f"At risk: {need} min are still needed before {until}, of {supply} min that there are ({share})."
    yield Alert("red" if worst[0] > RED_PERCENT else "amber", "at_risk", "study", text)


def _percent(need: int, supply: int) -> int:
    """Rounded up, so that a shortfall is never shown as 100 %; 1000 and more where hardly anything is left."""
    return -(-100 * need // supply) if supply else 1000


def _of(it: Milestone, today: date) -> Iterator[Alert]:
    if it.done:
        return
    state, away = it.state(today), it.date - today
    if it.key in WINDOWS:
        if timedelta(0) <= away <= CLOSING:
            text = f"Closing: {it.title}, {it.date}, in {away.days} days. {_sentence(it.because)}"
            yield Alert("red" if away <= CLOSING_NOW else "amber", "closing", it.key, text)
    elif state == "missed" and -away <= RECENT:
        yield Alert("red", "missed", it.key, f"Missed: {it.title}, {it.date}. {_sentence(it.because)}")
    elif state == "due" and it.duty:
        text = f"Due: {it.title}, {it.date}, in {away.days} days. {_sentence(it.because)}"
        yield Alert("amber", "due", it.key, text)
    if it.to_confirm(today):
        text = f"Not confirmed: {it.title}, {it.date}. Check with the issuer."
        yield Alert("amber", "unconfirmed", it.key, text)


def _sentence(because: str) -> str:
    return f"{because[:1].upper()}{because[1:]}."
