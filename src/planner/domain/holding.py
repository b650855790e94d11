"""A credential with all that the student keeps of it: the rules it is under, its state, and what was seen to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planner.domain.cycle import RuleFrom, Rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.domain.credential import Credential
    from planner.domain.track import Track


@dataclass(frozen=True, slots=True)
class RulesFrom:
    """A version of a track's file and the first day on which its rules hold; `date.min` for the first."""

    since: date
    track: Track
    new_cycles_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One credential. `enrolment` is the one that was passed, None for a credential earned before the planner.

    `rules` are in order of date, at least one. `seen_to` holds the keys of milestones that were done, with their days.
    """

    credential: Credential
    rules: tuple[RulesFrom, ...]
    enrolment: str | None = None
    state: str | None = None
    seen_to: Mapping[str, date] = field(default_factory=dict)

    @property
    def track(self) -> Track:
        """The track as it is known today: the newest version."""
        return self.rules[-1].track

    @property
    def versions(self) -> Rules:
        """The renewal rules with the days from which they hold."""
        return tuple(
            RuleFrom(since=one.since, renewal=one.track.renewal, new_cycles_only=one.new_cycles_only)
            for one in self.rules
        )
