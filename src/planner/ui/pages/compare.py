"""A plan beside another: dates, load, fit and scorecard, then every date that would move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.plan_words import is_hard
from planner.domain.wording import day, hours, minutes
from planner.ui.format import columns
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.remedies import remedy_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.scorecard import Property
    from planner.service import View

LABEL = 16
NAMED = 2
"""Of so many that don't hold the ids stand in the table."""


def compared_lines(
    now: View, then: View, cards: tuple[Sequence[Property], Sequence[Property]], room: int
) -> list[Line]:
    """The table, the remedies where it does not fit, and the dates that move."""
    return [
        line((_cells("", "today", "then", room), "dim")),
        *(_row(label, a, b, room) for label, a, b in _figures(now, then, cards)),
        *_qualities(cards, room),
        *_trouble(then, room),
        *_moved(now.milestones, then.milestones, room),
    ]


def _cells(label: str, a: str, b: str, room: int) -> str:
    wide = _wide(room)
    return columns([(label, LABEL), (a, wide), (b, wide)])


def _wide(room: int) -> int:
    return max(14, min(30, (room - LABEL - 7) // 2))


def _row(label: str, a: str, b: str, room: int) -> Line:
    """Values that differ are marked by a sign as well as by colour."""
    wide = _wide(room)
    same = a == b
    return line(columns([(label, LABEL), (a, wide)]) + "  ", (b if same else f"{b}  ≠", "dim" if same else "accent"))


def _figures(
    now: View, then: View, cards: tuple[Sequence[Property], Sequence[Property]]
) -> Iterator[tuple[str, str, str]]:
    a, b = now.plan, then.plan
    yield "Exam", day(a.exam_date), day(b.exam_date)
    yield "Final review", day(a.final_review_start), day(b.final_review_start)
    yield "Study a week", minutes(now.enrolment.week.minutes), minutes(then.enrolment.week.minutes)
    yield "Weeks", str(len(a.weeks)), str(len(b.weeks))
    yield "Needed", hours(a.budget.need), hours(b.budget.need)
    yield "Available", hours(a.budget.supply), hours(b.budget.supply)
    yield "Fits", _fit(a), _fit(b)
    yield "Fullest week", _fullest(a), _fullest(b)
    yield "Rules (H)", _card(cards[0], hard=True), _card(cards[1], hard=True)
    yield "Qualities (S)", _card(cards[0], hard=False), _card(cards[1], hard=False)


def _fit(plan: StudyPlan) -> str:
    budget = plan.budget
    if not budget.feasible:
        return f"{hours(budget.shortfall)} short"
    spare = min(budget.supply - budget.need, budget.supply_before_review - budget.need_before_review)
    return f"{hours(spare)} spare"


def _fullest(plan: StudyPlan) -> str:
    return minutes(max((week.planned_minutes for week in plan.weeks), default=0))


def _card(found: Sequence[Property], *, hard: bool) -> str:
    if not found:
        return "…"
    shown = [it for it in found if is_hard(it) == hard]
    failed = [it.id for it in shown if not it.holds]
    if not failed:
        return f"all {len(shown)} hold"
    named = f", not {' '.join(failed)}" if len(failed) <= NAMED else ""
    return f"{len(shown) - len(failed)} of {len(shown)}{named}"


def _qualities(cards: tuple[Sequence[Property], Sequence[Property]], room: int) -> Iterator[Line]:
    """Which rules and qualities hold in one of the plans only."""
    now, then = ({it.id for it in card if not it.holds} for card in cards)
    if not (cards[0] and cards[1]):
        return
    ids = [it.id for it in cards[1]]
    for said, found in (("Would give way", then - now), ("Would hold again", now - then)):
        if found:
            yield from paragraph(" ".join(it for it in ids if it in found), room, first=f"{said:<{LABEL}}  ")


def _trouble(then: View, room: int) -> Iterator[Line]:
    if then.plan.budget.feasible:
        return
    yield blank()
    short = hours(then.plan.budget.shortfall)
    yield from paragraph(f"This would not fit: {short} short before {day(then.plan.exam_date)}.", room, "bad", "! ")
    for _, text in remedy_words(then):
        yield from paragraph(text, room, "warn", "  ")


def _moved(now: Sequence[Milestone], then: Sequence[Milestone], room: int) -> Iterator[Line]:
    old, new = ({it.key: it.date for it in found} for found in (now, then))
    titles = {it.key: it.title for it in (*now, *then)}
    keys = [key for key in titles if old.get(key) != new.get(key)]
    yield blank()
    if not keys:
        yield line(("No date moves.", "dim"))
        return
    yield head("Dates that move")
    for key in keys:
        dates = columns([(_date(old.get(key)), 10), ("→", 1), (_date(new.get(key)), 10)])
        yield line(f"{dates}  ", titles[key] if room > 40 else titles[key][:20])


def _date(it: date | None) -> str:
    return it.isoformat() if it else "none"
