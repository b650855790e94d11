"""Before the first step, where a draft was left: go on with it, or begin anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.draft_kept import offered
from planner.ui.line import line, paragraph
from planner.ui.screens import drafts
from planner.ui.screens.steps.base import StepPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard


class Resume(StepPage):
    """A draft is there."""

    title = "Go on where you left off?"
    question = "You left before the plan was made. Your answers were kept."
    outcome = "none"

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:  # noqa: ARG004
        """The two ways."""
        return [line(f"Go on: {offered(w.kept)}", key="on"), line("Begin anew", key="anew")]

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """What becomes of the draft."""
        said = "Beginning anew forgets the draft as soon as there is a new one." if w.rows.key == "anew" else ""
        return paragraph(said or "You stand where you stood; esc goes back through your answers.", room)

    @staticmethod
    def stand(w: Wizard, key: str) -> None:  # noqa: ARG004
        """What is said beside it follows the cursor."""
        w.redraw()

    @staticmethod
    def choose(w: Wizard, key: str) -> None:
        """The draft's own step, or the first one."""
        drafts.go_on(w) if key == "on" else w.go(w.draft.steps[0])
