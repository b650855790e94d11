"""`export`: the dates for a calendar, a spreadsheet or a page, and everything for another planner. Only reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY, Typed
from planner.cli.output import json_bytes, say_bytes, tell
from planner.cli.session import Command, Session, pass_session
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from planner.calendars.selection import Cancelled
    from planner.domain.calendar_item import CalendarItem, Section

KINDS = ("ics", "json", "csv", "md")
LARGE = 1_000_000
"""Bytes that calendar services are said to refuse to import from."""


def _sections(text: str, where: str) -> tuple[Section, ...]:
    from difflib import get_close_matches

    from planner.domain.calendar_item import SECTIONS

    named = [part.strip() for part in text.split(",")]
    for name in named:
        if name not in SECTIONS:
            near = get_close_matches(name, SECTIONS, n=1)
            hint = f" Nearest: {near[0]}." if near else ""
            message = f"{where}: there is no section '{name}'.{hint} They are: {', '.join(SECTIONS)}."
            raise BadInput(message)
    return tuple(section for section in SECTIONS if section in named)


SECTION_LIST: Typed[tuple[Section, ...]] = Typed("S,S", _sections)


@click.command(cls=Command)
@click.option("--format", "kind", type=click.Choice(KINDS), default="ics", help="ics unless named.")
@click.option("--only", type=SECTION_LIST, metavar="S,S", help="Of milestones,renewals,fees,ce,licences,study.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="Nothing before that day.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Nothing after that day.")
@click.option("-o", "output", metavar="PATH", default="-", help="A file, replaced as a whole; - is standard output.")
@click.option("--split", metavar="DIR", help="A file for each section, study included, in that folder.")
@click.option(
    "--cancelled", type=click.Choice(["recent", "keep", "drop"]),
    help="Removed dates, marked as cancelled: for 60 days (ics), for ever, never (csv, md).",
)  # fmt: skip
@click.option("--feed", is_flag=True, help="For a file that apps subscribe to: look again twice a day.")
@pass_session
def export(
    session: Session,
    kind: str,
    only: tuple[Section, ...] | None,
    first: date | None,
    last: date | None,
    output: str,
    split: str | None,
    cancelled: Cancelled | None,
    feed: bool,
) -> None:
    r"""Write your dates for a calendar, a sheet or a page.

    Study sessions go in only if asked for, with --only study or --split.

    \b
    GNOME, KDE and khal update what they have when they import a newer file.
    Thunderbird, Nextcloud, Outlook, calcurse: subscribe, or use a new calendar.

    csv and md hold the same dates for a spreadsheet and for reading. json holds the whole database instead.
    """
    if kind == "json":
        if only or first or last or split:
            message = "--format json is the whole database: --only, --from, --to and --split do not go with it."
            raise BadInput(message)
        _write(output, json_bytes(session.planner.dump()))
        return
    if first and last and last < first:
        message = f"--to: {last} is before --from {first}."
        raise BadInput(message)
    from planner.calendars.selection import select
    from planner.domain.calendar_item import SECTIONS

    usual = SECTIONS if split else tuple(section for section in SECTIONS if section != "study")
    items = select(
        session.planner.calendar_items(_enrolments(session)),
        today=session.today, only=only or usual, first=first, last=last,
        cancelled=cancelled or ("recent" if kind == "ics" else "drop"),
    )  # fmt: skip
    name = f"Planner: {', '.join(_credentials(items))}"
    if split:
        _write_each(split, kind, items, name, feed=feed)
    else:
        _write(output, _rendered(kind, items, name, feed=feed), f"{len(items)} dates")


def _credentials(items: Sequence[CalendarItem]) -> list[str]:
    """What the dates are about, from their titles: `CMA (AAMA): Exam`. Reading the tracks would take longer."""
    alive = [item for item in items if not item.revision.cancelled_at] or items
    return list(dict.fromkeys(item.entry.title.partition(":")[0] for item in alive)) or ["nothing"]


def _enrolments(session: Session) -> list[str]:
    """The one meant, and unless it was named those that were dropped, so that calendars hear of it."""
    known = session.planner.enrolments()
    dropped = [it.id for it in known if it.status == "dropped"]
    if session.enrolment or len(dropped) != len(known) or not known:
        chosen = session.chosen()
        return [chosen] if session.enrolment else [chosen, *dropped]
    return dropped


def _rendered(kind: str, items: Sequence[CalendarItem], name: str, *, feed: bool) -> bytes:
    if kind == "ics":
        from planner.calendars.ics import render

        return render(items, name=name, feed=feed)
    from planner.calendars.tables import render_csv, render_markdown

    return render_csv(items) if kind == "csv" else render_markdown(items, title=name)


def _write(output: str, data: bytes, what: str = "everything") -> None:
    if len(data) > LARGE and data.startswith(b"BEGIN:VCALENDAR"):
        size = f"{len(data) / LARGE:.1f} MB"
        tell(f"This is {size}; some calendars refuse more than 1 MB. --only and --from make it smaller.")
    if output == "-":
        say_bytes(data)
        return
    from pathlib import Path

    from planner.calendars.write import write_atomically

    write_atomically(Path(output), data)
    tell(f"Wrote {what} to {output}")


def _write_each(folder: str, kind: str, items: Sequence[CalendarItem], name: str, *, feed: bool) -> None:
    """A file for each section that has dates, or had some when it was last written."""
    from pathlib import Path

    from planner.domain.calendar_item import SECTIONS

    _refuse_no_folder(Path(folder))
    for section in SECTIONS:
        inside = [item for item in items if item.entry.section == section]
        path = Path(folder) / f"{section}.{kind}"
        if inside or path.exists():
            _write(str(path), _rendered(kind, inside, f"{name}, {section}", feed=feed), f"{len(inside)} dates")


def _refuse_no_folder(folder: Path) -> None:
    if not folder.is_dir():
        message = f"--split: '{folder}' is not a folder. Make it first, or name another."
        raise BadInput(message)
