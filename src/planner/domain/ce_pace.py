"""Whether the continuing education of a cycle keeps pace with its days, for each constraint and in all.

Time runs evenly from the cycle's first day, when nothing is expected yet, to its last, when all is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from planner.domain.calendar_math import add_months

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.calendar_math import DateRange
    from planner.domain.ce_allocation import Allocation

PaceState = Literal["green", "amber", "red"]
STATES: tuple[PaceState, ...] = ("green", "amber", "red")
"""From the best to the worst."""

BEHIND = Fraction(1, 10)
"""Further behind than this share of what is required is amber."""
TOO_MUCH = 2
"""Needing more a month than this many times the even share is red."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """`expected` by the end of the day asked about; `a_month` is what is still needed, in units a month.

    `a_month` is 0 where nothing is missing, and None where something is and the cycle is over.
    """

    required: Fraction
    earned: Fraction
    expected: Fraction
    a_month: Fraction | None
    state: PaceState

    @property
    def missing(self) -> Fraction:
        """Units still to be earned."""
        return max(Fraction(0), self.required - self.earned)


@dataclass(frozen=True, slots=True, kw_only=True)
class CyclePace:
    """The pace of a cycle: in all, and by the id of each constraint that asks for something. `state` is the worst."""

    in_all: Pace
    each: tuple[tuple[str, Pace], ...]

    @property
    def state(self) -> PaceState:
        """The worst of all."""
        return max((self.in_all.state, *(pace.state for _, pace in self.each)), key=STATES.index)


def cycle_pace(allocation: Allocation, today: date) -> CyclePace:
    """The pace of what an allocation counts; it should be of the same day.

    In all, what is earned is what no longer has to be: credits of a kind that is not missing bring nothing.
    """
    days, required = allocation.days, allocation.required
    wanted = [met for met in allocation.met if met.constraint.kind != "at-most"]
    return CyclePace(
        in_all=pace(required, required - allocation.needed, days, today),
        each=tuple(
            (met.constraint.id, pace(Fraction(met.constraint.required.value), met.earned, days, today))
            for met in wanted
        ),
    )


def pace(required: Fraction, earned: Fraction, days: DateRange, today: date) -> Pace:
    """The pace toward `required` units within `days`, as of `today`, which can itself still be used.

    Amber: more than a tenth of what is required behind what is expected. Red: what is missing needs more a month than
    twice the even share, or the cycle is over. Both are never reached where nothing is missing.
    """
    expected = required * _gone(days, today)
    a_month = _a_month(max(Fraction(0), required - earned), days, today)
    if a_month is None or a_month > TOO_MUCH * required / months_long(days):
        state: PaceState = "red"
    else:
        state = "amber" if expected - earned > BEHIND * required else "green"
    return Pace(required=required, earned=earned, expected=expected, a_month=a_month, state=state)


def months_long(days: DateRange) -> Fraction:
    """How many months a range lasts: whole ones from its first day, and the part of one that is left over."""
    whole = (days.stop.year - days.start.year) * 12 + days.stop.month - days.start.month
    if add_months(days.start, whole) > days.stop:
        whole -= 1
    begins, ends = add_months(days.start, whole), add_months(days.start, whole + 1)
    return whole + Fraction((days.stop - begins).days, (ends - begins).days)


def _gone(days: DateRange, today: date) -> Fraction:
    if today >= days.last:
        return Fraction(1)
    if today <= days.start:
        return Fraction(0)
    return Fraction((today - days.start).days, (days.last - days.start).days)


def _a_month(missing: Fraction, days: DateRange, today: date) -> Fraction | None:
    """Days are worth the same part of a month all through the cycle, so an even pace needs the same every day."""
    if not missing:
        return Fraction(0)
    left = (days.stop - max(today, days.start)).days
    if left <= 0:
        return None
    return missing * (days.stop - days.start).days / (months_long(days) * left)
