"""Today: what to do, the next dates, what not to overlook, the days ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.pages import today
from planner.ui.screens.view import ViewScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.line import Line


class Today(ViewScreen):
    """What to do today."""

    VIEW = "today"

    def header(self, room: int) -> Sequence[Line]:
        """The day and the distance to the exam."""
        return today.header(self.plan, self.today, room)

    def lines(self, room: int) -> Sequence[Line]:
        """Sessions, dates, alerts, the days ahead."""
        return today.today_lines(self.plan, self.milestones, self.names, self.today, room)
