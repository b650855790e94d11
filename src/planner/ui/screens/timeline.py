"""The timeline: a scale and a list of all dates, and beside them the explanation of the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.ui.keys import bindings
from planner.ui.pages import explain, timeline
from planner.ui.screens.view import ViewScreen
from planner.ui.widgets.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.milestone import Kind, Milestone
    from planner.ui.keys import Scope
    from planner.ui.line import Line
    from planner.ui.pages.timeline import Zoom
    from planner.ui.widgets.rows import Rows


class Timeline(ViewScreen):
    """All dates."""

    VIEW = "timeline"
    SIDE = "below"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("timeline", "view", "study", "app")
    BINDINGS = bindings("timeline")

    def __init__(self, key: str = "") -> None:
        super().__init__(key)
        self._zoom: Zoom = "all"
        self._kind: Kind | None = None

    @property
    def shown(self) -> Sequence[Milestone]:
        """The dates of the chosen kind."""
        return [it for it in self.milestones if self._kind in (None, it.kind)]

    def _under_cursor(self) -> Milestone | None:
        key = self.rows.key if self.is_mounted else self._key
        found = next((it for it in self.shown if key == f"date:{it.key}"), None)
        return found or next((it for it in self.shown if it.date >= self.today), next(iter(self.shown), None))

    def header(self, room: int) -> Sequence[Line]:
        """The scale."""
        return timeline.scale_lines(self.shown, self._under_cursor(), self._zoom, self._kind, self.today, room)

    def lines(self, room: int) -> Sequence[Line]:
        """A line a date."""
        return timeline.list_lines(self.shown, self.today, room)

    def beside(self, key: str, room: int) -> Sequence[Line]:
        """The explanation of the date under the cursor."""
        found = next((it for it in self.shown if key == f"date:{it.key}"), None)
        return explain.explain_lines(found, self.today, room) if found else ()

    def on_mount(self) -> None:
        """The cursor begins on the next date."""
        super().on_mount()
        if not self._key and self._view is not None:
            at = self._under_cursor()
            self.redraw(f"date:{at.key}" if at else "")

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The scale points at the date under the cursor."""
        super().on_rows_moved(message)
        self.query_one("#header", Paper).show()

    def action_explain(self) -> None:
        """Why this date."""
        self.open(self.rows.key)

    def action_zoom_in(self) -> None:
        """A shorter stretch."""
        self._zoom_by(1)

    def action_zoom_out(self) -> None:
        """A longer stretch."""
        self._zoom_by(-1)

    def action_zoom_next(self) -> None:
        """All, quarter, month, and all again."""
        self._zoom = timeline.ZOOMS[(timeline.ZOOMS.index(self._zoom) + 1) % len(timeline.ZOOMS)]
        self.query_one("#header", Paper).show()

    def _zoom_by(self, step: int) -> None:
        n = max(0, min(len(timeline.ZOOMS) - 1, timeline.ZOOMS.index(self._zoom) + step))
        self._zoom = timeline.ZOOMS[n]
        self.query_one("#header", Paper).show()

    def action_next_kind(self) -> None:
        """Only one kind, then the next that there is, at last all."""
        there = [None, *(kind for kind in timeline.KINDS if any(it.kind == kind for it in self.milestones))]
        self._kind = there[(there.index(self._kind) + 1) % len(there)]
        self.redraw()
