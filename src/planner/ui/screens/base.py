"""What every screen shares: a top bar, something in the middle, the keys below, and the program behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import Screen

from planner.ui.keys import footer, of
from planner.ui.widgets.bars import Bar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from planner.errors import PlannerError
    from planner.ui.app import PlannerApp
    from planner.ui.keys import Scope

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
        views = of("view")[:5] if self.VIEW else ()
        yield Bar(views, here=self.VIEW, title=self.NAME, remark=self.planner_app.remark(), id="top")
        yield from self.body()
        yield Bar(footer(*self.SCOPES), id="keys")

    def body(self) -> Iterable[Widget]:
        """What stands between the bars."""
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

        self.app.push_screen(Help(self.SCOPES))

    def tell(self, error: PlannerError) -> None:
        """What went wrong, in its own words."""
        self.say(str(error))
