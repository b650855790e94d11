"""By which route, and what of it the student has already: space ticks what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.line import paragraph
from planner.ui.pages import choosing
from planner.ui.screens.steps.base import StepPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.track import Route
    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard

ITEM = "item:"


class Routes(StepPage):
    """The routes, with the checklist of the chosen one below it."""

    title = "By which route?"
    question = "How you are, or will be, eligible. Tick what you have already."
    keys = ("tick",)

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """The routes; what the chosen one asks for stands under it."""
        routes = w.draft.track.routes if w.draft.track else ()
        return [it for route in routes for it in _route(w, route, room)]

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """The chosen route, and what is missing for it."""
        route = w.draft.chosen_route
        return choosing.route_lines(route, w.draft.missing, room) if route else ()

    @staticmethod
    def given(w: Wizard) -> str:
        """The route."""
        return w.draft.route

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """Another route has other dates."""
        if not key.startswith(ITEM):
            w.change(w.draft.of_route(key))

    @staticmethod
    def tick(w: Wizard, key: str) -> None:
        """Ticks an item, or no longer."""
        route = w.draft.chosen_route
        if route is not None and key.startswith(ITEM):
            w.change(w.draft.ticked(route.checklist[int(key.removeprefix(ITEM))]))
        else:
            w.say("Go down to what this route asks for, and tick it there.")


def _route(w: Wizard, route: Route, room: int) -> Iterable[Line]:
    yield from paragraph(route.title, room, key=route.id)
    if route == w.draft.chosen_route:
        for n, text in enumerate(route.checklist):
            mark = "[x]" if text in w.draft.met else "[ ]"
            yield from paragraph(text, room, first=f"    {mark} ", key=f"{ITEM}{n}")
