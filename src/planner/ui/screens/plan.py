"""The plan: a line a week, and beside it the week under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.ui.keys import bindings
from planner.ui.pages import plan
from planner.ui.screens.view import ViewScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.keys import Scope
    from planner.ui.line import Line


class Plan(ViewScreen):
    """The weeks."""

    VIEW = "plan"
    SIDE = "beside"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("plan", "view", "study", "app")
    BINDINGS = bindings("plan")

    def header(self, room: int) -> Sequence[Line]:
        """What the plan comes to, and the columns."""
        return plan.header(self.plan, room)

    def lines(self, room: int) -> Sequence[Line]:
        """A line a week."""
        return plan.week_lines(self.plan, self.today, room)

    def beside(self, key: str, room: int) -> Sequence[Line]:
        """The week under the cursor."""
        week = next((it for it in self.plan.weeks if key == f"week:{it.number}"), None)
        if week is None:
            return ()
        days = plan.day_lines(week, self.view, self.today, room)
        return [*plan.week_header(week, len(self.plan.weeks), room), *days]

    def on_mount(self) -> None:
        """The cursor begins on this week."""
        super().on_mount()
        if not self._key and self._view is not None:
            self.action_this_week()

    def action_this_week(self) -> None:
        """The cursor on the week that holds today."""
        here = next((it for it in self.plan.weeks if self.today <= it.days[-1].date), self.plan.weeks[-1])
        self.redraw(f"week:{here.number}")

    def action_open_week(self) -> None:
        """The week under the cursor."""
        self.open(self.rows.key)
