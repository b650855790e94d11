"""`undo`: takes the last thing back, then the one before it, as far back as they go."""

from __future__ import annotations

import click

from planner.cli.output import room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session
from planner.errors import NoAnswer


@click.command(cls=Command)
@json_option
@pass_session
def undo(session: Session, as_json: bool) -> None:
    """Take back the last thing you did; then the one before.

    It works across days and enrolments, again and again. Your calendar is told with the next export.
    """
    title = session.planner.undo() if session.planner.undoable() else None
    if title is None:
        message = "There is nothing to undo."
        raise NoAnswer(message)
    following = next(iter(session.planner.undoable()), None)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.undone(title, following))
        return
    from planner.cli.tables import wrap

    ahead = f"The next `planner undo` takes back: {following}." if following else "That was all there is to undo."
    say([*wrap(f"Took back: {title}.", room()), *wrap(ahead, room())])
