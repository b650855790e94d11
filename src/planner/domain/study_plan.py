"""Makes the week-by-week plan: from a weighed case and an exam date to blocks on days.

First the load of each day, with mocks taken out of it; then learning along its curve; then recall in what is left;
then catch-up in the minutes that the buffer keeps free; then errands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain import learning, load, mocks, recall
from planner.domain.balance import balanced
from planner.domain.block_ids import numbered
from planner.domain.capacity import SLOT
from planner.domain.desk import Desk, made_block
from planner.domain.enrolment import DEPTH_FACTOR
from planner.domain.feasibility import remedies
from planner.domain.grid import grid as make_grid
from planner.domain.need import DEFAULT_PACE
from planner.domain.plan import Block, MockSlice, PlanWeek, StudyPlan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.feasibility import Case
    from planner.domain.grid import Grid
    from planner.domain.load import Load
    from planner.domain.mocks import PlacedMock
    from planner.domain.plan import Phase, TopicNeed


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to do beside studying, such as sending a transcript: planned on its day, or today if that is past."""

    key: str
    date: date
    minutes: int


def build(
    case: Case,
    today: date,
    errands: Sequence[Errand] = (),
    *,
    accept_shortfall: bool = False,
    pace: float = DEFAULT_PACE,
) -> StudyPlan:
    """The plan of a case as of `today`, its history included as it is. Where the rest does not fit, remedies instead of
    weeks, unless that is accepted.
    """
    exam = case.exam()
    budget = case.budget(exam)
    frame = make_grid(case, exam)
    fits = budget.feasible
    weeks: tuple[PlanWeek, ...] = ()
    if fits or accept_shortfall:
        seen_to = case.history.errands(since=case.origin if case.dates.again else None)
        owed = [errand for errand in errands if errand.key not in seen_to]
        blocks = [*case.history.blocks, *_blocks(case, frame), *_errands(owed, case.first, frame)]
        weeks = in_weeks(case, frame, numbered(case.enrolment.id, blocks))
    return StudyPlan(
        as_of=today,
        start=case.enrolment.start,
        exam_date=exam,
        final_review_start=frame.date(frame.review),
        pace_factor=pace,
        depth=DEPTH_FACTOR[case.enrolment.depth],
        budget=budget,
        needs=case.whole,
        remedies=() if fits else remedies(case, today, pace),
        weeks=weeks,
    )


