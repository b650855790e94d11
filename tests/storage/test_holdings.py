"""Credentials and the ledger as rows: saved, exported and read again as they were; the cheap readings agree."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ce_builders import bundled, held
from planner.domain.ce_ledger import CeActivity
from planner.domain.credential import Credential, Renewed
from planner.domain.holding import Holding, RulesFrom
from planner.domain.ladder import lapsed, of_open_cycle
from planner.domain.milestone import Milestone
from planner.domain.track import Track
from planner.domain.upkeep import holding_milestones
from planner.storage import glance
from planner.storage.dump import dump, load_dump
from planner.storage.reading import open_reader
from planner.storage.store import open_store
from storage.samples import NOW, entry, sample, values

if TYPE_CHECKING:
    from planner.storage.store import Store

UNTIL = date(2040, 1, 1)


@st.composite
def holdings(draw: st.DrawFn) -> Holding:
    """Any credential, with renewals and versions of its rules in order and on days of their own."""
    renewals = draw(st.lists(values(Renewed), max_size=3, unique_by=lambda it: it.on))
    versions = st.builds(RulesFrom, st.dates(), values(Track), st.booleans())
    rules = draw(st.lists(versions, min_size=1, max_size=2, unique_by=lambda it: it.since))
    credential = replace(
        draw(values(Credential)),
        id=draw(st.text(min_size=1)),
        uuid=str(draw(st.uuids())),
        renewals=tuple(sorted(renewals, key=lambda it: it.on)),
    )
    return Holding(
        credential=credential,
        rules=tuple(sorted(rules, key=lambda it: it.since)),
        state=draw(st.none() | st.text()),
        seen_to=draw(st.dictionaries(st.text(), st.dates(), max_size=2)),
    )


@st.composite
def activities(draw: st.DrawFn, credential: str) -> CeActivity:
    """Any activity for that credential or for none."""
    for_it = draw(st.sampled_from([(), (credential,)]))
    amount = draw(st.decimals(allow_nan=False, allow_infinity=False))
    drawn: CeActivity = draw(values(CeActivity))
    return replace(drawn, id=draw(st.text(min_size=1)), uuid=str(draw(st.uuids())), credentials=for_it, credits=amount)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), one=holdings())
def test_anything_that_is_held_comes_back_as_it_was(data: st.DataObject, one: Holding) -> None:
    """Through a file, with every field drawn, and again through an export: a field without a column is found here."""
    dates = tuple(data.draw(st.lists(values(Milestone), max_size=3, unique_by=lambda it: it.key)))
    ledger = data.draw(st.lists(activities(one.credential.id), max_size=3, unique_by=(lambda it: it.id)))
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "one.db") as store:
            store.save_holding(one, dates, (), NOW)
            store.save(*ledger)
        with open_reader(Path(folder) / "one.db") as reader:
            told = (reader.holdings(), reader.credential_milestones(one.credential.id), reader.ledger())
            assert told == ((one,), dates, tuple(sorted(ledger, key=lambda it: (it.on.isoformat(), it.id))))
            exported = json.loads(json.dumps(dump(reader)))
        with open_store(Path(folder) / "two.db") as store:
            load_dump(store, exported)
            read = store.read
            assert (read.holdings(), read.credential_milestones(one.credential.id), read.ledger()) == told


def kept(track: str = "cma-aama", number: int = 1, **changed: Any) -> Holding:
    """A bundled credential of 30 November 2027."""
    credential = replace(
        held(track, date(2027, 11, 30)), id=f"{track}-{number}", uuid=f"6f1c0d3e-6f0b-4c39-9a52-{number:012}"
    )
    return replace(Holding(credential=credential, rules=(RulesFrom(date.min, bundled(track)),)), **changed)


def keep(store: Store, it: Holding) -> tuple[Milestone, ...]:
    """Stored with its dates."""
    dates = holding_milestones(it, None, UNTIL)
    store.save_holding(it, dates, (), NOW)
    return dates


def test_the_names_of_what_is_held_are_those_of_the_newest_rules(store: Store) -> None:
    """Without decoding a track."""
    newer = replace(bundled("cma-aama"), name="CMA, renamed")
    it = kept(rules=(RulesFrom(date.min, bundled("cma-aama")), RulesFrom(date(2030, 1, 1), newer)))
    keep(store, it)
    assert [tuple(row) for row in glance.held(store.read)] == [
        (it.credential.id, it.credential.uuid, "cma-aama", "CMA, renamed", None)
    ]


def test_what_is_due_of_a_credential_is_what_the_domain_says_of_its_open_cycle(store: Store) -> None:
    """The database is asked in one query, the domain decides: they agree on every day, before a lapse and after."""
    for track in ("cma-aama", "rma-amt", "ccma-nha"):
        it = kept(track)
        dates = of_open_cycle(keep(store, it))
        first, last = date(2027, 1, 1), UNTIL
        for day in (date(2028, 1, 1), date(2031, 12, 1), date(2032, 12, 1), date(2036, 1, 1)):
            expected = [
                one.key
                for one in sorted(dates, key=lambda one: one.date)
                if not one.done and (one.date >= day or one.duty)
            ]
            found = glance.due_between(store.read, it.credential.id, first, last, day, "credential")
            assert [one.key for one in found] == expected
            assert lapsed(dates, day) == (day > min(one.date for one in dates if one.key == "renewal_due"))
        store.forget_holding(it, NOW)


def test_enrolments_and_credentials_count_on_together(store: Store) -> None:
    """An id means one thing: what an enrolment has become, or something else."""
    sample(4).save(store)
    store.save_holding(replace(kept(), credential=replace(kept().credential, id="plain-7")), (), (), NOW)
    assert (store.next_id("enrolments", "plain"), store.next_id("credentials", "plain")) == ("plain-8", "plain-8")
    assert store.next_id("ce_activities", "ce") == "ce-1"


def test_owners_that_are_gone_are_known_by_their_calendar(store: Store) -> None:
    """Nothing else is left of them."""
    it = kept()
    store.save_holding(it, (), (entry("renewal_due", 2100),), NOW)
    assert store.read.gone_owners() == ()
    store.forget_holding(it, NOW + timedelta(days=1))
    assert store.read.gone_owners() == (it.credential.uuid,)
    assert store.read.holdings() == ()


def test_ce_stays_when_its_credential_goes(store: Store) -> None:
    """It counts for nothing then."""
    keep(store, kept())
    made = CeActivity(
        id="ce-1", uuid="1", on=date(2028, 1, 1), credits=Decimal("2.50"), title="A", credentials=("cma-aama-1",)
    )
    store.save(made)
    store.forget_holding(kept(), NOW)
    assert store.read.ledger() == (replace(made, credentials=()),)
