"""Finding by name: what is typed narrows the list; enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.errors import PlannerError
from planner.ui.commands import Entry, command_entries, matching, stored_entries
from planner.ui.format import columns
from planner.ui.keys import bindings
from planner.ui.line import Line, line
from planner.ui.screens.base import Page
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.widget import Widget

    from planner.ui.keys import Scope

MOST_SHOWN = 500


class Finder(Page[str]):
    """Returns the key of what was chosen. Signs go into the search; arrows and enter go to the list."""

    NAME = "Find"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("find", "page")
    BINDINGS = bindings("page")

    def __init__(self, *, commands: bool) -> None:
        super().__init__()
        self._commands = commands
        self._typed = ""
        self._entries: Sequence[Entry] = ()

    def body(self) -> Iterable[Widget]:
        """The search and what it finds."""
        self._entries = list(self._all())
        yield Paper(self._header, id="header")
        yield Found(self._lines, id="rows")

    def _all(self) -> Iterable[Entry]:
        app = self.planner_app
        try:
            if self._commands:
                yield from command_entries([it for it in app.planner.enrolments() if it.id != app.enrolment])
            yield from stored_entries(app.read())
        except PlannerError as error:
            self.call_later(self.say, str(error))

    def _header(self, room: int) -> list[Line]:
        asked = "Command, topic, date or week: " if self._commands else "Topic, date or week: "
        return [line((asked, "head"), self._typed[-(room - len(asked) - 1) :], ("▏", "accent")), line()]

    def _lines(self, room: int) -> list[Line]:
        found = matching(self._entries, self._typed)[:MOST_SHOWN]
        wide = min(46, max(20, (room - 11) * 3 // 5))
        return [
            line(
                (columns([(it.sort, 7)]) + "  ", "dim"),
                columns([(it.name, wide)]) + "  ",
                (it.remark, "dim"),
                key=it.key,
            )
            for it in found
        ] or [line(("Nothing has that name. Backspace takes signs away.", "dim"))]

    def on_key(self, event: events.Key) -> None:  # type: ignore[override]  # the event is needed here
        """Signs narrow the list."""
        if event.key == "backspace":
            self._search(self._typed[:-1])
        elif event.key == "ctrl+u":
            self._search("")
        elif event.is_printable and event.character:
            self._search(self._typed + event.character)
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text counts as typed."""
        self._search(self._typed + event.text)

    def _search(self, typed: str) -> None:
        self._typed = typed[:100]
        self.query_one("#header", Paper).show()
        self.query_one("#rows", Rows).show(first=True)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """That one."""
        self.dismiss(message.key)


class Found(Rows):
    """A list whose letters belong to the search: only arrows, page keys and enter move in it."""

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Printable signs are typed, so no letter is a command here."""
        return character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        """Letters pass on to the search without their meaning in lists."""
        if event.is_printable:
            event.prevent_default()
