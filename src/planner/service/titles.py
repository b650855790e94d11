"""What an action is called when `planner undo` offers to take it back, in the student's words."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.domain.plan import Block
    from planner.domain.session import Session
    from planner.domain.track import Track

INPUTS = {
    "week": "study time",
    "months": "length",
    "buffer_percent": "buffer",
    "session_minutes": "session length",
    "applied_on": "day of application",
    "window": "exam window",
    "off": "days off",
    "first_weekday": "first day of the week",
}
"""What the student calls an input, where its own name would not do."""
NAMED, NEAREST = 2, 3
"""Topics of a block that are named before the rest are only counted; names offered for one that is unknown."""


def logging(track: Track, block: Block, session: Session) -> str:
    """`logging 45 min of Vital signs on 2027-01-12`."""
    return f"logging {of_session(track, block, session)}"


def of_session(track: Track, block: Block, session: Session) -> str:
    """`45 min of Vital signs on 2027-01-12`."""
    return f"{session.minutes} min of {subject(track, block)} on {session.date}"


def of_block(track: Track, block: Block) -> str:
    """`45 min of Vital signs of 2027-01-12`."""
    return f"{block.minutes} min of {subject(track, block)} of {block.date}"


def changing(before: Enrolment, after: Enrolment) -> str:
    """`changing study time and exam date of cma-aama-1`."""
    names = (it.name for it in fields(after) if getattr(before, it.name) != getattr(after, it.name))
    *first, last = [INPUTS.get(name, name.replace("_", " ")) for name in names] or ["nothing"]
    said = f"{', '.join(first)} and {last}" if first else last
    return f"changing {said} of {after.id}"


def subject(track: Track, block: Block) -> str:
    """What a block is about: its topics, or its mock exam."""
    if block.mock:
        exam = f"mock exam {block.mock.number}"
        return f"review of {exam}" if block.activity == "mock_review" else exam
    names = {topic.id: topic.name for topic in track.outline.topics}
    found = [names.get(part.topic, part.topic) for part in block.parts]
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"{'; '.join(found[:NAMED])}{more}" if found else block.activity.replace("_", " ")


def near(name: str, known: Sequence[str], otherwise: str, alike: float = 0.5) -> str:
    """The sentence after `There is no …`: what comes nearest to the name, or else where to look. `alike` is how much of
    it must be the same, 0 to 1.
    """
    from difflib import get_close_matches

    found = [it for it in known if name and name in it][:NEAREST] or get_close_matches(name, known, NEAREST, alike)
    return f"Nearest: {', '.join(found)}." if found else otherwise


def span(first: date, last: date) -> str:
    """`2027-02-01`, or `2027-02-01 to 2027-02-14`."""
    return str(first) if first == last else f"{first} to {last}"
