"""What a student should not overlook today: duties that were missed, and near dates that nobody has confirmed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from planner.cli.words import away, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.milestone import Milestone

RECENT = timedelta(days=60)
ADVICE = frozenset({"exam_earliest_ready", "exam_suggested", "exam_latest_safe"})
"""Dates that only help to choose another: they are told with all the dates, but nothing happens on them."""


class Alert(NamedTuple):
    """One remark, about the milestone with that key."""

    kind: Literal["missed", "unconfirmed"]
    key: str
    text: str


def alerts(milestones: Iterable[Milestone], today: date) -> Iterator[Alert]:
    """Missed duties of the last 60 days, then unconfirmed dates of the next 60."""
    found = list(milestones)
    for it in recent(found, today):
        yield Alert("missed", it.key, f"Missed: {it.title}, {away(it.date, today)} ({day(it.date)}).")
    for it in found:
        if it.to_confirm(today):
            text = f"Not confirmed: {it.title}, {day(it.date)}. Check with the issuer."
            yield Alert("unconfirmed", it.key, text)


def recent(milestones: Iterable[Milestone], today: date) -> Iterator[Milestone]:
    """Duties missed in the last 60 days."""
    return (it for it in milestones if it.state(today) == "missed" and today - it.date <= RECENT)


def coming(milestones: Iterable[Milestone], today: date) -> Iterator[Milestone]:
    """What is still to come, today included."""
    return (it for it in milestones if it.date >= today and not it.done)


def events(milestones: Iterable[Milestone], today: date) -> Iterator[Milestone]:
    """What is still to come and happens on its day."""
    return (it for it in coming(milestones, today) if it.key not in ADVICE)
