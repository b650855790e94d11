"""Credentials as text: what is held, what its cycle asks and has, and what comes if nothing is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.ledger_text import activities, placed_words, requirements
from planner.cli.licence_ce_text import counted_for_licence
from planner.cli.output import heading, warning
from planner.cli.tables import Column, table, wrap
from planner.domain.standing import EXAM_ONLY, LAST_DAY
from planner.domain.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.leading import Next, Way
    from planner.domain.standing import State
    from planner.domain.upkeep import Step, Upkeep

STATE_WORDS: Mapping[State, str] = {"active": "active", "due": "RENEW NOW", "grace": "IN GRACE", "lapsed": "LAPSED"}
OVER = ("grace", "lapsed")


def credentials(found: Sequence[Upkeep], today: date, room: int) -> Iterator[str]:
    """One line each, and what to do about it."""
    yield heading(f"Credentials as of {today}")
    rows = [
        (
            it.holding.credential.id,
            it.holding.track.name,
            STATE_WORDS[it.standing.state],
            f"{'to' if it.standing.state in ('active', 'due') else 'ended'} {day(it.cycle.last)}",
            it.holding.credential.number,
        )
        for it in found
    ]
    columns = (Column(""), Column("", wraps=True), Column(""), Column(""), Column("", wraps=True))
    yield from table(columns, rows, room, "  ")
    yield ""
    for it in found:
        said = wrap(f"{it.holding.credential.id}: {it.standing.text}{_far(it)}", room, rest="  ")
        yield from said if it.standing.state == "active" else map(warning, said)
    yield ""
    yield from wrap("`planner renewals` shows what each cycle asks and has, `planner leads-to` the next step.", room)


def _far(it: Upkeep) -> str:
    """How many points are missing, while they can still be earned."""
    needed = it.allocation.needed
    open_still = it.standing.state in ("active", "due") and needed
    return f" {it.allocation.asked.amount(needed)} still needed." if open_still else ""


def renewal(it: Upkeep, today: date, room: int) -> Iterator[str]:
    """One credential's cycle: where it stands, what it asks, what counts, what would help, what comes otherwise."""
    held, cycle = it.holding.credential, it.cycle
    yield heading(f"{held.id}: {it.holding.track.name}, cycle {cycle.number}, {day(cycle.start)} to {day(cycle.last)}")
    said = wrap(it.standing.text, room, "  ")
    yield from said if it.standing.state == "active" else map(warning, said)
    yield from requirements(it.allocation, it.pace, room)
    yield from _activities(it, room)
    if it.suggestions:
        yield ""
        yield "What would help most"
        for one in it.suggestions:
            yield from wrap(f"{one.text}.", room, "  - ")
    yield from _ladder(it, today, room)


def _activities(it: Upkeep, room: int) -> Iterator[str]:
    yield ""
    if not it.allocation.placed:
        yield "No activities yet: `planner ce add` enters one."
        return
    yield "Activities"
    yield from activities(it.allocation, room)


def _ladder(it: Upkeep, today: date, room: int) -> Iterator[str]:
    rule, short = it.cycle.judged_by, it.holding.track.issuer.short
    yield ""
    yield "If nothing is done" if it.standing.state not in OVER else "What happened, and what is left"
    rows = [(day(step.date), step.title, _gone(step, today)) for step in it.ladder]
    yield from table((Column(""), Column("", wraps=True), Column("")), rows, room, "  ")
    if not rule.ladder:
        when = "at once" if it.standing.state in OVER else "before the last day"
        yield from wrap(f"What follows is not dated: ask {short} {when}.", room, "  ")
    if any(not rung.after.confirmed for rung in rule.ladder):
        yield from wrap(f"Not all of this is confirmed: ask {short}.", room, "  ")
    if rule.by_exam:
        yield from wrap(f"By exam instead: {rule.by_exam.value}", room, "  ")
    if it.standing.state in OVER:
        for note in rule.notes:
            yield from wrap(note.value, room, "  - ")
        yield from wrap(_again(it), room, "  ")


def _gone(step: Step, today: date) -> str:
    """What is over, and what has begun and lasts."""
    over = step.key.endswith(LAST_DAY) or step.key in ("renew_by", "renewal_due")
    if step.date >= today:
        return "" if over or step.date > today else "from today on"
    return "past" if over else "so by now"


def _again(it: Upkeep) -> str:
    """The way back, by the exam only where that is known to be one."""
    held, short = it.holding.credential, it.holding.track.issuer.short
    how = "" if it.standing.state == "grace" else " --by reinstatement"
    back = f"Once {short} has it renewed: `planner renew {held.id} --on DATE{how}`."
    if all(step.key != EXAM_ONLY for step in it.ladder):
        return back
    exam = f"To sit the exam again: `planner enroll {held.track} --start DATE` plans for it, and passing it renews"
    return f"{exam} {held.id}. {back}"


def leads_to(name: str, found: Sequence[Next], room: int) -> Iterator[str]:
    """Each further credential with its routes, and what they ask beside what is held."""
    yield heading(f"{name} leads to")
    if not found:
        yield "  No further credential is named in its file."
        return
    for it in found:
        yield ""
        yield f"{it.track.name}: {it.track.title} ({it.track.id}){', which you hold' if it.held else ''}"
        for way in it.ways:
            yield from _way(way, room)
    yield ""
    yield from wrap(
        "Each route stands alone: its lines are what it asks beside the credentials that you hold. `planner track ID` "
        "shows a route with its pages, `planner whatif` and `planner enroll` plan for it.",
        room,
    )


def _way(way: Way, room: int) -> Iterator[str]:
    doubt = "" if way.confirmed else " (unconfirmed)"
    named = ", with what you hold" if way.named else ""
    yield from wrap(f"{way.route.title}{named}{doubt}: {way.route.id}", room, "  ", "    ")
    for item in way.asks or (way.route.requirement.value,):
        yield from wrap(item, room, "    - ")


def counted_in(found: Sequence[Upkeep], name: str, room: int) -> Iterator[str]:
    """Where one activity counts, for each credential that it was entered for."""
    for it in found:
        for placed in it.allocation.placed:
            if placed.activity.id == name:
                yield from wrap(
                    f"{it.holding.credential.id}: {placed_words(placed, it.allocation)}.", room, "  ", "    "
                )
        yield from counted_for_licence(it, name, room)
