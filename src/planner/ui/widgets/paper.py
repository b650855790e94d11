"""Lines to read, as high as they are many: headings, drawings, previews."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip
from textual.widget import Widget

from planner.ui.widgets.paint import COMPONENTS, strip, styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from planner.ui.line import Line, Source


class Paper(Widget):
    """Draws what its source gives for its width; redraws only lines that differ."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CLASSES = "lines"

    def __init__(self, source: Source, *, id: str | None = None) -> None:  # noqa: A002  # Textual's own name
        super().__init__(id=id)
        self._source = source
        self._lines: Sequence[Line] = ()
        self._drawn_for = -1

    def show(self, source: Source | None = None) -> None:
        """Draws from another source, or again from the same one."""
        self._source = source or self._source
        before, self._drawn_for = len(self._lines), -1
        self._draw(self.size.width)
        self.refresh(layout=before != len(self._lines))

    def _draw(self, room: int) -> Sequence[Line]:
        if room != self._drawn_for and room > 0:
            self._lines, self._drawn_for = self._source(room), room
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many rows as there are lines."""
        return len(self._draw(width))

    def render_line(self, y: int) -> Strip:
        """One row."""
        lines, room = self._draw(self.size.width), self.size.width
        return strip(lines[y], room, styles(self)) if y < len(lines) else Strip.blank(room, self.rich_style)
