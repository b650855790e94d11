"""A plan in words, for every face of the program: whether it fits, what a session is about, what its measures say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.calendar_math import add_months
from planner.domain.facts import STALE_AFTER_MONTHS
from planner.domain.wording import hours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.domain.plan import Block, Budget
    from planner.domain.scorecard import Property

ERRANDS: Mapping[str, str] = {"transcript_request": "ask for your transcript", "apply_by": "apply for the exam"}
STANDING: Mapping[str, str] = {"done": "done", "skipped": "skipped", "missed": "not logged"}
SIGNS: Mapping[str, str] = {">=": "at least", "<=": "at most", "=": "exactly"}


def fit_words(budget: Budget) -> str:
    """Whether the plan fits, and with how much room."""
    sums = f"{hours(budget.need)} needed, {hours(budget.supply)} available"
    if not budget.feasible:
        return f"It does not fit: {sums}, {hours(budget.shortfall)} ({budget.shortfall} minutes) short."
    spare = min(budget.supply - budget.need, budget.supply_before_review - budget.need_before_review)
    return f"It fits: {sums}; {hours(spare)} to spare." if spare else f"It just fits: {sums}."


def subject(block: Block, names: Mapping[str, str], most: int | None = None) -> str:
    """What a block is about; of its topics at most so many are named, the others counted."""
    if block.activity == "catch_up":
        return "kept free for what was missed"
    if block.activity == "task":
        return ERRANDS.get(block.task, block.task.replace("_", " "))
    if block.mock:
        part = f", part {block.mock.slice} of {block.mock.of}" if block.mock.of > 1 else ""
        return f"number {block.mock.number}{part}"
    said = [names.get(part.topic, part.topic) for part in block.parts]
    if most is not None and len(said) > most + 1:
        said[most:] = [f"and {len(said) - most} more"]
    return "; ".join(said)


def standing(block: Block) -> str:
    """Where a block stands, to put behind what it is about: ` (done)`; ` (pinned)` while it is still to come."""
    if block.status in STANDING:
        return f" ({STANDING[block.status]})"
    return " (pinned)" if block.pinned else ""


def is_hard(it: Property) -> bool:
    """Whether a measure is a rule of the plan, and not a quality of it."""
    return it.id.startswith("H")


def verdict(found: Sequence[Property]) -> str:
    """What the scorecard comes to."""
    broken = [it.id for it in found if is_hard(it) and not it.holds]
    gave_way = [it.id for it in found if not is_hard(it) and not it.holds]
    qualities = sum(not is_hard(it) for it in found)
    rules = f"Broken: {', '.join(broken)}." if broken else "All rules hold."
    if not gave_way:
        return f"{rules} All {qualities} qualities are met."
    return f"{rules} {qualities - len(gave_way)} of {qualities} qualities are met; gave way: {', '.join(gave_way)}."


def stale(read_on: date, today: date) -> bool:
    """Whether a page was read more than a year ago, so that what it said should be checked again."""
    return add_months(read_on, STALE_AFTER_MONTHS) < today
