"""Finding by name: what is typed narrows the list; enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.errors import PlannerError
from planner.ui.commands import Entry, command_entries, matching, stored_entries
from planner.ui.format import columns, width, wrap
from planner.ui.keys import bindings
from planner.ui.line import Line, line
from planner.ui.screens.typing import Beside, TypingPage
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.widget import Widget

    from planner.ui.keys import Scope

MOST_SHOWN = 500
BESIDE = 24
"""Columns that a name leaves for what stands before and after it."""


class Finder(TypingPage[str]):
    """Returns the key of what was chosen."""

    NAME = "Find"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("find", "page")
    BINDINGS = bindings("page")

    def __init__(self, *, commands: bool) -> None:
        super().__init__()
        self._commands = commands
        self._entries: Sequence[Entry] = ()

    def body(self) -> Iterable[Widget]:
        """The search and what it finds."""
        self._entries = list(self._all())
        yield Paper(self._header, id="header")
        yield Beside(self._lines, id="rows")

    def _all(self) -> Iterable[Entry]:
        app = self.planner_app
        try:
            if self._commands:
                others = [it for it in app.planner.enrolments() if it.id != app.enrolment]
                yield from command_entries(app.actions, others)
            yield from stored_entries(app.read())
        except PlannerError as error:
            self.call_later(self.say, str(error))

    def _header(self, room: int) -> list[Line]:
        asked = "Command, topic, date or week: " if self._commands else "Topic, date or week: "
        return [line((asked, "head"), self.typed[-(room - len(asked) - 1) :], ("▏", "accent")), line()]

    def _lines(self, room: int) -> list[Line]:
        found = matching(self._entries, self.typed)[:MOST_SHOWN]
        longest = max((width(it.name) for it in found), default=0)
        lines = [one for it in found for one in _lines(it, min(longest, room - BESIDE), room)]
        return lines or [line(("Nothing has that name. Backspace takes signs away.", "dim"))]

    def on_typed(self) -> None:
        """The list follows."""
        self.query_one("#header", Paper).show()
        self.query_one("#rows", Rows).show(first=True)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """That one."""
        self.dismiss(message.key)


def _lines(it: Entry, wide: int, room: int) -> Iterator[Line]:
    """The entry, with more lines where what is said of it needs them; the name takes `wide` columns."""
    sort, name = columns([(it.sort, 7)]) + "  ", columns([(it.name, wide)]) + "  "
    all_of_it = ", ".join(filter(None, (it.remark, it.more)))
    fits = width(sort + name + all_of_it) <= room
    first, *rest = wrap(all_of_it if fits or not it.more else it.remark, room, sort + name)
    yield line((sort, "dim"), name, (first.removeprefix(sort + name), "dim"), key=it.key)
    yield from (line((text, "dim")) for text in rest)
