"""`resources`: the official outline of an exam, and what there is to study from, with addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.completing import track_names
from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.track import Resource, Track


@click.command(cls=Command)
@click.argument("track", metavar="[TRACK]", required=False, shell_complete=track_names)
@json_option
@pass_session
def resources(session: Session, track: str | None, as_json: bool) -> None:
    """What to study from: the official outline first.

    Without a TRACK that of what you study for, else that of every track.
    """
    from planner.schedules import load_track

    found = [load_track(track)] if track else session.planner.own_tracks() or session.planner.tracks()
    if as_json:
        from planner.cli import track_documents

        say_json(track_documents.resources(found))
        return
    for place, it in enumerate(found):
        say([*([""] if place else []), *_listed(it, session.today, room())])


def _listed(it: Track, today: date, room: int) -> Iterator[str]:
    from planner.cli.fact_page import Page
    from planner.cli.tables import wrap

    page = Page(it.sources, today, room)
    yield heading(f"{it.name}: to study from ({it.id})")
    yield from page.fact("Outline", it.outline.version)
    for resource in _outline_first(it.resources):
        said = f"{resource.title} ({resource.kind}{_read(it, resource)})"
        yield from wrap(f"{said}{f'. {resource.note}' if resource.note else ''}", room, "  - ")
        if resource.url:
            yield f"    {resource.url}"
    yield from page.cited()


def _outline_first(found: Sequence[Resource]) -> list[Resource]:
    return sorted(found, key=lambda it: it.kind != "outline")


def _read(it: Track, resource: Resource) -> str:
    """The day on which its page was read; where it was only heard of, that it was not."""
    days = [it.sources[name].read_on for name in resource.source]
    return f", read {max(days)}" if days else ", not read"
