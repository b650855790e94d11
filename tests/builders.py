"""Tracks and enrolments for tests: one small plain pair, and strategies that draw unusual ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from hypothesis import strategies as st

from planner.domain.calendar_math import ONE_DAY, WEEKDAYS, DateRange, Span
from planner.domain.enrolment import TRIAGE_FACTOR, Enrolment, Off, StudyDay, Week
from planner.domain.facts import Fact, Source
from planner.domain.feasibility import weigh
from planner.domain.grid import Grid, grid
from planner.domain.need import weights
from planner.domain.timeline import dates
from planner.domain.track import (
    Application,
    CeConstraint,
    Domain,
    Exam,
    Issuer,
    Months,
    Outline,
    PercentRange,
    Program,
    Renewal,
    Retake,
    Route,
    Study,
    Topic,
    Track,
    Window,
)

START = date(2027, 1, 11)
UUID = "6f1c0d3e-6f0b-4c39-9a52-0f2a5f7a5d11"


def official(value: object) -> Fact:  # type: ignore[type-arg]  # of whatever it is given
    """A confirmed fact with one source."""
    return Fact(value=value, status="official", source=("handbook",))


def outline(percents: list[int], topics: list[list[Topic]]) -> Outline:
    """Domains `d0`, `d1` … with these weights, and their topics."""
    return Outline(
        version=official("2026"),
        domains=tuple(
            Domain(id=f"d{n}", name=f"Domain {n}", weight=official(PercentRange(low=Decimal(w), high=Decimal(w))))
            for n, w in enumerate(percents)
        ),
        topics=tuple(topic for group in topics for topic in group),
    )


def plain_outline() -> Outline:
    """Two domains, 60 and 40 %, six topics each; the second of each needs the first, every third is hands-on."""
    groups = [
        [
            Topic(
                id=f"t{d}{n}",
                domain=f"d{d}",
                name=f"Topic {d}{n}",
                hands_on=n % 3 == 0,
                requires=(f"t{d}{n - 1}",) if n == 1 else (),
            )
            for n in range(6)
        ]
        for d in range(2)
    ]
    return outline([60, 40], groups)


def track(**changed: object) -> Track:
    """A plain track: 10-month programme, 60 hours, window of 90 days from 30 days before the programme ends."""
    base = Track(
        id="plain",
        name="Plain (TEST)",
        title="Plain credential",
        family="medical-assistant",
        issuer=Issuer(short="TEST", name="Test Board", url="https://example.org"),
        summary="A credential for tests.",
        program=Program(
            months=official(Months(min=9, default=10, max=12)),
            practicum_weeks=official(5),
            practicum_capacity_percent=Fact(value=50),
        ),
        routes=(
            Route(id="programme", title="Programme", program=True, requirement=official("A programme.")),
            Route(
                id="experience",
                title="Experience",
                program=False,
                requirement=official("Experience."),
                study_percent=Fact(value=50),
            ),
        ),
        application=Application(
            how=official("Online."),
            earliest_sitting=official(Span(30, "days")),
            document_lead=Fact(value=Span(14, "days")),
            processing=official(Span(7, "business days")),
        ),
        exam=Exam(
            window=Window(anchor="chosen-start", length=official(Span(90, "days"))),
            minutes=official(160),
            results=official(Span(4, "business days")),
            retake=Retake(waits=official((Span(30, "days"),)), inside="window"),
        ),
        outline=plain_outline(),
        study=Study(hours=Fact(value=60)),
        renewal=Renewal(
            cycle=official(Span(60, "months")),
            ends="end-of-month",
            printed_date_wins=False,
            unit="points",
            constraints=(CeConstraint(id="total", title="CE points", kind="total", required=official(60)),),
            processing=official(Span(30, "days")),
            margin=Fact(value=Span(30, "days")),
            checkpoints=Fact(value=5),
        ),
        sources={
            "handbook": Source(title="Handbook", url="https://example.org/h", dated="2026", read_on=date(2026, 11, 22))
        },
    )
    return replace(base, **changed)  # type: ignore[arg-type]  # the caller names the fields


def enrolment(**changed: object) -> Enrolment:
    """A plain enrolment on the plain track: Monday, Wednesday and Saturday, five hours a week, ten months."""
    base = Enrolment(
        id="plain-1",
        uuid=UUID,
        track="plain",
        route="programme",
        enrolled_on=START,
        start=START,
        months=10,
        week=Week.of({"mon": 60, "wed": 60, "sat": 180}),
    )
    return replace(base, **changed)  # type: ignore[arg-type]  # the caller names the fields


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """Outlines of 1 to 8 domains with uneven weights, 3 to 60 topics, and prerequisites inside and across domains."""
    percents = draw(st.lists(st.integers(5, 60), min_size=1, max_size=8))
    groups: list[list[Topic]] = []
    earlier: list[str] = []
    for d in range(len(percents)):
        group = []
        for n in range(draw(st.integers(1 if len(percents) > 2 else 2, 8))):
            requires = draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else []
            topic = Topic(
                id=f"t{d}-{n}",
                domain=f"d{d}",
                name=f"Topic {d}-{n}",
                share=draw(st.integers(1, 3)),
                hands_on=draw(st.booleans()),
                requires=tuple(requires),
            )
            group.append(topic)
            earlier.append(topic.id)
        groups.append(group)
    return outline(percents, groups)


@st.composite
def tracks(draw: st.DrawFn, fixed: Outline | None = None) -> Track:
    """Tracks with drawn outlines, hours, windows, practicum, processing and exam length.

    Their topics take half an hour or more on every route: quarters of an hour would weigh smaller ones too heavily.
    """
    base = track()
    drawn = fixed or draw(outlines())
    smallest = min(weights(replace(base, outline=drawn)).topic.values())
    fewest_hours = max(20, ceil(1 / smallest))
    anchor = draw(st.sampled_from(["chosen-start", "authorization", "application", "on-demand"]))
    length = draw(st.sampled_from([Span(90, "days"), Span(3, "months"), Span(1, "years")]))
    processing = draw(st.sampled_from([Span(0, "days"), Span(7, "business days"), Span(30, "days")]))
    fixed_review = draw(st.sampled_from([None, None, None, 5, 14, 28, 60]))
    return replace(
        base,
        outline=drawn,
        program=replace(base.program, practicum_weeks=official(draw(st.integers(0, 20)))),
        application=replace(base.application, processing=official(processing)),
        study=Study(
            hours=Fact(value=draw(st.integers(fewest_hours, fewest_hours + 300))),
            final_review_days=None if fixed_review is None else Fact(value=fixed_review),
        ),
        exam=replace(
            base.exam,
            window=Window(anchor=anchor, length=official(length)),  # type: ignore[arg-type]  # one of the four
            minutes=official(draw(st.sampled_from([90, 100, 120, 135, 150, 160, 180, 200]))),
        ),
    )


def week_minutes() -> st.SearchStrategy[Week]:
    """Weeks with at least one study day, 10 minutes to 12 hours a day, not always whole quarters of an hour."""
    day = st.one_of(st.just(0), st.integers(10, 720), st.sampled_from([30, 45, 60, 90, 120]))
    days = st.lists(day, min_size=7, max_size=7).filter(any)
    return days.map(lambda minutes: Week(tuple(StudyDay(m) for m in minutes)))


@st.composite
def enrolments(draw: st.DrawFn) -> Enrolment:
    """Enrolments on a drawn track with any start, length, week, days off, buffer, session, depth and cap, unpinned."""
    start = draw(st.dates(date(2026, 12, 1), date(2029, 3, 1)))
    months = draw(st.integers(1, 30))
    offs = []
    for _ in range(draw(st.integers(0, 3))):
        first = start + timedelta(days=draw(st.integers(0, 30 * months)))
        offs.append(Off(DateRange(first, first + draw(st.integers(1, 30)) * ONE_DAY), "away"))
    return enrolment(
        start=start,
        enrolled_on=start + timedelta(days=draw(st.sampled_from([-60, -3, 0, 0, 0, 20, 100]))),
        months=months,
        route=draw(st.sampled_from(["programme", "programme", "programme", "experience"])),
        week=draw(week_minutes()),
        off=tuple(offs),
        buffer_percent=draw(st.sampled_from([0, 5, 15, 15, 30])),
        session_minutes=draw(st.sampled_from([15, 30, 45, 60, 60, 75, 90, 105, 120])),
        daily_cap=draw(st.sampled_from([None, None, None, 60, 200])),
        depth=draw(st.sampled_from(["essential", "standard", "standard", "thorough"])),
        first_weekday=draw(st.sampled_from([0, 0, 0, 1, 5, 6])),
    )


@st.composite
def cases(draw: st.DrawFn, fixed: Outline | None = None) -> tuple[Track, Enrolment]:
    """A track with an enrolment on it, sometimes with triage, sometimes with an exam day pinned in its window.

    Half of the pins are on the first day that fits, with hardly a minute to spare.
    """
    drawn, made = draw(tracks(fixed)), draw(enrolments())
    if draw(st.booleans()):
        topics = st.sampled_from([topic.id for topic in drawn.outline.topics])
        made = replace(made, triage=draw(st.dictionaries(topics, st.sampled_from(sorted(TRIAGE_FACTOR)))))
    if draw(st.booleans()):
        ready = weigh(drawn, made, made.enrolled_on).earliest_ready()
        pinned = st.sampled_from(exam_days(drawn, made))
        made = replace(made, exam_date=draw(st.one_of(st.just(ready), pinned) if ready else pinned))
    return drawn, made


def plain_cases() -> st.SearchStrategy[tuple[Track, Enrolment]]:
    """Likewise, quicker to draw: always with the plain outline, for what depends on minutes and dates only."""
    return cases(plain_outline())


def exam_days(track: Track, enrolment: Enrolment) -> list[date]:
    """The days on which the exam may be pinned: those of the window, from the day after the plan's first day on."""
    when = dates(track, enrolment)
    first = max(when.opens, max(enrolment.start, enrolment.enrolled_on) + ONE_DAY)
    return list(DateRange(first, when.closes + ONE_DAY).days())


def frame(week: dict[str, int], days: int, review: int = 7, **changed: object) -> Grid:
    """The grid of a plan without practicum, from START to an exam so many days later. No buffer unless asked for."""
    fixed = track(study=Study(hours=Fact(value=1), final_review_days=Fact(value=review)))
    exam = START + days * ONE_DAY
    made = enrolment(route="experience", months=None, week=Week.of(week), buffer_percent=0, exam_date=exam)
    return grid(weigh(fixed, replace(made, **changed), START), exam)  # type: ignore[arg-type]  # the caller names the fields


EVERY_DAY = dict.fromkeys(WEEKDAYS, 60)
