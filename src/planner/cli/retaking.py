"""`fail`: an attempt that was not passed, and the plan of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY
from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.service import View

SHOWN = (
    "retake_earliest",
    "retake_closed",
    "exam_window_opens",
    "exam_window_closes",
    "apply_by",
    "retake_fee_due",
    "exam",
)


@click.command(cls=Command)
@click.option("--on", type=DAY, required=True, metavar="DATE", help="The day of the exam.")
@click.option("--weak", multiple=True, metavar="DOMAIN", help="A domain the report calls weak; several times.")
@json_option
@pass_session
def fail(session: Session, on: date, weak: tuple[str, ...], as_json: bool) -> None:
    """Record an exam that was not passed; plan the next one.

    What you learnt stays learnt; recall starts again, most of it where you were weak.
    """
    view, changes = session.planner.fail(session.chosen(), on, weak)
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.effect([(view, changes)], session.today, stored=True))
        return
    say(_told(view, session.today, on))


def _told(view: View, today: date, on: date) -> Iterator[str]:
    from planner.cli.effect import fit
    from planner.cli.tables import labelled, wrap
    from planner.domain.plan import STUDY
    from planner.domain.wording import count, day, minutes

    issuer = view.track.issuer.short
    yield heading(f"Recorded: {view.track.name}, sat on {day(on)}, not passed.")
    yield ""
    dated = {it.key: it for it in view.milestones}
    again = [dated[key] for key in SHOWN if key in dated]
    yield from labelled(((it.title, f"{day(it.date)}: {it.because}.") for it in again), room())
    ahead = [b for b in view.plan.blocks() if b.status == "planned" and b.date >= today and b.activity in STUDY]
    yield ""
    if ahead:
        whole = minutes(sum(block.minutes for block in ahead))
        yield from wrap(
            f"The plan until then: {count(len(ahead), 'session')}, {whole}; `planner plan` shows it.", room()
        )
        yield from fit(view, room())
    yield from wrap(
        f"The dates follow the rules as they were read; {issuer} decides. `planner undo` takes this back.", room()
    )
