"""Credentials, and small requirements and ledgers of continuing education, with strategies that draw unusual ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from planner.domain.calendar_math import DateRange
from planner.domain.ce_ledger import CeActivity
from planner.domain.ce_requirements import Asked
from planner.domain.credential import Credential, Renewed
from planner.domain.facts import Fact
from planner.domain.track import Category, CeConstraint
from planner.schedules import load_track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.ce_allocation import Allocation
    from planner.domain.cycle import Cycle

DAYS = DateRange(date(2027, 12, 1), date(2032, 12, 1))
"""The first cycle of a CMA (AAMA) certified in November 2027."""
LATER = date(2032, 11, 30)
NAMES = ("a", "b", "c", "d")
NESTED = (("a",), ("b",), ("c",), ("d",), ("a", "b"), ("c", "d"), ("a", "b", "c", "d"))
"""Groups that lie inside or apart from one another."""
CROSSING = (*NESTED, ("b", "c"), ("a", "c"), ("a", "c", "d"))


bundled = cache(load_track)
"""A track as it ships; reading one takes longer than any rule."""


def at_least(required: int, *categories: str) -> CeConstraint:
    """A minimum in categories; without any, in all."""
    kind = "category" if categories else "total"
    name = "-".join(categories) or "total"
    return CeConstraint(id=name, title=name, kind=kind, required=Fact(value=required), categories=categories)  # type: ignore[arg-type]


def at_most(required: int, *categories: str) -> CeConstraint:
    """A limit on categories."""
    name = "-".join(("most", *categories))
    return CeConstraint(id=name, title=name, kind="at-most", required=Fact(value=required), categories=categories)


def approved(required: int) -> CeConstraint:
    """A minimum of approved credits."""
    return CeConstraint(id="approved", title="approved", kind="approved", required=Fact(value=required))


def asked(*constraints: CeConstraint, categories: Sequence[str] = NAMES) -> Asked:
    """What a board called TEST asks for."""
    kinds = tuple(Category(id=name, name=name) for name in categories)
    return Asked(by="TEST", unit="points", categories=kinds, constraints=constraints)


def activity(
    amount: str, *categories: str, on: date = date(2028, 3, 1), by: Sequence[str] = (), **changed: object
) -> CeActivity:
    """An activity entered for one credential; `by` holds who approved it."""
    made = CeActivity(
        id=f"{on}-{amount}-{'-'.join(categories)}-{'-'.join(by)}",
        uuid=f"{on}-{amount}-{'-'.join(categories)}-{'-'.join(by)}",
        on=on,
        credits=Decimal(amount),
        title="A course",
        credentials=("plain-1",),
        categories=categories,
        approved_by=tuple(by),
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # the caller names the fields


def held(track: str, earned_on: date, *renewals: Renewed, expires: date | None = None) -> Credential:
    """A credential of a bundled track."""
    return Credential(id=f"{track}-1", uuid="1", track=track, earned_on=earned_on, expires=expires, renewals=renewals)


def spans(found: Sequence[Cycle]) -> list[tuple[int, str, str]]:
    """Number, first and last day of each cycle."""
    return [(cycle.number, str(cycle.start), str(cycle.last)) for cycle in found]


@st.composite
def requirements(draw: st.DrawFn, groups: Sequence[tuple[str, ...]] = NESTED) -> Asked:
    """A board with up to four categories and up to six constraints, small enough to be met by a few credits."""
    names = draw(st.sampled_from([(), NAMES[:1], NAMES[:2], NAMES[:3], NAMES]))
    fitting = [group for group in groups if set(group) <= set(names)]
    found = [at_least(draw(st.integers(1, 8)))] if draw(st.booleans()) else []
    found += [approved(draw(st.integers(1, 6)))] if draw(st.booleans()) else []
    for group in draw(st.lists(st.sampled_from(fitting), unique=True, max_size=3)) if fitting else []:
        found.append(at_least(draw(st.integers(1, 4)), *group))
    for group in draw(st.lists(st.sampled_from(fitting), unique=True, max_size=1)) if fitting else []:
        found.append(at_most(draw(st.integers(1, 6)), *group))
    return asked(*found, categories=names)


@st.composite
def ledgers(draw: st.DrawFn, amounts: st.SearchStrategy[str] | None = None, most: int = 5) -> list[CeActivity]:
    """A few activities around the cycle, of whole credits unless told otherwise, in no order."""
    amounts = st.integers(1, 4).map(str) if amounts is None else amounts
    found = []
    for number in range(draw(st.integers(0, most))):
        categories = draw(st.lists(st.sampled_from([*NAMES, "unknown"]), unique=True, max_size=3))
        outside = draw(st.sampled_from([0, 0, 0, 0, -1, 1]))
        edges = {-1: DAYS.start - timedelta(days=1), 1: DAYS.stop}
        on = edges.get(outside) or draw(st.dates(DAYS.start, DAYS.last))
        by = draw(st.sampled_from([(), ("TEST",), ("OTHER", "TEST"), ("OTHER",)]))
        made = activity(draw(amounts), *categories, on=on, by=by)
        found.append(replace(made, id=f"{number}", uuid=f"{number}"))
    return found


def quarters() -> st.SearchStrategy[str]:
    """Credits in quarters, a quarter to five."""
    return st.integers(1, 20).map(lambda n: str(Decimal(n) / 4))


def counted(allocation: Allocation) -> dict[str, Fraction]:
    """What counts of each activity, by id."""
    return {placed.activity.id: placed.counted for placed in allocation.placed}
