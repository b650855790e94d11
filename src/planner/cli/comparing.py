"""`compare`: tracks side by side, or whole families of work; as many as the width allows, the rest below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.completing import compared_names
from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, json_option
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.career import Career, Careers
    from planner.domain.track import Track

NARROWEST = 24


@click.command(cls=Command)
@click.argument("ids", metavar="ID ID...", nargs=-1, required=True, shell_complete=compared_names)
@json_option
def compare(ids: tuple[str, ...], as_json: bool) -> None:
    """Set two or more tracks side by side, or families.

    The families are medical-assistant, laboratory and phlebotomy: what the work is, where, education, pay, growth.
    """
    from planner.schedules import load_careers, load_track

    names, careers = list(dict.fromkeys(ids)), load_careers()
    families = _families(names, careers)
    tracks = [] if families else [load_track(name) for name in names]
    if len(names) < 2:
        message = f"{names[0]} alone can't be compared. Name two tracks or more; `planner tracks` lists them."
        raise BadInput(message)
    if as_json:
        from planner.cli import compare_facts

        say_json(compare_facts.document(tracks, families or _led_to(tracks, careers), careers))
    else:
        say(_of_tracks(tracks, careers, room()) if tracks else _of_families(families, careers, room()))


def _families(names: Sequence[str], careers: Careers) -> list[Career]:
    """The families named; none where tracks are. The two can't be mixed."""
    known = {it.family: it for it in careers.families}
    found = [it for name in names if (it := known.get(name))]  # type: ignore[call-overload]  # any word may be typed
    if found and len(found) < len(names):
        track = next(name for name in names if name not in known)
        message = f"{found[0].family} is a family, {track} is not. Compare families, or tracks, not both."
        raise BadInput(message)
    return found


def _led_to(tracks: Sequence[Track], careers: Careers) -> list[Career]:
    return [it for it in careers.families if it.family in {track.family for track in tracks}]


def _of_tracks(found: Sequence[Track], careers: Careers, room: int) -> Iterator[str]:
    from planner.cli.tables import wrap
    from planner.domain.side_by_side import career, track_rows, where_from

    names = [it.name for it in found]
    for group in _groups(len(found), room):
        yield from _table(names[group], track_rows(found[group], careers), room)
    yield from wrap(where_from([career(it, careers) for it in found], careers), room)
    yield from wrap("`planner track ID` shows every source and what other pages give.", room)


def _of_families(found: Sequence[Career], careers: Careers, room: int) -> Iterator[str]:
    from planner.cli.tables import wrap
    from planner.domain.side_by_side import where_from, work_rows

    for group in _groups(len(found), room):
        yield from _table([it.name for it in found[group]], work_rows(found[group]), room)
    yield from wrap(where_from(found, careers), room)


def _groups(number: int, room: int) -> Iterator[slice]:
    """As few tables as the width allows, each with about as many columns."""
    beside = max(1, room // NARROWEST)
    rounds = -(-number // beside)
    beside = -(-number // rounds)
    return (slice(first, first + beside) for first in range(0, number, beside))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    from planner.cli.tables import Column, table

    lines = table((Column(""), *(Column(name, wraps=True) for name in names)), rows, room)
    yield from (heading(lines[0]), *lines[1:], "")
