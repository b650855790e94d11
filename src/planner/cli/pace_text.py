"""How fast the student studies and what was missed, in words: neither is ever hidden in the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.pace import ENOUGH_SESSIONS
from planner.domain.wording import count, minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.plan import Block
    from planner.domain.session import Session


def pace_words(pace: float, sessions: Iterable[Session]) -> str:
    """What the plan counts on, and whether that is measured or assumed."""
    measured = sum(it.planned_minutes is not None for it in sessions)
    if measured >= ENOUGH_SESSIONS:
        return f"Pace: you take {pace:g} x the usual time; the plan counts on that."
    until = f"until {ENOUGH_SESSIONS} planned sessions are logged"
    return f"Pace: {pace:g} x the usual time is assumed {until}: {measured} so far."


def missed_words(missed: Sequence[Block]) -> str:
    """What is neither logged nor replanned, and what to do; empty where there is nothing."""
    if not missed:
        return ""
    whole, last = minutes(sum(block.minutes for block in missed)), max(block.date for block in missed)
    are = "is" if len(missed) == 1 else "are"
    return (
        f"{count(len(missed), 'session')} ({whole}) {are} not logged. "
        f"Studied as planned: `planner log --until {last}`. "
        "Missed: `planner replan` finds a place for it; `planner replan --dry-run` shows what would move."
    )
