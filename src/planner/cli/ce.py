"""`ce`: the ledger of continuing education, entered, listed, corrected, imported, and packed for an audit."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import DAY, WHOLE, Typed
from planner.cli.output import heading, room, say, say_json, tell
from planner.cli.session import Group, Session, json_option, pass_session
from planner.domain.ce_ledger import KINDS
from planner.errors import BadInput, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from planner.domain.ce_ledger import CeActivity

LISTS = {"category": "categories", "approved_by": "approved_by"}
PLAIN = ("on", "credits", "title", "provider", "kind")


def _credits(text: str, where: str) -> Decimal:
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        message = f"{where}: '{text}' is no number of credits. Write it as 5 or 2.5."
        raise BadInput(message) from None


CREDITS: Typed[Decimal] = Typed("N", _credits)
TEXT: Typed[str] = Typed("text", lambda text, _: " ".join(one_line(text).split()))


def _fields(*, needed: bool) -> Callable[[Any], Any]:
    """The options that say what an activity was."""
    options = (
        click.option("--on", type=DAY, metavar="DATE", required=needed, help="The day its credit was issued."),
        click.option("--credits", type=CREDITS, metavar="N", required=needed, help="In the issuer's unit: 5, 2.5."),
        click.option("--category", type=TEXT, metavar="C", multiple=True, help="A category it fits; several times."),
        click.option("--title", type=TEXT, help="What it was called."),
        click.option("--provider", type=TEXT, help="Who offered it."),
        click.option("--approved-by", type=TEXT, metavar="ISSUER", multiple=True, help="Who approved it, as AAMA."),
        click.option("--kind", type=click.Choice(KINDS), help="For your own record; course unless named."),
        click.option("--file", metavar="PATH", help="The certificate; its checksum is kept."),
    )

    def add(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _given(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of an activity that were named."""
    found = {key: given[key] for key in PLAIN if given[key] is not None}
    found |= {field: given[key] for key, field in LISTS.items() if given[key]}
    if given["file"] is not None:
        from planner.papers.proof import certificate_at

        found["certificate"] = certificate_at(given["file"], "--file")
    return found


@click.group(cls=Group)
def ce() -> None:
    """Continuing education: the ledger and what of it counts."""


@ce.command()
@click.argument("names", metavar="CREDENTIAL…", nargs=-1)
@_fields(needed=True)
@pass_session
def add(session: Session, /, names: tuple[str, ...], **given: Any) -> None:
    """Enter an activity, for one credential or for several.

    It counts for each of them by that issuer's own rules, and the answer says where. Without a name it is for the only
    credential you hold.
    """
    fields = _given(given)
    made = session.planner.add_ce(names, **({"title": (given["kind"] or "course").capitalize()} | fields))
    say([heading(f"Entered {made.id}: {_said(made)}.")])
    say(_counted(session, made))


@ce.command("list")
@click.argument("name", metavar="[CREDENTIAL]", required=False)
@json_option
@pass_session
def list_(session: Session, name: str | None, as_json: bool) -> None:
    """All activities, or those entered for one credential."""
    meant = name or session.enrolment
    held = session.planner.holding(meant).credential.id if meant else None
    found = [it for it in session.planner.ledger() if held in (None, *it.credentials)]
    if as_json:
        from planner.cli import credential_documents

        say_json(credential_documents.ledger(found, session.today))
    elif found:
        say(_table(found))
        say(["", "`planner renewals` says where each counts."])
    else:
        say(["No activities yet: `planner ce add` enters one, `planner ce import` a file of them."])


@ce.command()
@click.argument("activity", metavar="ACTIVITY")
@click.option("--credential", "names", metavar="CREDENTIAL", multiple=True, help="What it is for; several times.")
@_fields(needed=False)
@click.option("--no-file", is_flag=True, help="Forget the certificate; the file stays where it lies.")
@pass_session
def edit(session: Session, /, activity: str, names: tuple[str, ...], no_file: bool, **given: Any) -> None:
    """Correct an activity; `planner ce list` names them."""
    changes = _given(given)
    if no_file:
        if "certificate" in changes:
            message = "--file and --no-file contradict each other. Give one of them."
            raise BadInput(message)
        changes["certificate"] = None
    if not changes and not names:
        message = "Nothing to correct was named. `planner ce edit --help` lists what can be."
        raise BadInput(message)
    made = session.planner.edit_ce(activity, names, **changes)
    say([heading(f"Corrected {made.id}: {_said(made)}.")])
    say(_counted(session, made))


