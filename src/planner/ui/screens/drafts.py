"""The draft of a set-up: found when the wizard opens, kept on the way, gone on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError
from planner.ui.draft_kept import content, restored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.service import Planner
    from planner.ui.screens.wizard import Wizard


def found(planner: Planner) -> Mapping[str, Any]:
    """What was left; nothing where there is none, or where the database can't be read: writing to it will say why."""
    try:
        return planner.kept_draft() or {}
    except PlannerError:
        return {}


def keep(w: Wizard) -> None:
    """Keeps the answers, once there is anything in them."""
    if w.at == "resume" or not (w.draft.track or w.draft.answers.given):
        return
    try:
        w.planner_app.planner.keep_draft(content(w.draft, w.at, w.planner_app.today))
    except PlannerError as error:
        w.tell(error)


def go_on(w: Wizard) -> None:
    """Back to where the draft was left."""
    w.load_tracks()
    back = restored(w.kept, w.tracks)
    if back is None:
        w.go(w.draft.steps[0])
        w.say("The draft can't be read any more, so this is the beginning.")
        return
    w.draft, at = back
    w.go(at)
    if w.draft.track is None and w.kept.get("track"):
        w.say("The certification of the draft is no longer there: choose another one.")
