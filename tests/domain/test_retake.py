"""After a fail: when the exam may be sat again on each issuer's rule, by the files, with the arithmetic beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from builders import enrolment, official, track
from dates import MONDAY
from planner.domain.attempts import attempt_problems, closed, failed, no_way_left, passed
from planner.domain.calendar_math import ONE_DAY, DateRange, Span
from planner.domain.enrol import Wishes, enrolled, problems
from planner.domain.enrolment import Attempt, Enrolment, Week
from planner.domain.feasibility import weigh
from planner.domain.retake import wait_after
from planner.domain.study_plan import build
from planner.domain.timeline import dates
from planner.domain.track import Retake, Track
from planner.schedules import load_track

TRACK, PLAIN = track(), enrolment()
OPENS = dates(TRACK, PLAIN).opens


def student(name: str) -> tuple[Track, Enrolment]:
    """Ten months from Monday 11 January 2027, so to 10 November; 24 for laboratory tracks, to 10 January 2029."""
    loaded = load_track(name)
    week = Week.of({"mon": 90, "tue": 60, "wed": 90, "thu": 60, "sat": 240})
    return loaded, enrolled(loaded, Wishes(start=MONDAY, week=week), MONDAY, f"{name}-1", "u")


@dataclass(frozen=True)
class Fails:
    """A track, the days of its fails, and what follows the last one."""

    track: str
    on: tuple[date, ...]
    opens: date
    closes: date
    left: int | None
    applies_again: bool


WORKED = [
    # AAMA: no wait, a new application of 7 business days: Wed 24 Nov + 7 = Fri 3 Dec; + 90 days = 2 March 2028.
    Fails("cma-aama", (date(2027, 11, 24),), date(2027, 12, 3), date(2028, 3, 2), 2, applies_again=True),
    # Category 1 closes 12 months after 10 November 2027: the window of 90 days from 25 October 2028 is cut short.
    Fails("cma-aama", (date(2028, 10, 16),), date(2028, 10, 25), date(2028, 11, 10), 2, applies_again=True),
    # NHA: 30 days from 24 November = 24 December; the application of 10 November 2027 lasts a year.
    Fails("ccma-nha", (date(2027, 11, 24),), date(2027, 12, 24), date(2028, 11, 10), None, applies_again=False),
    # The third fail: 24 January 2028 + 365 days = 23 January 2029 (2028 has a 29 February), after the voucher's year. A
    # new application 10 business days before that Tuesday, 9 January 2029, lasts a year.
    Fails(
        "ccma-nha", (date(2027, 11, 24), date(2027, 12, 24), date(2028, 1, 24)), date(2029, 1, 23), date(2030, 1, 9),
        None, applies_again=True,
    ),
    # AMT: 45 days from 24 November = 8 January, inside the application's year; 4 attempts.
    Fails("rma-amt", (date(2027, 11, 24),), date(2028, 1, 8), date(2028, 11, 10), 3, applies_again=False),
    # ASCP: the result after 4 business days (Wed 31 Jan + 4 = Tue 6 Feb 2029), a new application of 45 (10 April), but
    # not in the window of the fail, 31 January to 30 April. Three months from 10 April are 10 July.
    Fails("mlt-ascp", (date(2029, 1, 31),), date(2029, 5, 1), date(2029, 7, 10), 4, applies_again=True),
    # The next one: result on 9 May, authorised 45 business days later, Wed 11 July, after the window's end.
    Fails(
        "mlt-ascp", (date(2029, 1, 31), date(2029, 5, 3)), date(2029, 7, 11), date(2029, 10, 11), 3, applies_again=True
    ),
    # NCCT: 30 days, then 90, then a year; 27 December + 90 days = 26 March 2028.
    Fails("ncma-ncct", (date(2027, 11, 24),), date(2027, 12, 24), date(2028, 11, 10), 3, applies_again=False),
    Fails(
        "ncma-ncct", (date(2027, 11, 24), date(2027, 12, 27)), date(2028, 3, 26), date(2028, 11, 10), 2,
        applies_again=False,
    ),
    # AAB: neither a wait nor a limit was found: the next day, and a year from the fail.
    Fails("mlt-aab", (date(2029, 4, 4),), date(2029, 4, 5), date(2030, 4, 4), None, applies_again=False),
]  # fmt: skip


@pytest.mark.parametrize("case", WORKED, ids=lambda case: f"{case.track}-{len(case.on)}-{case.opens}")
def test_when_the_exam_may_be_sat_again(case: Fails) -> None:
    """The rule of each issuer for that fail, its window, and the attempts left."""
    loaded, made = student(case.track)
    for on in case.on:
        made = failed(loaded, made, on)
    found = dates(loaded, made)
    assert found.again
    assert (found.opens, found.closes) == (case.opens, case.closes)
    assert (found.again.left, found.applies_again) == (case.left, case.applies_again)
    assert no_way_left(loaded, made) == ""


def test_the_last_wait_repeats() -> None:
    """NCCT: 30 and 90 days, then a year after every further fail."""
    waits = [wait_after(load_track("ncma-ncct"), fails) for fails in (1, 2, 3, 4, 9)]
    assert [str(wait) for wait in waits] == ["30 days", "90 days", "365 days", "365 days", "365 days"]
    assert wait_after(load_track("mlt-ascp"), 1) is None


def test_before_any_fail_there_is_no_way_to_lose() -> None:
    """Nor after a pass."""
    assert no_way_left(TRACK, PLAIN) == no_way_left(TRACK, passed(PLAIN, OPENS)) == ""


def test_with_no_attempt_left_the_issuer_is_named() -> None:
    """AAMA's three; the file's own words on what that means are told."""
    loaded, made = student("cma-aama")
    for on in (date(2027, 11, 24), date(2028, 1, 3), date(2028, 2, 14)):
        assert attempt_problems(loaded, made, on, (), on) == ()
        made = failed(loaded, made, on)
    told = no_way_left(loaded, made)
    assert told.startswith("no attempt is left: attempt 3 of 3 was not passed. After the third fail")
    assert told.endswith("Ask AAMA what is open to you.")
    day = date(2028, 6, 1)
    assert attempt_problems(loaded, made, day, (), day) == (f"cma-aama-1: {told}",)


def test_a_route_that_has_closed_says_which_one_is_open() -> None:
    """Category 1 until 10 November 2028: after a fail on 2 November authorisation would come on the 13th."""
    loaded, made = student("cma-aama")
    told = no_way_left(loaded, failed(loaded, made, date(2028, 11, 2)))
    assert "you could sit again from 2028-11-13 on" in told
    assert "closes on 2028-11-10. Apply under category 2" in told


def test_what_the_student_gives_after_the_fail_is_for_the_retake() -> None:
    """An application sent, or a window printed, before it was that attempt's."""
    loaded, made = student("mlt-ascp")
    made = replace(made, applied_on=date(2028, 11, 1), window=DateRange(date(2029, 1, 15), date(2029, 4, 16)))
    after = failed(loaded, made, date(2029, 1, 31))
    assert dates(loaded, after).opens == date(2029, 4, 16)  # the day after the window that was given
    applied = replace(after, applied_on=date(2029, 3, 1))  # + 45 business days = 3 May; + 3 months = 3 August
    assert (dates(loaded, applied).opens, dates(loaded, applied).closes) == (date(2029, 5, 3), date(2029, 8, 3))
    own = replace(after, window=DateRange(date(2029, 5, 10), date(2029, 8, 10)))
    assert (dates(loaded, own).opens, dates(loaded, own).closes) == (date(2029, 5, 10), date(2029, 8, 9))


