"""The milestones around the exam: its window, the dates to choose from, the last weeks of study, the results.

Each reason is a pair: the sentence, and the facts that decide the date.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from planner.domain.calendar_math import ONE_DAY
from planner.domain.citing import NOT_FOUND, Cited, Reason
from planner.domain.feasibility import REVIEW_LEAST, SUGGESTED_AFTER, SUGGESTED_UNTIL, WITHOUT_PROGRAM_AFTER
from planner.domain.retake import wait_after
from planner.domain.retake_dates import closing_again, coming, opening_again, the_failed
from planner.domain.wording import minutes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.facts import Fact
    from planner.domain.feasibility import Case
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, StudyPlan


def window_milestones(case: Case) -> Iterator[Milestone]:
    """The exam window and the end of the route's recency limit."""
    track, when = case.track, case.dates
    cited = Cited(track.sources)
    opening, closing, over = _opening(case), _closing(case), is_over(case)
    yield cited.milestone("exam_window_opens", when.opens, "exam", "Exam window opens", opening.because, *opening.facts)
    yield cited.milestone(
        "exam_window_closes", when.closes, "exam", "Exam window closes", closing.because, *closing.facts,
        duty=True, done=over,
    )  # fmt: skip
    route = track.route(case.enrolment.route)
    if when.eligible_until and when.program and route.recency:
        day, limit, title = when.eligible_until, route.recency, "This route to the exam closes"
        because = f"{day} = programme end {when.program.last} + {limit.value}, for the route '{route.title}'"
        yield cited.milestone("eligibility_expires", day, "exam", title, because, limit, duty=True, done=over)


def is_over(case: Case) -> bool:
    """Whether there is no exam to come: it was passed, or no attempt is left."""
    return case.enrolment.status == "passed" or bool(case.dates.again and case.dates.again.exhausted)


def exam_facts(case: Case, exam: date) -> tuple[Fact[Any] | None, ...]:
    """What the plan's exam date rests on: nothing where the student pinned it, else what decides the window it lies in.

    The estimate of the study hours belongs to it only where the plan would not fit any earlier.
    """
    if case.enrolment.exam_date:
        return ()
    return _around(case, exam)


def _around(case: Case, exam: date) -> tuple[Fact[Any] | None, ...]:
    window = (*_opening(case).facts, *_closing(case).facts)
    waits_for_study = exam == case.earliest_ready() and exam > max(case.dates.opens, case.first + ONE_DAY)
    return (*window, case.track.study.hours) if waits_for_study else window


def application_words(case: Case) -> str:
    """The application that authorisation and window are counted from: the student's own, or the assumed one."""
    own = case.enrolment.applied_on == case.dates.applied
    return f"{'your application of' if own else 'an application on'} {case.dates.applied}"


def _opening(case: Case) -> Reason:
    track, when = case.track, case.dates
    again = coming(case)
    if again:
        return opening_again(case, again)
    opens, early = f"opens {when.opens}", track.application.earliest_sitting
    if case.enrolment.window:
        return Reason(f"{opens}, the first day on your own authorisation")
    if when.opens > when.earliest_sitting:
        processing = track.application.processing
        arithmetic = f"{application_words(case)} + {processing.value}"
        return Reason(f"{opens} = {arithmetic}, when authorisation is expected", (processing,))
    if when.program is None:
        return Reason(f"{opens}, the first day of preparing")
    if early is None:
        return Reason(f"{opens}, the day the programme ends; whether you may sit earlier was not found", (NOT_FOUND,))
    return Reason(f"{opens} = programme end {when.program.last} - {early.value}, the earliest sitting", (early,))


def _closing(case: Case) -> Reason:
    track, when = case.track, case.dates
    closes, length, short = f"closes {when.closes}", track.exam.window.length, track.issuer.short
    again = coming(case)
    retake = closing_again(case, again, _closing(the_failed(case))) if again else None
    if retake:
        return retake
    if case.enrolment.window and not again:
        return Reason(f"{closes}, the last day on your own authorisation")
    counted: dict[str, tuple[str, tuple[Fact[Any] | None, ...], str]] = {
        "chosen-start": (f"opened {when.opens}", _opening(case).facts, "testing period"),
        "authorization": (f"authorised {when.authorized}", (track.application.processing,), "admission notice"),
        "application": (application_words(case), (), "application life"),
        "on-demand": (application_words(case), (), "application or voucher"),
    }
    start, facts, what = counted[track.exam.window.anchor]
    return Reason(f"{closes} = {start} + {length.value} ({short} {what})", (length, *facts))


