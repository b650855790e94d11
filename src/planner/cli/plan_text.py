"""The plan as text: a block of lines for each week, a line for each session, topics by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.output import heading, warning
from planner.cli.tables import Column, table, width, wrap
from planner.cli.words import day_in_month
from planner.domain.plan import STUDY
from planner.domain.plan_words import fit_words, standing, subject
from planner.domain.wording import ACTIVITIES, away, count, day, minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, Day, PlanWeek, StudyPlan
    from planner.domain.session import Session

SESSION = (Column(""), Column(""), Column("", right=True), Column(""), Column("", wraps=True))
Row = tuple[str, str, str, str, str]
INDENT = "  "
AWAY = "-"
TOPICS_SHOWN = 3
ROOM_FOR_IDS = 60
"""Columns below which a column of ids would leave too little for the rest."""


def plan_text(
    enrolment: Enrolment,
    plan: StudyPlan,
    names: Mapping[str, str],
    today: date,
    room: int,
    sessions: Sequence[Session] = (),
) -> Iterator[str]:
    """The whole plan: what it comes to, then week after week. `sessions` are those logged."""
    from planner.cli.pace_text import missed_words, pace_words
    from planner.domain.difference import newly_missed

    title = f"{enrolment.id}: {count(len(plan.weeks), 'week')} to the exam on {day(plan.exam_date)}"
    yield from wrap(title, room)
    yield from wrap(f"Final review from {day(plan.final_review_start)}. {fit_words(plan.budget)}", room)
    yield from wrap(pace_words(plan.pace_factor, sessions), room)
    for said in triage_words(enrolment, names):
        yield from wrap(said, room)
    if missed := newly_missed(plan, today):
        yield from map(warning, wrap(missed_words(missed), room, "! "))
    yield from wrap(
        "`planner week N` shows a week with every topic; `planner log b-...` records a block by its id.", room
    )
    before = _weeks_before(plan)
    if before:
        yield ""
        yield heading(f"Weeks 1 to {before}: before you enrolled" if before > 1 else "Week 1: before you enrolled")
    for week in plan.weeks[before:]:
        yield ""
        yield from week_text(week, names, plan.exam_date, today, room, most=TOPICS_SHOWN)


def _weeks_before(plan: StudyPlan) -> int:
    """How many weeks passed before there was a plan: those at the beginning without a minute or a session."""
    first = (n for n, week in enumerate(plan.weeks) if week.capacity_minutes or week.blocks)
    return next(first, 0)


def triage_words(enrolment: Enrolment, names: Mapping[str, str]) -> Iterator[str]:
    """Which topics get less time because they are known, and which more because they are new."""
    for level, said in (("know", "Known already, so with less time"), ("new", "New to you, so with more time")):
        topics = [names.get(topic, topic) for topic, marked in enrolment.triage.items() if marked == level]
        if topics:
            yield f"{said}: {'; '.join(topics)}."


def week_text(
    week: PlanWeek, names: Mapping[str, str], exam: date, today: date, room: int, *, most: int | None = None
) -> list[str]:
    """One week: its dates, phase and load, then its days. Rest days are left out unless something took them.

    `most` is how many topics of a session are named before the rest are only counted.
    """
    here = "  <- this week" if week.start <= today <= week.days[-1].date else ""
    load = f"{minutes(week.planned_minutes)} of {minutes(week.capacity_minutes)}"
    title = f"Week {week.number}  {week.start} to {week.days[-1].date}  {week.phase}  {load}"
    rows = [row for it in week.days for row in _day_rows(it, week.blocks, names, exam, today, most)]
    lines = [f"{title}{here}"] if width(title + here) <= room else wrap(title, room)
    return [*map(heading, lines), *_laid_out(SESSION, _joined(rows) or [("", "nothing planned", "", "", "")], room)]


def _joined(rows: Iterable[Row]) -> list[Row]:
    """Days away in a row, for the same reason, as one line: `Mon 20 to Sat 25`."""
    joined: list[Row] = []
    for row in rows:
        if joined and row[1] == AWAY and joined[-1][1:] == row[1:]:
            joined[-1] = (f"{joined[-1][0][:6]} to {row[0]}", *row[1:])
        else:
            joined.append(row)
    return joined


def _day_rows(
    it: Day, blocks: Iterable[Block], names: Mapping[str, str], exam: date, today: date, most: int | None
) -> Iterator[Row]:
    label = day_in_month(it.date)
    for block in blocks:
        if block.date == it.date:
            yield label, *session_row(block.as_of(today), names, most)
            label = ""
    if it.date == exam:
        yield label, "EXAM", "", "", ""
    elif label and it.reduced_by:
        yield label, AWAY, "", "", ", ".join(it.reduced_by)


def session_row(block: Block, names: Mapping[str, str], most: int | None = None) -> tuple[str, str, str, str]:
    """Activity, minutes, the id where the block can be logged, and what it is about."""
    about = f"{subject(block, names, most)}{standing(block)}"
    name = block.id if block.activity in STUDY else ""
    return ACTIVITIES[block.activity], f"{block.minutes} min", name, about


def block_words(block: Block, names: Mapping[str, str]) -> str:
    """`learn Vital signs, 45 min on Mon 2027-01-11`."""
    about = subject(block, names, TOPICS_SHOWN)
    return f"{ACTIVITIES[block.activity]} {about}, {minutes(block.minutes)} on {day(block.date)}"


def sessions(blocks: Sequence[Block], names: Mapping[str, str], today: date, room: int) -> list[str]:
    """The blocks of one day, without the day."""
    return _laid_out(SESSION[1:], [session_row(block.as_of(today), names) for block in blocks], room)


def _laid_out(columns: Sequence[Column], rows: Iterable[Sequence[str]], room: int) -> list[str]:
    """As a table; where there is little room, the ids stand behind what the sessions are about."""
    if room < ROOM_FOR_IDS:
        rows = [(*row[:-2], f"{row[-1]} {row[-2]}".rstrip()) for row in rows]
        columns = [*columns[:-2], columns[-1]]
    return table(columns, rows, room, INDENT)


def dates_sections(found: Iterable[Milestone], today: date, room: int) -> Iterator[str]:
    """Milestones by date; those that only hold after a pass stand together at the end."""
    both = list(found)
    yield from dates_table([it for it in both if not it.expected], today, room)
    after = [it for it in both if it.expected]
    if after:
        yield ""
        yield heading("If you pass")
        yield from dates_table(after, today, room, said=True)


def dates_table(found: Iterable[Milestone], today: date, room: int, *, said: bool = False) -> list[str]:
    """Milestones with their distance from today and their keys; `said` where "if you pass" stands above them."""
    rows = [
        (day(it.date), away(it.date, today).removeprefix("in "), f"{it.title}{marks(it, today, said=said)}", it.key)
        for it in found
    ]
    return table((Column(""), Column(""), Column("", wraps=True), Column("")), rows, room, INDENT) if rows else []


def marks(it: Milestone, today: date, *, said: bool = False) -> str:
    """What a reader must know of a date beside the date, in words."""
    state = it.state(today)
    found = [
        "done" if it.done else "",
        "MISSED" if state == "missed" else "",
        "due" if state == "due" and it.duty else "",
        "if you pass" if it.expected and not said else "",
        "" if it.confirmed else "unconfirmed",
    ]
    words = ", ".join(filter(None, found))
    return f" ({words})" if words else ""
