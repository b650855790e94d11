"""Students live with their plans on a real database: the same rules, undone at any time, and the program closed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from living import State
from living_rules import SEEDS, Living
from planner.domain.enrol import Wishes, week_of_hours
from planner.errors import BadInput
from planner.service import Planner
from planner.storage.journal import BESIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.domain.replan import Wanted
    from planner.domain.session import Rating, Session

START = date(2027, 1, 11)


BESIDE_IT = "cmaa-nha"
ROSTER = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//a ward//EN
BEGIN:VEVENT
UID:shift
DTSTAMP:20270101T000000Z
DTSTART:{day}T080000
DTEND:{day}T{end:02}0000
RRULE:FREQ=WEEKLY
END:VEVENT
END:VCALENDAR
"""


def refused(act: Callable[[], object]) -> bool:
    """Whether the act is refused; if it is, nothing has changed."""
    try:
        act()
    except BadInput:
        return True
    return False


class ServiceDesk:
    """A desk on a database; every act is one action of it."""

    def __init__(self, database: Path, track: str, wishes: Wishes) -> None:
        self._database = database
        self.wait(START)
        self._name = self._planner.enroll(track, wishes, accept_shortfall=True).enrolment.id

    @property
    def state(self) -> State:
        """As it is stored."""
        view = self._planner.view(self._name)
        return State(view.track, view.enrolment, view.plan, view.sessions, self._today)

    def wait(self, today: date) -> None:
        """The program is opened on that day."""
        self._today = today
        self._planner = Planner(self._database, today, datetime.combine(today, time(12), UTC))

    def log(self, block: str, on: date, minutes: int, rating: Rating | None, *, rest_owed: bool) -> None:
        """`planner log BLOCK`."""
        self._planner.log_block(self._name, block, on, minutes=minutes, rating=rating, rest_owed=rest_owed)

    def log_topic(self, topic: str, on: date, minutes: int, rating: Rating | None) -> None:
        """`planner log --topic`."""
        self._planner.log_topic(self._name, topic, on, minutes, rating=rating)

    def correct(self, session: Session) -> None:
        """`planner sessions edit`."""
        self._planner.edit_session(session.id, minutes=session.minutes, rating=session.rating, on=session.date)

    def remove(self, session: Session) -> None:
        """`planner sessions remove`."""
        self._planner.remove_session(session.id)

    def skip(self, block: str) -> None:
        """`planner skip`."""
        self._planner.skip(self._name, block)

    def pin(self, block: str, to: date) -> bool:
        """`planner pin`."""
        return not refused(lambda: self._planner.pin(self._name, block, to))

    def unpin(self, block: str) -> None:
        """`planner unpin`."""
        self._planner.unpin(self._name, block)

    def score(self, percents: Mapping[str, int]) -> None:
        """`planner score`."""
        self._planner.score(self._name, percents, self._today)

    def change(self, wishes: Wishes) -> None:
        """`planner change`."""
        refused(lambda: self._planner.change(self._name, wishes, accept_shortfall=True))

    def fail(self, on: date, weak: Sequence[str]) -> None:
        """`planner fail`."""
        refused(lambda: self._planner.fail(self._name, on, weak))

    def succeed(self, on: date) -> None:
        """`planner pass`."""
        refused(lambda: self._planner.pass_exam(self._name, on))

    def replan(self, wanted: Wanted) -> None:
        """`planner replan`."""
        self._planner.replan(self._name, wanted)

    def see_to(self, number: int) -> None:
        """`planner task done`, for any errand."""
        keys = [it.key for it in self._planner.view(self._name).milestones if it.duty]
        if keys:
            self._planner.task_done(self._name, keys[number % len(keys)], self._today)

    def import_roster(self, weekday: int, hours: int) -> None:
        """`planner busy import`: a shift every week."""
        roster = self._database.with_name("roster.ics")
        roster.write_text(ROSTER.format(day=f"202701{11 + weekday}", end=8 + hours), encoding="utf-8")
        self._planner.import_busy(roster, "roster")

    def drop_roster(self) -> None:
        """`planner busy drop`."""
        refused(lambda: self._planner.forget_busy("roster"))

    def split(self, percent: int) -> None:
        """`planner split` with a second enrolment, made first where there is none."""
        other = f"{BESIDE_IT}-1"
        if other not in [it.id for it in self._planner.enrolments()]:
            self._planner.enroll(BESIDE_IT, Wishes(start=self._today, week=week_of_hours(300)), accept_shortfall=True)
        refused(lambda: self._planner.split({self._name: percent, other: 100 - percent}))

    def undo(self) -> None:
        """The last act but enrolling."""
        if len(self._planner.undoable()) > 1:
            self._planner.undo()

    def acts(self) -> int:
        """How many there are to take back."""
        return len(self._planner.undoable()) - 1

    def content(self) -> dict[str, object]:
        """All that is stored, but for what calendars were told and the list of acts."""
        return {table: rows for table, rows in self._planner.dump().items() if table not in BESIDE}


class Served(Living):
    """Short and long programmes that are shipped."""

    desk: ServiceDesk

    @initialize(track=st.sampled_from(["cpt-nha", "pbt-ascp", "ccma-nha"]), hours=st.integers(3, 12))
    def enrol(self, track: str, hours: int) -> None:
        """A database of its own."""
        self.folder = TemporaryDirectory()
        wishes = Wishes(start=START, week=week_of_hours(60 * hours))
        self.desk = ServiceDesk(Path(self.folder.name) / "planner.db", track, wishes)
        self.first = self.desk.content()

    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        """The last acts are taken back."""
        for _ in range(times):
            self.desk.undo()

    @precondition(Living.going_on)
    @rule(number=SEEDS)
    def see_to(self, number: int) -> None:
        """An errand is seen to."""
        self.desk.see_to(number)

    @precondition(Living.going_on)
    @rule(weekday=st.integers(0, 6), hours=st.integers(1, 12))
    def import_roster(self, weekday: int, hours: int) -> None:
        """Another roster takes the place of the last."""
        self.desk.import_roster(weekday, hours)

    @precondition(Living.going_on)
    @rule()
    def drop_roster(self) -> None:
        """If there is one."""
        self.desk.drop_roster()

    @precondition(Living.going_on)
    @rule(percent=st.integers(20, 90))
    def split(self, percent: int) -> None:
        """Another track takes its part of the week."""
        self.desk.split(percent)

    @rule()
    def restart(self) -> None:
        """Nothing is kept but in the database."""
        before = self.desk.state
        self.desk.wait(before.today)
        assert self.desk.state == before

    def teardown(self) -> None:
        """Everything undone is the first day again, to the row."""
        if hasattr(self, "desk"):
            while self.desk.acts():
                self.desk.undo()
            assert self.desk.content() == self.first
            self.folder.cleanup()


TestServed = Served.TestCase
TestServed.settings = settings(max_examples=5, stateful_step_count=12)