def exam_milestones(case: Case, plan: StudyPlan) -> Iterator[Milestone]:
    """The earliest, the suggested, the safe and the planned date of the exam, the results, and what follows a pass.

    After a pass only the day of that, and nothing where no attempt is left.
    """
    track, exam = case.track, plan.exam_date
    cited = Cited(track.sources)
    if is_over(case):
        yield from _certified(case, cited)
        return
    for key, title, day, reason in _dates_to_choose(case):
        yield cited.milestone(key, day, "exam", title, reason.because, *reason.facts)
    derived = Cited(track.sources, behind=cited.grounds(*exam_facts(case, exam)))
    yield derived.milestone("exam", exam, "exam", "Exam", _chosen(case, exam))
    results = track.exam.results
    if results:
        day = results.value.after(exam)
        because = f"{day} = exam {exam} + {results.value} until {track.issuer.short} gives the result"
        yield derived.milestone("results_expected", day, "exam", "Results expected", because, results)
    because = f"{exam}, the day of the exam: renewals are counted from it until your certificate gives another date"
    yield derived.milestone("certified", exam, "exam", "Certified", because, expected=True)


def _certified(case: Case, cited: Cited) -> Iterator[Milestone]:
    if case.enrolment.status == "passed" and case.enrolment.attempts:
        day = case.enrolment.attempts[-1].on
        because = f"{day}, the day you passed: renewals are counted from it until your certificate gives another date"
        yield cited.milestone("certified", day, "exam", "Certified", because)


def _dates_to_choose(case: Case) -> Iterator[tuple[str, str, date, Reason]]:
    ready, suggested = case.earliest_ready(), case.suggested()
    if ready:
        yield "exam_earliest_ready", "Earliest exam date that the plan fits", ready, _ready(case, ready)
    if suggested:
        yield "exam_suggested", "Suggested exam date", suggested, _suggestion(case, suggested)
    safe = latest_safe(case)
    if safe:
        yield "exam_latest_safe", "Last exam date that leaves time for a retake", safe[0], _safe(case, *safe)


def _ready(case: Case, ready: date) -> Reason:
    budget = case.budget(ready)
    which = "the day the window opens" if ready == case.dates.opens else "the first day that is late enough"
    because = f"{ready}, {which}: {minutes(budget.need)} of study fit into the {minutes(budget.supply)} until then"
    return Reason(because, (case.track.study.hours, *_opening(case).facts))


def _suggestion(case: Case, suggested: date) -> Reason:
    if coming(case):
        because = f"{suggested}, the first weekday by which the shorter plan fits, once you may sit again"
        return Reason(because, _around(case, suggested))
    program, enrolled = case.dates.program, case.enrolment.enrolled_on
    if program is None:
        anchor, name, words = enrolled, "enrolled", "6 weeks or more after you enrolled"
        in_reach = suggested >= enrolled + WITHOUT_PROGRAM_AFTER
    else:
        anchor, name, words = program.last, "programme end", "14 to 21 days after the programme"
        in_reach = SUGGESTED_AFTER <= suggested - program.last <= SUGGESTED_UNTIL
    because = f"{suggested}, the earliest day in the window by which the plan fits: no weekday {words} would do"
    if in_reach and suggested.weekday() <= 4:
        days = (suggested - anchor).days
        because = f"{suggested} = {name} {anchor} + {days} days: the first weekday {words} by which the plan fits"
    return Reason(because, _around(case, suggested))


def _chosen(case: Case, exam: date) -> str:
    if case.enrolment.exam_date:
        return f"{exam}, the date you chose"
    if exam == case.suggested():
        return f"{exam}, the suggested date, until you choose one"
    if case.suggested():
        return f"{exam}, the date that was suggested when the plan was made, until you choose one"
    return f"{exam}, the last day of the window: the plan does not fit before any day in it"


