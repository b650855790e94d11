"""Undo: whatever was done in actions, taking all of them back gives what was there before, one by one."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.enrolment import Score
from planner.errors import BadInput
from planner.storage.dump import dump
from planner.storage.glance import held
from planner.storage.journal import BESIDE
from planner.storage.rows import select
from planner.storage.schema import tables
from planner.storage.store import open_store
from storage import samples
from storage.samples import LATER, NOW, START, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.storage.store import Store

    Step = Callable[[Store], None]


def state(store: Store) -> dict[str, Any]:
    """All rows that an action may change, and the orders in which students see them."""
    rows = {
        table: set(select(store.connection, table, columns, ""))
        for table, columns in tables(store.connection).items()
        if table not in BESIDE
    }
    credentials = [it.id for it in held(store.read)]
    return {**rows, "in order": (credentials, [it.id for it in store.read.documents()])}


NUMBERS, FLAGS = st.integers(1, 2), st.booleans()


def enrolling(number: int, weeks: int, turned: bool, minutes: int, there: bool) -> Step:
    """An enrolment made, or made different: its plan longer, its milestones in another order, its inputs others."""

    def step(store: Store) -> None:
        made = sample(number, weeks, daily_cap=minutes, scores=(Score(START, "d0", minutes),) if there else ())
        dates = made.milestones[::-1] if turned else made.milestones
        replace(made, plan=made.plan if there else None, milestones=dates).save(store)

    return step


def studying(number: int, names: list[int]) -> Step:
    """Sessions of an enrolment, where there is one."""

    def step(store: Store) -> None:
        if any(it.id == f"plain-{number}" for it in store.read.enrolments()):
            store.save_sessions(f"plain-{number}", [samples.session(10 * number + n, minutes=n) for n in names])

    return step


def holding(number: int, there: bool, whole: bool, turned: bool) -> Step:
    """A credential kept, changed or taken away; it is that of an enrolment where there is one."""

    def step(store: Store) -> None:
        it = samples.holding(number)
        if not there:
            store.forget_holding(it, NOW)
            return
        enrolled = [one.id for one in store.read.enrolments()]
        it = it if whole else replace(it, seen_to={}, rules=it.rules[:1])
        dates = [samples.milestone(key, 1) for key in (("a", "b") if turned else ("b", "a"))]
        store.save_holding(replace(it, enrolment=enrolled[0] if enrolled else None), dates, (), NOW)

    return step


def keeping(number: int, there: bool, text: str) -> Step:
    """A paper, a payment and an activity, or none of them any more; the activity for all credentials that are held."""

    def step(store: Store) -> None:
        things = (
            samples.document(number, title=text), samples.payment(number, item=text),
            samples.activity(number, tuple(it.id for it in held(store.read)), title=text),
        )  # fmt: skip
        if there:
            store.save(*things)
        else:
            for thing in things:
                store.forget(thing)

    return step


def choosing(number: int, fees: list[str]) -> Step:
    """Fees chosen."""
    return lambda store: store.choose_fees(f"plain-{number}", fees)


def importing(name: str, there: bool, length: int) -> Step:
    """A calendar imported with so many times, or forgotten."""

    def step(store: Store) -> None:
        file, times = samples.busy_times(name)
        if there:
            store.save_busy(file, times[:length])
        else:
            store.forget_busy(name)

    return step


def dropping(number: int) -> Step:
    """An enrolment ended, where there is one."""

    def step(store: Store) -> None:
        if any(it.id == f"plain-{number}" for it in store.read.enrolments()):
            store.drop(f"plain-{number}", NOW)

    return step


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(enrolling, NUMBERS, st.integers(1, 2), FLAGS, st.integers(60, 61), FLAGS),
    st.builds(studying, NUMBERS, st.lists(st.integers(1, 3), unique=True)),
    st.builds(holding, NUMBERS, FLAGS, FLAGS, FLAGS),
    st.builds(keeping, NUMBERS, FLAGS, st.sampled_from(["x", "y"])),
    st.builds(choosing, NUMBERS, st.lists(st.sampled_from("abc"), unique=True)),
    st.builds(importing, st.sampled_from(["work", "home"]), FLAGS, st.integers(0, 2)),
    st.builds(dropping, NUMBERS),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(actions=st.lists(st.lists(STEPS, min_size=1, max_size=3), max_size=6), reopened=FLAGS)
def test_undoing_goes_back_through_every_state_to_the_first(actions: list[list[Step]], reopened: bool) -> None:
    """Rows changed under a parent, exchanged places, a parent gone with its children: each comes back.

    Also where the database is closed and opened between.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "planner.db"
        store = open_store(path)
        before: list[dict[str, Any]] = []
        for number, steps in enumerate(actions):
            was, known = state(store), len(store.read.actions())
            with store.action(f"action {number}", NOW + timedelta(minutes=number)):
                for step in steps:
                    step(store)
            if len(store.read.actions()) > known:
                before.append(was)
            else:
                assert state(store) == was
        for was in reversed(before):
            if reopened:
                store.close()
                store = open_store(path)
            assert store.undo(LATER) is not None
            assert state(store) == was
            assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store.undo(LATER) is None
        store.close()


