"""The dates of a credential that is held, for each of its cycles: what is due and by when, and what follows a lapse.

The keys are those of the dates expected before the exam; from the second cycle on they end in its number. The dates of
a yearly clock are counted through all cycles.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.domain.calendar_math import Span
from planner.domain.citing import Cited
from planner.domain.cycle import cycles, cycles_until, version_on
from planner.domain.renewal import due, in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.credential import Credential
    from planner.domain.cycle import Cycle, Rules
    from planner.domain.facts import Fact
    from planner.domain.milestone import Milestone
    from planner.domain.renewal import Ends
    from planner.domain.track import Clock, Rung, Track

DUE = "renewal_due"
"""How the key of a cycle's last day begins."""
TAIL: Mapping[Ends, str] = MappingProxyType(
    {
        "end-of-month": ", to the end of the month",
        "end-of-year": ", to the end of the year, the first counted whole",
        "day-before": " - 1 day, the day before the anniversary",
    }
)


def credential_milestones(
    track: Track, credential: Credential, rules: Rules, until: date, done: Collection[str] = ()
) -> Iterator[Milestone]:
    """Every date of the credential in cycles that begin by `until`, the open one always among them; not in order.

    `done` holds the keys of duties that were seen to. Past cycles count as seen to: the credential outlived them. Steps
    down are dated for the open cycle alone.
    """
    opened = cycles(credential, rules)[-1].number
    every = cycles_until(credential, rules, until)
    for cycle in every:
        if cycle.number < opened:
            yield _past(track, cycle)
            continue
        dated = (*_renewal(track, cycle, done, expected=cycle.number > opened), *_checkpoints(track, cycle))
        yield from map(_if_renewed, dated) if cycle.number > opened else dated
        if cycle.number == opened:
            yield from _steps_down(track, cycle)
    for clock, ordinal, day, cycle in clock_days(rules, every):
        key = clock.key + mark(ordinal)
        fee = _clock(track, clock, key, day, cycle, done=cycle.number < opened or key in done)
        yield _if_renewed(fee) if cycle.number > opened else fee


def _if_renewed(it: Milestone) -> Milestone:
    """A date of a cycle after the open one: a calendar may keep it for years, so its title says what it hangs on."""
    return replace(it, title=f"If renewed: {in_a_sentence(it.title)}")


