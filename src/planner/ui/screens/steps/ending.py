"""What comes of the answers at last: an unusual length is asked about once more, then the enrolment is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.ui.screens.confirm import Confirm
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.ui.screens.wizard import Wizard


def with_sure_length(w: Wizard, then: Callable[[], None]) -> None:
    """Goes on at once with a usual length; asks once more about any other."""
    if w.trouble or not w.draft.to_confirm:
        then()
        return

    def answered(yes: bool | None) -> None:
        if yes:
            w.draft = replace(w.draft, confirmed=w.draft.length)
            then()

    said = f"You gave {w.draft.unusual} Schools differ: say yes only if yours really takes that long."
    w.app.push_screen(Confirm("An unusual length?", said), answered)


def enroll(w: Wizard, *, accept_shortfall: bool) -> None:
    """Stores the enrolment, forgets the draft and shows the first day."""
    if w.draft.track is None:
        return
    planner = w.planner_app.planner
    try:
        view = planner.enroll(w.draft.track.id, w.draft.wishes(), accept_shortfall=accept_shortfall)
        if view.plan.weeks:
            planner.forget_draft()
    except PlannerError as error:
        w.say(plain_words(str(error)))
        return
    if view.plan.weeks:
        w.planner_app.show_enrolment(view.enrolment.id)
    else:
        w.say("The plan does not fit: choose what would help, or go ahead all the same.")
