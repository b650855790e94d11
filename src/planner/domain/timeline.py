"""The dates that do not depend on the study plan: programme, practicum, application, authorisation, window, recency.

Both ends of a testing window belong to it. `milestones` turns these dates into dated events with reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, DateRange, add_months

if TYPE_CHECKING:
    from planner.domain.calendar_math import Span
    from planner.domain.enrolment import Enrolment
    from planner.domain.facts import Fact
    from planner.domain.track import Route, Track


@dataclass(frozen=True, slots=True)
class Dates:
    """What `dates` works out. `opens` and `closes` are the first and the last day on which the exam may be sat.

    `eligible_until` is the last day of the route's recency limit, None where there is none that can be dated.
    """

    program: DateRange | None
    practicum: DateRange | None
    application_opens: date | None
    applied: date
    authorized: date
    earliest_sitting: date
    opens: date
    closes: date
    eligible_until: date | None

    def window_holds(self, day: date) -> bool:
        """Whether the exam may be sat on `day`."""
        return self.opens <= day <= self.closes


def dates(track: Track, enrolment: Enrolment) -> Dates:
    """The dates of one enrolment, by the track's rules.

    Without an application the earliest sensible one is assumed: the day applications open, else in time for the
    earliest sitting, but never before the day of enrolment. Without a programme it is the day of enrolment.
    """
    route = track.route(enrolment.route)
    program = _program(enrolment, route)
    opens_for_applications = _before_end(track.application.opens, program)
    earliest = _earliest_sitting(track, program, enrolment)
    applied = enrolment.applied_on or _default_application(track, enrolment, program, opens_for_applications, earliest)
    authorized = track.application.processing.value.after(applied)
    opens, closes = _window(track, enrolment, applied, authorized, max(authorized, earliest))
    return Dates(
        program=program,
        practicum=_practicum(track, program),
        application_opens=opens_for_applications,
        applied=applied,
        authorized=authorized,
        earliest_sitting=earliest,
        opens=opens,
        closes=closes,
        eligible_until=route.recency.value.after(program.last) if route.recency and program else None,
    )


def _program(enrolment: Enrolment, route: Route) -> DateRange | None:
    if not route.program:
        return None
    if enrolment.program_end is not None:
        return DateRange(enrolment.start, enrolment.program_end + ONE_DAY)
    return DateRange(enrolment.start, add_months(enrolment.start, enrolment.months or 0))


def _practicum(track: Track, program: DateRange | None) -> DateRange | None:
    weeks = track.program.practicum_weeks.value
    if program is None or weeks == 0:
        return None
    return DateRange(max(program.start, program.stop - timedelta(weeks=weeks)), program.stop)


def _before_end(lead: Fact[Span] | None, program: DateRange | None) -> date | None:
    return None if lead is None or program is None else lead.value.before(program.last)


def _earliest_sitting(track: Track, program: DateRange | None, enrolment: Enrolment) -> date:
    if program is None:
        return max(enrolment.start, enrolment.enrolled_on)
    return _before_end(track.application.earliest_sitting, program) or program.last


def _default_application(
    track: Track, enrolment: Enrolment, program: DateRange | None, opens: date | None, earliest: date
) -> date:
    if program is None:
        return enrolment.enrolled_on
    in_time = track.application.processing.value.before(earliest)
    return max(opens or in_time, enrolment.enrolled_on)


def _window(track: Track, enrolment: Enrolment, applied: date, authorized: date, ready: date) -> tuple[date, date]:
    if enrolment.window is not None:
        return enrolment.window.start, enrolment.window.last
    counted_from = {"chosen-start": ready, "authorization": authorized, "application": applied, "on-demand": applied}
    window = track.exam.window
    return ready, window.length.value.after(counted_from[window.anchor])
