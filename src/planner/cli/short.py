"""`planner today --short`, for login shells: at most five lines, read past the service and without click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import ACTIVITIES, away, count, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from planner.storage.glance import Due, Named, Planned
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
        held = [it for it in glance.held(reader) if enrolment in (None, it.id, it.track)]
        going = {it for one in glance.enrolled(reader) for it in (one.id, one.track)} if held else {enrolment}
        names = glance.active(reader, enrolment) if not enrolment or enrolment in going else []
        if len(names) == 1:
            return _one(reader, names[0], held, today)
        if held and not names:
            told = (*_behind(reader, held, today), *_dates(_held(reader, held, today), today))
            return [f"{day(today)}: nothing to study.", *map(_fitted, told)]
        return [_fitted(f"{name}: {_doing(reader, name, today)}") for name in names][:MOST_LINES] or [START]


def _held(reader: Reader, held: list[Named], today: date) -> list[Due]:
    """What the credentials have due, by date, each title opened by the name of its track."""
    from datetime import timedelta

    from planner.storage.glance import due_between

    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    found = ((one.name, it) for one in held for it in due_between(reader, one.id, first, last, today, "credential"))
    return sorted((it._replace(title=f"{name}: {it.title}") for name, it in found), key=lambda it: it.date)


def _one(reader: Reader, name: str, held: list[Named], today: date) -> list[str]:
    from datetime import timedelta

    from planner.cli.tables import wrap
    from planner.cli.upcoming import ADVICE
    from planner.storage.glance import due_between

    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    found = [it for it in due_between(reader, name, first, last, today) if it.key not in ADVICE]
    found = sorted((*found, *_held(reader, held, today)), key=lambda it: it.date)
    exam = any(it.key == "exam" and it.date == today for it in found)
    lines = wrap(f"{day(today)}: {EXAM if exam else _doing(reader, name, today)}", ROOM, rest="  ")
    if len(lines) > MOST_LINES - 3:
        lines = [lines[0], _fitted("  " + " ".join(line.strip() for line in lines[1:]))]
    told = (*_missed(reader, name, today), *_behind(reader, held, today), *_dates(found, today))
    return [*lines, *map(_fitted, told)][:MOST_LINES]


def _missed(reader: Reader, name: str, today: date) -> Iterator[str]:
    """What is neither logged nor replanned, in one line."""
    from planner.storage.glance import missed_before

    number, whole = missed_before(reader, name, today)
    if number:
        yield f"{count(number, 'session')} ({minutes(whole)}) not logged: `planner today` says what to do."


def _behind(reader: Reader, held: list[Named], today: date) -> Iterator[str]:
    """The ledger that is furthest behind, in one line; licences, which take the states' files, are left out."""
    if not held:
        return
    from planner.domain.ce_alerts import ce_alerts
    from planner.domain.upkeep import upkeep

    names, entered = {it.id for it in held}, reader.ledger()
    every = (upkeep(it, entered, today) for it in reader.holdings() if it.credential.id in names)
    found = ce_alerts(every)
    if found:
        yield f"{found[0].text}{f' And {len(found) - 1} more.' * (len(found) > 1)}"


def _doing(reader: Reader, name: str, today: date) -> str:
    from planner.storage.glance import done_on, sessions_on, topic_names

    sessions, studied = sessions_on(reader, name, today), done_on(reader, name, today)
    done = f"{minutes(studied)} done" if studied else ""
    if not sessions:
        return f"{done}, that was all." if done else "nothing planned."
    topics = topic_names(reader, name)
    whole = minutes(sum(it.minutes for it in sessions))
    still = f"{done}, still {whole}" if done else whole
    return f"{still}: {'; '.join(_said(it, topics) for it in sessions)}."


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
