"""What each reader makes of each sample, of the same file again, of changes, of removals, and in other time zones.

`outcomes` asks the readers and gives a word for each cell of the table in `docs/calendars.md`; `KNOWN` says where it is
anything else than "yes".
"""

from __future__ import annotations

import os
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from calendars import reading, samples
from calendars.lint import lint
from calendars.places import quick_folder
from calendars.programs import program
from planner.calendars.ics import render
from planner.domain.agenda import entries
from planner.domain.calendar_item import CalendarItem, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from calendars.programs import Program
    from calendars.reading import Seen

LINT = "own lint"
READERS: Mapping[str, str] = {
    LINT: "the rules of this page",
    "libical": "GNOME, KDE",
    "ical.js": "Thunderbird, Nextcloud",
    "vobject": "Radicale",
    "icalendar": "Home Assistant",
    "khal": "itself",
    "calcurse": "itself",
    "Radicale": "DAVx5, Apple, through a server",
    "vdirsyncer": "pimsync, todoman",
}
ZONES = [
    *("Etc/GMT+12", "America/Los_Angeles", "America/New_York", "America/St_Johns", "Europe/London", "Asia/Kathmandu"),
    *("Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Chatham", "Etc/GMT-14"),
]
"""From UTC-12 to UTC+14; half hours, quarters and changes of clocks among them, Lord Howe's of half an hour too."""
FEW = ["Etc/GMT+12", "Etc/GMT-14", "America/New_York"]
SLOW = frozenset({"khal", "Radicale", "vdirsyncer"})
"""Programs that take a second to start: the ends of the range and the changes of clocks for them."""
SAMPLES: Mapping[str, tuple[CalendarItem, ...]]
STEPS = ("again", "changed", "cancelled")
YES, BESIDE = "yes", "adds all again"
KNOWN: Mapping[tuple[str, str], str] = {
    ("khal", "any text"): "1 of 13 differs",
    ("calcurse", "again"): BESIDE,
    ("calcurse", "changed"): BESIDE,
    ("calcurse", "cancelled"): BESIDE,
    ("calcurse", "time zones"): "America/St_Johns: 1 of 28 differs",
}
REMOVED_AT = datetime(2027, 1, 15, 8, tzinfo=UTC)


def _course() -> tuple[CalendarItem, ...]:
    """Fifteen years: a study block and a fee each quarter, to 2041."""
    quarters = [date(year, month, 15) for year in range(2027, 2042) for month in (1, 4, 7, 10)]
    of = [
        Entry(
            key=f"course/{day}",
            section="study",
            date=day,
            title=f"Course: quarter that begins on {day}",
            description="Planned.",
        )
        for day in quarters
    ]
    return tuple(map(samples.item, of))


def clock_changes() -> tuple[CalendarItem, ...]:
    """Half hours around the changes of clocks in New York (06:00 or 07:00 UTC) and London (01:00), and those days."""
    starts = [
        datetime(2027, month, day, hour, minute, tzinfo=UTC)
        for month, day, change in ((3, 14, 7), (3, 28, 1), (10, 31, 1), (11, 7, 6))
        for hour in (change - 1, change, change + 1)
        for minute in (0, 30)
    ]
    timed = [
        Entry(
            key=f"clock/{start.isoformat()}", section="study", date=start.date(), title=f"At {start.isoformat()}",
            description="", starts_at=start, minutes=90,
        )
        for start in starts
    ]  # fmt: skip
    days = sorted({start.date() for start in starts})
    whole = [Entry(key=f"day/{day}", section="ce", date=day, title=f"On {day}", description="") for day in days]
    return tuple(map(samples.item, (*timed, *whole)))


SAMPLES = {
    "plain": tuple(map(samples.item, entries("o", samples.milestones(), short_name="Plain"))),
    "timed": tuple(
        map(
            samples.item,
            entries("o", (), samples.blocks(), samples.TOPIC_NAMES, short_name="Timed", starts=samples.starts()),
        )
    ),
    "any text": tuple(map(samples.item, samples.nasty_entries())),
    "15 years": _course(),
}
ALL = tuple(item for sample in SAMPLES.values() for item in sample)
COLUMNS = (*SAMPLES, *STEPS, "time zones")


