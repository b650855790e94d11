"""The track's rule for sitting again: the wait after this fail, the attempts left, and what belongs to which attempt.

Nothing here makes a date of the calendar but the first day on which a retake may be sat; `timeline` makes the window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.calendar_math import Span
    from planner.domain.enrolment import Enrolment
    from planner.domain.track import Track


@dataclass(frozen=True, slots=True)
class Again:
    """After the last failed attempt, sat `on`: the `fails` so far, the `wait` that follows this one (None: no rule was
    found), and the attempts `left` (None: no limit was found). The result is `known` on the day itself or later.
    """

    on: date
    fails: int
    wait: Span | None
    left: int | None
    known: date

    @property
    def exhausted(self) -> bool:
        """Whether no attempt is left."""
        return self.left is not None and self.left <= 0

    @property
    def waited(self) -> date:
        """The day on which the wait is over; that of the exam where there is none."""
        return self.wait.after(self.on) if self.wait else self.on

    @property
    def earliest(self) -> date:
        """The first day of a retake, an application aside: after the wait and the result, and never on the same day."""
        return max(self.on + ONE_DAY, self.known, self.waited)


def after_fail(track: Track, enrolment: Enrolment) -> Again | None:
    """Where the student stands after a failed attempt; None before any, and after a pass."""
    if not enrolment.attempts or enrolment.attempts[-1].passed:
        return None
    fails, on = len(enrolment.attempts), enrolment.attempts[-1].on
    results, retake = track.exam.results, track.exam.retake
    return Again(
        on=on,
        fails=fails,
        wait=wait_after(track, fails),
        left=retake.attempts.value - fails if retake.attempts else None,
        known=results.value.after(on) if results else on,
    )


def wait_after(track: Track, fails: int) -> Span | None:
    """The wait after so many fails, 1 or more: the last one that the track gives repeats."""
    waits = track.exam.retake.waits
    return waits.value[min(fails, len(waits.value)) - 1] if waits and waits.value else None


def of_the_failed(enrolment: Enrolment) -> Enrolment:
    """The enrolment as it stood for its last attempt: without that, and without what was given for the next one."""
    on, applied, window = enrolment.attempts[-1].on, enrolment.applied_on, enrolment.window
    return replace(
        enrolment,
        attempts=enrolment.attempts[:-1],
        applied_on=None if applied and applied > on else applied,
        window=None if window and window.start > on else window,
    )


def of_the_next(enrolment: Enrolment) -> Enrolment:
    """The enrolment for the attempt to come: of an application and a window only those after its last attempt."""
    if not enrolment.attempts:
        return enrolment
    on, applied, window = enrolment.attempts[-1].on, enrolment.applied_on, enrolment.window
    return replace(
        enrolment,
        applied_on=applied if applied and applied > on else None,
        window=window if window and window.start > on else None,
    )
