"""Credentials: what is held and what each cycle asks and has, dates, licence, money, papers; before the pass, what
renewal will ask of the certification that is studied for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import away, day
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.ahead import ahead_lines
from planner.ui.pages.purse import money_lines, papers_lines
from planner.ui.pages.upkeep import held_lines, upkeep_lines
from planner.ui.words import marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.licence import LicenceRule, State
    from planner.domain.upkeep import Upkeep
    from planner.service import View
    from planner.ui.line import Role
    from planner.ui.pages.kept import Kept


DATES_SHOWN = 8
ROOMY = 70
"""Columns from which a date also says how far it is."""


def credentials_lines(view: View | None, kept: Kept, today: date, room: int) -> list[Line]:
    """The whole page. `view` is the enrolment that is shown, if there is one; what was passed is held."""
    studied = view if view and view.enrolment.status == "active" else None
    return [
        *(_held(kept, today, room) if kept.held else ()),
        *(ahead_lines(studied.track, studied.milestones, today, room) if studied and not kept.held else ()),
        *(money_lines(kept.budget, today, room) if kept.budget else ()),
        *papers_lines(kept, today, room),
        *([blank(), *ahead_lines(studied.track, studied.milestones, today, room)] if studied and kept.held else ()),
    ]


def _held(kept: Kept, today: date, room: int) -> Iterator[Line]:
    yield from held_lines(kept.held, room)
    yield from _dates(kept, today, room)
    for it in kept.held:
        yield from upkeep_lines(it, today, room)
    yield from _licences(kept, room)


def _dates(kept: Kept, today: date, room: int) -> Iterator[Line]:
    """The next dates of all of them together, with the credential's name where there are several."""
    found = [it for it in kept.ahead() if it.milestone.date >= today or it.milestone.duty]
    if not found:
        return
    names = {it.holding.credential.id: it.holding.track.name for it in kept.held}
    yield blank()
    yield head("Next dates")
    for owner, it in found[:DATES_SHOWN]:
        state = it.state(today)
        role: Role = "bad" if state == "missed" else "warn" if state == "due" and it.duty else "text"
        distance = [(away(it.date, today), 13)] if room >= ROOMY else []
        left = columns([(day(it.date), 14), *distance]) + "  "
        whose = f"{names[owner]}: " if len(names) > 1 else ""
        for n, text in enumerate(wrap(f"{whose}{it.title}{marks(it, today)}", room, left)):
            yield line(text[: len(left)], (text[len(left) :], role), key="" if n else f"due:{owner}:{it.key}")
    if len(found) > DATES_SHOWN:
        yield line((f"and {len(found) - DATES_SHOWN} more until {day(found[-1].milestone.date)}", "dim"))


def _licences(kept: Kept, room: int) -> Iterator[Line]:
    """What the state asks beside each credential; that nothing is known of a state is said too."""
    yield blank()
    yield head("Licence")
    for n, (it, state, rule) in enumerate(kept.licences()):
        yield from paragraph(licence_words(state, rule), room, "text", f"{it.holding.track.name}: ", key=f"licence:{n}")
    known = {it.holding.credential.id for it, _, _ in kept.licences()}
    for it in kept.held:
        if it.holding.credential.id not in known:
            yield from paragraph(_unknown(it), room, "dim", f"{it.holding.track.name}: ")


def licence_words(state: State, rule: LicenceRule) -> str:
    """`California: licence, from the Department of Public Health`."""
    doubt = "" if rule.needed.confirmed else " (unconfirmed)"
    agency = f", {rule.agency.value}" if rule.agency else ""
    return f"{state.name}, {rule.title}: {rule.needed.value}{doubt}{agency}"


def _unknown(it: Upkeep) -> str:
    if not it.holding.state:
        return "no state is given yet: correct the credential to give it."
    return f"nothing is known of {it.holding.state.upper()} here: ask the state's health department."
