"""From facts to a cited milestone: whether it is confirmed, and which pages it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.milestone import Citation, Milestone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from planner.domain.facts import Fact, Source
    from planner.domain.milestone import Kind


def citations(facts: tuple[Fact[Any] | None, ...], sources: Mapping[str, Source]) -> tuple[Citation, ...]:
    """The pages behind the facts, each once, in the order of the facts."""
    found: dict[str, Citation] = {}
    for fact in facts:
        for name in fact.source if fact else ():
            source = sources[name]
            found.setdefault(name, Citation(source.title, source.url, source.read_on, fact.status))  # type: ignore[union-attr]
    return tuple(found.values())


class Cited:
    """Makes milestones whose sources are those of one file."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def milestone(
        self, key: str, day: date, kind: Kind, title: str, because: str, *facts: Fact[Any] | None, **flags: bool
    ) -> Milestone:
        """A milestone that rests on these facts; it is confirmed where every one of them is."""
        return Milestone(
            key=key,
            date=day,
            title=title,
            kind=kind,
            because=because,
            confirmed=all(fact.confirmed for fact in facts if fact is not None),
            sources=citations(facts, self._sources),
            **flags,
        )
