"""Writing a calendar, beside icalendar with as many bare events: the rate, how it grows, and the memory it takes."""

from __future__ import annotations

import gc
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from benchmarks.figure import Figure, seconds
from planner.calendars.ics import render
from planner.domain.calendar_item import CalendarItem, Entry, Revision

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FEW, MANY = 1_000, 20_000
ROUNDS = 3
START = date(2027, 1, 11)
NOW = datetime(2027, 1, 11, 12, tzinfo=UTC)
REASON = """2027-09-30 = exam 2027-11-29 - 60 days (processing)
Reminder: 7 days before, at 09:00.
Source: How to apply (official, read 2026-11-22): https://www.aama-ntl.org/apply
Ask `planner explain apply_by` for more (cma-aama-1)."""


def measured() -> list[Figure]:
    """Full events with notes and reminders, of ours; of the library's, UID, dates and title."""
    few, many = _items(FEW), _items(MANY)
    ours, theirs = seconds([lambda: render(few, name="plan"), lambda: _bare(FEW)])
    ours_many, theirs_many = _seconds_of_long_ones([lambda: render(many, name="plan"), lambda: _bare(MANY)])
    growth = (ours_many / ours) / (theirs_many / theirs)
    return [
        Figure(f"writing {FEW} events, beside icalendar and bare ones: rate", theirs / ours, 0.8, bound="at least"),
        Figure(f"growth from {FEW} to {MANY} events, beside icalendar's", growth, 1),
        Figure(f"peak memory per event, {MANY} beside {FEW}", _peak(many) / _peak(few), 1.1),
    ]


def _seconds_of_long_ones(subjects: Sequence[Callable[[], object]]) -> list[float]:
    """As `seconds`, in fewer rounds: the library takes two seconds for the many."""
    times: list[list[float]] = [[] for _ in subjects]
    for _ in range(ROUNDS):
        for subject, taken in zip(subjects, times, strict=True):
            gc.collect()
            start = perf_counter()
            subject()
            taken.append(perf_counter() - start)
    return [median(taken) for taken in times]


def _items(count: int) -> list[CalendarItem]:
    """Entries as long as a milestone's, a day apart."""
    return [
        CalendarItem(
            Entry(
                key=f"event-{number}",
                section="milestones",
                date=START + timedelta(days=number % 5_000),
                title=f"CMA (AAMA): last day to apply, number {number}",
                description=REASON,
                url="https://www.aama-ntl.org/apply",
                alarm=timedelta(days=6, hours=15),
            ),
            Revision(uid=f"{number:036}@planner.invalid", sequence=0, created_at=NOW, modified_at=NOW),
        )
        for number in range(count)
    ]


def _bare(count: int) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "bench")
    for number in range(count):
        event, day = Event(), START + timedelta(days=number % 5_000)
        for name, value in (("uid", f"{number:036}@planner.invalid"), ("dtstamp", NOW), ("dtstart", day)):
            event.add(name, value)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", f"CMA (AAMA): last day to apply, number {number}")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _peak(items: list[CalendarItem]) -> float:
    """Bytes for each event at the worst moment, beyond the items themselves."""
    tracemalloc.start()
    try:
        render(items, name="plan")
        return tracemalloc.get_traced_memory()[1] / len(items)
    finally:
        tracemalloc.stop()
