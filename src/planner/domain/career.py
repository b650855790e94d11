"""What a family of work is like: the figures for choosing, each with its year and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planner.domain.facts import Fact, Source
from planner.domain.track import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Career:
    """One family of work, as the comparison shows it. Pay is US dollars a year, growth percent over `growth_years`."""

    family: Family
    name: str
    work: Fact[str]
    works_under: Fact[str] | None = None
    settings: Fact[tuple[str, ...]]
    temperament: Fact[str] | None = None
    education: Fact[str]
    length: Fact[str]
    median_pay: Fact[Decimal] | None = None
    growth_percent: Fact[int] | None = None
    openings: Fact[int] | None = None
    employed: Fact[int] | None = None
    specialisations: Fact[tuple[str, ...]] | None = None
    next_steps: Fact[tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Careers:
    """The file `schedules/careers.toml`."""

    families: tuple[Career, ...]
    sources: Mapping[str, Source]
