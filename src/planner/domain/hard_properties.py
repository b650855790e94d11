"""The hard properties that can be measured on one plan: what must hold, counted as breaches."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from planner.domain.capacity import SLOT
from planner.domain.enrolment import LONGEST_SESSION
from planner.domain.need import weights
from planner.domain.plan import STUDY
from planner.domain.recall import STEP
from planner.domain.scorecard import Property

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from planner.domain.measure import Measured
    from planner.domain.plan import Block

SHOWN = 3


def _breaches(key: str, title: str, found: list[str]) -> Property:
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return Property(
        id=key, title=title, value=len(found), threshold=0, comparison="=", detail="; ".join(found[:SHOWN]) + more
    )


def _h1(m: Measured) -> Property:
    title = "Every topic is learnt in full before the final review"
    if not m.plan.budget.feasible:
        return Property(id="H1", title=title, value=None, threshold=0, comparison="=", detail="the plan does not fit")
    found = []
    for topic, need in m.left.items():
        early = [t for t in m.touches[topic] if t.planned and t.date < m.plan.final_review_start]
        learn = sum(t.minutes for t in early if t.activity == "learn")
        hands_on = sum(t.minutes for t in early if t.activity == "hands_on")
        if learn < need.learn_minutes or hands_on < need.hands_on_minutes:
            found.append(f"{topic}: {learn}+{hands_on} of {need.learn_minutes}+{need.hands_on_minutes} min")
    return _breaches("H1", title, found)


def _h2(m: Measured) -> Property:
    requires = {topic.id: topic.requires for topic in m.track.outline.topics}
    found = []
    for topic, met in m.touches.items():
        if met and met[0].planned and met[0].activity != "learn":
            found.append(f"{topic} starts with {met[0].activity}")
        first = next(((t.date, t.order) for t in met if t.planned and t.activity == "learn"), None)
        if first is None:
            continue
        for needed in requires[topic]:
            coming = [t for t in m.touches[needed] if t.planned and t.activity in ("learn", "hands_on")]
            late = any((t.date, t.order) > first for t in coming)
            if late or sum(t.minutes for t in coming) < m.left[needed].before_review_minutes:
                found.append(f"{topic} before {needed}")
    return _breaches("H2", "Prerequisites come first; practice follows learning", found)


def _h3(m: Measured) -> Property:
    found = [
        f"{b.activity} on {b.date}" for b in m.study if _binding(b) and not m.first_day <= b.date < m.plan.exam_date
    ]
    if not m.dates.window_holds(m.plan.exam_date):
        found.append(f"exam {m.plan.exam_date} outside {m.dates.opens} to {m.dates.closes}")
    return _breaches("H3", "Nothing before today or from the exam on; the exam lies in its window", found)


def _binding(block: Block) -> bool:
    return block.status == "planned" and not block.pinned


def _h4(m: Measured) -> Property:
    found = []
    planned_on: dict[date, int] = {}
    for block in m.blocks:
        if block.activity != "task" and _binding(block):
            planned_on[block.date] = planned_on.get(block.date, 0) + block.minutes
    for day, planned in planned_on.items():
        if planned > m.days[day].capacity_minutes:
            found.append(f"{day}: {planned} of {m.days[day].capacity_minutes} min")
    for week in m.plan.weeks:
        inside = (b for b in week.blocks if b.activity in STUDY and _binding(b) and not b.from_catch_up)
        planned = sum(b.minutes for b in inside if b.date >= m.first_day)
        if planned * 100 > m.capacity_left(week) * (100 - m.enrolment.buffer_percent):
            found.append(f"week {week.number}: {planned} min")
    return _breaches("H4", "No day and no week holds more than it has", found)


def _h5(m: Measured) -> Property:
    binding = [block for block in m.blocks if _binding(block)]
    found = [problem for block in binding for problem in _size_problems(block, m.enrolment.session_minutes)]
    for week in m.plan.weeks:
        inside = [b for b in m.blocks if week.start <= b.date <= week.days[-1].date]
        if sum(b.minutes for b in inside) != week.planned_minutes:
            found.append(f"week {week.number} does not add up")
    for number, minutes in _mock_lengths(m).items():
        if minutes != m.track.exam.minutes.value:
            found.append(f"mock {number} lasts {minutes} min")
    return _breaches("H5", "All minutes add up; blocks and parts have their sizes", found)


def _size_problems(block: Block, longest: int) -> Iterator[str]:
    if block.parts and sum(part.minutes for part in block.parts) != block.minutes:
        yield f"{block.id}: parts do not add up"
    if any(part.minutes < STEP for part in block.parts):
        yield f"{block.id}: a part under {STEP} minutes"
    if block.activity in ("mock", "task"):
        return
    if block.minutes % SLOT or not SLOT <= block.minutes <= min(longest, LONGEST_SESSION):
        yield f"{block.id}: {block.minutes} min"


def _mock_lengths(m: Measured) -> dict[int, int]:
    """Minutes of each mock that is still wholly to come."""
    lengths: dict[int, int] = {}
    broken: set[int] = set()
    for block in m.blocks:
        if block.activity == "mock" and block.mock:
            lengths[block.mock.number] = lengths.get(block.mock.number, 0) + block.minutes
            if not _binding(block):
                broken.add(block.mock.number)
    return {number: minutes for number, minutes in lengths.items() if number not in broken}


def _h12(m: Measured) -> Property:
    title = "Each domain's minutes match its weight, in percentage points"
    budget = m.plan.budget
    uneven = len(set(m.enrolment.triage.values()) - {"shaky"}) > 0
    known = m.enrolment.scores or m.enrolment.attempts or m.history
    if not budget.feasible or uneven or known or budget.supply * 10 < budget.need * 11:
        return Property(id="H12", title=title, value=None, threshold=3, comparison="<=")
    share = weights(m.track).domain
    minutes = dict.fromkeys(share, 0)
    for topic, met in m.touches.items():
        minutes[m.needs[topic].domain] += sum(touch.minutes for touch in met)
    whole = sum(minutes.values()) or 1
    off = {domain: abs(Fraction(minutes[domain], whole) - weight) * 100 for domain, weight in share.items()}
    worst = max(off, key=lambda domain: off[domain])
    return Property(
        id="H12",
        title=title,
        value=round(float(off[worst]), 2),
        threshold=3,
        comparison="<=",
        detail=f"most in {worst}",
    )


HARD: tuple[Callable[[Measured], Property], ...] = (_h1, _h2, _h3, _h4, _h5, _h12)
