"""Asks for a certification by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.commands import Entry
from planner.ui.line import Line, line
from planner.ui.screens.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.track import Track


class Certifications(Finder):
    """Returns the track's id."""

    NAME = "Add a credential"
    ASKED = "Which one did you earn? "

    def __init__(self, tracks: Sequence[Track]) -> None:
        super().__init__(commands=False)
        self._tracks = tracks

    def _all(self) -> Iterable[Entry]:
        return (Entry(it.id, it.family.partition("-")[0], f"{it.name}: {it.title}", it.id) for it in self._tracks)

    def _header(self, room: int) -> list[Line]:
        return [line((self.ASKED, "head"), self.typed[-(room - len(self.ASKED) - 1) :], ("▏", "accent")), line()]
