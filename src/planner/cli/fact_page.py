"""Facts as text: each with how well it is known, as of when, and the number of the page that it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from planner.cli.tables import wrap
from planner.domain.agenda import STATUS_WORDS
from planner.domain.plan_words import stale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from planner.domain.facts import Alternative, Fact, Source

T = TypeVar("T")
LABEL = 16


class Page:
    """Writes facts, and numbers the pages that they cite in the order in which they turn up."""

    def __init__(self, sources: Mapping[str, Source], today: date, room: int) -> None:
        self._sources = sources
        self._today = today
        self.room = room
        self._numbers: dict[str, int] = {}

    def fact(self, label: str, fact: Fact[Any] | None, say: Callable[[Any], str] = str) -> Iterator[str]:
        """A labelled fact, what is said of it, and what other pages give; nothing for a fact that isn't known."""
        if fact is None:
            return
        yield from self.line(label, f"{say(fact.value)} ({self._standing(fact)})")
        if fact.note:
            yield from self.line("", fact.note)
        for other in fact.alternatives:
            note = f": {other.note}" if other.note else ""
            yield from self.line("", f"Elsewhere: {say(other.value)} ({self._standing(other)}){note}")

    def facts(self, label: str, several: Iterable[Fact[str]]) -> Iterator[str]:
        """Facts that have one label together."""
        for beside, fact in first_labelled(label, several):
            yield from self.fact(beside, fact)

    def line(self, label: str, text: str) -> list[str]:
        """Text under a label, beside it."""
        return wrap(text, self.room, f"  {label:{LABEL}}", " " * (LABEL + 2))

    def cited(self) -> Iterator[str]:
        """The pages cited, by number."""
        for name, number in self._numbers.items():
            page = self._sources[name]
            old = "; more than a year ago, check with the issuer" if stale(page.read_on, self._today) else ""
            yield from wrap(f"{page.title}, {page.dated}, read {page.read_on}{old}", self.room, f"[{number}] ".rjust(7))
            if page.url:
                yield f"       {page.url}"

    def _standing(self, fact: Fact[Any] | Alternative[Any]) -> str:
        pages = "".join(f" [{self._numbers.setdefault(name, len(self._numbers) + 1)}]" for name in fact.source)
        return f"{STATUS_WORDS[fact.status]}{pages}{f', {fact.as_of}' if fact.as_of else ''}"


def first_labelled(label: str, items: Iterable[T]) -> Iterator[tuple[str, T]]:
    """The items, the first one with the label."""
    for item in items:
        yield label, item
        label = ""
