"""An enrolment as rows: its scalars in `enrolments`, its lists (week, days off, scores …) beside it, its rules as JSON.

Busy times are the student's, not the enrolment's: each enrolment is read with all of them, and writes none.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from planner.domain.calendar_math import DateRange
from planner.domain.enrolment import Attempt, Enrolment, Off, Score, StudyDay, Week
from planner.storage.busy_rows import read_busy
from planner.storage.rows import Columns, Row, replace, rows_of, select, upsert
from planner.storage.texts import clock, clock_text, day, day_text, instant_text

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from planner.domain.enrolment import Busy
    from planner.domain.track import Track

_DATES: Columns = ("enrolled_on", "start", "program_end", "exam_date", "applied_on")
_WINDOW: Columns = ("window_start", "window_stop")
_PLAIN: Columns = (
    "uuid",
    "track",
    "route",
    "months",
    "state",
    "buffer_percent",
    "session_minutes",
    "daily_cap",
    "depth",
    "first_weekday",
    "status",
    "share_percent",
)
_WEEKDAYS: Columns = ("weekday", "minutes", "at")
_DAYS_OFF: Columns = ("position", "start", "stop", "label")
_TRIAGE: Columns = ("position", "topic", "level")
_SCORES: Columns = ("position", "date", "domain", "percent")
_ATTEMPTS: Columns = ("date", "passed", "weak")
_MET: Columns = ("position", "item")
_SEEN_TO: Columns = ("position", "key", "date")


def write_enrolment(connection: sqlite3.Connection, it: Enrolment, now: datetime) -> None:
    """Adds it, or gives the one with its id new values; the instant at which it was first added stays."""
    dates = [day_text(getattr(it, name)) for name in _DATES]
    window = (day_text(it.window.start), day_text(it.window.stop)) if it.window else (None, None)
    row = (it.id, *dates, *window, *(getattr(it, name) for name in _PLAIN), instant_text(now))
    upsert(connection, "enrolments", ("id",), (*_DATES, *_WINDOW, *_PLAIN), [row], once=("created_at",))
    days = ((index, offered.minutes, clock_text(offered.at)) for index, offered in enumerate(it.week.days))
    replace(connection, "weekdays", it.id, _WEEKDAYS, days)
    away = ((index, day_text(off.days.start), day_text(off.days.stop), off.label) for index, off in enumerate(it.off))
    replace(connection, "days_off", it.id, _DAYS_OFF, away)
    levels = ((index, topic, level) for index, (topic, level) in enumerate(it.triage.items()))
    replace(connection, "triage", it.id, _TRIAGE, levels)
    scores = ((index, day_text(score.on), score.domain, score.percent) for index, score in enumerate(it.scores))
    replace(connection, "scores", it.id, _SCORES, scores)
    attempts = ((day_text(made.on), made.passed, json.dumps(made.weak)) for made in it.attempts)
    replace(connection, "attempts", it.id, _ATTEMPTS, attempts)
    replace(connection, "requirements_met", it.id, _MET, enumerate(it.met))
    seen_to = ((index, key, day_text(on)) for index, (key, on) in enumerate(it.seen_to.items()))
    replace(connection, "seen_to", it.id, _SEEN_TO, seen_to)


def read_enrolments(connection: sqlite3.Connection, tail: str, *values: object) -> tuple[Enrolment, ...]:
    """Those that `tail` chooses."""
    rows = select(connection, "enrolments", ("id", *_DATES, *_WINDOW, *_PLAIN), tail, *values)
    busy = read_busy(connection)
    return tuple(_enrolment(connection, row, busy) for row in rows)


def _enrolment(connection: sqlite3.Connection, row: Row, busy: tuple[Busy, ...]) -> Enrolment:
    name, dates, (opens, closes) = row[0], row[1:6], row[6:8]
    weekdays = rows_of(connection, "weekdays", _WEEKDAYS, name, "weekday")
    away = rows_of(connection, "days_off", _DAYS_OFF, name, "position")
    scores = rows_of(connection, "scores", _SCORES, name, "position")
    attempts = rows_of(connection, "attempts", _ATTEMPTS, name, "date")
    return Enrolment(
        id=name,
        window=None if opens is None else DateRange(day(opens), day(closes)),
        week=Week(tuple(StudyDay(minutes, clock(at)) for _, minutes, at in weekdays)),
        off=tuple(Off(DateRange(day(start), day(stop)), label) for _, start, stop, label in away),
        triage={topic: level for _, topic, level in rows_of(connection, "triage", _TRIAGE, name, "position")},
        busy=busy,
        scores=tuple(Score(day(on), domain, percent) for _, on, domain, percent in scores),
        attempts=tuple(Attempt(day(on), bool(passed), tuple(json.loads(weak))) for on, passed, weak in attempts),
        met=tuple(item for _, item in rows_of(connection, "requirements_met", _MET, name, "position")),
        seen_to={key: day(on) for _, key, on in rows_of(connection, "seen_to", _SEEN_TO, name, "position")},
        **dict(zip(_DATES, map(day, dates), strict=True)),
        **dict(zip(_PLAIN, row[8:], strict=True)),
    )


def write_rules(connection: sqlite3.Connection, enrolment: str, track: Track) -> None:
    """Keeps the track, whole, with the enrolment."""
    from planner.storage import codec

    upsert(connection, "rules", ("enrolment",), ("track",), [(enrolment, codec.to_text(track))])


def read_rules(connection: sqlite3.Connection, enrolment: str) -> Track | None:
    """The track that was kept with the enrolment."""
    from planner.domain.track import Track  # the track and what decodes it take 15 ms, and a login shell needs neither
    from planner.storage import codec

    found = select(connection, "rules", ("track",), "WHERE enrolment = ?", enrolment)
    return codec.from_text(Track, found[0][0]) if found else None


def read_topic_names(connection: sqlite3.Connection, enrolment: str) -> dict[str, str]:
    """Topic ids to names, in the track's order, without decoding the track."""
    topics = "rules, json_each(rules.track, '$.outline.topics')"
    columns = ("json_extract(value, '$.id')", "json_extract(value, '$.name')")
    return dict(select(connection, topics, columns, "WHERE enrolment = ? ORDER BY key", enrolment))
