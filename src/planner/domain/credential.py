"""What the student holds: one credential from the day it was earned, with every renewal since.

Only what was told is kept here. Which cycle is open, and when it ends, `cycle` works out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from planner.domain.calendar_math import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

RenewedBy = Literal["renewal", "exam", "reinstatement"]
FIRST_DAY = date(1930, 1, 1)
"""Before any of these credentials: an earlier day is a slip of the finger."""
LONGEST_YEARS = 20
"""No issuer prints a date further ahead than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """One renewal, as the issuer confirmed it on the day `on`.

    After a `renewal`, early or late, the next cycle follows without a gap. `exam` and `reinstatement` certify anew: the
    next cycle is counted from `on`. `expires` is the last day printed on the new certificate; it wins over the rule.
    """

    on: date
    by: RenewedBy = "renewal"
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One credential. `id` is the track's and a number, `cma-aama-1`; `uuid` is random and never changes.

    `expires` is the last day printed on the certificate that the student has, None where none was given; it belongs to
    whichever cycle ends nearest to it. `renewals` come after it, in order of date.
    """

    id: str
    uuid: str
    track: str
    earned_on: date
    number: str = ""
    expires: date | None = None
    renewals: tuple[Renewed, ...] = ()


def credential_problems(credential: Credential, today: date) -> tuple[str, ...]:
    """What can't be right, one sentence each, with what would be accepted; empty where all is well."""
    return (*_earned(credential, today), *_renewed(credential, today))


def _earned(credential: Credential, today: date) -> Iterator[str]:
    if not FIRST_DAY <= credential.earned_on <= today:
        yield f"earned on {credential.earned_on}: a day from {FIRST_DAY} to today, {today}, is accepted."
    yield from _printed(credential.expires, max(credential.earned_on, FIRST_DAY), max(credential.earned_on, today))


def _renewed(credential: Credential, today: date) -> Iterator[str]:
    before = credential.earned_on
    for renewed in credential.renewals:
        if not before < renewed.on <= today:
            yield f"renewed on {renewed.on}: a day after {before}, up to today, {today}, is accepted."
        yield from _printed(renewed.expires, renewed.on, max(renewed.on, today))
        before = renewed.on


def _printed(expires: date | None, after: date, today: date) -> Iterator[str]:
    furthest = add_months(today, 12 * LONGEST_YEARS)
    if expires is not None and not after < expires <= furthest:
        yield f"expires on {expires}: a day after {after}, up to {furthest}, is accepted."
