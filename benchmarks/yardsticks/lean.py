"""Textual's floor: one widget that draws its lines by itself, and redraws the two that a key changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

ROWS = [f"{n:03}  Topic number {n}" for n in range(500)]
USUAL, CURSOR = Style(), Style(reverse=True)


class Rows(Widget, can_focus=True):
    """A cursor over rows that all fit their line."""

    DEFAULT_CSS = "Rows { width: 100%; height: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "move(1)"), Binding("up", "move(-1)")]
    at = 0

    def render_line(self, y: int) -> Strip:
        """One row; the last one names the key that quits."""
        room = self.size.width
        text = " q Quit" if y == self.size.height - 1 else ROWS[y]
        return Strip([Segment(text.ljust(room), CURSOR if y == self.at else USUAL)], room)

    def action_move(self, by: int) -> None:
        """The cursor up or down."""
        before, self.at = self.at, max(0, min(self.size.height - 2, self.at + by))
        self.refresh(*(Region(0, y, self.size.width, 1) for y in (before, self.at)))


class Lean(App[None]):
    """Only the rows."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The rows."""
        yield Rows()

    def on_mount(self) -> None:
        """They have the keys."""
        self.query_one(Rows).focus()


if __name__ == "__main__":
    Lean().run()
