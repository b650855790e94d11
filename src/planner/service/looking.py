"""What a student can look at: all of it through the read-only door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.service.base import DRAFT, Base
from planner.service.view import stored_plan, stored_view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.domain.calendar_item import CalendarItem
    from planner.domain.career import Careers
    from planner.domain.enrolment import Enrolment
    from planner.domain.licence import State
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.scorecard import Property
    from planner.domain.track import Track
    from planner.service.view import View


class Looking(Base):
    """Answers without storing."""

    def enrolments(self) -> tuple[Enrolment, ...]:
        """All enrolments, dropped ones included; none where there is no database."""
        with self._reader() as reader:
            return reader.enrolments()

    def chosen(self, enrolment: str | None) -> str:
        """The id of the enrolment meant: by its id, by its track, or the only one. `BadInput` where that is unclear."""
        with self._reader() as reader:
            return reader.enrolment(enrolment).id

    def enrolment(self, enrolment: str) -> Enrolment:
        """The inputs of one enrolment."""
        with self._reader() as reader:
            return reader.enrolment(enrolment)

    def track_of(self, enrolment: str) -> Track:
        """The rules that the enrolment was made with."""
        with self._reader() as reader:
            return reader.track_of(enrolment)

    def plan(self, enrolment: str) -> StudyPlan:
        """The stored plan."""
        with self._reader() as reader:
            return stored_plan(reader, enrolment)

    def milestones(self, enrolment: str) -> tuple[Milestone, ...]:
        """The stored milestones, by date."""
        with self._reader() as reader:
            return reader.milestones(enrolment)

    def view(self, enrolment: str) -> View:
        """Everything stored about one enrolment."""
        with self._reader() as reader:
            return stored_view(reader, enrolment)

    def check(self, enrolment: str) -> tuple[Property, ...]:
        """The hard properties and the scorecard, measured on the stored plan."""
        from planner.domain.measure import Measured
        from planner.domain.scorecard import scorecard

        view = self.view(enrolment)
        return scorecard(
            Measured(
                view.track, view.enrolment, view.dates, view.plan, view.sessions, max(self._today, view.plan.as_of)
            )
        )

    def calendar_items(self, names: Sequence[str], *, gone: bool = False) -> tuple[CalendarItem, ...]:
        """What the calendars of these enrolments and credentials hold, cancelled items included.

        With `gone`, also what is cancelled of those that are there no more.
        """
        from planner.storage.glance import held

        with self._reader() as reader:
            uuids = {it.id: it.uuid for it in held(reader)}
            owners = dict.fromkeys(uuids.get(name) or reader.enrolment(name).uuid for name in names)
            every = (*owners, *(reader.gone_owners() if gone else ()))
            return tuple(item for owner in every for item in reader.calendar_items(owner))

    def export(self, enrolments: Sequence[str], path: Path, *, study: bool) -> int:
        """Writes their dates into a calendar file, with study sessions or without; returns how many there are."""
        from planner.calendars.ics import render
        from planner.calendars.selection import WITHOUT_STUDY, calendar_name, select
        from planner.calendars.write import write_atomically
        from planner.domain.calendar_item import SECTIONS

        only = SECTIONS if study else WITHOUT_STUDY
        items = select(self.calendar_items(enrolments), today=self._today, only=only)
        write_atomically(path, render(items, name=calendar_name(items)))
        return len(items)

    def dump(self) -> dict[str, object]:
        """The whole database as one document that can be loaded again."""
        from planner.storage.dump import dump

        with self._reader() as reader:
            return dump(reader)

    def tracks(self) -> tuple[Track, ...]:
        """Every track there is a sound file for."""
        from planner.schedules import load_tracks

        return load_tracks()[0]

    def careers(self) -> Careers:
        """What each family of work is like."""
        from planner.schedules import load_careers

        return load_careers()

    def states(self) -> tuple[State, ...]:
        """Every state whose licence rules are known."""
        from planner.schedules import load_states

        return load_states()[0]

    def undoable(self) -> tuple[str, ...]:
        """What `undo` would take back, in words, the newest first."""
        with self._reader() as reader:
            return reader.actions()

    def kept_draft(self) -> dict[str, object] | None:
        """The answers of a set-up that was left half-way; None without one, or where they can't be read any more."""
        import json

        with self._reader() as reader:
            text = reader.draft(DRAFT)
        content = json.loads(text) if text else None
        return content if isinstance(content, dict) else None
