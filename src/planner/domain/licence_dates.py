"""What a state asks after the pass: when to apply for a licence, and when it first has to be renewed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.domain.citing import Cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.licence import LicenceCycle, LicenceRule, State
    from planner.domain.milestone import Milestone
    from planner.domain.track import Track

ASKED_FOR = ("licence", "registration")


def licence_milestones(track: Track, state: State, certified: date) -> Iterator[Milestone]:
    """A state's dates for a credential earned on `certified`, all of them only if the exam is passed.

    Where certification is enough, or nothing is asked, there are no dates; where the state is unclear, a reminder to
    ask the agency on the day of the exam.
    """
    for rule in state.rules_for(track.id, track.family):
        cited = Cited(state.sources)
        if rule.needed.value.startswith("unclear"):
            because = f"what {state.name} asks is unclear: {rule.title}"
            yield cited.milestone(
                f"licence_ask_{rule.id}", certified, "licence", f"{state.name}: ask the agency what you need",
                because, rule.needed, expected=True,
            )  # fmt: skip
        elif rule.needed.value in ASKED_FOR:
            yield from _licence(state, rule, cited, certified)


def _licence(state: State, rule: LicenceRule, cited: Cited, certified: date) -> Iterator[Milestone]:
    lead = rule.lead_time
    granted = lead.value.after(certified) if lead else certified
    wait = f"; the licence takes {lead.value}, so expect it by {granted}" if lead else ""
    yield cited.milestone(
        f"licence_apply_{rule.id}", certified, "licence", f"{state.name}: apply for the {rule.title}",
        f"from {certified}, the day you are certified{wait}", rule.needed, lead, duty=True, expected=True,
    )  # fmt: skip
    if rule.cycle:
        day = first_renewal(rule.cycle, granted)
        fixed = f" on {rule.cycle.fixed_day} of {rule.cycle.parity} years" if rule.cycle.fixed_day else ""
        yield cited.milestone(
            f"licence_renewal_due_{rule.id}", day, "licence", f"{state.name}: renew the {rule.title}",
            f"{day}: every {rule.cycle.every.value}{fixed}, counted from a licence on {granted}",
            rule.needed, rule.cycle.every, lead, duty=True, expected=True,
        )  # fmt: skip


def first_renewal(cycle: LicenceCycle, granted: date) -> date:
    """The first day on which a licence granted on `granted` has to be renewed: the fixed day after it, or one cycle on."""
    if not cycle.fixed_day:
        return cycle.every.value.after(granted)
    month, day = (int(part) for part in cycle.fixed_day.split("-"))
    years = (granted.year + n for n in range(3))
    remainder = {"every": None, "even": 0, "odd": 1}[cycle.parity]
    days = (date(year, month, day) for year in years if remainder is None or year % 2 == remainder)
    return next(d for d in days if d > granted)
