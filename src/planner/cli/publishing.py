"""`publish`: the dates in a calendar on a server, kept up to date there. Reads the database, writes to the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from planner.cli.options import DAY
from planner.cli.output import say, tell
from planner.cli.selecting import SECTION_LIST, calendars_of
from planner.cli.session import Command, Session, pass_session
from planner.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from planner.calendars.server import Account
    from planner.domain.calendar_item import Section

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@click.command(cls=Command)
@click.argument("url")
@click.option("--calendar", metavar="NAME", help="Made if it is not there; else the URL's own calendar, or 'Planner'.")
@click.option("--user", metavar="U", help="Your name on the server.")
@click.option("--password-command", metavar="CMD", help="A program that prints your password; else the keyring has it.")
@click.option("--only", type=SECTION_LIST, metavar="S,S", help="Of milestones,renewals,fees,ce,licences,study.")
@click.option("--from", "first", type=DAY, metavar="DATE", help="Nothing before that day.")
@click.option("--to", "last", type=DAY, metavar="DATE", help="Nothing after that day.")
@pass_session
def publish(
    session: Session,
    url: str,
    calendar: str | None,
    user: str | None,
    password_command: str | None,
    only: tuple[Section, ...] | None,
    first: date | None,
    last: date | None,
) -> None:
    """Keep your plan in a calendar on a CalDAV server.

    Adds, changes and removes the planner's own events there and no others. After a broken connection, give the same
    command again. Study sessions go in only with --only study.

    \b
    planner publish https://cloud.example.org/remote.php/dav --user ann
    """  # noqa: D301  # \b keeps click from joining the lines
    from planner.calendars.publish import publish as bring_up_to_date
    from planner.calendars.selection import select
    from planner.domain.calendar_item import SECTIONS

    account = _account(url, user, password_command)
    items = session.planner.calendar_items(calendars_of(session), gone=not session.enrolment)
    usual = tuple(section for section in SECTIONS if section != "study")
    chosen = select(items, today=session.today, only=only or usual, first=first, last=last, cancelled="drop")
    done = bring_up_to_date(chosen, {item.revision.uid for item in items}, account, calendar)
    counts = f"{done.created} new, {done.updated} changed, {done.deleted} removed, {done.unchanged} as they were"
    say([f"Published to {account.host}: {counts}."])


def _account(url: str, user: str | None, password_command: str | None) -> Account:
    from urllib.parse import unquote, urlsplit

    from planner.calendars.server import Account
    from planner.cli.passwords import password

    try:
        parts = urlsplit(url)
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2])
        named, host = user or unquote(parts.username or ""), bare.hostname
    except ValueError:
        _refuse(f"'{url.rpartition('@')[2]}' is not a web address.")
    if parts.password is not None:
        _refuse("A password in the URL can be seen by others. Leave it out, and name --password-command.")
    if parts.scheme not in {"http", "https"} or not host:
        _refuse(f"'{bare.geturl()}' is not a web address. It would begin with https://")
    if parts.scheme == "http" and host not in LOOPBACK:
        tell(f"{host} is asked over http, which others on the way can read, your password too. Prefer https.")
    return Account(bare.geturl(), named, password(named, host, password_command) if named else "")


def _refuse(message: str) -> NoReturn:
    raise BadInput(message)
