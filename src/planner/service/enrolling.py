"""Enrolling: making an enrolment and its plan, trying and changing its inputs, ending it, and taking anything back."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from planner.domain.enrol import changed, enrolled, problems, week_of_hours
from planner.domain.papers import carried
from planner.errors import BadInput
from planner.service import titles
from planner.service.base import DRAFT, Base
from planner.service.view import View, state_of, stored_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.domain.difference import Difference
    from planner.domain.enrol import Wishes
    from planner.domain.enrolment import Enrolment
    from planner.domain.holding import Holding
    from planner.domain.plan import StudyPlan
    from planner.domain.replan import Wanted
    from planner.domain.track import Track

COMFORT_PERCENT = 120
FEWEST_HOURS, MOST_HOURS = 2, 60
BESIDE_THE_PLAN = frozenset({"applied_on", "met", "seen_to", "state", "status", "window"})


class Enrolling(Base):
    """What makes an enrolment, and what changes its inputs."""

    # Working out, without storing

    def preview(self, track_id: str, wishes: Wishes) -> View:
        """What `enroll` would make of the wishes, with all its weeks even where the plan does not fit."""
        return self._new(track_id, wishes, "preview", accept_shortfall=True)

    def whatif(self, enrolment: str, wishes: Wishes) -> tuple[View, View]:
        """An enrolment as it is, and as it would be with the wishes."""
        with self._reader() as reader:
            now = stored_view(reader, enrolment)
        return now, self.tried(now, wishes)

    def tried(self, now: View, wishes: Wishes) -> View:
        """A loaded enrolment as it would be with the wishes, with all its weeks even where the plan does not fit."""
        return self._changed(now, wishes)

    # Writing

    def enroll(self, track_id: str, wishes: Wishes, *, accept_shortfall: bool = False) -> View:
        """Makes an enrolment and its plan. Where it does not fit and that is not accepted, nothing is stored."""
        trial = self._new(track_id, wishes, "new", accept_shortfall=accept_shortfall)
        if not trial.plan.weeks:
            return trial
        with self._action(f"enrolling on {trial.track.name}") as store:
            name = store.next_id("enrolments", track_id)
            busy = store.read.busy()
            view = self._new(track_id, wishes, name, accept_shortfall=accept_shortfall)
            if busy:
                view = self._planned(view.track, replace(view.enrolment, busy=busy), accept_shortfall=accept_shortfall)
            self._save(store, view)
        return view

    def change(self, enrolment: str, wishes: Wishes, *, accept_shortfall: bool = False) -> View:
        """Changes inputs and, where the plan rests on them, replans from today around what is done.

        Where that does not fit and is not accepted, nothing is stored.
        """
        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            view = self._changed(now, wishes)
            if not (view.plan.budget.feasible or accept_shortfall):
                return replace(view, plan=replace(view.plan, weeks=()))
            self._keep(store, view, titles.changing(now.enrolment, view.enrolment))
            return view

    def drop(self, enrolment: str) -> Enrolment:
        """Ends an enrolment: it stays as history, its calendar items are cancelled."""
        with self._action(f"dropping {enrolment}") as store:
            ended = store.read.enrolment(enrolment)
            store.drop(ended.id, self._now)
            return replace(ended, status="dropped")

    def undo(self) -> str | None:
        """Takes back the newest action that was not taken back; what it was, or None where there is none."""
        with self._store() as store, store.transaction():
            owners = _owners(store.read.enrolments(), store.read.holdings())
            title = store.undo(self._now)
            if title is not None:
                self._tell(store, owners | _owners(store.read.enrolments(), store.read.holdings()))
            return title

    def keep_draft(self, content: Mapping[str, object]) -> None:
        """Keeps the answers of a set-up that is left half-way."""
        import json

        with self._store() as store:
            store.keep_draft(DRAFT, json.dumps(content, ensure_ascii=False, separators=(",", ":")))

    def forget_draft(self) -> None:
        """Forgets them."""
        with self._store() as store:
            store.keep_draft(DRAFT, None)

    # Inside

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
        return self._planned(track, made, accept_shortfall=accept_shortfall)

    def _changed(self, now: View, wishes: Wishes) -> View:
        """An enrolment with the wishes put over it. Its plan stays where nothing that it rests on has changed."""
        wished = changed(now.track, now.enrolment, wishes)
        asked = self._today if self._rests_on(now, wished) else now.plan.as_of
        refuse_ended(now)
        self._refuse_impossible(now.track, wished, wishes, asked)
        return self._with(now, wished)

    def _with(self, now: View, wished: Enrolment) -> View:
        """The enrolment with other inputs, replanned where its plan rests on them."""
        return self._replanned(now, wished)[0] if self._rests_on(now, wished) else self._redated(now, wished)

    def _rests_on(self, now: View, wished: Enrolment) -> bool:
        """Whether the plan rests on what differs."""
        from planner.domain.timeline import dates

        differing = {it.name for it in fields(wished) if getattr(now.enrolment, it.name) != getattr(wished, it.name)}
        return not (differing <= BESIDE_THE_PLAN and dates(now.track, wished).window_holds(now.plan.exam_date))

    def _replanned(self, now: View, wished: Enrolment, wanted: Wanted | None = None) -> tuple[View, Difference]:
        """The plan mended for these inputs, and what that changes; made anew while nothing of it has happened yet."""
        from planner.domain.difference import difference
        from planner.domain.history import history_of
        from planner.domain.planning import replan_for
        from planner.domain.replan import Wanted

        if wanted is None and not history_of(now.plan, now.sessions, self._today):
            view = self._planned(now.track, wished, accept_shortfall=True)
            view = replace(view, milestones=carried(now.milestones, view.milestones))
            return view, difference(now.plan, view.plan, self._today, ("nothing of the plan has happened yet",))
        plan = self._without_errands(now.plan, wished)
        planned, changes = replan_for(
            now.track, wished, plan, now.sessions, self._today, state_of(wished), wanted or Wanted()
        )
        milestones = carried(now.milestones, planned.milestones)
        return replace(now, enrolment=wished, dates=planned.dates, plan=planned.plan, milestones=milestones), changes

    def _redated(self, now: View, wished: Enrolment) -> View:
        """The same plan with the dates that the inputs move."""
        from planner.domain.planning import redated
        from planner.domain.timeline import dates

        plan = self._without_errands(now.plan, wished)
        milestones = redated(now.track, wished, plan, state_of(wished), self._today, now.sessions)
        if wished.status == "active":  # the papers of one that was passed are its credential's
            milestones = carried(now.milestones, milestones)
        return replace(now, enrolment=wished, plan=plan, dates=dates(now.track, wished), milestones=milestones)

    def _without_errands(self, plan: StudyPlan, wished: Enrolment) -> StudyPlan:
        """The plan, of whose errands only those done are left once the student has applied for the next attempt."""
        from planner.domain.retake import of_the_next

        applied = of_the_next(wished).applied_on
        if applied is None or applied > self._today:
            return plan
        weeks = (
            replace(week, blocks=tuple(b for b in week.blocks if b.activity != "task" or b.status == "done"))
            for week in plan.weeks
        )
        return replace(plan, weeks=tuple(weeks))

    def _planned(self, track: Track, enrolment: Enrolment, *, accept_shortfall: bool) -> View:
        from planner.domain.planning import plan_for

        planned = plan_for(track, enrolment, self._today, state_of(enrolment), accept_shortfall=accept_shortfall)
        return View(
            enrolment=enrolment, track=track, dates=planned.dates, plan=planned.plan, milestones=planned.milestones
        )

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


def refuse_ended(now: View) -> None:
    """`BadInput` for what was dropped or passed: nothing of it is planned any more."""
    if now.enrolment.status != "active":
        ended = "dropped" if now.enrolment.status == "dropped" else "passed"
        message = f"{now.enrolment.id} was {ended}. `planner enroll {now.track.id}` makes a new enrolment."
        raise BadInput(message)


def _owners(enrolments: Iterable[Enrolment], holdings: Iterable[Holding]) -> set[str]:
    return {it.uuid for it in enrolments} | {it.credential.uuid for it in holdings}
