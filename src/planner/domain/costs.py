"""What a track's fees come to on the dates of one student: to sit the exam, to keep the credential, or to lose it.

Track files say in words who pays a fee. Where several are of a kind the student chooses by id; until then the first is
planned, which is the usual one. `outgoings` puts these together for a student.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.cycle import cycles, cycles_until
from planner.domain.fees import instead, paid
from planner.domain.ladder import clock_days, mark, renew_by, rungs
from planner.domain.money import Cost
from planner.domain.standing import EXAM_ONLY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from planner.domain.credential import Credential
    from planner.domain.cycle import Rules
    from planner.domain.track import Fee, FeeKind, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewOrLapse:
    """What the open cycle still costs to be renewed, and what it costs to get the credential back once it is gone."""

    renew: tuple[Cost, ...]
    lapse: tuple[Cost, ...]


def exam_costs(
    track: Track,
    owner: str,
    days: Mapping[FeeKind, date],
    chosen: Collection[str] = (),
    route: str = "",
    *,
    number: int = 1,
    milestone: str = "",
    done: bool = False,
) -> tuple[Cost, ...]:
    """What a sitting costs: the fees of each kind that has a day in `days`; the keys of a later one end in `number`."""
    return tuple(
        _cost(
            owner, fee.id + mark(number), fee, day,
            instead=tuple(other.id for other in instead(track, fee, chosen, route)), milestone=milestone, done=done,
        )
        for kind, day in days.items()
        for fee in paid(track, kind, chosen, route)
    )  # fmt: skip


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
    again = paid(track, "exam", chosen) or paid(track, "application", chosen)
    lapse = [
        *(again if exam_only else paid(track, "renewal", chosen)),
        *(fee for fee in track.fees if fee.kind in ("late", "reinstatement")),
    ]
    on = exam_only or cycle.last + ONE_DAY
    return RenewOrLapse(renew=tuple(renew), lapse=tuple(_cost(credential.id, fee.id, fee, on) for fee in lapse))


def _upkeep(track: Track, credential: Credential, rules: Rules, until: date, chosen: Collection[str]) -> Iterator[Cost]:
    opened = cycles(credential, rules)[-1].number
    every = cycles_until(credential, rules, until)
    for cycle in every[opened - every[0].number :]:
        for fee in paid(track, "renewal", chosen):
            others = tuple(other.id for other in instead(track, fee, chosen))
            yield _cost(credential.id, fee.id + mark(cycle.number), fee, renew_by(cycle), instead=others)
    fees = {fee.id: fee for fee in track.fees}
    for clock, ordinal, day, cycle in clock_days(rules, every):
        if cycle.number >= opened and clock.fee in fees:
            key = clock.key + mark(ordinal)
            yield _cost(credential.id, key, fees[clock.fee], day, milestone=key)


def _cost(
    owner: str, key: str, fee: Fee, day: date, *, instead: tuple[str, ...] = (), milestone: str = "", done: bool = False
) -> Cost:
    amount = fee.amount
    return Cost(
        owner=owner, key=key, title=fee.title, on=day, amount=amount.value if amount else None,
        confirmed=amount is not None and amount.confirmed, instead=instead, milestone=milestone, done=done,
    )  # fmt: skip
