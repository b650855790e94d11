"""Credentials and their dates, as they are stored: whose dates are meant, and what a credential is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.errors import BadInput
from planner.service.base import Base

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.holding import Holding
    from planner.domain.leading import Next
    from planner.domain.milestone import Milestone
    from planner.domain.money import Cost
    from planner.domain.rule_changes import Change
    from planner.domain.track import Track
    from planner.storage.glance import Named
    from planner.storage.reading import Reader

NONE_YET = (
    "You hold no credential yet. `planner pass --on DATE` opens the one you study for, `planner credential add TRACK "
    "--earned DATE` one from before."
)


class Dated(NamedTuple):
    """The dates of one enrolment or credential, or of both where one became the other; `name` is its track's.

    `later` are those of cycles after the open one: they hold if that is renewed, and there are none once it has lapsed.
    """

    owner: str
    name: str
    milestones: tuple[Milestone, ...]
    later: tuple[Milestone, ...] = ()


class Held(Base):
    """What a student can look at of what is held."""

    def holdings(self) -> tuple[Holding, ...]:
        """All credentials, in the order in which they were added; none where there is no database."""
        with self._reader() as reader:
            return reader.holdings()

    def holding(self, name: str | None) -> Holding:
        """The credential meant: by its id, by its track, or the only one. `BadInput` where that is unclear."""
        with self._reader() as reader:
            return meant(reader.holdings(), name)

    def own_tracks(self) -> tuple[Track, ...]:
        """The tracks of what is studied for, by the rules that the enrolments were made with."""
        with self._reader() as reader:
            return tuple(reader.track_of(it.id) for it in reader.enrolments() if it.status == "active")

    def own_states(self) -> dict[str, list[Track]]:
        """The student's states, in lower case, each with the tracks that are studied for or held there."""
        with self._reader() as reader:
            going = [(it.state, reader.track_of(it.id)) for it in reader.enrolments() if it.status == "active"]
            going += ((it.state, it.track) for it in reader.holdings())
        found: dict[str, list[Track]] = {}
        for state, track in going:
            if state:
                found.setdefault(state.lower(), []).append(track)
        return found

    def studied(self, name: str | None) -> str | None:
        """The enrolment that is meant, or None where it is a credential; unnamed, the one that is not over."""
        with self._reader() as reader:
            return _studied(reader, name)

    def dates(self, name: str | None) -> tuple[Dated, ...]:
        """The dates of the enrolment or credential meant; unnamed, of what is studied for and of all that is held."""
        with self._reader() as reader:
            return _dates(reader, name, self._today)

    def holder_of(self, key: str, name: str | None) -> str | None:
        """The credential that has a duty with that key open; None where what is studied for has it, or nobody."""
        dated = self.dates(name)
        having = [one.owner for one in dated if any(it.key == key and it.tickable for it in one.milestones)]
        if len(having) > 1:
            message = f"There are several '{key}': of {', '.join(having)}. Choose one with --enrolment ID."
            raise BadInput(message)
        return having[0] if having and having[0] != self.studied(name) else None

    def upkeep_fees(self, name: str) -> tuple[Cost, ...]:
        """What the open cycle of a credential costs, by date."""
        from planner.domain.costs import upkeep_costs
        from planner.domain.cycle import cycles

        with self._reader() as reader:
            held = meant(reader.holdings(), name)
            chosen = reader.chosen_fees(held.credential.id)
        opened = cycles(held.credential, held.versions)[-1]
        return upkeep_costs(held.track, held.credential, held.versions, opened.start, chosen)

    def newer_rules(self, name: str | None) -> tuple[Holding, Track, tuple[Change, ...]]:
        """A credential, its track's file as it is now, and how that differs from the version that is kept."""
        from planner.domain.rule_changes import rule_changes
        from planner.schedules import load_track

        held = self.holding(name)
        track = load_track(held.credential.track)
        return held, track, rule_changes(held.track, track)

    def leads_to(self, name: str | None) -> tuple[Holding, tuple[Next, ...]]:
        """What a credential leads to, by the files of the tracks as they are now."""
        from planner.domain.leading import leads_to
        from planner.schedules import load_tracks

        every = self.holdings()
        held = meant(every, name)
        return held, leads_to(held.track, load_tracks()[0], {it.credential.track for it in every})


def meant(known: tuple[Holding, ...], name: str | None) -> Holding:
    """The one with that id, else the only one on that track; unnamed, the only one there is."""
    found = [it for it in known if name in (None, it.credential.id)]
    found = found or [it for it in known if it.credential.track == name]
    if len(found) == 1:
        return found[0]
    ids = ", ".join(it.credential.id for it in found or known)
    if not known:
        raise BadInput(NONE_YET)
    if found:
        message = f"There are several credentials: {ids}. Name one of them."
    else:
        message = f"There is no credential '{name}'. There are: {ids}."
    raise BadInput(message)


def _studied(reader: Reader, name: str | None) -> str | None:
    from planner.storage.glance import enrolled, held

    going = [it.id for it in enrolled(reader) if name in (None, it.id, it.track)]
    if len(going) == 1:
        return going[0]
    if not going and any(name in (None, it.id, it.track) for it in held(reader)):
        return None
    return reader.enrolment(name).id


def _dates(reader: Reader, name: str | None, today: date) -> tuple[Dated, ...]:
    from planner.storage.glance import enrolled, held

    studied = _studied(reader, name)
    names = {it.id: it.name for it in enrolled(reader)}
    of_study = [Dated(studied, names.get(studied, studied), reader.milestones(studied))] if studied else []
    known = (it for it in held(reader) if name in (None, it.id, it.track))
    return (*of_study, *(_of_credential(reader, it, today, whole=name is not None) for it in known))


def _of_credential(reader: Reader, it: Named, today: date, *, whole: bool) -> Dated:
    """Where `whole`, with all that led to it: what was expected of it then, its own dates have taken over."""
    from planner.domain.ladder import lapsed, of_open_cycle

    every = reader.credential_milestones(it.id)
    found = of_open_cycle(every)
    later = () if lapsed(every, today) else tuple(one for one in every if one not in found)
    if whole and it.enrolment:
        before = (past for past in reader.milestones(it.enrolment) if not past.expected)
        found = tuple(sorted((*before, *found), key=lambda milestone: milestone.date))
    return Dated(it.id, it.name, found, later)
