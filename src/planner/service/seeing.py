"""Ticking off one date of an enrolment or a credential because of something else that was told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.service.held import meant
from planner.service.holding import Holdings
from planner.service.view import stored_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.storage.store import Store


class Seeing(Holdings):
    """What money and papers share."""

    def _tick(self, store: Store, owner: str, key: str, on: date | None) -> None:
        """A date of an enrolment, or else of a credential, is seen to on that day; None takes the tick back."""
        going = [it for it in store.read.enrolments() if it.id == owner and it.status == "active"]
        if going:
            now = stored_view(store.read, owner)
            self._save(store, self._redated(now, replace(now.enrolment, seen_to=_seen(going[0].seen_to, key, on))))
            return
        held = meant(store.read.holdings(), owner)
        self._keep_holding(store, replace(held, seen_to=_seen(held.seen_to, key, on)))


def _seen(seen_to: Mapping[str, date], key: str, on: date | None) -> dict[str, date]:
    others = {name: day for name, day in seen_to.items() if name != key}
    return others if on is None else {**others, key: on}
