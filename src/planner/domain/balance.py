"""The last word on domain weights: where reviews of small topics added up, parts of late recall blocks change topic.

Outlines with topics of very different size can leave a domain further from its weight than a plan may be. Then parts
of over-practised domains are handed to the least practised topics of the most neglected one, last blocks first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.plan import Part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.plan import Block, TopicNeed

TOLERATED = 0.024  # of all minutes; a plan may be off by 3 percentage points


def balanced(blocks: Sequence[Block], needs: Sequence[TopicNeed]) -> list[Block]:
    """The blocks with every domain within `TOLERATED` of its share of the needs, as far as recall can bring it."""
    tally = _Tally(blocks, needs)
    changed = list(blocks)
    for index in sorted(range(len(blocks)), key=lambda i: blocks[i].date, reverse=True):
        if tally.even():
            break
        if blocks[index].activity == "recall":
            changed[index] = tally.improved(blocks[index])
    return changed


class _Tally:
    """Minutes by domain and topic while parts change hands."""

    def __init__(self, blocks: Sequence[Block], needs: Sequence[TopicNeed]) -> None:
        self._needs = {need.topic: need for need in needs}
        self._topic = dict.fromkeys(self._needs, 0)
        self._begun: dict[str, date] = {}
        for block in blocks:
            for part in block.parts:
                self._topic[part.topic] += part.minutes
                self._begun[part.topic] = min(block.date, self._begun.get(part.topic, block.date))
        self._whole = sum(self._topic.values()) or 1
        self._over = self._excess()

    def _excess(self) -> dict[str, float]:
        """Each domain's distance from its share, as a part of all minutes; above zero is too much."""
        need = sum(n.minutes for n in self._needs.values())
        over: dict[str, float] = {}
        for topic, minutes in self._topic.items():
            here = self._needs[topic]
            over[here.domain] = over.get(here.domain, 0.0) + minutes / self._whole - here.minutes / need
        return over

    def even(self) -> bool:
        """Whether every domain is near enough."""
        return max(map(abs, self._over.values())) <= TOLERATED

    def improved(self, block: Block) -> Block:
        """The block with parts of domains above their share handed to topics of the domain furthest below."""
        parts = list(block.parts)
        for n, part in enumerate(parts):
            needy = min(self._over, key=lambda domain: self._over[domain])
            step = part.minutes / self._whole
            if self._over[part.domain] < step or -self._over[needy] < step:
                continue
            topic = self._neediest(needy, block, {p.topic for p in parts})
            if topic is not None:
                parts[n] = Part(topic, needy, part.minutes)
                self._move(part, topic, needy, step)
        return replace(block, parts=tuple(parts))

    def _neediest(self, domain: str, block: Block, taken: set[str]) -> str | None:
        """The topic of the domain, begun before the block's day, that has had least of its need."""
        there = [
            topic
            for topic, begun in self._begun.items()
            if begun < block.date and self._needs[topic].domain == domain and topic not in taken
        ]
        return min(there, key=lambda t: self._topic[t] / self._needs[t].minutes) if there else None

    def _move(self, part: Part, topic: str, domain: str, step: float) -> None:
        self._topic[part.topic] -= part.minutes
        self._topic[topic] += part.minutes
        self._over[part.domain] -= step
        self._over[domain] += step
