"""A line of a menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from planner.cli.plain.asks import Ask

Does = Literal["command", "menu", "set up", "switch", "leave"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a menu. `command` is the beginning of its command line; `rows` are those of a menu below it."""

    label: str
    command: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    rows: tuple[Row, ...] = ()
    does: Does = "command"
