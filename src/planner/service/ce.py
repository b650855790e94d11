"""The ledger of continuing education: entered, corrected, read from a file, and what of it counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.domain.ce_ledger import activity_problems, twin
from planner.errors import BadInput
from planner.service.held import Held, meant
from planner.service.view import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from planner.domain.alerts import Alert
    from planner.domain.calendar_math import DateRange
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.ce_requirements import Asked
    from planner.domain.holding import Holding
    from planner.domain.papers import Document
    from planner.domain.upkeep import Upkeep
    from planner.papers.ledger_file import Row
    from planner.papers.pack import Pack
    from planner.service.held import Dated

OPTIONS: Mapping[str, str] = {
    "credits": "--credits", "credentials": "CREDENTIAL", "categories": "--category", "on": "--on",
}  # fmt: skip


class Read(NamedTuple):
    """What a file would add to the ledger, and the rows left out, each with the entry that says the same."""

    new: tuple[CeActivity, ...]
    known: tuple[tuple[int, CeActivity], ...]


class Ledger(Held):
    """What a student does with continuing education. Fields are those of `CeActivity`, all but `id` and `uuid`."""

    # Looking

    def ledger(self) -> tuple[CeActivity, ...]:
        """Every activity, by date and id."""
        with self._reader() as reader:
            return reader.ledger()

    def upkeep(
        self, name: str | None = None, number: int | None = None, *, licences: bool = True
    ) -> tuple[Upkeep, ...]:
        """All credentials, or the one named, each in its open cycle or in the one with that number.

        `licences` reads the files of their states too, which takes longer than all the rest.
        """
        with self._reader() as reader:
            every, entered, papers = reader.holdings(), reader.ledger(), reader.documents()
        chosen = every if name is None else (meant(every, name),)
        try:
            return tuple(_upkeep(it, entered, papers, self._today, number, licences=licences) for it in chosen)
        except KeyError as unknown:
            message = f"--cycle: there is no cycle {number}. `planner renewals` names the open one."
            raise BadInput(message) from unknown

    def ce_alerts(self, dated: Sequence[Dated]) -> tuple[Alert, ...]:
        """What falls behind in the ledgers of these credentials; reads nothing where there is none."""
        if not dated:
            return ()
        from planner.domain.ce_alerts import ce_alerts

        names = {one.owner for one in dated}
        return ce_alerts(it for it in self.upkeep() if it.holding.credential.id in names)

    def audit(self, name: str, path: Path, number: int | None = None) -> tuple[Upkeep, Pack]:
        """Packs the open cycle, or that with the number, for its issuer into a file, which is replaced as a whole."""
        from planner.calendars.write import write_atomically
        from planner.papers.pack import audit_pack

        (it,) = self.upkeep(name, number, licences=False)
        pack = audit_pack(it, self._today)
        write_atomically(path, pack.data)
        return it, pack

    # Writing

    def add_ce(self, names: Sequence[str], **fields: Any) -> CeActivity:
        """Enters one activity for these credentials; for the only one there is where none is named."""
        with self._action("entering an activity") as store:
            every = store.read.holdings()
            ids = _ids(every, names)
            made = _made(every, store.next_id("ce_activities", "ce"), credentials=ids, **fields)
            self._refuse(made, every, store.read.ledger())
            store.save(made)
            return made

    def edit_ce(self, name: str, names: Sequence[str] = (), **changes: Any) -> CeActivity:
        """Corrects one; `names`, where there are any, become the credentials that it may count for."""
        with self._action(f"correcting {name}") as store:
            every, entered = store.read.holdings(), store.read.ledger()
            found = _entry(entered, name)
            ids = _ids(every, names) if names else found.credentials
            made = _as_written(every, replace(found, credentials=ids, **changes))
            self._refuse(made, every, entered)
            store.save(made)
            return made

    def remove_ce(self, name: str) -> CeActivity:
        """Takes one out of the ledger; its certificate stays where it lies."""
        with self._action(f"removing {name}") as store:
            found = _entry(store.read.ledger(), name)
            store.forget(found)
            return found

    def read_ce(self, path: Path, *, store_it: bool) -> Read:
        """What a CSV file adds, stored all at once or not at all. `BadInput` names the first line and column amiss."""
        from planner.papers.ledger_file import read_rows

        rows = read_rows(path)
        if not store_it:
            with self._reader() as reader:
                return self._read(path, rows, reader.holdings(), reader.ledger(), 1)
        with self._action(f"importing {path.name}") as store:
            first = int(store.next_id("ce_activities", "ce").rpartition("-")[2])
            found = self._read(path, rows, store.read.holdings(), store.read.ledger(), first)
            store.save(*found.new)
            return found

    # Inside

    def _read(
        self, path: Path, rows: Iterable[Row], every: tuple[Holding, ...], entered: tuple[CeActivity, ...], first: int
    ) -> Read:
        new: list[CeActivity] = []
        known: list[tuple[int, CeActivity]] = []
        rules = _known(every)
        for row in rows:
            try:
                ids = _ids(every, row.credentials)
            except BadInput as problem:
                message = f"{path}, line {row.line}, column credentials: {problem} Nothing was imported."
                raise BadInput(message) from problem
            made = _made(every, f"ce-{first + len(new)}", credentials=ids, **row.fields)
            for slip in activity_problems(made, *rules):
                message = f"{path}, line {row.line}, column {slip.field}: {slip.text} Nothing was imported."
                raise BadInput(message)
            same = twin(made, (*entered, *new))
            if same:
                known.append((row.line, same))
            else:
                new.append(made)
        return Read(tuple(new), tuple(known))

    def _refuse(self, made: CeActivity, every: tuple[Holding, ...], entered: tuple[CeActivity, ...]) -> None:
        for slip in activity_problems(made, *_known(every)):
            message = f"{OPTIONS[slip.field]}: {slip.text}"
            raise BadInput(message)
        same = twin(made, entered)
        if same:
            message = (
                f"This is {same.id} already: {same.credits} on {same.on}, '{same.title}'. `planner ce edit {same.id}` "
                "changes it; another title tells two of a day apart."
            )
            raise BadInput(message)


def _upkeep(
    it: Holding,
    entered: Iterable[CeActivity],
    papers: Iterable[Document],
    today: date,
    number: int | None,
    *,
    licences: bool,
) -> Upkeep:
    from planner.domain.papers import printed_on_licence
    from planner.domain.upkeep import upkeep

    printed = printed_on_licence(papers, it.credential.id)
    return upkeep(it, entered, today, number, state_of(it) if licences else None, printed)


def _known(every: tuple[Holding, ...]) -> tuple[dict[str, Asked], dict[str, tuple[DateRange, ...]]]:
    """What each credential's issuer asks for in its open cycle, and every cycle that it had and has."""
    from planner.domain.cycle import cycles
    from planner.domain.upkeep import asked_in

    had = {it.credential.id: (it, cycles(it.credential, it.versions)) for it in every}
    asked = {name: asked_in(it, found[-1]) for name, (it, found) in had.items()}
    return asked, {name: tuple(cycle.days for cycle in found) for name, (_, found) in had.items()}


def _ids(every: tuple[Holding, ...], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(meant(every, name).credential.id for name in (names or (None,))))


def _made(every: tuple[Holding, ...], name: str, **fields: Any) -> CeActivity:
    from uuid import uuid4

    from planner.domain.ce_ledger import CeActivity

    return _as_written(every, CeActivity(id=name, uuid=str(uuid4()), **fields))


def _as_written(every: tuple[Holding, ...], made: CeActivity) -> CeActivity:
    """Issuers and categories in the issuers' own letters: `aama` is AAMA, `Blood banking` is blood-banking."""
    issuers = {it.track.issuer.short.casefold(): it.track.issuer.short for it in every}
    return replace(
        made,
        approved_by=tuple(dict.fromkeys(issuers.get(name.casefold(), name) for name in made.approved_by)),
        categories=tuple(dict.fromkeys("-".join(name.lower().split()) for name in made.categories)),
    )


def _entry(entered: tuple[CeActivity, ...], name: str) -> CeActivity:
    found = next((it for it in entered if it.id == name), None)
    if found is None:
        message = f"There is no activity '{name}'. `planner ce list` names all."
        raise BadInput(message)
    return found
