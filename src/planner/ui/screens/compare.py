"""Certifications side by side, from the wizard: to read, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.keys import bindings
from planner.ui.pages.side_by_side import side_by_side_lines
from planner.ui.screens.base import Page
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from planner.domain.career import Careers
    from planner.domain.track import Track


class Compare(Page[None]):
    """The table; it scrolls."""

    NAME = "Side by side"
    BINDINGS = bindings("page", "app")

    def __init__(self, tracks: Sequence[Track], careers: Careers) -> None:
        super().__init__()
        self._tracks, self._careers = tracks, careers

    def body(self) -> Iterable[Widget]:
        """The table."""
        yield Rows(lambda room: side_by_side_lines(self._tracks, self._careers, room), id="rows")

    def on_mount(self) -> None:
        """The table has the keys."""
        self.query_one("#rows", Rows).focus()
