"""From what a student asks for to an enrolment, with defaults filled in. `enrol_problems` says what can't be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.enrol_problems import problems
from planner.domain.enrolment import Enrolment, StudyDay, Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.calendar_math import DateRange
    from planner.domain.enrolment import Depth, Off, Triage
    from planner.domain.track import Route, Track

__all__ = ["Wishes", "changed", "enrolled", "problems", "week_of_hours"]

WISHED_AS_THEY_ARE = (
    "start", "months", "week", "program_end", "exam_date", "applied_on", "window", "state", "buffer_percent",
    "session_minutes", "daily_cap", "depth", "first_weekday", "off", "met",
)  # fmt: skip
PLACEHOLDER_WEEK = Week(tuple(StudyDay(0) for _ in range(7)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a student gives; None means not given, and keeps what was there or takes the default.

    An empty `off` forgets all days away, `unpin_exam` goes back to the suggested exam date. `applied_on` may lie ahead:
    the day on which the student means to apply. `triage` is by topic or domain id.
    """

    start: date | None = None
    months: int | None = None
    route: str | None = None
    week: Week | None = None
    program_end: date | None = None
    exam_date: date | None = None
    applied_on: date | None = None
    window: DateRange | None = None
    state: str | None = None
    buffer_percent: int | None = None
    session_minutes: int | None = None
    daily_cap: int | None = None
    depth: Depth | None = None
    first_weekday: int | None = None
    off: tuple[Off, ...] | None = None
    met: tuple[str, ...] | None = None
    triage: Mapping[str, Triage] | None = None
    unpin_exam: bool = False
    unusual_length: bool = False


def week_of_hours(minutes: int) -> Week:
    """`minutes` a week over Monday to Saturday: equal shares in quarters of an hour, what is left over on Saturday."""
    share = minutes // 6 // 15 * 15
    return Week(tuple(StudyDay(m) for m in (*([share] * 5), minutes - 5 * share, 0)))


def enrolled(track: Track, wishes: Wishes, today: date, enrolment_id: str, uuid: str) -> Enrolment:
    """A new enrolment made `today`. Check it with `problems` before planning."""
    route = _route(track, wishes.route) or track.routes[0]
    base = Enrolment(
        id=enrolment_id,
        uuid=uuid,
        track=track.id,
        route=route.id,
        enrolled_on=today,
        start=wishes.start or today,
        months=track.program.months.value.default if route.program else None,
        week=PLACEHOLDER_WEEK,
    )
    return changed(track, base, wishes)


def changed(track: Track, enrolment: Enrolment, wishes: Wishes) -> Enrolment:
    """The enrolment with the wishes put over it. A length in months takes back an end date given earlier."""
    given = {name: getattr(wishes, name) for name in WISHED_AS_THEY_ARE if getattr(wishes, name) is not None}
    if wishes.months is not None and wishes.program_end is None:
        given["program_end"] = None
    if wishes.unpin_exam:
        given["exam_date"] = None
    if wishes.triage is not None:
        given["triage"] = {**enrolment.triage, **_by_topic(track, wishes.triage)}
    route = _route(track, wishes.route)
    if route is not None:
        given["route"] = route.id
        if not route.program:
            given["months"] = given["program_end"] = None
        elif enrolment.months is None and wishes.months is None:
            given["months"] = track.program.months.value.default
    return replace(enrolment, **given)


def _route(track: Track, route_id: str | None) -> Route | None:
    return next((route for route in track.routes if route.id == route_id), None)


def _by_topic(track: Track, triage: Mapping[str, Triage]) -> dict[str, Triage]:
    """Triage by topic: a domain's id stands for all its topics; ids that are neither are left out."""
    by_domain = {t.id: triage[t.domain] for t in track.outline.topics if t.domain in triage}
    return by_domain | {t.id: triage[t.id] for t in track.outline.topics if t.id in triage}
