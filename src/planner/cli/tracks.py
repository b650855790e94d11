"""`tracks`, `track`, `track-check`: which certifications there are, and what each asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.completing import track_names
from planner.cli.output import heading, room, say, say_json, tell
from planner.cli.session import Command, Session, json_option, pass_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.domain.track import Family, Track

FAMILY_NAMES: Mapping[Family, str] = {
    "medical-assistant": "Medical assistant",
    "laboratory": "Laboratory",
    "phlebotomy": "Phlebotomy",
}


@click.command(cls=Command)
@json_option
def tracks(as_json: bool) -> None:
    """List all tracks, by family."""
    from planner.schedules import load_tracks

    found, problems = load_tracks()
    if as_json:
        from planner.cli import track_documents

        say_json(track_documents.tracks(_by_family(found), problems))
    else:
        say(_listed(found, room()))
    for problem in problems:
        tell(str(problem))


def _by_family(found: Sequence[Track]) -> list[Track]:
    from planner.domain.track import FAMILIES

    return [it for family in FAMILIES for it in found if it.family == family]


def _listed(found: Sequence[Track], room: int) -> Iterator[str]:
    from planner.cli.tables import Column, table

    columns = (Column(""), Column(""), *(Column(title, right=True) for title in ("programme", "study", "exam")))
    rows = [_row(it) for it in _by_family(found)]
    lines = table(columns, rows, room, "  ")
    yield heading(lines[0])
    family = ""
    for it, line in zip(_by_family(found), lines[1:], strict=True):
        if it.family != family:
            family = it.family
            yield heading(FAMILY_NAMES[it.family])
        yield line
    yield ""
    yield "`planner track ID` shows one, `planner compare ID ID` sets them side by side."


def _row(it: Track) -> tuple[str, ...]:
    months = it.program.months.value
    length = f"{months.min} to {months.max} months" if months.min != months.max else f"{months.min} months"
    return it.id, it.name, length, f"{it.study.hours.value} h", f"{it.exam.minutes.value} min"


@click.command(cls=Command)
@click.argument("track_id", metavar="ID", shell_complete=track_names)
@json_option
@pass_session
def track(session: Session, track_id: str, as_json: bool) -> None:
    """Show what one track asks, with every source.

    Routes, applying, the exam and its outline, fees, renewal; and where pages disagree, what each says.
    """
    from planner.schedules import load_track, own_keys

    it, own = load_track(track_id), own_keys(track_id)
    if as_json:
        from planner.cli import track_documents

        say_json(track_documents.track(it, own))
        return
    from planner.cli.track_text import track_text

    say(track_text(it, own, session.today, room()))


@click.command("track-check", cls=Command)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=str))
def track_check(files: tuple[str, ...]) -> None:
    """Check schedule files; each problem on a line of its own."""
    from pathlib import Path

    from planner.schedules import check_file

    problems = [problem for name in files for problem in check_file(Path(name))]
    say(map(str, problems))
    if problems:
        raise click.exceptions.Exit(1)
    tell(f"{len(files)} checked, no problem found." if len(files) > 1 else "No problem found.")
