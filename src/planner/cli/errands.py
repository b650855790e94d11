"""`task`: errands and other duties, and that they are seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY
from planner.cli.output import room, say, say_json
from planner.cli.session import Group, Session, json_option, pass_session

if TYPE_CHECKING:
    from datetime import date


@click.group(cls=Group, invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def task(ctx: click.Context, session: Session, as_json: bool) -> None:
    """What you have to send, pay or apply for; tick it off."""
    if ctx.invoked_subcommand is None:
        _list(session, as_json=as_json)


@task.command("list")
@json_option
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """What is to be done, with the keys."""
    _list(session, as_json=as_json)


def _list(session: Session, *, as_json: bool) -> None:
    from planner.cli.together import together
    from planner.cli.upcoming import coming, recent

    name, today = session.planner.studied(session.enrolment), session.today
    found = together(session.planner.dates(session.enrolment))
    begun = (it for it in found if not it.duty and not it.done and it.date < today)
    open_ = [it for it in (*begun, *recent(found, today), *coming(found, today)) if it.tickable]
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.errands(name, open_, today))
        return
    from planner.cli.plan_text import dates_table

    say(dates_table(open_, today, room()) or ["Nothing is to be done."])


@task.command()
@click.argument("key", metavar="KEY")
@click.option("--on", type=DAY, metavar="DATE", help="The day you did it; today if you don't say.")
@pass_session
def done(session: Session, key: str, on: date | None) -> None:
    """Tick an errand off."""
    from planner.cli.tables import wrap

    held = session.planner.holder_of(key, session.enrolment)
    if held:
        session.planner.credential_done(held, key, on or session.today)
        say([f"Done: {key} of {held}."])
        return
    view = session.planner.task_done(session.chosen(), key, on or session.today)
    it = next(found for found in view.milestones if found.key == key)
    say(wrap(f"Done: {it.title}.", room()))
    if key == "apply_by":
        say(
            wrap("If you have applied, `planner change --applied-on DATE` moves the dates that follow from it.", room())
        )
