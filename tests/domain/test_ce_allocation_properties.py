"""What holds of every allocation: it is the best there is, by brute force on small ledgers, and says nothing untrue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import product

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from ce_builders import (
    CROSSING,
    DAYS,
    LATER,
    activity,
    counted,
    ledgers,
    quarters,
    requirements,
)
from planner.domain.ce_allocation import Allocation, allocate
from planner.domain.ce_filling import known_categories
from planner.domain.ce_ledger import CeActivity
from planner.domain.ce_requirements import Asked
from planner.domain.track import CeConstraint

Vector = tuple[int, ...]


def reachable(board: Asked, ledger: Iterable[CeActivity]) -> set[Vector]:
    """Every vector of whole credits that a ledger can give: by category, the approved ones first, then the others."""
    names = known_categories(board, [c.id for c in board.categories])
    found = {(0,) * (2 * len(names))}
    for one in ledger:
        own = known_categories(board, one.categories)
        if one.on not in DAYS or not own:
            continue
        at = [names.index(name) + (0 if "TEST" in one.approved_by else len(names)) for name in own]
        splits = [s for s in product(range(int(one.credits) + 1), repeat=len(own)) if sum(s) <= one.credits]
        found = {_plus(vector, at, split) for vector in found for split in splits}
    return found


def _plus(vector: Vector, at: list[int], split: tuple[int, ...]) -> Vector:
    sums = list(vector)
    for place, more in zip(at, split, strict=True):
        sums[place] += more
    return tuple(sums)


def meets(board: Asked, vector: Vector) -> bool:
    names = known_categories(board, [c.id for c in board.categories])
    half = len(names)
    by_name = {name: vector[n] + vector[half + n] for n, name in enumerate(names)}

    def holds(c: CeConstraint) -> bool:
        if c.kind == "approved":
            return sum(vector[:half]) >= c.required.value
        given = sum(by_name.values()) if c.kind == "total" else sum(by_name[name] for name in c.categories)
        return given <= c.required.value if c.kind == "at-most" else given >= c.required.value

    return all(holds(c) for c in board.constraints)


def can_be_met(board: Asked, ledger: Iterable[CeActivity]) -> bool:
    return any(meets(board, vector) for vector in reachable(board, ledger))


def can_ever_be_met(board: Asked) -> bool:
    """Whether the constraints contradict each other is asked of every vector of up to 8 approved credits a category."""
    half = len(known_categories(board, [c.id for c in board.categories]))
    return any(meets(board, (*vector, *(0,) * half)) for vector in product(range(9), repeat=half))


MOST_TRIED = 6


def with_any(board: Asked, ledger: list[CeActivity], more: int) -> list[CeActivity]:
    """The ledger with approved credits of every category at once."""
    names = [c.id for c in board.categories]
    return [*ledger, activity(str(more), *names, by=["TEST"], on=DAYS.start, id="any")]


def check(found: Allocation, ledger: list[CeActivity]) -> None:
    """What any allocation must hold, summed again from its parts."""
    board = found.asked
    assert sorted(p.activity.id for p in found.placed) == sorted(a.id for a in ledger)
    for placed in found.placed:
        assert all(part.credits > 0 for part in placed.parts)
        assert sum(part.credits for part in placed.parts) <= placed.activity.credits
        assert {part.category for part in placed.parts} <= set(known_categories(board, placed.activity.categories))
        assert (placed.because is None) == (placed.counted == placed.activity.credits)
        assert not placed.parts or placed.activity.on in DAYS
    for met in found.met:
        c = met.constraint
        given = [
            part.credits
            for placed in found.placed
            for part in placed.parts
            if c.kind == "total"
            or (c.kind == "approved" and "TEST" in placed.activity.approved_by)
            or part.category in c.categories
        ]
        assert sum(given) == met.earned == sum(placed.toward(c) for placed in found.placed)
        if c.kind == "at-most":
            assert met.earned <= c.required.value
        elif found.needed == 0:
            assert met.earned >= c.required.value


@given(requirements(), ledgers())
@settings(max_examples=120)
def test_what_is_needed_is_exactly_what_brute_force_needs(board: Asked, ledger: list[CeActivity]) -> None:
    """With that many credits of any kind some split meets everything; with one less none does."""
    assume(can_ever_be_met(board))
    found = allocate(board, DAYS, ledger, LATER)
    check(found, ledger)
    needed = int(found.needed)
    event(f"needed: {needed}")
    assert found.needed == needed
    assert needed > MOST_TRIED or can_be_met(board, with_any(board, ledger, needed))
    assert needed == 0 or not can_be_met(board, with_any(board, ledger, min(needed - 1, MOST_TRIED)))


@given(requirements(CROSSING), ledgers())
@settings(max_examples=120)
def test_whenever_some_split_meets_all_constraints_the_allocation_does(board: Asked, ledger: list[CeActivity]) -> None:
    """Groups of categories that cross as well; there a split may have to be finer than the credits."""
    found = allocate(board, DAYS, ledger, LATER)
    check(found, ledger)
    met = can_be_met(board, ledger)
    event(f"brute force meets all: {met}")
    assert found.needed == 0 or not met


@given(requirements(), ledgers(quarters()))
@settings(max_examples=150)
def test_quarters_are_exact_and_stay_quarters(board: Asked, ledger: list[CeActivity]) -> None:
    """No float, and no eighths that nobody earned."""
    found = allocate(board, DAYS, ledger, LATER)
    check(found, ledger)
    assert all((4 * part.credits).denominator == 1 for placed in found.placed for part in placed.parts)


@given(requirements(CROSSING), ledgers(quarters(), most=8), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_of_the_ledger_makes_no_difference(board: Asked, ledger: list[CeActivity], random: object) -> None:
    """Same inputs, same table; an import in another order too."""
    shuffled = list(ledger)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert allocate(board, DAYS, ledger, LATER) == allocate(board, DAYS, shuffled, LATER)


@given(requirements(CROSSING), ledgers(), ledgers(most=2))
@settings(max_examples=100)
def test_one_more_activity_never_makes_more_needed(
    board: Asked, ledger: list[CeActivity], more: list[CeActivity]
) -> None:
    """Nothing that the student did can be held against them."""
    added = [replace(one, id=f"more {one.id}") for one in more]
    before, after = (allocate(board, DAYS, entries, LATER) for entries in (ledger, [*ledger, *added]))
    assert after.needed <= before.needed <= before.required


@given(requirements(CROSSING), ledgers())
@settings(max_examples=100)
def test_what_does_not_count_could_be_left_out(board: Asked, ledger: list[CeActivity]) -> None:
    """So "not needed" is true of it."""
    found = allocate(board, DAYS, ledger, LATER)
    counting = [placed.activity for placed in found.placed if placed.parts]
    assert allocate(board, DAYS, counting, LATER).needed == found.needed


@given(requirements(), ledgers(most=8))
@settings(max_examples=100)
def test_every_reason_is_true(board: Asked, ledger: list[CeActivity]) -> None:
    """Each is checked against the sums that it speaks of."""
    found = allocate(board, DAYS, ledger, LATER)
    others = [p.counted for p in found.placed if "TEST" not in p.activity.approved_by]
    for placed in found.placed:
        reason, own = placed.because or "", known_categories(board, placed.activity.categories)
        event(" ".join(reason.split()[:3]))
        if reason.startswith("outside"):
            assert placed.activity.on not in DAYS
        elif reason.startswith("in none"):
            assert not own
        elif reason.endswith("from other providers"):
            assert sum(others) == board.from_others
        elif reason.endswith("that may count"):
            full = [m.constraint.categories for m in found.met if m.constraint.kind == "at-most"]
            assert set(own) <= {name for group in full for name in group}
        elif reason.startswith("not needed"):
            assert found.needed == 0
        elif reason.startswith("not of a kind"):
            assert any(met.constraint.kind in ("category", "approved") for met in found.open)
            more = replace(placed.activity, id="more", uuid="more")
            assert allocate(board, DAYS, [*ledger, more], LATER).needed == found.needed > 0
        else:
            assert not reason or not board.constraints


@given(requirements(), ledgers())
def test_of_two_alike_the_earlier_counts_first(board: Asked, ledger: list[CeActivity]) -> None:
    """The same course taken again a day later takes no credit from the first."""
    again = [replace(one, id=f"{one.id} again", on=one.on + timedelta(days=1)) for one in ledger if one.on < DAYS.last]
    got = counted(allocate(board, DAYS, [*ledger, *again], LATER))
    for one in ledger:
        if one.on in DAYS and one.on < DAYS.last and got[f"{one.id} again"] > 0:
            assert got[one.id] == one.credits
