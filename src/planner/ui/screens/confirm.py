"""A question before something is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.ui.keys import bindings
from planner.ui.line import blank, head, line, paragraph
from planner.ui.screens.base import Page
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from planner.ui.keys import Scope
    from planner.ui.line import Line


class Confirm(Page[bool]):
    """Yes or no, with what each means."""

    NAME = "A question"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("confirm", "app")
    BINDINGS = bindings("confirm", "app")

    def __init__(self, title: str, *sentences: str) -> None:
        super().__init__()
        self._title = title
        self._sentences = sentences

    def body(self) -> Iterable[Widget]:
        """The question."""
        yield Rows(self._lines, id="rows")

    def _lines(self, room: int) -> Sequence[Line]:
        said = [it for text in self._sentences for it in (*paragraph(text, room), blank())]
        return [
            head(self._title),
            blank(),
            *said,
            line("Yes, do it", key="yes"),
            line("No, leave it as it is", key="no"),
        ]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """The answer under the cursor."""
        self.dismiss(message.key == "yes")

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
