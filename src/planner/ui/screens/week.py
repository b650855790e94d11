"""One week with its days, sessions and dates: to tick, log, move and pin from, and to add days off."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.errors import PlannerError
from planner.ui.keys import bindings
from planner.ui.messages import Changed
from planner.ui.pages import plan
from planner.ui.pages.under import under_lines
from planner.ui.screens.acting import Acting
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from planner.domain.plan import PlanWeek
    from planner.service import View
    from planner.ui.keys import Scope
    from planner.ui.line import Line


class WeekScreen(Acting):
    """A week; left and right go to its neighbours, and a session that moves into one takes the screen along."""

    NAME = "Plan: one week"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("week", "moving", "session", "study", "page", "app")
    BINDINGS = bindings("week", "moving", "session", "study", "page", "app")

    def __init__(self, number: int, key: str = "") -> None:
        super().__init__()
        self._number = number
        self._key = key
        self._changed = False

    def body(self) -> Iterable[Widget]:
        """What the week comes to, and its days."""
        self._view = self.planner_app.read()
        yield Paper(self._header, id="header")
        yield Rows(self._lines, key=self._key, ticks=True, id="rows")

    @property
    def view(self) -> View:
        """The enrolment as it was read last."""
        return self._view

    @property
    def rows(self) -> Rows:
        """The days."""
        return self.query_one("#rows", Rows)

    def _week(self) -> PlanWeek:
        weeks = self._view.plan.weeks
        return next((week for week in weeks if week.number == self._number), weeks[-1])

    def _header(self, room: int) -> Sequence[Line]:
        return plan.week_header(self._week(), len(self._view.plan.weeks), room)

    def _lines(self, room: int) -> Sequence[Line]:
        return plan.day_lines(self._week(), self._view, self.today, room)

    def under_cursor(self, room: int) -> Sequence[Line]:
        """The session or the date under the cursor."""
        return under_lines(self.rows.key, self._view, self.today, room)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A date is explained, a session logged."""
        kind, _, name = message.key.partition(":")
        found = next((it for it in self._view.milestones if kind == "date" and it.key == name), None)
        if found:
            from planner.ui.screens.explain import Explain

            self.app.push_screen(Explain.dated(found, self.today))
        elif kind == "block":
            self.action_log()

    def on_changed(self, message: Changed) -> None:
        """Something was stored: read again; the views below read when they are shown."""
        message.stop()
        self._changed = True
        try:
            self._view = self.planner_app.read(anew=True)
        except PlannerError as error:
            self.say(str(error))
        kind, _, name = self.rows.key.partition(":")
        holds = (week.number for week in self._view.plan.weeks for b in week.blocks if b.id == name)
        self._number = next(holds, self._number) if kind == "block" else self._number
        self._show()

    def _show(self) -> None:
        self.query_one("#header", Paper).show()
        self.rows.show()

    def action_back(self) -> None:
        """To the view below, which shows what was changed here."""
        below = self.app.screen_stack[-2]
        self.dismiss()
        if self._changed:
            below.post_message(Changed())

    def action_earlier_week(self) -> None:
        """The week before."""
        self._go(-1)

    def action_later_week(self) -> None:
        """The week after."""
        self._go(1)

    def _go(self, step: int) -> None:
        numbers = [week.number for week in self._view.plan.weeks]
        self._number = max(numbers[0], min(numbers[-1], self._number + step))
        self.planner_app.places["plan"] = f"week:{self._number}"
        self._show()
