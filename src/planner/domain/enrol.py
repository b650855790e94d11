"""From what a student asks for to an enrolment: defaults filled in, everything that can't be is said in sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from planner.domain.enrolment import (
    DEFAULT_BUFFER_PERCENT,
    DEFAULT_SESSION_MINUTES,
    LONGEST_SESSION,
    MINUTES_A_DAY,
    SHORTEST_SESSION,
    Enrolment,
    StudyDay,
    Week,
)
from planner.domain.timeline import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.calendar_math import DateRange
    from planner.domain.enrolment import Depth, Off, Triage
    from planner.domain.timeline import Dates
    from planner.domain.track import Route, Track

MOST_BUFFER_PERCENT = 90
MOST_MONTHS = 120
PLACEHOLDER_WEEK = Week(tuple(StudyDay(0) for _ in range(7)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a student gives; None means not given, and keeps what was there or takes the default.

    `unpin_exam`, `clear_off` take back what an earlier wish set. `triage` is by topic or domain id.
    """

    start: date | None = None
    months: int | None = None
    route: str | None = None
    week: Week | None = None
    program_end: date | None = None
    exam_date: date | None = None
    applied_on: date | None = None
    window: DateRange | None = None
    state: str | None = None
    buffer_percent: int | None = None
    session_minutes: int | None = None
    daily_cap: int | None = None
    depth: Depth | None = None
    first_weekday: int | None = None
    off: tuple[Off, ...] | None = None
    triage: Mapping[str, Triage] | None = None
    unpin_exam: bool = False
    unusual_length: bool = False


def week_of_hours(minutes: int) -> Week:
    """`minutes` a week over Monday to Saturday: equal shares in quarters of an hour, what is left over on Saturday."""
    share = minutes // 6 // 15 * 15
    return Week(tuple(StudyDay(m) for m in (*([share] * 5), minutes - 5 * share, 0)))


def enrolled(track: Track, wishes: Wishes, today: date, enrolment_id: str, uuid: str) -> Enrolment:
    """A new enrolment made `today`. Check it with `problems` before planning."""
    route = _route(track, wishes.route) or track.routes[0]
    base = Enrolment(
        id=enrolment_id,
        uuid=uuid,
        track=track.id,
        route=route.id,
        enrolled_on=today,
        start=wishes.start or today,
        months=track.program.months.value.default if route.program else None,
        week=PLACEHOLDER_WEEK,
        buffer_percent=DEFAULT_BUFFER_PERCENT,
        session_minutes=DEFAULT_SESSION_MINUTES,
    )
    return changed(track, base, wishes)


def changed(track: Track, enrolment: Enrolment, wishes: Wishes) -> Enrolment:
    """The enrolment with the wishes put over it."""
    plain = (
        "start", "months", "week", "program_end", "exam_date", "applied_on", "window", "state", "buffer_percent",
        "session_minutes", "daily_cap", "depth", "first_weekday", "off",
    )  # fmt: skip
    given = {name: getattr(wishes, name) for name in plain if getattr(wishes, name) is not None}
    if wishes.months is not None and wishes.program_end is None:
        given["program_end"] = None
    if wishes.unpin_exam:
        given["exam_date"] = None
    if wishes.triage is not None:
        given["triage"] = {**enrolment.triage, **_by_topic(track, wishes.triage)}
    route = _route(track, wishes.route)
    if route is not None:
        given["route"] = route.id
        if not route.program:
            given["months"] = given["program_end"] = None
        elif enrolment.months is None and wishes.months is None:
            given["months"] = track.program.months.value.default
    return replace(enrolment, **given)


def _route(track: Track, route_id: str | None) -> Route | None:
    return next((route for route in track.routes if route.id == route_id), None)


def _by_topic(track: Track, triage: Mapping[str, Triage]) -> dict[str, Triage]:
    """Triage by topic: a domain's id stands for all its topics; ids that are neither are left out."""
    by_domain = {t.id: triage[t.domain] for t in track.outline.topics if t.domain in triage}
    return by_domain | {t.id: triage[t.id] for t in track.outline.topics if t.id in triage}


def problems(track: Track, enrolment: Enrolment, wishes: Wishes, today: date) -> list[str]:
    """Everything that makes the wishes impossible, each a finished sentence with what would be accepted."""
    found = [*_of_ids(track, wishes), *_of_numbers(enrolment), *_of_program(track, enrolment, wishes)]
    if found:
        return found
    return [*_of_off(enrolment), *_of_exam(track, enrolment, dates(track, enrolment), today)]


