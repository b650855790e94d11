"""One enrolment with everything worked out of it, read from the database, and what calendars show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import BadInput

if TYPE_CHECKING:
    from planner.domain.calendar_item import Entry
    from planner.domain.enrolment import Enrolment
    from planner.domain.holding import Holding
    from planner.domain.licence import State
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.domain.session import Session
    from planner.domain.timeline import Dates
    from planner.domain.track import Track
    from planner.storage.reading import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`milestones` in order of date, `sessions` too."""

    enrolment: Enrolment
    track: Track
    dates: Dates
    plan: StudyPlan
    milestones: tuple[Milestone, ...]
    sessions: tuple[Session, ...] = ()


def stored_plan(reader: Reader, enrolment: str) -> StudyPlan:
    """The stored plan; `BadInput` where there is none."""
    plan = reader.plan(enrolment)
    if plan is None:
        message = f"{enrolment} has no plan. `planner change {enrolment}` makes one."
        raise BadInput(message)
    return plan


def stored_view(reader: Reader, enrolment: str) -> View:
    """Everything stored about one enrolment."""
    from planner.domain.timeline import dates

    made = reader.enrolment(enrolment)
    track = reader.track_of(made.id)
    return View(
        enrolment=made,
        track=track,
        dates=dates(track, made),
        plan=stored_plan(reader, made.id),
        milestones=reader.milestones(made.id),
        sessions=reader.sessions(made.id),
    )


def state_of(it: Enrolment | Holding) -> State | None:
    """The student's state; None without one, or where nothing is known of its licences."""
    from planner.schedules import load_state, state_ids

    return load_state(it.state) if it.state and it.state.lower() in state_ids() else None


def study_entries(view: View) -> tuple[Entry, ...]:
    """What the calendars show of an enrolment: every milestone and every study block.

    A dropped one shows nothing. After a pass the credential has the dates of renewal.
    """
    from planner.clock import local_instant
    from planner.domain.agenda import entries
    from planner.domain.clock_times import starts

    if view.enrolment.status == "dropped":
        return ()
    passed = view.enrolment.status == "passed"
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    blocks = view.plan.blocks()
    return entries(
        view.enrolment.id,
        [it for it in view.milestones if not (passed and it.expected)],
        blocks,
        names,
        short_name=view.track.name,
        starts=starts(view.enrolment.week, blocks, local_instant),
    )


def held_entries(reader: Reader, owner: str) -> tuple[Entry, ...]:
    """What the calendars show of the credential with that uuid, as it is stored; nothing where there is none."""
    held = next((it for it in reader.holdings() if it.credential.uuid == owner), None)
    return () if held is None else credential_entries(held, reader.credential_milestones(held.credential.id))


def credential_entries(holding: Holding, milestones: tuple[Milestone, ...]) -> tuple[Entry, ...]:
    """What the calendars show of a credential: its milestones."""
    from planner.domain.agenda import entries

    return entries(holding.credential.id, milestones, short_name=holding.track.name)
