"""`skip`, `pin`, `unpin`: what a student says of one planned block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY
from planner.cli.output import room, say
from planner.cli.session import Command, Session, pass_session

if TYPE_CHECKING:
    from datetime import date

    from planner.service import View


@click.command(cls=Command)
@click.argument("block", metavar="BLOCK")
@pass_session
def skip(session: Session, block: str) -> None:
    """Leave a planned block out."""
    view = session.planner.skip(session.owner_of(block), block)
    _say("Skipped", view, block, "What its topics need stays: `planner replan` finds it another place.")


@click.command(cls=Command)
@click.argument("block", metavar="BLOCK")
@click.option("--to", type=DAY, metavar="DATE", help="The day to fix it on; where it is if you don't say.")
@pass_session
def pin(session: Session, block: str, to: date | None) -> None:
    """Fix a planned block on its day, or move it to another.

    No replan moves it then. A day on which it would break a rule, such as one that is full, is refused.
    """
    view = session.planner.pin(session.owner_of(block), block, to)
    _say("Pinned", view, block, f"`planner unpin {block}` lets a replan move it again.")


@click.command(cls=Command)
@click.argument("block", metavar="BLOCK")
@pass_session
def unpin(session: Session, block: str) -> None:
    """Let a replan move the block again."""
    _say("Unpinned", session.planner.unpin(session.owner_of(block), block), block, "")


def _say(done: str, view: View, block: str, following: str) -> None:
    from planner.cli.plan_text import block_words
    from planner.cli.tables import wrap

    it = next(found for found in view.plan.blocks() if found.id == block)
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    say([*wrap(f"{done} {block}: {block_words(it, names)}.", room()), *(wrap(following, room()) if following else ())])
