"""`busy`: the events of a real calendar, taken out of the study time."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli.changed import tell_effects
from planner.cli.output import room, say, say_json
from planner.cli.session import Group, Session, json_option, pass_session
from planner.cli.trying import acting, dry_run_option
from planner.errors import BadInput


@click.group(cls=Group, invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def busy(ctx: click.Context, session: Session, as_json: bool) -> None:
    """Calendars whose events take study time, such as a roster."""
    if ctx.invoked_subcommand is None:
        _list(session, as_json=as_json)


@busy.command("list")
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """The calendars that were imported."""
    _list(session, as_json=as_json)


def _list(session: Session, *, as_json: bool) -> None:
    found = session.planner.busy_files()
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.busy(found, session.today))
        return
    from planner.cli.tables import Column, table
    from planner.domain.wording import count

    if not found:
        say(["No calendar was imported. `planner busy import FILE.ics` takes one."])
        return
    columns = (Column("Calendar"), Column("Imported"), Column("Ahead", right=True), Column("File", wraps=True))
    rows = [(it.id, str(it.imported_at.date()), count(days, "day"), it.path) for it, days in found]
    say(table(columns, rows, room()))


@busy.command("import")
@click.argument("file", metavar="FILE.ics")
@click.option("--name", metavar="NAME", help="What to call the calendar; the file's name if you don't say.")
@dry_run_option
@json_option
@pass_session
def import_(session: Session, file: str, name: str | None, dry_run: bool, as_json: bool) -> None:
    """Take a calendar's events out of your study time, in every enrolment.

    Where a weekday has a clock time (--week mon=60@18:30), only what falls into it counts; elsewhere each busy minute
    takes one of the day's. The same name again replaces what it held.
    """
    path = Path(file)
    called = (name if name is not None else path.stem).strip()
    if not called:
        message = "--name: a calendar needs a name. Give one of your own."
        raise BadInput(message)
    with acting(session, dry_run=dry_run) as planner:
        read, found = planner.import_busy(path, called)
    days = len({it.date for it in read.busy})
    said = f"Imported {called}: events on {days} days from {session.today} on"
    tell_effects(session, said, found, dry_run=dry_run, as_json=as_json, remarks=read.remarks)


@busy.command()
@click.argument("name", metavar="[NAME]", required=False)
@dry_run_option
@json_option
@pass_session
def clear(session: Session, name: str | None, dry_run: bool, as_json: bool) -> None:
    """Give the time of one calendar back, or of all of them."""
    with acting(session, dry_run=dry_run) as planner:
        found = planner.forget_busy(name)
    said = f"Gave back the time of {name or 'all calendars'}"
    tell_effects(session, said, found, dry_run=dry_run, as_json=as_json)
