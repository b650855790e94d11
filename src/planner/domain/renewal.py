"""After the pass: when a credential expires, when its yearly clocks fall due, and what follows a missed renewal.

Dates are counted from the day of certification, never from the date before: two cycles of 36 months are 72 months.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, add_months, end_of_month
from planner.domain.citing import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from planner.domain.milestone import Milestone
    from planner.domain.track import Clock, Renewal, Track

CYCLES_AHEAD = 2


def due(anchor: date, months: int, ends: Literal["same-day", "day-before", "end-of-month", "end-of-year"]) -> date:
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
    """The length of a cycle in months."""
    span = renewal.cycle.value
    return span.count * 12 if span.unit == "years" else span.count


def renewal_milestones(track: Track, certified: date) -> Iterator[Milestone]:
    """Two cycles of renewal for a credential earned on `certified`; all of them hold only if the exam is passed."""
    for cycle in range(1, CYCLES_AHEAD + 1):
        yield from _cycle(track, certified, cycle)
    for clock in track.renewal.clocks:
        yield from _clock(track, certified, clock)


def _cycle(track: Track, certified: date, number: int) -> Iterator[Milestone]:
    renewal, cited = track.renewal, Cited(track.sources)
    months = cycle_months(renewal)
    mark = "" if number == 1 else f"_{number}"
    ends = due(certified, months * number, renewal.ends)
    how = f"{ends} = certified {certified} + {months * number} months" + _ending(renewal)
    yield cited.milestone(
        f"renewal_due{mark}", ends, "renewal", f"{track.name} expires unless renewed", how, renewal.cycle,
        duty=True, expected=True,
    )  # fmt: skip
    by = renewal.margin.value.before(renewal.processing.value.before(ends))
    because = f"{by} = expiry {ends} - {renewal.processing.value} processing - {renewal.margin.value} in hand"
    yield cited.milestone(
        f"renew_by{mark}", by, "renewal", "Send the renewal", because, renewal.cycle, renewal.processing, renewal.margin,
        duty=True, expected=True,
    )  # fmt: skip
    if number == 1:
        yield from _checkpoints(track, certified, months)
        yield from _ladder(track, ends)


def _ending(renewal: Renewal) -> str:
    words = {
        "end-of-month": ", to the end of the month",
        "end-of-year": ", to the end of the year, the first counted whole",
        "day-before": ", the day before the anniversary",
        "same-day": "",
    }
    printed = "; the date printed on the certificate wins" if renewal.printed_date_wins else ""
    return words[renewal.ends] + printed


def _checkpoints(track: Track, certified: date, months: int) -> Iterator[Milestone]:
    """Looks at the CE so far, the cycle split evenly; the last part ends with the renewal itself."""
    renewal, cited = track.renewal, Cited(track.sources)
    total = next((c for c in renewal.constraints if c.kind == "total"), None)
    if total is None:
        return
    parts = renewal.checkpoints.value
    for n in range(1, parts):
        day = add_months(certified, months * n // parts)
        points = -(-total.required.value * n // parts)
        because = (
            f"{day} = certified {certified} + {months * n // parts} months: {points} of {total.required.value} "
            f"{renewal.unit} keep pace with a cycle of {months} months"
        )
        yield cited.milestone(
            f"ce_checkpoint_{n}", day, "ce", f"CE: {points} {renewal.unit} by now", because, total.required, renewal.cycle,
            expected=True,
        )  # fmt: skip


def _ladder(track: Track, ends: date) -> Iterator[Milestone]:
    cited = Cited(track.sources)
    for rung in track.renewal.ladder:
        day = rung.after.value.after(ends)
        because = f"{day} = expiry {ends} + {rung.after.value}"
        yield cited.milestone(
            rung.key, day, "renewal", f"If not renewed: {rung.title[0].lower()}{rung.title[1:]}", because, rung.after,
            track.renewal.cycle, expected=True,
        )  # fmt: skip


def _clock(track: Track, certified: date, clock: Clock) -> Iterator[Milestone]:
    cited = Cited(track.sources)
    fee = next((f for f in track.fees if f.id == clock.fee), None)
    amount = fee.amount if fee else None
    price = f": ${amount.value}" if amount else ""
    for n in range(1, cycle_months(track.renewal) // clock.months.value + 1):
        day = due(certified, clock.months.value * n, clock.due)
        because = f"{day} = certified {certified} + {clock.months.value * n} months" + (
            ", the day before the anniversary" if clock.due == "day-before" else ""
        )
        yield cited.milestone(
            f"{clock.key}_{n}", day, "fee", clock.title + price, because, clock.months, amount, duty=True, expected=True
        )
