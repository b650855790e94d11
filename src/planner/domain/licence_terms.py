"""The terms of a state licence: which days each holds, counted from the grant or up to the state's fixed day.

A term's first and last day both belong to it. The date printed on a licence wins over the rule for the term that ends
nearest to it, and the terms after it are counted from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, DateRange, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.licence import LicenceCycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term, number 1 being the first.

    Its end is counted from `counted_from`, the day of grant or the printed day before it, in `turns` lengths of a term.
    `outlived` says that a later term is known to have begun.
    """

    number: int
    days: DateRange
    counted_from: date
    turns: int
    printed: bool = False
    outlived: bool = False


def terms(cycle: LicenceCycle, granted: date, until: date, printed: date | None = None) -> Iterator[Term]:
    """Every term that begins by `until`, and the first in any case. A date printed before the grant is passed over."""
    if printed is not None and printed <= granted:
        printed = None
    begins, counted_from, turns = granted, granted, 1
    for number, last in enumerate(_ends(cycle, granted, printed), start=1):
        if number > 1 and begins > until:
            return
        yield Term(
            number=number,
            days=DateRange(begins, last + ONE_DAY),
            counted_from=counted_from,
            turns=turns,
            printed=last == printed,
            outlived=printed is not None and last < printed,
        )
        begins, turns = last + ONE_DAY, turns + 1
        if last == printed:
            counted_from, turns = last, 1


def first_renewal(cycle: LicenceCycle, granted: date) -> date:
    """The first day on which a licence granted on `granted` has to be renewed: the fixed day after it, or one cycle on.

    A licence granted on the fixed day itself runs to the next one.
    """
    if not cycle.fixed_day:
        return cycle.every.value.after(granted)
    month, day = (int(part) for part in cycle.fixed_day.split("-"))
    remainder = {"every": None, "even": 0, "odd": 1}[cycle.parity]
    years = (year for year in range(granted.year, granted.year + 3) if remainder is None or year % 2 == remainder)
    return next(fixed for year in years if (fixed := date(year, month, day)) > granted)


def _ends(cycle: LicenceCycle, granted: date, printed: date | None) -> Iterator[date]:
    if printed is None:
        return _by_rule(cycle, granted)
    before = [*takewhile(lambda day: day < printed, _by_rule(cycle, granted))]
    after = next(day for day in _by_rule(cycle, granted) if day >= printed)
    if before and printed - before[-1] <= after - printed:
        before.pop()
    return chain(before, [printed], _by_rule(cycle, printed))


def _by_rule(cycle: LicenceCycle, since: date) -> Iterator[date]:
    """Counted from the first day each time, never from the end before."""
    anchor, first = (first_renewal(cycle, since), 0) if cycle.fixed_day else (since, 1)
    every = cycle.every.value
    return (Span(every.count * turn, every.unit).after(anchor) for turn in count(first))
