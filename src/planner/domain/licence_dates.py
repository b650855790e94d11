"""What a state asks after the pass: when to apply for a licence, and when it first has to be renewed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.domain.citing import GIVEN, Cited, Grounds
from planner.domain.renewal import in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.licence import LicenceCycle, LicenceRule, State
    from planner.domain.milestone import Milestone
    from planner.domain.track import Track

ASKED_FOR = ("licence", "registration")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def licence_milestones(track: Track, state: State, certified: date, behind: Grounds = GIVEN) -> Iterator[Milestone]:
    """A state's dates for a credential earned on `certified`, all of them only if the exam is passed.

    Where certification is enough, or nothing is asked, there are no dates. Where it is unclear what is asked, or
    whether this exam counts, a reminder to ask the agency, on that day. `behind` is what `certified` rests on.
    """
    cited = Cited(state.sources, behind)
    for number, rule in enumerate(_that_ask(state, track), start=1):
        mark = "" if number == 1 else f"_{number}"
        if rule.needed.value in ASKED_FOR and _exam_counts(rule, track):
            yield from _licence(state, rule, cited, certified, mark)
        else:
            yield _question(track, state, rule, cited, certified, mark)


def _that_ask(state: State, track: Track) -> Iterator[LicenceRule]:
    for rule in state.rules_for(track.id, track.family):
        if rule.needed.value in ASKED_FOR or rule.needed.value.startswith("unclear"):
            yield rule


def _exam_counts(rule: LicenceRule, track: Track) -> bool:
    """A rule lists exams by the credential's name, or by its issuer's; one that lists none takes any."""
    return rule.exams is None or not {track.name, track.issuer.short}.isdisjoint(rule.exams.value)


def _question(track: Track, state: State, rule: LicenceRule, cited: Cited, certified: date, mark: str) -> Milestone:
    title = f"Ask what you need to work in {state.name}"
    why = f"what {state.name} asks is unclear: {rule.title}"
    if rule.needed.value in ASKED_FOR and rule.exams:
        title = f"Ask whether this exam counts in {state.name}"
        why = f"{state.name} is known to take {', '.join(rule.exams.value)}, and {track.name} is not among them"
    because = f"from {certified}, the day you are certified; {why}"
    return cited.milestone(
        f"licence_ask{mark}", certified, "licence", title, because, rule.needed, rule.exams, expected=True
    )


def _licence(state: State, rule: LicenceRule, cited: Cited, certified: date, mark: str) -> Iterator[Milestone]:
    lead, cycle, needed = rule.lead_time, rule.cycle, rule.needed.value
    granted = lead.value.after(certified) if lead else certified
    wait = f", to have it by {granted} = {certified} + {lead.value}" if lead else ""
    yield cited.milestone(
        f"licence_apply{mark}", certified, "licence", f"Apply for your {needed} in {state.name}",
        f"from {certified}, the day you are certified{wait}: {in_a_sentence(rule.title)}",
        rule.needed, rule.exams, lead, expected=True,
    )  # fmt: skip
    if cycle:
        day, title = first_renewal(cycle, granted), f"Renew your {needed} in {state.name}"
        yield cited.milestone(
            f"licence_renewal_due{mark}", day, "licence", title, _renewal(cycle, granted),
            rule.needed, cycle.every, lead, duty=True, expected=True,
        )  # fmt: skip


def _renewal(cycle: LicenceCycle, granted: date) -> str:
    day, every = first_renewal(cycle, granted), cycle.every.value
    if not cycle.fixed_day:
        return f"{day} = licence of {granted} + {every}"
    years = {"every": "", "even": " of an even year", "odd": " of an odd year"}[cycle.parity]
    return f"{day}, the first {day.day} {MONTHS[day.month - 1]}{years} after a licence of {granted}; then every {every}"


def first_renewal(cycle: LicenceCycle, granted: date) -> date:
    """The first day on which a licence granted on `granted` has to be renewed: the fixed day after it, or one cycle on.

    A licence granted on the fixed day itself runs to the next one.
    """
    if not cycle.fixed_day:
        return cycle.every.value.after(granted)
    month, day = (int(part) for part in cycle.fixed_day.split("-"))
    remainder = {"every": None, "even": 0, "odd": 1}[cycle.parity]
    years = (year for year in range(granted.year, granted.year + 3) if remainder is None or year % 2 == remainder)
    return next(fixed for year in years if (fixed := date(year, month, day)) > granted)
