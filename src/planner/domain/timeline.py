"""The dates that do not depend on the study plan: programme, practicum, application, authorisation, window, recency.

Both ends of a testing window belong to it. `before_exam` and `exam_dates` make them milestones, with reasons.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, DateRange, add_business_days, add_months
from planner.domain.retake import after_fail, of_the_failed, of_the_next

if TYPE_CHECKING:
    from planner.domain.calendar_math import Span
    from planner.domain.enrolment import Enrolment
    from planner.domain.facts import Fact
    from planner.domain.retake import Again
    from planner.domain.track import Route, Track


@dataclass(frozen=True, slots=True)
class Dates:
    """What `dates` works out. `opens` and `closes` are the first and the last day on which the exam may be sat.

    `applied` is the day given, or the one that is assumed. `application_opens` is None on routes without a programme.
    `eligible_until` is the last day of the route's recency limit, None where there is none that can be dated.

    After a failed attempt `again` says what the rule is, and all from `applied` to `closes` is about the retake;
    `applies_again` where that takes a new application. With no attempt left the dates stay those of the last one.
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
    again: Again | None = None
    applies_again: bool = False

    def window_holds(self, day: date) -> bool:
        """Whether the exam may be sat on `day`."""
        return self.opens <= day <= self.closes


def dates(track: Track, enrolment: Enrolment) -> Dates:
    """The dates of one enrolment, by the track's rules.

    Where the student gives no application, one is assumed: in time for the earliest sitting, but neither before
    applications open nor before the day of enrolment. Without a programme it is the day of enrolment. After a failed
    attempt it is in time for the end of the wait, but not before the result is known.
    """
    again = after_fail(track, enrolment)
    if again is None:
        return _first_dates(track, enrolment)
    failed = replace(dates(track, of_the_failed(enrolment)), again=again)
    return failed if again.exhausted else _retake_dates(track, of_the_next(enrolment), failed, again)


def _first_dates(track: Track, enrolment: Enrolment) -> Dates:
    route = track.route(enrolment.route)
    program = _program(enrolment, route)
    earliest = _earliest_sitting(track, program, enrolment)
    takes_from = _application_opens(track, program, earliest)
    applied = enrolment.applied_on or _assumed_application(track, enrolment, takes_from, earliest)
    authorized = track.application.processing.value.after(applied)
    opens, closes = _window(track, enrolment, applied, authorized, max(authorized, earliest))
    return Dates(
        program=program,
        practicum=_practicum(track, program),
        application_opens=takes_from,
        applied=applied,
        authorized=authorized,
        earliest_sitting=earliest,
        opens=opens,
        closes=closes,
        eligible_until=route.recency.value.after(program.last) if route.recency and program else None,
    )


def _retake_dates(track: Track, given: Enrolment, failed: Dates, again: Again) -> Dates:
    """Inside the window of the failed attempt where the track keeps it open for a retake, else in a new one."""
    limit = failed.eligible_until if track.exam.retake.inside == "eligibility" else None
    if not (given.applied_on or given.window) and _still_applied(track, failed, again):
        closes = failed.closes
        if track.exam.retake.inside == "nothing":
            closes = max(closes, track.exam.window.length.value.after(again.on))
        return replace(failed, earliest_sitting=again.earliest, opens=again.earliest, closes=closes)
    processing = track.application.processing.value
    applied = given.applied_on or max(again.known, in_time(processing, again.waited))
    authorized = processing.after(applied)
    ready = max(authorized, again.earliest, *([failed.closes + ONE_DAY] if _outside(track) else []))
    opens, closes = _window(track, given, applied, authorized, ready)
    return replace(
        failed,
        applied=applied,
        authorized=authorized,
        earliest_sitting=again.earliest,
        opens=max(opens, again.earliest),
        closes=min(closes, limit or closes),
        applies_again=True,
    )


def _still_applied(track: Track, failed: Dates, again: Again) -> bool:
    """Whether the application of the failed attempt is good for the retake too; where nothing says so it is assumed."""
    inside = track.exam.retake.inside
    return inside == "nothing" or (inside == "window" and again.earliest <= failed.closes)


def _outside(track: Track) -> bool:
    """Whether a retake has to wait for the window of the failed attempt to close."""
    rule = track.exam.retake.new_window
    return rule is not None and rule.value


def in_time(span: Span, day: date) -> date:
    """The last day from which `span` has run out by `day`.

    Not always `span.before(day)`: seven business days from the day seven business days before a Sunday end on a Monday.
    """
    return span.before(last_business_day(day) if span.unit == "business days" else day)


def last_business_day(day: date) -> date:
    """`day` itself, or the Friday before it where it is a Saturday or a Sunday."""
    return add_business_days(day + ONE_DAY, -1)


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


def _earliest_sitting(track: Track, program: DateRange | None, enrolment: Enrolment) -> date:
    if program is None:
        return max(enrolment.start, enrolment.enrolled_on)
    return _before_end(track.application.earliest_sitting, program) or program.last


def _application_opens(track: Track, program: DateRange | None, earliest: date) -> date | None:
    """Where the track does not say: when the programme ends, or in time for a sitting that may come before that."""
    application = track.application
    if program is None:
        return None
    if application.opens is not None:
        return _before_end(application.opens, program)
    return in_time(application.processing.value, earliest) if application.earliest_sitting else program.last


def _assumed_application(track: Track, enrolment: Enrolment, takes_from: date | None, earliest: date) -> date:
    if takes_from is None:
        return enrolment.enrolled_on
    return max(takes_from, in_time(track.application.processing.value, earliest), enrolment.enrolled_on)


def _before_end(lead: Fact[Span] | None, program: DateRange) -> date | None:
    return None if lead is None else lead.value.before(program.last)


def _window(track: Track, enrolment: Enrolment, applied: date, authorized: date, ready: date) -> tuple[date, date]:
    if enrolment.window is not None:
        return enrolment.window.start, enrolment.window.last
    counted_from = {"chosen-start": ready, "authorization": authorized, "application": applied, "on-demand": applied}
    window = track.exam.window
    return ready, window.length.value.after(counted_from[window.anchor])
