"""Sitting the exam: what may be recorded, and what a pass or a fail makes of an enrolment and of its plan.

After a fail the plan of the retake is `replan` with `Wanted(retake=True)`; after a pass, or where no attempt is left,
nothing more is owed: `closed`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.enrolment import Attempt
from planner.domain.retake import after_fail
from planner.domain.timeline import dates
from planner.domain.weaving import with_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.domain.plan import StudyPlan
    from planner.domain.track import Track


def failed(track: Track, enrolment: Enrolment, on: date, weak: Sequence[str] = ()) -> Enrolment:
    """The enrolment after an attempt that was not passed, with the domains that its report named, in outline order.

    A pinned exam date was that attempt's and is forgotten. An application and a window given up to now stay: those
    given later are the retake's.
    """
    named = tuple(domain.id for domain in track.outline.domains if domain.id in weak)
    return replace(enrolment, attempts=(*enrolment.attempts, Attempt(on, passed=False, weak=named)), exam_date=None)


def passed(enrolment: Enrolment, on: date) -> Enrolment:
    """The enrolment after a pass."""
    return replace(enrolment, attempts=(*enrolment.attempts, Attempt(on, passed=True)), status="passed")


def closed(plan: StudyPlan, enrolment: str, on: date) -> StudyPlan:
    """The plan once an attempt has ended it: what was planned for its day or later is no longer owed, errands and
    pinned blocks included. All that was done stays, whenever it was.
    """
    if not plan.weeks:
        return plan
    return with_blocks(plan, enrolment, (b for b in plan.blocks() if b.status != "planned" or b.date < on))


def attempt_problems(track: Track, enrolment: Enrolment, on: date, weak: Sequence[str], today: date) -> tuple[str, ...]:
    """What makes an attempt impossible to record, each a finished sentence with what would be accepted."""
    return (*_of_the_student(track, enrolment), *_of_day(track, enrolment, on, today), *_of_domains(track, weak))


def _of_the_student(track: Track, enrolment: Enrolment) -> Iterator[str]:
    """Who has passed, or has no attempt left, sits no more."""
    last = enrolment.attempts[-1] if enrolment.attempts else None
    if last and last.passed:
        yield f"{enrolment.id}: the exam was passed on {last.on}. `planner undo` takes that back if it is wrong."
    again = after_fail(track, enrolment)
    if again and again.exhausted:
        yield f"{enrolment.id}: {no_way_left(track, enrolment)}"


def _of_day(track: Track, enrolment: Enrolment, on: date, today: date) -> Iterator[str]:
    """One sentence at most. An exam may be recorded outside the window where that rests on an assumption alone, never
    before it: nobody sits before they may.
    """
    when, again = dates(track, enrolment), after_fail(track, enrolment)
    if on > today:
        yield f"--on: {on} is still to come. Record an attempt on its day or later, up to {today}."
    elif again and on <= again.on:
        yield f"--on: {on} is not after your attempt of {again.on}. Give a later day, up to {today}."
    elif again and not again.exhausted and on < again.earliest:
        yield f"--on: {on} is before {again.earliest}, when you may first sit again. Give the exam's own day."
    elif on < max(enrolment.start, when.opens) and again is None:
        opens = max(enrolment.start, when.opens)
        yield (
            f"--on: {on} is before {opens}, when the exam window opens. Give the exam's own day, or first the window "
            "on your authorisation with `planner change --window A..B`."
        )


def _of_domains(track: Track, weak: Sequence[str]) -> Iterator[str]:
    domains = [domain.id for domain in track.outline.domains]
    for name in weak:
        if name not in domains:
            yield f"--weak: {track.id} has no domain '{name}'. Its domains: {', '.join(domains)}."


def no_way_left(track: Track, enrolment: Enrolment) -> str:
    """Why there is no retake to plan, and what is left to do; empty where there is one, or where none is called for."""
    when, issuer, route = dates(track, enrolment), track.issuer.short, track.route(enrolment.route)
    again = when.again
    if again is None:
        return ""
    if again.exhausted and track.exam.retake.attempts:
        note = track.exam.retake.attempts.note
        attempts = f"no attempt is left: attempt {again.fails} of {track.exam.retake.attempts.value} was not passed"
        return f"{attempts}. {f'{note} ' if note else ''}Ask {issuer} what is open to you."
    if when.closes < when.opens:
        limit = f"you could sit again from {when.opens} on, and '{route.title}' closes on {when.closes}"
        return f"no retake fits this route: {limit}. {route.after_recency or f'Ask {issuer} which way is left.'}"
    return ""
