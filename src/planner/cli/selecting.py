"""Which dates a command is about: sections, instants and enrolments as they are named on the command line."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from planner.cli.options import Typed
from planner.clock import local_instant, parse_date
from planner.errors import BadInput

if TYPE_CHECKING:
    from planner.cli.session import Session
    from planner.domain.calendar_item import Section


def _sections(text: str, where: str) -> tuple[Section, ...]:
    from difflib import get_close_matches

    from planner.domain.calendar_item import SECTIONS

    named = [part.strip() for part in text.split(",")]
    for name in named:
        if name not in SECTIONS:
            near = get_close_matches(name, SECTIONS, n=1)
            hint = f" Nearest: {near[0]}." if near else ""
            message = f"{where}: there is no section '{name}'.{hint} They are: {', '.join(SECTIONS)}."
            raise BadInput(message)
    return tuple(section for section in SECTIONS if section in named)


def _instant(text: str, where: str) -> datetime:
    """A day from its beginning here on, or an instant; one without an offset is local too."""
    try:
        instant = datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        message = f"{where}: '{text}' is no instant. Write it as 2027-01-11 or 2027-01-11T12:00:00Z."
        raise BadInput(message) from None
    if instant is None:
        return local_instant(parse_date(text, where), time())
    parse_date(text.partition("T")[0], where)  # the years that can be counted in
    return instant.astimezone(UTC)


SECTION_LIST: Typed[tuple[Section, ...]] = Typed("S,S", _sections)
INSTANT: Typed[datetime] = Typed("DATE|INSTANT", _instant)


def calendars_of(session: Session) -> list[str]:
    """The enrolment or credential meant; unless it was named, all that is held and what is over, which calendars show
    or have to hear of.
    """
    planner, named = session.planner, session.enrolment
    if named:
        return [planner.studied(named) or planner.holding(named).credential.id]
    known = planner.enrolments()
    held = [it.credential.id for it in planner.holdings()]
    over = [it.id for it in known if it.status != "active"]
    studied = [] if (held or over) and len(over) == len(known) else [session.chosen()]
    return [*dict.fromkeys((*studied, *held, *over))]
