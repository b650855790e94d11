"""What only the screens need beside `domain.wording`: narrow dates and sums, marks, and sentences without options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.plan_words import stale, standing, subject
from planner.domain.wording import WEEKDAYS
from planner.ui.format import clip, width

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.enrolment import Week
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_in_month(it: date) -> str:
    """`Mon 11 Jan`."""
    return f"{WEEKDAYS[it.weekday()]} {it.day:2} {MONTHS[it.month - 1]}"


def clock(count: int) -> str:
    """Minutes in a narrow column: `5:15`."""
    return f"{count // 60}:{count % 60:02}"


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


def about(block: Block, names: Mapping[str, str]) -> str:
    """What a session is about, with where it stands."""
    return f"{subject(block, names)}{standing(block)}"


def brief(block: Block, names: Mapping[str, str], room: int) -> str:
    """What a session is about, on one line: as many topics as fit, and how many more."""
    whole = about(block, names)
    if width(whole) <= room or len(block.parts) < 2:
        return clip(whole, room)
    topics = [names.get(part.topic, part.topic) for part in block.parts]
    for shown in range(len(topics) - 1, 0, -1):
        text = f"{'; '.join(topics[:shown])} and {len(topics) - shown} more"
        if width(text) <= room:
            return text
    return f"{clip(topics[0], room - 11)} and {len(topics) - 1} more"


def marks(it: Milestone, today: date) -> str:
    """What a reader must know of a date beside the date, in words."""
    state = it.state(today)
    found = [
        "done" if it.done else "",
        "MISSED" if state == "missed" else "",
        "due" if state == "due" and it.duty else "",
        "if you pass" if it.expected else "",
        "" if it.confirmed else "unconfirmed",
        "check with the issuer" if any(stale(page.read_on, today) for page in it.sources) else "",
    ]
    said = ", ".join(filter(None, found))
    return f" ({said})" if said else ""


def plain_words(sentence: str) -> str:
    """A sentence of the command line for the screen, which has no options: their names are left out or made words."""
    import re

    head_, colon, rest = sentence.partition(": ")
    said = rest[:1].upper() + rest[1:] if colon and head_.startswith("--") else sentence
    said = re.sub(r" with --[a-z-]+( [A-Z]\.\.[A-Z])?|; add --unusual-length if yours really differs", "", said)
    return re.sub(r"--([a-z-]+)", lambda it: it[1].replace("-", " "), said)
