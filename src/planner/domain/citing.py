"""From facts to a cited milestone: whether it is confirmed, and which pages it rests on.

A date rests on the facts that decide it, and on all that the dates rest on from which it is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.domain.facts import CONFIRMED, Fact
from planner.domain.milestone import Citation, Milestone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.domain.facts import Source
    from planner.domain.milestone import Kind


NOT_FOUND = Fact(value=None)
"""Stands for a rule that no page gives, so that a date resting on its absence is not called confirmed."""


class Reason(NamedTuple):
    """Why a date is where it is, and the facts that decide it."""

    because: str
    facts: tuple[Fact[Any] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What stands behind a date: whether all of it is confirmed, and its pages, each once."""

    confirmed: bool = True
    sources: tuple[Citation, ...] = ()

    def __add__(self, other: Grounds) -> Grounds:
        return Grounds(self.confirmed and other.confirmed, _each_once((*self.sources, *other.sources)))


GIVEN = Grounds()
"""Behind a date that the student gave: nothing to doubt, and no page."""


class Cited:
    """Makes milestones whose facts come from one file, all of them counted from dates that rest on `behind`."""

    def __init__(self, sources: Mapping[str, Source], behind: Grounds = GIVEN) -> None:
        self._sources = sources
        self._behind = behind

    def grounds(self, *facts: Fact[Any] | None) -> Grounds:
        """What a date rests on that these facts decide; None stands for a fact that the file does not give."""
        found = GIVEN
        for fact in facts:
            if fact is not None:
                pages = (self._sources[name] for name in fact.source)
                cited = tuple(Citation(page.title, page.url, page.read_on, fact.status) for page in pages)
                found += Grounds(fact.confirmed, cited)
        return found + self._behind

    def milestone(
        self, key: str, day: date, kind: Kind, title: str, because: str, *facts: Fact[Any] | None, **flags: bool
    ) -> Milestone:
        """A milestone that rests on these facts."""
        grounds = self.grounds(*facts)
        return Milestone(
            key=key,
            date=day,
            title=title,
            kind=kind,
            because=because,
            confirmed=grounds.confirmed,
            sources=grounds.sources,
            **flags,
        )


def _each_once(pages: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each page once, in the order of its first mention; its doubtful mention stands where there is one."""
    found: dict[str, Citation] = {}
    for page in pages:
        name = page.url or page.title
        known = found.setdefault(name, page)
        if known.status in CONFIRMED and page.status not in CONFIRMED:
            found[name] = page
    return tuple(found.values())
