"""`export`: the dates for a calendar, a spreadsheet or a page, and everything for another planner. Only reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY
from planner.cli.output import json_bytes, say_bytes, tell
from planner.cli.selecting import INSTANT, SECTION_LIST, calendars_of
from planner.cli.session import Command, Session, pass_session
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from planner.calendars.selection import Cancelled
    from planner.domain.calendar_item import CalendarItem, Section

KINDS = ("ics", "json", "csv", "md", "html")
LARGE = 1_000_000
"""Bytes that calendar services are said to refuse to import from."""


@click.command(cls=Command)
@click.option("--format", "kind", type=click.Choice(KINDS), default="ics", help="ics unless named.")
@click.option("--only", type=SECTION_LIST, metavar="S,S", help="Of milestones,renewals,fees,ce,licences,study.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="Nothing before that day.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Nothing after that day.")
@click.option("--since", type=INSTANT, metavar="DATE|INSTANT", help="Only what was changed or removed from then on.")
@click.option("-o", "output", metavar="PATH", default="-", help="A file, replaced as a whole; - is standard output.")
@click.option("--split", metavar="DIR", help="A file for each section, study included, in that folder.")
@click.option("--vdir", metavar="DIR", help="A file for each event in that folder, for vdirsyncer and khal.")
@click.option(
    "--cancelled", type=click.Choice(["recent", "keep", "drop"]),
    help="Removed dates, marked as cancelled: for 60 days (ics), for ever, never (csv, md).",
)  # fmt: skip
@click.option("--feed", is_flag=True, help="For a file that apps subscribe to: look again twice a day.")
@click.option("--todos", is_flag=True, help="Errands as tasks too, beside their events, in ics.")
@pass_session
def export(
    session: Session,
    kind: str,
    only: tuple[Section, ...] | None,
    first: date | None,
    last: date | None,
    since: datetime | None,
    output: str,
    split: str | None,
    vdir: str | None,
    cancelled: Cancelled | None,
    feed: bool,
    todos: bool,
) -> None:
    """Write your dates for a calendar, a sheet or a page.

    Study sessions go in only if asked for, with --only study or --split.

    \b
    GNOME, KDE and khal update what they have when they import a newer file.
    Thunderbird, Nextcloud, Outlook, calcurse: subscribe, or use a new calendar.

    csv and md hold the same dates for a spreadsheet and for reading, html a page a month to print and tick. json holds
    the whole database instead.
    """  # noqa: D301  # \b keeps click from joining the lines
    _refuse_mixed(kind, whole=not (only or first or last or since), split=split, vdir=vdir, output=output, todos=todos)
    if kind == "json":
        _write(output, json_bytes(session.planner.dump()))
        return
    if first and last and last < first:
        message = f"--to: {last} is before --from {first}."
        raise BadInput(message)
    from planner.calendars.selection import WITHOUT_STUDY, calendar_name, select
    from planner.domain.calendar_item import SECTIONS

    usual = SECTIONS if split else WITHOUT_STUDY
    known = session.planner.calendar_items(calendars_of(session), gone=not session.enrolment)
    items = select(
        known, today=session.today, only=only or usual, first=first, last=last, since=since,
        cancelled=cancelled or ("recent" if kind == "ics" and not vdir else "drop"),
    )  # fmt: skip
    if vdir:
        _write_vdir(vdir, items, known)
        return
    noted = _alerts(session) if kind in ("md", "html") and not split else []
    rendered = Rendering(kind=kind, feed=feed, errands=_errands(session) if todos else {}, remarks=noted)
    name = calendar_name(items)
    if split:
        _write_each(split, rendered, items, name)
    else:
        _write(output, rendered(items, name), f"{len(items)} dates")


def _refuse_mixed(kind: str, *, whole: bool, split: str | None, vdir: str | None, output: str, todos: bool) -> None:
    """Options that don't go together, said before anything is read."""
    if kind == "json" and (split or vdir or not whole):
        message = "--format json is the whole database: --only, --from, --to, --since and folders do not go with it."
        raise BadInput(message)
    if sum((split is not None, vdir is not None, output != "-")) > 1:
        message = "-o, --split and --vdir each say where to write. Name one of them."
        raise BadInput(message)
    if kind != "ics" and (vdir or todos):
        message = f"--vdir and --todos are for calendars: they do not go with --format {kind}."
        raise BadInput(message)
    if vdir and todos:
        message = "--todos goes into one file: it does not go with --vdir."
        raise BadInput(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How items become bytes. `errands` maps UIDs of errands to whether they are done; `remarks` are for readers."""

    kind: str
    feed: bool
    errands: Mapping[str, bool]
    remarks: Sequence[str] = ()

    def __call__(self, items: Sequence[CalendarItem], name: str) -> bytes:
        """The file's bytes."""
        if self.kind == "ics":
            from planner.calendars.ics import render

            done = [uid for uid, ticked in self.errands.items() if ticked]
            return render(items, name=name, feed=self.feed, errands=self.errands.keys(), done=done)
        if self.kind == "html":
            from planner.calendars.page import render_html

            return render_html(
                items, title=name, clock=lambda instant: f"{instant.astimezone():%H:%M}", remarks=self.remarks
            )
        from planner.calendars.tables import render_csv, render_markdown

        return render_csv(items) if self.kind == "csv" else render_markdown(items, title=name, remarks=self.remarks)


def _alerts(session: Session) -> list[str]:
    """What should not be overlooked today, of every enrolment that is studied for."""
    planner = session.planner
    going = [it.id for it in planner.enrolments() if it.status == "active"]
    return [alert.text for name in going for alert in planner.alerts(planner.view(name))]


def _errands(session: Session) -> dict[str, bool]:
    """What the student has to do, as far as it holds already: a task list shows everything at once."""
    found: dict[str, bool] = {}
    for name in calendars_of(session):
        dates = (it for one in session.planner.dates(name) for it in one.milestones)
        done = {it.key: it.done for it in dates if it.duty and not it.expected}
        items = session.planner.calendar_items([name])
        found |= {item.revision.uid: done[item.entry.key] for item in items if item.entry.key in done}
    return found


def _write_vdir(folder: str, items: Sequence[CalendarItem], known: Sequence[CalendarItem]) -> None:
    from pathlib import Path

    from planner.calendars.vdir import write_vdir

    _refuse_no_folder("--vdir", Path(folder))
    done = write_vdir(Path(folder), items, [item.revision.uid for item in known])
    tell(f"{folder}: {done.written} written, {done.removed} removed, of {len(items)} dates")


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


def _write_each(folder: str, rendered: Rendering, items: Sequence[CalendarItem], name: str) -> None:
    """A file for each section that has dates, or had some when it was last written."""
    from pathlib import Path

    from planner.domain.calendar_item import SECTIONS

    _refuse_no_folder("--split", Path(folder))
    for section in SECTIONS:
        inside = [item for item in items if item.entry.section == section]
        path = Path(folder) / f"{section}.{rendered.kind}"
        if inside or path.exists():
            _write(str(path), rendered(inside, f"{name}, {section}"), f"{len(inside)} dates")


def _refuse_no_folder(option: str, folder: Path) -> None:
    if not folder.is_dir():
        message = f"{option}: '{folder}' is not a folder. Make it first, or name another."
        raise BadInput(message)
