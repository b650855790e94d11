"""The first step: a few questions that rank the certifications. All of them may stay open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.draft_fields import ASKED, question_fields
from planner.ui.line import paragraph
from planner.ui.pages import choosing
from planner.ui.screens.steps.base import StepPage, typed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard

OPEN = (
    "Not sure which certification? Answer what you like, and they are ranked by your answers. Who knows already, or "
    "would rather look around, goes on with enter."
)


class Questions(StepPage):
    """What the student is after."""

    title = "What are you looking for?"
    question = "Left and right change an answer. All of them may stay open."
    keys = ("less", "skip")
    outcome = "none"

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """A field a question."""
        return typed_lines(w, question_fields(w.draft), room)

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """The tracks as the answers rank them."""
        return choosing.ranking_lines(w.ranked(), room) if w.draft.answers.given else paragraph(OPEN, room)

    @staticmethod
    def is_field(key: str) -> bool:
        """Numbers can be typed."""
        return key in ASKED and not ASKED[key].choices
