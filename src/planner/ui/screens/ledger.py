"""Continuing education: the form for an activity, the import of a file with its preview, and the pack for an audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.ce_ledger import KINDS, MOST_CREDITS
from planner.domain.cycle import cycles
from planner.domain.wording import count
from planner.errors import BadInput, PlannerError
from planner.ui.files import no_file, no_folder, path_of
from planner.ui.format import columns
from planner.ui.line import blank, head, line, paragraph
from planner.ui.screens.form import FormPage
from planner.ui.sheet import PATH_LENGTH, Amount, Choice, Day, Sheet, Tick, Words
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from planner.domain.ce_ledger import CeActivity
    from planner.domain.upkeep import Upkeep
    from planner.service import Planner
    from planner.service.ce import Read
    from planner.ui.line import Line
    from planner.ui.sheet import Question

ADVICE = "It counts for each credential by its issuer's own rules; the list says afterwards where, or why not."
COLUMNS = "Its first line names the columns: on, credits, title, credentials, categories, provider, kind, approved_by, \
certificate. Only on and credits are needed; several names in a cell are set apart by a semicolon."
PACK = "One zip with the ledger, every certificate, where each activity counts or why not, and the rule with its pages."


def ce_form(planner: Planner, held: Sequence[Upkeep], here: str, today: date) -> FormPage[Sheet]:
    """A new activity, for the credential `here` unless another one is ticked."""

    def save(it: Sheet) -> str:
        made = planner.add_ce(_names(it, here), **_fields(it))
        return f"Entered: {_said(made)}."

    sheet = _sheet(held, (here,), today)
    return FormPage(sheet, save, name="Add CE", heading="Continuing education that you had", advice=ADVICE)


def correct_ce_form(planner: Planner, held: Sequence[Upkeep], found: CeActivity, today: date) -> FormPage[Sheet]:
    """An activity that is entered already."""

    def save(it: Sheet) -> str:
        made = planner.edit_ce(found.id, _names(it, *found.credentials), **_fields(it, found))
        return f"Corrected: {_said(made)}."

    sheet = _sheet(held, found.credentials, today, found)
    return FormPage(sheet, save, name="Correct CE", heading=f"{found.id}, entered before", advice=ADVICE)


def _sheet(held: Sequence[Upkeep], names: Sequence[str], today: date, old: CeActivity | None = None) -> Sheet:
    first = min(cycles(it.holding.credential, it.holding.versions)[0].start for it in held)
    path = old.certificate.path if old and old.certificate else ""
    asked: list[Question] = [
        Day(key="on", label="Credit issued on", value=old.on if old else max(first, today), first=min(first, today),
            last=today),
        Amount(key="credits", label="Credits", most=MOST_CREDITS, value=old.credits if old else None,
               note="in the issuer's unit"),
        Words(key="title", label="Title", value=old.title if old else "", note="what it was called"),
        *_categories(held, old.categories if old else ()),
        *_credentials(held, names),
        *_approved(held, old.approved_by if old else ()),
        Words(key="provider", label="Provider", value=old.provider if old else ""),
        Choice(key="kind", label="Kind", options=tuple((it, it) for it in KINDS), value=old.kind if old else "course"),
        Words(key="file", label="Certificate", value=path, note="a path, if you like", longest=PATH_LENGTH,
              check=no_file),
    ]  # fmt: skip
    return Sheet(tuple(asked))


def _categories(held: Sequence[Upkeep], ticked: Sequence[str]) -> Iterable[Question]:
    """All that any of the credentials knows; where there is but one, nothing is asked."""
    found = {it.id: it.name for one in held for it in one.allocation.asked.categories}
    if len(found) > 1:
        for name, words in found.items():
            yield Tick(key=f"category:{name}", label=words, value=name in ticked, note="a category: space")


def _credentials(held: Sequence[Upkeep], ticked: Sequence[str]) -> Iterable[Question]:
    if len(held) > 1:
        for it in held:
            name = it.holding.credential.id
            label = f"For {it.holding.track.name}"
            yield Tick(key=f"for:{name}", label=label, value=name in ticked, note="a credential: space")


def _approved(held: Sequence[Upkeep], ticked: Sequence[str]) -> Iterable[Question]:
    """Asked where approval matters."""
    issuers = {it.allocation.asked.by for it in held if it.allocation.asked.of_kind("approved")}
    for name in sorted(issuers | set(ticked)):
        yield Tick(key=f"approved:{name}", label=f"{name} approved", value=name in ticked)


def _names(it: Sheet, *alone: str) -> tuple[str, ...]:
    """Those that are ticked; with one credential there is nothing to tick."""
    asked = any(question.key.startswith("for:") for question in it.questions)
    found = it.ticked("for") if asked else tuple(alone)
    if not found:
        message = "It counts for no credential yet: tick one of them."
        raise BadInput(message)
    return found


def _fields(it: Sheet, old: CeActivity | None = None) -> dict[str, Any]:
    if it["credits"] is None:
        message = "Type how many credits it gave, for example 5 or 2.5."
        raise BadInput(message)
    title = " ".join(it["title"].split()) or it["kind"].capitalize()
    found = {"on": it["on"], "credits": it["credits"], "title": title, "provider": " ".join(it["provider"].split()),
             "kind": it["kind"], "approved_by": it.ticked("approved")}  # fmt: skip
    if any(question.key.startswith("category:") for question in it.questions):
        found["categories"] = it.ticked("category")
    path = it["file"].strip()
    if not path:
        found["certificate"] = None
    elif not (old and old.certificate and old.certificate.path == path):
        from planner.papers.proof import certificate_at

        found["certificate"] = certificate_at(path_of(path), "Certificate")
    return found


def _said(it: CeActivity) -> str:
    return f"{it.credits.normalize():f} on {it.on}, {it.title}"


class ImportCe(FormPage[Sheet]):
    """What the file would add is read in a thread as its path is typed; enter enters all of it, or nothing."""

    def __init__(self, planner: Planner) -> None:
        path = Words(key="file", label="File", note="a CSV file", longest=PATH_LENGTH, check=no_file)
        super().__init__(
            Sheet((path,)), self._store, name="Import CE", heading="Activities from a file", advice=COLUMNS
        )
        self._planner = planner
        self._found: Read | str = ""

    def below(self, room: int) -> Iterable[Line]:
        """What it would add, and which rows are left out."""
        if not self._found:
            return
        yield blank()
        if isinstance(self._found, str):
            yield from paragraph(self._found, room, "bad", "! ")
            return
        new, known = self._found
        yield head(f"Enter adds {_activities(len(new))}" if new else "There is nothing new in it")
        for it in new:
            cells = [(it.on.isoformat(), 10), (f"{it.credits.normalize():f}", -6), (it.title, max(8, room - 40))]
            yield line(columns(cells) + "  ", (", ".join(it.categories), "dim"))
        for row, same in known:
            yield from paragraph(f"Line {row} is left out: it is {same.id} already, {_said(same)}.", room, "dim")

    def changed(self) -> None:
        """Another path."""
        self._found = ""
        self.work()

    def wish(self) -> str:
        """The path, where there is a file."""
        path: str = self.form["file"]
        return path if path and not no_file(path) else ""

    def answer(self, wish: str) -> Read | str:
        """What is in it, or what is amiss with its first wrong line."""
        if not wish:
            return ""
        try:
            return self._planner.read_ce(path_of(wish), store_it=False)
        except PlannerError as error:
            return plain_words(str(error))

    def show_answer(self, wish: str, answer: Read | str) -> None:  # noqa: ARG002
        """Below the path."""
        self._found = answer
        self.redraw()

    def _store(self, it: Sheet) -> str:
        if not it["file"].strip():
            message = "Type the path of a CSV file first."
            raise BadInput(message)
        found = self._planner.read_ce(path_of(it["file"]), store_it=True)
        left_out = f" {count(len(found.known), 'row')} left out, entered before." if found.known else ""
        return f"Entered {_activities(len(found.new))}.{left_out}"


def audit_form(planner: Planner, it: Upkeep) -> FormPage[Sheet]:
    """Where the pack goes, and of which cycle."""
    held = it.holding.credential
    every = [(cycle.number, f"{cycle.number}: to {cycle.last}") for cycle in cycles(held, it.holding.versions)]

    def save(sheet: Sheet) -> str:
        if not sheet["file"].strip():
            message = "Type a name for the file first."
            raise BadInput(message)
        path = path_of(sheet["file"])
        _, pack = planner.audit(held.id, path, sheet["cycle"])
        lacks = f" {count(len(pack.missing), 'certificate')} missing: {pack.missing[0][0]}." if pack.missing else ""
        return f"Packed {count(pack.files, 'certificate')} into {path}.{lacks}"

    asked: list[Question] = [
        Words(key="file", label="File", value=f"audit-{held.id}.zip", longest=PATH_LENGTH, check=no_folder),
        *([Choice(key="cycle", label="Cycle", options=tuple(every), value=it.cycle.number)] if len(every) > 1 else []),
    ]
    return FormPage(
        Sheet(tuple(asked)), save, name="Audit pack", heading=f"{it.holding.track.name}, {held.id}", advice=PACK
    )


def _activities(number: int) -> str:
    return "1 activity" if number == 1 else f"{number} activities"
