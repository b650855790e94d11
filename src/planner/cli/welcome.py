"""What `planner` alone says in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.cli.session import Session


def welcome(session: Session) -> list[str]:
    """How to begin, or today's summary once there is a plan."""
    from planner.cli.output import room
    from planner.cli.short import START, short_lines
    from planner.cli.tables import labelled

    lines = short_lines(session.database, session.today, session.enrolment)
    if lines == [START]:
        steps = [
            ("planner tracks", "which certifications there are"),
            ("planner track cma-aama", "what one of them asks"),
            (f"planner enroll cma-aama --start {session.today}", "makes your plan"),
            ("planner today", "what to do first"),
        ]
        more = "`planner demo` shows a sample student; `planner --help` lists every command."
        return ["Welcome. Four steps to a plan:", "", *labelled(steps, room()), "", more]
    return [*lines, "", "`planner today` says more; `planner --help` lists every command."]
