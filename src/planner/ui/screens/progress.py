"""Progress: a plot, the readiness, the domains, and the scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.difference import newly_missed
from planner.domain.measure import Measured
from planner.domain.readiness import readiness
from planner.ui.line import blank, paragraph
from planner.ui.pages import progress
from planner.ui.screens.view import ViewScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.readiness import Readiness
    from planner.ui.line import Line


class Progress(ViewScreen):
    """How far the plan has come, and how good it is."""

    VIEW = "progress"
    SIDE = "below"

    def __init__(self, key: str = "") -> None:
        super().__init__(key)
        self._ready: Readiness | None = None

    def _read(self, *, anew: bool = False) -> None:
        super()._read(anew=anew)
        self._ready = None

    @property
    def ready(self) -> Readiness:
        """Worked out once for what was read."""
        if self._ready is None:
            it = self.view
            self._ready = readiness(Measured(it.track, it.enrolment, it.dates, it.plan, it.sessions, self.today))
        return self._ready

    def header(self, room: int) -> Sequence[Line]:
        """The sums."""
        return progress.header(self.view, self.today, room)

    def lines(self, room: int) -> Sequence[Line]:
        """Plot, readiness and domains; the scorecard too where nothing stands beside them."""
        shown = progress.progress_lines(self.view, self.ready, self.today, room)
        return shown if self.has_class("-wide") else [*shown, blank(), *self._scorecard(room)]

    def _scorecard(self, room: int) -> Sequence[Line]:
        waiting = newly_missed(self.plan, self.today) and self.today < self.plan.exam_date
        key = self.planner_app.key_of("replan")
        said = f"What was not logged has no new days yet, and counts as missing here until you replan ({key})."
        hint = [*paragraph(said, room, "warn", "! "), blank()] if waiting else []
        return [*hint, *progress.scorecard_lines(self.planner_app.scorecard(), room)]

    def beside(self, key: str, room: int) -> Sequence[Line]:  # noqa: ARG002  # the same for each line
        """The scorecard."""
        return self._scorecard(room)
