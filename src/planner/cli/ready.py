"""`readiness`, `mock`, `triage`: what is known, what the exam will find, and what that does to the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.changed import tell_effects
from planner.cli.options import DAY, LEVELS, PERCENT
from planner.cli.output import room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session
from planner.cli.trying import acting, dry_run_option
from planner.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.enrolment import Triage


@click.command(cls=Command)
@json_option
@pass_session
def readiness(session: Session, as_json: bool) -> None:
    """What you should know on exam day, estimated by domain."""
    name = session.chosen()
    view, found = session.planner.view(name), session.planner.readiness(name)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.readiness(name, found, view.plan.exam_date, session.today))
        return
    from planner.cli.ready_text import ready_lines

    say(ready_lines(view, found, room()))


@click.command(cls=Command)
@click.argument("scores", type=PERCENT, nargs=-1, required=True, metavar="DOMAIN=SCORE…")
@click.option("--on", type=DAY, metavar="DATE", help="The day of the quiz or mock exam; today if you don't say.")
@dry_run_option
@json_option
@pass_session
def mock(
    session: Session, scores: tuple[tuple[str, int], ...], on: date | None, dry_run: bool, as_json: bool
) -> None:  # fmt: skip
    """Enter scores of a quiz or mock exam, by domain.

    In percent: clinical=72. Minutes of recall move to the domains in which you are weak.
    """
    if len(dict(scores)) < len(scores):
        message = "DOMAIN=SCORE: a domain is named twice. Give each its score once."
        raise BadInput(message)
    name = session.chosen()
    with acting(session, dry_run=dry_run) as planner:
        found = planner.score(name, dict(scores), on or session.today)
    said = f"Entered {', '.join(f'{domain} {percent} %' for domain, percent in scores)}"
    tell_effects(session, said, [found], dry_run=dry_run, as_json=as_json)


@click.command(cls=Command)
@click.argument("topic", metavar="TOPIC")
@click.argument("level", type=click.Choice(LEVELS))
@dry_run_option
@json_option
@pass_session
def triage(session: Session, topic: str, level: Triage, dry_run: bool, as_json: bool) -> None:
    """Say how well you know a topic, or a whole domain.

    What you know gets less time, what is new to you more.
    """
    name = session.chosen()
    with acting(session, dry_run=dry_run) as planner:
        found = planner.triage(name, topic, level)
    tell_effects(session, f"Marked {topic} as '{level}'", [found], dry_run=dry_run, as_json=as_json)
