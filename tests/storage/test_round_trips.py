"""What is saved comes back as it was, and the cheap readings agree with the whole ones."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from planner.domain.calendar_math import ONE_DAY
from planner.storage.reading import open_reader
from planner.storage.store import open_store
from storage.samples import LATER, START, Saved, sample, saves

if TYPE_CHECKING:
    from planner.storage.store import Store


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(saved=saves())
def test_anything_that_can_be_saved_comes_back_as_it_was(saved: Saved) -> None:
    """Through a file, with every field drawn: a field that gets no column is found here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "planner.db"
        with open_store(path) as store:
            saved.save(store)
            assert saved.is_in(store.read)
        with open_reader(path) as reader:
            assert saved.is_in(reader)
            assert reader.enrolments() == (saved.enrolment,)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=saves(), second=saves())
def test_a_later_save_leaves_nothing_of_the_one_before(first: Saved, second: Saved) -> None:
    """Plan, weeks, blocks, days off: all are replaced, none is added to."""
    kept = replace(second, enrolment=replace(second.enrolment, id=first.enrolment.id, uuid=first.enrolment.uuid))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "planner.db") as store:
        first.save(store)
        kept.save(store, LATER)
        assert kept.is_in(store.read)


def test_two_enrolments_keep_apart(store: Store) -> None:
    """They have the same blocks, keys and topics, and changing one leaves the other as it was."""
    one, two = sample(1), sample(2)
    one.save(store)
    two.save(store)
    replace(one, plan=None, milestones=(), entries=()).save(store, LATER)
    assert two.is_in(store.read)
    assert store.read.enrolments() == (one.enrolment, two.enrolment)


def test_the_blocks_of_a_day_are_those_of_the_plan(store: Store) -> None:
    """In their order within the day, with their parts; a day without any has none."""
    saved = sample(weeks=3)
    saved.save(store)
    sample(2).save(store)
    assert saved.plan is not None
    for offset in range(-1, 22):
        day = START + timedelta(days=offset)
        expected = tuple(block for block in saved.plan.blocks() if block.date == day)
        assert store.read.blocks_on("plain-1", day) == expected


def test_milestones_between_leaves_out_the_day_on_which_it_stops(store: Store) -> None:
    """Half-open, as every range is."""
    sample().save(store)
    exam, renewal = store.read.milestones("plain-1")
    assert store.read.milestones_between("plain-1", START, exam.date) == ()
    assert store.read.milestones_between("plain-1", exam.date, renewal.date) == (exam,)
    assert store.read.milestones_between("plain-1", exam.date + ONE_DAY, renewal.date + ONE_DAY) == (renewal,)


def test_topic_names_are_the_tracks_in_its_order(store: Store) -> None:
    """Without decoding the track."""
    saved = sample()
    saved.save(store)
    assert list(store.read.topic_names("plain-1").items()) == [(t.id, t.name) for t in saved.track.outline.topics]
    assert store.read.topic_names("nobody-1") == {}
