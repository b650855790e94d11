"""What a track's fees come to on the dates of one student: to sit the exam, to keep the credential, or to lose it.

Track files say in words who pays a fee. Where several are of a kind the student chooses by id; until then the first is
planned, which is the usual one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.cycle import cycles, cycles_until
from planner.domain.ladder import clock_days, mark, renew_by, rungs
from planner.domain.money import Cost
from planner.domain.standing import EXAM_ONLY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from planner.domain.credential import Credential
    from planner.domain.cycle import Rules
    from planner.domain.track import Fee, FeeKind, Track

USUAL: frozenset[FeeKind] = frozenset({"application", "exam", "renewal", "annual"})
"""Kinds that everybody pays; of any other kind only what was chosen is planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewOrLapse:
    """What the open cycle still costs to be renewed, and what it costs to get the credential back once it is gone."""

    renew: tuple[Cost, ...]
    lapse: tuple[Cost, ...]


def exam_costs(
    track: Track, owner: str, days: Mapping[FeeKind, date], chosen: Collection[str] = ()
) -> tuple[Cost, ...]:
    """What an enrolment costs: the fees of each kind that has a day in `days`."""
    return tuple(_cost(owner, fee.id, fee, day) for kind, day in days.items() for fee in _fees(track, kind, chosen))


def upkeep_costs(
    track: Track, credential: Credential, rules: Rules, until: date, chosen: Collection[str] = ()
) -> tuple[Cost, ...]:
    """What keeping a credential costs from the open cycle on, in cycles that begin by `until`.

    A renewal is paid on the day by which it has to be sent, a yearly fee on its due day. A fee has the key of its
    milestone, or its own id with the number of the cycle.
    """
    return tuple(sorted(_upkeep(track, credential, rules, until, chosen), key=lambda cost: (cost.on, cost.key)))


def renew_or_lapse(
    track: Track, credential: Credential, rules: Rules, today: date, chosen: Collection[str] = ()
) -> RenewOrLapse:
    """What renewing the open cycle costs from today on, against letting it lapse to the last step down.

    Lapsed: the exam where nothing else is left in the end, else the renewal itself; and all fees for coming back or
    being late. Which step asks for which fee is not in the track files, so none of them is left out.
    """
    cycle = cycles(credential, rules)[-1]
    renew = [cost for cost in upkeep_costs(track, credential, rules, cycle.start, chosen) if cost.on >= today]
    exam_only = next((day for rung, day in rungs(cycle) if rung.key == EXAM_ONLY), None)
    again = _fees(track, "exam", chosen) or _fees(track, "application", chosen)
    lapse = [
        *(again if exam_only else _fees(track, "renewal", chosen)),
        *(fee for fee in track.fees if fee.kind in ("late", "reinstatement")),
    ]
    on = exam_only or cycle.last + ONE_DAY
    return RenewOrLapse(renew=tuple(renew), lapse=tuple(_cost(credential.id, fee.id, fee, on) for fee in lapse))


def _upkeep(track: Track, credential: Credential, rules: Rules, until: date, chosen: Collection[str]) -> Iterator[Cost]:
    opened = cycles(credential, rules)[-1].number
    every = cycles_until(credential, rules, until)
    for cycle in every[opened - every[0].number :]:
        for fee in _fees(track, "renewal", chosen):
            yield _cost(credential.id, fee.id + mark(cycle.number), fee, renew_by(cycle))
    fees = {fee.id: fee for fee in track.fees}
    for clock, ordinal, day, cycle in clock_days(rules, every):
        if cycle.number >= opened and clock.fee in fees:
            yield _cost(credential.id, clock.key + mark(ordinal), fees[clock.fee], day)


def _fees(track: Track, kind: FeeKind, chosen: Collection[str]) -> tuple[Fee, ...]:
    of_kind = tuple(fee for fee in track.fees if fee.kind == kind)
    return tuple(fee for fee in of_kind if fee.id in chosen) or (of_kind[:1] if kind in USUAL else ())


def _cost(owner: str, key: str, fee: Fee, day: date) -> Cost:
    amount = fee.amount
    return Cost(
        owner=owner, key=key, title=fee.title, on=day, amount=amount.value if amount else None,
        confirmed=amount is not None and amount.confirmed,
    )  # fmt: skip
