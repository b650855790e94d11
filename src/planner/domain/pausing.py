"""Pauses: days away because of illness or leave. They grow and shrink as the student learns how long it takes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import Off

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

PAUSE = "pause"
OPEN_PAUSE = timedelta(days=14)
"""A pause whose end nobody knows yet."""


def open_end(first: date) -> date:
    """The last day of a pause without one: two weeks, the first day included."""
    return first + OPEN_PAUSE - ONE_DAY


def paused(off: Sequence[Off], first: date, last: date) -> tuple[Off, ...]:
    """The days away with a pause from `first` to `last`, both included, in place of pauses that meet it.

    Days that are off for another reason keep theirs: the pause is what lies between them.
    """
    wanted = DateRange(first, last + ONE_DAY)
    kept = [it for it in off if it.label != PAUSE or not it.days.overlaps(wanted)]
    gaps = _between(wanted, sorted((it.days for it in kept), key=lambda days: days.start))
    return (*kept, *(Off(days, PAUSE) for days in gaps))


def _between(wanted: DateRange, others: Iterable[DateRange]) -> Iterator[DateRange]:
    """What is left of `wanted` without the others, which come in order."""
    start = wanted.start
    for other in others:
        if start < min(other.start, wanted.stop):
            yield DateRange(start, min(other.start, wanted.stop))
        start = max(start, other.stop)
    if start < wanted.stop:
        yield DateRange(start, wanted.stop)
