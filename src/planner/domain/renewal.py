"""After the pass: when a credential expires, when its yearly clocks fall due, and what follows a missed renewal.

Dates are counted from the day of certification, never from the date before: two cycles of 36 months are 72 months.
"""

from __future__ import annotations

from datetime import date
from itertools import count, takewhile
from typing import TYPE_CHECKING, Literal

from planner.domain.calendar_math import ONE_DAY, Span, add_months, end_of_month
from planner.domain.citing import GIVEN, Cited, Grounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.milestone import Milestone
    from planner.domain.track import Clock, Renewal, Rung, Track

CYCLES_AHEAD = 2
SOME_DAY = date(2001, 1, 1)
Ends = Literal["same-day", "day-before", "end-of-month", "end-of-year"]


def due(anchor: date, months: int, ends: Ends) -> date:
    """The day on which `months` from `anchor` end.

    `end-of-year` counts the year of the anchor as the first: 12 months from any day of 2027 end on 31 December 2027.
    """
    if ends == "end-of-year":
        return date(anchor.year + max(1, months // 12) - 1, 12, 31)
    day = add_months(anchor, months)
    if ends == "end-of-month":
        return end_of_month(day)
    return day - ONE_DAY if ends == "day-before" else day


def cycle_months(renewal: Renewal) -> int:
    """The length of a cycle in months; one that is given in days or weeks comes to the nearest number of them."""
    span = renewal.cycle.value
    if span.unit in ("months", "years"):
        return span.count * (12 if span.unit == "years" else 1)
    return max(1, round((span.after(SOME_DAY) - SOME_DAY).days * 12 / 365.25))


def renewal_milestones(track: Track, certified: date, behind: Grounds = GIVEN) -> Iterator[Milestone]:
    """Two cycles of renewal for a credential earned on `certified`; all of them hold only if the exam is passed.

    `behind` is what the day of certification rests on.
    """
    cited = Cited(track.sources, behind)
    for number in range(1, CYCLES_AHEAD + 1):
        yield from _cycle(track, certified, number, cited)
    yield from _checkpoints(track, certified, cited)
    for rung in track.renewal.ladder:
        yield _rung(track, rung, _expiry(track, certified, 1), cited)
    for clock in track.renewal.clocks:
        yield from _clock(track, clock, certified, cited)


def last_expiry(track: Track, certified: date) -> date:
    """The last day of the last cycle that is shown before the exam is passed."""
    return _expiry(track, certified, CYCLES_AHEAD)


def _expiry(track: Track, certified: date, number: int) -> date:
    return due(certified, number * cycle_months(track.renewal), track.renewal.ends)


def _renew_by(track: Track, certified: date, number: int) -> date:
    """A first cycle may be so short that it begins with its own renewal."""
    renewal = track.renewal
    sent = renewal.margin.value.before(renewal.processing.value.before(_expiry(track, certified, number)))
    return max(sent, certified)


def _cycle(track: Track, certified: date, number: int, cited: Cited) -> Iterator[Milestone]:
    renewal, mark = track.renewal, _mark(number)
    expiry, sent = _expiry(track, certified, number), _renew_by(track, certified, number)
    because = _arithmetic(certified, number * cycle_months(renewal), renewal.ends)
    if renewal.printed_date_wins:
        because += "; if your certificate prints another date, that one counts"
    title = f"Credential expires unless renewed{' again' if mark else ''}"
    yield cited.milestone(
        f"renewal_due{mark}", expiry, "renewal", title, because, renewal.cycle, duty=True, expected=True
    )
    steps = f"{renewal.processing.value} of processing - {renewal.margin.value} in hand"
    because = f"{sent} = expiry {expiry} - {steps}"
    if renewal.margin.value.before(renewal.processing.value.before(expiry)) < certified:
        because = f"{sent}, the day of certification, for expiry {expiry} - {steps} would be even before it"
    yield cited.milestone(
        f"renew_by{mark}", sent, "renewal", f"Send the {'second ' if mark else ''}renewal", because,
        renewal.cycle, renewal.processing, renewal.margin, duty=True, expected=True,
    )  # fmt: skip


def _arithmetic(certified: date, months: int, ends: Ends) -> str:
    day = due(certified, months, ends)
    if ends == "end-of-year":
        more = f" + {Span(day.year - certified.year, 'years')}" if day.year > certified.year else ""
        return f"{day} = end of the year of certification {certified}{more}"
    tail = {"end-of-month": ", to the end of the month", "day-before": " - 1 day, the day before the anniversary"}
    return f"{day} = certified {certified} + {Span(months, 'months')}{tail.get(ends, '')}"


def _checkpoints(track: Track, certified: date, cited: Cited) -> Iterator[Milestone]:
    """Looks at the CE so far, the cycle split evenly; at the last one, when the renewal is sent, all of it is there."""
    renewal = track.renewal
    total = next((c.required for c in renewal.constraints if c.kind == "total"), None)
    if total is None or renewal.checkpoints.value == 0:
        return
    early = list(_looks(renewal, certified, _renew_by(track, certified, 1), total.value))
    for number, (day, points, because) in enumerate(early, start=1):
        title = f"CE: {points} {renewal.unit} by now"
        yield cited.milestone(f"ce_checkpoint_{number}", day, "ce", title, because, total, renewal.cycle, expected=True)
    last, all_of_it = _renew_by(track, certified, 1), f"all {total.value} {renewal.unit}"
    yield cited.milestone(
        f"ce_checkpoint_{len(early) + 1}", last, "ce", f"CE: {all_of_it} by now",
        f"{last}, the day to send the renewal: {all_of_it} have to be earned by then",
        total, renewal.cycle, renewal.processing, renewal.margin, expected=True,
    )  # fmt: skip


def _looks(renewal: Renewal, certified: date, last: date, whole: int) -> Iterator[tuple[date, int, str]]:
    """The looks before the last one: the day, the points that keep pace, and why."""
    months, looks = cycle_months(renewal), renewal.checkpoints.value
    for n in range(1, looks):
        gone, points = months * n // looks, -(-whole * n // looks)
        day = add_months(certified, gone)
        pace = f"{points} of {whole} {renewal.unit} keep pace with a cycle of {Span(months, 'months')}"
        if certified < day < last:
            yield day, points, f"{day} = certified {certified} + {Span(gone, 'months')}: {pace}"


def _rung(track: Track, rung: Rung, expiry: date, cited: Cited) -> Milestone:
    day = rung.after.value.after(expiry)
    because = f"{day} = expiry {expiry} + {rung.after.value}"
    title = f"If not renewed: {in_a_sentence(rung.title)}"
    return cited.milestone(rung.key, day, "renewal", title, because, rung.after, track.renewal.cycle, expected=True)


def _clock(track: Track, clock: Clock, certified: date, cited: Cited) -> Iterator[Milestone]:
    """Every time that it falls due until the last cycle shown ends."""
    amount = next((fee.amount for fee in track.fees if fee.id == clock.fee), None)
    title = f"{clock.title}: ${amount.value}" if amount else clock.title
    every, last = clock.months.value, last_expiry(track, certified)
    for number in takewhile(lambda n: due(certified, every * n, clock.due) <= last, count(1)):
        yield cited.milestone(
            f"{clock.key}{_mark(number)}", due(certified, every * number, clock.due), "fee", title,
            _arithmetic(certified, every * number, clock.due), clock.months, amount, duty=True, expected=True,
        )  # fmt: skip


def _mark(number: int) -> str:
    """What tells the second of its kind and those after it from the first in a key."""
    return "" if number == 1 else f"_{number}"


def in_a_sentence(title: str) -> str:
    """A title as it stands inside a sentence: its capital goes, unless it begins a name such as `MA-Phlebotomist`."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
