"""When the student starts, how long the programme takes, and what time a week has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import WEEKDAYS, minutes
from planner.ui.draft_fields import date_fields, week_fields
from planner.ui.line import line
from planner.ui.screens.steps.base import StepPage, typed_lines
from planner.ui.screens.steps.ending import with_sure_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard


class DatesStep(StepPage):
    """Start and length."""

    title = "When do you start?"
    question = "Left and right change a value, digits type one; enter goes on."
    keys = ("less",)

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """The first day; where there is a programme, its length or its last day."""
        return typed_lines(w, date_fields(w.draft), room)

    @staticmethod
    def choose(w: Wizard, key: str) -> None:  # noqa: ARG004
        """A length outside the usual range is asked about once more."""
        with_sure_length(w, w.next)

    @staticmethod
    def is_field(key: str) -> bool:
        """All are."""
        return bool(key)


class WeekStep(StepPage):
    """Minutes for each weekday."""

    title = "How much time has your week?"
    question = "Minutes a weekday, 0 for rest. Put in: the fewest that leave some room."
    keys = ("less",)

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """A field a weekday, and their sum."""
        if w.week is None:
            return [line(("Working it out …", "dim"))]
        total = line((f"In all  {minutes(w.week.minutes)} a week", "dim"))
        return [*typed_lines(w, week_fields(w.draft, w.week), room), total]

    @staticmethod
    def is_field(key: str) -> bool:
        """Weekdays are."""
        return key in WEEKDAYS
