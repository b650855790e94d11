"""Every reader behind the same two calls: take a file, and say what the calendar now holds.

Parsers hold the last file; programs with a memory (khal, calcurse, Radicale, vdirsyncer) hold what they made of all.
"""

from __future__ import annotations

import atexit
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from calendars import reading
from calendars.radicale_server import PASSWORD, USER, radicale
from calendars.reading import IcalJs, Khal, Seen

SYNCING = """
[general]
status_path = "{home}/status"
[pair plan]
a = "file"
b = "folder"
collections = null
[storage file]
type = "singlefile"
path = "{home}/plan.ics"
[storage folder]
type = "filesystem"
path = "{home}/folder"
fileext = ".ics"
"""


class Program(Protocol):
    """A reader that has been set up in a folder of its own."""

    def take(self, file: Path) -> None:
        """Imports the file."""

    def events(self) -> list[Seen]:
        """All that it now holds."""


class Parser:
    """A library: what it reads in the last file."""

    def __init__(self, read: Callable[[Path], list[Seen]]) -> None:
        self._read = read
        self._seen: list[Seen] = []

    def take(self, file: Path) -> None:
        """Reads the file."""
        self._seen = self._read(file)

    def events(self) -> list[Seen]:
        """What was in it."""
        return self._seen


class Calcurse:
    """calcurse, whose import and list are one call."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._seen: list[Seen] = []

    def take(self, file: Path) -> None:
        """`calcurse -i`."""
        self._seen = reading.calcurse_events(self._home, file)

    def events(self) -> list[Seen]:
        """What it kept."""
        return self._seen


class Radicale:
    """A server that is given event after event by the caldav package, and asked by it."""

    def __init__(self, home: Path, opened: ExitStack) -> None:
        reading.needs("Radicale", find_spec("radicale") and find_spec("caldav"))
        from caldav.davclient import DAVClient

        port = opened.enter_context(radicale(home))
        address = f"http://127.0.0.1:{port}/"
        client: Any = DAVClient(address, username=USER, password=PASSWORD, auth_type="basic", enable_rfc6764=False)
        opened.callback(client.close)
        self._client: Any = client
        self._calendar = self._client.principal().make_calendar(name="plan", cal_id="plan")

    def take(self, file: Path) -> None:
        """A PUT for each event: the file's first lines, the event, the last line."""
        text = file.read_bytes().decode()
        for event in re.findall(r"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", text, re.DOTALL | re.MULTILINE):
            uid = re.search("\nUID:(.*)\r\n", event)
            assert uid
            whole = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}END:VCALENDAR\r\n"
            answer = self._client.put(
                str(self._calendar.url.join(f"{uid[1]}.ics")), whole, {"Content-Type": "text/calendar"}
            )
            assert answer.status in {201, 204}, answer.status

    def events(self) -> list[Seen]:
        """What the server gives back, read by vobject."""
        return [seen for one in self._calendar.get_events() for seen in reading.vobject_events(one.data.encode())]


class Vdirsyncer:
    """vdirsyncer, from the one file to a folder of events."""

    def __init__(self, home: Path) -> None:
        reading.needs("vdirsyncer", find_spec("vdirsyncer"))
        self._home = home
        (home / "folder").mkdir()
        (home / "settings").write_text(SYNCING.format(home=home))
        (home / "plan.ics").write_bytes(b"")
        self._run("discover")

    def take(self, file: Path) -> None:
        """Puts the file in its place and syncs."""
        (self._home / "plan.ics").write_bytes(file.read_bytes())
        self._run("sync")

    def events(self) -> list[Seen]:
        """The folder's files, read by vobject."""
        files = (self._home / "folder").glob("*.ics")
        return [seen for file in files for seen in reading.vobject_events(file.read_bytes())]

    def _run(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "vdirsyncer", "-c", str(self._home / "settings"), *arguments]
        subprocess.run(command, input="y\n" * 9, capture_output=True, text=True, check=True)


@cache
def _libical() -> Path:
    """Compiled once; the folder goes when this process ends."""
    folder = tempfile.TemporaryDirectory(prefix="planner-tests-")
    atexit.register(folder.cleanup)
    return reading.build_libical(Path(folder.name))


def program(name: str, home: Path, opened: ExitStack, zone: str = "UTC") -> Program:
    """That reader, set up in the empty folder `home`; `opened` ends what was started."""
    if name == "ical.js":
        script = IcalJs()
        opened.callback(script.close)
        return Parser(lambda file: script.events(file.read_bytes()))
    if name == "libical":
        built = _libical()
        return Parser(lambda file: reading.libical_events(built, file))
    if name in {"vobject", "icalendar"}:
        parse = reading.vobject_events if name == "vobject" else reading.icalendar_events
        return Parser(lambda file: parse(file.read_bytes()))
    if name == "Radicale":
        return Radicale(home, opened)
    if name == "khal":
        return Khal(home, zone)
    return Calcurse(home) if name == "calcurse" else Vdirsyncer(home)
