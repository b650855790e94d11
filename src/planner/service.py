"""What a student can do, one method an intention: load, work out by one pure function, save in one transaction.

Reading methods use the read-only door alone, so they work where nothing can be written and bring no heavy library.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from planner.domain.enrol import changed, enrolled, problems, week_of_hours
from planner.errors import BadInput
from planner.storage.reading import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from planner.domain.calendar_item import CalendarItem, Entry
    from planner.domain.career import Careers
    from planner.domain.enrol import Wishes
    from planner.domain.enrolment import Enrolment
    from planner.domain.history import History
    from planner.domain.licence import State
    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block, StudyPlan
    from planner.domain.scorecard import Property
    from planner.domain.timeline import Dates
    from planner.domain.track import Track
    from planner.storage.reading import Reader
    from planner.storage.store import Store

COMFORT_PERCENT = 120
FEWEST_HOURS, MOST_HOURS = 2, 60
BESIDE_THE_PLAN = frozenset({"applied_on", "state", "status", "window"})


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One enrolment with everything worked out of it; `milestones` in order of date."""

    enrolment: Enrolment
    track: Track
    dates: Dates
    plan: StudyPlan
    milestones: tuple[Milestone, ...]


class Planner:
    """The planner on one database, on one day. `now` is the instant (UTC) that goes into what is written."""

    def __init__(self, database: Path, today: date, now: datetime) -> None:
        self._database = database
        self._today = today
        self._now = now

    # Reading

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
            return _stored_plan(reader, enrolment)

    def milestones(self, enrolment: str) -> tuple[Milestone, ...]:
        """The stored milestones, by date."""
        with self._reader() as reader:
            return reader.milestones(enrolment)

    def view(self, enrolment: str) -> View:
        """Everything stored about one enrolment."""
        with self._reader() as reader:
            return _stored_view(reader, enrolment)

    def check(self, enrolment: str) -> tuple[Property, ...]:
        """The hard properties and the scorecard, measured on the stored plan."""
        from planner.domain.measure import Measured
        from planner.domain.scorecard import scorecard

        view = self.view(enrolment)
        return scorecard(Measured(view.track, view.enrolment, view.dates, view.plan))

    def calendar_items(self, enrolments: Sequence[str]) -> tuple[CalendarItem, ...]:
        """What the calendars of these enrolments hold, cancelled items included."""
        with self._reader() as reader:
            owners = [reader.enrolment(name).uuid for name in enrolments]
            return tuple(item for owner in owners for item in reader.calendar_items(owner))

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

    # Working out, without storing

    def preview(self, track_id: str, wishes: Wishes) -> View:
        """What `enroll` would make of the wishes, with all its weeks even where the plan does not fit."""
        return self._new(track_id, wishes, "preview", accept_shortfall=True)

    def whatif(self, enrolment: str, wishes: Wishes) -> tuple[View, View]:
        """An enrolment as it is, and as it would be with the wishes."""
        now = self.view(enrolment)
        return now, self._changed(now, wishes, accept_shortfall=True)

    # Writing

    def enroll(self, track_id: str, wishes: Wishes, *, accept_shortfall: bool = False) -> View:
        """Makes an enrolment and its plan. Where it does not fit and that is not accepted, nothing is stored."""
        trial = self._new(track_id, wishes, "new", accept_shortfall=accept_shortfall)
        if not trial.plan.weeks:
            return trial
        with self._store() as store, store.transaction():
            view = self._new(track_id, wishes, store.next_enrolment_id(track_id), accept_shortfall=accept_shortfall)
            self._save(store, view)
        return view

    def change(self, enrolment: str, wishes: Wishes, *, accept_shortfall: bool = False) -> View:
        """Changes inputs and, where the plan rests on them, replans from today; what was planned before counts as done.

        Where that does not fit and is not accepted, nothing is stored.
        """
        with self._store() as store, store.transaction():
            now = _stored_view(store.read, enrolment)
            view = self._changed(now, wishes, accept_shortfall=accept_shortfall)
            if not view.plan.weeks:
                return view
            self._save(store, view)
            return view

    def drop(self, enrolment: str) -> Enrolment:
        """Ends an enrolment: it stays as history, its calendar items are cancelled."""
        with self._store() as store:
            ended = store.read.enrolment(enrolment)
            store.drop(ended.id, self._now)
            return replace(ended, status="dropped")

    # Inside

    @contextmanager
    def _reader(self) -> Iterator[Reader]:
        with open_reader(self._database) as reader:
            yield reader

    @contextmanager
    def _store(self) -> Iterator[Store]:
        from planner.storage.store import open_store

        with open_store(self._database) as store:
            yield store

    def _new(self, track_id: str, wishes: Wishes, enrolment_id: str, *, accept_shortfall: bool) -> View:
        from uuid import uuid4

        from planner.schedules import load_track

        track = load_track(track_id)
        made = enrolled(track, wishes, self._today, enrolment_id, str(uuid4()))
        if wishes.week is None:
            made = replace(made, week=week_of_hours(60 * FEWEST_HOURS))
        self._refuse_impossible(track, made, wishes, self._today)
        if wishes.week is None:
            made = replace(made, week=week_of_hours(60 * self._comfortable_hours(track, made)))
        return self._worked_out(track, made, accept_shortfall=accept_shortfall)

    def _changed(self, now: View, wishes: Wishes, *, accept_shortfall: bool) -> View:
        """An enrolment with the wishes put over it. Its plan stays where nothing that it rests on has changed."""
        if now.enrolment.status == "dropped":
            message = f"{now.enrolment.id} was dropped. `planner enroll {now.track.id}` makes a new enrolment."
            raise BadInput(message)
        wished = changed(now.track, now.enrolment, wishes)
        if _differing(now.enrolment, wished) <= BESIDE_THE_PLAN and self._exam_stays(now, wished):
            self._refuse_impossible(now.track, wished, wishes, now.plan.as_of)
            return _redated(now, wished, self._today)
        self._refuse_impossible(now.track, wished, wishes, self._today)
        so_far = _so_far(now.plan, self._today)
        return self._worked_out(now.track, wished, accept_shortfall=accept_shortfall, history=so_far)

    def _exam_stays(self, now: View, wished: Enrolment) -> bool:
        from planner.domain.timeline import dates

        return dates(now.track, wished).window_holds(now.plan.exam_date)

    def _refuse_impossible(self, track: Track, made: Enrolment, wishes: Wishes, today: date) -> None:
        found = problems(track, made, wishes, today)
        if found:
            raise BadInput(found[0])

    def _comfortable_hours(self, track: Track, made: Enrolment) -> int:
        """The fewest whole hours a week that supply a fifth more than the need; the most where none do."""
        from planner.domain.feasibility import weigh

        for hours in range(FEWEST_HOURS, MOST_HOURS):
            case = weigh(track, replace(made, week=week_of_hours(60 * hours)), self._today)
            budget = case.budget(case.exam())
            if budget.feasible and budget.supply * 100 >= budget.need * COMFORT_PERCENT:
                return hours
        return MOST_HOURS

    def _worked_out(
        self, track: Track, enrolment: Enrolment, *, accept_shortfall: bool, history: History | None = None
    ) -> View:
        from planner.domain.history import NO_HISTORY
        from planner.domain.planning import plan_for

        planned = plan_for(
            track, enrolment, self._today, _state(enrolment),
            accept_shortfall=accept_shortfall, history=history or NO_HISTORY,
        )  # fmt: skip
        return View(
            enrolment=enrolment, track=track, dates=planned.dates, plan=planned.plan, milestones=planned.milestones
        )

    def _save(self, store: Store, view: View) -> None:
        store.save_enrolment(view.enrolment, view.track, view.plan, view.milestones, _entries(view), self._now)


