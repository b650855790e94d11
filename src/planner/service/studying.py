"""Living with a plan: what was skipped, pinned and scored, days away, what a replan offers, and how the exam went."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.weaving import with_blocks
from planner.errors import BadInput
from planner.service import titles
from planner.service.enrolling import Enrolling, refuse_ended
from planner.service.sessions import study_block
from planner.service.view import stored_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from planner.domain.alerts import Alert
    from planner.domain.difference import Difference
    from planner.domain.enrol import Wishes
    from planner.domain.enrolment import Enrolment, Off, Triage
    from planner.domain.plan import Block
    from planner.domain.readiness import Readiness
    from planner.domain.replan import Wanted
    from planner.service.view import View


class Studying(Enrolling):
    """What a student does with a plan, the log aside."""

    # Working out, without storing

    def readiness(self, enrolment: str) -> Readiness:
        """What is expected to be known on the day of the exam, by domain and topic: an estimate."""
        from planner.domain.measure import Measured
        from planner.domain.readiness import readiness

        now = self._loaded(enrolment)
        return readiness(Measured(now.track, now.enrolment, now.dates, now.plan, now.sessions, self._today))

    def alerts(self, now: View) -> tuple[Alert, ...]:
        """What should not be overlooked today, the most pressing first; nothing of an enrolment that has ended."""
        from planner.domain.alerts import alerts
        from planner.domain.feasibility import weigh
        from planner.domain.forecast import forecast
        from planner.domain.history import history_of

        if now.enrolment.status != "active":
            return ()
        so_far = history_of(now.plan, now.sessions, self._today)
        case = weigh(now.track, now.enrolment, self._today, now.plan.pace_factor, so_far)
        ahead = forecast(case, now.plan, self._today)
        return alerts(now.plan, case.budget(now.plan.exam_date), now.milestones, self._today, ahead)

    def offered(self, enrolment: str, wanted: Wanted | None = None) -> tuple[View, Difference]:
        """The plan as `replan` would make it, and what that changes."""
        return self._mended(self._loaded(enrolment), wanted)

    # Writing

    def skip(self, enrolment: str, block: str) -> View:
        """Leaves a planned block out. What its topics need stays: `replan` finds it another place."""
        return self._settle("skipping", enrolment, block, lambda it: replace(it, status="skipped"))

    def pin(self, enrolment: str, block: str, to: date | None = None) -> View:
        """Fixes a planned block on its day, or on another: no replan moves it. Refused where that breaks a rule."""
        from planner.domain.pinning import pinned

        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            found = self._still_planned(now, block)
            made = pinned(now.track, now.enrolment, now.plan, now.sessions, block, to, self._today)
            if isinstance(made, str):
                raise BadInput(made)
            view = replace(now, plan=made)
            said = titles.of_block(now.track, found)
            self._keep(store, view, f"moving {said} to {to}" if to not in (None, found.date) else f"pinning {said}")
            return view

    def unpin(self, enrolment: str, block: str) -> View:
        """Lets a replan move the block again."""
        return self._settle("unpinning", enrolment, block, lambda it: replace(it, pinned=False))

    def replan(self, enrolment: str, wanted: Wanted | None = None) -> tuple[View, Difference]:
        """Finds what was missed a place, moving as little as possible; see `offered` for what it would change."""
        with self._writing() as store:
            view, changes = self._mended(stored_view(store.read, enrolment), wanted)
            self._keep(store, view, f"replanning {view.enrolment.id}")
            return view, changes

    def add_off(self, enrolment: str, off: Sequence[Off]) -> tuple[View, Difference]:
        """More days away; those of a range that are off already are refused."""
        said = ", ".join(titles.span(it.days.start, it.days.last) for it in off)
        return self._away(f"taking {said} off", enrolment, lambda now: (*now.enrolment.off, *off))

    def pause(self, enrolment: str, first: date, last: date) -> tuple[View, Difference]:
        """No study from `first` to `last`, both included, in place of a pause that it meets."""
        from planner.domain.pausing import paused

        if last < max(first, self._today):
            problem = "ends before it begins" if last < first else "is over: `planner replan` finds its work a place"
            message = f"TO: the pause {first} to {last} {problem}. Give {max(first, self._today)} or a later day."
            raise BadInput(message)
        title = f"pausing {titles.span(first, last)}"
        return self._away(title, enrolment, lambda now: paused(now.enrolment.off, first, last))

    def remove_off(self, enrolment: str, day: date) -> tuple[View, Difference]:
        """Gives the days away back among which that day is, all of them."""

        def without(now: View) -> tuple[Off, ...]:
            left = tuple(it for it in now.enrolment.off if day not in it.days)
            if len(left) == len(now.enrolment.off):
                there = ", ".join(titles.span(it.days.start, it.days.last) for it in left) or "none"
                message = f"{day} is none of your days away. They are: {there}."
                raise BadInput(message)
            return left

        return self._away(f"giving back the days off around {day}", enrolment, without)

    def triage(self, enrolment: str, topic: str, level: Triage) -> tuple[View, Difference]:
        """How well a topic, or each topic of a domain, is known: it gets less time, or more."""
        from planner.domain.enrol import Wishes

        return self._wished(f"marking {topic} as {level}", enrolment, lambda _: Wishes(triage={topic: level}))

    def score(self, enrolment: str, percents: Mapping[str, int], on: date) -> tuple[View, Difference]:
        """Scores of a quiz or a mock exam by domain, in percent: minutes move towards what is weak."""
        from planner.domain.enrolment import Score
        from planner.domain.weakness import score_problems

        def scored(now: View) -> Enrolment:
            new = tuple(Score(on, domain, percent) for domain, percent in percents.items())
            for problem in (text for one in new for text in score_problems(now.track, one, self._today)):
                raise BadInput(problem)
            both = sorted((*now.enrolment.scores, *new), key=lambda it: it.on)
            return replace(now.enrolment, scores=tuple(both))

        said = ", ".join(f"{domain} {percent} %" for domain, percent in percents.items())
        return self._given(f"entering scores of {on}: {said}", enrolment, scored)

    def task_done(self, enrolment: str, key: str, on: date) -> View:
        """Marks an errand or a duty as seen to on that day, by the key of its milestone."""
        if on > self._today:
            message = f"--on: {on} is still to come. A day up to {self._today} is accepted."
            raise BadInput(message)
        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            duty = next((it for it in now.milestones if it.duty and it.key == key), None)
            if duty is None:
                hint = titles.near(key, [it.key for it in now.milestones if it.duty], "`planner task` lists them.")
                message = f"There is no errand '{key}'. {hint}"
                raise BadInput(message)
            blocks = (replace(it, status="done") if it.task == key else it for it in now.plan.blocks())
            seen_to = {**now.enrolment.seen_to, key: on}
            settled = replace(now, plan=with_blocks(now.plan, now.enrolment.id, blocks))
            view = self._redated(settled, replace(now.enrolment, seen_to=seen_to))
            self._keep(store, view, f"seeing to '{duty.title}' on {on}")
            return view

    def fail(self, enrolment: str, on: date, weak: Sequence[str] = ()) -> tuple[View, Difference]:
        """Records an attempt that was not passed, and plans for the next one."""
        from planner.domain.attempts import attempt_problems, closed, failed, no_way_left
        from planner.domain.difference import NO_DIFFERENCE
        from planner.domain.replan import Wanted

        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            for problem in attempt_problems(now.track, now.enrolment, on, weak, self._today):
                raise BadInput(problem)
            refuse_ended(now)
            after = failed(now.track, now.enrolment, on, weak)
            if no_way_left(now.track, after):
                ended = replace(now, plan=closed(now.plan, now.enrolment.id, on))
                view, changes = self._redated(ended, after), NO_DIFFERENCE
            else:
                view, changes = self._replanned(now, after, Wanted(retake=True))
            self._keep(store, view, f"recording that the exam of {on} was not passed")
            return view, changes

    # Inside

    def _loaded(self, enrolment: str) -> View:
        with self._reader() as reader:
            return stored_view(reader, enrolment)

    def _mended(self, now: View, wanted: Wanted | None) -> tuple[View, Difference]:
        from planner.domain.replan import Wanted

        refuse_ended(now)
        return self._replanned(now, now.enrolment, wanted or Wanted())

    def _away(self, title: str, enrolment: str, days: Callable[[View], tuple[Off, ...]]) -> tuple[View, Difference]:
        from planner.domain.enrol import Wishes

        return self._wished(title, enrolment, lambda now: Wishes(off=days(now)))

    def _wished(self, title: str, enrolment: str, wish: Callable[[View], Wishes]) -> tuple[View, Difference]:
        """An input changes; `BadInput` where that can't be."""
        from planner.domain.enrol import changed

        def put(now: View) -> Enrolment:
            wishes = wish(now)
            made = changed(now.track, now.enrolment, wishes)
            self._refuse_impossible(now.track, made, wishes, self._today)
            return made

        return self._given(title, enrolment, put)

    def _given(self, title: str, enrolment: str, put: Callable[[View], Enrolment]) -> tuple[View, Difference]:
        """Something that the student says is so: the plan is mended around it, and a shortfall is told, not refused."""
        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            refuse_ended(now)
            view, changes = self._replanned(now, put(now))
            self._keep(store, view, title)
            return view, changes

    def _settle(self, doing: str, enrolment: str, block: str, change: Callable[[Block], Block]) -> View:
        with self._writing() as store:
            now = stored_view(store.read, enrolment)
            found = self._still_planned(now, block)
            blocks = (change(it) if it.id == block else it for it in now.plan.blocks())
            view = replace(now, plan=with_blocks(now.plan, now.enrolment.id, blocks))
            self._keep(store, view, f"{doing} {titles.of_block(now.track, found)}")
            return view

    def _still_planned(self, now: View, name: str) -> Block:
        refuse_ended(now)
        block = study_block(now.plan, name)
        if block.status != "planned":
            message = f"{block.id} is {block.status} already; only what is still planned can be changed."
            raise BadInput(message)
        return block
