"""What a window shows that is too small for anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from planner.ui.line import paragraph
from planner.ui.widgets.paper import Paper

if TYPE_CHECKING:
    from textual.app import ComposeResult

LEAST_COLUMNS, LEAST_ROWS = 60, 18
SENTENCE = f"This window is too small: the planner needs {LEAST_COLUMNS} columns and {LEAST_ROWS} rows. ctrl+q ends it."


class TooSmall(Screen[None]):
    """One sentence; goes away by itself when there is room."""

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Paper(lambda room: paragraph(SENTENCE, room))
