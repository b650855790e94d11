"""Recall practice: which topics come back on which day, and for how long.

Gaps between a topic's recall days grow. Each day the topics are ranked by how overdue they are and by how much of
their recall is still owed; a topic untouched for six weeks goes first. A block mixes three to six topics from at least
two domains, in steps of five minutes, and in the final review every topic gets its turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP = 5
STEPS_A_SLOT = 3
MIX_LEAST, MIX_MOST = 3, 6
FIRST_GAP, LONGEST_GAP, GROWTH = 2.0, 45.0, 1.7
UNTOUCHED_LIMIT, UNTOUCHED_AND_PAID_LIMIT = 38, 45
OVERDUE = 1000.0
USUAL_PART = 15
LEAST_OF_NEED = 0.95
BARRED_ABOVE = 0.012  # of all minutes of the plan: well inside the 3 percentage points that a domain may be off
TOO_EARLY = 0.1


@dataclass(slots=True, eq=False)
class Memory:
    """What recall knows of a topic that has been begun. Days are indices of the plan's grid.

    `target`, `least` and `owed` are minutes: what its recall should come to, the least that meets its need, and what of
    the target is still to be planned. `wanted` is what is owed, cut down where the topic's domain as a whole has had
    its share; `barred` where the domain has had so much more that its weight in the plan would be wrong. `urgency` and
    `due` say how the topic stands on the day last asked about.
    """

    topic: str
    domain: str
    owed: float
    target: float
    least: float
    touched: int
    gap: float = FIRST_GAP
    last_gap: int = 0
    recalled: bool = False
    reviewed: bool = False
    wanted: float = 0.0
    barred: bool = False
    urgency: float = 0.0
    due: bool = False


def sessions(slots: int, longest: int) -> list[int]:
    """A day's recall slots cut into as few, as even blocks as the longest session allows."""
    if slots <= 0:
        return []
    blocks = -(-slots // longest)
    return [slots // blocks + (1 if i < slots % blocks else 0) for i in range(blocks)]


def choose(
    day: int, exam: int, days_left: int, blocks: Sequence[int], open_topics: Sequence[Memory], review_turns: int
) -> list[Memory]:
    """The topics to recall on a day whose recall blocks have these slots.

    At least `review_turns` of them are topics not yet seen in the final review. A topic that wants nothing more only
    comes where no other does, or where it has rested too long. A topic that wants more than five
    minutes on each of the `days_left` leaves room for fewer others.
    """
    for memory in open_topics:
        _weigh(memory, day, exam)
    steps = STEPS_A_SLOT * sum(blocks)
    most = min(steps, max(MIX_MOST * len(blocks), review_turns))
    ranked = sorted(open_topics, key=lambda m: (-m.urgency, m.topic))
    if review_turns:
        ranked.sort(key=lambda m: m.reviewed or m.barred)
    due = sum(m.due for m in ranked)
    usual = min(MIX_LEAST * len(blocks), sum(m.wanted >= STEP for m in ranked))
    wanted = max(1, usual, min(most, max(due, review_turns)))
    if review_turns:
        return _mixed(ranked, wanted, [m for m in ranked if not (m.reviewed or m.barred)], len(blocks))
    fitting = min(wanted, _that_fit(ranked, steps, days_left))
    return _mixed(ranked, fitting, [m for m in ranked if m.wanted >= STEP], len(blocks))


def _that_fit(ranked: Sequence[Memory], steps: int, days_left: int) -> int:
    """How many of the first topics get, within the day's steps, what they want a day; one at least."""
    for count, memory in enumerate(ranked):
        steps -= max(1, round(memory.wanted / (STEP * days_left)))
        if steps < 0:
            return max(1, count)
    return max(1, len(ranked))


def _weigh(memory: Memory, day: int, exam: int) -> None:
    """Sets how urgent the topic is on that day, and whether it is due.

    Due after its growing gap, or sooner where what it wants would not fit otherwise.
    """
    elapsed, wanted = day - memory.touched, memory.wanted
    gap = memory.gap
    if wanted > USUAL_PART:
        gap = max(1.0, min(gap, (exam - day) * USUAL_PART / wanted))
    memory.due = wanted > 0 and elapsed >= gap
    if memory.barred:
        memory.urgency = 0.0
    elif elapsed >= (UNTOUCHED_LIMIT if wanted > 0 else UNTOUCHED_AND_PAID_LIMIT):
        memory.urgency, memory.due = OVERDUE + elapsed, True
    else:
        owed = 0.1 + wanted / memory.target if wanted >= STEP else 0.01
        early = TOO_EARLY if elapsed < 0.75 * memory.last_gap - 2 else 1.0
        memory.urgency = (elapsed or 1) / gap * owed * early


def settle(domain_left: float, memories: Sequence[Memory], unopened: float, margin: float) -> None:
    """Sets what each topic of a domain wants: what it is owed, in proportion where the domain has less left than that.

    `unopened` is the target of the domain's topics that are not begun yet. A domain that has had `margin` minutes more
    than its share is barred from what else would bring its topics back.
    """
    owed = unopened + sum(memory.owed for memory in memories if memory.owed > 0)
    share = max(0.0, min(1.0, domain_left / owed)) if owed else 0.0
    for memory in memories:
        given = memory.target - memory.owed
        memory.wanted = max(0.0, memory.owed * share, min(memory.owed, memory.least - given))
        memory.barred = domain_left < -margin


def _mixed(ranked: Sequence[Memory], wanted: int, instead: Sequence[Memory], guests: int) -> list[Memory]:
    """The first `wanted` topics, of which `guests` are not of the commonest domain, as far as `instead` has such."""
    chosen = list(ranked[:wanted])
    common = _commonest(chosen)
    missing = min(guests, len(chosen) - 1) - sum(m.domain != common for m in chosen)
    others = [m for m in instead if m.domain != common and m not in chosen][: max(0, missing)]
    for other in others:
        last = max(i for i, m in enumerate(chosen) if m.domain == common)
        chosen[last] = other
    return chosen


def _commonest(memories: Sequence[Memory]) -> str:
    domains = [memory.domain for memory in memories]
    return max(domains, key=lambda domain: (domains.count(domain), domain), default="")


def shares(chosen: Sequence[Memory], steps: int) -> dict[str, int]:
    """The day's steps over its topics, by what each wants, at least one step each."""
    wanted = [max(memory.wanted - STEP, 1.0) for memory in chosen]
    whole = sum(wanted)
    exact = [(steps - len(chosen)) * w / whole for w in wanted]
    given = [int(e) for e in exact]
    rest = steps - len(chosen) - sum(given)
    for i in sorted(range(len(chosen)), key=lambda i: (given[i] - exact[i], chosen[i].topic))[:rest]:
        given[i] += 1
    return {memory.topic: 1 + g for memory, g in zip(chosen, given, strict=True)}


def pack(blocks: Sequence[int], chosen: Sequence[Memory], share: dict[str, int]) -> list[list[tuple[Memory, int]]]:
    """The day's topics dealt to its blocks: (topic, minutes) for each, mixed by size and domain."""
    left = dict(share)
    packed = []
    for index, slots in enumerate(blocks):
        pool = sorted((m for m in chosen if left[m.topic]), key=lambda m: (-left[m.topic], m.topic))
        steps = STEPS_A_SLOT * slots
        size = min(steps, len(pool), max(MIX_LEAST, -(-len(pool) // (len(blocks) - index))))
        hand = _hand(pool, size, len(blocks) - index - 1)
        while sum(left[m.topic] for m in hand) < steps:
            hand.append(next(m for m in pool if m not in hand))
        packed.append(_cut(hand, left, steps))
    return packed


def _hand(pool: list[Memory], size: int, later: int) -> list[Memory]:
    """`size` topics from both ends of the pool, large and small in turn; each of the `later` blocks keeps a guest."""
    order = [pool[n // 2] if n % 2 == 0 else pool[-1 - n // 2] for n in range(len(pool))]
    common = _commonest(pool)
    guests = [m for m in order if m.domain != common]
    kept = guests[len(guests) - min(later, len(guests) - 1) :] if len(guests) > 1 else []
    usable = [m for m in order if m not in kept]
    return _mixed([*usable, *kept], size, usable, 1)


def _cut(hand: Sequence[Memory], left: dict[str, int], steps: int) -> list[tuple[Memory, int]]:
    """Takes `steps` from what is left of the hand's topics: one each, then from whichever has most left."""
    taken = {memory.topic: 1 for memory in hand}
    for _ in range(steps - len(hand)):
        most = max(hand, key=lambda m: (left[m.topic] - taken[m.topic], m.topic))
        taken[most.topic] += 1
    for topic, here in taken.items():
        left[topic] -= here
    return [(memory, STEP * taken[memory.topic]) for memory in hand]


def practised(memory: Memory, day: int, spent: int, *, in_review: bool) -> None:
    """Notes that a topic was recalled on `day` for `spent` minutes."""
    elapsed = day - memory.touched
    if elapsed > 0:
        memory.last_gap = elapsed if memory.recalled else 0
        memory.gap = min(LONGEST_GAP, max(FIRST_GAP, elapsed * GROWTH))
    memory.touched = day
    memory.owed -= spent
    memory.recalled = True
    memory.reviewed = memory.reviewed or in_review
