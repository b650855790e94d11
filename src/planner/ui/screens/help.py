"""The keys that work where help was asked for, made from the actions table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.format import columns, wrap
from planner.ui.keys import bindings, of
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.screens.base import Page
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from planner.ui.keys import Action, Scope

TITLES: Mapping[str, str] = {
    "view": "Views and commands", "list": "In lists", "plan": "The plan", "timeline": "The timeline", "week": "A week",
    "app": "Everywhere", "page": "This page", "whatif": "What if", "wizard": "Setting up", "field": "Values",
    "confirm": "The question", "find": "Finding",
}  # fmt: skip
ADVICE = "The planner advises; the issuer decides. Check each date with the issuer before you pay or book."


def help_lines(scopes: tuple[Scope, ...], room: int) -> list[Line]:
    """A part for each scope, a line or two for each key."""
    lines: list[Line] = []
    everywhere: tuple[Scope, ...] = ("list",)
    for scope in (*scopes, *everywhere):
        if lines:
            lines.append(blank())
        lines += [head(TITLES[scope]), *(it for action in of(scope) for it in _action(action, room))]
    return [*lines, blank(), *paragraph(ADVICE, room, "dim")]


def _action(it: Action, room: int) -> list[Line]:
    opening = columns([(it.key, 7), (it.label, 13)]) + "  "
    return [line(text) for text in wrap(it.help, room, opening)]


class Help(Page[None]):
    """Help for one screen."""

    NAME = "Help"
    BINDINGS = bindings("page")

    def __init__(self, scopes: tuple[Scope, ...]) -> None:
        super().__init__()
        self._scopes = scopes

    def body(self) -> Iterable[Widget]:
        """The keys."""
        yield Rows(lambda room: help_lines(self._scopes, room), id="rows")

    def action_help(self) -> None:
        """Help on help is this page."""
