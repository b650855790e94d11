"""Dates, minutes and standings as a student reads them: the command line's words, for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.calendar_math import add_months
from planner.domain.facts import STALE_AFTER_MONTHS
from planner.ui.format import clip, width

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.enrolment import Week
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Activity, Block, Budget

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ACTIVITIES: Mapping[Activity, str] = {
    "learn": "learn",
    "hands_on": "hands-on",
    "recall": "recall",
    "mock": "mock exam",
    "mock_review": "mock review",
    "catch_up": "catch-up",
    "task": "errand",
}
ERRANDS: Mapping[str, str] = {"transcript_request": "ask for your transcript", "apply_by": "apply for the exam"}
STANDING: Mapping[str, str] = {"done": "done", "skipped": "skipped", "missed": "not logged"}


def day(it: date) -> str:
    """`Mon 2027-01-11`."""
    return f"{WEEKDAYS[it.weekday()]} {it.isoformat()}"


def day_in_month(it: date) -> str:
    """`Mon 11 Jan`."""
    return f"{WEEKDAYS[it.weekday()]} {it.day:2} {MONTHS[it.month - 1]}"


def minutes(count: int) -> str:
    """`45 min`, `2 h`, `1 h 30 min`."""
    whole, rest = divmod(count, 60)
    if not whole:
        return f"{rest} min"
    return f"{whole} h {rest} min" if rest else f"{whole} h"


def hours(count: int) -> str:
    """Minutes as whole hours, for sums where a minute more or less says nothing; small ones to the minute."""
    return f"{round(count / 60)} h" if count >= 600 else minutes(count)


def clock(count: int) -> str:
    """Minutes in a narrow column: `5:15`."""
    return f"{count // 60}:{count % 60:02}"


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


def week_words(week: Week) -> str:
    """`5 h a week: Mon 60, Wed 60, Sat 180 min`."""
    named = zip(WEEKDAYS, week.days, strict=True)
    days = [f"{name} {it.minutes}{f' from {it.at:%H:%M}' if it.at else ''}" for name, it in named if it.minutes]
    return f"{minutes(week.minutes)} a week: {', '.join(days)} min"


def week_brief(week: Week) -> str:
    """The week in few columns: `Mon-Fri 60, Sat 90 min`."""
    runs: list[tuple[int, int, int]] = []
    for n, it in enumerate(week.days):
        if runs and runs[-1][1] == n - 1 and runs[-1][2] == it.minutes:
            runs[-1] = (runs[-1][0], n, it.minutes)
        elif it.minutes:
            runs.append((n, n, it.minutes))
    named = (f"{WEEKDAYS[a]}{f'-{WEEKDAYS[b]}' if b > a else ''} {count}" for a, b, count in runs)
    return f"{', '.join(named)} min"


def fit_words(budget: Budget) -> str:
    """Whether the plan fits, and with how much room."""
    sums = f"{hours(budget.need)} needed, {hours(budget.supply)} available"
    if not budget.feasible:
        return f"Does not fit: {sums}, {hours(budget.shortfall)} short."
    spare = min(budget.supply - budget.need, budget.supply_before_review - budget.need_before_review)
    return f"Fits: {sums}, {hours(spare)} to spare." if spare else f"Just fits: {sums}."


def subject(block: Block, names: Mapping[str, str]) -> str:
    """What a session is about, with where it stands."""
    standing = f" ({STANDING[block.status]})" if block.status in STANDING else ""
    return f"{_subject(block, names)}{standing}{' (pinned)' if block.pinned else ''}"


def brief(block: Block, names: Mapping[str, str], room: int) -> str:
    """What a session is about, on one line: as many topics as fit, and how many more."""
    whole = subject(block, names)
    if width(whole) <= room or len(block.parts) < 2:
        return clip(whole, room)
    topics = [names.get(part.topic, part.topic) for part in block.parts]
    for shown in range(len(topics) - 1, 0, -1):
        text = f"{', '.join(topics[:shown])} and {len(topics) - shown} more"
        if width(text) <= room:
            return text
    return f"{clip(topics[0], room - 11)} and {len(topics) - 1} more"


def _subject(block: Block, names: Mapping[str, str]) -> str:
    if block.activity == "catch_up":
        return "kept free for what was missed"
    if block.activity == "task":
        return ERRANDS.get(block.task, block.task.replace("_", " "))
    if block.mock:
        part = f", part {block.mock.slice} of {block.mock.of}" if block.mock.of > 1 else ""
        return f"number {block.mock.number}{part}"
    return ", ".join(names.get(part.topic, part.topic) for part in block.parts)


def marks(it: Milestone, today: date) -> str:
    """What a reader must know of a date beside the date, in words."""
    state = it.state(today)
    found = [
        "done" if it.done else "",
        "MISSED" if state == "missed" else "",
        "due" if state == "due" and it.duty else "",
        "if you pass" if it.expected else "",
        "" if it.confirmed else "unconfirmed",
        "check with the issuer" if stale(it, today) else "",
    ]
    said = ", ".join(filter(None, found))
    return f" ({said})" if said else ""


def stale(it: Milestone, today: date) -> bool:
    """Whether a page behind the date was read more than a year ago."""
    return any(add_months(page.read_on, STALE_AFTER_MONTHS) < today for page in it.sources)
