"""`demo`: a sample student, from enrolling to the calendar file, without touching anything of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.output import heading, room, say
from planner.cli.session import Command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from planner.service import Planner

TRACK, MONTHS = "cma-aama", 10
WEEK = {"mon": 60, "wed": 60, "sat": 180}
FILE = "planner-demo.ics"


@click.command(cls=Command)
@click.argument("folder", metavar="[DIR]", default=".")
def demo(folder: str) -> None:
    """Show a sample student's plan, dates and calendar file.

    The calendar file planner-demo.ics goes into DIR, or into the current folder.
    """
    from datetime import UTC, date, datetime, time
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from planner.service import Planner

    today = date(2027, 1, 11)
    with TemporaryDirectory(prefix="planner-demo-") as throw_away:
        service = Planner(Path(throw_away) / "demo.db", today, datetime.combine(today, time(12), UTC))
        target = Path(folder) / FILE
        lines = list(_shown(service, today, target))
    say(lines)


def _shown(service: Planner, today: date, target: Path) -> Iterator[str]:
    from planner.calendars.ics import render
    from planner.calendars.selection import select
    from planner.calendars.write import write_atomically
    from planner.cli.checking import scorecard
    from planner.cli.outcome import key_dates
    from planner.cli.plan_text import dates_sections, plan_text
    from planner.domain.enrol import Wishes
    from planner.domain.enrolment import Week

    view = service.enroll(TRACK, Wishes(start=today, months=MONTHS, week=Week.of(WEEK)))
    name = view.enrolment.id
    items = select(service.calendar_items([name]), today=today)
    write_atomically(target, render(items, name=f"Planner: {view.track.name}"))
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    yield heading(f"A sample student of {view.track.name}, on {today}")
    yield ""
    yield from key_dates(view, today, room())
    yield from ("", *plan_text(view.enrolment, view.plan, names, today, room()))
    yield from ("", heading("Dates"), *dates_sections(view.milestones, today, room()))
    yield from ("", *scorecard(name, service.check(name), room()))
    yield from ("", f"The calendar file is {target} ({len(items)} events, study sessions included).")
