"""`compare`: tracks side by side, as many as the width allows, the rest below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.completing import track_names
from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, json_option
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.career import Careers
    from planner.domain.track import Track

NARROWEST_TRACK = 24


@click.command(cls=Command)
@click.argument("ids", metavar="ID ID...", nargs=-1, required=True, shell_complete=track_names)
@json_option
def compare(ids: tuple[str, ...], as_json: bool) -> None:
    """Set two or more tracks side by side."""
    from planner.schedules import load_careers, load_track

    names = list(dict.fromkeys(ids))
    if len(names) < 2:
        message = f"{names[0]} alone can't be compared. Name two tracks or more; `planner tracks` lists them."
        raise BadInput(message)
    found, careers = [load_track(name) for name in names], load_careers()
    if as_json:
        from planner.cli import compare_facts

        say_json(compare_facts.document(found, careers))
    else:
        say(_side_by_side(found, careers, room()))


def _side_by_side(found: Sequence[Track], careers: Careers, room: int) -> Iterator[str]:
    from planner.cli import compare_facts
    from planner.cli.tables import Column, table, wrap

    beside = max(1, room // NARROWEST_TRACK)
    rounds = -(-len(found) // beside)
    beside = -(-len(found) // rounds)
    for first in range(0, len(found), beside):
        group = found[first : first + beside]
        rows = compare_facts.rows(group, careers)
        columns = (Column(""), *(Column(it.name, wraps=True) for it in group))
        lines = table(columns, rows, room)
        yield from (heading(lines[0]), *lines[1:], "")
    yield from wrap(compare_facts.where_from(found, careers), room)
    yield from wrap("`planner track ID` shows every source and what other pages give.", room)
