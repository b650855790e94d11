"""One of the five views: a heading, a list, and on wide terminals what the list's cursor stands on beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Horizontal, Vertical

from planner.errors import PlannerError
from planner.ui.keys import bindings
from planner.ui.line import head, paragraph
from planner.ui.messages import Changed
from planner.ui.pages.under import under_lines
from planner.ui.screens.acting import Acting
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.service import View
    from planner.ui.keys import Scope
    from planner.ui.line import Line, Source


class ViewScreen(Acting):
    """Reads what is stored when it opens and after each change. The cursor's place is kept by its key.

    `SIDE` says where the second column begins on wide terminals: beside the heading, below it, or that there is none.
    `TICKS`: space ticks lines.
    """

    SCOPES: ClassVar[tuple[Scope, ...]] = ("view", "study", "app")
    BINDINGS = bindings("view", "study", "app")
    SIDE: ClassVar[Literal["", "below", "beside"]] = ""
    TICKS = False

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self._key = key
        self._view: View | None = None
        self._trouble = ""

    def body(self) -> Iterable[Widget]:
        """Heading, list, and the column beside it."""
        self._read()
        header = Paper(self._guard(self.header), id="header")
        rows = Rows(self._guard(self.lines), key=self._key, ticks=self.TICKS, id="rows")
        if not self.SIDE:
            yield from (header, rows)
        elif self.SIDE == "below":
            yield from (header, Horizontal(rows, Rows(self._beside, id="side"), classes="body"))
        else:
            yield Horizontal(Vertical(header, rows), Rows(self._beside, id="side"), classes="body")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.rows.focus()

    # What is stored

    @property
    def readable(self) -> bool:
        """Whether there is anything to act on."""
        return self._view is not None

    @property
    def view(self) -> View:
        """What was read last; only asked for where reading worked."""
        assert self._view is not None  # noqa: S101  # `_guard` asks first
        return self._view

    @property
    def plan(self) -> StudyPlan:
        """The stored plan."""
        return self.view.plan

    @property
    def milestones(self) -> Sequence[Milestone]:
        """The dates of the enrolment, in order."""
        return self.view.milestones

    @property
    def names(self) -> dict[str, str]:
        """Topic ids to names."""
        return {topic.id: topic.name for topic in self.view.track.outline.topics}

    def _read(self, *, anew: bool = False) -> None:
        self._trouble = ""
        try:
            self._view = self.planner_app.read(anew=anew)
        except PlannerError as error:
            self._trouble = str(error)

    def _guard(self, source: Source) -> Source:
        """A page's lines, or why there are none."""

        def lines(room: int) -> Sequence[Line]:
            if self._view is not None:
                return source(room)
            again, leave = self.planner_app.key_of("reload"), self.planner_app.key_of("leave_app")
            said = f"{self._trouble} Nothing was changed. {again} reads again, {leave} ends the program."
            return [head("There is nothing to show"), *paragraph(said, room, "warn")] if source == self.header else ()

        return lines

    # What a view draws

    def header(self, room: int) -> Sequence[Line]:  # noqa: ARG002
        """Lines above the list, which do not scroll."""
        return ()

    def lines(self, room: int) -> Sequence[Line]:  # noqa: ARG002
        """The list."""
        return ()

    def beside(self, key: str, room: int) -> Sequence[Line]:  # noqa: ARG002
        """What stands beside the list for the line under its cursor."""
        return ()

    def _beside(self, room: int) -> Sequence[Line]:
        return self.beside(self.rows.key, room) if self._view is not None else ()

    def under_cursor(self, room: int) -> Sequence[Line]:
        """The line under the cursor."""
        return under_lines(self.rows.key, self.view, self.today, room) if self._view is not None else ()

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#rows", Rows)

    def redraw(self, key: str = "") -> None:
        """Draws everything again, with the cursor where it was or on `key`."""
        self.rows.show(key=key)
        self.query_one("#header", Paper).show()
        self.redraw_side()

    def redraw_side(self) -> None:
        """Draws the column beside the list again."""
        if self.SIDE and self.has_class("-wide"):
            self.query_one("#side", Rows).show()

    def on_changed(self, message: Changed) -> None:
        """Something was stored: read again."""
        message.stop()
        self._read(anew=True)
        self.query_one("#banner", Paper).show()
        self.redraw()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The cursor's place is kept for the next time, and what stands beside it follows."""
        self.planner_app.places[self.VIEW] = message.key
        self.redraw_side()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Opens what the key stands for."""
        if message.rows.id == "rows":
            self.open(message.key)

    def open(self, key: str) -> None:
        """Opens a week, a day's session or a date by its key."""
        kind, _, name = key.partition(":")
        if kind in ("date", "alert"):
            from planner.ui.screens.explain import Explain

            found = next((it for it in self.milestones if it.key == name.rpartition(":")[2]), None)
            if found:
                self.app.push_screen(Explain.dated(found, self.today))
        elif kind == "replan":
            self.action_replan()
        elif kind == "exam":
            self.action_passed() if name == "passed" else self.action_exam_result()
        elif kind in ("week", "block"):
            from planner.ui.screens.week import WeekScreen

            self.app.push_screen(WeekScreen(self._week_of(kind, name), key))

    def _week_of(self, kind: str, name: str) -> int:
        if kind == "week":
            return int(name)
        weeks = self.plan.weeks
        return next((week.number for week in weeks for b in week.blocks if b.id == name), weeks[0].number)

    # Keys

    def action_today(self) -> None:
        """The first view."""
        self.planner_app.go("today")

    def action_plan(self) -> None:
        """The second view."""
        self.planner_app.go("plan")

    def action_timeline(self) -> None:
        """The third view."""
        self.planner_app.go("timeline")

    def action_progress(self) -> None:
        """The fourth view."""
        self.planner_app.go("progress")

    def action_credentials(self) -> None:
        """The fifth view."""
        self.planner_app.go("credentials")

    def action_export(self) -> None:
        """Into a file."""
        if self._view is not None:
            from planner.ui.screens.export import Export

            self.app.push_screen(Export(self.view.enrolment.id), self._after_export)

    def _after_export(self, said: str | None) -> None:
        if said:
            self.say(said)

    def action_reload(self) -> None:
        """Reads again."""
        self.on_changed(Changed())
        self.say(self.planner_app.trouble or self._trouble or "Read again.")

    def action_theme(self) -> None:
        """The next look."""
        self.say(f"Colours: {self.planner_app.next_look()}.")

    def action_leave_app(self) -> None:
        """The end."""
        self.app.exit()

    def action_find(self) -> None:
        """Finds by name."""
        self.planner_app.open_finder(commands=False)

    def action_palette(self) -> None:
        """Every command and everything that can be found."""
        self.planner_app.open_finder(commands=True)

    def action_whatif(self) -> None:
        """Another plan beside this one."""
        if self._view is not None:
            from planner.ui.screens.whatif import WhatIf

            self.app.push_screen(WhatIf(self.view), self._after_whatif)

    def _after_whatif(self, changed: bool | None) -> None:
        if changed:
            self.post_message(Changed())
            self.say("The plan was changed.")
