"""Several enrolments in one week: who gets which share, and which of their dates come too close to one another.

A share is a percentage of every study day, the whole student's. Shares of enrolments that run at the same time add up
to 100 at most, so that no hour is promised twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planner.domain.enrolment import Enrolment
    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan

WHOLE = 100
EXAMS_APART = timedelta(days=14)
Kind = Literal["same exam day", "exam in final review", "exams close", "same deadline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studying:
    """One enrolment's claim on the week: its share on the days from `first` to the eve of `exam`.

    `need_minutes` is what it still needs.
    """

    id: str
    share_percent: int
    first: date
    exam: date
    need_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Dates of different enrolments that meet. `date` is the first of them; `text` a finished sentence."""

    kind: Kind
    date: date
    enrolments: tuple[str, ...]
    text: str


def studying(enrolment: Enrolment, plan: StudyPlan) -> Studying:
    """An enrolment's claim, by its stored plan."""
    return Studying(
        id=enrolment.id,
        share_percent=enrolment.share_percent,
        first=max(enrolment.start, enrolment.enrolled_on),
        exam=plan.exam_date,
        need_minutes=plan.budget.need,
    )


def split_problems(shares: Mapping[str, int]) -> tuple[str, ...]:
    """What makes a split of the week impossible; `shares` holds every enrolment that is studied for, by id."""
    wrong = tuple(
        f"planner split: {name}={share}. Give a whole percentage from 1 to {WHOLE}."
        for name, share in shares.items()
        if not 1 <= share <= WHOLE
    )
    total = sum(shares.values())
    if wrong or total <= WHOLE:
        return wrong
    even = _options(suggested_split(dict.fromkeys(shares, 1)))
    return (f"planner split: {_options(shares)} is {total} % of one week. Give {WHOLE} at most, for example {even}.",)


def suggested_split(needs: Mapping[str, int]) -> dict[str, int]:
    """Shares in proportion to the minutes needed, 1 or more each and 100 together; even where nobody needs any.

    With the same need for all it is an even split. Of equal claims to an odd percent the first in `needs` gets it.
    """
    if not needs:
        return {}
    claims = needs if any(needs.values()) else dict.fromkeys(needs, 1)
    free, total = WHOLE - len(claims), sum(claims.values())
    shares = {name: 1 + free * claim // total for name, claim in claims.items()}
    by_rest = sorted(claims, key=lambda name: -(free * claims[name] % total))
    for name in by_rest[: WHOLE - sum(shares.values())]:
        shares[name] += 1
    return shares


def its_part(share_percent: int) -> str:
    """What to say after the minutes of a whole week of which an enrolment has a share; empty where it has all."""
    return "" if share_percent == WHOLE else f", of which this enrolment gets {share_percent} %"


def overcommitted(claims: Iterable[Studying], today: date) -> tuple[str, ...]:
    """Where more than the whole week is promised from today on: who, when, and what to do; a sentence each.

    Enrolments that follow one another, one's exam before the other's first day, don't share a week.
    """
    running = sorted((claim for claim in claims if claim.exam > today), key=lambda claim: (claim.first, claim.id))
    found: dict[tuple[str, ...], str] = {}
    for day in sorted({max(claim.first, today) for claim in running}):
        here = [claim for claim in running if claim.first <= day < claim.exam]
        total = sum(claim.share_percent for claim in here)
        if total > WHOLE:
            found.setdefault(tuple(claim.id for claim in here), _overcommitted(here, day, total))
    return tuple(found.values())


def _overcommitted(here: Sequence[Studying], day: date, total: int) -> str:
    shares = " and ".join(f"{claim.id} ({claim.share_percent} %)" for claim in here)
    until = min(claim.exam for claim in here)
    split = _options(suggested_split({claim.id: claim.need_minutes for claim in here}))
    return (
        f"From {day} to {until} {total} % of your week is promised: {shares}. "
        f"Divide it, for example with `planner split {split}`."
    )


def _options(shares: Mapping[str, int]) -> str:
    return " ".join(f"{name}={share}" for name, share in shares.items())


def collisions(milestones: Mapping[str, Iterable[Milestone]], today: date) -> tuple[Collision, ...]:
    """Dates of different enrolments, by id, from today on that come too close, in order of date.

    Two exams make one collision at most: on one day, in the other's final review, or within 14 days. Deadlines of
    different enrolments make one for each day that they share with each other or with an exam. What only holds if an
    exam is passed, such as a renewal years ahead, makes none.
    """
    ahead = {
        name: [it for it in found if it.date >= today and not it.done and not it.expected]
        for name, found in milestones.items()
    }
    reviews = {name: _date_of("final_review_start", found) for name, found in milestones.items()}
    exams = {name: exam for name, found in ahead.items() if (exam := _date_of("exam", found)) is not None}
    found = [*_exams(exams, reviews), *_deadlines(ahead)]
    return tuple(sorted(found, key=lambda collision: (collision.date, collision.kind, collision.enrolments)))


def _date_of(key: str, milestones: Iterable[Milestone]) -> date | None:
    return next((it.date for it in milestones if it.key == key), None)


def _exams(exams: Mapping[str, date], reviews: Mapping[str, date | None]) -> Iterator[Collision]:
    in_order = sorted(exams, key=lambda name: (exams[name], name))
    for one, other in combinations(in_order, 2):
        met = _met(one, exams[one], other, exams[other], reviews[other])
        if met is not None:
            text = f"{met[1]} Move one of them if you can."
            yield Collision(kind=met[0], date=exams[one], enrolments=(one, other), text=text)


def _met(one: str, earlier: date, other: str, later: date, review: date | None) -> tuple[Kind, str] | None:
    """How two exams meet: the gravest way, with its sentence."""
    if earlier == later:
        return "same exam day", f"{one} and {other} have their exams on the same day, {earlier}."
    if review is not None and review <= earlier:
        begun = f"after the final review for {other} on {later} has begun on {review}"
        return "exam in final review", f"The exam of {one} on {earlier} comes {begun}."
    if later - earlier <= EXAMS_APART:
        apart = f"{(later - earlier).days} days apart"
        return "exams close", f"The exams of {one} on {earlier} and of {other} on {later} are {apart}."
    return None


def _deadlines(ahead: Mapping[str, Sequence[Milestone]]) -> Iterator[Collision]:
    dated = sorted(
        ((it.date, name, it) for name, found in ahead.items() for it in found if it.duty or it.key == "exam"),
        key=lambda entry: (entry[0], entry[1], entry[2].key),
    )
    for day, entries in groupby(dated, key=lambda entry: entry[0]):
        here = [(name, it) for _, name, it in entries]
        names = tuple(dict.fromkeys(name for name, _ in here))
        if len(names) > 1 and any(it.key != "exam" for _, it in here):
            said = "; ".join(f"{it.title} ({name})" for name, it in here)
            text = f"On {day} several things are due at once: {said}. Do what you can before."
            yield Collision(kind="same deadline", date=day, enrolments=names, text=text)
