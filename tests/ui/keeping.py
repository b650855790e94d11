"""What a student may hold, owe and keep, made without a database, with a name wherever the student could put one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from builders import START
from planner.domain.ce_ledger import CeActivity, Certificate
from planner.domain.costs import renew_or_lapse
from planner.domain.credential import Credential
from planner.domain.holding import Holding, RulesFrom
from planner.domain.money import Payment, lines, outlook
from planner.domain.outgoings import holding_costs
from planner.domain.papers import Document
from planner.domain.track import Track
from planner.domain.upkeep import holding_milestones, upkeep
from planner.schedules import load_state
from planner.service.money import Budget
from planner.ui.pages.kept import Kept

YEARS_AHEAD = date(START.year + 5, 1, 1)


def kept(track: Track, today: date, name: str = "A course") -> Kept:
    """One credential earned on `START`, some CE, a payment and two papers, seen on that day."""
    credential = Credential(id="c-1", uuid="c", track=track.id, earned_on=START, number=name)
    held = Holding(credential=credential, rules=(RulesFrom(date.min, track),), state="ca")
    state = load_state("ca")
    ledger = tuple(_activity(n, name, categories) for n, categories in enumerate(_categories(track), start=1))
    it = upkeep(held, ledger, today)
    dates = holding_milestones(held, state, YEARS_AHEAD)
    costs = holding_costs(held, dates, today, YEARS_AHEAD, state)
    own = Payment(uuid="p", owner="", item=name, on=START, amount=Decimal("7.20"))
    every = lines(costs, [own])
    ways = renew_or_lapse(track, credential, held.versions, today)
    return Kept(
        held=(it,),
        dates={"c-1": dates},
        budget=Budget(lines=every, outlook=outlook(every, today), renewing=(("c-1", ways),)),
        papers=(_paper("doc-1", name, START), _paper("doc-2", name, None)),
        wanting={"e-1": (name,)},
        unproven=ledger,
        states={"ca": state},
    )


def _categories(track: Track) -> list[tuple[str, ...]]:
    return [(), *((it.id,) for it in track.renewal.categories)]


def _activity(n: int, name: str, categories: tuple[str, ...]) -> CeActivity:
    """The last of them has a certificate."""
    return CeActivity(
        id=f"ce-{n}", uuid=str(n), on=date(START.year, 3, n), credits=Decimal("1.25"), title=name, provider=name,
        credentials=("c-1",), categories=categories, certificate=Certificate(name, "0" * 64) if n == 1 else None,
    )  # fmt: skip


def _paper(key: str, name: str, expires: date | None) -> Document:
    return Document(
        id=key, kind="cpr-card", title=name, number=name, owner="c-1", expires_on=expires,
        file=Certificate(name, "0" * 64) if expires else None,
    )  # fmt: skip
