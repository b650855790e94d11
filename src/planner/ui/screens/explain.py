"""A date or a fact explained, over the whole window; its pages open in a browser, or give their address to copy."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from planner.ui.browsing import opened
from planner.ui.format import safe
from planner.ui.keys import bindings
from planner.ui.line import blank, line, paragraph
from planner.ui.pages.explain import PAGE, explain_lines, fact_lines
from planner.ui.screens.base import Page
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from textual.widget import Widget

    from planner.domain.milestone import Milestone
    from planner.domain.track import Track
    from planner.ui.keys import Scope
    from planner.ui.line import Line, Source
    from planner.ui.pages.explain import Shown


class Explain(Page[None]):
    """Because, sources, doubts."""

    NAME = "Why this date"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("explain", "page", "app")
    BINDINGS = bindings("explain", "page", "app")

    def __init__(self, source: Source, name: str = "") -> None:
        super().__init__()
        self._source = source
        self.NAME = name or self.NAME

    @classmethod
    def dated(cls, it: Milestone, today: date) -> Explain:
        """Why a date is where it is."""
        return cls(lambda room: explain_lines(it, today, room, chosen=True))

    @classmethod
    def fact(cls, it: Shown, track: Track, today: date) -> Explain:
        """What stands behind a fact."""
        return cls(lambda room: fact_lines(it, track.sources, today, room), "What this rests on")

    def body(self) -> Iterable[Widget]:
        """The explanation."""
        yield Rows(self._source, id="rows")

    def on_rows_chosen(self) -> None:
        """Enter on an address."""
        self.action_open_page()

    def action_open_page(self) -> None:
        """The page under the cursor."""
        url = self.query_one("#rows", Rows).key.removeprefix(PAGE)
        if not url:
            self.say("This rests on no page: there is nothing to open.")
        elif opened(url, os.environ):
            self.say(f"Opened {url}")
        else:
            self.app.push_screen(Address(url))

    def under_cursor(self, room: int) -> Sequence[Line]:
        """The page's address."""
        url = self.query_one("#rows", Rows).key.removeprefix(PAGE)
        return paragraph(f"The address of a page that this rests on: {url}", room) if url else ()


class Address(Page[None]):
    """An address from the first column on, with nothing beside it, so that it can be copied as it stands."""

    NAME = "The page's address"
    BINDINGS = bindings("page", "app")

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = safe(url)

    def body(self) -> Iterable[Widget]:
        """The address, and what to do with it."""
        yield Paper(lambda room: [blank(), *_pieces(self._url, room), blank()], id="address")
        yield Rows(self._advice, id="rows")

    def _advice(self, room: int) -> Sequence[Line]:
        said = "Open it in a browser of your own. Terminals that let programs copy have it on their clipboard already."
        return paragraph(said, room, "dim")

    def on_mount(self) -> None:
        """Onto the clipboard, where the terminal allows it."""
        self.app.copy_to_clipboard(self._url)


def _pieces(url: str, room: int) -> Iterable[Line]:
    """As many rows as it takes, cut anywhere: a terminal that joins rows when copying gives the address back."""
    return (line(url[at : at + room]) for at in range(0, len(url), max(1, room)))
