"""`planner today --short`, for login shells: at most five lines, read past the service and without click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.words import ACTIVITIES, away, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from planner.storage.glance import Due, Planned
    from planner.storage.reading import Reader

MOST_LINES, DATES_SHOWN = 5, 2
ROOM = 80
DAYS_BACK, DAYS_AHEAD = 60, 400
START = "No plan yet: `planner tracks` lists what there is, `planner enroll` makes one."
EXAM = "today is the exam. Good luck!"
DOING = {"learn": "learn", "hands_on": "practise", "recall": "recall"}


def answer(db: str | None, today: str | None, enrolment: str | None) -> int:
    """The whole command, from the options as they were typed."""
    from planner import clock
    from planner.cli.output import say
    from planner.paths import database_path

    on = clock.parse_date(today, "--today") if today is not None else clock.today()
    say(short_lines(database_path(db), on, enrolment))
    return 0


def short_lines(database: Path, today: date, enrolment: str | None) -> list[str]:
    """Today in at most five lines of 80 columns; with several enrolments and none named, a line for each."""
    from planner.storage import glance
    from planner.storage.reading import open_reader

    with open_reader(database) as reader:
        names = glance.active(reader, enrolment)
        if len(names) == 1:
            return _one(reader, names[0], today)
        return [_fitted(f"{name}: {_doing(reader, name, today)}") for name in names][:MOST_LINES] or [START]


def _one(reader: Reader, name: str, today: date) -> list[str]:
    from datetime import timedelta

    from planner.cli.alerts import ADVICE
    from planner.cli.tables import wrap
    from planner.storage.glance import due_between

    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    found = [it for it in due_between(reader, name, first, last, today) if it.key not in ADVICE]
    exam = any(it.key == "exam" and it.date == today for it in found)
    lines = wrap(f"{day(today)}: {EXAM if exam else _doing(reader, name, today)}", ROOM, rest="  ")
    if len(lines) > MOST_LINES - 3:
        lines = [lines[0], _fitted("  " + " ".join(line.strip() for line in lines[1:]))]
    return [*lines, *map(_fitted, _dates(found, today))][:MOST_LINES]


def _doing(reader: Reader, name: str, today: date) -> str:
    from planner.storage.glance import sessions_on, topic_names

    sessions = sessions_on(reader, name, today)
    if not sessions:
        return "nothing planned."
    topics = topic_names(reader, name)
    whole = sum(it.minutes for it in sessions)
    return f"{minutes(whole)}: {'; '.join(_said(it, topics) for it in sessions)}."


def _said(it: Planned, names: dict[str, str]) -> str:
    doing = DOING.get(it.activity)
    return f"{doing} {', '.join(names.get(topic, topic) for topic in it.topics)}" if doing else ACTIVITIES[it.activity]


def _dates(found: list[Due], today: date) -> Iterator[str]:
    """What was missed, in one line, then the next dates."""
    missed = [it for it in found if it.missed]
    if missed:
        more = f" and {len(missed) - 1} more" if len(missed) > 1 else ""
        latest = max(missed, key=lambda it: it.date)
        yield f"Missed: {latest.title} ({day(latest.date)}){more}. See `planner milestones`."
    for it in [it for it in found if not it.missed][: DATES_SHOWN - bool(missed)]:
        yield f"Next: {it.title}, {day(it.date)}, {away(it.date, today)}{'' if it.confirmed else ' (unconfirmed)'}"


def _fitted(line: str) -> str:
    """The line in 80 columns, with an ellipsis where it was longer: `planner today` says all of it."""
    from planner.cli.tables import width
    from planner.errors import one_line

    line = one_line(line)
    if width(line) <= ROOM:
        return line
    while width(line) > ROOM - 4:
        line = line[: line.rstrip().rfind(" ")] if " " in line.strip() else line[:-1]
    return f"{line.rstrip(' ,;')} ..."
