"""Real readers of calendar files, each asked what it saw. Exit codes are not believed: some say success after importing
nothing.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
import vobject

from planner.calendars.ical_text import clean, clean_title

if TYPE_CHECKING:
    from planner.domain.calendar_item import CalendarItem

READERS = Path(__file__).parent / "readers"
HOW_TO_GET = {
    "ical.js": f"install node and npm, then: npm install --no-save --no-package-lock --prefix {READERS}",
    "libical": "apt-get install libical-dev gcc libc6-dev",
    "calcurse": "apt-get install calcurse",
    "Radicale": "pip install radicale caldav",
    "vdirsyncer": "pip install vdirsyncer",
}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event as a reader tells it: ISO dates or UTC instants, the end exclusive; None for what it doesn't tell."""

    title: str
    start: str
    end: str | None = None
    uid: str | None = None
    description: str | None = None
    status: str | None = None
    sequence: int | None = None
    alarms: int | None = None


def expected(item: CalendarItem, *, like: Seen | None = None) -> Seen:
    """What a reader should tell of the item; only as much as it told of the event `like`, where one is given."""
    entry, revision = item.entry, item.revision
    start: date = entry.starts_at or entry.date
    whole = Seen(
        title=clean_title(entry.title) or "Untitled",
        start=_iso(start),
        end=_iso(start + (timedelta(minutes=entry.minutes) if entry.starts_at else ONE_DAY)),
        uid=revision.uid,
        description=clean(entry.description),
        status="CANCELLED" if revision.cancelled_at else "CONFIRMED",
        sequence=revision.sequence,
        alarms=1 if entry.alarm and not revision.cancelled_at else 0,
    )
    untold = {name: None for name in Seen.__dataclass_fields__ if like and getattr(like, name) is None}
    return replace(whole, **untold)  # type: ignore[arg-type]  # title and start are always told


def needs(tool: str, found: object) -> None:
    """Skips the test where an optional reader is missing and says how to get it; in CI that is a failure."""
    if not found:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{tool} is missing. {HOW_TO_GET[tool]}")


def _iso(moment: date) -> str:
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return moment.isoformat()


