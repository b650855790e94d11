"""Which of a track's fees a student pays: those of the route, what was chosen among several, else the usual one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from planner.domain.track import Fee, FeeKind, Track

USUAL: frozenset[FeeKind] = frozenset({"application", "exam", "retake", "renewal", "annual"})
"""Kinds that everybody pays whom they concern; of any other kind only what was chosen is paid."""


def of_route(track: Track, kind: FeeKind, route: str = "") -> tuple[Fee, ...]:
    """The fees of a kind that people on a route may have to pay; several where they are for different people.

    A fee whose id ends with a route's id is that route's alone; the others are for everybody else.
    """
    fees = [fee for fee in track.fees if fee.kind == kind]
    own = tuple(fee for fee in fees if _is_of(fee, route))
    return own or tuple(fee for fee in fees if not any(_is_of(fee, other.id) for other in track.routes))


def paid(track: Track, kind: FeeKind, chosen: Collection[str] = (), route: str = "") -> tuple[Fee, ...]:
    """What is paid of a kind: what was chosen, else the first in the file, which is the usual one."""
    of_kind = of_route(track, kind, route)
    picked = tuple(fee for fee in track.fees if fee.kind == kind and fee.id in chosen)
    return picked or (of_kind[:1] if kind in USUAL else ())


def instead(track: Track, fee: Fee, chosen: Collection[str] = (), route: str = "") -> tuple[Fee, ...]:
    """What may have to be paid in place of a fee that nobody has chosen yet."""
    if fee.id in chosen or fee.kind not in USUAL:
        return ()
    return tuple(other for other in of_route(track, fee.kind, route) if other != fee)


def _is_of(fee: Fee, route: str) -> bool:
    return bool(route) and f"-{fee.id}".endswith(f"-{route}")
