"""Logging: what was studied becomes a done block and a session. Nothing else of the plan changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.enrolment import MINUTES_A_DAY
from planner.domain.plan import STUDY, Block, Part
from planner.domain.session import Session
from planner.domain.weaving import span, with_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planner.domain.plan import Activity, StudyPlan, TopicNeed
    from planner.domain.session import Rating

MEASURED: frozenset[Activity] = frozenset({"learn", "hands_on", "recall"})
"""What says something of a student's pace; a mock lasts as long as the exam."""


def problems(plan: StudyPlan, sessions: Iterable[Session], on: date, minutes: int, today: date) -> Iterator[str]:
    """What makes an entry impossible, each a finished sentence with what would be accepted."""
    if on > today:
        yield f"--on: {on} is still to come. Log a session on its day or later, up to {today}."
    if not plan.weeks or on not in span(plan):
        days = f"{span(plan).start} to {span(plan).last}" if plan.weeks else "none yet"
        yield f"--on: {on} lies outside the plan's weeks ({days})."
    before = sum(session.minutes for session in sessions if session.date == on)
    if minutes < 1:
        yield f"--minutes: {minutes}. Give at least 1."
    elif before + minutes > MINUTES_A_DAY:
        yield f"--minutes: {minutes}, and {before} are logged on {on} already. A day has {MINUTES_A_DAY}."


def log_block(
    plan: StudyPlan, enrolment: str, block: str, session: str, on: date, *,
    minutes: int | None = None, rating: Rating | None = None, note: str = "", rest_owed: bool = False,
) -> tuple[StudyPlan, Session]:  # fmt: skip
    """The plan with that block done `on` that day, and the session; as long as planned where no minutes are given.

    A block logged short is done all the same, unless the student says that its rest is owed: then it is cut down to
    what was studied. `KeyError` where the plan has no such block.
    """
    found = next((b for b in plan.blocks() if b.id == block), None)
    if found is None:
        raise KeyError(block)
    took = found.minutes if minutes is None else minutes
    done = _cut(found, took) if rest_owed and took < found.minutes else found
    done = replace(done, date=on, status="done")
    entry = Session(
        id=session, date=on, block=block, minutes=took,
        planned_minutes=done.minutes if found.activity in MEASURED else None,
        pace=plan.pace_factor, rating=rating, note=note,
    )  # fmt: skip
    return with_blocks(plan, enrolment, (done if b.id == block else b for b in plan.blocks())), entry


def log_planned(
    plan: StudyPlan, enrolment: str, names: Iterator[str], until: date
) -> tuple[StudyPlan, tuple[Session, ...]]:
    """The plan with everything done that was planned up to `until`, included, on its day and as long as planned.

    `names` gives an id for each session. What is skipped or logged already stays as it is.
    """
    due = [b for b in plan.blocks() if b.status == "planned" and b.activity in STUDY and b.date <= until]
    entries = tuple(
        Session(
            id=next(names), date=b.date, block=b.id, minutes=b.minutes,
            planned_minutes=b.minutes if b.activity in MEASURED else None, pace=plan.pace_factor,
        )
        for b in due
    )  # fmt: skip
    done = {b.id for b in due}
    blocks = (replace(b, status="done") if b.id in done else b for b in plan.blocks())
    return with_blocks(plan, enrolment, blocks), entries


def log_topic(
    plan: StudyPlan, enrolment: str, need: TopicNeed, session: str, on: date, minutes: int, *,
    rating: Rating | None = None, note: str = "",
) -> tuple[StudyPlan, Session]:  # fmt: skip
    """The plan with a new done block of one topic, and the session. `need` is what the topic still needs: its learning
    comes first, then its hands-on, then recall.
    """
    activity: Activity = "learn" if need.learn_minutes else "hands_on" if need.hands_on_minutes else "recall"
    part = Part(need.topic, need.domain, minutes)
    made = Block(id="", date=on, order=0, minutes=minutes, activity=activity, parts=(part,), status="done")
    before = {block.id for block in plan.blocks()}
    changed = with_blocks(plan, enrolment, (*plan.blocks(), made))
    name = next(block.id for block in changed.blocks() if block.id not in before)
    entry = Session(
        id=session, date=on, block=name, minutes=minutes, planned_minutes=None, pace=plan.pace_factor,
        rating=rating, note=note,
    )  # fmt: skip
    return changed, entry


def edited(plan: StudyPlan, enrolment: str, session: Session) -> StudyPlan:
    """The plan with the block of a corrected session on that session's day. One that was made by logging a topic is as
    long as its session.
    """
    blocks = (_corrected(b, session) if b.id == session.block else b for b in plan.blocks())
    return with_blocks(plan, enrolment, blocks)


def removed(plan: StudyPlan, enrolment: str, session: Session, sessions: Iterable[Session]) -> StudyPlan:
    """The plan without a session: its block is planned again, unless another of `sessions` is of the same block.

    A block that was made by logging a topic goes.
    """
    if any(other.block == session.block for other in sessions if other.id != session.id):
        return plan
    blocks = (
        replace(b, status="planned") if b.id == session.block else b
        for b in plan.blocks()
        if b.id != session.block or not _made(b, session)
    )
    return with_blocks(plan, enrolment, blocks)


def _made(block: Block, session: Session) -> bool:
    """Whether the block is there only because a topic was logged."""
    return session.planned_minutes is None and block.activity in MEASURED


def _corrected(block: Block, session: Session) -> Block:
    moved = replace(block, date=session.date)
    if not _made(block, session):
        return moved
    return replace(moved, minutes=session.minutes, parts=(replace(block.parts[0], minutes=session.minutes),))


def _cut(block: Block, minutes: int) -> Block:
    """The block with only its first `minutes`, part by part."""
    parts: list[Part] = []
    left = minutes
    for part in block.parts:
        here = min(part.minutes, left)
        if here:
            parts.append(replace(part, minutes=here))
        left -= here
    return replace(block, minutes=minutes, parts=tuple(parts))
