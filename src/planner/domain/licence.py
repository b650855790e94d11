"""State licences: what a file in `schedules/licences/` says, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from planner.domain.calendar_math import Span
from planner.domain.facts import Fact, Source
from planner.domain.track import Family

Needed = Literal["licence", "certification is enough", "registration", "no", "unclear: ask the agency"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceCycle:
    """How a licence renews: every `every`, counted from the day it is granted, or on a fixed day.

    `fixed_day` is `MM-DD`; `parity` says in which years it falls. Absent both: from the day of grant.
    """

    every: Fact[Span]
    fixed_day: str = ""
    parity: Literal["every", "even", "odd"] = "every"
    ce_hours: Fact[int] | None = None
    ce_note: Fact[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRule:
    """What one state asks of one kind of work. `tracks` empty means every track of the families."""

    id: str
    title: str
    families: tuple[Family, ...]
    tracks: tuple[str, ...] = ()
    needed: Fact[Needed]
    agency: Fact[str] | None = None
    url: str = ""
    exams: Fact[tuple[str, ...]] | None = None
    education: Fact[str] | None = None
    lead_time: Fact[Span] | None = None
    application_fee: Fact[Decimal] | None = None
    renewal_fee: Fact[Decimal] | None = None
    cycle: LicenceCycle | None = None
    notes: tuple[Fact[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory: its postal code in lower case, and its rules."""

    id: str
    name: str
    rules: tuple[LicenceRule, ...]
    sources: Mapping[str, Source]

    def rules_for(self, track: str, family: Family) -> tuple[LicenceRule, ...]:
        """The rules that speak of this track."""
        return tuple(r for r in self.rules if family in r.families and (not r.tracks or track in r.tracks))
