"""Papers: where each lies and until when it holds, whether its file is still the same, and which are missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.domain.papers import Document, document_problems, expiry_key, missing
from planner.errors import BadInput
from planner.service.seeing import Seeing
from planner.service.titles import near
from planner.service.view import stored_view

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.ce_ledger import CeActivity, Certificate
    from planner.storage.reading import Reader
    from planner.storage.store import Store

NOBODY = ""


class Lacking(NamedTuple):
    """What is missing: for each active enrolment what its checklist asks for, and CE without a certificate."""

    applications: tuple[tuple[str, tuple[str, ...]], ...]
    certificates: tuple[CeActivity, ...]


class Papers(Seeing):
    """What a student does with papers. Fields are those of `Document`, all but `id` and `file`."""

    # Looking

    def documents(self) -> tuple[Document, ...]:
        """Every paper, in the order in which they were added."""
        with self._reader() as reader:
            return reader.documents()

    def lacking(self) -> Lacking:
        """What an application, or an audit, would ask for in vain."""
        with self._reader() as reader:
            papers = reader.documents()
            asked = tuple(
                (it.id, missing(reader.track_of(it.id).route(it.route), it.met, _of(papers, it.id)))
                for it in reader.enrolments()
                if it.status == "active"
            )
            unproven = tuple(it for it in reader.ledger() if it.certificate is None)
        return Lacking(tuple((name, items) for name, items in asked if items), unproven)

    def damaged(self) -> tuple[tuple[str, str], ...]:
        """Papers and activities whose file is gone or is no longer the one that was entered, each with what is so."""
        from planner.papers.proof import proof_of

        with self._reader() as reader:
            files: list[tuple[str, Certificate | None]] = [(it.id, it.file) for it in reader.documents()]
            files += ((it.id, it.certificate) for it in reader.ledger())
        found = ((name, proof_of(file).problem) for name, file in files if file)
        return tuple((name, problem) for name, problem in found if problem)

    # Writing

    def add_document(self, file: Path | None = None, **fields: Any) -> Document:
        """Keeps a paper. Without an owner it goes with the newest active enrolment, else with the newest credential.

        The day on which it expires is then one of its owner's dates.
        """
        with self._action(f"adding {fields['title']}") as store:
            owner = _owner(store.read, fields.pop("owner", None))
            made = Document(id=store.next_id("documents", "doc"), owner=owner, file=_proof(file), **fields)
            return self._keep_document(store, made)

    def edit_document(self, name: str, file: Path | None = None, **changes: Any) -> Document:
        """Corrects one; what is not given stays, and a file that is given again has its checksum taken anew."""
        with self._action(f"correcting {name}") as store:
            old = _document(store.read, name)
            if "owner" in changes:
                changes["owner"] = _owner(store.read, changes["owner"])
            made = replace(old, **changes, file=_proof(file) or old.file)
            return self._keep_document(store, made, old.owner)

    def remove_document(self, name: str) -> Document:
        """Forgets one; its file stays where it lies."""
        with self._action(f"removing {name}") as store:
            found = _document(store.read, name)
            store.forget(found)
            self._redate(store, found, found.owner)
            return found

    def tick(self, enrolment: str, item: str, *, there: bool) -> tuple[str, tuple[str, ...]]:
        """Says that an item of the route's checklist is there, or is not; the item, and all that are still missing.

        `item` is its text, or the beginning of it, in any letter case.
        """
        with self._action(f"ticking '{item}'") as store:
            now = stored_view(store.read, enrolment)
            route = now.track.route(now.enrolment.route)
            found = _item(route.checklist, item)
            others = [it for it in now.enrolment.met if it != found]
            met = tuple(it for it in route.checklist if it in others or (there and it == found))
            self._save(store, replace(now, enrolment=replace(now.enrolment, met=met)))
            return found, missing(route, met, _of(store.read.documents(), now.enrolment.id))

    # Inside

    def _keep_document(self, store: Store, made: Document, *owners: str) -> Document:
        for problem in document_problems(made, self._today):
            raise BadInput(problem)
        store.save(made)
        self._redate(store, made, *owners, made.owner)
        return made

    def _redate(self, store: Store, it: Document, *owners: str) -> None:
        """Gives these owners the dates of their papers as they are now; this one reminds anew."""
        alive = {one.id for one in store.read.enrolments() if one.status == "active"}
        alive |= {one.credential.id for one in store.read.holdings()}
        for owner in dict.fromkeys(owners):
            if owner in alive:
                self._tick(store, owner, expiry_key(it), None)


def _of(papers: tuple[Document, ...], owner: str) -> tuple[Document, ...]:
    """An owner's own papers, and those that are nobody's in particular."""
    return tuple(it for it in papers if it.owner in (owner, NOBODY))


def _owner(reader: Reader, name: str | None) -> str:
    """The enrolment or credential with that id; unnamed the newest, and nobody where there is none."""
    going = [it.id for it in reader.enrolments() if it.status == "active"]
    known = [*(it.credential.id for it in reader.holdings()), *going]
    if name is None:
        return known[-1] if known else NOBODY
    if name and name not in known:
        there = f"There are: {', '.join(dict.fromkeys(known))}." if known else "You have none yet."
        message = f"--owner: there is no enrolment or credential '{name}'. {there}"
        raise BadInput(message)
    return name


def _proof(file: Path | None) -> Certificate | None:
    if file is None:
        return None
    from planner.papers.proof import certificate_at

    return certificate_at(file, "--file")


def _document(reader: Reader, name: str) -> Document:
    known = {it.id: it for it in reader.documents()}
    if name in known:
        return known[name]
    message = f"There is no paper '{name}'. {near(name, list(known), '`planner documents` lists them.')}"
    raise BadInput(message)


def _item(checklist: tuple[str, ...], text: str) -> str:
    wanted = text.strip().casefold()
    found = [it for it in checklist if wanted and it.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    there = "; ".join(f"'{it}'" for it in found or checklist)
    message = f"'{text}' names no one item of the checklist. {'Which one' if found else 'It has'}: {there}."
    raise BadInput(message)
