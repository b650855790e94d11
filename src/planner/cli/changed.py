"""The answer to a change of anything that a plan rests on: what was said, and what it does to each plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.output import heading, room, say, say_json
from planner.cli.tables import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.cli.session import Session
    from planner.domain.difference import Difference
    from planner.service import View


def tell_effects(
    session: Session,
    said: str,
    found: Sequence[tuple[View, Difference]],
    *,
    dry_run: bool,
    as_json: bool,
    remarks: Sequence[str] = (),
) -> None:
    """As text or as a document; `said` is what happened, without a full stop."""
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.effect(found, session.today, stored=not dry_run))
        return
    from planner.cli.effect import effect

    ending = " This only shows it: nothing is stored." if dry_run else ""
    opening = [*map(heading, wrap(f"{said}.{ending}", room())), *(line for it in remarks for line in wrap(it, room()))]
    for view, changes in found:
        title = ["", heading(view.enrolment.id)] if len(found) > 1 else []
        opening += [*title, *effect(view, changes, session.today, room())]
    say(opening)
