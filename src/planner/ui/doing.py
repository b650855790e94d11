"""What keys do to a study session, said in the sentence that the student reads afterwards. Nothing here draws.

Each raises `PlannerError` where it can't be done; then nothing has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import day, minutes
from planner.errors import BadInput
from planner.service import titles

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.plan import Block
    from planner.domain.session import Session
    from planner.service import Planner, View

KEPT_FREE = "This time is kept free for what was missed: it is neither logged nor skipped."
ERRAND = "An errand is not moved or skipped: tick it once it is seen to."


def titled(view: View, block: Block) -> str:
    """What the session is about, in a few words."""
    return titles.subject(view.track, block)


def session_of(view: View, block: Block) -> Session | None:
    """What was logged for the block last."""
    return next((it for it in reversed(view.sessions) if it.block == block.id), None)


def study(block: Block) -> Block:
    """The block, if it is one that can be logged or skipped."""
    if block.activity in ("catch_up", "task"):
        raise BadInput(KEPT_FREE if block.activity == "catch_up" else ERRAND)
    return block


def ahead(block: Block, today: date) -> Block:
    """The block, if it is still to come."""
    if study(block).status != "planned":
        message = f"This session is {block.status}: it stays where it is."
        raise BadInput(message)
    if block.date < today:
        message = "The day of this session is past: log it if it was done, or replan to find it another day."
        raise BadInput(message)
    return block


def done_on(block: Block, today: date) -> date:
    """The day on which it was most likely done: its own, or today where that is still to come."""
    return min(block.date, today)


def tick(planner: Planner, view: View, block: Block, today: date) -> str:
    """Done as planned; what is done is planned again."""
    if block.activity == "task":
        return see_to(planner, view, block.task, today)
    if study(block).status == "done":
        return _untick(planner, view, block)
    on = done_on(block, today)
    planner.log_block(view.enrolment.id, block.id, on)
    return f"Done: {minutes(block.minutes)} of {titled(view, block)}{_when(on, today)}."


def _untick(planner: Planner, view: View, block: Block) -> str:
    """A tick just made is undone, which puts the block back where it was; anything else is removed from the log."""
    session = session_of(view, block)
    if session is None:
        message = "Nothing is logged for this session."
        raise BadInput(message)
    last = max(view.sessions, key=lambda it: (len(it.id), it.id))
    plain = session == last and not session.rating and not session.note
    if plain and planner.undoable()[:1] == (titles.logging(view.track, block, session),):
        planner.undo()
    else:
        planner.remove_session(session.id)
    return f"Not done: {minutes(session.minutes)} of {titled(view, block)} are out of the log."


def see_to(planner: Planner, view: View, key: str, today: date) -> str:
    """An errand or a duty is seen to."""
    found = next((it for it in view.milestones if it.key == key), None)
    if found is None or not found.duty:
        message = "There is nothing to tick here: sessions and errands can be."
        raise BadInput(message)
    if found.done:
        message = f"{found.title}: you have seen to that. Undo takes it back."
        raise BadInput(message)
    planner.task_done(view.enrolment.id, key, today)
    return f"Seen to today: {found.title}."


def skip(planner: Planner, view: View, block: Block) -> str:
    """Left out."""
    planner.skip(view.enrolment.id, study(block).id)
    return f"Skipped: {minutes(block.minutes)} of {titled(view, block)}. A replan finds what it was for another place."


def pin(planner: Planner, view: View, block: Block, today: date) -> str:
    """Fixed on its day, or no longer."""
    if ahead(block, today).pinned:
        planner.unpin(view.enrolment.id, block.id)
        return f"No longer pinned: {titled(view, block)}."
    planner.pin(view.enrolment.id, block.id)
    return f"Pinned to {day(block.date)}: {titled(view, block)}."


def move(planner: Planner, view: View, block: Block, step: int, today: date) -> str:
    """To the study day before or after, and pinned there: rest days and days off are passed over."""
    day_of = ahead(block, today).date
    open_days = [it.date for week in view.plan.weeks for it in week.days if it.capacity_minutes and it.date >= today]
    further = [it for it in open_days if (it - day_of).days * step > 0]
    if not further:
        message = "There is no study day further that way."
        raise BadInput(message)
    to = min(further) if step > 0 else max(further)
    try:
        planner.pin(view.enrolment.id, block.id, to)
    except BadInput as error:
        raise BadInput(str(error).replace(f"{block.id} can't be pinned", "This can't be moved", 1)) from None
    return f"Moved to {day(to)} and pinned there: {titled(view, block)}."


def undo(planner: Planner) -> str:
    """What was stored last is taken back."""
    title = planner.undo()
    return f"Taken back: {title}." if title else "There is nothing to take back."


def _when(on: date, today: date) -> str:
    return "" if on == today else f" on {day(on)}"