def test_a_whole_student_goes_again(store: Store) -> None:
    """Every table has rows, and then none."""
    empty = state(store)
    with store.action("saving everything", NOW):
        samples.save_everything(store)
    while store.undo(LATER):
        pass
    assert state(store) == empty


def test_milestones_that_exchange_their_places_change_back(store: Store) -> None:
    """Each key stands once for an enrolment: in between, both rows would have the same."""
    first, second = samples.milestone("exam", 300), samples.milestone("apply_by", 280)
    with store.action("making", NOW):
        replace(sample(), milestones=(first, second)).save(store)
    before = state(store)
    with store.action("exchanging", NOW):
        replace(sample(), milestones=(second, first)).save(store)
    store.undo(LATER)
    assert state(store) == before


def test_changing_an_enrolment_and_taking_that_back_keeps_its_sessions(store: Store) -> None:
    """The row that they refer to is changed in its place, never taken out: nothing cascades."""
    with store.action("enrolling", NOW):
        sample().save(store)
        store.save_sessions("plain-1", [samples.session()])
    with store.action("changing", NOW):
        sample(daily_cap=30).save(store)
    assert store.undo(LATER) == "changing"
    assert store.read.sessions("plain-1") == (samples.session(),)
    assert store.read.enrolment("plain-1") == sample().enrolment


def _enrolling_and_dropping_another(store: Store) -> None:
    with store.action("enrolling", NOW):
        sample().save(store)
        store.drop("nobody-1", NOW)


def test_a_failure_inside_records_nothing(store: Store) -> None:
    """Neither the rows nor the action."""
    was = state(store)
    with pytest.raises(BadInput, match="no enrolment 'nobody-1'"):
        _enrolling_and_dropping_another(store)
    assert (state(store), store.read.actions()) == (was, ())


def test_an_action_that_changes_nothing_is_none(store: Store) -> None:
    """Nobody wants to take back what was not done."""
    for title in ("enrolling", "enrolling again"):
        with store.action(title, NOW):
            sample().save(store)
    assert store.read.actions() == ("enrolling",)


def test_with_nothing_done_there_is_nothing_to_undo(store: Store) -> None:
    """It says so, and changes nothing."""
    was = dump(store.read)
    assert store.undo(NOW) is None
    assert dump(store.read) == was


def test_what_was_undone_is_not_undone_again(store: Store) -> None:
    """The one before it is next."""
    for number in (1, 2):
        with store.action(f"enrolling {number}", NOW):
            sample(number).save(store)
    assert [store.undo(LATER), store.undo(LATER), store.undo(LATER)] == ["enrolling 2", "enrolling 1", None]
    assert store.read.enrolments() == ()


def test_calendars_keep_what_they_were_told(store: Store) -> None:
    """A UID that was given out is never forgotten: whoever undoes tells the calendars anew."""
    with store.action("enrolling", NOW):
        sample().save(store)
    items = store.read.calendar_items(sample().enrolment.uuid)
    store.undo(LATER)
    assert store.read.calendar_items(sample().enrolment.uuid) == items != ()
