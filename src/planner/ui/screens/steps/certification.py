"""Which family of work, and which certification in it; or which of all, ranked by what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.line import line
from planner.ui.pages import choosing
from planner.ui.screens.steps.base import StepPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.choosing import Ranked
    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard


class Family(StepPage):
    """Which kind of work."""

    title = "Which work?"
    question = "Choose a family of certifications. Up and down show what the work is; enter takes one."
    outcome = "none"

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:  # noqa: ARG004
        """The families."""
        return [line(it.name, key=it.family) for it in w.careers.families] if w.careers else ()

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """The work of the family under the cursor."""
        found = [it for it in w.careers.families if it.family == w.draft.family] if w.careers else []
        return choosing.family_lines(found[0], room) if found else ()

    @staticmethod
    def given(w: Wizard) -> str:
        """The family."""
        return w.draft.family

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """Another family has other tracks."""
        w.draft = w.draft.of_family(key)


class Tracks(StepPage):
    """Which certification."""

    title = "Which certification?"
    question = "They differ in who may sit, in cost and in renewal. Fees are in US dollars."
    keys = ("compare",)

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """The family's tracks; or all of them, best match first."""
        if w.draft.answers.given:
            return choosing.ranked_rows(w.ranked(), len(w.draft.answers.given), room)
        return choosing.track_rows(w.offered_tracks(), room)

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """Why the track under the cursor stands where it does, and what it is."""
        if w.draft.track is None:
            return ()
        reasons = choosing.reason_lines(ranked, room) if (ranked := _ranked(w)) else []
        return [*reasons, *choosing.track_lines(w.draft.track, room)]

    @staticmethod
    def given(w: Wizard) -> str:
        """The track."""
        return w.draft.track.id if w.draft.track else ""

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """The track under the cursor is tried at once."""
        found = next((it for it in w.tracks if it.id == key), None)
        if found is not None:
            w.change(w.draft.of_track(found))


def _ranked(w: Wizard) -> Ranked | None:
    """How the track under the cursor was ranked, where anything was answered."""
    if not w.draft.answers.given or w.draft.track is None:
        return None
    return next((it for it in w.ranked() if it.track.id == w.draft.track.id), None)
