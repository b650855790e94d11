"""What an imported calendar takes of study days, by hand and by rule: H4 and H8 with busy times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from builders import START, enrolment, exam_days, plain_cases, track
from planner.domain import capacity
from planner.domain.busy import by_day, left_of
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import MINUTES_A_DAY, Busy, Enrolment, Off, StudyDay, Week
from planner.domain.facts import Fact
from planner.domain.feasibility import Case, reductions, remedies, scaled, weigh
from planner.domain.hard_properties import HARD
from planner.domain.measure import Measured
from planner.domain.study_plan import build
from planner.domain.track import Study, Track

MON = START
EVENING = StudyDay(60, time(18, 30))
NIGHT = StudyDay(90, time(23, 30))
ANY_TIME = StudyDay(60)


def busy(at: str, minutes: int, title: str = "class", day: date = MON) -> Busy:
    return Busy(day, minutes, time.fromisoformat(at), title)


def left(study: StudyDay, *events: Busy) -> int:
    return left_of(study, MON, by_day(events))[0]


# With a clock time


@pytest.mark.parametrize(
    ("at", "minutes", "expected"),
    [
        ("09:00", 480, 60),  # over at 17:00
        ("17:30", 60, 60),  # ends as studying begins
        ("17:30", 61, 59),
        ("18:00", 45, 45),  # to 18:45: 15 taken
        ("18:45", 15, 45),  # in the middle
        ("19:00", 120, 30),
        ("19:29", 60, 59),
        ("19:30", 60, 60),  # begins as studying ends
        ("18:30", 60, 0),
        ("00:00", 1440, 0),
    ],
)
def test_with_a_clock_time_only_what_falls_into_it_is_taken(at: str, minutes: int, expected: int) -> None:
    """60 minutes from 18:30 to 19:30."""
    assert left(EVENING, busy(at, minutes)) == expected


def test_minutes_in_two_events_are_taken_once() -> None:
    """18:30 to 18:50, 18:40 to 19:00 and 18:35 to 18:45 cover 18:30 to 19:00, 30 of 60; the order does not matter."""
    events = [busy("18:30", 20), busy("18:40", 20), busy("18:35", 10)]
    assert left(EVENING, *events) == left(EVENING, *reversed(events)) == 30
    assert left(EVENING, busy("18:30", 10), busy("19:20", 30)) == 40


def test_study_time_past_midnight_belongs_to_the_day_on_which_it_starts() -> None:
    """23:30 to 01:00: 20 minutes of Monday's last half hour and 30 of Tuesday's first hour leave 40 of 90.

    What Tuesday holds from 01:00 on takes nothing, nor does Monday's own first hour.
    """
    tuesday = MON + ONE_DAY
    events = [busy("23:30", 20), busy("00:30", 60, day=tuesday), busy("00:00", 60)]
    assert left(NIGHT, *events) == 40
    assert left(NIGHT, Busy(tuesday, MINUTES_A_DAY, None, "away")) == 30


# Without one


def test_without_a_clock_time_busy_minutes_come_off_the_day() -> None:
    """60 minutes some time on Monday: a class of 45 leaves 15, two that overlap for 15 of 30 leave 15, a shift none."""
    assert left(ANY_TIME, busy("09:00", 45)) == 15
    assert left(ANY_TIME, busy("09:00", 30), busy("09:15", 30)) == 15
    assert left(ANY_TIME, busy("07:00", 750)) == 0


@pytest.mark.parametrize("study", [EVENING, NIGHT, ANY_TIME])
def test_an_event_that_lasts_all_day_leaves_none_of_that_day(study: StudyDay) -> None:
    """It ends at midnight: of study time that goes on after it the last hour stays."""
    assert left(study, Busy(MON, MINUTES_A_DAY, None, "Orientation")) == (60 if study == NIGHT else 0)


# Names


def test_what_took_minutes_is_named_once_and_nothing_else() -> None:
    """In order of time; what lies beside the study time is not a reason. A title may be missing."""
    events = [
        busy("19:00", 10, "Choir"),
        busy("18:30", 10, "Lab"),
        busy("18:50", 5, "Choir"),
        busy("08:00", 60, "Shift"),
    ]
    assert left_of(EVENING, MON, by_day(events)) == (35, ("Lab", "Choir"))
    assert left_of(EVENING, MON, by_day([busy("18:30", 5, "")])) == (55, ("busy",))


def test_long_titles_and_long_lists_stay_short() -> None:
    """40 signs at most, three names at most."""
    (name,) = left_of(EVENING, MON, by_day([busy("18:30", 5, "x" * 41)]))[1]
    assert name == "x" * 39 + "…"
    events = [busy("18:30", 5, title) for title in "abcde"]
    assert left_of(EVENING, MON, by_day(events))[1] == ("a", "b", "c", "2 more")


def test_a_day_off_needs_no_busy_time_as_a_reason() -> None:
    """What is gone can't be taken twice; where busy times leave something the practicum takes of that."""
    made = enrolment(busy=(busy("09:00", 20, "Lab"),), off=(Off(DateRange(MON, MON + ONE_DAY), "wedding"),))
    span = DateRange(MON, MON + ONE_DAY)
    (off,) = capacity.days(made, span, (), span.stop)
    assert (off.capacity_minutes, off.reduced_by) == (0, ("wedding",))
    half = capacity.Reduction(span, 50, "practicum")
    (day,) = capacity.days(replace(made, off=()), span, (half,), span.stop)
    assert (day.capacity_minutes, day.reduced_by) == (20, ("Lab", "practicum"))


