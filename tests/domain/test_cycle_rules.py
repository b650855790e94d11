"""The cycles of a credential when its rule changes, and what holds of any of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from ce_builders import at_least, bundled, held, spans
from planner.domain.calendar_math import ONE_DAY, Span
from planner.domain.credential import Credential, Renewed, RenewedBy
from planner.domain.cycle import RuleFrom, Rules, cycles, cycles_until, rule_on, rules_of
from planner.domain.facts import Fact
from planner.domain.track import Renewal

ISSUERS = ("cma-aama", "rma-amt", "ccma-nha", "ncma-ncct", "mlt-ascp", "mlt-aab")


# Rules that change


def versions(*changes: tuple[date, dict[str, object], bool]) -> Rules:
    base = bundled("ccma-nha").renewal
    rules = [RuleFrom(since=date.min, renewal=base)]
    for since, changed, new_only in changes:
        renewal = replace(rules[-1].renewal, **changed)  # type: ignore[arg-type]
        rules.append(RuleFrom(since=since, renewal=renewal, new_cycles_only=new_only))
    return tuple(rules)


def asked_for(renewal: Renewal) -> int:
    return renewal.constraints[0].required.value


def test_a_rule_that_changes_mid_cycle_judges_the_cycles_that_end_from_its_date() -> None:
    """15 credits instead of 10 from 2028-06-01: the cycle to 2028-05-31 asks for 10, the one to 2028-06-01 for 15."""
    rules = versions((date(2028, 6, 1), {"constraints": (at_least(15),)}, False))
    assert asked_for(cycles(held("x", date(2026, 5, 31)), rules)[-1].judged_by) == 10
    assert asked_for(cycles(held("x", date(2026, 6, 1)), rules)[-1].judged_by) == 15


def test_a_renewal_before_the_change_was_judged_by_the_old_rule() -> None:
    """Sent and confirmed in May, the change came in June: history is not rewritten."""
    rules = versions((date(2028, 6, 1), {"constraints": (at_least(15),)}, False))
    first, second = cycles(held("x", date(2026, 7, 1), Renewed(on=date(2028, 5, 2))), rules)
    assert (asked_for(first.judged_by), asked_for(second.judged_by)) == (10, 15)


def test_a_rule_for_new_cycles_leaves_the_running_one_alone() -> None:
    """As when ASCP added medical ethics."""
    rules = versions((date(2028, 6, 1), {"constraints": (at_least(15),)}, True))
    first, second = cycles_until(held("x", date(2027, 1, 1)), rules, date(2029, 1, 2))
    assert (asked_for(first.judged_by), asked_for(second.judged_by)) == (10, 15)


def test_a_new_length_holds_for_cycles_that_begin_under_it() -> None:
    """24 months from 2027-03-31 to 2029-03-31; then 36 more, 60 from the same first day: 2032-03-31."""
    rules = versions((date(2028, 1, 1), {"cycle": Fact(value=Span(3, "years"))}, False))
    found = cycles_until(held("x", date(2027, 3, 31)), rules, date(2029, 4, 1))
    assert spans(found) == [(1, "2027-03-31", "2029-03-31"), (2, "2029-04-01", "2032-03-31")]


def test_before_the_first_version_nothing_older_is_known() -> None:
    """The first version stands in, rather than none."""
    late = versions()[0].renewal
    assert rule_on((RuleFrom(since=date(2030, 1, 1), renewal=late),), date(2027, 1, 1), date(2027, 1, 1)) is late


# Properties


@st.composite
def lives(draw: st.DrawFn) -> Credential:
    """Credentials of real tracks, renewed or certified anew a few times, with and without a printed date."""
    track = draw(st.sampled_from(ISSUERS))
    rules = rules_of(bundled(track))
    credential = held(track, draw(st.dates(date(1990, 1, 1), date(2035, 12, 31))))
    by: RenewedBy
    for _ in range(draw(st.integers(0, 6))):
        opened = cycles(credential, rules)[-1]
        by = draw(st.sampled_from(["renewal", "renewal", "renewal", "exam", "reinstatement"]))
        length = (opened.last - opened.start).days
        on = opened.last + timedelta(days=draw(st.integers(-length // 2, 60)) if length > 60 else 0)
        drawn = draw(st.none() | st.integers(20, 2000))
        expires = None if drawn is None else max(on, opened.last) + timedelta(days=drawn)
        renewed = Renewed(on=on, by=by, expires=expires)
        if on > (credential.renewals[-1].on if credential.renewals else credential.earned_on):
            credential = replace(credential, renewals=(*credential.renewals, renewed))
    return credential


@given(lives())
def test_no_day_belongs_to_two_cycles_and_numbers_count_up(credential: Credential) -> None:
    """An activity can so never count twice within one credential."""
    found = cycles_until(credential, rules_of(bundled(credential.track)), date(2060, 1, 1))
    event(f"renewals: {len(credential.renewals)}")
    for one, next_one in pairwise(found):
        assert one.start <= one.last < next_one.start
        assert next_one.number == one.number + 1
    assert all(cycle.days.start == cycle.start and cycle.days.last == cycle.last for cycle in found)


@given(lives())
def test_every_renewal_is_found_and_the_open_cycle_is_not_renewed(credential: Credential) -> None:
    """Nothing that was told is lost."""
    found = cycles(credential, rules_of(bundled(credential.track)))
    assert [cycle.renewed_on for cycle in found if cycle.renewed_on] == [renewed.on for renewed in credential.renewals]
    assert found[-1].renewed_on is None
    latest = credential.renewals[-1] if credential.renewals else None
    if latest and latest.expires and (latest.expires - latest.on).days >= 300:  # else of an old certificate
        assert found[-1].last == latest.expires


@given(lives())
def test_without_a_new_certification_there_is_no_gap(credential: Credential) -> None:
    """From the first day to the last every day lies in a cycle."""
    steady = tuple(renewed for renewed in credential.renewals if renewed.by == "renewal")
    found = cycles(replace(credential, renewals=steady), rules_of(bundled(credential.track)))
    assert all(b.start == a.last + ONE_DAY for a, b in pairwise(found))


@given(st.sampled_from(ISSUERS), st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 12))
def test_a_life_of_renewals_ends_where_the_first_day_says(track: str, earned: date, renewals: int) -> None:
    """Renewing moves nothing: the dates are those expected on the first day."""
    rules = rules_of(bundled(track))
    credential = held(track, earned)
    expected = cycles_until(credential, rules, date(2120, 1, 1))
    for _ in range(renewals):
        last = cycles(credential, rules)[-1].last
        credential = replace(credential, renewals=(*credential.renewals, Renewed(on=last)))
    assert spans(cycles(credential, rules)) == spans(expected[: renewals + 1])


@pytest.mark.parametrize("track", ISSUERS)
def test_a_track_holds_one_version_of_its_rule(track: str) -> None:
    """It holds on any day."""
    loaded = bundled(track)
    assert rule_on(rules_of(loaded), date(1999, 1, 1), date(1999, 1, 1)) is loaded.renewal
