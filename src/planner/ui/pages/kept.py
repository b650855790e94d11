"""What the view of credentials shows, as it was read last: what is held, owed and kept, and the state's rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.domain.ce_allocation import Placed
    from planner.domain.ce_ledger import CeActivity
    from planner.domain.licence import LicenceRule, State
    from planner.domain.milestone import Milestone
    from planner.domain.money import Line as Item
    from planner.domain.papers import Document
    from planner.domain.upkeep import Upkeep
    from planner.service.money import Budget


class Due(NamedTuple):
    """A date of a credential."""

    owner: str
    milestone: Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """`dates` are by the ids of credentials, `states` by the postal codes that they have.

    `wanting` has each active enrolment's items of its checklist that are still missing, by its id.
    """

    held: tuple[Upkeep, ...] = ()
    dates: Mapping[str, tuple[Milestone, ...]] = field(default_factory=dict)
    budget: Budget | None = None
    papers: tuple[Document, ...] = ()
    wanting: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unproven: tuple[CeActivity, ...] = ()
    states: Mapping[str, State] = field(default_factory=dict)

    def of(self, credential: str) -> Upkeep | None:
        """The credential with that id."""
        return next((it for it in self.held if it.holding.credential.id == credential), None)

    def due(self, owner: str, key: str) -> Milestone | None:
        """A credential's date by its key."""
        return next((it for it in self.dates.get(owner, ()) if it.key == key), None)

    def item(self, owner: str, name: str) -> Item | None:
        """Something to pay, or paid."""
        every = self.budget.lines if self.budget else ()
        return next((it for it in every if (it.owner, it.item) == (owner, name)), None)

    def paper(self, name: str) -> Document | None:
        """A paper by its id."""
        return next((it for it in self.papers if it.id == name), None)

    def activity(self, name: str) -> CeActivity | None:
        """An activity by its id."""
        return next((placed.activity for _, placed in self.counted(name)), None)

    def counted(self, name: str) -> Iterator[tuple[Upkeep, Placed]]:
        """Where an activity was entered: each credential with what counts of it there."""
        for it in self.held:
            for placed in it.allocation.placed:
                if placed.activity.id == name:
                    yield it, placed

    def licences(self) -> Iterator[tuple[Upkeep, State, LicenceRule]]:
        """What the students' states ask beside each credential."""
        for it in self.held:
            state = self.states.get((it.holding.state or "").lower())
            track = it.holding.track
            if state is not None:
                for rule in state.rules_for(track.id, track.family):
                    yield it, state, rule

    def ahead(self) -> list[Due]:
        """The dates to come of all that is held, without those of a lapse, by date."""
        steps = {(it.holding.credential.id, step.key) for it in self.held for step in it.ladder[2:]}
        found = [
            Due(owner, it)
            for owner, its in self.dates.items()
            for it in its
            if not it.done and not any(it.key.startswith(key) for name, key in steps if name == owner)
        ]
        return sorted(found, key=lambda it: it.milestone.date)
