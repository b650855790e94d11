"""Credentials: what keeping the certification will ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.pages import credentials
from planner.ui.screens.explain import Explain
from planner.ui.screens.view import ViewScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.line import Line


class Credentials(ViewScreen):
    """What comes after the pass."""

    VIEW = "credentials"

    def lines(self, room: int) -> Sequence[Line]:
        """Renewal, dates, ladder, costs."""
        return credentials.credentials_lines(self.view.track, self.milestones, self.today, room)

    def open(self, key: str) -> None:
        """A fact shows what stands behind it, a date explains itself."""
        found = credentials.shown_facts(self.view.track).get(key)
        if found is None:
            super().open(key)
        else:
            self.app.push_screen(Explain.fact(found, self.view.track, self.today))