def of_open_cycle(found: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Of a credential's dates those up to the end of its open cycle, and what follows if that is not renewed.

    The open cycle is the first whose end is not done. A licence has terms of its own: its dates up to the first renewal
    that is not done are among them, however late that is.
    """
    dated = tuple(found)
    last = _last_day(dated)
    open_terms = (it.date for it in dated if it.kind == "licence" and it.duty and not it.done)
    of_licence = max(last, min(open_terms, default=last))
    return tuple(it for it in dated if it.date <= (of_licence if it.kind == "licence" else last) or _steps_off(it))


def lapsed(found: Iterable[Milestone], today: date) -> bool:
    """Whether the open cycle is over, going by a credential's dates alone."""
    return _last_day(found) < today


def _last_day(found: Iterable[Milestone]) -> date:
    return min(it.date for it in found if it.key.startswith(DUE) and not it.done)


def _steps_off(it: Milestone) -> bool:
    return it.kind == "renewal" and not it.duty


def renew_by(cycle: Cycle) -> date:
    """The last day to send the renewal with the issuer's time and the margin in hand; not before the cycle begins."""
    processing, margin = cycle.judged_by.processing.value, cycle.judged_by.margin.value
    return max(cycle.start, margin.before(processing.before(cycle.last)))


def rungs(cycle: Cycle) -> tuple[tuple[Rung, date], ...]:
    """The steps down after the cycle's last day, by the rule then in force, in order of date."""
    dated = ((rung, rung.after.value.after(cycle.last)) for rung in cycle.judged_by.ladder)
    return tuple(sorted(dated, key=lambda step: step[1]))


def clock_days(rules: Rules, every: Sequence[Cycle]) -> Iterator[tuple[Clock, int, date, Cycle]]:
    """The dates of all clocks in these cycles, each once, with its number among those of its clock, from 1.

    They are counted from what the cycle is counted from. A version's clocks run on the days on which it holds.
    """
    numbers: dict[str, int] = {}
    for cycle in every:
        for version in rules:
            for clock in version.renewal.clocks:
                for day in _in_cycle(clock, cycle):
                    if version_on(rules, day, cycle.start) is version:
                        numbers[clock.key] = numbers.get(clock.key, 0) + 1
                        yield clock, numbers[clock.key], day, cycle


def mark(number: int) -> str:
    """What the key of the second of a kind, and of those after it, ends in."""
    return "" if number == 1 else f"_{number}"


def _in_cycle(clock: Clock, cycle: Cycle) -> Iterator[date]:
    months = clock.months.value
    turn = max(1, cycle.months_before // months)
    while (day := due(cycle.anchor, months * turn, clock.due)) <= cycle.last:
        if day >= cycle.start:
            yield day
        turn += 1


def _past(track: Track, cycle: Cycle) -> Milestone:
    how = f"renewed on {cycle.renewed_on}" if cycle.renewed_on else "a later cycle is open, so it was renewed"
    because = f"{cycle.last}, the end of cycle {cycle.number}: {how}"
    title = f"End of cycle {cycle.number}"
    cited = Cited(track.sources)
    return cited.milestone(f"{DUE}{mark(cycle.number)}", cycle.last, "renewal", title, because, duty=True, done=True)


def _renewal(track: Track, cycle: Cycle, done: Collection[str], *, expected: bool) -> Iterator[Milestone]:
    cited, rule, by = Cited(track.sources), cycle.judged_by, renew_by(cycle)
    again = " again" if expected else ""
    key, title = f"{DUE}{mark(cycle.number)}", f"Credential expires unless renewed{again}"
    because = _ends(cycle) + ("; it holds if the cycle before it is renewed" if expected else "")
    yield cited.milestone(key, cycle.last, "renewal", title, because, *_length(cycle), duty=True, done=key in done)
    key = f"renew_by{mark(cycle.number)}"
    because = f"{by} = expiry {cycle.last} - {rule.processing.value} processing - {rule.margin.value} in hand"
    if by == cycle.start:
        because = (
            f"{by}, the first day of the cycle: too short for {rule.processing.value} and {rule.margin.value} in hand"
        )
    facts = (*_length(cycle), rule.processing, rule.margin)
    yield cited.milestone(key, by, "renewal", "Send the renewal", because, *facts, duty=True, done=key in done)


def _length(cycle: Cycle) -> tuple[Fact[Span], ...]:
    """What the cycle's last day rests on; the student's own certificate needs no source."""
    return () if cycle.printed else (cycle.counted_by.cycle,)


def _ends(cycle: Cycle) -> str:
    if cycle.printed:
        return f"{cycle.last}, the date printed on the certificate"
    wins = "; if your certificate prints another date, that one counts" if cycle.counted_by.printed_date_wins else ""
    months = Span(cycle.months_after, "months")
    return f"{cycle.last} = {cycle.anchor} + {months}{TAIL.get(cycle.counted_by.ends, '')}{wins}"


def _checkpoints(track: Track, cycle: Cycle) -> Iterator[Milestone]:
    """Looks at the CE so far, when an even pace reaches the next part. The last is the day to send the renewal."""
    cited, unit = Cited(track.sources), cycle.judged_by.unit
    total = next((c.required for c in cycle.judged_by.constraints if c.kind == "total"), None)
    looks = cycle.judged_by.checkpoints.value
    if total is None or not looks:
        return
    sent = renew_by(cycle)
    early = [(day, units, because) for day, units, because in _looks(cycle, looks, total.value) if day < sent]
    because = f"{sent}, the day to send the renewal: all {total.value} {unit} have to be earned by then"
    for n, (day, units, why) in enumerate([*early, (sent, total.value, because)], 1):
        key, title = f"ce_checkpoint_{n}{mark(cycle.number)}", f"CE: {units} {unit} by now"
        yield cited.milestone(key, day, "ce", title, why, total, *_length(cycle))


def _looks(cycle: Cycle, looks: int, whole: int) -> Iterator[tuple[date, int, str]]:
    for n in range(1, looks):
        day = cycle.start + timedelta(days=(cycle.last - cycle.start).days * n // looks)
        units = -(-whole * n // looks)
        way = f"{day}: {n} of {looks} parts of the way from {cycle.start} to {cycle.last}"
        yield day, units, f"{way}, so {units} of {whole} {cycle.judged_by.unit} keep pace"


def _steps_down(track: Track, cycle: Cycle) -> Iterator[Milestone]:
    cited = Cited(track.sources)
    for rung, day in rungs(cycle):
        because = f"{day} = expiry {cycle.last} + {rung.after.value}"
        title = f"If not renewed: {in_a_sentence(rung.title)}"
        yield cited.milestone(
            rung.key + mark(cycle.number), day, "renewal", title, because, rung.after, *_length(cycle)
        )


def _clock(track: Track, clock: Clock, key: str, day: date, cycle: Cycle, *, done: bool) -> Milestone:
    amount = next((fee.amount for fee in track.fees if fee.id == clock.fee), None)
    title = f"{clock.title}: ${amount.value}" if amount else clock.title
    because = f"{day}: every {Span(clock.months.value, 'months')} from {cycle.anchor}{TAIL.get(clock.due, '')}"
    cited = Cited(track.sources)
    return cited.milestone(key, day, "fee", title, because, clock.months, amount, duty=True, done=done)
