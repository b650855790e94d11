"""The log: what was really studied, entered, corrected and taken back. Nothing that is planned moves by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.plan import STUDY
from planner.errors import BadInput
from planner.service import titles
from planner.service.enrolling import Enrolling, refuse_ended
from planner.service.view import stored_plan, stored_view

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.domain.plan import Block, StudyPlan
    from planner.domain.session import Rating, Session
    from planner.domain.track import Track
    from planner.service.view import View
    from planner.storage.reading import Reader


A_SLIP = 0.8
"""Block ids are random: one that differs by more than a letter is another."""


class Sessions(Enrolling):
    """What a student enters of the work that was done."""

    def sessions(self, enrolment: str) -> tuple[tuple[Session, Block], ...]:
        """What was logged, by date, each entry with its block."""
        with self._reader() as reader:
            blocks = {block.id: block for block in stored_plan(reader, enrolment).blocks()}
            return tuple((it, blocks[it.block]) for it in reader.sessions(enrolment))

    def logged(self, enrolment: str) -> tuple[Session, ...]:
        """What was logged, by date."""
        with self._reader() as reader:
            return reader.sessions(enrolment)

    def having(self, block: str) -> tuple[str, ...]:
        """The enrolments, of those still studied for, whose plan has a block with that id."""
        with self._reader() as reader:
            active = [it.id for it in reader.enrolments() if it.status == "active"]
            return tuple(it for it in active if any(b.id == block for b in stored_plan(reader, it).blocks()))

    def log_block(
        self, enrolment: str, block: str, on: date, *,
        minutes: int | None = None, rating: Rating | None = None, note: str = "", rest_owed: bool = False,
    ) -> tuple[View, Session]:  # fmt: skip
        """Records that a block was studied; as long as planned where no minutes are given."""
        from planner.domain.log import log_block

        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            refuse_ended(now)
            found = study_block(now.plan, block)
            if found.status == "done":
                message = f"{block} is logged already. `planner sessions` lists what you did."
                raise BadInput(message)
            self._refuse_log(store.read, now, on, found.minutes if minutes is None else minutes)
            plan, entry = log_block(
                now.plan, now.enrolment.id, block, store.next_id("sessions", "s"), on,
                minutes=minutes, rating=rating, note=note, rest_owed=rest_owed,
            )  # fmt: skip
            view = replace(now, plan=plan, sessions=_in_order((*now.sessions, entry)))
            self._keep(store, view, titles.logging(now.track, found, entry))
            return view, entry

    def log_planned(self, enrolment: str, until: date) -> tuple[View, tuple[Session, ...]]:
        """Records that all that was planned up to a day, included, was studied as planned."""
        from itertools import count

        from planner.domain.log import log_planned

        if until > self._today:
            message = f"--until: {until} is still to come. A day up to {self._today} is accepted."
            raise BadInput(message)
        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            refuse_ended(now)
            prefix, _, first = store.next_id("sessions", "s").rpartition("-")
            names = (f"{prefix}-{number}" for number in count(int(first)))
            plan, entries = log_planned(now.plan, now.enrolment.id, names, until)
            view = replace(now, plan=plan, sessions=_in_order((*now.sessions, *entries)))
            if entries:
                self._keep(store, view, f"logging all that was planned up to {until}")
            return view, entries

    def log_topic(
        self, enrolment: str, topic: str, on: date, minutes: int, *, rating: Rating | None = None, note: str = ""
    ) -> tuple[View, Session]:
        """Records study of a topic that was not planned then: its learning first, then hands-on, then recall."""
        from planner.domain.feasibility import weigh
        from planner.domain.history import history_of
        from planner.domain.log import log_topic

        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            refuse_ended(now)
            name = _topic(now.track, topic)
            self._refuse_log(store.read, now, on, minutes)
            so_far = history_of(now.plan, now.sessions, self._today)
            case = weigh(now.track, now.enrolment, self._today, now.plan.pace_factor, so_far)
            need = next(need for need in case.needs if need.topic == name)
            plan, entry = log_topic(
                now.plan, now.enrolment.id, need, store.next_id("sessions", "s"), on, minutes, rating=rating, note=note
            )
            view = replace(now, plan=plan, sessions=_in_order((*now.sessions, entry)))
            self._keep(store, view, titles.logging(now.track, block_of(plan, entry.block), entry))
            return view, entry

    def edit_session(
        self, session: str, *,
        minutes: int | None = None, rating: Rating | None = None, note: str | None = None, on: date | None = None,
    ) -> tuple[View, Session]:  # fmt: skip
        """Corrects what was logged; what is not given stays."""
        from planner.domain.log import edited

        given = {"minutes": minutes, "rating": rating, "note": note, "date": on}
        with self._writing() as store:
            now, old = self._with_session(store.read, session)
            new = replace(old, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # each of its own type
            self._refuse_log(store.read, now, new.date, new.minutes, besides=session)
            plan = edited(now.plan, now.enrolment.id, new)
            sessions = _in_order(new if it.id == session else it for it in now.sessions)
            view = replace(now, plan=plan, sessions=sessions)
            said = titles.of_session(now.track, block_of(now.plan, old.block), old)
            self._keep(store, view, f"correcting {session} ({said})")
            return view, new

    def remove_session(self, session: str) -> tuple[View, Session]:
        """Takes back what was logged: its block is planned again; one that logging made goes with it."""
        from planner.domain.log import removed

        with self._writing() as store:
            now, old = self._with_session(store.read, session)
            plan = removed(now.plan, now.enrolment.id, old, now.sessions)
            view = replace(now, plan=plan, sessions=tuple(it for it in now.sessions if it.id != session))
            said = titles.of_session(now.track, block_of(now.plan, old.block), old)
            self._keep(store, view, f"removing {session} ({said})")
            return view, old

    # Inside

    def _with_session(self, reader: Reader, session: str) -> tuple[View, Session]:
        known = []
        for it in reader.enrolments():
            for entry in reader.sessions(it.id):
                if entry.id == session:
                    return stored_view(reader, it.id), entry
                known.append(entry.id)
        there = f"The last ones are {', '.join(known[-3:])}" if known else "Nothing is logged yet"
        message = f"There is no session '{session}'. {there}; `planner sessions` lists all."
        raise BadInput(message)

    def _refuse_log(self, reader: Reader, now: View, on: date, minutes: int, besides: str = "") -> None:
        """A day has its minutes once, over all enrolments; those of the session `besides` are given anew."""
        from planner.domain.log import problems

        logged = (entry for it in reader.enrolments() for entry in reader.sessions(it.id) if entry.id != besides)
        for problem in problems(now.plan, logged, on, minutes, self._today):
            raise BadInput(problem)


def block_of(plan: StudyPlan, name: str) -> Block:
    """The plan's block with that id; `BadInput` where there is none."""
    blocks = {it.id: it for it in plan.blocks()}
    if name in blocks:
        return blocks[name]
    otherwise = "`planner today` and `planner week` show their ids."
    message = f"There is no block '{name}' in this plan. {titles.near(name, list(blocks), otherwise, A_SLIP)}"
    raise BadInput(message)


def study_block(plan: StudyPlan, name: str) -> Block:
    """Likewise, of those in which something is studied."""
    found = block_of(plan, name)
    if found.activity == "task":
        message = f"{name} is an errand. `planner task done {found.task}` says that it is seen to."
        raise BadInput(message)
    if found.activity not in STUDY:
        message = f"{name} is time kept free. `planner log --topic TOPIC --minutes M` says what you studied in it."
        raise BadInput(message)
    return found


def _in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """By date, in the order of logging within a day, as they are stored."""
    return tuple(sorted(sessions, key=lambda it: (it.date, len(it.id), it.id)))


def _topic(track: Track, name: str) -> str:
    """The id of the topic meant: by its id, or by its name in any letter case."""
    topics = track.outline.topics
    found = [it.id for it in topics if name.casefold() in (it.id.casefold(), it.name.casefold())]
    if found:
        return found[0]
    near = [it.id for it in topics if name and name.casefold() in it.name.casefold()][: titles.NEAREST]
    otherwise = f"Nearest: {', '.join(near)}." if near else f"`planner track {track.id}` lists them."
    message = f"{track.id} has no topic '{name}'. {titles.near(name, [it.id for it in topics], otherwise)}"
    raise BadInput(message)
