"""What all intentions share: the database, the day, and telling the calendars what has changed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.papers import with_expiries
from planner.service.view import held_entries, stored_view, study_entries
from planner.storage.reading import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from planner.service.view import View
    from planner.storage.reading import Reader
    from planner.storage.store import Store

DRAFT = "enrolment"
"""The name under which the answers of a set-up are kept that was left half-way."""


class Base:
    """The planner on one database, on one day. `now` is the instant (UTC) that goes into what is written."""

    def __init__(self, database: Path, today: date, now: datetime) -> None:
        self._database = database
        self._today = today
        self._now = now

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        with open_reader(self._database) as reader:
            yield reader

    @contextmanager
    def _store(self) -> Iterator[Store]:
        from planner.storage.store import open_store

        with open_store(self._database) as store:
            yield store

    @contextmanager
    def _writing(self) -> Iterator[Store]:
        """A store in one transaction: to load, to decide, and to `_keep` what was decided."""
        with self._store() as store, store.transaction():
            yield store

    def _keep(self, store: Store, view: View, title: str) -> None:
        """Saves an enrolment as one action that can be undone; `title` is how it is called then."""
        with store.action(title, self._now):
            self._save(store, view)

    @contextmanager
    def _action(self, title: str) -> Iterator[Store]:
        """A store, open for one intention that can be undone; `title` is how it is called then."""
        with self._store() as store, store.action(title, self._now):
            yield store

    def _save(self, store: Store, view: View) -> None:
        """Stores an enrolment with all that was worked out of it, and with the days on which its papers expire.

        Once passed, its calendar is its credential's too, and its papers are.
        """
        papers = store.read.documents() if view.enrolment.status == "active" else ()
        its = view.enrolment
        view = replace(view, milestones=with_expiries(view.milestones, papers, its.id, its.seen_to))
        shown = (*study_entries(view), *held_entries(store.read, view.enrolment.uuid))
        store.save_enrolment(view.enrolment, view.track, view.plan, view.milestones, shown, self._now)
        store.save_sessions(view.enrolment.id, view.sessions)

    def _tell(self, store: Store, owners: set[str]) -> None:
        """Gives the calendars of these owners (uuids) what is stored now; one that is gone shows nothing."""
        ids = {it.uuid: it.id for it in store.read.enrolments()}
        for owner in sorted(owners):
            study = study_entries(stored_view(store.read, ids[owner])) if owner in ids else ()
            store.record(owner, (*study, *held_entries(store.read, owner)), self._now)
