"""Going through the menus: a number chooses, what it stands for is done, and the menu is there again."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from planner.cli.output import given_room, say
from planner.cli.plain.asks import gathered
from planner.cli.plain.rows import MENU
from planner.cli.plain.running import run, run_until_it_fits
from planner.cli.plain.setup import set_up
from planner.cli.plain.talk import LEAVE, ROOM, GoBack, Leaving, Question, ask, tell
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.cli.plain.row import Row
    from planner.cli.session import Session

WELCOME = (
    "The planner in plain lines. Answer each question with a number or a text, and enter. "
    "Enter alone takes what stands in brackets. b goes back, ? explains, q leaves."
)
ADVICE = "The planner advises; the issuer decides. Check each date with the issuer before you pay or book."


def converse(session: Session) -> None:
    """Until the student leaves, or the input ends."""
    if sys.stdin is not None:
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]  # a test's stream may lack it
    os.environ["NO_COLOR"] = "1"
    with given_room(ROOM):
        tell(WELCOME)
        say([""])
        try:
            _begin(session)
            _menu(session, "Main menu", MENU)
            while True:
                _menu(session, "Main menu", MENU, quiet=True)
        except Leaving:
            tell("Goodbye.")


def _begin(session: Session) -> None:
    """A first enrolment where there is none; with several, which one is meant."""
    going = [it.id for it in session.planner.enrolments() if it.status != "dropped"]
    if not going and session.planner.holdings():
        tell("You study for nothing now; what you hold is in the menu.")
    elif not going:
        tell("You have no plan yet: these questions make one.")
        _first_set_up(session)
    elif len(going) > 1 and session.enrolment is None:
        session.enrolment = going[-1]
        tell(f"You are enrolled on {len(going)}: {', '.join(going)}. This is about {going[-1]}.")


def _first_set_up(session: Session) -> None:
    """Without a plan there is no menu to go back to."""
    while True:
        try:
            _set_up(session)
        except GoBack:
            tell(f"This is the first question; {LEAVE} leaves.")
        else:
            return


def _set_up(session: Session) -> None:
    before = {it.id for it in session.planner.enrolments()}
    set_up(session)
    new = [it.id for it in session.planner.enrolments() if it.id not in before]
    if before and new:
        session.enrolment = new[0]


def _menu(session: Session, title: str, rows: Sequence[Row], *, quiet: bool = False) -> None:
    """One choice. `GoBack` ends in the menu above, and in the main menu does nothing."""
    choices = [(row.label, str(n)) for n, row in enumerate(rows)]
    explain = f"Each item shows the command line that does the same. {ADVICE}"
    try:
        row = rows[int(ask(Question(text=title, explain=explain, choices=choices, quiet=quiet)))]
        _do(session, row)
    except GoBack:
        say([""])
    except PlannerError as error:
        tell(str(error))


def _do(session: Session, row: Row) -> None:
    if row.does == "leave":
        raise Leaving
    if row.does == "menu":
        _menu(session, row.label, row.rows)
    elif row.does == "set up":
        _set_up(session)
    else:
        answers: dict[str, str] = {}
        words = [*row.command, *gathered(row.asks, session, answers)]
        if row.does == "switch":
            session.enrolment = answers["enrolment"]
        else:
            (run_until_it_fits if words[0] == "change" else run)(session, words)
