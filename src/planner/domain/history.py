"""What has been done, as facts that a plan is made around: done blocks with their sessions, and what stays as it is.

A block that was planned at another pace is worth its minutes at today's: 45 minutes planned at 1.25 are 54 at 1.5.
Whether the student took less or more time than planned doesn't change what a block is worth, only the pace.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from planner.domain.need import DEFAULT_PACE, Done
from planner.domain.plan import STUDY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.domain.plan import Activity, Block, Day, StudyPlan
    from planner.domain.session import Rating, Session


@dataclass(frozen=True)
class History:
    """`done` blocks; `committed` ones, planned but fixed (pinned), which count as if they were done; `kept` ones, which
    stay in the plan and count for nothing (missed, skipped). `pace` is that of blocks without a session.
    """

    done: tuple[Block, ...] = ()
    committed: tuple[Block, ...] = ()
    kept: tuple[Block, ...] = ()
    sessions: tuple[Session, ...] = ()
    pace: float = DEFAULT_PACE

    def __bool__(self) -> bool:
        """Whether there is anything that a plan has to be made around."""
        return bool(self.done or self.committed or self.kept)

    @cached_property
    def counted(self) -> tuple[Block, ...]:
        """Done and committed blocks in order of time."""
        return tuple(sorted((*self.done, *self.committed), key=lambda block: (block.date, block.order)))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of them."""
        return (*self.kept, *self.counted)

    @cached_property
    def _sessions_of(self) -> Mapping[str, list[Session]]:
        found: dict[str, list[Session]] = defaultdict(list)
        for session in sorted(self.sessions, key=lambda s: s.date):
            found[session.block].append(session)
        return found

    def worth(self, pace: float, recall_since: date | None = None) -> dict[str, Done]:
        """What each topic that was studied has had, in minutes at `pace`.

        Recall before `recall_since`, the day of a failed attempt, counts for nothing: a retake asks for it anew.
        """
        planned: Counter[tuple[str, Activity, float]] = Counter()
        for block in self.counted:
            if recall_since and block.activity == "recall" and block.date < recall_since:
                continue
            of_block = self._sessions_of.get(block.id)
            for part in block.parts:
                planned[part.topic, block.activity, of_block[-1].pace if of_block else self.pace] += part.minutes
        found: dict[str, Done] = {}
        for (topic, activity, then), minutes in planned.items():
            now = minutes * Fraction(str(pace)) / Fraction(str(then))
            found[topic] = found.get(topic, Done()).plus(activity, now)
        return found

    @cached_property
    def touches(self) -> dict[str, dict[date, Rating | None]]:
        """Each topic's days of study, in order, with the day's last rating."""
        met: dict[str, dict[date, Rating | None]] = defaultdict(dict)
        for block in self.counted:
            ratings = [s.rating for s in self._sessions_of.get(block.id, ()) if s.rating]
            for part in block.parts:
                before = met[part.topic].get(block.date)
                met[part.topic][block.date] = ratings[-1] if ratings else before
        return dict(met)

    @cached_property
    def recalled(self) -> frozenset[str]:
        """Topics that were practised by recall."""
        return frozenset(part.topic for block in self.counted if block.activity == "recall" for part in block.parts)

    @cached_property
    def mocks(self) -> dict[int, date]:
        """Numbers of the mocks that were begun, with the day of their last slice."""
        return {b.mock.number: b.date for b in self.counted if b.mock and b.activity == "mock"}

    def errands(self, since: date | None = None) -> frozenset[str]:
        """Keys of the errands that were done, on `since` or later where that is given."""
        return frozenset(b.task for b in self.done if b.task and (since is None or b.date >= since))

    def minutes_on(self, day: date) -> int:
        """Study minutes that the day has already given, as they really were, or is committed to give."""
        return sum(self._minutes(block) for block in self._by_day.get(day, ()))

    @cached_property
    def _by_day(self) -> dict[date, list[Block]]:
        found: dict[date, list[Block]] = defaultdict(list)
        for block in self.counted:
            if block.activity in STUDY:
                found[block.date].append(block)
        return dict(found)

    def _minutes(self, block: Block) -> int:
        sessions = self._sessions_of.get(block.id)
        return sum(session.minutes for session in sessions) if sessions else block.minutes

    def left_of(self, calendar: Sequence[Day]) -> tuple[Day, ...]:
        """The days with the minutes that are left of them."""
        return tuple(self._left(day) if day.date in self._by_day else day for day in calendar)

    def _left(self, day: Day) -> Day:
        return replace(day, capacity_minutes=max(0, day.capacity_minutes - self.minutes_on(day.date)))


NO_HISTORY = History()


def history_of(plan: StudyPlan, sessions: Iterable[Session], today: date) -> History:
    """The history of a stored plan as of `today`: its past, what is done or skipped, and what is pinned."""
    done, committed, kept = [], [], []
    for block in plan.blocks():
        now = block.as_of(today)
        if now.status == "done":
            done.append(now)
        elif now.status != "planned" or now.date < today:
            kept.append(now)
        elif now.pinned:
            committed.append(now)
    return History(tuple(done), tuple(committed), tuple(kept), tuple(sessions), plan.pace_factor)
