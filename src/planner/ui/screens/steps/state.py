"""In which state the student will work: some ask for a licence as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.ui.line import line
from planner.ui.pages import choosing
from planner.ui.screens.steps.base import StepPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard


class StateStep(StepPage):
    """None, or one of those whose rules are known."""

    title = "In which state will you work?"
    question = "Some states ask for a licence too; its dates are planned as well."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:  # noqa: ARG004
        """The states."""
        return [line("Another state, or none yet", key="none"), *(line(it.name, key=it.id) for it in w.states)]

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """What the state under the cursor asks."""
        found = next((it for it in w.states if it.id == w.draft.state), None)
        return choosing.state_lines(found, w.draft.track, room) if w.draft.track else ()

    @staticmethod
    def given(w: Wizard) -> str:
        """The state."""
        return w.draft.state or "none"

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """Another state has other dates."""
        w.change(replace(w.draft, state=None if key == "none" else key))
