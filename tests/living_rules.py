"""What a student may do at a desk, in any order: after each step the plan that is offered keeps every promise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from builders import exam_days
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrol import Wishes
from planner.domain.enrolment import Off, Week
from planner.domain.pausing import paused
from planner.domain.replan import Wanted
from planner.domain.weaving import span

if TYPE_CHECKING:
    from living import Desk, State
    from planner.domain.plan import Block
    from planner.domain.replan import Replanned
    from planner.domain.session import Rating

SEEDS = st.integers(0, 10_000)
RATINGS = st.sampled_from([None, "again", "hard", "good", "easy"])
QUARTERS = st.integers(1, 8).map(lambda n: 15 * n)


def assert_kept(before: State, offered: Replanned) -> None:
    """What holds of any replan, accepted or not.

    A pin is a fact, whatever it breaks; all else keeps the rules around it, and what a pin breaks is told: a topic that
    it holds back until the final review, or one that builds on it.
    """
    after = before.with_plan(offered.plan)
    change = offered.difference
    assert after.done() == before.done()
    assert after.pins() == before.pins()
    assert change.moved_minutes <= 2 * change.missed_minutes or change.forced_by
    if offered.plan.budget.shortfall and offered.plan is not before.plan:
        assert {remedy.kind for remedy in offered.plan.remedies} == {"weekly_minutes", "exam_date", "program_months"}
    if studying(after):
        assert after.with_pins_as_facts().broken() == []
        assert {told[:2] for told in after.broken()} <= ({"H1", "H2"} if after.pins() else set())
    assert after.offered().plan is offered.plan


def studying(state: State) -> bool:
    """Whether an exam is still to come."""
    return state.enrolment.status == "active" and state.today < state.plan.exam_date


class Living(RuleBasedStateMachine):
    """One student at one desk; a subclass sets it up in a rule of its own."""

    desk: Desk

    def going_on(self) -> bool:
        """There is time to study before an exam."""
        return studying(self.desk.state) and self.desk.state.today < self.desk.state.plan.exam_date - ONE_DAY

    def sat(self) -> bool:
        """The day of an exam has come, and nobody has said how it went."""
        state = self.desk.state
        return state.enrolment.status == "active" and state.today >= state.plan.exam_date

    def logged(self) -> bool:
        """Something was done, and it goes on."""
        return bool(self.desk.state.sessions) and self.going_on()

    def one(self, blocks: list[Block], number: int) -> Block | None:
        """Any of them."""
        return blocks[number % len(blocks)] if blocks else None

    @rule(days=st.integers(1, 30), doing=st.lists(st.booleans(), min_size=1, max_size=7))
    def live(self, days: int, doing: list[bool]) -> None:
        """Some days go by, with some of their blocks done. Time goes on after an exam as well."""
        for n in range(days):
            today = self.desk.state.today
            if doing[n % len(doing)]:
                for block in [b for b in self.desk.state.coming() if b.date == today]:
                    self.desk.log(block.id, today, block.minutes, "good" if n % 2 else None, rest_owed=False)
            self.desk.wait(today + ONE_DAY)

    @precondition(going_on)
    @rule(before=st.integers(0, 20))
    def be_gone(self, before: int) -> None:
        """Until the exam, or almost."""
        state = self.desk.state
        self.desk.wait(max(state.today, state.plan.exam_date - before * ONE_DAY))

    @precondition(going_on)
    @rule(number=SEEDS, back=st.integers(0, 10), minutes=QUARTERS, rating=RATINGS, rest_owed=st.booleans())
    def log(self, number: int, back: int, minutes: int, rating: Rating | None, *, rest_owed: bool) -> None:
        """Any block that is not done yet, past or to come, today or on a day gone by."""
        blocks = [b for b in self.desk.state.plan.blocks() if b.status in ("planned", "missed", "skipped")]
        block = self.one([b for b in blocks if b.activity not in ("catch_up", "task")], number)
        on = self.desk.state.today - back * ONE_DAY
        if block and not self.desk.state.entry_refused(on, minutes):
            event("log")
            self.desk.log(block.id, on, minutes, rating, rest_owed=rest_owed)

    @precondition(going_on)
    @rule(number=SEEDS, back=st.integers(0, 10), minutes=st.integers(1, 90), rating=RATINGS)
    def log_topic(self, number: int, back: int, minutes: int, rating: Rating | None) -> None:
        """Any topic, for any minutes."""
        topics = self.desk.state.plan.needs
        on = self.desk.state.today - back * ONE_DAY
        if not self.desk.state.entry_refused(on, minutes):
            self.desk.log_topic(topics[number % len(topics)].topic, on, minutes, rating)

    @precondition(logged)
    @rule(number=SEEDS, later=st.integers(-5, 5), minutes=QUARTERS, rating=RATINGS)
    def correct(self, number: int, later: int, minutes: int, rating: Rating | None) -> None:
        """Any entry: another day, other minutes, another rating."""
        state = self.desk.state
        old = state.sessions[number % len(state.sessions)]
        new = replace(old, date=old.date + later * ONE_DAY, minutes=minutes, rating=rating or old.rating)
        if not state.entry_refused(new.date, minutes, besides=old):
            self.desk.correct(new)

    @precondition(logged)
    @rule(number=SEEDS)
    def remove(self, number: int) -> None:
        """Any entry."""
        self.desk.remove(self.desk.state.sessions[number % len(self.desk.state.sessions)])

    @precondition(going_on)
    @rule(number=SEEDS, percents=st.lists(st.integers(0, 100), min_size=1, max_size=3))
    def score(self, number: int, percents: list[int]) -> None:
        """A quiz or a mock exam, in some domains."""
        domains = self.domains()
        self.desk.score({domains[(number + n) % len(domains)]: percent for n, percent in enumerate(percents)})

    def domains(self) -> list[str]:
        """Of the track's outline."""
        return [domain.id for domain in self.desk.state.track.outline.domains]

    @precondition(going_on)
    @rule(number=SEEDS)
    def skip(self, number: int) -> None:
        """Any block to come."""
        block = self.one(self.desk.state.coming(), number)
        if block:
            self.desk.skip(block.id)

    @precondition(going_on)
    @rule(number=SEEDS, days=st.integers(0, 20))
    def pin(self, number: int, days: int) -> None:
        """Any block to come, on its day or another."""
        state = self.desk.state
        block = self.one([b for b in state.coming() if not b.pinned], number)
        to = state.today + days * ONE_DAY if days else block and block.date
        if block and to and to < state.plan.exam_date and to in span(state.plan):
            event(f"pinned: {self.desk.pin(block.id, to)}")

    @precondition(going_on)
    @rule(number=SEEDS)
    def unpin(self, number: int) -> None:
        """Any pinned block."""
        block = self.one([b for b in self.desk.state.coming() if b.pinned], number)
        if block:
            self.desk.unpin(block.id)

    @precondition(going_on)
    @rule(days=st.integers(0, 40), length=st.integers(1, 10))
    def take_days_off(self, days: int, length: int) -> None:
        """A day off or a sick week, from today on or later."""
        state = self.desk.state
        first = state.today + days * ONE_DAY
        off = Off(DateRange(first, first + length * ONE_DAY), "away")
        if not any(first < it.days.stop and it.days.start < off.days.stop for it in state.enrolment.off):
            self.desk.change(Wishes(off=(*state.enrolment.off, off)))

    @precondition(going_on)
    @rule(length=st.integers(1, 21))
    def pause(self, length: int) -> None:
        """Ill from today on; a pause that is on already is given another end."""
        state = self.desk.state
        off = paused(state.enrolment.off, state.today, state.today + (length - 1) * ONE_DAY)
        self.desk.change(Wishes(off=off))

    @precondition(going_on)
    @rule(percent=st.sampled_from([50, 80, 120, 200]))
    def change_hours(self, percent: int) -> None:
        """More or less on every study day."""
        enrolment = self.desk.state.enrolment
        days = tuple(replace(d, minutes=min(1440, -(-d.minutes * percent // 100))) for d in enrolment.week.days)
        self.desk.change(Wishes(week=Week(days)))

    @precondition(going_on)
    @rule(number=SEEDS)
    def change_exam(self, number: int) -> None:
        """Any day of the window that is still to come."""
        state = self.desk.state
        days = [day for day in exam_days(state.track, state.enrolment) if day > state.today + ONE_DAY]
        if days:
            self.desk.change(Wishes(exam_date=days[number % len(days)]))

    @precondition(going_on)
    @rule(anew=st.sampled_from([False, False, True]), today_too=st.booleans())
    def replan(self, *, anew: bool, today_too: bool) -> None:
        """The offer is accepted."""
        wanted = Wanted(anew=anew, today_too=today_too)
        assert_kept(self.desk.state, self.desk.state.offered(wanted))
        self.desk.replan(wanted)

    @precondition(sat)
    @rule(weak=st.lists(SEEDS, max_size=2))
    def fail(self, weak: list[int]) -> None:
        """The exam was not passed; its report names up to two domains."""
        event("fail")
        domains = self.domains()
        self.desk.fail(self.desk.state.plan.exam_date, [domains[n % len(domains)] for n in weak])

    @precondition(sat)
    @rule()
    def succeed(self) -> None:
        """The exam was passed."""
        event("pass")
        self.desk.succeed(self.desk.state.plan.exam_date)

    @invariant()
    def every_promise_is_kept(self) -> None:
        """Of the plan that is offered now."""
        if hasattr(self, "desk"):
            assert_kept(self.desk.state, self.desk.state.offered())
