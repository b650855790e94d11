"""Pages with one line to type in above a list: signs go into the line; arrows, page keys and enter go to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from planner.ui.screens.base import Page
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual import events

T = TypeVar("T")
LONGEST = 1000
"""Signs that are kept: no path is longer on a usual system, and a pasted book must not slow anything."""


class TypingPage(Page[T]):
    """Holds what was typed, and says when it changed. Its list is a `Beside`."""

    typed: str = ""

    def on_typed(self) -> None:
        """What was typed is another text now."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:  # type: ignore[override]  # the event is needed here
        """Signs are added, backspace takes one away, ctrl+u all of them."""
        super().on_key()
        if event.key == "backspace":
            self._take(self.typed[:-1])
        elif event.key == "ctrl+u":
            self._take("")
        elif event.is_printable and event.character:
            self._take(self.typed + event.character)
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text counts as typed."""
        self._take(self.typed + event.text)

    def _take(self, text: str) -> None:
        self.typed = text[:LONGEST]
        self.on_typed()


class Beside(Rows):
    """A list whose letters belong to the line: only arrows, page keys and enter move in it."""

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Printable signs are typed, so no letter is a command here."""
        return character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        """Letters pass on to the line without their meaning in lists."""
        if event.is_printable:
            event.prevent_default()
