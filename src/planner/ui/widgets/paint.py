"""How lines become strips: the styles of the roles, and fitting to the row's width. One rule for every widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from planner.ui.format import clip, width
from planner.ui.line import ROLES

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

    from planner.ui.line import Line

COMPONENTS = {f"role--{role}" for role in ROLES}
CURSOR, OTHER = "▸ ", "  "


def styles(widget: Widget) -> dict[str, Style]:
    """The style of each role on this widget, and of what is under the cursor."""
    found: dict[str, Style] = {role: widget.get_component_rich_style(f"role--{role}") for role in ROLES}
    return found


def strip(line: Line, room: int, styles: dict[str, Style], *, gutter: str = "", over: Style | None = None) -> Strip:
    """A line in exactly `room` columns; `over` replaces every role's style."""
    segments = [Segment(gutter, over or styles["accent"])] if gutter else []
    margin = 1 if gutter else 0
    left = room - len(gutter) - margin
    for piece in line.pieces:
        text = piece.text if width(piece.text) <= left else clip(piece.text, left)
        segments.append(Segment(text, over or styles[piece.role]))
        left -= width(text)
        if left <= 0:
            break
    if left + margin > 0:
        segments.append(Segment(" " * (max(0, left) + margin), over or styles["text"]))
    return Strip(segments, room)
