"""Recall in a repair, leaning to the topics that need more of it: after a score, parts of recall blocks change topic.

No block moves or changes its length. A part goes from a topic that has more than its share of all recall, done and to
come, to the one that lacks most. It stays where its topic would rest too long, or lose its turn in the final review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.need import NOTHING_DONE
from planner.domain.plan import Part
from planner.domain.recall import LONGEST_GAP
from planner.domain.weakness import last_fail

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.domain.bench import Bench
    from planner.domain.plan import Block

SCORES = "your scores ask for more of your weak domains and less of the others"


def lean(bench: Bench, begun: Mapping[str, date], reasons: dict[str, None]) -> None:
    """Hands on parts of recall that may still change. `begun` says when each topic is first learnt: none comes before.

    The two domains that a block mixes stay two.
    """
    domains = {need.topic: need.domain for need in bench.case.needs}
    blocks = bench.of("recall", first=bench.first, last=bench.exam)
    beyond, days = _beyond(bench, blocks), _days(bench)
    for block in blocks:
        parts = list(block.parts)
        for n in sorted(range(len(parts)), key=lambda n: -beyond[parts[n].topic]):
            here = parts[n]
            other = _lacking(parts, n, [t for t in beyond if begun.get(t, block.date) < block.date], beyond, domains)
            if other is None or not _may_leave(days[here.topic], block.date, bench.review):
                continue
            for topic, minutes in ((here.topic, -here.minutes), (other, here.minutes)):
                beyond[topic] += minutes
                days[topic][block.date] += 1 if minutes > 0 else -1
            parts[n] = Part(other, domains[other], here.minutes)
        if tuple(parts) != block.parts:
            bench.swap(block, replace(block, id="", parts=tuple(parts)))
            reasons[SCORES] = None


def _lacking(
    parts: Sequence[Part], n: int, learnt: Sequence[str], beyond: Mapping[str, float], domains: Mapping[str, str]
) -> str | None:
    """The topic that lacks most, if the block has room for it in place of its part `n`, and both come nearer."""
    here, others = parts[n], [part for part in parts if part is not parts[n]]
    mixed = len({part.domain for part in parts}) > 1
    stays = {part.domain for part in others}
    free = [t for t in learnt if all(t != part.topic for part in parts) and not (mixed and stays == {domains[t]})]
    other = min(free, key=lambda t: (beyond[t], t), default=None)
    return other if other and min(beyond[here.topic], -beyond[other]) >= here.minutes else None


def _may_leave(days: Counter[date], day: date, review: date) -> bool:
    """Whether the topic is met soon enough before and after the day without it, and in the final review if it is one
    of its days.
    """
    met = sorted(other for other, times in days.items() if times - (other == day) > 0)
    if day >= review and not any(other >= review for other in met):
        return False
    before, after = [other for other in met if other <= day], [other for other in met if other >= day]
    return bool(before and after) and (after[0] - before[-1]).days <= LONGEST_GAP


def _days(bench: Bench) -> dict[str, Counter[date]]:
    """The days on which each topic is met, done or to come, and how often."""
    found: dict[str, Counter[date]] = defaultdict(Counter)
    for topic, met in bench.case.history.touches.items():
        found[topic].update(met.keys())
    for block in bench.blocks:
        for part in block.parts:
            found[part.topic][block.date] += 1
    return found


def _beyond(bench: Bench, blocks: Sequence[Block]) -> dict[str, float]:
    """Minutes of recall, done and to come, that each topic has beyond its share of them; below 0 where it has fewer."""
    done = bench.case.history.worth(bench.case.pace, last_fail(bench.case.enrolment))
    given = {need.topic: float(done.get(need.topic, NOTHING_DONE).recall) for need in bench.case.whole}
    for part in (part for block in blocks for part in block.parts):
        given[part.topic] += part.minutes
    wanted = {need.topic: need.recall_minutes for need in bench.case.whole}
    whole, owed = sum(given.values()), sum(wanted.values()) or 1
    return {topic: minutes - whole * wanted[topic] / owed for topic, minutes in given.items()}
