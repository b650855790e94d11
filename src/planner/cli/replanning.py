"""`replan`: what was missed finds a place, as little as possible moves, and it can be looked at first."""

from __future__ import annotations

import click

from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session
from planner.cli.trying import dry_run_option


@click.command(cls=Command)
@dry_run_option
@click.option("--anew", is_flag=True, help="Plan everything ahead anew; done and pinned blocks stay.")
@click.option("--today-too", is_flag=True, help="Today may change as well.")
@json_option
@pass_session
def replan(session: Session, dry_run: bool, anew: bool, today_too: bool, as_json: bool) -> None:
    """Find what was missed a place, moving as little as possible.

    Done and pinned blocks never move, and today stays as it is unless you say --today-too.
    """
    from planner.domain.replan import Wanted

    name, wanted = session.chosen(), Wanted(anew=anew, today_too=today_too)
    act = session.planner.offered if dry_run else session.planner.replan
    view, changes = act(name, wanted)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.replan(view, changes, session.today, stored=not dry_run))
        return
    from planner.cli.effect import effect

    did = f"What replanning {name} would change; nothing is stored" if dry_run else f"Replanned {name}"
    say([heading(f"{did}."), *effect(view, changes, session.today, room())])