# Recording


def test_a_fail_forgets_the_pinned_date_and_keeps_the_rest() -> None:
    """The date was that attempt's; domains are kept in the outline's order."""
    after = failed(TRACK, replace(PLAIN, exam_date=OPENS), OPENS, ("d1", "d0"))
    assert after == replace(PLAIN, attempts=(Attempt(OPENS, passed=False, weak=("d0", "d1")),))


def test_a_pass_ends_the_enrolment_and_what_was_owed() -> None:
    """What was planned for the day or later is gone; done and missed blocks stay, whenever they were."""
    after = passed(PLAIN, OPENS)
    assert (after.status, after.attempts) == ("passed", (Attempt(OPENS, passed=True),))
    plan = build(weigh(TRACK, PLAIN, MONDAY), MONDAY)
    ended = closed(plan, "plain-1", OPENS)
    assert {b.date for b in plan.blocks() if b.date >= OPENS}
    assert [b for b in ended.blocks() if b.date >= OPENS] == []
    assert [b for b in ended.blocks() if b.date < OPENS] == [b for b in plan.blocks() if b.date < OPENS]
    assert closed(replace(plan, weeks=()), "plain-1", OPENS).weeks == ()


LATER = OPENS + timedelta(days=200)


@pytest.mark.parametrize(
    ("made", "on", "weak", "words"),
    [
        (PLAIN, LATER + ONE_DAY, (), f"--on: {LATER + ONE_DAY} is still to come."),
        (PLAIN, OPENS - ONE_DAY, (), f"--on: {OPENS - ONE_DAY} is before {OPENS}, when the exam window opens."),
        (PLAIN, OPENS, ("d7",), "--weak: plain has no domain 'd7'. Its domains: d0, d1."),
        (failed(TRACK, PLAIN, OPENS), OPENS, (), f"--on: {OPENS} is not after your attempt of {OPENS}."),
        (failed(TRACK, PLAIN, OPENS), OPENS + timedelta(days=29), (), "when you may first sit again."),
        (passed(PLAIN, OPENS), OPENS + ONE_DAY, (), f"plain-1: the exam was passed on {OPENS}."),
    ],
)
def test_an_impossible_attempt_is_refused(made: Enrolment, on: date, weak: tuple[str, ...], words: str) -> None:
    """One sentence, with what would be accepted."""
    (told,) = attempt_problems(TRACK, made, on, weak, LATER)
    assert words in told


def test_the_first_and_the_last_day_of_what_may_be_recorded_do() -> None:
    """The first day of the window, today, and the day on which the wait is over."""
    assert attempt_problems(TRACK, PLAIN, OPENS, ("d1",), OPENS) == ()
    again = OPENS + timedelta(days=30)
    assert attempt_problems(TRACK, failed(TRACK, PLAIN, OPENS), again, (), again) == ()


def test_a_wait_is_never_shorter_than_a_day() -> None:
    """Neither wait nor results nor a limit: the exam is not sat twice on one day."""
    bare = track(exam=replace(TRACK.exam, results=None, retake=Retake(waits=official((Span(0, "days"),)))))
    assert dates(bare, failed(bare, PLAIN, OPENS)).opens == OPENS + ONE_DAY


def test_a_change_after_a_fail_is_judged_by_the_application_of_the_retake() -> None:
    """Category 1 closed on 10 November 2028: an application of 2027 is no longer one for the retake; NHA's still is."""
    late = date(2028, 11, 11)
    loaded, made = student("cma-aama")
    made = failed(loaded, replace(made, applied_on=date(2027, 10, 1)), date(2027, 11, 24))
    (told,) = problems(loaded, made, Wishes(), late)
    assert "is too late to apply" in told
    loaded, made = student("ccma-nha")
    made = failed(loaded, replace(made, program_end=date(2027, 11, 10)), date(2027, 11, 24))
    assert problems(loaded, made, Wishes(), date(2028, 1, 3)) == []
