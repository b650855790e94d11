"""Progress: a plot, the domains, and the scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.line import blank
from planner.ui.pages import progress
from planner.ui.screens.view import ViewScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.line import Line


class Progress(ViewScreen):
    """How far the plan has come, and how good it is."""

    VIEW = "progress"
    SIDE = "below"

    def header(self, room: int) -> Sequence[Line]:
        """The sums."""
        return progress.header(self.plan, self.today, room)

    def lines(self, room: int) -> Sequence[Line]:
        """Plot and domains; the scorecard too where nothing stands beside them."""
        shown = progress.progress_lines(self.plan, self.view.track, self.today, room)
        return shown if self.has_class("-wide") else [*shown, blank(), *self._scorecard(room)]

    def _scorecard(self, room: int) -> Sequence[Line]:
        return progress.scorecard_lines(self.planner_app.scorecard(), room)

    def beside(self, key: str, room: int) -> Sequence[Line]:  # noqa: ARG002  # the same for each line
        """The scorecard."""
        return self._scorecard(room)