def _of_ids(track: Track, wishes: Wishes) -> Iterator[str]:
    if wishes.route is not None and _route(track, wishes.route) is None:
        yield f"--route: {track.id} has no route '{wishes.route}'. Its routes: {', '.join(r.id for r in track.routes)}."
    known = [t.id for t in track.outline.topics] + [d.id for d in track.outline.domains]
    for name in wishes.triage or {}:
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.4)
            hint = f" Nearest: {', '.join(near)}." if near else ""
            yield f"--triage: {track.id} has no topic or domain '{name}'.{hint}"


def _of_numbers(enrolment: Enrolment) -> Iterator[str]:
    for day in enrolment.week.days:
        if not 0 <= day.minutes <= MINUTES_A_DAY:
            yield f"--week: {day.minutes} minutes on one day. A day has 0 to {MINUTES_A_DAY}."
    if not enrolment.week.minutes:
        yield "--week: no minutes at all. Give at least one weekday some, for example --week 'mon=60,sat=180'."
    if not 0 <= enrolment.buffer_percent <= MOST_BUFFER_PERCENT:
        yield f"--buffer: {enrolment.buffer_percent} %. Give 0 to {MOST_BUFFER_PERCENT}."
    session = enrolment.session_minutes
    if session % SHORTEST_SESSION or not SHORTEST_SESSION <= session <= LONGEST_SESSION:
        yield f"--session: {session} minutes. Give {SHORTEST_SESSION} to {LONGEST_SESSION} in steps of {SHORTEST_SESSION}."
    if enrolment.daily_cap is not None and not 1 <= enrolment.daily_cap <= MINUTES_A_DAY:
        yield f"--daily-cap: {enrolment.daily_cap} minutes. Give 1 to {MINUTES_A_DAY}."
    if enrolment.months is not None and not 1 <= enrolment.months <= MOST_MONTHS:
        yield f"--months: {enrolment.months}. Give 1 to {MOST_MONTHS}."


def _of_program(track: Track, enrolment: Enrolment, wishes: Wishes) -> Iterator[str]:
    route = track.route(enrolment.route)
    usual = track.program.months.value
    if not route.program:
        for name, value in (("--months", wishes.months), ("--program-end", wishes.program_end)):
            if value is not None:
                yield f"{name}: the route '{route.id}' has no programme. Leave it out, or choose another --route."
    elif enrolment.program_end is not None:
        if enrolment.program_end <= enrolment.start:
            yield f"--program-end: {enrolment.program_end} is not after the start {enrolment.start}."
    elif wishes.months is not None and not wishes.unusual_length and not usual.min <= wishes.months <= usual.max:
        yield (
            f"--months: {wishes.months}. A {track.name} programme takes {usual.min} to {usual.max} months; "
            "add --unusual-length if yours really differs."
        )


def _of_off(enrolment: Enrolment) -> Iterator[str]:
    ordered = sorted(enrolment.off, key=lambda off: off.days.start)
    for off in ordered:
        if off.days.stop <= off.days.start:
            yield f"--off: {off.days.start}..{off.days.last} ends before it begins."
    for a, b in zip(ordered, ordered[1:], strict=False):
        if a.days.overlaps(b.days):
            yield f"--off: {_range(a)} and {_range(b)} overlap. Join them into one."


def _range(off: Off) -> str:
    return f"{off.days.start}..{off.days.last}"


def _of_exam(track: Track, enrolment: Enrolment, when: Dates, today: date) -> Iterator[str]:
    exam = enrolment.exam_date
    if when.eligible_until is not None and when.eligible_until < today:
        route = track.route(enrolment.route)
        instead = f" {route.after_recency}" if route.after_recency else ""
        limit = route.recency.value if route.recency else ""
        yield f"The route '{route.id}' is open for {limit} after the programme, to {when.eligible_until}.{instead}"
    elif when.closes <= max(today, enrolment.start):
        yield f"The exam window {when.opens} to {when.closes} is over. Give your own with --window, or a new --applied-on."
    elif exam is not None and exam <= max(enrolment.start, today):
        yield f"--exam-date: {exam} is not after {max(enrolment.start, today)}, the first day of the plan."
    elif exam is not None and not when.window_holds(exam):
        yield (
            f"--exam-date: {exam} lies outside the exam window {when.opens} to {when.closes}. "
            "Choose a date inside it, or give the window on your authorisation with --window A..B."
        )
