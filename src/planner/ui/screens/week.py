"""One week with its days, sessions and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.ui.keys import bindings
from planner.ui.pages import plan
from planner.ui.screens.base import Page
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from planner.domain.plan import PlanWeek
    from planner.ui.keys import Scope
    from planner.ui.line import Line


class WeekScreen(Page[None]):
    """A week; the keys left and right go to its neighbours."""

    NAME = "Plan: one week"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("week", "page", "app")
    BINDINGS = bindings("week", "page", "app")

    def __init__(self, number: int, key: str = "") -> None:
        super().__init__()
        self._number = number
        self._key = key

    def body(self) -> Iterable[Widget]:
        """What the week comes to, and its days."""
        self._view = self.planner_app.read()
        yield Paper(self._header, id="header")
        yield Rows(self._lines, key=self._key, id="rows")

    def _week(self) -> PlanWeek:
        weeks = self._view.plan.weeks
        return next((week for week in weeks if week.number == self._number), weeks[-1])

    def _header(self, room: int) -> Sequence[Line]:
        return plan.week_header(self._week(), len(self._view.plan.weeks), room)

    def _lines(self, room: int) -> Sequence[Line]:
        names = {topic.id: topic.name for topic in self._view.track.outline.topics}
        view, today = self._view, self.planner_app.today
        return plan.day_lines(self._week(), names, view.milestones, view.plan.exam_date, today, room)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A date is explained; a session has nothing more to show yet."""
        kind, _, name = message.key.partition(":")
        found = next((it for it in self._view.milestones if kind == "date" and it.key == name), None)
        if found:
            from planner.ui.screens.explain import Explain

            self.app.push_screen(Explain.dated(found, self.planner_app.today))

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
        self.query_one("#header", Paper).show()
        self.query_one("#rows", Rows).show()