def changed(item: CalendarItem) -> CalendarItem:
    """The item's next revision: a day later, with more in its title."""
    revision = replace(item.revision, sequence=item.revision.sequence + 1)
    entry = item.entry
    moved = entry.starts_at + timedelta(days=1) if entry.starts_at else None
    later = replace(entry, date=entry.date + timedelta(days=1), starts_at=moved, title=f"Moved: {entry.title}")
    return CalendarItem(later, revision)


def cancelled(item: CalendarItem) -> CalendarItem:
    """The item, removed from the plan."""
    gone = replace(item.revision, sequence=item.revision.sequence + 2, cancelled_at=REMOVED_AT)
    return replace(item, revision=gone)


def _every_third(items: Sequence[CalendarItem], change: object) -> tuple[CalendarItem, ...]:
    return tuple(change(item) if n % 3 == 0 else item for n, item in enumerate(items))  # type: ignore[operator]  # one of the two above


def outcomes(name: str) -> dict[str, str]:
    """A word for each column; starts the reader anew for the samples with the steps, and for every time zone."""
    if name == LINT:
        files = [ALL, ALL, _every_third(ALL, changed), _every_third(ALL, cancelled), clock_changes()]
        clean = all(lint(render(items, name="plan")) == [] for items in (*SAMPLES.values(), *files))
        return dict.fromkeys(COLUMNS, YES if clean else "no")
    with quick_folder() as home, ExitStack() as opened:
        told = _imports(program(name, home, opened), home)
    return {**told, "time zones": _zones(name)}


def _imports(reader: Program, home: Path) -> dict[str, str]:
    first = _seen(reader, home, ALL)
    told = {sample: judged(_about(items, first), items) for sample, items in SAMPLES.items()}
    damaged = {item.revision.uid for item in ALL if not _as_written(item, first)}
    steps = {"again": ALL, "changed": _every_third(ALL, changed), "cancelled": _every_third(ALL, cancelled)}
    for step, items in steps.items():
        seen = [event for event in _seen(reader, home, items) if event.uid not in damaged]
        told[step] = judged(seen, [item for item in items if item.revision.uid not in damaged])
    return told


def _seen(reader: Program, home: Path, items: Iterable[CalendarItem]) -> list[Seen]:
    file = home / "given.ics"
    file.write_bytes(render(items, name="plan"))
    reader.take(file)
    return reader.events()


def _about(items: Sequence[CalendarItem], seen: Sequence[Seen]) -> list[Seen]:
    """The events of one sample, by UID, or by title where the reader tells no UID."""
    uids = {item.revision.uid for item in items}
    titles = {reading.expected(item).title for item in items}
    return [event for event in seen if (event.uid in uids if event.uid else event.title in titles)]


def _as_written(item: CalendarItem, seen: Sequence[Seen]) -> bool:
    return any(reading.expected(item, like=seen[0]) == event for event in seen)


def judged(seen: Sequence[Seen], items: Sequence[CalendarItem]) -> str:
    """Whether that is what was written, each once, as far as the reader tells it."""
    wanted = Counter(reading.expected(item, like=seen[0]) for item in items) if seen else Counter()
    missing, more = wanted - Counter(seen), Counter(seen) - wanted
    if seen and not missing:
        return YES if not more else BESIDE
    wrong = missing.total() if seen else len(items)
    return f"{wrong} of {len(items)} differ{'s' if wrong == 1 else ''}"


def _zones(name: str) -> str:
    items = clock_changes()
    return next((f"{zone}: {told}" for zone in _asked(name) if (told := _in_zone(name, zone, items)) != YES), YES)


def _asked(name: str) -> Sequence[str]:
    return FEW if name in SLOW else ZONES


def _in_zone(name: str, zone: str, items: Sequence[CalendarItem]) -> str:
    with _living_in(zone), quick_folder() as home, ExitStack() as opened:
        return judged(_seen(program(name, home, opened, zone), home, items), items)


@contextmanager
def _living_in(zone: str) -> Iterator[None]:
    """This process and those that it starts, in that time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        time.tzset()


def table(cells: Mapping[tuple[str, str], str]) -> list[str]:
    """The Markdown table; a cell that is not given is a yes."""
    heads = ["reader", "stands for", *COLUMNS]
    rows = [[name, what, *(cells.get((name, column), YES) for column in COLUMNS)] for name, what in READERS.items()]
    return [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)]
