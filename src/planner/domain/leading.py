"""What a credential leads to, and what each way there asks beside it: facts of the routes, and nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from planner.domain.track import Route, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One route to a further credential. `named` says that it asks for the credential that is held, by its name.

    `asks` is what else it asks for. `confirmed` is false where the issuer's own text is not behind it.
    """

    route: Route
    named: bool
    asks: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """A track that another leads to; ways that ask for the credential come first, then as in the track's file."""

    track: Track
    held: bool
    ways: tuple[Way, ...]


def leads_to(track: Track, every: Iterable[Track], held: Collection[str]) -> tuple[Next, ...]:
    """The steps after a credential of that track, in the order of its file. `held` are the tracks of all that is held.

    Of what a route asks for, those things are met that name a credential held: all else is for the student to say.
    """
    known = {it.id: it for it in every}
    names = {known[name].name for name in held if name in known} | {track.name}
    return tuple(
        Next(track=known[name], held=name in held, ways=tuple(_ways(known[name], names)))
        for name in track.leads_to
        if name in known
    )


def _ways(target: Track, names: Collection[str]) -> Iterator[Way]:
    ways = [_way(route, names) for route in target.routes]
    yield from sorted(ways, key=lambda way: not way.named)


def _way(route: Route, names: Collection[str]) -> Way:
    asks = tuple(item for item in route.checklist if not any(name in item for name in names))
    named = len(asks) < len(route.checklist)
    return Way(route=route, named=named, asks=asks, confirmed=route.requirement.confirmed)
