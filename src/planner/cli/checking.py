"""`check`: how good the plan is, each property with its value and threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.output import heading, room, say, say_json, warning
from planner.cli.session import Command, Session, json_option, pass_session
from planner.domain.plan_words import SIGNS, is_hard, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.scorecard import Property


@click.command(cls=Command)
@json_option
@pass_session
def check(session: Session, as_json: bool) -> None:
    """Measure the plan: what holds and what gave way.

    Each property is counted again from the stored plan. Exit code 1 if a rule (H) is broken.
    """
    name = session.chosen()
    found = session.planner.check(name)
    if as_json:
        from planner.cli import documents

        say_json(documents.check(name, found, session.today))
    else:
        say(scorecard(name, found, room()))
    if any(is_hard(it) and not it.holds for it in found):
        raise click.exceptions.Exit(1)


def scorecard(name: str, found: Sequence[Property], room: int) -> Iterator[str]:
    """The rules, the qualities, and what gave way."""
    from planner.cli.tables import wrap

    yield heading(f"{name}: the plan's scorecard")
    for title, hard in (("Rules (H), which must hold", True), ("Qualities (S), which may give way", False)):
        yield ""
        yield title
        yield from _rows([it for it in found if is_hard(it) == hard], room)
    yield ""
    yield from wrap(verdict(found), room)
    for it in found:
        if not it.holds:
            lines = wrap(f"{it.title}: {it.detail or 'no detail'}.", room, f"  {it.id}  ")
            yield from map(warning, lines)


def _rows(found: Sequence[Property], room: int) -> list[str]:
    from planner.cli.tables import Column, table

    figures = (Column("is", right=True), Column("asked", right=True))
    columns = (Column(""), Column("", wraps=True), *figures, Column(""))
    return table(columns, [(it.id, it.title, *_figures(it), _standing(it)) for it in found], room, "  ")


def _figures(it: Property) -> tuple[str, str]:
    return "-" if it.value is None else f"{it.value:g}", f"{SIGNS[it.comparison]} {it.threshold:g}"


def _standing(it: Property) -> str:
    if it.value is None:
        return "not measured"
    if it.holds:
        return "holds"
    return "BROKEN" if is_hard(it) else "gave way"