# Shares


def test_busy_times_come_off_before_the_week_is_shared() -> None:
    """18:30 to 19:30 with an event from 19:15 leaves 45; a third of that, 14.85, is 14 whole minutes.

    Shared first, both halves would begin at 18:30 and end before the event, and 15 minutes would be promised twice.
    """
    made = enrolment(week=Week((EVENING, *[StudyDay(0)] * 6)), busy=(busy("19:15", 60, "Choir"),), share_percent=33)
    (day,) = capacity.days(made, DateRange(MON, MON + ONE_DAY), (), MON + ONE_DAY)
    assert (day.capacity_minutes, day.reduced_by) == (14, ("Choir",))


def test_a_share_is_no_reason_of_any_day() -> None:
    """It is the same all year; a day is only said to be shorter where something made it so."""
    (day,) = capacity.days(enrolment(share_percent=50), DateRange(MON, MON + ONE_DAY), (), MON + ONE_DAY)
    assert (day.capacity_minutes, day.reduced_by) == (30, ())


# Rules

CLOCKS = st.one_of(st.none(), st.integers(0, MINUTES_A_DAY - 1).map(lambda m: time(m // 60, m % 60)))


@st.composite
def events(draw: st.DrawFn, first: date, days: int) -> Busy:
    at = draw(CLOCKS)
    rest = MINUTES_A_DAY - (60 * at.hour + at.minute if at else 0)
    day = first + timedelta(days=draw(st.integers(0, days)))
    return Busy(day, MINUTES_A_DAY if at is None else draw(st.integers(1, rest)), at, draw(st.sampled_from("abc")))


@st.composite
def busy_cases(draw: st.DrawFn) -> tuple[Track, Enrolment, Busy]:
    """A case with clock times on some weekdays, a share, busy times, and one event more."""
    drawn, made = draw(plain_cases())
    week = Week(tuple(replace(day, at=draw(CLOCKS)) for day in made.week.days))
    span = (exam_days(drawn, made)[-1] - made.start).days
    one = events(made.start - ONE_DAY, span)
    made = replace(
        made,
        week=week,
        share_percent=draw(st.sampled_from([100, 100, 60, 33])),
        busy=tuple(draw(st.lists(one, max_size=30))),
    )
    return drawn, made, draw(one)


def capacities(case: Case) -> list[int]:
    span = DateRange(case.enrolment.start, case.dates.closes)
    days = capacity.days(case.enrolment, span, reductions(case.track, case.dates), span.stop)
    return [day.capacity_minutes for day in days]


@given(busy_cases())
def test_one_more_busy_time_never_adds_capacity(drawn: tuple[Track, Enrolment, Busy]) -> None:
    """H8: not on any day, and not in the supply up to any day; nor does it take more than it lasts."""
    track, made, more = drawn
    full = weigh(track, made, made.enrolled_on)
    thin = weigh(track, replace(made, busy=(*made.busy, more)), made.enrolled_on)
    before, after = capacities(full), capacities(thin)
    assert all(b <= a for a, b in zip(before, after, strict=True))
    assert sum(before) - sum(after) <= more.minutes
    for day in exam_days(track, made):
        assert thin.supply.until(day) <= full.supply.until(day)


@given(busy_cases(), st.integers(0, 6), st.integers(1, 300), st.integers(1, 100))
def test_more_minutes_or_a_larger_share_never_make_a_plan_unfit(
    drawn: tuple[Track, Enrolment, Busy], weekday: int, more: int, share: int
) -> None:
    """H8 with busy times: longer study time may reach into an event, but loses nothing by it."""
    track, made, _ = drawn
    days = list(made.week.days)
    days[weekday] = replace(days[weekday], minutes=min(MINUTES_A_DAY, days[weekday].minutes + more))
    for richer in (replace(made, week=Week(tuple(days))), replace(made, share_percent=max(share, made.share_percent))):
        poor, rich = (weigh(track, one, made.enrolled_on) for one in (made, richer))
        assert all(a <= b for a, b in zip(capacities(poor), capacities(rich), strict=True))
        assert rich.budget(rich.exam()).feasible or not poor.budget(poor.exam()).feasible


@settings(max_examples=20)
@given(busy_cases())
def test_no_plan_uses_a_minute_that_is_busy(drawn: tuple[Track, Enrolment, Busy]) -> None:
    """H4, against the day's minutes counted one by one: what is planned fits beside the events and inside the share."""
    track, made, _ = drawn
    case = weigh(track, made, made.enrolled_on)
    plan = build(case, made.enrolled_on, accept_shortfall=True)
    measured = Measured(track, made, case.dates, plan)
    assert all(one(measured).holds for one in HARD if one.__name__ in {"_h3", "_h4", "_h5"})
    planned: dict[date, int] = {}
    for block in plan.blocks():
        if block.activity != "task":
            planned[block.date] = planned.get(block.date, 0) + block.minutes
    for day, minutes in planned.items():
        assert minutes <= free_minutes(made, day) * made.share_percent // 100


def free_minutes(made: Enrolment, day: date) -> int:
    """The study minutes of a day in no event, one by one."""
    study = made.week.days[day.weekday()]
    taken = {
        (event.date - day).days * MINUTES_A_DAY + (60 * event.at.hour + event.at.minute if event.at else 0) + n
        for event in made.busy
        if event.date in (day, day + ONE_DAY)
        for n in range(event.minutes)
    }
    if study.at is None:
        return max(0, study.minutes - sum(1 for minute in taken if minute < MINUTES_A_DAY))
    first = 60 * study.at.hour + study.at.minute
    return sum(1 for minute in range(first, first + study.minutes) if minute not in taken)


def test_the_order_of_events_changes_no_plan() -> None:
    """H6: calendars may come in any order."""
    held = tuple(busy("18:30", n, title, MON + 7 * n * ONE_DAY) for n in range(1, 20) for title in "ab")
    made = enrolment(week=Week(tuple(replace(EVENING, minutes=120) for _ in range(7))), busy=held)
    turned = replace(made, busy=tuple(reversed(held)))
    own = track()
    told = [repr(build(weigh(own, one, START), START, accept_shortfall=True)) for one in (made, turned)]
    assert told[0] == told[1]


# What would help


@settings(max_examples=40)
@given(busy_cases())
def test_the_weekly_remedy_counts_busy_times_and_the_share(drawn: tuple[Track, Enrolment, Busy]) -> None:
    """H9: its minutes are the whole week's, and with them in place of the student's own the plan fits, while a minute
    less does not. Where no days are long enough, what stands in the way is named, and without it they are.
    """
    track, made, _ = drawn

    def fits(one: Enrolment) -> bool:
        case = weigh(track, one, one.enrolled_on)
        return case.dates.window_holds(case.exam()) and case.budget(case.exam()).feasible

    if fits(made):
        return
    remedy = remedies(weigh(track, made, made.enrolled_on), made.enrolled_on)[0]
    event(f"binding: {remedy.binding}")
    if remedy.value is None:
        most = max(day.minutes for day in made.week.days)
        full = replace(made, week=scaled(made.week, MINUTES_A_DAY * made.week.minutes // most))
        freed = {
            "daily cap": replace(full, daily_cap=None),
            "share": replace(full, share_percent=100),
            "busy times": replace(full, busy=()),
        }
        assert not fits(full)
        assert remedy.binding == next((name for name, one in freed.items() if fits(one)), "window")
        return
    totals = range(made.week.minutes, 7 * MINUTES_A_DAY + 1)
    total = next(n for n in totals if scaled(made.week, n).by_name() == remedy.week)
    assert fits(replace(made, week=scaled(made.week, total)))
    assert not fits(replace(made, week=scaled(made.week, total - 1)))


def test_the_remedy_of_half_a_week_is_a_whole_one() -> None:
    """Alone the plan needs some week; with half a share it needs one of about twice the minutes."""
    own = track(study=Study(hours=Fact(value=400)))
    alone, half = (enrolment(share_percent=share) for share in (100, 50))
    first, second = (remedies(weigh(own, one, START), START)[0].value for one in (alone, half))
    assert isinstance(first, int)
    assert isinstance(second, int)
    assert abs(second - 2 * first) <= 7
