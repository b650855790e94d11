"""A list of lines with a cursor, drawn line by line: ten lines or a hundred thousand cost the same.

The cursor rests on lines that have a key and is kept by that key when the lines change. Where no line has one, the
keys scroll. It scrolls by itself: Textual's scroll bar would cost two more layouts and paints each time a list opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planner.ui.keys import bindings
from planner.ui.widgets.paint import COMPONENTS, CURSOR, OTHER, strip, styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.geometry import Size

    from planner.ui.line import Line, Source

WHEEL = 3
MARGIN = len(CURSOR) + 2
"""Columns beside a line: the cursor's before it, a free one and the scroll mark after it."""


class Rows(Widget, can_focus=True):
    """Shows what its source gives for its width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS | {"rows--cursor"}
    DEFAULT_CLASSES = "lines"
    BINDINGS = bindings("list")

    class Moved(Message):
        """The cursor stands on another line."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        def can_replace(self, message: Message) -> bool:
            """Only where it came to rest counts."""
            return isinstance(message, Rows.Moved) and message.rows is self.rows

    class Chosen(Message):
        """Enter, or a second click, on the line under the cursor."""

        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            self.rows, self.key = rows, key

    def __init__(self, source: Source, *, key: str = "", ticks: bool = False, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        """`ticks`: space is the screen's own, to tick a line with."""
        super().__init__(id=id)
        self._source = source
        self._wanted = key
        self._lines: Sequence[Line] = ()
        self._drawn_for = -1
        self._cursor = -1
        self._top = 0
        self._styles: dict[str, Style] | None = None
        self.ticks = ticks

    # What is shown

    @property
    def key(self) -> str:
        """The key under the cursor; empty where there is none."""
        return self._lines[self._cursor].key if 0 <= self._cursor < len(self._lines) else self._wanted

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown now."""
        return self._lines

    def show(self, source: Source | None = None, *, key: str = "", first: bool = False) -> None:
        """Draws from another source, or the same one again: the cursor on `key`, on the `first`, or where it was."""
        self._source = source or self._source
        self._wanted = key or ("" if first else self.key)
        if first:
            self._cursor = -1
        before, self._drawn_for = len(self._lines), -1
        self._draw(self.size.width)
        self.refresh(layout=self.styles.is_auto_height and before != len(self._lines))

    def _draw(self, room: int) -> Sequence[Line]:
        """The lines for that width, made anew only where it is another one."""
        if room <= 0 or room == self._drawn_for:
            return self._lines
        if self._drawn_for > 0:
            self._wanted = self.key  # another width, the same place
        wanted, before = self._wanted, self._cursor
        self._lines, self._drawn_for = self._source(room - MARGIN), room
        self._wanted = ""
        self._cursor = self._find(wanted, before)
        self._keep_in_sight()
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as there are lines."""
        return len(self._draw(width))

    def _find(self, key: str, near: int) -> int:
        keyed = [n for n, line in enumerate(self._lines) if line.key]
        same = (n for n in keyed if key and self._lines[n].key == key)
        return next(same, min(keyed, key=lambda n: abs(n - near), default=-1))

    def notify_style_update(self) -> None:
        """Another theme: the styles are looked up again."""
        super().notify_style_update()
        self._styles = None

    def on_resize(self) -> None:
        """Another height may hide the cursor, or show lines that were out of sight; it was painted before this."""
        top = self._top
        self._keep_in_sight()
        if top != self._top:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of what is in sight."""
        room = self.size.width
        lines = self._draw(room)
        if self._styles is None:
            self._styles = styles(self) | {"cursor": self.get_component_rich_style("rows--cursor")}
        n = y + self._top
        if n >= len(lines):
            return Strip.blank(room, self._styles["text"])
        here = n == self._cursor
        over = self._styles["cursor"] if here and self.has_focus else None
        row = strip(lines[n], room - 1, self._styles, gutter=CURSOR if here else OTHER, over=over)
        return Strip([*row, Segment(self._scroll_mark(y), self._styles["dim"])], room)

    def _scroll_mark(self, y: int) -> str:
        """The part of a scroll bar in this row; nothing where all lines are in sight."""
        height, whole = self.size.height, len(self._lines)
        if whole <= height:
            return " "
        length = max(1, height * height // whole)
        first = round(self._top / (whole - height) * (height - length))
        return "▐" if first <= y < first + length else " "

    # Moving

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another action of the same key is looked for where this one is off."""
        return False if self.ticks and action == "read_on" else super().check_action(action, parameters)

    def _move(self, to: int) -> None:
        if to == self._cursor or not 0 <= to < len(self._lines):
            return
        old, self._cursor = self._cursor, to
        top = self._top
        self._keep_in_sight()
        if self._top == top:
            self.refresh(*(Region(0, n - top, self.size.width, 1) for n in (old, to)))
        else:
            self.refresh()
        self.post_message(self.Moved(self, self.key))

    def _keep_in_sight(self) -> None:
        """Scrolls so that the cursor's line is in sight, with the heading above it where that fits."""
        height = self.size.height
        if height <= 0:
            return
        self._top = max(0, min(self._top, len(self._lines) - height))
        if self._cursor < 0:
            return
        if self._cursor < height and not any(line.key for line in self._lines[: self._cursor]):
            self._top = 0  # the first line to choose shows all that stands above it
        above = self._cursor
        while above and not self._lines[above - 1].key and self._cursor - above < min(3, height - 1):
            above -= 1
        self._top = min(self._top, above)
        self._top = max(self._top, self._cursor - height + 1)

    def _scroll(self, by: int) -> None:
        top = max(0, min(self._top + by, len(self._lines) - self.size.height))
        if top != self._top:
            self._top = top
            self.refresh()

    def _step(self, by: int) -> None:
        keyed = [n for n, line in enumerate(self._lines) if line.key]
        if not keyed:
            self._scroll(by)
            return
        beyond = [n for n in keyed if (n - self._cursor) * by > 0]
        if not beyond:
            self._scroll(by)  # nothing further can be chosen: what is left to read comes into sight
            return
        far = [n for n in beyond if abs(n - self._cursor) >= abs(by)]
        if by > 0:
            self._move(min(far, default=beyond[-1]))
        else:
            self._move(max(far, default=beyond[0]))

    def action_up(self) -> None:
        """One line up."""
        self._step(-1)

    def action_down(self) -> None:
        """One line down."""
        self._step(1)

    def action_page_up(self) -> None:
        """A screen up."""
        self._step(-max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        """A screen down."""
        self._step(max(1, self.size.height - 1))

    def action_read_on(self) -> None:
        """A screen down."""
        self.action_page_down()

    def action_first(self) -> None:
        """The first line."""
        self._step(-max(1, len(self._lines)))

    def action_last(self) -> None:
        """The last line."""
        self._step(max(1, len(self._lines)))

    def action_choose(self) -> None:
        """What is under the cursor is meant."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """The mouse: a click moves the cursor, a click on the cursor chooses."""
        n = event.y + self._top
        if not (0 <= n < len(self._lines) and self._lines[n].key):
            return
        if n == self._cursor:
            self.action_choose()
        else:
            self._move(n)

    def on_mouse_scroll_down(self) -> None:
        """The wheel."""
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """The wheel."""
        self._scroll(-WHEEL)
