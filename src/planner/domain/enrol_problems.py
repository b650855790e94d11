"""What makes an enrolment impossible, in finished sentences: the option it is about, and what would be accepted."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, add_months
from planner.domain.enrolment import LONGEST_SESSION, MINUTES_A_DAY, SHORTEST_SESSION
from planner.domain.retake import of_the_next
from planner.domain.timeline import dates, in_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.calendar_math import DateRange
    from planner.domain.enrol import Wishes
    from planner.domain.enrolment import Enrolment
    from planner.domain.timeline import Dates
    from planner.domain.track import Route, Track

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2150, 12, 31)
"""Days outside are slips of the finger; inside them every date that follows stays within the calendar."""
MOST_BUFFER_PERCENT = 90
MOST_MONTHS = 120
MOST_YEARS_BACK = 15
"""A programme of ten years, and five more in which its graduates may apply."""
MOST_WINDOW_MONTHS = 36


def problems(track: Track, enrolment: Enrolment, wishes: Wishes, today: date) -> list[str]:
    """Everything that makes the wishes impossible, each a finished sentence with what would be accepted.

    `enrolment` is what the wishes make. Dates are judged together only where each alone can be.
    """
    found = [*_of_ids(track, wishes), *_of_numbers(enrolment), *_of_days(enrolment)]
    found = found or [*_of_program(track, enrolment, wishes), *_of_off(enrolment), *_of_own_window(enrolment)]
    return found or [*_of_exam(track, enrolment, wishes, dates(track, enrolment), today)]


def _of_ids(track: Track, wishes: Wishes) -> Iterator[str]:
    routes = [route.id for route in track.routes]
    if wishes.route is not None and wishes.route not in routes:
        yield f"--route: {track.id} has no route '{wishes.route}'. Its routes: {', '.join(routes)}."
    known = [topic.id for topic in track.outline.topics] + [domain.id for domain in track.outline.domains]
    for name in wishes.triage or {}:
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.4) or [domain.id for domain in track.outline.domains]
            yield f"--triage: {track.id} has no topic or domain '{name}'. Nearest: {', '.join(near)}."


def _of_numbers(enrolment: Enrolment) -> Iterator[str]:
    for day in enrolment.week.days:
        if not 0 <= day.minutes <= MINUTES_A_DAY:
            yield f"--week: {day.minutes} minutes on one day. A day has 0 to {MINUTES_A_DAY}."
    if not any(day.minutes for day in enrolment.week.days):
        yield "--week: no minutes at all. Give at least one weekday some, for example --week 'mon=60,sat=180'."
    if not 0 <= enrolment.buffer_percent <= MOST_BUFFER_PERCENT:
        yield f"--buffer: {enrolment.buffer_percent} %. Give 0 to {MOST_BUFFER_PERCENT}."
    session = enrolment.session_minutes
    if session % SHORTEST_SESSION or not SHORTEST_SESSION <= session <= LONGEST_SESSION:
        accepted = f"{SHORTEST_SESSION} to {LONGEST_SESSION} in steps of {SHORTEST_SESSION}"
        yield f"--session: {session} minutes. Give {accepted}."
    if enrolment.daily_cap is not None and not 1 <= enrolment.daily_cap <= MINUTES_A_DAY:
        yield f"--daily-cap: {enrolment.daily_cap} minutes. Give 1 to {MINUTES_A_DAY}."


def _of_days(enrolment: Enrolment) -> Iterator[str]:
    start, window, made = enrolment.start, enrolment.window, enrolment.enrolled_on
    given = [
        ("--today", made),
        ("--start", start),
        ("--program-end", enrolment.program_end),
        ("--exam-date", enrolment.exam_date),
        ("--applied-on", enrolment.applied_on),
        *([("--window", window.start), ("--window", window.stop - ONE_DAY)] if window else []),
    ]
    out = [(option, day) for option, day in given if day is not None and not FIRST_DAY <= day <= LAST_DAY]
    for option, day in out:
        yield f"{option}: {day} is out of range. Give a day from {FIRST_DAY} to {LAST_DAY}."
    if not out and add_months(start, 12 * MOST_YEARS_BACK) < made:
        earliest = add_months(made, -12 * MOST_YEARS_BACK)
        yield f"--start: {start} is more than {MOST_YEARS_BACK} years ago. Give {earliest} or a later day."


def _of_program(track: Track, enrolment: Enrolment, wishes: Wishes) -> Iterator[str]:
    route, end = track.route(enrolment.route), enrolment.program_end
    if not route.program:
        for name, value in (("--months", wishes.months), ("--program-end", wishes.program_end)):
            if value is not None:
                yield f"{name}: the route '{route.id}' has no programme. Leave it out, or choose another --route."
        return
    if wishes.months is not None:
        yield from _of_months(track, wishes.months, unusual=wishes.unusual_length)
    if end is not None and end <= enrolment.start:
        yield f"--program-end: {end} is not after the start {enrolment.start}. Give a later day, or --months."
    elif end is not None and end > add_months(enrolment.start, MOST_MONTHS):
        latest = add_months(enrolment.start, MOST_MONTHS)
        yield f"--program-end: {end} is more than {MOST_MONTHS} months after the start. Give {latest} at the latest."


def _of_months(track: Track, months: int, *, unusual: bool) -> Iterator[str]:
    usual, most = track.program.months.value, f"Give 1 to {MOST_MONTHS}"
    if not 1 <= months <= MOST_MONTHS and unusual:
        yield f"--months: {months}. {most}."
    elif not unusual and not usual.min <= months <= usual.max:
        takes = f"--months: {months}. A {track.name} programme takes {usual.min} to {usual.max} months"
        yield f"{takes}; add --unusual-length if yours really differs." if 1 <= months <= MOST_MONTHS else f"{takes}."


def _of_off(enrolment: Enrolment) -> Iterator[str]:
    ordered = sorted((off.days for off in enrolment.off), key=lambda days: days.start)
    for days in ordered:
        if days.stop <= days.start:
            yield f"--off: {_range(days)} ends before it begins. Give the first day first: A..B=label."
    for a, b in pairwise(ordered):
        if a.overlaps(b):
            yield f"--off: {_range(a)} and {_range(b)} overlap. Join them into one."


def _of_own_window(enrolment: Enrolment) -> Iterator[str]:
    window = enrolment.window
    if window is None:
        return
    if window.stop <= window.start:
        yield f"--window: {_range(window)} ends before it begins. Give the first day first: A..B."
    elif window.stop > add_months(window.start, MOST_WINDOW_MONTHS):
        longest = f"longer than {MOST_WINDOW_MONTHS} months"
        yield f"--window: {_range(window)} is {longest}. Give the dates on your authorisation."


def _range(days: DateRange) -> str:
    return f"{days.start}..{days.stop - ONE_DAY}"


def _of_exam(track: Track, enrolment: Enrolment, wishes: Wishes, when: Dates, today: date) -> Iterator[str]:
    """One sentence at most: each reason only matters where the one before it does not hold."""
    first, exam = max(enrolment.start, enrolment.enrolled_on, today), enrolment.exam_date
    if _applies_too_late(enrolment, when, today):
        yield _route_closed(track, track.route(enrolment.route), when, _applies_on(enrolment, when, today))
    elif exam is not None and exam <= first:
        early = f"{_pinned(exam, wishes)} is not after {first}, the first day of the plan"
        yield f"{early}. {_other_exam('a later day', wishes)}."
    elif when.closes < when.opens:
        yield _window_never_opens(track, enrolment, when)
    elif when.closes <= first:
        yield _window_over(enrolment, when, first)
    elif exam is not None and not when.window_holds(exam):
        outside = f"{_pinned(exam, wishes)} lies outside the exam window {when.opens} to {when.closes}"
        instead = (
            f"{_other_exam('a date inside it', wishes)}, or give the window on your authorisation with --window A..B"
        )
        yield f"{outside}. {instead}."


def _pinned(exam: date, wishes: Wishes) -> str:
    return f"--exam-date: {exam}{'' if wishes.exam_date else ', which you chose earlier,'}"


def _other_exam(accepted: str, wishes: Wishes) -> str:
    back = "" if wishes.exam_date else ", go back to the suggested date with --no-exam-date"
    return f"Choose {accepted}{back}"


def _applies_on(enrolment: Enrolment, when: Dates, today: date) -> date:
    return of_the_next(enrolment).applied_on or max(when.applied, today)


def _applies_too_late(enrolment: Enrolment, when: Dates, today: date) -> bool:
    """An application sent, or an authorisation received, while the route was open stays good after it has closed."""
    sat_by_it = bool(enrolment.attempts) and not when.applies_again
    if when.eligible_until is None or of_the_next(enrolment).window is not None or sat_by_it:
        return False
    return _applies_on(enrolment, when, today) > when.eligible_until


def _route_closed(track: Track, route: Route, when: Dates, applies: date) -> str:
    limit = f" for {route.recency.value}" if route.recency else ""
    others = ", ".join(other.id for other in track.routes if other.id != route.id)
    closed = f"open{limit} after the programme, to {when.eligible_until}, and {applies} is too late to apply"
    other = f" Other routes: {others}." if others else ""
    return f"--route: '{route.id}' is {closed}. {route.after_recency or 'Ask the issuer which way is left.'}{other}"


def _window_never_opens(track: Track, enrolment: Enrolment, when: Dates) -> str:
    """An application so early that its window is over before the student may sit."""
    later = in_time(track.application.processing.value, when.earliest_sitting)
    which = "" if enrolment.applied_on else " (assumed, as you gave none)"
    window = f"an exam window that closes on {when.closes}, before you may sit on {when.opens}"
    accepted = f"Give a later day on which you applied or mean to apply, for example {later}"
    return f"--applied-on: an application on {when.applied}{which} gives {window}. {accepted}."


def _window_over(enrolment: Enrolment, when: Dates, first: date) -> str:
    over = f"the exam window {when.opens} to {when.closes} is over by {first}, the first day of the plan"
    if enrolment.window:
        return f"--window: {over}. Give the dates on a newer authorisation."
    after = "" if enrolment.applied_on else " (assumed, as you gave none)"
    accepted = "the day on which you applied or mean to apply, or the window on your authorisation with --window A..B"
    return f"--applied-on: after an application on {when.applied}{after} {over}. Give {accepted}."
