"""What the student should not overlook today, each with its reason; the most pressing first.

How tight the plan is: what is still needed against what is still there, before the final review and before the exam,
and when the learning would end at the pace of the last weeks (`forecast`). Then duties, closing windows, the way back
after a failed attempt, and near dates that nobody has confirmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from planner.domain.wording import hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.forecast import Forecast
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Budget, StudyPlan

Kind = Literal["at_risk", "forecast", "missed", "due", "closing", "retake", "unconfirmed", "ce"]
AMBER_PERCENT, RED_PERCENT = 80, 92
TOLD_PERCENT = 200
"""Above it the two amounts say more than their ratio."""
RECENT = timedelta(days=60)
CLOSING, CLOSING_NOW = timedelta(days=30), timedelta(days=7)
WINDOWS = frozenset({"exam_window_closes", "eligibility_expires"})
UNDATED = ("study", "ce")
"""Keys of remarks that are about no date: on the plan, and on continuing education."""
AGAIN, NEVER_AGAIN = "retake_earliest", "retake_closed"


@dataclass(frozen=True, slots=True)
class Alert:
    """One remark; `key` is the milestone that it is about, or a word of `UNDATED`."""

    level: Literal["red", "amber"]
    kind: Kind
    key: str
    text: str


def alerts(
    plan: StudyPlan, left: Budget, milestones: Iterable[Milestone], today: date, forecast: Forecast | None = None
) -> tuple[Alert, ...]:
    """The alerts of one day, red before amber, of an enrolment that is active. `left` is the budget of what is left as
    of `today`: `Case.budget` of a case weighed with the history. `forecast` is that of the same case.
    """
    dated = tuple(milestones)
    found: list[Alert] = []
    if all(milestone.key != NEVER_AGAIN for milestone in dated):
        found += _study(plan, left, today)
        if forecast and today < plan.final_review_start:
            found.append(_late(plan, forecast))
    return red_first((*found, *of_dates(dated, today)))


def of_dates(milestones: Iterable[Milestone], today: date) -> tuple[Alert, ...]:
    """Those of dates alone, which a credential has too; red before amber."""
    return red_first(alert for milestone in milestones for alert in _of(milestone, today))


def red_first(found: Iterable[Alert]) -> tuple[Alert, ...]:
    """Red before amber, else as they were."""
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
    share = f" ({worst[0]} %)" if worst[0] <= TOLD_PERCENT else ""
    red = worst[0] > RED_PERCENT
    room = f"of the {hours(supply)} that there are" if supply else "and no time is left"
    text = f"{'At risk' if red else 'Tight'}: {hours(need)} are still needed before {until}, {room}{share}."
    yield Alert("red" if red else "amber", "at_risk", "study", text)


def _late(plan: StudyPlan, forecast: Forecast) -> Alert:
    """Red where the learning would not even be done by the exam."""
    day = forecast.learnt
    by = f"on {day}" if day else "only after the exam"
    studied = f"You studied {forecast.percent} % of what the last four weeks asked for"
    late = f"at that pace your learning ends {by}, and the final review begins on {plan.final_review_start}"
    return Alert("amber" if day else "red", "forecast", "study", f"{studied}: {late}.")


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
    elif it.key in (AGAIN, NEVER_AGAIN):
        yield from _retake(it, today)
    elif state == "missed" and -away <= RECENT:
        yield Alert("red", "missed", it.key, f"Missed: {it.title}, {it.date}. {_sentence(it.because)}")
    elif state == "due" and it.duty:
        text = f"Due: {it.title}, {it.date}, in {away.days} days. {_sentence(it.because)}"
        yield Alert("amber", "due", it.key, text)
    if it.to_confirm(today):
        text = f"Not confirmed: {it.title}, {it.date}. Check with the issuer."
        yield Alert("amber", "unconfirmed", it.key, text)


def _retake(it: Milestone, today: date) -> Iterator[Alert]:
    """Until the exam may be sat again; for two months after the attempt that closed the way."""
    if it.key == AGAIN and it.date > today:
        text = f"You may sit again from {it.date} on, in {(it.date - today).days} days. {_sentence(it.because)}"
        yield Alert("amber", "retake", it.key, text)
    elif it.key == NEVER_AGAIN and today - it.date <= RECENT:
        yield Alert("red", "retake", it.key, _sentence(it.because))


def _sentence(because: str) -> str:
    return f"{because[:1].upper()}{because[1:]}."
