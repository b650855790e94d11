"""The real program in a real terminal, by keys alone: from the first start to a calendar file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Self

import icalendar
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COLUMNS, ROWS = 80, 24
PATIENCE = 60.0
CURSOR = "▸ "
MAKE = f"{CURSOR}Make the plan"


class Tmux:
    """A terminal of 80 by 24 on a tmux server of its own."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._socket = str(folder / "tmux")
        self._env = env

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._tmux("kill-server")

    def start(self, cwd: Path) -> None:
        """Runs the planner from a shell, as a person would: it says the exit code, then reads a line and says it."""
        shell = f"echo before; {sys.executable} -m planner; echo code $?; read line; echo heard $line; exec cat"
        size = ("-x", str(COLUMNS), "-y", str(ROWS))
        self._tmux("-f", os.devnull, "new-session", "-d", *size, "-c", str(cwd), "sh", "-c", shell)

    def press(self, *keys: str) -> None:
        """Keys by tmux's names."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """A text, sign by sign."""
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What the terminal shows."""
        return self._tmux("capture-pane", "-p")

    def until(self, wanted: str) -> str:
        """The screen, once it shows that."""
        return self.once(lambda shown: wanted in shown, wanted)

    def once(self, holds: Callable[[str], bool], what: str) -> str:
        """The screen, once that holds of it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = self.screen()
            if holds(shown):
                return shown
        message = f"{what!r} never came:\n{self.screen()}"
        raise AssertionError(message)

    def _tmux(self, *arguments: str) -> str:
        run = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(run, env=self._env, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def tmux(tmp_path_factory: pytest.TempPathFactory, _home: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed (on Debian and Ubuntu: apt install tmux)")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLANNER_", "TMUX", "SSH_"))}
    settings = {"PLANNER_TODAY": "2027-01-11", "PYTHONPATH": os.pathsep.join(sys.path), "LANG": "C.UTF-8"}
    with Tmux(tmp_path_factory.mktemp("t"), kept | settings | {"TERM": "xterm-256color"}) as it:
        yield it


def step(shown: str) -> str:
    """Which step of the set-up is shown, once it has an answer under its cursor."""
    return next((line for line in shown.splitlines() if "Step " in line), "") if CURSOR in shown else ""


def beyond(passed: str, shown: str) -> bool:
    """Whether another step is shown than that one."""
    return step(shown) not in ("", passed)


def through_the_wizard(tmux: Tmux) -> None:
    """Enter takes the default of each step, whatever steps there are, until the plan is made."""
    shown = ""
    while MAKE not in shown:
        passed = step(shown)
        if passed:
            tmux.press("Enter")
        shown = tmux.once(partial(beyond, passed), "the next step")
    tmux.press("Enter")


def test_from_the_first_start_to_a_calendar_file(tmux: Tmux, tmp_path: Path) -> None:
    tmux.start(tmp_path)
    through_the_wizard(tmux)
    tmux.until("Next dates")
    tmux.press("2")
    tmux.until("[2 Plan]")
    tmux.press("x")
    tmux.until("File name: planner.ics")
    tmux.press("C-u")
    tmux.type("my dates.ics")
    tmux.until("File name: my dates.ics")
    tmux.press("Enter")
    tmux.until("Wrote ")
    tmux.press("q")
    tmux.until("code 0")
    calendar = icalendar.Calendar.from_ical((tmp_path / "my dates.ics").read_bytes())
    titles = [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
    assert any("Exam window closes" in title for title in titles)
    assert len(titles) == len(set(titles)) > 20


def test_the_terminal_is_itself_again_afterwards(tmux: Tmux, tmp_path: Path) -> None:
    """What stood there before stands there again, and typed text shows."""
    tmux.start(tmp_path)
    tmux.until("Step 1")
    tmux.press("C-q")
    assert tmux.until("code 0").startswith("before\n")
    tmux.type("hello")
    tmux.until("\nhello")
    tmux.press("Enter")
    tmux.until("heard hello")
