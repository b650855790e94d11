"""A small but typical Textual program: header, tabs, a table of 500 rows, an input, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.widgets import DataTable, Footer, Header, Input, TabbedContent, TabPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

ROWS = [(f"{n:03}", f"Topic number {n}", f"{n % 97} %", f"2027-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(500)]


class Typical(App[None]):
    """Nothing is done to make it quick."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Quit")]
    CSS = "TabbedContent, TabPane, DataTable { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """The usual parts."""
        yield Header()
        with TabbedContent():
            with TabPane("Topics"):
                yield DataTable(cursor_type="row")
            with TabPane("Note"):
                yield Input()
        yield Footer()

    def on_mount(self) -> None:
        """The rows."""
        table = self.query_one(DataTable)
        table.add_columns("Number", "Topic", "Done", "Due")
        table.add_rows(ROWS)
        table.focus()


if __name__ == "__main__":
    Typical().run()
