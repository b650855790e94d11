"""What an imported calendar leaves of a study day.

Where the student gave the weekday a clock time, only what falls into that time is taken. Where not, nobody knows when
the student means to study, so each busy minute takes one of the day's. Minutes in two events are taken once.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.enrolment import MINUTES_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, time

    from planner.domain.enrolment import Busy, StudyDay

    BusyDays = Mapping[date, Sequence[Busy]]

MOST_NAMED = 3
LONGEST_NAME = 40
NAMELESS = "busy"


def by_day(busy: Iterable[Busy]) -> BusyDays:
    """Events by their day, in order of time and title."""
    found: dict[date, list[Busy]] = defaultdict(list)
    for event in sorted(busy, key=lambda event: (event.date, _begins(event), event.minutes, event.title)):
        found[event.date].append(event)
    return dict(found)


def left_of(study: StudyDay, day: date, busy: BusyDays) -> tuple[int, tuple[str, ...]]:
    """The minutes of a weekday's study time that are left on that day, and the names of the events that took some.

    Study time that goes on past midnight belongs to the day on which it starts.
    """
    first, stop = _study_time(study)
    clashes = [
        (max(first, start), min(stop, end), event)
        for start, end, event in _on_the_clock(day, busy, past_midnight=stop > MINUTES_A_DAY)
        if max(first, start) < min(stop, end)
    ]
    taken = _covered((start, end) for start, end, _ in clashes)
    return max(0, study.minutes - taken), _names([event for _, _, event in clashes])


def _study_time(study: StudyDay) -> tuple[int, int]:
    """From midnight on, the minutes whose loss is a loss; the whole day where the weekday has no clock time."""
    if study.at is None:
        return 0, MINUTES_A_DAY
    start = _minutes_at(study.at)
    return start, start + study.minutes


def _on_the_clock(day: date, busy: BusyDays, *, past_midnight: bool) -> Iterator[tuple[int, int, Busy]]:
    """Events with their start and end in minutes after that day's midnight."""
    for offset in range(1 + past_midnight):
        for event in busy.get(day + offset * ONE_DAY, ()):
            start = offset * MINUTES_A_DAY + _begins(event)
            yield start, start + event.minutes, event


def _covered(spans: Iterable[tuple[int, int]]) -> int:
    """Minutes inside at least one span; the spans come in order of their start."""
    covered, reached = 0, 0
    for start, end in spans:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def _begins(event: Busy) -> int:
    return 0 if event.at is None else _minutes_at(event.at)


def _minutes_at(at: time) -> int:
    return 60 * at.hour + at.minute


def _names(events: Iterable[Busy]) -> tuple[str, ...]:
    """Each title once, short enough for a line; of many only the first few, and how many more there are."""
    titles = list(dict.fromkeys(_short(event.title) or NAMELESS for event in events))
    more = len(titles) - MOST_NAMED
    return (*titles[:MOST_NAMED], f"{more} more") if more > 0 else tuple(titles)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_NAME else f"{title[: LONGEST_NAME - 1].rstrip()}…"
