"""Certifications side by side: as many in one table as the width allows, the others in tables below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.side_by_side import career, track_rows, where_from
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, line, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.career import Careers
    from planner.domain.track import Track

LABEL = 13
NARROWEST = 24


def side_by_side_lines(tracks: Sequence[Track], careers: Careers, room: int) -> list[Line]:
    """The tables, then where the figures are from."""
    beside = max(1, (room - LABEL) // NARROWEST)
    beside = -(-len(tracks) // -(-len(tracks) // beside))
    lines = [it for n in range(0, len(tracks), beside) for it in _table(tracks[n : n + beside], careers, room)]
    work = [career(it, careers) for it in tracks]
    return [*lines, *paragraph(where_from(work, careers), room, "dim")]


def _table(tracks: Sequence[Track], careers: Careers, room: int) -> Iterator[Line]:
    wide = (room - LABEL) // len(tracks) - 2
    yield line((columns([("", LABEL), *((it.name, wide) for it in tracks)]), "head"))
    for label, *texts in track_rows(tracks, careers):
        wrapped = [wrap(text, wide) for text in texts]
        for n in range(max(map(len, wrapped))):
            cells = [(it[n] if n < len(it) else "", wide) for it in wrapped]
            yield line((columns([(label if n == 0 else "", LABEL)]) + "  ", "dim"), columns(cells))
    yield blank()
