"""The milestones of a retake: what was sat so far, the first day on which it may be sat again, and why.

`exam_dates` has all that a retake shares with the first attempt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.attempts import no_way_left
from planner.domain.citing import NOT_FOUND, Cited, Reason
from planner.domain.retake import of_the_failed, of_the_next
from planner.domain.timeline import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.enrolment import Attempt
    from planner.domain.feasibility import Case
    from planner.domain.milestone import Milestone
    from planner.domain.retake import Again


def coming(case: Case) -> Again | None:
    """The rule for the retake to come; None before any fail, and where no attempt is left."""
    again = case.dates.again
    return None if again is None or again.exhausted else again


def the_failed(case: Case) -> Case:
    """The case as it stood for its last attempt."""
    before = of_the_failed(case.enrolment)
    return replace(case, enrolment=before, dates=dates(case.track, before))


def retake_milestones(case: Case) -> Iterator[Milestone]:
    """Each attempt so far; then when the exam may be sat again, or that it may not."""
    cited, again = Cited(case.track.sources), case.dates.again
    for number, attempt in enumerate(case.enrolment.attempts, start=1):
        yield _attempt(case, cited, number, attempt)
    if again is None:
        return
    closed = no_way_left(case.track, case.enrolment)
    if closed:
        facts = (case.track.exam.retake.attempts, case.track.route(case.enrolment.route).recency)
        yield cited.milestone("retake_closed", again.on, "exam", "No retake is left", closed.removesuffix("."), *facts)
        return
    reason = opening_again(case, again)
    because = f"{reason.because.removeprefix('opens ')}; {_left(case, again)}"
    yield cited.milestone(
        "retake_earliest", case.dates.opens, "exam", "You may sit the exam again", because, *reason.facts,
        case.track.exam.retake.attempts,
    )  # fmt: skip


def _attempt(case: Case, cited: Cited, number: int, attempt: Attempt) -> Milestone:
    names = {domain.id: domain.name for domain in case.track.outline.domains}
    attempts = case.track.exam.retake.attempts
    which = f"attempt {number} of {attempts.value}" if attempts else f"attempt {number}"
    result = "passed" if attempt.passed else "not passed"
    weak = f", weak in {', '.join(names[domain] for domain in attempt.weak)}" if attempt.weak else ""
    because = f"{attempt.on}, as you recorded it: {which}, {result}{weak}"
    return cited.milestone(f"attempt_{number}", attempt.on, "exam", f"Exam {result}", because, done=True)


def _left(case: Case, again: Again) -> str:
    attempts = case.track.exam.retake.attempts
    if attempts is None or again.left is None:
        return "how many attempts there are was not found"
    return f"{again.left} of {attempts.value} attempts {'is' if again.left == 1 else 'are'} left"


def opening_again(case: Case, again: Again) -> Reason:
    """Why a retake may not be sat before the window opens: the wait, the result, the application or the last window."""
    track, when, own = case.track, case.dates, of_the_next(case.enrolment)
    opens = f"opens {when.opens}"
    if when.opens == again.earliest:
        return _earliest(case, again)
    if own.window and own.window.start == when.opens:
        return Reason(f"{opens}, the first day on your own authorisation for the retake")
    if when.opens == when.authorized:
        processing = track.application.processing
        applied = "your application of" if own.applied_on else "a new application on"
        arithmetic = f"{opens} = {applied} {when.applied} + {processing.value}"
        words = f"{arithmetic}, when authorisation for the retake is expected"
        return Reason(words, (processing, track.exam.retake.waits, track.exam.results))
    words = f"{opens}, the day after the window of the exam that was not passed: a retake may not lie in it"
    return Reason(words, (track.exam.retake.new_window,))


def _earliest(case: Case, again: Again) -> Reason:
    exam, waits, results = case.track.exam, case.track.exam.retake.waits, case.track.exam.results
    opens, failed = f"opens {again.earliest}", f"exam {again.on}, not passed,"
    if again.wait and again.wait.count and again.waited == again.earliest:
        which = f"fail {again.fails}"
        return Reason(f"{opens} = {failed} + {again.wait} of waiting after {which}", (exam.retake.waits,))
    if again.known == again.earliest and results:
        return Reason(f"{opens} = {failed} + {results.value} for the result", (results, waits or NOT_FOUND))
    wait = "no wait is asked for" if again.wait else "whether there is a wait was not found"
    return Reason(f"{opens}, the day after the exam that was not passed: {wait}", (waits or NOT_FOUND,))


def closing_again(case: Case, again: Again, before: Reason) -> Reason | None:
    """Why the window of a retake closes when it does; None where it is counted as that of a first attempt would be.

    `before` is the reason for the window of the failed attempt.
    """
    track, when, length = case.track, case.dates, case.track.exam.window.length
    inside = track.exam.retake.inside
    if not when.applies_again and inside == "nothing":
        counted = f"exam {again.on}, not passed, + {length.value}"
        why = f"whether a retake has to fit into anything was not found: ask {track.issuer.short}"
        return Reason(f"closes {when.closes} = {counted}; {why}", (length, NOT_FOUND))
    if not when.applies_again:
        return Reason(f"{before.because}; a retake lies in the same window", before.facts)
    own = of_the_next(case.enrolment).window
    if own and own.last == when.closes:
        return Reason(f"closes {when.closes}, the last day on your own authorisation for the retake")
    if inside == "eligibility" and when.closes == when.eligible_until:
        route = track.route(case.enrolment.route)
        return Reason(f"closes {when.closes}, when the route '{route.title}' closes", (route.recency,))
    return None
