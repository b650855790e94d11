"""The program on a terminal: which screen is shown, the look, and the way to the service. `run` starts it."""

from __future__ import annotations

import gc
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, ClassVar

os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")  # read when textual is imported

from textual.app import App
from textual.binding import Binding

from planner.config import Config
from planner.errors import DatabaseUnusable
from planner.ui.keys import with_keys
from planner.ui.screens.base import Page
from planner.ui.screens.small import LEAST_COLUMNS, LEAST_ROWS, TooSmall
from planner.ui.themes import LOOKS, NAMES, own_themes, usual_look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from pathlib import Path

    from textual import events
    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.geometry import Size
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

    def __init__(
        self,
        planner: Planner,
        enrolment: str | None,
        today: date,
        *,
        look: Look | None = None,
        config: Config | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        config = config or Config()
        chosen = next((it for it in LOOKS if it == config.theme), None)
        self.look: Look = look or chosen or usual_look(os.environ)
        self.actions = with_keys(config.keys)
        self.problems = problems
        super().__init__(ansi_color=True if self.look == "terminal" else None)
        for theme in own_themes():
            self.register_theme(theme)
        self.theme = NAMES[self.look]
        self.set_keymap({name: ",".join(keys) for name, keys in config.keys.items()})
        self.planner = planner
        self.today = today
        self.enrolment = enrolment
        self.places: dict[str, str] = {}
        self.last: View | None = None
        self.card: tuple[Property, ...] = ()
        self.trouble = ""
        self.crash: Exception | None = None
        self._opening = ExitStack()
        self._opened_for: Size | None = None

    # Reading

    def read(self, *, anew: bool = False) -> View:
        """What is stored of the enrolment that is shown; what was read last, while the database can't be used.

        Each attempt waits for another session's lock: in trouble there is none before the student asks for it `anew`.
        """
        if self.last is None or anew or not self.trouble:
            try:
                self.last, self.trouble = self._read(), ""
            except DatabaseUnusable as error:
                self.trouble = str(error)
                if self.last is None:
                    raise
        return self.last

    def _read(self) -> View:
        if self.enrolment is None:
            self.enrolment = self._first()
        return self.planner.view(self.enrolment or self.planner.chosen(None))

    def _first(self) -> str | None:
        """The first enrolment that goes on."""
        return next((it.id for it in self.planner.enrolments() if it.status != "dropped"), None)

    def scorecard(self) -> tuple[Property, ...]:
        """The stored plan's scorecard."""
        view = self.read()
        try:
            self.card = self.planner.check(view.enrolment.id)
        except DatabaseUnusable as error:
            self.trouble = str(error)
        return self.card

    def key_of(self, action: str) -> str:
        """The key of an action, as a reader knows it."""
        return next(it.key for it in self.actions if it.id == action)

    def remark(self) -> str:
        """What stands at the end of the top row."""
        return self.enrolment or ""

    # Screens

    def get_default_screen(self) -> Screen[None]:
        """Today; without an enrolment what is held, and where there is nothing yet the wizard."""
        screen = self._beginning()
        screen._push_result_callback(screen, None)  # noqa: SLF001  # textual 8.2 fails on the first switch without
        self._load_screen_css(screen)  # textual 8.2 reads that of later screens only
        return screen

    def _beginning(self) -> Screen[None]:
        from planner.errors import PlannerError

        try:
            self.enrolment = self.enrolment or self._first()
            if self.enrolment is None:
                from planner.ui.screens.wizard import Wizard

                return self._view("credentials") if self.planner.holdings() else Wizard()
        except PlannerError:
            pass  # the view says what is wrong
        return self._view("today")

    def _view(self, name: str) -> Screen[None]:
        from importlib import import_module

        module = import_module(f"planner.ui.screens.{name}")  # a view is loaded when it is first shown
        screen: Screen[None] = getattr(module, name.title())(self.places.get(name, ""))
        return screen

    def go(self, name: str, key: str = "", *, said: str = "") -> None:
        """Shows a view, with the cursor where it was or on `key`; its last row says what was `said`."""
        if key:
            self.places[name] = key
        view = self._view(name)
        self.call_next(self._switch, view)
        if said and isinstance(view, Page):
            self.call_next(view.say, said)

    async def _switch(self, view: Screen[None]) -> None:
        """Puts a view in place of every screen there is, painted once: Textual alone would paint it four times."""
        with self.batch_update():
            while len(self.screen_stack) > 1:
                await self.pop_screen()
            await self.switch_screen(view)
        view.refresh(layout=True)

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
        self.enrolment, self.last = enrolment, None
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

    def on_load(self) -> None:
        """Nothing is painted before it is laid out: Textual alone would paint the first view three times."""
        self._opening.enter_context(self.batch_update())

    def on_ready(self) -> None:
        """What is wrong with the student's settings is said once, in the last row.

        The first picture is there: from now on memory is looked after, what was made so far aside, for it stays.
        """
        self._opening.close()
        self.screen.refresh(layout=True)
        if not gc.isenabled():  # switched off at the start of the program
            gc.freeze()
            gc.enable()
        if self.problems and isinstance(self.screen, Page):
            more = f" And {len(self.problems) - 1} more: `planner config`." if len(self.problems) > 1 else ""
            self.screen.say(f"{self.problems[0]}{more}")

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size one sentence stands over everything.

        While nothing is painted nothing is laid out for another size either: a size that changes ends the opening.
        """
        if self._opened_for not in (None, event.size):
            self._opening.close()
        self._opened_for = event.size
        small = event.size.width < LEAST_COLUMNS or event.size.height < LEAST_ROWS
        shown = isinstance(self.screen, TooSmall)
        if small and not shown:
            self.push_screen(TooSmall())
        elif shown and not small:
            self.pop_screen()

    # Trouble

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice; on a terminal of Linux or macOS ours."""
        from textual.drivers.linux_driver import LinuxDriver

        chosen = super().get_driver_class()
        if chosen is LinuxDriver:
            from planner.ui.driver import Terminal

            return Terminal
        return chosen

    def _handle_exception(self, error: Exception) -> None:
        """Ends the program with the terminal as it was; `run` raises the error for its caller to log and tell."""
        from textual.worker import WorkerFailed

        cause = error.error if isinstance(error, WorkerFailed) else error  # what went wrong in a thread
        self.crash = self.crash or (cause if isinstance(cause, Exception) else error)
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def run(database: Path, *, today: date, now: datetime, enrolment: str | None = None, look: Look | None = None) -> None:
    """Runs the program until the student leaves. Raises what went wrong, once the terminal is itself again."""
    from planner.service import Planner
    from planner.ui.preferences import preferences

    planner = Planner(database, today, now)
    chosen = planner.chosen(enrolment) if enrolment else None
    config, problems = preferences()
    app = PlannerApp(planner, chosen, today, look=look, config=config, problems=problems)
    app.run()
    if app.crash is not None:
        raise app.crash
