"""A whole programme lived day by day, and what came of it on the day of the exam."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from benchmarks.followed import Stint
from planner.domain.capacity import SLOT
from planner.domain.feasibility import final_review_start
from planner.domain.memory import predicted_recall
from planner.domain.need import Done, topic_needs, weights
from planner.domain.plan import Part

if TYPE_CHECKING:
    from datetime import date

    from benchmarks.followed import Followed
    from benchmarks.simulated import Student
    from planner.domain.plan import Block
    from planner.domain.session import Rating


@dataclass(slots=True)
class Diary:
    """What was really done: minutes of the track's study hours by topic, and each topic's days with their ratings.

    Recall of a topic that was not begun teaches nothing.
    """

    done: dict[str, Done] = field(default_factory=dict)
    met: dict[str, dict[date, Rating]] = field(default_factory=lambda: defaultdict(dict))

    def note(self, block: Block, minutes: int, pace: float, rating: Rating, day: date) -> None:
        """The first `minutes` of a block, planned at that pace."""
        for part in _first(block, minutes):
            if block.activity == "learn" or part.topic in self.met:
                self.met[part.topic][day] = rating
            worth = part.minutes / Fraction(str(pace))
            self.done[part.topic] = self.done.get(part.topic, Done()).plus(block.activity, worth)

    def finished(self, student: Student) -> bool:
        """Whether every topic has had its learning and hands-on in full."""
        percent = student.track.route(student.enrolment.route).study_percent.value
        needs = topic_needs(student.track, percent, student.enrolment.triage, 1.0, self.done)
        return not any(need.before_review_minutes for need in needs)

    def recall(self, student: Student) -> float:
        """The share of the outline that is expected to be known on the day of the exam."""
        shares = weights(student.track).topic
        known = {topic: predicted_recall(sorted(met.items()), student.exam) for topic, met in self.met.items()}
        return sum(float(share) * known.get(topic, 0.0) for topic, share in shares.items())


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a programme ended."""

    by_review: bool
    by_exam: bool
    recall: float


def live(student: Student, followed: Followed) -> Outcome:
    """Every day from the start to the eve of the exam."""
    diary, by_review = Diary(), False
    review = final_review_start(student.track, student.enrolment.start, student.exam)
    for day, minutes in sorted(student.given.items()):
        if day == review:
            by_review = diary.finished(student)
        followed.wake(day)
        _study(student, followed, diary, day, minutes)
    return Outcome(by_review, diary.finished(student), diary.recall(student))


def _study(student: Student, followed: Followed, diary: Diary, day: date, left: int) -> None:
    for order, block in enumerate(followed.offered(day)):
        minutes, took = _fitting(block, left, student.takes / Fraction(str(followed.pace)))
        if minutes:
            rating = student.rating(day, order)
            diary.note(block, minutes, followed.pace, rating, day)
            followed.did(Stint(block, minutes, took, rating, day))
            left -= took


def _fitting(block: Block, left: int, takes: Fraction) -> tuple[int, int]:
    """How much of a block is done in the minutes that are left, in whole slots, and how long that takes.

    A mock lasts as long as it lasts, and is sat whole or not at all.
    """
    if block.activity == "mock":
        return (block.minutes, block.minutes) if block.minutes <= left else (0, 0)
    minutes = min(block.minutes, int(left / takes) // SLOT * SLOT)
    return minutes, ceil(minutes * takes)


def _first(block: Block, minutes: int) -> list[Part]:
    parts = []
    for part in block.parts:
        here = min(part.minutes, minutes)
        if here:
            parts.append(Part(part.topic, part.domain, here))
        minutes -= here
    return parts
