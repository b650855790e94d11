"""The last look before anything is stored; where the plan does not fit, what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import count, hours
from planner.ui.line import blank, head, line, paragraph
from planner.ui.remedies import remedied, remedy_words, without_help
from planner.ui.screens.steps.base import StepPage
from planner.ui.screens.steps.ending import enroll, with_sure_length

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard


class Check(StepPage):
    """Make the plan, or mend it."""

    title = "Is this right?"
    question = "Enter on the first line makes the plan; esc goes back."
    outcome = "whole"

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """Make it; or what would make it fit."""
        if w.trouble:
            return paragraph("This can't be planned yet. Go back and change what stands below.", room)
        if w.preview is None or w.working:
            return [line(("Working it out …", "dim"))]
        budget = w.preview.plan.budget
        if budget.feasible:
            return [line("Make the plan", key="make")]
        short = f"It does not fit: {hours(budget.shortfall)} ({budget.shortfall} minutes) are missing."
        lines = [*paragraph(short, room, "bad", "! "), head("This alone would be enough")]
        lines += [line(text, key=f"remedy:{n}") for n, text in remedy_words(w.preview)]
        lines += [it for text in without_help(w.preview) for it in paragraph(text, room, "dim")]
        return [*lines, blank(), line("Go ahead all the same; what is missing stays undone", key="accept")]

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """What is not seen in the dates: what is still missing for the route, and the days away."""
        missing, away = w.draft.missing, len(w.draft.off)
        if missing:
            said = f"{count(len(missing), 'thing')} that the route asks for, for example: {missing[0]}."
            yield from paragraph(said, room, first="Missing        ")
        if away:
            yield from paragraph(f"{count(away, 'time')}, with nothing planned.", room, first="Away           ")

    @staticmethod
    def choose(w: Wizard, key: str) -> None:
        """Stores the enrolment, or applies a remedy."""
        kind, _, number = key.partition(":")
        if kind == "remedy" and w.preview is not None:
            it = w.preview
            w.change(w.draft.remedied(remedied(it.enrolment, it.plan.remedies[int(number)])))
            w.redraw(first=True)
        elif kind in ("make", "accept"):
            with_sure_length(w, lambda: enroll(w, accept_shortfall=kind == "accept"))
