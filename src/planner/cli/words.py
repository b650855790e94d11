"""Dates, minutes and counts as a student reads them. Never the locale's: the same everywhere, and in the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.domain.enrolment import Week

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ACTIVITIES: Mapping[str, str] = {
    "learn": "learn",
    "hands_on": "hands-on",
    "recall": "recall",
    "mock": "mock exam",
    "mock_review": "mock review",
    "catch_up": "catch-up",
    "task": "errand",
}


def day(it: date) -> str:
    """`Mon 2027-01-11`."""
    return f"{WEEKDAYS[it.weekday()]} {it.isoformat()}"


def day_in_month(it: date) -> str:
    """`Mon 11`, where the month is clear."""
    return f"{WEEKDAYS[it.weekday()]} {it.day:2}"


def minutes(count: int) -> str:
    """`45 min`, `2 h`, `1 h 30 min`."""
    hours, rest = divmod(count, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def hours(count: int) -> str:
    """Minutes as whole hours, for sums where a minute more or less says nothing; small ones to the minute."""
    return f"{round(count / 60)} h" if count >= 600 else minutes(count)


def count(number: int, thing: str) -> str:
    """`1 week`, `3 weeks`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def away(it: date, today: date) -> str:
    """How far a date lies from today: `today`, `in 12 days`, `3 days ago`."""
    days = (it - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def week_option(week: Week) -> str:
    """The week as `--week` takes it: `mon=60,wed=60@18:30`."""
    named = ((name.lower(), it) for name, it in zip(WEEKDAYS, week.days, strict=True))
    return ",".join(f"{name}={it.minutes}{f'@{it.at:%H:%M}' if it.at else ''}" for name, it in named if it.minutes)


def week_words(week: Week) -> str:
    """`5 h a week: Mon 60, Wed 60, Sat 180 min`."""
    named = zip(WEEKDAYS, week.days, strict=True)
    days = [f"{name} {it.minutes}{f' from {it.at:%H:%M}' if it.at else ''}" for name, it in named if it.minutes]
    return f"{minutes(week.minutes)} a week: {', '.join(days)} min"


def stale(read_on: date, today: date) -> bool:
    """Whether a page was read more than a year ago, so that what it said should be checked again."""
    from planner.domain.calendar_math import add_months
    from planner.domain.facts import STALE_AFTER_MONTHS

    return add_months(read_on, STALE_AFTER_MONTHS) < today
