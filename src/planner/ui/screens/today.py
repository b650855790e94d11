"""Today: what to do, what was missed, what not to overlook, the next dates, the days ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.errors import PlannerError
from planner.ui.keys import bindings
from planner.ui.pages import today
from planner.ui.pages.today import LookOut
from planner.ui.screens.view import ViewScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.keys import Scope
    from planner.ui.line import Line


class Today(ViewScreen):
    """What to do today."""

    VIEW = "today"
    TICKS = True
    SCOPES: ClassVar[tuple[Scope, ...]] = ("session", "study", "view", "moving", "app")
    BINDINGS = bindings("session", "moving")

    def __init__(self, key: str = "") -> None:
        super().__init__(key)
        self._look_out = LookOut()

    def header(self, room: int) -> Sequence[Line]:
        """The day and the distance to the exam."""
        return today.header(self.plan, self.today, room)

    def lines(self, room: int) -> Sequence[Line]:
        """Sessions, alerts, dates, the days ahead."""
        return today.today_lines(self.view, self._look_out, self.today, room)

    def _read(self, *, anew: bool = False) -> None:
        super()._read(anew=anew)
        if self._view is not None and self._view.enrolment.status == "active":
            self._look_out = LookOut(self.planner.alerts(self._view), self._shared())

    def _shared(self) -> tuple[str, ...]:
        """What several enrolments do to each other; nothing more than was known while the database can't be read."""
        try:
            return self.planner.week_problems() if not self.planner_app.trouble else self._look_out.week
        except PlannerError:
            return self._look_out.week
