"""The cycles of a credential: which days each holds, counted from the day it was earned and never from a computed end.

A cycle's first and last day both belong to it, and no day belongs to two. Three things begin the count anew: a printed
date that differs from the rule's, an exam, and a reinstatement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, DateRange, end_of_month
from planner.domain.renewal import cycle_months, due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.credential import Credential, Renewed
    from planner.domain.track import Renewal, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFrom:
    """A version of an issuer's rule and the first day on which it holds.

    It governs what is dated on or after `since`; with `new_cycles_only`, only in cycles that begin on or after it, as
    when a category is added "for newer cycles".
    """

    since: date
    renewal: Renewal
    new_cycles_only: bool = False


Rules = tuple[RuleFrom, ...]
"""In order of date, at least one. The first also holds before its own date: nothing older is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One cycle, `start` to `last`, both included, number 1 being the first of the credential.

    Its months are counted from `anchor`: it begins `months_before` after it, and how long it is and how it ends is by
    `counted_by`, the version of the rule on its first day. What its renewal asks for, and what follows a lapse, is by
    `judged_by`: the version on its last day, or on the day of the renewal where that was earlier. `printed` says that
    `last` is from the certificate, against the rule. `renewed_on` is None in the open cycle, in those still expected,
    and in past ones whose renewal was never told.
    """

    number: int
    start: date
    last: date
    anchor: date
    months_before: int
    counted_by: Renewal
    judged_by: Renewal
    printed: bool = False
    renewed_on: date | None = None

    @property
    def days(self) -> DateRange:
        """All its days."""
        return DateRange(self.start, self.last + ONE_DAY)

    @property
    def months_after(self) -> int:
        """Months from the anchor to the cycle's end by the rule."""
        return self.months_before + cycle_months(self.counted_by)


def rules_of(track: Track) -> Rules:
    """The rules of a track: one version, for a track file holds no more."""
    return (RuleFrom(since=date.min, renewal=track.renewal),)


def version_on(rules: Rules, day: date, began: date) -> RuleFrom:
    """The version in force on `day` for a cycle that began on `began`."""
    holding = [rule for rule in rules if rule.since <= (began if rule.new_cycles_only else day)]
    return holding[-1] if holding else rules[0]


def rule_on(rules: Rules, day: date, began: date) -> Renewal:
    """What that version says."""
    return version_on(rules, day, began).renewal


def cycles(credential: Credential, rules: Rules) -> tuple[Cycle, ...]:
    """Every cycle up to the open one, which is the last; it may be over, and then the credential has lapsed.

    A renewal is of the open cycle or a later one, whichever ends nearest to it, so that a history with gaps still gives
    the right cycle; an exam or a reinstatement ends the open one. What a printed date or a renewal passes over is kept,
    as not known to be renewed.
    """
    found = _reaching(_certified(credential.earned_on, 1, rules), credential.expires, rules)
    for renewed in credential.renewals:
        *earlier, opened = found
        run = chain([opened], _after(opened, rules))
        *passed, ended = _nearest(run, renewed.on) if renewed.by == "renewal" else [opened]
        found = [*earlier, *passed, *_renewed(ended, renewed, rules)]
    return tuple(found)


def printed_problems(credential: Credential, rules: Rules) -> tuple[str, ...]:
    """Printed dates that are no later than the cycle before, one sentence each; `cycles` passes over them."""
    printed = (credential.expires, *(renewed.expires for renewed in credential.renewals))
    starts = (
        cycles(replace(credential, renewals=credential.renewals[:n]), rules)[-1].start for n in range(len(printed))
    )
    return tuple(
        f"expires on {expires}: the cycle begins on {start}; a later day, as on the newest certificate, is accepted."
        for expires, start in zip(printed, starts, strict=True)
        if expires is not None and expires < start
    )


def cycles_until(credential: Credential, rules: Rules, until: date) -> tuple[Cycle, ...]:
    """Likewise, and after the open cycle those expected if each is renewed in time, while they begin by `until`."""
    past = cycles(credential, rules)
    return (*past, *takewhile(lambda cycle: cycle.start <= until, _after(past[-1], rules)))


def _certified(day: date, number: int, rules: Rules) -> Iterator[Cycle]:
    """Cycles by the rule from a certification.

    Those that end with a month are counted from the end of the month of certification, as AAMA says of its own: the
    rest of that month is no part of the first.
    """
    ends_with_month = rule_on(rules, day, day).ends == "end-of-month"
    return _counted(day, 0, number, end_of_month(day) + ONE_DAY if ends_with_month else day, rules)


def _counted(anchor: date, months_before: int, number: int, start: date, rules: Rules) -> Iterator[Cycle]:
    """Cycles by the rule, without end. A length is fixed by the rule on a cycle's first day."""
    while True:
        counted_by = rule_on(rules, start, start)
        months_after = months_before + cycle_months(counted_by)
        last = due(anchor, months_after, counted_by.ends)
        yield Cycle(
            number=number, start=start, last=last, anchor=anchor, months_before=months_before,
            counted_by=counted_by, judged_by=rule_on(rules, last, start),
        )  # fmt: skip
        number, months_before, start = number + 1, months_after, last + ONE_DAY


def _after(cycle: Cycle, rules: Rules) -> Iterator[Cycle]:
    """The cycles that follow one by the rule, without a gap."""
    anchor, months_before, start = cycle.anchor, cycle.months_after, cycle.last + ONE_DAY
    if cycle.printed:
        whole = rule_on(rules, start, start).ends in ("day-before", "end-of-year")
        anchor, months_before = start if whole else cycle.last, 0
    return _counted(anchor, months_before, cycle.number + 1, start, rules)


def _nearest(run: Iterator[Cycle], day: date) -> list[Cycle]:
    """The cycles up to the one whose last day is nearest to `day`; of two as near, the earlier."""
    passed = [next(run)]
    while passed[-1].last < day:
        passed.append(next(run))
    if len(passed) > 1 and day - passed[-2].last <= passed[-1].last - day:
        passed.pop()
    return passed


def _reaching(run: Iterator[Cycle], printed: date | None, rules: Rules) -> list[Cycle]:
    """The next cycle; with a printed date those up to the one that it belongs to.

    One that agrees with the rule changes nothing. One from before the cycle begins is of an old certificate.
    """
    if printed is None:
        return [next(run)]
    *passed, last = _nearest(run, printed)
    if last.start <= printed != last.last:
        last = replace(last, last=printed, printed=True, judged_by=rule_on(rules, printed, last.start))
    return [*passed, last]


def _renewed(cycle: Cycle, renewed: Renewed, rules: Rules) -> list[Cycle]:
    """The cycle as renewed, and what that opened. A new certification ends the old cycle the day before."""
    if renewed.by == "renewal":
        last, run = cycle.last, _after(cycle, rules)
    else:
        last = max(cycle.start, min(cycle.last, renewed.on - ONE_DAY))
        run = _certified(renewed.on, cycle.number + 1, rules)
    judged_by = rule_on(rules, min(renewed.on, cycle.last), cycle.start)
    ended = replace(cycle, last=last, renewed_on=renewed.on, judged_by=judged_by)
    return [ended, *_reaching(run, renewed.expires, rules)]
