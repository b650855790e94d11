"""`costs` and `paid`: what is to be paid and when, what was paid, and which of several fees it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from planner.cli.options import DAY, TEXT, WHOLE, Typed
from planner.cli.output import room, say, say_json
from planner.cli.session import Command, Group, Session, json_option, pass_session
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from planner.domain.money import Line

MOST_YEARS = 30
owner_option = click.option(
    "--for", "owner", metavar="ID", help="The enrolment or credential, where there are several."
)


def amount(text: str, where: str) -> Decimal:
    """An amount as it is typed: `125`, `125.50` or `$125`; whether it makes sense is for the rules to say."""
    from decimal import Decimal

    matched = re.fullmatch(r"(-?)\$?(\d{1,12}(?:\.\d{1,6})?)", text.strip(), re.ASCII)
    if not matched:
        message = f"{where}: '{text}' is no amount. Give US dollars, for example 125 or 125.50."
        raise BadInput(message)
    return Decimal(matched[1] + matched[2])


DOLLARS: Typed[Decimal] = Typed("amount", amount)


@click.group(cls=Group, invoke_without_command=True)
@click.option("--years", type=WHOLE, metavar="N", default=5, help="How many years to look ahead: 5 if you don't say.")
@json_option
@pass_session
@click.pass_context
def costs(ctx: click.Context, session: Session, years: int, as_json: bool) -> None:
    """What is to be paid and when, and what was paid."""
    if ctx.invoked_subcommand is not None:
        return
    if not 1 <= years <= MOST_YEARS:
        message = f"--years: {years}. 1 to {MOST_YEARS} is accepted."
        raise BadInput(message)
    budget = session.planner.costs(years)
    if as_json:
        from planner.cli.costs_documents import costs as document

        say_json(document(budget, session.today))
        return
    from planner.cli.costs_text import costs_text

    say(costs_text(budget, session.today, room()))


@costs.command()
@click.argument("fees", metavar="[FEE]...", nargs=-1)
@owner_option
@click.option("--usual", is_flag=True, help="Forget what was chosen: plan the usual fees.")
@json_option
@pass_session
def choose(session: Session, fees: tuple[str, ...], owner: str | None, usual: bool, as_json: bool) -> None:
    """Which fees you pay, where there are several of a kind, or others beside the usual.

    What you name becomes your whole choice. Without a FEE the fees are listed.
    """
    if fees and usual:
        message = "--usual: goes without a FEE. It forgets what was chosen."
        raise BadInput(message)
    chosen = [session.planner.choose_fees(fees, owner)] if fees or usual else session.planner.choosable()
    found = [it for it in chosen if owner in (None, it.owner)]
    if as_json:
        from planner.cli.costs_documents import fees as document

        say_json(document(found))
        return
    from planner.cli.costs_text import fees_text

    say(fees_text(found, room()))


@click.command(cls=Command)
@click.argument("item", type=TEXT, metavar="ITEM")
@click.option("--on", type=DAY, metavar="DATE", help="The day it was paid; today if you don't say.")
@click.option("--amount", type=DOLLARS, metavar="A", help="US dollars; what is owed if you don't say.")
@owner_option
@click.option("--part", is_flag=True, help="One payment of several: the rest is still owed.")
@click.option("--own", is_flag=True, help="ITEM is your own word for something that was not planned.")
@click.option("--again", "anew", is_flag=True, help="In place of what was entered for ITEM before.")
@click.option("--not-paid", is_flag=True, help="Forget what was entered for ITEM.")
@json_option
@pass_session
def paid(
    session: Session, item: str, on: date | None, amount: Decimal | None, owner: str | None,
    part: bool, own: bool, anew: bool, not_paid: bool, as_json: bool,
) -> None:  # fmt: skip
    """Enter what you paid. ITEM is a name that `costs` shows.

    A fee that is paid is off your list, and no calendar reminds you of it any more.
    """
    if not_paid and (on or amount is not None or part or own or anew):
        message = "--not-paid: goes with --for alone. It forgets all that was entered for the item."
        raise BadInput(message)
    if not_paid:
        line = session.planner.take_back_payment(item, owner)
    else:
        line = session.planner.pay(item, on or session.today, amount, owner=owner, own=own, part=part, anew=anew)
    if as_json:
        from planner.cli.costs_documents import payment as document

        say_json(document(line, session.today))
    else:
        say(_paid(line))


def _paid(line: Line) -> Iterator[str]:
    from planner.cli.costs_text import sum_words
    from planner.cli.tables import wrap
    from planner.cli.words import dollars
    from planner.domain.money import Sum

    whose = f" ({line.owner})" if line.owner else ""
    if not line.payments:
        said = f"Not paid: {line.title}{whose}."
    else:
        last = line.payments[-1]
        said = f"Paid: {line.title}{whose}, {dollars(last.amount)} on {last.on}."
    if line.owed != Sum():
        said += f" Still owed: {sum_words(line.owed)}."
    yield from wrap(said, room())