@ce.command()
@click.argument("activity", metavar="ACTIVITY")
@pass_session
def remove(session: Session, activity: str) -> None:
    """Take an activity out of the ledger."""
    gone = session.planner.remove_ce(activity)
    say([f"Removed {gone.id}: {_said(gone)}. `planner undo` brings it back."])


@ce.command("import")
@click.argument("file", metavar="FILE.csv")
@click.option("--dry-run", is_flag=True, help="Only show what would be added.")
@pass_session
def import_(session: Session, file: str, dry_run: bool) -> None:
    """Enter the activities of a CSV file, all of them or none.

    \b
    Its first line names the columns, in any order:
      on,credits,title,credentials,categories,provider,kind,approved_by,certificate
    Only on and credits are needed. Several names in a cell are set apart by ;
    A certificate is a path from the file's own folder. UTF-8, with BOM or without.

    What is in the ledger already is left out, and named.
    """  # noqa: D301  # \b keeps click from joining the lines
    found = session.planner.read_ce(Path(file), store_it=not dry_run)
    done = "Would add" if dry_run else "Added"
    say([heading(f"{done} {_activities(len(found.new))} from {file}{':' if found.new else '.'}")])
    say(_table(found.new))
    for line, same in found.known:
        tell(f"{file}, line {line} is left out: it is {same.id} already, {_said(same)}.")
    if dry_run:
        say(["Nothing was stored."])


@ce.command()
@click.argument("name", metavar="CREDENTIAL")
@click.option("-o", "output", metavar="FILE.zip", required=True, help="The pack, replaced as a whole.")
@click.option("--cycle", type=WHOLE, metavar="N", help="An earlier cycle, by its number; else the open one.")
@pass_session
def audit(session: Session, name: str, output: str, cycle: int | None) -> None:
    """Pack a cycle for the issuer: ledger, certificates, rule.

    One zip with the ledger as CSV and JSON, every certificate, where each activity counts or why not, and the rule's
    text with its sources. What is missing is named there and here.
    """
    it, pack = session.planner.audit(name, Path(output), cycle)
    entered, files = len(it.allocation.placed), pack.files
    say([heading(f"Packed cycle {it.cycle.number} of {it.holding.credential.id} into {output}.")])
    say([f"  {_activities(entered)}, {files} certificate{'' if files == 1 else 's'}."])
    for activity, problem in pack.missing:
        tell(f"{activity}: {problem}.")


def _counted(session: Session, made: CeActivity) -> Iterator[str]:
    from planner.cli.credential_text import counted_in

    return counted_in([session.planner.upkeep(name)[0] for name in made.credentials], made.id, room())


def _said(it: CeActivity) -> str:
    return f"{it.credits.normalize():f} on {it.on}, {it.title}"


def _activities(number: int) -> str:
    return f"{number} {'activity' if number == 1 else 'activities'}"


def _table(found: Iterable[CeActivity]) -> list[str]:
    from planner.cli.tables import Column, table

    rows = [
        (
            it.id,
            it.on.isoformat(),
            f"{it.credits.normalize():f}",
            f"{it.title}{f', {it.provider}' if it.provider else ''}",
            ", ".join(it.categories),
            ", ".join(it.credentials) or "nothing",
            "" if it.certificate else "no file",
        )
        for it in found
    ]
    columns = (
        Column(""), Column(""), Column("", right=True), Column("", wraps=True), Column("", wraps=True),
        Column("", wraps=True), Column("", wraps=True),
    )  # fmt: skip
    return table(columns, rows, room(), "  ") if rows else []