def _blocks(case: Case, frame: Grid) -> list[Block]:
    need = -(-sum(n.minutes for n in case.needs) // SLOT)
    early = sum(n.before_review_minutes for n in case.needs) // SLOT
    exam_minutes = case.track.exam.minutes.value
    longest = case.enrolment.session_minutes // SLOT
    placed, day_load = _loads(case, frame, need, early, exam_minutes)
    spare = sum(map(day_load.free, range(len(frame.room)))) - need
    spare = load.calm_before_exam(frame, day_load, spare)
    early_spare = sum(map(day_load.free, range(frame.review))) - early
    empty = load.catch_up(frame, day_load, longest, spare, early_spare)
    blocks = _mock_blocks(frame, placed, longest)
    blocks += _study_blocks(case, frame, day_load, early)
    return blocks + [made_block(frame, day, slots * SLOT, "catch_up") for day, slots in empty]


def _loads(case: Case, frame: Grid, need: int, early: int, exam_minutes: int) -> tuple[tuple[PlacedMock, ...], Load]:
    sat = {n: (day - frame.days[0].date).days for n, day in case.history.mocks.items() if day >= case.origin}
    begun = (case.origin - frame.days[0].date).days if case.history else frame.first
    wanted_mocks = mocks.count(frame, exam_minutes, need, early, begun, len(sat))
    each = mocks.cost(exam_minutes)
    wanted = max(need, int(need * DEPTH_FACTOR[case.enrolment.depth])) + wanted_mocks * each
    quota = load.quotas(frame, wanted, early + max(0, wanted_mocks - 1) * each)
    early_quota = sum(q for q, stretch in zip(quota, frame.stretches, strict=True) if stretch.before_review)
    placed = mocks.place(frame, quota, exam_minutes, wanted_mocks, early_quota - early, sat, case.history.mocks)
    reserved = [0] * len(frame.room)
    for mock in placed:
        for day, minutes in mock.slices:
            reserved[day] += -(-minutes // SLOT)
        if mock.review:
            reserved[mock.review[0]] += mock.review[1]
    return placed, load.spread(frame, quota, reserved)


def _mock_blocks(frame: Grid, placed: Sequence[PlacedMock], longest: int) -> list[Block]:
    blocks = []
    for mock in placed:
        of = len(mock.slices)
        for n, (day, minutes) in enumerate(mock.slices, start=1):
            blocks.append(made_block(frame, day, minutes, "mock", mock=MockSlice(mock.number, n, of)))
        if mock.review:
            day, slots = mock.review
            sizes = recall.sessions(slots, longest)
            for n, size in enumerate(sizes, start=1):
                piece = MockSlice(mock.number, n, len(sizes))
                blocks.append(made_block(frame, day, size * SLOT, "mock_review", mock=piece))
    return blocks


def _study_blocks(case: Case, frame: Grid, day_load: Load, early: int) -> list[Block]:
    requires = {topic.id: topic.requires for topic in case.track.outline.topics}
    stream = learning.pieces(learning.order(case.needs, requires, case.history.touches))
    targets = learning.daily_targets(frame, day_load, early)
    days = frame.study_days(frame.first, frame.exam)
    for_recall = SLOT * max(0, sum(day_load.free(d) for d in days) - early)
    desk = Desk(case, frame, stream, _recall_targets(case.needs, for_recall))
    review_left = sum(day_load.free(d) for d in days if d >= frame.review)
    learnt, room_left = 0, sum(day_load.free(d) for d in days if d < frame.review)
    for index, d in enumerate(days):
        free = day_load.free(d)
        new = 0
        if d < frame.review:
            room_left -= free
            owed = early - learnt
            new = max(round(targets[d]) - learnt, free - desk.wanted_before(d) // SLOT)
            new = max(0, min(new, free, owed))
            new = desk.tidy(new, most=min(free, owed), least=max(0, owed - room_left))
        learnt += desk.learn(d, new)
        desk.recall(d, free - new, len(days) - index, review_left)
        review_left -= free if d >= frame.review else 0
    return desk.blocks if case.history else balanced(desk.blocks, case.needs)


def _recall_targets(needs: Sequence[TopicNeed], minutes: int) -> dict[str, float]:
    """Recall for each topic, so that with its learning it gets its share of everything that is planned."""
    whole = sum(n.minutes for n in needs) or 1
    studied = sum(n.before_review_minutes for n in needs) + minutes
    ideal = {n.topic: max(float(recall.STEP), studied * n.minutes / whole - n.before_review_minutes) for n in needs}
    scale = minutes / sum(ideal.values()) if minutes else 1.0
    return {topic: max(1.0, target * scale) for topic, target in ideal.items()}


def _errands(errands: Sequence[Errand], first: date, frame: Grid) -> list[Block]:
    last = frame.days[-1].date
    return [
        Block(id="", date=max(errand.date, first), order=0, minutes=errand.minutes, activity="task", task=errand.key)
        for errand in errands
        if max(errand.date, first) <= last
    ]


def in_weeks(case: Case, frame: Grid, blocks: Sequence[Block]) -> tuple[PlanWeek, ...]:
    """The weeks of the grid with their blocks, which must lie in them."""
    by_week: dict[int, list[Block]] = {}
    for block in blocks:
        by_week.setdefault((block.date - frame.days[0].date).days // 7, []).append(block)
    return tuple(
        PlanWeek(
            number=week + 1,
            start=frame.date(7 * week),
            phase=_phase(case, frame, 7 * week),
            days=frame.days[7 * week : 7 * week + 7],
            blocks=tuple(by_week.get(week, ())),
        )
        for week in range(len(frame.days) // 7)
    )


def _phase(case: Case, frame: Grid, start: int) -> Phase:
    """The phase of a week: that of its middle day, except that the exam names its own week."""
    middle = frame.date(start + 3)
    when = case.dates
    if start <= frame.exam < start + 7:
        return "exam week"
    if start + 3 >= frame.review:
        return "final review"
    if when.practicum and middle in when.practicum:
        return "practicum"
    if when.program is None:
        return "preparation"
    return "coursework" if middle < when.program.stop else "after programme"