class IcalJs:
    """ical.js in one node process that answers file after file."""

    def __init__(self) -> None:
        needs("ical.js", shutil.which("node") and (READERS / "node_modules" / "ical.js").is_dir())
        self._node = subprocess.Popen(
            ["node", "icaljs.mjs"], cwd=READERS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def calendar(self, data: bytes) -> dict[str, Any]:
        """The calendar's name, method and kinds of children, and its events with all that is asked of them."""
        assert self._node.stdin
        assert self._node.stdout
        self._node.stdin.write(base64.b64encode(data).decode() + "\n")
        self._node.stdin.flush()
        answer: dict[str, Any] = json.loads(self._node.stdout.readline())
        assert "error" not in answer, answer
        return answer

    def events(self, data: bytes) -> list[Seen]:
        """Its events."""
        return [
            Seen(
                **{name: event[name] for name in ("title", "start", "end", "uid", "description", "status", "sequence")},
                alarms=len(event["alarms"]),
            )
            for event in self.calendar(data)["events"]
        ]

    def close(self) -> None:
        """Ends the process."""
        self._node.communicate()


def vobject_events(data: bytes) -> list[Seen]:
    """What vobject (Radicale) reads; it also checks the file against its own rules."""
    calendar = vobject.readOne(data.decode())
    calendar.validate(raiseException=True)
    return [
        Seen(
            title=event.summary.value,
            start=_iso(event.dtstart.value),
            end=_iso(event.dtend.value),
            uid=event.uid.value,
            description=event.description.value if hasattr(event, "description") else "",
            status=event.status.value,
            sequence=int(event.sequence.value),
            alarms=len(event.contents.get("valarm", [])),
        )
        for event in calendar.contents.get("vevent", [])
    ]


def icalendar_events(data: bytes) -> list[Seen]:
    """What icalendar (khal, Home Assistant) reads."""
    return [
        Seen(
            title=str(event["SUMMARY"]),
            start=_iso(event.start),
            end=_iso(event.end),
            uid=str(event["UID"]),
            description=str(event.get("DESCRIPTION", "")),
            status=str(event["STATUS"]),
            sequence=event.sequence,
            alarms=len(event.walk("VALARM")),
        )
        for event in icalendar.Calendar.from_ical(data).events
    ]


def build_libical(folder: Path) -> Path:
    """The reader in C, compiled into `folder`."""
    source, program = READERS / "libical.c", folder / "libical"
    needs("libical", shutil.which("cc"))
    built = subprocess.run(["cc", source, "-o", program, "-lical"], capture_output=True, text=True, check=False)
    needs("libical", not re.search("libical/ical.h: No such file|cannot find -lical", built.stderr))
    assert built.returncode == 0, built.stderr
    return program


def libical_events(program: Path, file: Path) -> list[Seen]:
    """What libical (Evolution, KDE) reads; the file must have no error by its rules."""
    lines = subprocess.run([program, file], capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines.pop() == "0\tlawful"
    return [_libical_event(*line.split("\t")) for line in lines]


def _libical_event(
    uid: str, start: str, end: str, status: str, sequence: str, alarms: str, title: str, description: str
) -> Seen:
    return Seen(
        title=bytes.fromhex(title).decode(),
        start=_extended(start),
        end=_extended(end),
        uid=uid,
        description=bytes.fromhex(description).decode(),
        status=status,
        sequence=int(sequence),
        alarms=int(alarms),
    )


def _extended(basic: str) -> str:
    day = re.sub(r"^(\d{4})(\d\d)(\d\d)", r"\1-\2-\3", basic)
    return re.sub(r"T(\d\d)(\d\d)(\d\d)Z$", r"T\1:\2:\3Z", day)


class Khal:
    """A khal with a home of its own, its calendar empty, that shows times of day as in `zone`."""

    def __init__(self, home: Path, zone: str = "UTC") -> None:
        self._home = home
        self._settings = home / "khal.conf"
        (home / "vdir").mkdir()
        dates = "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ntimeformat = %H:%M\ndatetimeformat = %Y-%m-%d %H:%M"
        self._settings.write_text(
            f"[calendars]\n[[plan]]\npath = {home / 'vdir'}\n[default]\ndefault_calendar = plan\n"
            f"[sqlite]\npath = {home / 'khal.db'}\n"
            f"[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n{dates}\n"
            "longdatetimeformat = %Y-%m-%dT%H:%M:00%z\n"
        )

    def take(self, file: Path) -> None:
        """`khal import`."""
        self._run("import", "--batch", "-a", "plan", str(file))

    def events(self) -> list[Seen]:
        """What `khal list` shows, 2027 to 2048."""
        fields = ("title", "start-long", "end-long", "all-day", "uid", "description", "status")
        shown = self._run("list", "--once", *(f"--json={name}" for name in fields), "2027-01-01", "8000d")
        return [self._event(event) for day in shown.splitlines() for event in json.loads(day)]

    def _event(self, event: dict[str, str]) -> Seen:
        start, end = event["start-long"], event["end-long"]
        if event["all-day"] == "True":  # khal names the last day, not the one after it
            end = (date.fromisoformat(end) + ONE_DAY).isoformat()
        else:
            start, end = (_iso(datetime.fromisoformat(moment)) for moment in (start, end))
        return Seen(
            title=event["title"],
            start=start,
            end=end,
            uid=event["uid"],
            description=event["description"],
            status=event["status"],
        )

    def _run(self, *arguments: str) -> str:
        # Without PATH's khal: the one under test is the one beside this Python.
        command = [sys.executable, "-m", "khal", "-c", str(self._settings), *arguments]
        environment = {**os.environ, "HOME": str(self._home), "LC_ALL": "C.UTF-8", "XDG_DATA_HOME": str(self._home)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def calcurse_events(home: Path, file: Path) -> list[Seen]:
    """What calcurse keeps of an import, titles and starts only; it calls an import a success whatever it dropped."""
    needs("calcurse", shutil.which("calcurse"))
    command = ["calcurse", "-D", str(home), "-C", str(home)]
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "xterm"}
    take = [*command, "-i", str(file)]
    subprocess.run(take, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    shown = [*command, "-G", "--format-apt", "%(start:epoch)\t%m\n", "--format-event", "%(raw)"]
    kept = subprocess.run(shown, env=environment, capture_output=True, text=True, check=True).stdout
    return [_calcurse_event(line) for line in kept.splitlines()]


def _calcurse_event(line: str) -> Seen:
    # Where clocks go back a day has 25 hours: calcurse then notes that it is repeated daily until that same day.
    once = r"(?:\{1D -> \1/\2/\3\} )?"
    if day := re.fullmatch(rf"(\d\d)/(\d\d)/(\d{{4}}) \[1\] {once}(?:>[0-9a-f]{{40}} )?(.*)", line):
        return Seen(title=day[4], start=f"{day[3]}-{day[1]}-{day[2]}")
    start, title = line.split("\t", 1)
    return Seen(title=title, start=_iso(datetime.fromtimestamp(int(start), UTC)))
