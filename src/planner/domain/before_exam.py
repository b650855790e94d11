"""The milestones before the exam: the programme, and everything about applying, with what there is to do for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planner.domain.calendar_math import Span
from planner.domain.citing import NOT_FOUND, Cited, Reason
from planner.domain.exam_dates import application_words, exam_facts
from planner.domain.fees import of_route
from planner.domain.retake import of_the_next
from planner.domain.retake_dates import coming
from planner.domain.study_plan import Errand
from planner.domain.timeline import in_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.feasibility import Case
    from planner.domain.milestone import Milestone
    from planner.domain.track import Fee, FeeKind, Track

ERRAND_MINUTES = {"transcript_request": 30, "apply_by": 60}
PAID_WITH_THE_APPLICATION: tuple[FeeKind, ...] = ("application", "exam")


def program_milestones(case: Case) -> Iterator[Milestone]:
    """The programme and its practicum; none on routes without one."""
    enrolment, program, practicum = case.enrolment, case.dates.program, case.dates.practicum
    if program is None:
        return
    cited = Cited(case.track.sources)
    start, end = program.start, program.last
    length = f"ends {end} = {start} + {Span(enrolment.months or 0, 'months')} - 1 day"
    if enrolment.program_end:
        length = f"ends {end}, the date you gave"
    yield cited.milestone("program_start", start, "program", "Programme starts", f"starts {start}, the date you gave")
    yield cited.milestone("program_end", end, "program", "Programme ends", length)
    if practicum:
        weeks = case.track.program.practicum_weeks
        span = Span(weeks.value, "weeks")
        begins = f"starts {practicum.start} = programme end {end} + 1 day - {span}"
        if practicum.stop - span.before(practicum.stop) > practicum.stop - practicum.start:
            begins = f"starts {practicum.start} with the programme, which is no longer than the {span} of practicum"
        ends = f"ends {end} with the programme, whose last part it is"
        yield cited.milestone("practicum_start", practicum.start, "program", "Practicum starts", begins, weeks)
        yield cited.milestone("practicum_end", end, "program", "Practicum ends", ends, weeks)


def has_applied(case: Case, today: date) -> bool:
    """Whether the application has been sent: it was by `today`, or the student's own authorisation has come.

    A retake may need another one, which is then asked for; who has sat the exam has sent the first.
    """
    if case.enrolment.attempts and not case.dates.applies_again:
        return True
    own = of_the_next(case.enrolment)
    return own.window is not None or (own.applied_on is not None and own.applied_on <= today)


def apply_by(case: Case, exam: date, today: date) -> date:
    """The last day to apply so that authorisation is there for the exam, while the route is open.

    Where the student plans to apply on a day still to come, that day: the window is counted from it.
    """
    return _apply_by(case, exam, today)[0]


def _apply_by(case: Case, exam: date, today: date) -> tuple[date, Reason]:
    track, when, planned = case.track, case.dates, of_the_next(case.enrolment).applied_on
    if planned and not has_applied(case, today):
        return planned, Reason(f"{planned}, the day on which you plan to apply")
    processing, route = track.application.processing, track.route(case.enrolment.route)
    last = in_time(processing.value, exam)
    if when.authorized <= exam:
        last = max(last, when.applied)
    if when.eligible_until and when.eligible_until < last:
        until = when.eligible_until
        return until, Reason(f"last day {until}, on which the route '{route.title}' closes", (route.recency,))
    takes = f"{processing.value} that {track.issuer.short} takes to process an application"
    because = f"last day {last} = exam {exam} - {takes}"
    if processing.value.before(exam) != last:
        there = processing.value.after(last)
        because = f"last day {last}: + {takes} = {there}, in time for the exam on {exam}"
    return last, Reason(because, (processing, *exam_facts(case, exam)))


def _transcript(case: Case, last: date, today: date) -> tuple[date, str]:
    """When to ask for the transcript. Whoever enrols too late for the usual lead asks on the day of enrolment."""
    lead, enrolled = case.track.application.document_lead.value, case.enrolment.enrolled_on
    asked = lead.before(last)
    if asked < enrolled and not has_applied(case, today):
        return enrolled, f"ask at once, on {enrolled}: the {lead} before the last day to apply {last} have begun"
    return asked, f"ask by {asked} = last day to apply {last} - {lead} for the school to send it"


def errands(case: Case, exam: date, today: date) -> tuple[Errand, ...]:
    """What to do beside studying: ask for the transcript, apply. None of it once the student has applied."""
    if has_applied(case, today):
        return ()
    last = apply_by(case, exam, today)
    if coming(case):
        return (Errand("apply_by", last, ERRAND_MINUTES["apply_by"]),)
    asked, _ = _transcript(case, last, today)
    days = {"transcript_request": asked, "apply_by": last}
    return tuple(Errand(key, day, ERRAND_MINUTES[key]) for key, day in days.items())


def application_milestones(case: Case, exam: date, today: date) -> Iterator[Milestone]:
    """Asking for the transcript, applying, the fee, and when the answer should come."""
    track, done = case.track, has_applied(case, today)
    cited = Cited(track.sources)
    last, reason = _apply_by(case, exam, today)
    then = Cited(track.sources, behind=cited.grounds(*reason.facts))
    if case.enrolment.attempts:
        yield from _again(case, last, reason, then, done=done)
        return
    yield from _opening(case, cited)
    asked, because = _transcript(case, last, today)
    yield then.milestone(
        "transcript_request", asked, "application", "Ask for your transcript", because, track.application.document_lead,
        duty=True, done=done,
    )  # fmt: skip
    yield then.milestone("apply_by", last, "application", "Last day to apply", reason.because, duty=True, done=done)
    yield from _fee(case, last, then, done=done)
    if case.enrolment.window is None or case.enrolment.applied_on:
        yield _authorisation(case, cited)


def _again(case: Case, last: date, reason: Reason, cited: Cited, *, done: bool) -> Iterator[Milestone]:
    """Applying and paying for a retake. Where the application still holds, the fee is due in time for the booking."""
    again = coming(case)
    if again is None:
        return
    if case.dates.applies_again:
        words = reason.because
        yield cited.milestone("apply_by", last, "application", "Last day to apply again", words, duty=True, done=done)
        yield from _retake_fee(case, last, f"due with the application, by {last}", cited, done=done)
        return
    processing, issuer = case.track.application.processing.value, case.track.issuer.short
    due = f"due by {last}: as long before the exam as {issuer} takes to process an application, {processing}"
    if last <= again.known:
        due = f"due at once: the {processing} that {issuer} takes to process an application have begun"
    yield from _retake_fee(case, max(last, again.known), due, cited, done=False)


def _retake_fee(case: Case, day: date, due: str, cited: Cited, *, done: bool) -> Iterator[Milestone]:
    """The fee of a further attempt; where the track names none, that of a new application."""
    fees = [fee for fee in case.track.fees if fee.kind == "retake"]
    if not fees and case.dates.applies_again:
        yield from _fee(case, day, cited, done=done)
    for fee in fees[:1]:
        title = f"Fee for the retake: ${fee.amount.value}" if fee.amount else "Fee for the retake"
        amount = _priced(fee) if fee.amount else f"{fee.title}; the amount was not found, ask {case.track.issuer.short}"
        known = fee.amount or NOT_FOUND
        yield cited.milestone("retake_fee_due", day, "fee", title, f"{due}: {amount}", known, duty=True, done=done)


def _opening(case: Case, cited: Cited) -> Iterator[Milestone]:
    when, opens = case.dates, case.track.application.opens
    if when.application_opens is None or when.program is None:
        return
    because = f"opens {when.application_opens}"
    if opens:
        because += f" = programme end {when.program.last} - {opens.value}"
    else:
        why = "the day the programme ends"
        if when.application_opens != when.program.last:
            why = f"in time for the earliest sitting {when.earliest_sitting}"
        because += f", {why}: whether {case.track.issuer.short} takes one earlier was not found"
    yield cited.milestone(
        "application_opens", when.application_opens, "application", "Applications open", because, opens or NOT_FOUND
    )


def _authorisation(case: Case, cited: Cited) -> Milestone:
    when, processing = case.dates, case.track.application.processing
    assumed = "" if case.enrolment.applied_on else f" (assumed: {_assumption(case)})"
    because = f"expected {when.authorized} = {application_words(case)}{assumed} + {processing.value} of processing"
    return cited.milestone(
        "authorization_expected", when.authorized, "application", "Authorisation expected", because, processing,
        done=case.enrolment.window is not None,
    )  # fmt: skip


def _assumption(case: Case) -> str:
    when = case.dates
    if when.applied == case.enrolment.enrolled_on:
        return "the day you enrolled"
    if when.applied == when.application_opens:
        return "the day the programme ends" if case.track.application.opens is None else "the day applications open"
    return f"in time for the earliest sitting {when.earliest_sitting}"


def _fee(case: Case, last: date, cited: Cited, *, done: bool) -> Iterator[Milestone]:
    """What is paid with the application; a range where it depends on who pays."""
    to_pay = _fees(case.track, case.enrolment.route)
    if not to_pay:
        return
    facts = [fee.amount for either in to_pay for fee in either]
    prices = [[fee.amount.value for fee in either if fee.amount] for either in to_pay]
    low, high = (sum(map(pick, prices), Decimal()) for pick in (min, max))
    words = " + ".join(" or ".join(_priced(fee) for fee in either) for either in to_pay)
    whole = f" = ${low}" if len(to_pay) > 1 and low == high else ""
    title = f"Exam fee: ${low}" if low == high else f"Exam fee: ${low} to ${high}"
    because = f"due with the application, by {last}: {words}{whole}"
    yield cited.milestone("exam_fee_due", last, "fee", title, because, *facts, duty=True, done=done)


def _priced(fee: Fee) -> str:
    return f"{fee.title}, ${fee.amount.value}" if fee.amount else fee.title


def _fees(track: Track, route: str) -> list[Sequence[Fee]]:
    """The known fees for each kind that is paid with the application; several where they are for different people."""
    found = [[fee for fee in of_route(track, kind, route) if fee.amount] for kind in PAID_WITH_THE_APPLICATION]
    return [fees for fees in found if fees]
