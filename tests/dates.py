"""The bundled tracks planned for a student, and the arithmetic of a reason worked out again from its own words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import ONE_DAY, DateRange, Span, Unit, end_of_month
from planner.domain.enrol import Wishes, enrolled, problems, week_of_hours
from planner.domain.facts import Fact
from planner.domain.planning import Planned, plan_for
from planner.schedules import load_state, load_track

if TYPE_CHECKING:
    from planner.domain.enrolment import Enrolment
    from planner.domain.licence import State
    from planner.domain.milestone import Milestone
    from planner.domain.track import Track

TODAY = date(2026, 11, 22)
MONDAY = date(2027, 1, 11)
TRACKS = (
    "ccma-nha", "cma-aama", "cmaa-nha", "cpt-nha", "mls-ascp", "mlt-aab", "mlt-amt", "mlt-ascp", "ncma-ncct",
    "pbt-ascp", "rma-amt", "rpt-amt",
)  # fmt: skip
PLENTY = week_of_hours(15 * 60)
UNITS: dict[str, Unit] = {
    "business day": "business days",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PRICE = re.compile(r"\$(\d+(?:\.\d\d)?)")
STEP = re.compile(r"([+-]) (\d+) (business day|day|week|month|year)s?")


@cache
def bundled(track_id: str) -> Track:
    """A track as it ships; read once."""
    return load_track(track_id)


@cache
def state(state_id: str) -> State:
    """A state as it ships; read once."""
    return load_state(state_id)


def day(text: str) -> date:
    """`2027-01-11`."""
    return date.fromisoformat(text)


def days(first: str, last: str) -> DateRange:
    """Both days included."""
    return DateRange(day(first), day(last) + ONE_DAY)


def asked(track: Track | str, today: date = TODAY, **wishes: Any) -> tuple[Track, Enrolment, Wishes]:
    """An enrolment on a track, with plenty of time to study from Monday 2027-01-11 unless told otherwise."""
    meant = bundled(track) if isinstance(track, str) else track
    usual: dict[str, Any] = {"start": MONDAY, "week": PLENTY}
    wanted = Wishes(**usual | wishes)
    return meant, enrolled(meant, wanted, today, f"{meant.id}-1", "u"), wanted


def refused(track: Track | str, today: date = TODAY, **wishes: Any) -> list[str]:
    """What makes these wishes impossible."""
    meant, made, wanted = asked(track, today, **wishes)
    return problems(meant, made, wanted, today)


def planned(track: Track | str, today: date = TODAY, state_id: str | None = None, **wishes: Any) -> Planned:
    """What `plan_for` makes of wishes that are possible."""
    meant, made, wanted = asked(track, today, **wishes)
    assert problems(meant, made, wanted, today) == []
    return plan_for(meant, made, today, state(state_id) if state_id else None, accept_shortfall=True)


def milestones(
    track: Track | str, today: date = TODAY, state_id: str | None = None, **wishes: Any
) -> dict[str, Milestone]:
    """Its milestones by key."""
    return {it.key: it for it in planned(track, today, state_id, **wishes).milestones}


def dated(found: dict[str, Milestone], *keys: str) -> dict[str, str]:
    """Keys to dates, of those asked for that there are."""
    return {key: found[key].date.isoformat() for key in keys if key in found}


def doubtful(fact: Fact[Any]) -> Fact[Any]:
    """The same value, from memory."""
    return replace(fact, status="memory", source=())


def arithmetic_holds(because: str) -> bool:
    """Whether what is said to be equal is: `2027-11-10 = 2027-01-11 + 10 months - 1 day`, `$95 + $150 = $245`.

    What stands in brackets is a remark. Left of the sign the last date counts, right of it the first, each with the
    steps that follow it.
    """
    plain = re.sub(r"\([^()]*\)", "", because)
    left, sign, right = plain.partition(" = ")
    if not sign:
        return True
    if right.startswith("$"):
        return sum(map(Decimal, PRICE.findall(left))) == Decimal(right[1:])
    return _last(left) == _first(right)


def _last(text: str) -> date:
    start = [match.start() for match in DAY.finditer(text)][-1]
    return _worked_out(text[start:])


def _first(text: str) -> date:
    found = DAY.search(text)
    assert found, text
    following = DAY.search(text, found.end())
    whole = _worked_out(text[found.start() : following.start() if following else None])
    return whole.replace(month=12, day=31) if "end of the year" in text[: found.start()] else whole


def _worked_out(text: str) -> date:
    """A date and the steps after it, in their order."""
    on = day(text[:10])
    for sign, number, unit in STEP.findall(text):
        span = Span(int(number), UNITS[unit])
        on = span.after(on) if sign == "+" else span.before(on)
    return end_of_month(on) if "to the end of the month" in text else on
