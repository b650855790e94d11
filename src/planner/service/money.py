"""Money: what is to be paid and when, what was paid, and which of several fees a student pays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from planner.domain.calendar_math import add_months
from planner.domain.money import NOTHING, YEARS_AHEAD, Payment, Sum, lines, outlook, payment_problems
from planner.errors import BadInput
from planner.service.seeing import Seeing
from planner.service.titles import near
from planner.service.view import state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal

    from planner.domain.costs import RenewOrLapse
    from planner.domain.money import Cost, Line, Outlook
    from planner.domain.track import Fee, Track
    from planner.storage.reading import Reader
    from planner.storage.store import Store

LONGEST_WORD = 80
"""Characters of an item in the student's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Everything planned and paid, by date; `renewing` has each credential's two ways, by its id."""

    lines: tuple[Line, ...]
    outlook: Outlook
    renewing: tuple[tuple[str, RenewOrLapse], ...]


class Choosable(NamedTuple):
    """The fees of an enrolment's or a credential's track, and the ids of those that were chosen."""

    owner: str
    fees: tuple[Fee, ...]
    chosen: tuple[str, ...]


class Money(Seeing):
    """What a student does with money. An owner is an enrolment or a credential, by its id."""

    # Looking

    def costs(self, years: int = YEARS_AHEAD) -> Budget:
        """What there is to pay in the years that begin today, what is overdue, and all that was paid."""
        from planner.domain.costs import renew_or_lapse

        with self._reader() as reader:
            every = lines(self._costs(reader, years), reader.payments())
            renewing = tuple(
                (name, renew_or_lapse(it.track, it.credential, it.versions, self._today, reader.chosen_fees(name)))
                for it in reader.holdings()
                for name in [it.credential.id]
            )
        return Budget(lines=every, outlook=outlook(every, self._today, years), renewing=renewing)

    def choosable(self) -> tuple[Choosable, ...]:
        """The fees that there are, for all that is studied for or held."""
        with self._reader() as reader:
            return tuple(
                Choosable(owner, track.fees, reader.chosen_fees(owner)) for owner, track in _tracks(reader).items()
            )

    # Writing

    def pay(
        self, item: str, on: date, amount: Decimal | None = None, *,
        owner: str | None = None, own: bool = False, part: bool = False, anew: bool = False,
    ) -> Line:  # fmt: skip
        """Enters that an item was paid: in whole, unless it is a `part`. What it settles, no calendar reminds of.

        `own` makes the item the student's own word for something that was not planned. `anew` puts the payment in place
        of those entered before. Without an amount it is what is still owed.
        """
        from uuid import uuid4

        with self._action(f"entering what was paid for {item}") as store:
            line = self._own(store.read, item, owner) if own else self._meant(store.read, item, owner)
            settled = [it for it in line.payments if it.settles]
            if settled and not (anew or part):
                message = f"{item} was paid on {settled[0].on}: ${line.paid}. --again replaces that, --part adds to it."
                raise BadInput(message)
            before = () if anew else line.payments
            amount = _owed(replace(line, payments=before), amount)
            payment = Payment(uuid=str(uuid4()), owner=line.owner, item=item, on=on, amount=amount, settles=not part)
            for problem in payment_problems(payment, self._today):
                raise BadInput(problem)
            for old in line.payments if anew else ():
                store.forget(old)
            store.save(payment)
            self._settle_milestone(store, line, on)
            return replace(line, payments=(*before, payment))

    def take_back_payment(self, item: str, owner: str | None = None) -> Line:
        """Forgets all that was entered as paid for an item; it is owed again."""
        with self._action(f"taking back what was paid for {item}") as store:
            every = lines(self._costs(store.read), store.read.payments())
            found = [it for it in every if it.item == item and it.payments]
            if not found:
                message = f"Nothing was entered as paid for '{item}'. `planner costs` lists what was."
                raise BadInput(message)
            line = _one(found, item, owner, [])
            for payment in line.payments:
                store.forget(payment)
            self._settle_milestone(store, line, None)
            return replace(line, payments=())

    def choose_fees(self, fees: Sequence[str], owner: str | None = None) -> Choosable:
        """Which fees are paid where a track has several of a kind, or which beside the usual; none: the usual ones."""
        with self._action("choosing fees") as store:
            tracks = _tracks(store.read)
            name = _owner(tracks, owner)
            known = [fee.id for fee in tracks[name].fees]
            for fee in fees:
                if fee not in known:
                    there = f"There are: {', '.join(known)}."
                    message = f"{name} has no fee '{fee}'. {near(fee, known, there)}"
                    raise BadInput(message)
            store.choose_fees(name, dict.fromkeys(fees))
            return Choosable(name, tracks[name].fees, store.read.chosen_fees(name))

    # Inside

    def _costs(self, reader: Reader, years: int = YEARS_AHEAD) -> tuple[Cost, ...]:
        until = add_months(self._today, 12 * years)
        return (*self._of_enrolments(reader, until), *self._of_holdings(reader, until))

    def _of_enrolments(self, reader: Reader, until: date) -> Iterator[Cost]:
        from planner.domain.outgoings import enrolment_costs

        held = {it.credential.track for it in reader.holdings()}
        for it in reader.enrolments():
            if it.status != "dropped":
                yield from enrolment_costs(
                    reader.track_of(it.id), it, reader.milestones(it.id), until,
                    state_of(it), reader.chosen_fees(it.id), held=it.track in held,
                )  # fmt: skip

    def _of_holdings(self, reader: Reader, until: date) -> Iterator[Cost]:
        from planner.domain.outgoings import holding_costs

        for it in reader.holdings():
            name = it.credential.id
            dates = reader.credential_milestones(name)
            yield from holding_costs(it, dates, self._today, until, state_of(it), reader.chosen_fees(name))

    def _meant(self, reader: Reader, item: str, owner: str | None) -> Line:
        every = lines(self._costs(reader), reader.payments())
        return _one([it for it in every if it.item == item], item, owner, [it.item for it in every])

    def _own(self, reader: Reader, item: str, owner: str | None) -> Line:
        """Nobody's in particular where there is more than one it could belong to, or none."""
        from planner.domain.money import Line

        tracks = _tracks(reader)
        name = _owner(tracks, owner) if owner or len(tracks) == 1 else ""
        if not 0 < len(item.strip()) <= LONGEST_WORD:
            message = f"ITEM: give what you paid for, in up to {LONGEST_WORD} characters."
            raise BadInput(message)
        found = (it for it in lines(self._costs(reader), reader.payments()) if (it.owner, it.item) == (name, item))
        return next(found, Line(owner=name, item=item, cost=None, payments=()))

    def _settle_milestone(self, store: Store, line: Line, on: date | None) -> None:
        """Ticks the date of a fee off once all that is due on it is settled, or takes the tick back."""
        if line.cost is None or not line.cost.milestone:
            return
        key = line.cost.milestone
        every = lines(self._costs(store.read), store.read.payments())
        of_date = [it for it in every if it.owner == line.owner and it.cost and it.cost.milestone == key]
        if on is None or all(_settled(it) for it in of_date):
            self._tick(store, line.owner, key, on)


