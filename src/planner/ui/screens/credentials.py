"""Credentials: what is held, what each cycle asks and has, dates, licence, money and papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from planner.errors import PlannerError
from planner.ui.keys import ALWAYS, bindings, footer
from planner.ui.pages import credentials
from planner.ui.pages.kept import Kept
from planner.ui.pages.kept_details import ABOUT, details, leading_lines
from planner.ui.pages.under import under_lines
from planner.ui.screens.explain import Explain
from planner.ui.screens.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.service import Planner
    from planner.ui.keys import Action, Scope
    from planner.ui.line import Line, Source

NAMES: Mapping[str, str] = {
    "held": "A credential", "ce": "An activity", "due": "Why this date", "step": "Why this date", "cost": "Money",
    "ways": "Money", "paper": "A paper", "licence": "A licence",
}  # fmt: skip


class Credentials(Keeping):
    """What comes after the pass. It can be shown without an enrolment, for those who only keep what they hold."""

    VIEW = "credentials"
    SIDE = "beside"
    TICKS = True
    SCOPES: ClassVar[tuple[Scope, ...]] = ("credential", "study", "view", "app")
    BINDINGS = bindings("credential")

    def __init__(self, key: str = "") -> None:
        super().__init__(key)
        self._kept = Kept()

    @property
    def kept(self) -> Kept:
        """What was read last."""
        return self._kept

    def _read(self, *, anew: bool = False) -> None:
        super()._read(anew=anew)
        if not self.planner_app.trouble:
            try:
                self._kept = read_kept(self.planner)
            except PlannerError as error:
                self._trouble = str(error)

    def _guard(self, source: Source) -> Source:
        guarded = super()._guard(source)
        return lambda room: source(room) if self._kept.held else guarded(room)

    def offered(self) -> Sequence[Action]:
        """With nothing held yet, what opens a first credential."""
        table = self.planner_app.actions
        if self._kept.held:
            return super().offered()
        first = [it for it in table if it.id in ("passed", "add_credential", "undo")]
        return [*first, *(it for it in footer(*self.SCOPES, table=table) if it.id in ALWAYS)]

    def lines(self, room: int) -> Sequence[Line]:
        """The whole page."""
        return credentials.credentials_lines(self._view, self._kept, self.today, room)

    def _beside(self, room: int) -> Sequence[Line]:
        return self.beside(self.rows.key, room)

    def beside(self, key: str, room: int) -> Sequence[Line]:
        """What is behind the line under the cursor."""
        found = details(key, self._kept, self._view, self.today, room)
        return [replace(it, key="") for it in found]  # nothing to choose there: enter opens it

    def under_cursor(self, room: int) -> Sequence[Line]:
        """What sort of thing it is."""
        return under_lines(self.rows.key, self._view, self.today, room)

    def open(self, key: str) -> None:
        """What is behind a line, over the whole window."""
        kind, _, rest = key.partition(":")
        if kind == "wanting":
            self.action_tick_line()
        elif kind in ABOUT or kind in ("fact", "fee", "note"):
            more = self._more(kind, rest)
            self.app.push_screen(
                Explain(
                    lambda room: [*details(key, self._kept, self._view, self.today, room), *more(room)],
                    NAMES.get(kind, "What this rests on"),
                )
            )
        else:
            super().open(key)

    def _more(self, kind: str, name: str) -> Source:
        """What takes longer to find out, and is only worth it for a page of its own."""
        if kind == "held":
            found = self.planner.leads_to(name)[1]
            return lambda room: list(leading_lines(found, room))
        if kind == "paper" and (problem := dict(self.planner.damaged()).get(name)):
            from planner.ui.line import blank, paragraph

            return lambda room: [blank(), *paragraph(f"Its file is {problem}.", room, "bad", "! ")]
        return lambda _: ()


def read_kept(planner: Planner) -> Kept:
    """All that is held, owed and kept, as it is stored now."""
    from planner.service.view import state_of

    held, lacking = planner.upkeep(), planner.lacking()
    states = {it.holding.state: state_of(it.holding) for it in held if it.holding.state}
    names = [it.holding.credential.id for it in held]
    return Kept(
        held=held,
        dates={it.owner: it.milestones for name in names for it in planner.dates(name) if it.owner == name},
        budget=planner.costs(),
        papers=planner.documents(),
        wanting=dict(lacking.applications),
        unproven=lacking.certificates,
        states={name.lower(): state for name, state in states.items() if state},
    )
