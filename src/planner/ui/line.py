"""A line as a page makes it and a widget draws it: pieces of safe text, each with the part that it plays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from planner.ui.format import safe, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Role = Literal["text", "dim", "head", "accent", "good", "warn", "bad"]
ROLES: tuple[Role, ...] = get_args(Role)


class Piece(NamedTuple):
    """Text in one role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces from left to right. A line with a `key` can be under the cursor; the key says what it stands for."""

    pieces: tuple[Piece, ...]
    key: str = ""

    @property
    def text(self) -> str:
        """The line without its roles."""
        return "".join(piece.text for piece in self.pieces)


Source: TypeAlias = "Callable[[int], Sequence[Line]]"
"""What draws a page: lines for a width in columns."""


def line(*parts: str | tuple[str, Role], key: str = "") -> Line:
    """A line of safe text; a part that is only a string is plain."""
    pieces = (Piece(part, "text") if isinstance(part, str) else Piece(*part) for part in parts)
    return Line(tuple(Piece(safe(piece.text), piece.role) for piece in pieces if piece.text), key)


def blank() -> Line:
    """An empty line."""
    return Line(())


def head(text: str) -> Line:
    """A line that opens a part."""
    return line((text, "head"))


def paragraph(text: str, room: int, role: Role = "text", first: str = "", key: str = "") -> list[Line]:
    """Wrapped text; only its first line carries the key."""
    shown = wrap(text, room, first)
    return [line((it, role), key="" if n else key) for n, it in enumerate(shown)]
