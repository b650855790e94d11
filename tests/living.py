"""A student at a desk: what one can do to a plan from day to day. Here the desk stands on the domain alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from planner.domain.attempts import attempt_problems, closed, failed, no_way_left, passed
from planner.domain.enrol import changed
from planner.domain.enrolment import Score
from planner.domain.feasibility import weigh
from planner.domain.hard_properties import HARD
from planner.domain.history import history_of
from planner.domain.log import edited, log_block, log_topic, problems, removed
from planner.domain.measure import Measured
from planner.domain.pinning import pinned
from planner.domain.plan import StudyPlan
from planner.domain.replan import Replanned, Wanted, replan
from planner.domain.study_plan import build
from planner.domain.weaving import with_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.domain.enrol import Wishes
    from planner.domain.enrolment import Enrolment
    from planner.domain.plan import Block
    from planner.domain.session import Rating, Session
    from planner.domain.track import Track


AS_USUAL = Wanted()


@dataclass(frozen=True)
class State:
    """Everything that a plan for tomorrow is made from."""

    track: Track
    enrolment: Enrolment
    plan: StudyPlan
    sessions: tuple[Session, ...]
    today: date

    def offered(self, wanted: Wanted = AS_USUAL) -> Replanned:
        """What a replan would make of it."""
        return replan(self.track, self.enrolment, self.plan, self.sessions, self.today, wanted)

    def broken(self) -> list[str]:
        """The hard properties that the plan does not hold, with what breaks them: what `planner check` says of it."""
        dates = weigh(self.track, self.enrolment, self.today).dates
        measured = Measured(self.track, self.enrolment, dates, self.plan, self.sessions, self.today)
        return [f"{p.id}: {p.detail}" for p in (check(measured) for check in HARD) if not p.holds]

    def with_pins_as_facts(self) -> State:
        """As if what is pinned were done: no planned block may rest on a pin's being moved."""
        blocks = (replace(b, status="done") if b in self.pinned() else b for b in self.plan.blocks())
        return self.with_plan(with_blocks(self.plan, self.enrolment.id, blocks))

    def with_plan(self, plan: StudyPlan) -> State:
        """With another plan."""
        return replace(self, plan=plan)

    def done(self) -> list[tuple[object, ...]]:
        """What was done: it never changes but by the student's own hand. Its place among the day's blocks may."""
        return [_fixed(block) for block in self.plan.blocks() if block.status == "done"]

    def pins(self) -> list[tuple[object, ...]]:
        """What is pinned from today on."""
        return [_fixed(block) for block in self.pinned()]

    def pinned(self) -> list[Block]:
        """Pinned blocks that are still to come."""
        return [block for block in self.coming() if block.pinned]

    def entry_refused(self, on: date, minutes: int, besides: Session | None = None) -> bool:
        """Whether such an entry in the log is refused; `besides` is the one that it corrects."""
        others = [it for it in self.sessions if it != besides]
        early = on < max(self.enrolment.start, self.enrolment.enrolled_on)
        return early or any(problems(self.plan, others, on, minutes, self.today))

    def coming(self) -> list[Block]:
        """Blocks planned for today or later, catch-up and errands aside."""
        beside = ("catch_up", "task")
        return [
            b for b in self.plan.blocks()
            if b.status == "planned" and b.date >= self.today and b.activity not in beside
        ]  # fmt: skip


def _fixed(block: Block) -> tuple[object, ...]:
    return block.id, block.date, block.activity, block.minutes, block.parts


class Desk(Protocol):
    """What a student can do. Each act either happens whole or is refused, and then nothing has changed."""

    @property
    def state(self) -> State:
        """As it is now."""

    def wait(self, today: date) -> None:
        """It is that day now."""

    def log(self, block: str, on: date, minutes: int, rating: Rating | None, *, rest_owed: bool) -> None:
        """A block was done."""

    def log_topic(self, topic: str, on: date, minutes: int, rating: Rating | None) -> None:
        """A topic was studied beside the plan."""

    def skip(self, block: str) -> None:
        """A block will not be done."""

    def pin(self, block: str, to: date) -> bool:
        """A block stays on that day; whether that can be."""

    def unpin(self, block: str) -> None:
        """A block may move again."""

    def correct(self, session: Session) -> None:
        """An entry of the log with that id was wrong: this is right."""

    def remove(self, session: Session) -> None:
        """It never was."""

    def score(self, percents: Mapping[str, int]) -> None:
        """Scores of today, by domain. The plan follows at once."""

    def change(self, wishes: Wishes) -> None:
        """Other inputs: days off, hours, the exam date. The plan follows at once."""

    def fail(self, on: date, weak: Sequence[str]) -> None:
        """The exam was not passed. The plan of the retake follows at once, if there may be one."""

    def succeed(self, on: date) -> None:
        """It was."""

    def replan(self, wanted: Wanted) -> None:
        """The replan that is offered is accepted."""


