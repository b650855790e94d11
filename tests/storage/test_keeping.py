"""What is kept beside the plan comes back as it was: sessions, money, papers, times of imported calendars."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.busy_file import BusyFile
from planner.domain.calendar_math import ONE_DAY
from planner.domain.money import Payment
from planner.domain.papers import Document
from planner.errors import BadInput
from planner.storage.reading import open_reader
from planner.storage.store import open_store
from storage import samples
from storage.samples import LATER, NOW, START

if TYPE_CHECKING:
    from planner.domain.enrolment import Busy
    from planner.domain.session import Session
    from planner.storage.store import Store

DRAWN = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def fresh(folder: str) -> Path:
    return Path(folder) / "planner.db"


@DRAWN
@given(
    payments=st.lists(samples.values(Payment), max_size=3, unique_by=lambda it: it.uuid),
    documents=st.lists(samples.values(Document), max_size=3, unique_by=lambda it: it.id),
    fees=st.lists(st.text(), unique=True, max_size=3),
    sessions=samples.sessions(),
)
def test_money_papers_and_sessions_come_back_as_they_were(
    payments: list[Payment], documents: list[Document], fees: list[str], sessions: list[Session]
) -> None:
    """To the cent, and in their order."""
    with tempfile.TemporaryDirectory() as folder:
        with open_store(fresh(folder)) as store:
            samples.sample().save(store)
            store.save(*payments, *documents)
            store.choose_fees("plain-1", fees)
            store.save_sessions("plain-1", sessions)
        with open_reader(fresh(folder)) as reader:
            assert reader.payments() == tuple(sorted(payments, key=lambda it: (it.on, it.uuid)))
            assert {it.id: it for it in reader.documents()} == {it.id: it for it in documents}
            assert reader.chosen_fees("plain-1") == tuple(sorted(fees))
            in_order = sorted(sessions, key=lambda it: (it.date, len(it.id), it.id))
            assert [it.id for it in reader.sessions("plain-1")] == [it.id for it in in_order]
            assert set(reader.sessions("plain-1")) == set(sessions)


@DRAWN
@given(file=samples.values(BusyFile), times=samples.busy(), later=samples.busy())
def test_an_imported_calendar_is_put_in_its_place_whole(file: BusyFile, times: list[Busy], later: list[Busy]) -> None:
    """Nothing of what it took before is left; enrolments read what is taken now."""
    with tempfile.TemporaryDirectory() as folder, open_store(fresh(folder)) as store:
        store.save_busy(file, times)
        assert Counter(store.read.busy()) == Counter(times)
        store.save_busy(file, later)
        assert store.read.busy_files() == (file,)
        assert Counter(store.read.busy()) == Counter(later)
        store.forget_busy(file.id)
        assert (store.read.busy_files(), store.read.busy()) == ((), ())


def test_a_later_save_leaves_nothing_of_the_one_before(store: Store) -> None:
    """Renewals, categories, fees: replaced and not added to."""
    store.save_holding(samples.holding(), [samples.milestone("a", 1)], (), NOW)
    bare = replace(samples.holding(), rules=samples.holding().rules[:1], seen_to={}, state=None)
    bare = replace(bare, credential=replace(bare.credential, renewals=(), expires=None))
    store.save_holding(bare, [samples.milestone("b", 1)], (), LATER)
    store.save(samples.activity(), samples.payment(), samples.document())
    activity = replace(samples.activity(), categories=(), approved_by=(), certificate=None)
    document, payment = samples.document(file=None, expires_on=None), samples.payment(settles=True)
    store.save(activity, payment, document)
    store.choose_fees("held-1", ["a", "b"])
    store.choose_fees("held-1", ["c"])
    assert store.read.holdings() == (bare,)
    assert [it.key for it in store.read.credential_milestones("held-1")] == ["b"]
    assert (store.read.ledger(), store.read.payments()) == ((activity,), (payment,))
    assert (store.read.documents(), store.read.chosen_fees("held-1")) == ((document,), ("c",))


def test_what_is_forgotten_is_gone_alone(store: Store) -> None:
    """Its neighbours stay; CE of a credential that is gone stays in the ledger."""
    store.save_holding(samples.holding(1), (), (), NOW)
    store.save_holding(samples.holding(2), (), (), LATER)
    store.save(*(make(n) for make in (samples.payment, samples.document) for n in (1, 2)))
    store.save(samples.activity(1, ("held-1", "held-2")), samples.activity(2))
    store.forget(samples.payment(1))
    store.forget(samples.document(1))
    store.forget(samples.activity(2))
    store.forget_holding(samples.holding(1), LATER)
    assert store.read.payments() == (samples.payment(2),)
    assert store.read.documents() == (samples.document(2),)
    assert store.read.holdings() == (samples.holding(2),)
    assert store.read.ledger() == (samples.activity(1, ("held-2",)),)


def test_papers_are_in_the_order_of_their_numbers(store: Store) -> None:
    """The tenth after the second."""
    store.save(*(samples.document(n) for n in (10, 2, 1)))
    assert [it.id for it in store.read.documents()] == ["doc-1", "doc-2", "doc-10"]


def test_days_that_a_calendar_touches_are_counted_once(store: Store) -> None:
    """From a day on, that day included."""
    store.save_busy(*samples.busy_times())
    assert [store.read.busy_days("work", START + n * ONE_DAY) for n in range(3)] == [2, 1, 0]


def test_without_a_database_nothing_is_kept(path: Path) -> None:
    """Empty answers where a list is asked for, a sentence where an enrolment is."""
    with open_reader(path) as reader:
        assert (reader.holdings(), reader.ledger(), reader.payments(), reader.documents()) == ((), (), (), ())
        assert (reader.busy_files(), reader.busy(), reader.actions(), reader.draft("enrolment")) == ((), (), (), None)
        with pytest.raises(BadInput, match="no enrolment yet"):
            reader.chosen_fees("plain-1")
