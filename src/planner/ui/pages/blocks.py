"""A session in a list: a mark and words for where it stands, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.domain.plan import Block
    from planner.domain.session import Session
    from planner.ui.line import Role

MARKS: Mapping[str, str] = {"done": "✓", "skipped": "–", "missed": "✗", "planned": "○"}
"""Each has a word beside it, but for what is simply planned."""
NO_MARK = " "


def mark(block: Block) -> str:
    """One column."""
    if block.activity == "catch_up" and block.status == "planned":
        return NO_MARK
    return MARKS[block.status]


def role(block: Block) -> Role:
    """Settled things are quiet, done ones good."""
    if block.status == "done":
        return "good"
    if block.status == "missed":
        return "warn"
    return "dim" if block.status == "skipped" or block.activity == "catch_up" else "text"


def about(block: Block, names: Mapping[str, str], session: Session | None = None) -> str:
    """What it is about, where it stands, and how it really was."""
    told = [
        f"took {session.minutes} min" if session and session.minutes != block.minutes else "",
        f"rated {session.rating}" if session and session.rating else "",
        f"“{session.note}”" if session and session.note else "",
    ]
    said = ", ".join(filter(None, told))
    return words.about(block, names) + (f", {said}" if said else "")
