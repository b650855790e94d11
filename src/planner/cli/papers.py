"""`documents`: where each paper lies, until when it holds, whether its file is still the same, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import DAY, TEXT
from planner.cli.output import room, say, say_json
from planner.cli.session import Group, Session, json_option, pass_session
from planner.cli.tables import wrap
from planner.domain.papers import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--number", type=TEXT, metavar="N", help="The number that it carries."),
    click.option("--issued", "issued_on", type=DAY, metavar="DATE", help="The day on which it was issued."),
    click.option("--expires", "expires_on", type=DAY, metavar="DATE", help="The last day on which it holds."),
    click.option("--file", metavar="PATH", help="Where its file lies; a checksum of it is kept, the file is not."),
    click.option("--owner", metavar="ID", help="The enrolment or credential that it belongs to; '' for none."),
)


def _options(command: Any) -> Any:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.group(cls=Group, invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def documents(ctx: click.Context, session: Session, as_json: bool) -> None:
    """Transcripts, certificates, cards: where each one lies.

    A paper that expires is one of your dates, with a reminder in your calendar.
    """
    if ctx.invoked_subcommand is None:
        _list(session, as_json=as_json)


@documents.command("list")
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """Every paper, and what an application or an audit would miss."""
    _list(session, as_json=as_json)


def _list(session: Session, *, as_json: bool) -> None:
    papers, lacking, damaged = session.planner.documents(), session.planner.lacking(), session.planner.damaged()
    if as_json:
        from planner.cli.papers_documents import documents as document

        say_json(document(papers, lacking, damaged, session.today))
        return
    from planner.cli.papers_text import papers_text

    say(papers_text(papers, lacking, damaged, session.today, room()))


@documents.command()
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.option("--title", type=TEXT, metavar="TEXT", required=True, help="What you call it.")
@_options
@json_option
@pass_session
def add(session: Session, /, kind: str, file: str | None, number: str | None, as_json: bool, **given: Any) -> None:
    """Keep a paper: KIND is transcript, certificate, cpr-card, licence, application, receipt, identity or other.

    Without --owner it goes with your newest enrolment or credential.
    """
    made = session.planner.add_document(_path(file), kind=kind, number=number or "", **given)
    _answer(session, "Kept", made.id, as_json=as_json)


@documents.command()
@click.argument("document", metavar="ID")
@click.option("--title", type=TEXT, metavar="TEXT", help="What you call it.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is.")
@_options
@json_option
@pass_session
def edit(session: Session, /, document: str, file: str | None, as_json: bool, **given: Any) -> None:
    """Correct a paper; what you don't give stays."""
    changes = {name: value for name, value in given.items() if value is not None}
    session.planner.edit_document(document, _path(file), **changes)
    _answer(session, "Changed", document, as_json=as_json)


@documents.command()
@click.argument("document", metavar="ID")
@pass_session
def remove(session: Session, document: str) -> None:
    """Forget a paper; its file stays where it lies."""
    gone = session.planner.remove_document(document)
    say(wrap(f"Forgotten: {gone.id}, {gone.title}.", room()))


@documents.command()
@json_option
@pass_session
def check(session: Session, as_json: bool) -> None:
    """Read every file again: those that are gone or have changed, certificates of the ledger too; exit 1 if any."""
    damaged = session.planner.damaged()
    if as_json:
        from planner.cli.papers_documents import checked as document

        say_json(document(damaged, session.today))
    else:
        from planner.cli.papers_text import checked

        say(checked(damaged, room()))
    if damaged:
        raise click.exceptions.Exit(1)


@documents.command()
@click.argument("item", metavar="ITEM")
@click.option("--not", "missing", is_flag=True, help="It is not there after all.")
@pass_session
def have(session: Session, item: str, missing: bool) -> None:
    """Tick an item of your application's checklist: its text, or how it begins."""
    from planner.cli.papers_text import ticked

    found, left = session.planner.tick(session.chosen(), item, there=not missing)
    say(ticked(found, left, room(), there=not missing))


def _answer(session: Session, done: str, name: str, *, as_json: bool) -> None:
    made = next(it for it in session.planner.documents() if it.id == name)
    if as_json:
        from planner.cli.papers_documents import document

        say_json({"schema": "planner.document/1", "document": document(made, session.today)})
        return
    from planner.cli.papers_text import paper_lines

    say([f"{done}:", *paper_lines([made], {}, session.today, room())])


def _path(file: str | None) -> Path | None:
    if file is None:
        return None
    from pathlib import Path

    return Path(file)
