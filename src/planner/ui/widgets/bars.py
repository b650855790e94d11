"""The first and the last row: where one is, and the keys that work here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planner.ui.format import clip, safe, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from planner.ui.keys import Action


MOST_ROWS = 3


class Bar(Widget):
    """One row of parts that can be clicked, with a remark at the right end; a long sentence takes up to three rows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--here", "bar--key", "bar--label", "bar--say"}

    class Clicked(Message):
        """A part was clicked: the action of that id is meant."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(
        self,
        actions: Sequence[Action],
        *,
        here: str = "",
        title: str = "",
        remark: str = "",
        id: str | None = None,  # noqa: A002  # Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._actions = actions
        self._remark = safe(remark)
        self._here = here
        self._title = safe(title)
        self._said = ""

    def say(self, text: str) -> None:
        """Shows a sentence in place of the keys until the next key."""
        if text != self._said:
            self._said = safe(text)
            self.styles.height = max(1, min(MOST_ROWS, len(self._sentence())))
            self.refresh()

    def _sentence(self) -> list[str]:
        """What is said, in rows."""
        return wrap(self._said, max(1, self.size.width - 1), " ") if self._said else []

    def offer(self, actions: Sequence[Action]) -> None:
        """Shows other keys."""
        if actions != self._actions:
            self._actions = actions
            self.refresh()

    def remark(self, text: str) -> None:
        """Changes the remark at the right end."""
        self._remark = safe(text)
        self.refresh()

    def _parts(self) -> list[tuple[str, str, str]]:
        """Text, style and action of each part."""
        parts = [(f" {self._title} ", "bar--here", "")] if self._title else []
        for it in self._actions:
            if it.id == self._here:
                parts.append((f"[{it.key} {it.label}]", "bar--here", it.id))
            elif self._here:
                parts.append((f" {it.key} {it.label} ", "bar--label", it.id))
            else:
                parts += [(f" {it.key} ", "bar--key", it.id), (f"{it.label} ", "bar--label", it.id)]
        return parts

    def render_line(self, y: int) -> Strip:
        """The row; or one of those that a sentence takes."""
        room = self.size.width
        if self._said:
            rows = self._sentence()
            said = clip(rows[y], room) if y < min(len(rows), MOST_ROWS) else ""
            text = [Segment(said + " " * (room - width(said)), self.get_component_rich_style("bar--say"))]
            return Strip(text, room)
        segments, left = [], room
        for text_, style, _ in self._parts():
            shown = clip(text_, left)
            segments.append(Segment(shown, self.get_component_rich_style(style)))
            left -= width(shown)
        remark = clip(self._remark, max(0, left - 2))
        blanks = max(0, left - width(remark) - 1)
        segments.append(
            Segment(f"{' ' * blanks}{remark} "[: max(0, left)], self.get_component_rich_style("bar--label"))
        )
        return Strip(segments, room)

    def on_click(self, event: events.Click) -> None:
        """The part under the mouse."""
        left = 0
        for text, _, action in self._parts():
            left += width(text)
            if event.x < left:
                if action:
                    self.post_message(self.Clicked(action))
                return
