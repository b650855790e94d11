"""Names and orders blocks: an id says what is planned where, so an unchanged block keeps it when a plan is remade."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.plan import Activity, Block

ORDER: tuple[Activity, ...] = ("task", "mock", "mock_review", "recall", "learn", "hands_on", "catch_up")


def numbered(enrolment: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks in order of day, each with its order from 1 and an id like `b-4kq2m7`; one that has an id keeps it.

    Within a day: errands, a mock, what a mock brought up, recall, then new material in the order given, then catch-up.
    """
    rank = {activity: n for n, activity in enumerate(ORDER)}
    rank["hands_on"] = rank["learn"]
    placed: list[Block] = []
    blocks = tuple(blocks)
    taken = {block.id for block in blocks if block.id}
    order = 0
    for block in sorted(blocks, key=lambda b: (b.date, rank[b.activity])):
        order = order + 1 if placed and placed[-1].date == block.date else 1
        name = block.id or _id(enrolment, block, taken)
        taken.add(name)
        placed.append(block if (block.id, block.order) == (name, order) else replace(block, id=name, order=order))
    return tuple(placed)


def _id(enrolment: str, block: Block, taken: set[str]) -> str:
    topics = " ".join(part.topic for part in block.parts)
    content = f"{enrolment}|{block.date}|{block.activity}|{block.task}|{block.mock}|{topics}"
    for salt in range(len(taken) + 1):
        digest = blake2b(f"{content}|{salt}".encode(), digest_size=4).digest()
        name = "b-" + b32encode(digest).decode().lower()[:6]
        if name not in taken:
            return name
    raise AssertionError
