"""`log` and `sessions`: what was really studied, entered and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import DAY, WHOLE
from planner.cli.output import room, say, say_json
from planner.cli.session import Command, Group, Session, json_option, pass_session
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.plan import Block
    from planner.domain.session import Rating
    from planner.domain.session import Session as Entry

RATINGS = ("again", "hard", "good", "easy")
rating_option = click.option("--rating", type=click.Choice(RATINGS), help="How well it came back to you.")


@click.command(cls=Command)
@click.argument("block", metavar="[BLOCK]", required=False)
@click.option("--topic", metavar="T", help="What you studied, by its id or name, where it was no planned block.")
@click.option("--minutes", type=WHOLE, metavar="M", help="How long; as long as planned if you don't say.")
@click.option("--on", type=DAY, metavar="DATE", help="The day; today if you don't say.")
@rating_option
@click.option("--note", default="", metavar="TEXT", help="Anything you want to remember of it.")
@click.option("--rest-owed", is_flag=True, help="You did not get through it: what is left of it is planned again.")
@click.option("--until", type=DAY, metavar="DATE", help="All that was planned up to that day, done as it was planned.")
@json_option
@pass_session
def log(
    session: Session, /, block: str | None, topic: str | None, until: date | None, as_json: bool, **given: Any
) -> None:
    """Record what you studied: a block, a topic, or all of it.

    `planner today` and `planner week` show the blocks' ids. A block that took less time than planned is done all the
    same, unless you say --rest-owed.
    """
    if until is not None:
        _log_planned(session, until, alone=not (block or topic or any(given.values())), as_json=as_json)
        return
    _refuse_unclear(block, topic, given)
    on: date = given.pop("on") or session.today
    if block is not None:
        enrolment = session.owner_of(block)
        view, entry = session.planner.log_block(enrolment, block, on, **given)
    else:
        enrolment = session.chosen()
        given.pop("rest_owed")
        view, entry = session.planner.log_topic(enrolment, topic or "", on, **given)
    done = next(it for it in view.plan.blocks() if it.id == entry.block)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.logged(enrolment, entry, done, session.today))
        return
    from planner.cli.logged_text import logged

    say(logged(view, entry, done, session.today, room(), rest_owed=bool(given.get("rest_owed"))))


def _log_planned(session: Session, until: date, *, alone: bool, as_json: bool) -> None:
    if not alone:
        message = "--until stands alone: it logs all that was planned up to that day, as it was planned."
        raise BadInput(message)
    enrolment = session.chosen()
    _, entries = session.planner.log_planned(enrolment, until)
    if as_json:
        from planner.cli import living_documents

        logged = {it.id for it in entries}
        found = [pair for pair in session.planner.sessions(enrolment) if pair[0].id in logged]
        say_json(living_documents.sessions(enrolment, found, session.today))
        return
    from planner.domain.wording import count, minutes

    spent = minutes(sum(it.minutes for it in entries))
    if entries:
        logged_now = f"Logged {count(len(entries), 'session')} ({spent}) as planned, up to {until}."
        say([logged_now, "`planner undo` takes it back."])
    else:
        say([f"Nothing that was planned up to {until} is left to log."])


def _refuse_unclear(block: str | None, topic: str | None, given: dict[str, Any]) -> None:
    if (block is None) == (topic is None):
        message = "Name one thing that you studied: a BLOCK of `planner today`, or --topic T with --minutes M."
        raise BadInput(message)
    if topic is not None and given["minutes"] is None:
        message = "--minutes is missing: nothing was planned that would say how long you studied."
        raise BadInput(message)
    if topic is not None and given["rest_owed"]:
        message = "--rest-owed is about a block: it does not go with --topic."
        raise BadInput(message)


@click.group(cls=Group, invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def sessions(ctx: click.Context, session: Session, as_json: bool) -> None:
    """What you have logged: list it, correct it, take it back."""
    if ctx.invoked_subcommand is None:
        _list(session, as_json=as_json)


@sessions.command("list")
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """All of it, by date."""
    _list(session, as_json=as_json)


def _list(session: Session, *, as_json: bool) -> None:
    enrolment = session.chosen()
    found = session.planner.sessions(enrolment)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.sessions(enrolment, found, session.today))
        return
    from planner.cli.logged_text import listed

    say(listed(found, session.topic_names(enrolment), session.planner.plan(enrolment).pace_factor, room()))


@sessions.command()
@click.argument("name", metavar="ID")
@click.option("--minutes", type=WHOLE, metavar="M", help="How long it really was.")
@click.option("--on", type=DAY, metavar="DATE", help="The day it really was.")
@rating_option
@click.option("--note", metavar="TEXT", help="Another note; '' for none.")
@json_option
@pass_session
def edit(
    session: Session, name: str, minutes: int | None, on: date | None, rating: Rating | None, note: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Correct an entry; what you don't name stays."""
    if (minutes, on, rating, note) == (None, None, None, None):
        message = "There is nothing to correct. Give --minutes, --on, --rating or --note."
        raise BadInput(message)
    view, entry = session.planner.edit_session(name, minutes=minutes, on=on, rating=rating, note=note)
    block = next(it for it in view.plan.blocks() if it.id == entry.block)
    _said(session, "Corrected", view.enrolment.id, entry, block, as_json=as_json)


@sessions.command()
@click.argument("name", metavar="ID")
@json_option
@pass_session
def remove(session: Session, name: str, as_json: bool) -> None:
    """Take an entry back: its block is planned again."""
    view, entry = session.planner.remove_session(name)
    planned = next((it for it in view.plan.blocks() if it.id == entry.block), None)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.removed(view.enrolment.id, entry, session.today))
        return
    say(_removed(entry, planned))


def _removed(entry: Entry, planned: Block | None) -> Iterator[str]:
    yield f"Removed {entry.id}."
    if planned is not None:
        yield f"{planned.id} of {planned.date} is planned again."


def _said(session: Session, doing: str, enrolment: str, entry: Entry, block: Block, *, as_json: bool) -> None:
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.logged(enrolment, entry, block, session.today))
        return
    from planner.cli.logged_text import entry_words
    from planner.cli.tables import wrap

    say(wrap(f"{doing} {entry.id}: {entry_words(entry, block, session.topic_names(enrolment))}.", room()))
