"""A date explained, over the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.keys import bindings
from planner.ui.pages.explain import explain_lines, fact_lines
from planner.ui.screens.base import Page
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.widget import Widget

    from planner.domain.milestone import Milestone
    from planner.domain.track import Track
    from planner.ui.line import Source
    from planner.ui.pages.explain import Shown


class Explain(Page[None]):
    """Because, sources, doubts."""

    NAME = "Why this date"
    BINDINGS = bindings("page", "app")

    def __init__(self, source: Source, name: str = "") -> None:
        super().__init__()
        self._source = source
        self.NAME = name or self.NAME

    @classmethod
    def dated(cls, it: Milestone, today: date) -> Explain:
        """Why a date is where it is."""
        return cls(lambda room: explain_lines(it, today, room))

    @classmethod
    def fact(cls, it: Shown, track: Track, today: date) -> Explain:
        """What stands behind a fact."""
        return cls(lambda room: fact_lines(it, track.sources, today, room), "What this rests on")

    def body(self) -> Iterable[Widget]:
        """The explanation."""
        yield Rows(self._source, id="rows")
