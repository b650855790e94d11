"""What calendars are told when the student's data changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.storage.revisions import revise, uid_of
from storage.samples import LATER, NOW, entry, entry_lists

if TYPE_CHECKING:
    from planner.domain.calendar_item import CalendarItem, Entry

OWNER = "6f1c0d3e-6f0b-4c39-9a52-0f2a5f7a5d11"
Items = dict[str, "CalendarItem"]


def after(old: Items, entries: tuple[Entry, ...], now: datetime = LATER) -> Items:
    """What is stored after the change."""
    return old | {item.entry.key: item for item in revise(OWNER, old, entries, now)}


FIRST = after({}, (entry("exam", 300),), NOW)


def test_a_new_item_starts_at_sequence_nought() -> None:
    """Its two instants are the one at which it was recorded."""
    revision = FIRST["exam"].revision
    assert (revision.sequence, revision.created_at, revision.modified_at) == (0, NOW, NOW)
    assert revision.cancelled_at is None


def test_a_uid_is_fixed_by_the_owner_and_the_key() -> None:
    """Spelt out, because calendars out there hold it: this line never changes."""
    assert uid_of(OWNER, "exam") == "cc1e8999-7d10-5eaa-87cd-0534d8293259@planner.invalid"
    assert FIRST["exam"].revision.uid == uid_of(OWNER, "exam")


def test_an_item_that_is_as_it_was_is_left_alone() -> None:
    """An export of unchanged data has the same bytes."""
    assert revise(OWNER, FIRST, (entry("exam", 300),), LATER) == ()


@pytest.mark.parametrize(
    "changed",
    [
        entry("exam", 301),
        entry("exam", 300, title="Exam!"),
        entry("exam", 300, minutes=160),
        entry("exam", 300, starts_at=datetime(2027, 11, 7, 14, tzinfo=UTC)),
    ],
)
def test_a_moved_renamed_or_retimed_item_gets_the_next_sequence(changed: Entry) -> None:
    """Subscribers take the higher sequence for the newer."""
    revision = after(FIRST, (changed,))["exam"].revision
    assert (revision.sequence, revision.created_at, revision.modified_at) == (1, NOW, LATER)


@pytest.mark.parametrize(
    "changed",
    [
        entry("exam", 300, description="another reason"),
        entry("exam", 300, url="https://example.org"),
        entry("exam", 300, alarm=timedelta(hours=39)),
        entry("exam", 300, section="fees"),
    ],
)
def test_a_better_description_is_a_modification_without_a_new_sequence(changed: Entry) -> None:
    """Nobody has to be told that the event moved, for it did not."""
    item = after(FIRST, (changed,))["exam"]
    assert item.entry == changed
    assert (item.revision.sequence, item.revision.modified_at) == (0, LATER)


def test_an_item_that_is_gone_is_cancelled_once_and_stays() -> None:
    """Subscribers that poll rarely must still hear of it."""
    gone = after(FIRST, ())
    revision = gone["exam"].revision
    assert (revision.sequence, revision.modified_at, revision.cancelled_at) == (1, LATER, LATER)
    assert revise(OWNER, gone, (), LATER + timedelta(days=1)) == ()


def test_an_item_that_comes_back_goes_on_counting() -> None:
    """Never a sequence, nor a UID, that a calendar has seen with something else."""
    back = after(after(FIRST, ()), (entry("exam", 300),), LATER + timedelta(days=1))
    revision = back["exam"].revision
    assert revision == replace(
        FIRST["exam"].revision, sequence=2, modified_at=LATER + timedelta(days=1), cancelled_at=None
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(entry_lists(["a", "b", "c"]), max_size=8))
def test_whatever_happens_each_key_keeps_its_uid_and_counts_up(history: list[tuple[Entry, ...]]) -> None:
    """And what is not cancelled is what there is now."""
    items: Items = {}
    for number, entries in enumerate(history):
        before, items = items, after(items, entries, NOW + timedelta(days=number))
        assert before.keys() <= items.keys()
        assert {item.entry for item in items.values() if not item.revision.cancelled_at} == set(entries)
        for key, old in before.items():
            new = items[key].revision
            assert (new.uid, new.created_at) == (old.revision.uid, old.revision.created_at)
            assert new.sequence >= old.revision.sequence
            assert (new.modified_at == old.revision.modified_at) == (items[key] == old)
