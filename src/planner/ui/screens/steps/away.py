"""Days away, on which nothing is planned: holidays, a wedding, a week of other exams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import count
from planner.ui.draft_fields import away_fields
from planner.ui.format import columns
from planner.ui.line import line, paragraph
from planner.ui.screens.steps.base import StepPage, typed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.enrolment import Off
    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard

OFF = "off:"
FIELDS = ("away_first", "away_last", "away_label")
NONE_YET = "Type the first day away, then the last one; enter goes from field to field, and then adds them."


class AwayStep(StepPage):
    """What is away already, then three fields for more."""

    title = "Are you away on some days?"
    question = "Holidays, a wedding, other exams: nothing is planned on such days."
    keys = ("less", "remove")

    @classmethod
    def offers(cls, w: Wizard) -> tuple[str, ...]:
        """Days can be removed where there are some."""
        return cls.keys if w.draft.off else ("less",)

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """On with it; more days; the days that there are."""
        on = line("That is all" if w.draft.off else "No days away", key="on")
        days = w.draft.away
        add = [line(f"Add {count(len(list(days.days())), 'day')}", key="add")] if days else []
        there = [_row(n, it) for n, it in enumerate(w.draft.off)]
        return [on, *typed_lines(w, away_fields(w.draft), room), *add, *there]

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """How to."""
        return () if w.draft.off else paragraph(NONE_YET, room, "dim")

    @staticmethod
    def given(w: Wizard) -> str:  # noqa: ARG004
        """On with it."""
        return "on"

    @staticmethod
    def choose(w: Wizard, key: str) -> None:
        """From field to field, the last of them adds; everything else goes on."""
        if key == "add" or key == FIELDS[-1]:
            AwayStep.add(w)
        elif key in FIELDS:
            w.redraw(key=FIELDS[FIELDS.index(key) + 1])
            w.stand()
        elif w.draft.away_first is not None:
            w.say("You typed days that are not added yet: add them, or empty the first day with backspace.")
        else:
            w.next()

    @staticmethod
    def add(w: Wizard) -> None:
        """The days in the fields."""
        draft, problem = w.draft.with_away()
        if problem:
            w.say(problem)
            return
        w.change(draft)
        w.redraw(key="on")
        w.stand()

    @staticmethod
    def remove(w: Wizard, key: str) -> None:
        """The days under the cursor."""
        if key.startswith(OFF):
            w.change(w.draft.without_away(int(key.removeprefix(OFF))))
            w.redraw()
            w.stand()
        else:
            w.say("Go to the days that you want to remove first.")

    @staticmethod
    def is_field(key: str) -> bool:
        """The three are."""
        return key in FIELDS


def _row(number: int, it: Off) -> Line:
    days = it.days.start.isoformat() if it.days.last == it.days.start else f"{it.days.start} to {it.days.last}"
    return line(columns([(days, 24)]) + "  ", it.label or "away", key=f"{OFF}{number}")