def _tracks(reader: Reader) -> dict[str, Track]:
    """The track of everything that is studied for or held, by its id; a credential has the newest rules."""
    found = {it.id: reader.track_of(it.id) for it in reader.enrolments() if it.status == "active"}
    return found | {it.credential.id: it.track for it in reader.holdings()}


def _owner(tracks: dict[str, Track], name: str | None) -> str:
    """The one with that id, else the only one on that track; unnamed, the only one there is."""
    found = [it for it in tracks if name in (None, it)] or [it for it, track in tracks.items() if track.id == name]
    if len(found) == 1:
        return found[0]
    there = f"There are: {', '.join(tracks)}." if tracks else "You have neither an enrolment nor a credential yet."
    message = f"--for: {f'it is not clear which is meant by {name!r}' if name else 'say which is meant'}. {there}"
    raise BadInput(message)


def _one(found: list[Line], item: str, owner: str | None, known: list[str]) -> Line:
    """The item's line: of the owner, where one is named; else what is to be paid goes before what is only expected."""
    meant_by = [it for it in found if owner in (None, it.owner)]
    certain = [it for it in meant_by if not (it.cost and it.cost.expected)]
    for only in (meant_by, certain):
        if len(only) == 1:
            return only[0]
    if meant_by:
        message = f"'{item}' is there for {' and '.join(it.owner for it in meant_by)}. Name one with --for ID."
    elif found:
        message = f"'{item}' is no cost of {owner}, but of {' and '.join(it.owner for it in found)}."
    else:
        message = f"There is no cost '{item}'. {near(item, known, '`planner costs` lists them.')}"
        message += " --own enters it as a word of your own."
    raise BadInput(message)


def _owed(line: Line, amount: Decimal | None) -> Decimal:
    if amount is not None:
        return amount
    if line.cost is None or line.cost.amount is None:
        message = f"--amount: say how much you paid; what {line.item} costs is not known."
        raise BadInput(message)
    return max(NOTHING, line.cost.amount - line.paid)


def _settled(line: Line) -> bool:
    return line.owed == Sum()
