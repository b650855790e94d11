"""The program on a terminal: which screen is shown, the look, and the way to the service. `run` starts it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")  # read when textual is imported

from textual.app import App
from textual.binding import Binding

from planner.ui.screens.small import LEAST_COLUMNS, LEAST_ROWS, TooSmall
from planner.ui.themes import LOOKS, NAMES, own_themes, usual_look

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from textual import events
    from textual.binding import BindingType
    from textual.screen import Screen

    from planner.domain.scorecard import Property
    from planner.service import Planner, View
    from planner.ui.themes import Look


class PlannerApp(App[None]):
    """One student at one database. Holds where the cursors are, and no truth."""

    TITLE = "planner"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False),
        Binding("ctrl+c", "quit", "Quit", show=False, system=True),
    ]

    def __init__(self, planner: Planner, enrolment: str | None, today: date, *, look: Look | None = None) -> None:
        self.look: Look = look or usual_look(os.environ)
        super().__init__(ansi_color=True if self.look == "terminal" else None)
        for theme in own_themes():
            self.register_theme(theme)
        self.theme = NAMES[self.look]
        self.planner = planner
        self.today = today
        self.enrolment = enrolment
        self.places: dict[str, str] = {}
        self.crash: Exception | None = None

    # Reading

    def read(self) -> View:
        """What is stored of the enrolment that is shown."""
        if self.enrolment is None:
            self.enrolment = self._first()
        return self.planner.view(self.enrolment or self.planner.chosen(None))

    def _first(self) -> str | None:
        """The first enrolment that goes on."""
        return next((it.id for it in self.planner.enrolments() if it.status != "dropped"), None)

    def scorecard(self) -> tuple[Property, ...]:
        """The stored plan's scorecard."""
        return self.planner.check(self.read().enrolment.id)

    def remark(self) -> str:
        """What stands at the end of the top row."""
        return self.enrolment or ""

    # Screens

    def get_default_screen(self) -> Screen[None]:
        """Today, or the wizard where there is no enrolment yet."""
        screen = self._beginning()
        screen._push_result_callback(screen, None)  # noqa: SLF001  # textual 8.2 fails on the first switch without
        return screen

    def _beginning(self) -> Screen[None]:
        from planner.errors import PlannerError

        try:
            self.enrolment = self.enrolment or self._first()
            if self.enrolment is None:
                from planner.ui.screens.wizard import Wizard

                return Wizard()
        except PlannerError:
            pass  # the view says what is wrong
        return self._view("today")

    def _view(self, name: str) -> Screen[None]:
        from importlib import import_module

        module = import_module(f"planner.ui.screens.{name}")  # a view is loaded when it is first shown
        screen: Screen[None] = getattr(module, name.title())(self.places.get(name, ""))
        return screen

    def go(self, name: str, key: str = "") -> None:
        """Shows a view, with the cursor where it was or on `key`."""
        if key:
            self.places[name] = key
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(self._view(name))

    def open_finder(self, *, commands: bool) -> None:
        """Asks for a name and goes to what was chosen."""
        from planner.ui.screens.finder import Finder

        self.push_screen(Finder(commands=commands), self._found)

    def _found(self, entry: str | None) -> None:
        if not entry:
            return
        from planner.ui.commands import follow

        follow(self, entry)

    def show_enrolment(self, enrolment: str) -> None:
        """Shows another enrolment, today first."""
        self.enrolment = enrolment
        self.places.clear()
        self.go("today")

    def show_topic(self, topic: str) -> None:
        """Goes to the first week in which a topic is studied from today on, else the first ever."""
        plan = self.read().plan
        weeks = [week for week in plan.weeks for b in week.blocks if any(part.topic == topic for part in b.parts)]
        found = next((week for week in weeks if week.days[-1].date >= self.today), weeks[0] if weeks else plan.weeks[0])
        self.go("plan", f"week:{found.number}")

    def set_up(self) -> None:
        """The wizard for another enrolment."""
        from planner.ui.screens.wizard import Wizard

        self.push_screen(Wizard())

    def next_look(self) -> str:
        """Changes the colours; returns what they are now."""
        self.look = LOOKS[(LOOKS.index(self.look) + 1) % len(LOOKS)]
        self.ansi_color = True if self.look == "terminal" else None
        self.theme = NAMES[self.look]
        return self.look

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size one sentence stands over everything."""
        small = event.size.width < LEAST_COLUMNS or event.size.height < LEAST_ROWS
        shown = isinstance(self.screen, TooSmall)
        if small and not shown:
            self.push_screen(TooSmall())
        elif shown and not small:
            self.pop_screen()

    # Trouble

    def _handle_exception(self, error: Exception) -> None:
        """Ends the program with the terminal as it was; `run` raises the error for its caller to log and tell."""
        self.crash = self.crash or error
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run(database: Path, *, today: date, now: datetime, enrolment: str | None = None, look: Look | None = None) -> None:
    """Runs the program until the student leaves. Raises what went wrong, once the terminal is itself again."""
    from planner.service import Planner

    planner = Planner(database, today, now)
    app = PlannerApp(planner, planner.chosen(enrolment) if enrolment else None, today, look=look)
    app.run()
    if app.crash is not None:
        raise app.crash
