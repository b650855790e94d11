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


def minutes(count: int) -> str:
    """`45 min`, `2 h`, `1 h 30 min`."""
    whole, rest = divmod(count, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest} min" if rest else f"{whole} h"


def hours(count: int) -> str:
    """Minutes as whole hours, for sums where a minute more or less says nothing; small ones to the minute."""
    return f"{round(count / 60)} h" if count >= 600 else minutes(count)


def count(number: int, thing: str) -> str:
    """`1 week`, `3 weeks`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def percent(share: float) -> str:
    """A predicted share, 0 to 1, as `87 %`: rounded down, and never 100, which nothing predicted is."""
    return f"{min(99, int(100 * share))} %"


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))


def away(it: date, today: date) -> str:
    """How far a date lies from today: `today`, `in 12 days`, `3 days ago`."""
    days = (it - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def week_words(week: Week) -> str:
    """`5 h a week: Mon 60, Wed 60, Sat 180 min`."""
    named = zip(WEEKDAYS, week.days, strict=True)
    days = [f"{name} {it.minutes}{f' from {it.at:%H:%M}' if it.at else ''}" for name, it in named if it.minutes]
    return f"{minutes(week.minutes)} a week: {', '.join(days)} min"
