"""Questions that several commands share: a day, a text, a file, a yes; and lists that say when there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.plain.asks import Ask, Case, option
from planner.clock import parse_date
from planner.errors import BadInput

if TYPE_CHECKING:
    from planner.domain.plan import Block

Choices = list[tuple[str, str]]
NONE = "none"


def some(found: Choices, otherwise: str) -> Choices:
    """The choices; where there are none, the sentence that says so."""
    if not found:
        raise BadInput(otherwise)
    return found


def about(case: Case, block: Block) -> str:
    """`45 min of Vital signs of 2027-01-12`."""
    from planner.service.titles import of_block

    return of_block(case.session.planner.track_of(case.session.chosen()), block)


def day(name: str, text: str, explain: str, *, needed: bool = True) -> Ask:
    """A date; today unless told otherwise, or none at all."""
    return Ask(
        id=name.lstrip("-"), text=f"{text}, YYYY-MM-DD", words=option(name), check=parse_date,
        default=lambda case: case.session.today.isoformat() if needed else "", otherwise="" if needed else NONE,
        explain=explain,
    )  # fmt: skip


def words(name: str, text: str, explain: str, *, otherwise: str = NONE) -> Ask:
    """Any text, which may be left out unless `otherwise` is empty."""
    return Ask(id=name.lstrip("-"), text=text, words=option(name), otherwise=otherwise, explain=explain)
