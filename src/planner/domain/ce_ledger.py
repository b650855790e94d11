"""Continuing education as it was done: what, when, how much, of which kind, and where the proof lies.

Credits are `Decimal`, in the unit that each issuer uses, with at most two decimals: halves and quarters are exact. What
an activity is worth to a credential is not kept; `ce_allocation` works it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  # a row's hints are evaluated
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from planner.domain.calendar_math import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planner.domain.calendar_math import DateRange
    from planner.domain.ce_requirements import Asked

ActivityKind = Literal[
    "course", "conference", "webinar", "article", "college", "teaching", "publication", "card", "work", "other"
]
"""What it was, for the student's own record; no rule reads it. card: a CPR card and the like. work: employment."""

KINDS: tuple[ActivityKind, ...] = get_args(ActivityKind)
MOST_CREDITS = Decimal(200)
"""More than any issuer asks for in a cycle: above it is a slip of the finger."""
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Certificate:
    """Where the proof lies, from the root of the disk, and the SHA-256 of the file then, in 64 small hex digits."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CeActivity:
    """One activity. `on` is the day on which its credit was issued.

    `credentials` are the ids of those that it may count for: in full for each, never twice within one. `categories` are
    ids from the tracks of any of them; each credential reads its own. `approved_by` holds issuers by their short name.
    """

    id: str
    uuid: str
    on: date
    credits: Decimal
    title: str
    credentials: tuple[str, ...]
    categories: tuple[str, ...] = ()
    provider: str = ""
    approved_by: tuple[str, ...] = ()
    kind: ActivityKind = "course"
    certificate: Certificate | None = None


def in_order(ledger: Iterable[CeActivity]) -> tuple[CeActivity, ...]:
    """By date, then by id."""
    return tuple(sorted(ledger, key=lambda activity: (activity.on, activity.id)))


def entered_for(ledger: Iterable[CeActivity], credential: str) -> tuple[CeActivity, ...]:
    """The activities that may count for a credential, in order."""
    return in_order(activity for activity in ledger if credential in activity.credentials)


def twin(activity: CeActivity, ledger: Iterable[CeActivity]) -> CeActivity | None:
    """Another entry of the same day, credits, title and provider, letter case and spaces aside; None without one."""
    alike = (other for other in in_order(ledger) if other.uuid != activity.uuid and _looks(other) == _looks(activity))
    return next(alike, None)


def _looks(activity: CeActivity) -> tuple[date, Decimal, str, str]:
    title, provider = (" ".join(text.casefold().split()) for text in (activity.title, activity.provider))
    return activity.on, activity.credits, title, provider


class Slip(NamedTuple):
    """What can't be right about a field of an activity: a sentence, without a capital, with what would be accepted."""

    field: Literal["credits", "credentials", "categories", "on"]
    text: str


def activity_problems(
    activity: CeActivity, asked: Mapping[str, Asked], cycles: Mapping[str, tuple[DateRange, ...]]
) -> tuple[Slip, ...]:
    """What can't be right; empty where all is well.

    `asked` and `cycles` have an entry for each credential that the student holds: what its issuer asks for, and every
    cycle that an activity may lie in.
    """
    return (*_amount(activity), *_references(activity, asked), *_date(activity, cycles))


def _amount(activity: CeActivity) -> Iterator[Slip]:
    amount = activity.credits
    if not amount.is_finite() or not 0 < amount <= MOST_CREDITS or amount != round(amount, DECIMALS):
        text = f"{amount} credits: more than 0, up to {MOST_CREDITS}, with at most {DECIMALS} decimals is accepted."
        yield Slip("credits", text)


def _references(activity: CeActivity, asked: Mapping[str, Asked]) -> Iterator[Slip]:
    if not activity.credentials:
        yield Slip("credentials", f"it counts for no credential: name one or more of {_listed(asked)}.")
    for name in activity.credentials:
        if name not in asked:
            yield Slip("credentials", f"there is no credential '{name}': {_listed(asked)} is accepted.")
    known = {category.id: None for name in activity.credentials if name in asked for category in asked[name].categories}
    for name in activity.categories:
        if name not in known:
            yield Slip("categories", f"there is no category '{name}' here: {_listed(known)} is accepted.")


def _date(activity: CeActivity, cycles: Mapping[str, tuple[DateRange, ...]]) -> Iterator[Slip]:
    every = [days for name in activity.credentials for days in cycles.get(name, ())]
    if every and not any(activity.on in days for days in every):
        first, last = min(days.start for days in every), max(days.stop for days in every) - ONE_DAY
        yield Slip("on", f"{activity.on} is in no cycle: a day from {first} to {last} is accepted.")


def _listed(names: Iterable[str]) -> str:
    *others, last = [*names] or ["none yet"]
    return f"{', '.join(others)} or {last}" if others else last
