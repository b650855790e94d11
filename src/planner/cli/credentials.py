"""`pass`, `credentials`, `credential`, `leads-to`: what is held, from the day the exam is passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import DAY, STATE, Typed
from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, Group, Session, json_option, pass_session
from planner.clock import parse_date
from planner.errors import BadInput, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.credential import Renewed
    from planner.domain.holding import Holding
    from planner.domain.rule_changes import Change
    from planner.domain.track import Track

PRINTED = "The last day printed on the certificate; it wins over the rule."
NUMBER = "The number on the certificate."


def _number(text: str, _: str) -> str:
    return " ".join(one_line(text).split())


def _renewed(text: str, where: str) -> Renewed:
    from planner.domain.credential import Renewed

    on, _, expires = text.partition(":")
    return Renewed(on=parse_date(on, where), expires=parse_date(expires, where) if expires else None)


TEXT: Typed[str] = Typed("text", _number)
RENEWED: Typed[Renewed] = Typed("DATE[:EXPIRES]", _renewed)
number_option = click.option("--number", type=TEXT, metavar="N", help=NUMBER)
expires_option = click.option("--expires", type=DAY, metavar="DATE", help=PRINTED)
state_option = click.option("--state", type=STATE, metavar="XX", help="The state where you work with it.")
renewed_option = click.option(
    "--renewed", "renewals", type=RENEWED, metavar="DATE[:EXPIRES]", multiple=True,
    help="A renewal it has had, with the date printed then; several times.",
)  # fmt: skip


@click.command("pass", cls=Command)
@click.option("--on", type=DAY, metavar="DATE", required=True, help="The day of the exam.")
@number_option
@expires_option
@state_option
@pass_session
def pass_(session: Session, on: date, number: str | None, expires: date | None, state: str | None) -> None:
    """Record that you passed, and open the credential.

    Its track, its rules and your state are taken from the enrolment. The events that your calendar expected become
    those of the credential.
    """
    name = session.chosen()
    held = session.planner.pass_exam(name, on, number=number or "", expires=expires, state=state)
    say([heading(f"Congratulations: {held.track.name}, passed on {on}. You hold {held.credential.id}.")])
    say_opened(session, held)


@click.command(cls=Command)
@json_option
@pass_session
def credentials(session: Session, as_json: bool) -> None:
    """What you hold, until when, and where it stands."""
    found = session.planner.upkeep(licences=False)
    if as_json:
        from planner.cli import credential_documents

        say_json(credential_documents.credentials(found, session.today))
    elif not found:
        from planner.service.held import NONE_YET

        say([NONE_YET])
    else:
        from planner.cli import credential_text

        say(credential_text.credentials(found, session.today, room()))


@click.group(cls=Group)
def credential() -> None:
    """Add, correct or remove a credential; follow its rules."""


@credential.command()
@click.argument("track", metavar="TRACK")
@click.option("--earned", type=DAY, metavar="DATE", required=True, help="The day it was earned.")
@number_option
@expires_option
@state_option
@renewed_option
@pass_session
def add(
    session: Session,
    track: str,
    earned: date,
    number: str | None,
    expires: date | None,
    state: str | None,
    renewals: tuple[Renewed, ...],
) -> None:
    """Take up a credential that you earned before the planner.

    --expires is the date on the first certificate; those of later ones stand beside their renewals. `planner tracks`
    lists the tracks.
    """
    held = session.planner.add_credential(
        track, earned, number=number or "", expires=expires, state=state, renewals=renewals
    )
    say([heading(f"Added {held.track.name} as {held.credential.id}.")])
    say_opened(session, held)


@credential.command()
@click.argument("name", metavar="CREDENTIAL")
@click.option("--earned", type=DAY, metavar="DATE", help="The day it was earned.")
@number_option
@expires_option
@click.option("--no-expires", is_flag=True, help="Forget the printed date: the rule counts again.")
@state_option
@click.option("--no-state", is_flag=True, help="Forget the state and its dates.")
@renewed_option
@click.option("--no-renewed", is_flag=True, help="Forget all renewals.")
@pass_session
def edit(session: Session, /, name: str, no_expires: bool, no_state: bool, no_renewed: bool, **given: Any) -> None:
    """Correct what is kept of a credential. --renewed, where given, replaces all renewals."""
    _refuse_both("--expires", given["expires"], "--no-expires", no_expires)
    _refuse_both("--state", given["state"], "--no-state", no_state)
    _refuse_both("--renewed", given["renewals"], "--no-renewed", no_renewed)
    named = {"earned": "earned_on", "number": "number", "expires": "expires"}
    changes = {named[key]: value for key, value in given.items() if key in named and value is not None}
    if no_expires:
        changes["expires"] = None
    if no_renewed or given["renewals"]:
        changes["renewals"] = tuple(sorted(given["renewals"], key=lambda it: it.on))
    state = "" if no_state else given["state"]
    if not changes and state is None:
        message = "Nothing to correct was named. `planner credential edit --help` lists what can be."
        raise BadInput(message)
    held = session.planner.edit_credential(name, state=state, **changes)
    say([heading(f"Corrected {held.credential.id}.")])
    say_opened(session, held)


@credential.command()
@click.argument("name", metavar="CREDENTIAL")
@pass_session
def remove(session: Session, name: str) -> None:
    """Take a credential away; its CE stays in the ledger."""
    held = session.planner.remove_credential(name)
    say([f"Removed {held.credential.id}, {held.track.name}. `planner undo` brings it back."])


@credential.command()
@click.argument("name", metavar="CREDENTIAL", required=False)
@click.option("--take", is_flag=True, help="Keep the file as it is now as a new version of the rules.")
@click.option("--since", type=DAY, metavar="DATE", help="The first day on which it holds (today).")
@click.option("--new-cycles-only", is_flag=True, help="Only for cycles that begin on that day or later.")
@json_option
@pass_session
def rules(
    session: Session, name: str | None, take: bool, since: date | None, new_cycles_only: bool, as_json: bool
) -> None:
    """How the rules of a credential differ from its track's file now.

    A credential keeps the rules that it was opened with. Nothing changes until you take the new ones.
    """
    held, newer, changes = session.planner.newer_rules(name)
    if (since or new_cycles_only) and not take:
        message = "--since and --new-cycles-only go with --take."
        raise BadInput(message)
    if as_json:
        from planner.cli import credential_documents

        say_json(credential_documents.rules(held, changes, session.today))
        return
    say(_rules(held, newer, changes, taking=take))
    if take and newer != held.track:
        day = since or session.today
        session.planner.take_rules(held.credential.id, day, new_cycles_only=new_cycles_only)
        cycles = ", for cycles that begin from then on" if new_cycles_only else ""
        say(["", f"Taken: these rules hold from {day} on{cycles}. `planner undo` takes that back."])


def _rules(held: Holding, newer: Track, changes: Sequence[Change], *, taking: bool) -> list[str]:
    from planner.cli.tables import Column, table, wrap

    name = held.credential.id
    kept = [f"since {one.since}{', for new cycles' * one.new_cycles_only}" for one in held.rules if one.since.year > 1]
    lines = [heading(f"{name}: the rules it was opened with{''.join(f', and those {it}' for it in kept)}")]
    if not changes:
        same = "They are those of the file now" if newer == held.track else "The file differs in pages and notes alone"
        return [*lines, *wrap(f"{same}: nothing to decide.", room(), "  ")]
    columns = (Column("What differs", wraps=True), Column("kept", wraps=True), Column("the file now", wraps=True))
    way = f"Nothing has changed yet. `planner credential rules {name} --take --since DATE` takes the file's rules."
    return [*lines, "", *table(columns, changes, room(), "  "), *([] if taking else ["", *wrap(way, room())])]


@click.command("leads-to", cls=Command)
@click.argument("name", metavar="[CREDENTIAL]", required=False)
@json_option
@pass_session
def leads_to(session: Session, name: str | None, as_json: bool) -> None:
    """What a credential leads to, and what each way there asks."""
    held, found = session.planner.leads_to(name or session.enrolment)
    if as_json:
        from planner.cli import credential_documents

        say_json(credential_documents.leads_to(held, found, session.today))
    else:
        from planner.cli import credential_text

        say(credential_text.leads_to(f"{held.track.name} ({held.credential.id})", found, room()))


def say_opened(session: Session, held: Holding) -> None:
    """The open cycle of a credential with its dates."""
    from planner.cli.opened_text import opened

    (it,) = session.planner.upkeep(held.credential.id, licences=False)
    (dated,) = session.planner.dates(held.credential.id)[-1:]
    fees = [cost for cost in session.planner.upkeep_fees(held.credential.id) if not cost.milestone]
    say(opened(it, dated.milestones, fees, session.today, room()))


def _refuse_both(one: str, first: object, other: str, second: object) -> None:
    if first and second:
        message = f"{one} and {other} contradict each other. Give one of them."
        raise BadInput(message)
