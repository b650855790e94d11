"""What is under the cursor where help was asked for, and the keys that work there, made from the actions table."""

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
    from planner.ui.line import Source

TITLES: Mapping[str, str] = {
    "view": "Views and commands", "list": "In lists", "plan": "The plan", "timeline": "The timeline", "week": "A week",
    "app": "Everywhere", "page": "This page", "explain": "The explanation", "export": "The file",
    "whatif": "What if", "wizard": "Setting up", "field": "Values", "confirm": "The question", "find": "Finding",
    "study": "Living with the plan", "session": "The session under the cursor", "moving": "Moving sessions",
    "replan": "The replan", "form": "The form", "away": "Days off",
    "credential": "Credentials, money and papers",
}  # fmt: skip
ADVICE = "The planner advises; the issuer decides. Check each date with the issuer before you pay or book."


def help_lines(scopes: tuple[Scope, ...], room: int, table: tuple[Action, ...]) -> list[Line]:
    """A part for each scope, a line or two for each key."""
    lines: list[Line] = []
    everywhere: tuple[Scope, ...] = ("list",)
    for scope in (*scopes, *everywhere):
        if lines:
            lines.append(blank())
        there = of(scope, table=table)
        shown = [it for it in there if it.id not in {one.beside for one in there}]
        lines += [head(TITLES[scope]), *(it for action in shown for it in _action(action, room))]
    return [*lines, blank(), *paragraph(ADVICE, room, "dim")]


def _action(it: Action, room: int) -> list[Line]:
    opening = columns([(it.key, 8), (it.label, 16)]) + "  "
    return [line(text) for text in wrap(it.help, room, opening)]


class Help(Page[None]):
    """Help for one screen."""

    NAME = "Help"
    BINDINGS = bindings("page")

    def __init__(self, scopes: tuple[Scope, ...], about: Source) -> None:
        super().__init__()
        self._scopes = scopes
        self._about = about

    def body(self) -> Iterable[Widget]:
        """The keys."""
        yield Rows(self._lines, id="rows")

    def _lines(self, room: int) -> list[Line]:
        about = self._about(room)
        here = [head("Under the cursor"), *about, blank()] if about else []
        return [*here, *help_lines(self._scopes, room, self.planner_app.actions)]

    def action_help(self) -> None:
        """Help on help is this page."""