def latest_safe(case: Case) -> tuple[date, date] | None:
    """The last exam date that leaves one retake, and the day by which the retake has to be sat; None without either."""
    retake, when = case.track.exam.retake, case.dates
    limit = {"window": when.closes, "eligibility": when.eligible_until, "nothing": None}[retake.inside]
    if limit is None or is_over(case) or (retake.attempts and retake.attempts.value < 2 + _fails(case)):
        return None
    day = min(when.closes, limit)
    while day >= when.opens and _retake(case, day)[0] > limit:
        day -= ONE_DAY
    return (day, limit) if day >= when.opens else None


def _fails(case: Case) -> int:
    return case.dates.again.fails if case.dates.again else 0


def _retake(case: Case, exam: date) -> tuple[date, str]:
    """The first day a retake could be sat, and how that is counted.

    After the wait and after the results; where it need not lie in the same window, after a new application too.
    """
    track = case.track
    retake, known, steps = track.exam.retake, exam, []
    if track.exam.results:
        known = track.exam.results.value.after(known)
        steps.append(f"{track.exam.results.value} for the results")
    if retake.inside == "eligibility":
        known = track.application.processing.value.after(known)
        steps.append(f"{track.application.processing.value} for a new application")
    wait = wait_after(track, _fails(case) + 1)
    if wait and wait.after(exam) >= known and wait.count:
        return wait.after(exam), f" + {wait} of waiting"
    return known, "".join(f" + {step}" for step in steps)


def _safe(case: Case, safe: date, limit: date) -> Reason:
    track, retake = case.track, case.track.exam.retake
    day, steps = _retake(case, safe)
    until = f"{limit}, when the window closes"
    limiting: tuple[Fact[Any] | None, ...] = ()
    if retake.inside == "eligibility":
        until = f"{limit}, when this route closes"
        limiting = (track.route(case.enrolment.route).recency, track.application.processing)
    attempts = f"; there are {retake.attempts.value} attempts in all" if retake.attempts else ""
    because = f"a fail on {safe}{steps} = {day}, so one retake is still possible by {until}{attempts}"
    return Reason(because, (retake.waits, track.exam.results, *limiting, *_closing(case).facts, retake.attempts))


def study_milestones(case: Case, plan: StudyPlan) -> Iterator[Milestone]:
    """The final review and the mock exams, as sure as the exam date that they are counted from."""
    sources = case.track.sources
    cited = Cited(sources, behind=Cited(sources).grounds(*exam_facts(case, plan.exam_date)))
    start = plan.final_review_start
    fixed = case.track.study.final_review_days
    yield cited.milestone("final_review_start", start, "study", "Final review starts", _review(case, plan), fixed)
    for number, block in _mocks(plan, case.origin).items():
        yield _mock(cited, block, number, plan.exam_date, case.track.exam.minutes.value)


def _mocks(plan: StudyPlan, origin: date) -> dict[int, Block]:
    """The first slice of each mock by its number; one that was missed and found another place is where it is now."""
    first = (b for b in plan.blocks() if b.activity == "mock" and b.mock and b.mock.slice == 1 and b.date >= origin)
    return {block.mock.number: block for block in first if block.mock}


def _review(case: Case, plan: StudyPlan) -> str:
    start, exam, origin = plan.final_review_start, plan.exam_date, case.origin
    days, whole = (exam - start).days, (exam - origin).days
    arithmetic = f"{start} = exam {exam} - {days} days"
    fixed, tenth = case.track.study.final_review_days, ceil(whole / 10)
    least = fixed.value if fixed else REVIEW_LEAST
    if days < least:
        return f"{arithmetic}, the whole plan: a final review takes {least} days or more"
    if fixed:
        return f"{arithmetic}, the length that this track asks for"
    of_all = f"a tenth of the {whole} days from {origin} to the exam"
    if days == tenth:
        return f"{arithmetic}: {of_all}"
    return f"{arithmetic}: {of_all} would be {tenth}, and {days} are the {'most' if days < tenth else 'least'}"


def _mock(cited: Cited, block: Block, number: int, exam: date, length: int) -> Milestone:
    because = (
        f"{block.date} = exam {exam} - {(exam - block.date).days} days: {length} minutes, as long as the real exam"
    )
    return cited.milestone(f"mock_{number}", block.date, "study", f"Mock exam {number}", because)