def _state(enrolment: Enrolment) -> State | None:
    """The student's state; None without one, or where nothing is known of its licences."""
    from planner.schedules import load_state, state_ids

    return load_state(enrolment.state) if enrolment.state and enrolment.state.lower() in state_ids() else None


def _differing(one: Enrolment, other: Enrolment) -> set[str]:
    """The names of the inputs in which two versions of an enrolment differ."""
    return {field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)}


def _redated(now: View, wished: Enrolment, today: date) -> View:
    """The same plan with the dates that the wishes move; who has applied needs no errands for it."""
    from planner.domain.planning import redated
    from planner.domain.timeline import dates

    plan = now.plan
    if wished.applied_on is not None and wished.applied_on <= today:
        weeks = (replace(w, blocks=tuple(b for b in w.blocks if b.activity != "task")) for w in plan.weeks)
        plan = replace(plan, weeks=tuple(weeks))
    milestones = redated(now.track, wished, plan, _state(wished), today)
    return replace(now, enrolment=wished, plan=plan, dates=dates(now.track, wished), milestones=milestones)


def _so_far(plan: StudyPlan, today: date) -> History:
    """What was planned before today, taken as done: as long as nothing is logged nobody knows better."""
    from planner.domain.history import history_of
    from planner.domain.plan import STUDY

    def settled(block: Block) -> Block:
        past = block.date < today and block.status == "planned" and block.activity in STUDY
        return replace(block, status="done") if past else block

    weeks = (replace(week, blocks=tuple(map(settled, week.blocks))) for week in plan.weeks)
    return history_of(replace(plan, weeks=tuple(weeks)), (), today)


def _stored_plan(reader: Reader, enrolment: str) -> StudyPlan:
    plan = reader.plan(enrolment)
    if plan is None:
        message = f"{enrolment} has no plan. `planner change {enrolment}` makes one."
        raise BadInput(message)
    return plan


def _stored_view(reader: Reader, enrolment: str) -> View:
    from planner.domain.timeline import dates

    made = reader.enrolment(enrolment)
    track = reader.track_of(made.id)
    return View(
        enrolment=made,
        track=track,
        dates=dates(track, made),
        plan=_stored_plan(reader, made.id),
        milestones=reader.milestones(made.id),
    )


def _entries(view: View) -> tuple[Entry, ...]:
    """What the calendars show of an enrolment: every milestone and every study block."""
    from planner.clock import local_instant
    from planner.domain.agenda import entries
    from planner.domain.clock_times import starts

    names = {topic.id: topic.name for topic in view.track.outline.topics}
    blocks = view.plan.blocks()
    return entries(
        view.enrolment.id, view.milestones, blocks, names, short_name=view.track.name,
        starts=starts(view.enrolment.week, blocks, local_instant),
    )  # fmt: skip
