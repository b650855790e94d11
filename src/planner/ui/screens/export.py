"""The dates into a calendar file: its name, what goes in, and what stood in the way beside the name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from planner.errors import PlannerError
from planner.ui.format import wrap
from planner.ui.keys import bindings
from planner.ui.line import Line, blank, line, paragraph
from planner.ui.screens.typing import Beside, TypingPage
from planner.ui.widgets.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from planner.ui.keys import Scope
    from planner.ui.widgets.rows import Rows

USUAL = "planner.ics"
WHAT = (
    ("dates", "Dates only", "programme, application, exam, fees, renewal"),
    ("study", "Dates and study sessions", "every planned session as well"),
)
ADVICE = "Calendars that know an older file: the README says which of them update it and which want a new calendar."


class Export(TypingPage[str]):
    """Returns what was written, in a sentence."""

    NAME = "Export"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("export", "page")
    BINDINGS = bindings("page")

    def __init__(self, enrolment: str) -> None:
        super().__init__()
        self._enrolment = enrolment
        self.typed = USUAL
        self._problem = ""

    @property
    def path(self) -> Path:
        """The file that is meant; a name alone lies in the current folder."""
        return Path.cwd() / os.path.expanduser(self.typed.strip())  # noqa: PTH111  # a home that is not there is no error

    def body(self) -> Iterable[Widget]:
        """The name, the whole path, and what goes in."""
        yield Paper(self._header, id="header")
        yield Beside(self._lines, id="rows")

    def on_mount(self) -> None:
        """The list has the keys that are not signs."""
        self.query_one("#rows", Beside).focus()

    def _header(self, room: int) -> Sequence[Line]:
        asked = "File name: "
        return [
            line((asked, "head"), self.typed[-(room - len(asked) - 1) :], ("▏", "accent")),
            *(line((text, "dim")) for text in wrap(str(self.path), room, "Writes    ")),
            *(paragraph(self._problem, room, "bad", "! ") if self._problem else ()),
            blank(),
        ]

    def _lines(self, room: int) -> list[Line]:
        rows = [line(f"{name:<26}", (about, "dim"), key=key) for key, name, about in WHAT]
        return [*rows, blank(), *paragraph(ADVICE, room, "dim")]

    def on_typed(self) -> None:
        """The path follows; what was wrong with the old name is gone."""
        self._problem = ""
        self.query_one("#header", Paper).show()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Writes, and leaves with a sentence; stays with the reason where that fails."""
        try:
            if not self.typed.strip():
                self._refuse(f"Type a name for the file, for example {USUAL}.")
                return
            count = self.planner_app.planner.export(self._enrolments(), self.path, study=message.key == "study")
        except (PlannerError, ValueError) as error:  # a name with a zero sign in it
            self._refuse(str(error))
            return
        self.dismiss(f"Wrote {count} dates to {self.path}")

    def _refuse(self, problem: str) -> None:
        self._problem = problem
        self.query_one("#header", Paper).show()

    def _enrolments(self) -> list[str]:
        """The one shown; where no other goes on, those that were dropped too, so that calendars hear of it."""
        others = [it for it in self.planner_app.planner.enrolments() if it.id != self._enrolment]
        dropped = [it.id for it in others if it.status == "dropped"]
        return [self._enrolment, *dropped] if len(dropped) == len(others) else [self._enrolment]

    def action_write(self) -> None:
        """What is under the cursor."""
        self.query_one("#rows", Beside).action_choose()
