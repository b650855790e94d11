"""The milestones up to the exam and its results, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY
from planner.domain.citing import Cited
from planner.domain.study_plan import Errand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.calendar_math import Span
    from planner.domain.facts import Fact
    from planner.domain.feasibility import Case
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.track import Track

ERRAND_MINUTES = {"transcript_request": 30, "apply_by": 60}


def program_milestones(case: Case) -> Iterator[Milestone]:
    """The programme and its practicum; none on routes without one."""
    track, enrolment, when = case.track, case.enrolment, case.dates
    if when.program is None:
        return
    cited = Cited(track.sources)
    start, end = when.program.start, when.program.last
    length = f"ends {end} = {start} + {enrolment.months} months - 1 day"
    if enrolment.program_end:
        length = f"ends {end}, the date you gave"
    yield cited.milestone("program_start", start, "program", "Programme starts", f"starts {start}, the date you gave")
    yield cited.milestone("program_end", end, "program", "Programme ends", length)
    if when.practicum:
        weeks = track.program.practicum_weeks
        because = f"the last {weeks.value} weeks of the programme: {when.practicum.start} to {when.practicum.last}"
        yield cited.milestone("practicum_start", when.practicum.start, "program", "Practicum starts", because, weeks)
        yield cited.milestone("practicum_end", when.practicum.last, "program", "Practicum ends", because, weeks)


def apply_by(case: Case, exam: date) -> date:
    """The last day to apply so that authorisation is there for the exam, and the route is still open."""
    in_time = case.track.application.processing.value.before(exam)
    return min(in_time, case.dates.eligible_until or in_time)


def errands(case: Case, exam: date) -> tuple[Errand, ...]:
    """What to do beside studying: ask for the transcript, apply. None of it once the student has applied."""
    if case.enrolment.applied_on:
        return ()
    last = apply_by(case, exam)
    asked = case.track.application.document_lead.value.before(last)
    return tuple(
        Errand(key, day, ERRAND_MINUTES[key]) for key, day in (("transcript_request", asked), ("apply_by", last))
    )


def application_milestones(case: Case, exam: date) -> Iterator[Milestone]:
    """Asking for the transcript, applying, the fee, and when the answer should come."""
    track, when = case.track, case.dates
    application, short = track.application, track.issuer.short
    cited = Cited(track.sources)
    processing, lead = application.processing, application.document_lead
    last = apply_by(case, exam)
    applied = case.enrolment.applied_on
    done = applied is not None
    if when.application_opens and when.program:
        because = f"opens {when.application_opens} = programme end {when.program.last} - {application.opens.value}"  # type: ignore[union-attr]
        yield cited.milestone(
            "application_opens", when.application_opens, "application", "Applications open", because, application.opens
        )
    because = f"last day {last} = exam {exam} - {processing.value} that {short} takes to process an application"
    facts: tuple[Fact[Span] | None, ...] = (processing,)
    if when.eligible_until == last:
        because = f"last day {last}: the route '{case.enrolment.route}' ends then"
        facts = (track.route(case.enrolment.route).recency,)
    yield cited.milestone("apply_by", last, "application", "Last day to apply", because, *facts, duty=True, done=done)
    asked = lead.value.before(last)
    yield cited.milestone(
        "transcript_request", asked, "application", "Ask for your transcript",
        f"ask by {asked} = last day to apply {last} - {lead.value} for the school to send it", lead, *facts, duty=True, done=done,
    )  # fmt: skip
    fee = next((f for f in track.fees if f.kind == "exam"), None) or next(
        (f for f in track.fees if f.kind == "application"), None
    )
    if fee and fee.amount:
        yield cited.milestone(
            "exam_fee_due", last, "fee", f"Exam fee: ${fee.amount.value}",
            f"due with the application, by {last}: {fee.title}, ${fee.amount.value}", fee.amount, *facts, duty=True, done=done,
        )  # fmt: skip
    how = "applied" if applied else "an application on"
    yield cited.milestone(
        "authorization_expected", when.authorized, "application", "Authorisation expected",
        f"expected {when.authorized} = {how} {when.applied} + {processing.value} processing", processing,
    )  # fmt: skip


def window_milestones(case: Case) -> Iterator[Milestone]:
    """The exam window and the route's recency limit."""
    track, when, given = case.track, case.dates, case.enrolment.window
    cited = Cited(track.sources)
    length, earliest = track.exam.window.length, track.application.earliest_sitting
    if given:
        opens = closes = f"{given.start} to {given.last}, the dates on your own authorisation"
        yield cited.milestone("exam_window_opens", when.opens, "exam", "Exam window opens", opens)
        yield cited.milestone("exam_window_closes", when.closes, "exam", "Exam window closes", closes, duty=True)
    else:
        reason, facts = _opening(case)
        yield cited.milestone("exam_window_opens", when.opens, "exam", "Exam window opens", reason, *facts)
        closes = _closing(case)
        yield cited.milestone(
            "exam_window_closes", when.closes, "exam", "Exam window closes", closes, length, earliest, duty=True
        )
    recency = track.route(case.enrolment.route).recency
    if when.eligible_until and recency and when.program:
        because = f"{when.eligible_until} = programme end {when.program.last} + {recency.value} by the route '{case.enrolment.route}'"
        yield cited.milestone(
            "eligibility_expires",
            when.eligible_until,
            "exam",
            "This route to the exam ends",
            because,
            recency,
            duty=True,
        )


