"""Why an activity, or a part of it, does not count: a clause for the student, without a capital or a full stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.ce_filling import earned, known_categories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from planner.domain.calendar_math import DateRange
    from planner.domain.ce_filling import Filled, Sort
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.ce_requirements import Asked


def obstacle(asked: Asked, days: DateRange, activity: CeActivity, today: date) -> str | None:
    """What keeps an activity from counting at all, whatever else is in the ledger; None where nothing does."""
    if activity.on not in days:
        return f"outside the cycle {days.start} to {days.last}"
    if activity.on > today:
        return f"planned for {activity.on}: it counts from then on"
    if not known_categories(asked, activity.categories):
        return f"in none of the categories that {asked.by} asks for: {', '.join(c.id for c in asked.categories)}"
    return None


def surplus(asked: Asked, filled: Filled, sort: Sort) -> str:
    """Why credits of a sort are left over."""
    return next(_reasons(asked, filled, sort))


def _reasons(asked: Asked, filled: Filled, sort: Sort) -> Iterator[str]:
    if not asked.constraints:
        yield f"no continuing education is known to be asked for by {asked.by}"
    full = _full(asked, filled, sort)
    if full:
        yield f"over the {' and the '.join(full)} that may count"
    others = sum(part.credits for part in filled.parts if not part.sort.approved)
    if not sort.approved and others == asked.from_others:
        yield f"over the {asked.amount(others)} that may come from other providers"
    if not filled.needed:
        yield f"not needed: the {asked.amount(_counted(filled))} that this cycle asks for are complete without it"
    yield f"not of a kind that is still missing: {', '.join(_missing(asked, filled))}"


def _full(asked: Asked, filled: Filled, sort: Sort) -> list[str]:
    """The limits that are reached, where they leave none of the categories."""
    limits = asked.of_kind("at-most")
    reached = [
        c for c in limits if earned(c, filled.parts) == c.required.value and {*sort.categories} & {*c.categories}
    ]
    if {*sort.categories} <= {name for c in reached for name in c.categories}:
        return [asked.amount(c.required.value, c.categories) for c in reached]
    return []


def _counted(filled: Filled) -> Fraction | int:
    return sum(part.credits for part in filled.parts)


def _missing(asked: Asked, filled: Filled) -> Iterator[str]:
    for c in asked.constraints:
        missing = c.required.value - earned(c, filled.parts)
        if missing > 0 and c.kind in ("category", "approved"):
            yield asked.amount(missing, c.categories, approved=c.kind == "approved")
