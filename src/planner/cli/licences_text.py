"""States' licences as text: all of them in a line each, or one with every fact, its status and its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.fact_page import LABEL, Page
from planner.cli.output import heading
from planner.cli.tables import Column, table, wrap
from planner.cli.words import dollars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.facts import Fact
    from planner.domain.licence import LicenceCycle, LicenceRule, Needed, State
    from planner.domain.track import Family, Track

SHORT: Mapping[Needed, str] = {
    "licence": "licence", "registration": "registration", "certification is enough": "certification",
    "no": "nothing", "unclear: ask the agency": "ask",
}  # fmt: skip
FAMILIES: Mapping[Family, str] = {
    "laboratory": "laboratory", "medical-assistant": "medical assistant", "phlebotomy": "phlebotomy",
}  # fmt: skip
MEANING = (
    "certification: the credential is enough, there is no licence. ask: it is unclear, ask the agency. A dash: the "
    "pages that were read say nothing of that work. ?: not confirmed by the state's own text."
)


def overview(states: Sequence[State], own: Mapping[str, Sequence[Track]], room: int) -> Iterator[str]:
    """One line a state; the student's own is marked."""
    rows = [
        ("*" if it.id in own else "", it.id.upper(), it.name, *(_asked(it, family) for family in FAMILIES))
        for it in sorted(states, key=lambda state: state.name)
    ]
    columns = (Column(""), Column(""), Column(""), *(Column(name, wraps=True) for name in FAMILIES.values()))
    first, *rest = table(columns, rows, room, " ")
    yield heading(first)
    yield from rest
    yield ""
    if own:
        yield from wrap("* is where you work, or mean to.", room)
    yield from wrap(MEANING, room)
    yield from wrap("`planner licences --state XX` shows all that is known of one state.", room)


def state_text(it: State, tracks: Sequence[Track], today: date, room: int) -> Iterator[str]:
    """Every rule of a state; those that speak of the student's tracks first, and marked."""
    page = Page(it.sources, today, room)
    ours = {rule.id: track.name for track in tracks for rule in it.rules_for(track.id, track.family)}
    yield heading(f"{it.name} ({it.id.upper()})")
    for rule in sorted(it.rules, key=lambda rule: rule.id not in ours):
        yield ""
        yield heading(rule.title)
        yield from page.line("For", _for(rule, ours.get(rule.id)))
        yield from _rule(page, rule)
    yield ""
    yield heading("Sources")
    yield from page.cited()
    if ours:
        yield ""
        yield from wrap("Its dates are with your others: `planner milestones --all`.", room)


def nothing_known(state: str, room: int) -> Iterator[str]:
    """An answer too: no state is said to ask for nothing only because no page was read."""
    said = f"Nothing is known here of licences in {state.upper()}: ask the state's health department before you rely"
    yield from wrap(f"{said} on the credential alone. `planner licences` lists the states that are known.", room)


def _asked(it: State, family: Family) -> str:
    """Each answer once; it is confirmed where one rule that gives it is."""
    asked: dict[str, bool] = {}
    for rule in it.rules:
        if family in rule.families:
            said = SHORT[rule.needed.value]
            asked[said] = asked.get(said, False) or rule.needed.confirmed
    return ", ".join(said if confirmed else f"{said}?" for said, confirmed in asked.items()) or "-"


def _for(rule: LicenceRule, ours: str | None) -> str:
    said = ", ".join(rule.tracks) if rule.tracks else " and ".join(FAMILIES[family] for family in rule.families)
    return f"{said}: yours, {ours}" if ours else said


def _rule(page: Page, rule: LicenceRule) -> Iterator[str]:
    yield from page.fact("Needed", rule.needed)
    yield from page.fact("Agency", rule.agency)
    if rule.url:
        yield f"  {'':{LABEL}}{rule.url}"
    yield from page.fact("Exams taken", rule.exams, ", ".join)
    yield from page.fact("Education", rule.education)
    yield from page.fact("Takes", rule.lead_time, lambda span: f"{span} from the application")
    yield from page.fact("Application", rule.application_fee, dollars)
    yield from page.fact("Renewal fee", rule.renewal_fee, dollars)
    if rule.cycle:
        yield from page.fact("Renewal", rule.cycle.every, lambda span: f"every {span}{_fixed(rule.cycle)}")
        yield from _ce(page, rule.cycle)
    yield from page.facts("Notes", rule.notes)


def _fixed(cycle: LicenceCycle | None) -> str:
    if cycle is None or not cycle.fixed_day:
        return ""
    from planner.domain.licence_dates import MONTHS

    month, day = cycle.fixed_day.split("-")
    years = {"every": "", "even": " of even years", "odd": " of odd years"}[cycle.parity]
    return f", on {int(day)} {MONTHS[int(month) - 1]}{years}"


def _ce(page: Page, cycle: LicenceCycle) -> Iterator[str]:
    hours: Fact[int] | None = cycle.ce_hours
    yield from page.fact("CE", hours, lambda count: f"{count} hours every {cycle.every.value}")
    yield from page.fact("" if hours else "CE", cycle.ce_note)
