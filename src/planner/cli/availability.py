"""`off` and `pause`: days away, each change with its effect on the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY, OFF
from planner.cli.output import room, say, say_json
from planner.cli.session import Command, Group, Session, json_option, pass_session
from planner.cli.trying import acting, dry_run_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planner.domain.difference import Difference
    from planner.domain.enrolment import Off
    from planner.service import Planner, View

    Act = Callable[[Planner, str], tuple[View, Difference]]


@click.command(cls=Command)
@click.argument("first", type=DAY, metavar="FROM")
@click.argument("last", type=DAY, metavar="[TO]", required=False)
@dry_run_option
@json_option
@pass_session
def pause(session: Session, first: date, last: date | None, dry_run: bool, as_json: bool) -> None:
    """Stop studying for a while: illness, leave.

    Both days are included. Without TO the pause lasts 14 days; give it again with TO once you know: a pause takes the
    place of one that it meets. `planner off remove DATE` ends it.
    """
    from planner.domain.pausing import open_end

    until = last or open_end(first)
    said = f"Paused from {first} to {until}{'' if last else ', two weeks because you gave no end'}"
    _change(session, said, lambda planner, name: planner.pause(name, first, until), dry_run=dry_run, as_json=as_json)


@click.group(cls=Group, invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def off(ctx: click.Context, session: Session, as_json: bool) -> None:
    """Days away: list them, add some, give them back."""
    if ctx.invoked_subcommand is None:
        _list(session, as_json=as_json)


@off.command("list")
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """All days away, pauses included."""
    _list(session, as_json=as_json)


def _list(session: Session, *, as_json: bool) -> None:
    name = session.chosen()
    found = sorted(session.planner.enrolment(name).off, key=lambda it: it.days.start)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.off(name, found, session.today))
        return
    from planner.cli.tables import Column, table

    rows = [_row(it) for it in found]
    columns = (Column(""), Column("", right=True), Column("", wraps=True))
    say(table(columns, rows, room()) if rows else ["No days away. `planner off add A..B=LABEL` takes some."])


def _row(it: Off) -> tuple[str, str, str]:
    from planner.domain.wording import count, day

    length = (it.days.stop - it.days.start).days
    last = "" if length == 1 else f" to {day(it.days.last)}"
    return f"{day(it.days.start)}{last}", count(length, "day"), it.label


@off.command()
@click.argument("days", type=OFF, nargs=-1, required=True, metavar="A..B=LABEL…")
@dry_run_option
@json_option
@pass_session
def add(session: Session, days: tuple[Off, ...], dry_run: bool, as_json: bool) -> None:
    """Take days off: 2027-03-13..2027-03-21=spring break, or a single day."""
    said = f"Added {'; '.join(_row(it)[0] for it in days)}"
    _change(session, said, lambda planner, name: planner.add_off(name, days), dry_run=dry_run, as_json=as_json)


@off.command()
@click.argument("day", type=DAY, metavar="DATE")
@dry_run_option
@json_option
@pass_session
def remove(session: Session, day: date, dry_run: bool, as_json: bool) -> None:
    """Give days away back, all of the range in which that day lies."""
    said = f"Gave back the days away around {day}"
    _change(session, said, lambda planner, name: planner.remove_off(name, day), dry_run=dry_run, as_json=as_json)


def _change(session: Session, said: str, act: Act, *, dry_run: bool, as_json: bool) -> None:
    name = session.chosen()
    with acting(session, dry_run=dry_run) as planner:
        found = act(planner, name)
    from planner.cli.changed import tell_effects

    tell_effects(session, said, [found], dry_run=dry_run, as_json=as_json)
