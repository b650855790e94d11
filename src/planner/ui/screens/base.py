"""What every screen shares: a top bar, something in the middle, the keys below, and the program behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen

from planner.ui.keys import footer, of
from planner.ui.line import paragraph
from planner.ui.widgets.bars import Bar
from planner.ui.widgets.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from planner.errors import PlannerError
    from planner.ui.app import PlannerApp
    from planner.ui.keys import Action, Scope
    from planner.ui.line import Line

T = TypeVar("T")
WIDE = 110
"""Columns from which a second column stands beside the list."""


class Page(Screen[T]):
    """A screen with bars above and below. `SCOPES` are those whose keys work on it, `NAME` what it is called."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ("page", "app")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  # Textual's own declaration
    VIEW = ""
    NAME = ""

    @property
    def planner_app(self) -> PlannerApp:
        """The program."""
        return cast("PlannerApp", self.app)

    def compose(self) -> ComposeResult:
        """Bars with the body between them."""
        views = of("view", table=self.planner_app.actions)[:5] if self.VIEW else ()
        yield Bar(views, here=self.VIEW, title=self.NAME, remark=self.planner_app.remark(), id="top")
        yield Paper(self._banner, id="banner")
        yield from self.body()
        yield Bar(self.offered(), id="keys")

    def body(self) -> Iterable[Widget]:
        """What stands between the bars."""
        return ()

    def offered(self) -> Sequence[Action]:
        """The keys of the last row."""
        return footer(*self.SCOPES, table=self.planner_app.actions)

    def _banner(self, room: int) -> Sequence[Line]:
        """Why nothing can be changed now, over what was read before."""
        trouble = self.planner_app.trouble
        again = self.planner_app.key_of("reload")
        said = f"Read-only, as it was when last read; {again} reads again. {trouble}"
        return paragraph(said, room, "warn", "! ") if trouble and self.planner_app.last else ()

    def under_cursor(self, room: int) -> Sequence[Line]:  # noqa: ARG002
        """What the help says of the line under the cursor."""
        return ()

    def say(self, text: str) -> None:
        """A sentence in the last row until the next key."""
        self.query_one("#keys", Bar).say(text)

    def on_key(self) -> None:
        """Any key takes the sentence away."""
        self.say("")

    def on_bar_clicked(self, message: Bar.Clicked) -> None:
        """A part of a bar was clicked: its action."""
        self.call_later(self.run_action, message.action)

    def action_back(self) -> None:
        """Leaves without an answer."""
        self.dismiss()

    def action_help(self) -> None:
        """The keys that work here."""
        from planner.ui.screens.help import Help

        self.app.push_screen(Help(self.SCOPES, self.under_cursor))

    def tell(self, error: PlannerError) -> None:
        """What went wrong, in its own words."""
        self.say(str(error))
