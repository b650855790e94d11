"""`split`: how several enrolments share one week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import PERCENT
from planner.cli.output import room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session
from planner.cli.trying import acting, dry_run_option
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.domain.sharing import Studying


@click.command(cls=Command)
@click.argument("shares", type=PERCENT, nargs=-1, metavar="[ID=SHARE]…")
@dry_run_option
@json_option
@pass_session
def split(session: Session, shares: tuple[tuple[str, int], ...], dry_run: bool, as_json: bool) -> None:
    """Give each enrolment its part of your week, in percent.

    Without shares: what each has now, and a split by what each still needs.
    """
    if not shares:
        _show(session, as_json=as_json)
        return
    given = dict(shares)
    if len(given) < len(shares):
        message = "An enrolment is named twice. Give each its share once."
        raise BadInput(message)
    for name in given:
        session.chosen(name)
    with acting(session, dry_run=dry_run) as planner:
        found = planner.split(given)
    from planner.cli.changed import tell_effects

    said = f"Your week: {', '.join(f'{name} {share} %' for name, share in given.items())}"
    tell_effects(session, said, found, dry_run=dry_run, as_json=as_json)


def _show(session: Session, *, as_json: bool) -> None:
    from planner.domain.sharing import suggested_split

    claims, problems = session.planner.claims(), session.planner.week_problems()
    suggested = suggested_split({it.id: it.need_minutes for it in claims})
    if as_json:
        from planner.cli import living_documents

        say_json(living_documents.split(claims, suggested, problems, session.today))
        return
    say(_shown(claims, suggested, problems))


def _shown(claims: Sequence[Studying], suggested: Mapping[str, int], problems: Sequence[str]) -> Iterator[str]:
    from planner.cli.output import warning
    from planner.cli.tables import Column, table, wrap
    from planner.domain.wording import day, hours

    if not claims:
        yield "You are not enrolled on anything now. `planner enroll` makes a plan."
        return
    columns = (Column("Enrolment"), Column("Share", right=True), Column("Still needs", right=True), Column("Exam"))
    rows = [(it.id, f"{it.share_percent} %", hours(it.need_minutes), day(it.exam)) for it in claims]
    yield from table(columns, rows, room())
    if len(claims) > 1:
        yield ""
        for problem in problems:
            yield from map(warning, wrap(problem, room(), "! "))
        yield "By what each still needs:"
        yield f"  planner split {' '.join(f'{name}={share}' for name, share in suggested.items())}"
