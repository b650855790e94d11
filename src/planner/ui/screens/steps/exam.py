"""The day of the exam: suggested, as early or as late as is sensible, or one's own; and the window on one's letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.wording import away, day
from planner.ui.draft_fields import exam_fields
from planner.ui.fields import LABEL
from planner.ui.line import line
from planner.ui.screens.steps.base import StepPage, typed_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard

CHOICES = (
    ("exam_suggested", "Suggested", "suggested"),
    ("exam_earliest_ready", "Earliest ready", ""),
    ("exam_latest_safe", "Last with retake", ""),
)


class ExamStep(StepPage):
    """Three fields, and three dates that the planner works out.

    The cursor begins on the suggestion and tries each date that it comes to: so the fields, which only wait to be typed
    into, stand above.
    """

    title = "When do you sit the exam?"
    question = "The suggestion moves with your answers; a date that you choose stays."
    keys = ("less",)

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """The window, one's own date; suggested, earliest, latest."""
        if w.preview is None:
            return [line(("Working it out …", "dim"))]
        dates = {it.key: it.date for it in w.preview.milestones}
        rows = [_row(w, label, dates.get(key), chosen or f"at:{dates.get(key)}:{key}")
                for key, label, chosen in CHOICES if chosen or key in dates]  # fmt: skip
        within = f"{w.preview.dates.opens} to {w.preview.dates.closes}"
        return [*typed_lines(w, exam_fields(w.draft, within), room), *rows]

    @staticmethod
    def given(w: Wizard) -> str:
        """Suggested, or the student's own."""
        return "exam" if w.draft.exam else "suggested"

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """The date under the cursor is tried at once."""
        if key == "suggested":
            w.change(replace(w.draft, exam=None))
        elif key.startswith("at:"):
            w.change(replace(w.draft, exam=date.fromisoformat(key.split(":")[1])))

    @staticmethod
    def is_field(key: str) -> bool:
        """One's own days are typed."""
        return key in ("exam", "window_first", "window_last")


def _row(w: Wizard, label: str, it: date | None, key: str) -> Line:
    when = f"{day(it)[4:]}, {away(it, w.planner_app.today)}" if it else "none fits"
    return line(f"{label:<{LABEL}}    {when}", key=key)
