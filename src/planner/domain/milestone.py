"""A dated event with its reason. Made by `planning`, shown, explained and exported by everything else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from planner.domain.facts import Status

Kind = Literal["program", "application", "exam", "study", "renewal", "ce", "fee", "licence"]
State = Literal["upcoming", "due", "done", "missed"]
DUE_WITHIN = dt.timedelta(days=14)
NEAR = dt.timedelta(days=60)
"""Inside the last 60 days dates matter to the day."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A page that a date rests on, as shown to the student."""

    title: str
    url: str
    read_on: dt.date
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One date of the timeline. `because` names the rule, its inputs and the arithmetic, in one sentence without a full
    stop.

    `confirmed` is false when any fact behind the date is secondary, from memory or an estimate. `duty` says that the
    student has to act by the date, so that letting it pass is a miss. `expected` marks dates that only hold if an
    earlier one does, such as a renewal before the exam is passed.
    """

    key: str
    date: dt.date
    title: str
    kind: Kind
    because: str
    confirmed: bool
    sources: tuple[Citation, ...] = ()
    duty: bool = False
    done: bool = False
    expected: bool = False

    def state(self, today: dt.date) -> State:
        """Where the milestone stands. It is due from 14 days ahead to the day itself; from the day after, a duty is
        missed and any other event is done.
        """
        if self.done or (self.date < today and not self.duty):
            return "done"
        if self.date < today:
            return "missed"
        return "due" if self.date - today <= DUE_WITHIN else "upcoming"

    @property
    def tickable(self) -> bool:
        """Whether the student can say that it is done: a duty, or an errand to a state's agency, which has a first day
        and no last.
        """
        return not self.expected and (self.duty or self.kind == "licence")

    def to_confirm(self, today: dt.date) -> bool:
        """Whether to ask the issuer about it by now: an unconfirmed duty, the exam, or the day from which it may be sat
        again, within the next 60 days.
        """
        matters = self.duty or self.key in ("exam", "retake_earliest")
        return matters and not self.confirmed and not self.done and today <= self.date <= today + NEAR
