"""`licences`: what each state asks of the work, beside the credential, and how well that is known."""

from __future__ import annotations

import click

from planner.cli.options import STATE
from planner.cli.output import room, say, say_json, tell
from planner.cli.session import Command, Session, json_option, pass_session


@click.command(cls=Command)
@click.option("--state", type=STATE, metavar="XX", help="All that is known of one state.")
@json_option
@pass_session
def licences(session: Session, state: str | None, as_json: bool) -> None:
    """What a state asks beside the credential: a licence, or none.

    With --state every fact with its status, its source and its date. Some states ask for nothing, for some the
    certification is enough, and for some it is unclear: then ask the agency.
    """
    from planner.schedules import load_states

    states, problems = load_states()
    found = [it for it in states if state in (None, it.id)]
    own = session.planner.own_states()
    if as_json:
        from planner.cli import track_documents

        say_json(track_documents.licences(found, own, session.today))
    elif state is None:
        from planner.cli.licences_text import overview

        say(overview(found, own, room()))
    else:
        from planner.cli.licences_text import nothing_known, state_text

        say(state_text(found[0], own.get(state, ()), session.today, room()) if found else nothing_known(state, room()))
    for problem in problems:
        tell(str(problem))