def _opening(case: Case) -> tuple[str, tuple[Fact[Span], ...]]:
    track, when = case.track, case.dates
    early = track.application.earliest_sitting
    if when.opens > when.earliest_sitting or when.program is None:
        return f"opens {when.opens}, the day authorisation is expected", (track.application.processing,)
    if early:
        return f"opens {when.opens} = programme end {when.program.last} - {early.value}, the earliest sitting", (early,)
    return f"opens {when.opens}, the day the programme ends", ()


def _closing(case: Case) -> str:
    track, when = case.track, case.dates
    length = track.exam.window.length.value
    short = track.issuer.short
    return {
        "chosen-start": f"closes {when.closes} = opened {when.opens} + {length} ({short} testing period)",
        "authorization": f"closes {when.closes} = authorised {when.authorized} + {length} ({short} admission notice)",
        "application": f"closes {when.closes} = applied {when.applied} + {length} ({short} application life)",
        "on-demand": f"closes {when.closes} = applied {when.applied} + {length} ({short} application or voucher)",
    }[track.exam.window.anchor]


def latest_safe(case: Case) -> tuple[date, date] | None:
    """The last exam date that leaves one retake inside the window or the recency limit, and that limit; None without one."""
    retake, when = case.track.exam.retake, case.dates
    limit = {"window": when.closes, "eligibility": when.eligible_until, "nothing": None}[retake.inside]
    if limit is None:
        return None
    day = min(when.closes, limit)
    while day >= when.opens and _retake_possible(case.track, day) > limit:
        day -= ONE_DAY
    return (day, limit) if day >= when.opens else None


def _retake_possible(track: Track, exam: date) -> date:
    """The first day a retake could be sat: after the results, the wait, and a new application where one is needed."""
    results, waits = track.exam.results, track.exam.retake.waits
    known = results.value.after(exam) if results else exam
    if track.exam.retake.inside == "eligibility":
        known = track.application.processing.value.after(known)
    return max(known, waits.value[0].after(exam)) if waits else known


def exam_milestones(case: Case, plan: StudyPlan) -> Iterator[Milestone]:
    """The exam: when the plan is ready, the suggested, the safe and the chosen date, and the results."""
    track, exam = case.track, plan.exam_date
    cited = Cited(track.sources)
    hours = track.study.hours
    ready, suggested = case.earliest_ready(), case.suggested()
    if ready:
        budget = case.budget(ready)
        because = (
            f"the first day in the window by which {budget.need} min of study fit, with {budget.supply} min until then"
        )
        yield cited.milestone(
            "exam_earliest_ready", ready, "exam", "Earliest exam date the plan is ready for", because, hours
        )
    if suggested:
        yield cited.milestone(
            "exam_suggested", suggested, "exam", "Suggested exam date", _suggestion(case, suggested), hours
        )
    safe = latest_safe(case)
    if safe:
        retake = track.exam.retake
        attempts = f"; {retake.attempts.value} attempts in all" if retake.attempts else ""
        wait = retake.waits.value[0] if retake.waits else None
        after = f"a wait of {wait}" if wait and wait.count else "the results"
        because = f"{safe[0]} is the last day that leaves, after {after}, one retake by {safe[1]}{attempts}"
        yield cited.milestone(
            "exam_latest_safe",
            safe[0],
            "exam",
            "Last exam date that leaves a retake",
            because,
            retake.waits,
            track.exam.results,
        )
    chosen = "the date you chose" if case.enrolment.exam_date else "the suggested date"
    if not case.enrolment.exam_date and not suggested:
        chosen = "the last day of the window: the plan does not fit any day in it"
    rests_on = () if case.enrolment.exam_date else (track.exam.window.length, track.application.processing)
    yield cited.milestone("exam", exam, "exam", "Exam", f"{exam}, {chosen}", *rests_on)
    results = track.exam.results
    if results:
        yield cited.milestone(
            "results_expected", results.value.after(exam), "exam", "Results expected",
            f"{results.value.after(exam)} = exam {exam} + {results.value}", results,
        )  # fmt: skip


def _suggestion(case: Case, suggested: date) -> str:
    program = case.dates.program
    if program is None:
        weeks = (suggested - case.enrolment.enrolled_on).days // 7
        return f"{suggested}, the first working day six weeks ahead or more by which the plan fits ({weeks} weeks)"
    after = (suggested - program.last).days
    if 14 <= after <= 21:
        return f"{suggested} = programme end {program.last} + {after} days, the first working day from 14 on that fits"
    return f"{suggested}, the earliest day in the window by which the plan fits; 14 to 21 days after {program.last} was too early"


def study_milestones(plan: StudyPlan) -> Iterator[Milestone]:
    """The final review and the mock exams."""
    cited = Cited({})
    days = (plan.exam_date - plan.final_review_start).days
    because = f"the last {days} days before the exam on {plan.exam_date}: a tenth of the plan, 7 to 21 days"
    yield cited.milestone("final_review_start", plan.final_review_start, "study", "Final review starts", because)
    for block in plan.blocks():
        if block.activity == "mock" and block.mock and block.mock.slice == 1:
            before = (plan.exam_date - block.date).days
            yield cited.milestone(
                f"mock_{block.mock.number}", block.date, "study", f"Mock exam {block.mock.number}",
                f"{before} days before the exam, where the week has room for it",
            )  # fmt: skip