class DomainDesk:
    """A desk without a database."""

    def __init__(self, track: Track, enrolment: Enrolment) -> None:
        today = max(enrolment.start, enrolment.enrolled_on)
        plan = build(weigh(track, enrolment, enrolment.enrolled_on), enrolment.enrolled_on, accept_shortfall=True)
        self.state = State(track, enrolment, plan, (), today)
        self._logged = 0

    def wait(self, today: date) -> None:
        """It is that day now."""
        self.state = replace(self.state, today=today)

    def log(self, block: str, on: date, minutes: int, rating: Rating | None, *, rest_owed: bool) -> None:
        """The block done, and its session."""
        plan, session = log_block(
            self.state.plan, self.state.enrolment.id, block, self._next(), on, minutes=minutes, rating=rating,
            rest_owed=rest_owed,
        )  # fmt: skip
        self.state = replace(self.state, plan=plan, sessions=(*self.state.sessions, session))

    def log_topic(self, topic: str, on: date, minutes: int, rating: Rating | None) -> None:
        """A new block, done, and its session."""
        state = self.state
        so_far = history_of(state.plan, state.sessions, state.today)
        case = weigh(state.track, state.enrolment, state.today, state.plan.pace_factor, so_far)
        need = next(need for need in case.needs if need.topic == topic)
        plan, session = log_topic(state.plan, state.enrolment.id, need, self._next(), on, minutes, rating=rating)
        self.state = replace(state, plan=plan, sessions=(*state.sessions, session))

    def _next(self) -> str:
        self._logged += 1
        return f"s{self._logged}"

    def skip(self, block: str) -> None:
        """The block skipped."""
        self._mark(block, status="skipped", pinned=False)

    def pin(self, block: str, to: date) -> bool:
        """The block on that day, pinned."""
        now = self.state
        made = pinned(now.track, now.enrolment, now.plan, now.sessions, block, to, now.today)
        if isinstance(made, StudyPlan):
            self.state = now.with_plan(made)
        return isinstance(made, StudyPlan)

    def unpin(self, block: str) -> None:
        """The block no longer pinned."""
        self._mark(block, pinned=False)

    def _mark(self, block: str, **changed: object) -> None:
        blocks = [
            replace(b, **changed) if b.id == block else b  # type: ignore[arg-type]  # the caller names the fields
            for b in self.state.plan.blocks()
        ]
        self.state = self.state.with_plan(with_blocks(self.state.plan, self.state.enrolment.id, blocks))

    def correct(self, session: Session) -> None:
        """The entry, and its block."""
        now = self.state
        sessions = tuple(session if it.id == session.id else it for it in now.sessions)
        self.state = replace(now, plan=edited(now.plan, now.enrolment.id, session), sessions=sessions)

    def remove(self, session: Session) -> None:
        """The entry, and what it made of its block."""
        now = self.state
        plan = removed(now.plan, now.enrolment.id, session, now.sessions)
        self.state = replace(now, plan=plan, sessions=tuple(it for it in now.sessions if it != session))

    def score(self, percents: Mapping[str, int]) -> None:
        """The enrolment, and the plan replanned for it."""
        now = self.state
        new = tuple(Score(now.today, domain, percent) for domain, percent in percents.items())
        self._given(replace(now.enrolment, scores=(*now.enrolment.scores, *new)))

    def change(self, wishes: Wishes) -> None:
        """The enrolment, and the plan replanned for it."""
        self._given(changed(self.state.track, self.state.enrolment, wishes))

    def _given(self, enrolment: Enrolment, wanted: Wanted = AS_USUAL) -> None:
        self.state = replace(self.state, enrolment=enrolment)
        self.replan(wanted)

    def fail(self, on: date, weak: Sequence[str]) -> None:
        """The attempt, and the plan of the next, or none."""
        now = self.state
        if any(attempt_problems(now.track, now.enrolment, on, weak, now.today)):
            return
        after = failed(now.track, now.enrolment, on, weak)
        if no_way_left(now.track, after):
            self.state = replace(now, enrolment=after, plan=closed(now.plan, after.id, on))
        else:
            self._given(after, Wanted(retake=True))

    def succeed(self, on: date) -> None:
        """The end of the plan."""
        now = self.state
        if not any(attempt_problems(now.track, now.enrolment, on, (), now.today)):
            plan = closed(now.plan, now.enrolment.id, on)
            self.state = replace(now, enrolment=passed(now.enrolment, on), plan=plan)

    def replan(self, wanted: Wanted) -> None:
        """The plan that is offered."""
        self.state = self.state.with_plan(self.state.offered(wanted).plan)
