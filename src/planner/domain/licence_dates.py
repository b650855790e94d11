"""What a state asks after the pass: when to apply for a licence, and every time that it has to be renewed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from planner.domain.calendar_math import ONE_DAY, Span
from planner.domain.citing import GIVEN, NOT_FOUND, Cited, Grounds, Reason
from planner.domain.licence_terms import terms
from planner.domain.renewal import in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.domain.licence import LicenceCycle, LicenceRule, State
    from planner.domain.licence_terms import Term
    from planner.domain.milestone import Milestone
    from planner.domain.track import Track

ASKED_FOR = ("licence", "registration")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Licensed:
    """What is known of a student's licence: `printed` is the last day that stands on it, `seen_to` what was done when.

    With `seen_to` `licence_apply` the grant is counted from the day of the application. A term is taken to be renewed
    where it ended before the one before `today`, and where a later one was.
    """

    printed: date | None = None
    seen_to: Mapping[str, date] = field(default_factory=dict)
    today: date = date.min


UNKNOWN = Licensed()


def licence_milestones(
    track: Track, state: State, certified: date, until: date, behind: Grounds = GIVEN, known: Licensed = UNKNOWN
) -> Iterator[Milestone]:
    """A state's dates for a credential earned on `certified`, all of them only if the exam is passed: the application,
    and the renewals that are due by `until`, the first in any case.

    Where certification is enough, or nothing is asked, there are no dates. Where it is unclear what is asked, or
    whether this exam counts, a reminder to ask the agency, on that day. `behind` is what `certified` rests on.
    """
    cited = Cited(state.sources, behind)
    for prefix, rule in rules_that_ask(state, track):
        if rule.needed.value in ASKED_FOR and exam_counts(rule, track):
            yield from _licence(state, rule, cited, certified, until, prefix, known)
        else:
            yield _question(track, state, rule, cited, certified, prefix, known)


def rules_that_ask(state: State, track: Track) -> Iterator[tuple[str, LicenceRule]]:
    """The rules of a state that ask something of a track, or may, each with how the keys of its dates begin."""
    asking = ("unclear", *ASKED_FOR)
    found = (rule for rule in state.rules_for(track.id, track.family) if rule.needed.value.startswith(asking))
    for number, rule in enumerate(found, start=1):
        yield "licence" if number == 1 else f"licence{number}", rule


def exam_counts(rule: LicenceRule, track: Track) -> bool:
    """A rule lists exams by the credential's name, or by its issuer's; one that lists none takes any."""
    return rule.exams is None or not {track.name, track.issuer.short}.isdisjoint(rule.exams.value)


def granted(rule: LicenceRule, certified: date, prefix: str, known: Licensed) -> date:
    """The day from which the licence is counted: assumed to follow the application at once, or after the lead time."""
    applied = max(known.seen_to.get(f"{prefix}_apply", certified), certified)
    return rule.lead_time.value.after(applied) if rule.lead_time else applied


def _question(
    track: Track, state: State, rule: LicenceRule, cited: Cited, certified: date, prefix: str, known: Licensed
) -> Milestone:
    title = f"Ask what you need to work in {state.name}"
    why = f"what {state.name} asks is unclear: {rule.title}"
    if rule.needed.value in ASKED_FOR and rule.exams:
        title = f"Ask whether this exam counts in {state.name}"
        why = f"{state.name} is known to take {', '.join(rule.exams.value)}, and {track.name} is not among them"
    because = f"from {certified}, the day you are certified; {why}"
    key = f"{prefix}_ask"
    return cited.milestone(
        key, certified, "licence", title, because, rule.needed, rule.exams, expected=True, done=key in known.seen_to
    )


def _licence(
    state: State, rule: LicenceRule, cited: Cited, certified: date, until: date, prefix: str, known: Licensed
) -> Iterator[Milestone]:
    every: list[Term] = []
    if rule.cycle:
        begins = granted(rule, certified, prefix, known)
        every += terms(rule.cycle, begins, max(until, known.today), known.printed)
    opened, key, lead = _opened(every, prefix, known), f"{prefix}_apply", rule.lead_time
    begun = opened > 1 or known.printed is not None or (every and every[0].days.last < known.today)
    wait = f", to have it by {lead.value.after(certified)} = {certified} + {lead.value}" if lead else ""
    yield cited.milestone(
        key, certified, "licence", f"Apply for your {rule.needed.value} in {state.name}",
        f"from {certified}, the day you are certified{wait}: {in_a_sentence(rule.title)}", rule.needed, rule.exams,
        lead, expected=True, done=bool(begun) or key in known.seen_to,
    )  # fmt: skip
    for term in every:
        if rule.cycle and (term.number == 1 or term.days.last <= until):
            yield _renewal(state, rule, rule.cycle, cited, prefix, term, opened)


def _renewal(
    state: State, rule: LicenceRule, cycle: LicenceCycle, cited: Cited, prefix: str, term: Term, opened: int
) -> Milestone:
    because, facts = _because(cycle, rule, term)
    title = f"Renew your {rule.needed.value} in {state.name}"
    if term.number > opened:
        title = f"If renewed: {in_a_sentence(title)} again"
        because += "; it holds if the one before is renewed"
    return cited.milestone(
        renewal_key(prefix, term.number), term.days.last, "licence", title, because, rule.needed, *facts,
        duty=True, expected=True, done=term.number < opened,
    )  # fmt: skip


def _opened(every: Sequence[Term], prefix: str, known: Licensed) -> int:
    """The number of the first term whose renewal is still open: none before it can be any more."""
    seen = [it.number for it in every if renewal_key(prefix, it.number) in known.seen_to]
    outlived = [it.number for it in every if it.outlived]
    over = [it.number - 1 for it in every if it.days.last < known.today]
    return 1 + max((*seen, *outlived, *over), default=0)


def renewal_key(prefix: str, number: int) -> str:
    """`licence_renewal_due`, `licence_renewal_due_2`."""
    return f"{prefix}_renewal_due{'' if number == 1 else f'_{number}'}"


def _because(cycle: LicenceCycle, rule: LicenceRule, term: Term) -> Reason:
    """Where the date on it is not known, the grant is the planner's guess, and a date counted from that unconfirmed."""
    day, named = term.days.last, rule.needed.value
    if term.printed:
        return Reason(f"{day}, the date printed on your {named}")
    if cycle.fixed_day:
        return Reason(f"{day}, {_fixed(cycle, term)}; then every {cycle.every.value}", (cycle.every, rule.lead_time))
    length = Span(cycle.every.value.count * term.turns, cycle.every.value.unit)
    if term.turns < term.number:
        return Reason(f"{day} = {term.counted_from}, as printed, + {length}", (cycle.every,))
    why = f"{day} = {named} of {term.counted_from} + {length}; the day of grant is assumed, the date on it counts"
    return Reason(why, (cycle.every, rule.lead_time, NOT_FOUND))


def _fixed(cycle: LicenceCycle, term: Term) -> str:
    day = term.days.last
    years = {"every": "", "even": " of an even year", "odd": " of an odd year"}[cycle.parity]
    after = f"after a licence of {term.counted_from}" if term.number == 1 else f"after {term.days.start - ONE_DAY}"
    return f"the first {day.day} {MONTHS[day.month - 1]}{years} {after}"
