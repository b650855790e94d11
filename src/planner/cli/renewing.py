"""`renewals` and `renew`: what keeping each credential asks, has and costs in dates, and that it was renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY, WHOLE
from planner.cli.output import heading, room, say, say_json, warning
from planner.cli.session import Command, Session, json_option, pass_session
from planner.cli.tables import wrap

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.credential import RenewedBy


@click.command(cls=Command)
@click.argument("name", metavar="[CREDENTIAL]", required=False)
@click.option("--cycle", type=WHOLE, metavar="N", help="An earlier cycle, by its number; else the open one.")
@json_option
@pass_session
def renewals(session: Session, name: str | None, cycle: int | None, as_json: bool) -> None:
    """What each cycle asks and has, and what comes otherwise.

    Each activity with where it counts, or why not; whether you keep pace; what kind of activity would help most; and,
    dated, what happens if nothing is done.
    """
    found = session.planner.upkeep(name or session.enrolment, cycle, licences=cycle is None)
    if as_json:
        from planner.cli import credential_documents

        say_json(credential_documents.renewals(found, session.today))
    elif not found:
        from planner.service.held import NONE_YET

        say([NONE_YET])
    else:
        from planner.cli import credential_text
        from planner.cli.licence_ce_text import licence_ce

        for place, it in enumerate(found):
            say([*([""] if place else []), *credential_text.renewal(it, session.today, room())])
            say(licence_ce(it, session.today, room()))


@click.command(cls=Command)
@click.argument("name", metavar="CREDENTIAL")
@click.option("--on", type=DAY, metavar="DATE", required=True, help="The day on which the issuer confirmed it.")
@click.option("--expires", type=DAY, metavar="DATE", help="The last day printed on the new certificate.")
@click.option(
    "--by", type=click.Choice(["renewal", "exam", "reinstatement"]), default="renewal",
    help="By CE (renewal), or anew: by exam or reinstatement the next cycle counts from that day.",
)  # fmt: skip
@pass_session
def renew(session: Session, name: str, on: date, expires: date | None, by: RenewedBy) -> None:
    """Record that a credential was renewed: the next cycle opens."""
    from planner.cli.credentials import say_opened
    from planner.domain.credential import Renewed

    (before,) = session.planner.upkeep(name, licences=False)
    held = session.planner.renew(name, Renewed(on=on, by=by, expires=expires))
    say([heading(f"Renewed {held.credential.id} on {on}.")])
    say_opened(session, held)
    missing = before.allocation.needed
    if missing and by == "renewal":
        asked = before.allocation.asked.amount(missing)
        lacks = f"The ledger lacks {asked} for cycle {before.cycle.number}: `planner ce add` enters what you had."
        say(map(warning, wrap(lacks, room(), "! ")))
