"""The student's one week: what imported calendars take of it, and how several enrolments share it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.busy_file import BusyFile
from planner.domain.calendar_math import DateRange, add_months
from planner.errors import BadInput
from planner.service.enrolling import Enrolling, refuse_ended
from planner.service.view import stored_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from planner.calendars.busy import Imported
    from planner.domain.difference import Difference
    from planner.domain.sharing import Collision, Studying
    from planner.service.view import View
    from planner.storage.store import Store

Mended = tuple["View", "Difference"]
"""An enrolment, and what changed in its plan."""
MONTHS_AHEAD = 36
"""How far busy times are read: longer than the longest programme."""


class Sharing(Enrolling):
    """What concerns all enrolments at once."""

    def busy_files(self) -> tuple[tuple[BusyFile, int], ...]:
        """The imported calendars, each with how many of the student's days it touches from today on."""
        with self._reader() as reader:
            return tuple((it, reader.busy_days(it.id, self._today)) for it in reader.busy_files())

    def import_busy(self, path: Path, name: str) -> tuple[Imported, tuple[Mended, ...]]:
        """Takes a calendar's events out of the study time of every enrolment, in place of what the name had before.

        Returns what was read, and the enrolments with their plans mended around it. A broken file changes nothing.
        """
        from hashlib import sha256

        from planner.calendars.busy import read_busy, read_file

        data = read_file(path)
        days = DateRange(self._today, add_months(self._today, MONTHS_AHEAD))
        found = read_busy(data, None, days, path.name)
        file = BusyFile(name, str(path), sha256(data).hexdigest(), self._now)
        with self._action(f"importing the calendar {name}") as store:
            store.save_busy(file, found.busy)
            return found, self._mended_around(store)

    def forget_busy(self, name: str | None) -> tuple[Mended, ...]:
        """Gives the time of one imported calendar back, or of all of them."""
        with self._reader() as reader:
            self._refuse_unknown(name, [it.id for it in reader.busy_files()])
        with self._action(f"forgetting the calendar {name}" if name else "forgetting all calendars") as store:
            known = [it.id for it in store.read.busy_files()]
            for each in known if name is None else [name]:
                store.forget_busy(each)
            return self._mended_around(store)

    def claims(self) -> tuple[Studying, ...]:
        """What each enrolment that is still studied for has of the week, and needs of it."""
        from planner.domain.sharing import studying

        return tuple(studying(it.enrolment, it.plan) for it in self._active())

    def split(self, shares: Mapping[str, int]) -> tuple[Mended, ...]:
        """Gives each enrolment its part of the week, in percent; those not named keep theirs."""
        from planner.domain.sharing import split_problems

        said = ", ".join(f"{name} {share} %" for name, share in shares.items())
        with self._action(f"splitting the week: {said}") as store:
            named = {store.read.enrolment(name).id: share for name, share in shares.items()}
            whole = {it.id: it.share_percent for it in store.read.enrolments() if it.status == "active"} | named
            for problem in split_problems(whole):
                raise BadInput(problem)
            return tuple(self._share(store, name, share) for name, share in named.items())

    def week_problems(self) -> tuple[str, ...]:
        """Where more of the week is promised than there is, and where dates of several enrolments come too close."""
        from planner.domain.sharing import overcommitted, studying

        with self._reader() as reader:
            if sum(it.status == "active" for it in reader.enrolments()) < 2:
                return ()
        views = self._active()
        claims = [studying(it.enrolment, it.plan) for it in views]
        return (*overcommitted(claims, self._today), *(it.text for it in self._collisions(views)))

    # Inside

    def _active(self) -> list[View]:
        with self._reader() as reader:
            return [stored_view(reader, it.id) for it in reader.enrolments() if it.status == "active"]

    def _refuse_unknown(self, name: str | None, known: list[str]) -> None:
        if not known:
            message = "No calendar was imported. `planner busy import FILE.ics` takes one."
            raise BadInput(message)
        if name is not None and name not in known:
            message = f"There is no imported calendar '{name}'. There are: {', '.join(known)}."
            raise BadInput(message)

    def _collisions(self, views: list[View]) -> tuple[Collision, ...]:
        from planner.domain.sharing import collisions

        return collisions({it.enrolment.id: it.milestones for it in views}, self._today)

    def _share(self, store: Store, name: str, share: int) -> Mended:
        now = stored_view(store.read, name)
        refuse_ended(now)
        view, changes = self._replanned(now, replace(now.enrolment, share_percent=share))
        self._save(store, view)
        return view, changes

    def _mended_around(self, store: Store) -> tuple[Mended, ...]:
        """Every active enrolment with the busy times that are stored now, its plan mended."""
        busy = store.read.busy()
        found = []
        for it in store.read.enrolments():
            if it.status == "active":
                now = stored_view(store.read, it.id)
                view, changes = self._replanned(now, replace(now.enrolment, busy=busy))
                self._save(store, view)
                found.append((view, changes))
        return tuple(found)
