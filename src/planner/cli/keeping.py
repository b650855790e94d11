"""`import`, `backup`, `restore`: the whole database from a file, and to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.output import tell
from planner.cli.session import Command, Session, pass_session
from planner.errors import BadInput

if TYPE_CHECKING:
    from typing import NoReturn


@click.command("import", cls=Command)
@click.argument("file")
@pass_session
def import_(session: Session, file: str) -> None:
    """Take over everything that `export --format json` wrote.

    Only into a database without content: nothing is mixed and nothing is lost. Calendars that know your dates know
    them again.
    """
    import json

    try:
        document = json.loads(_bytes(file))
    except ValueError as problem:
        message = f"'{file}' is not JSON ({problem}). Import what `planner export --format json` wrote."
        raise BadInput(message) from problem
    from planner.storage.dump import load_dump
    from planner.storage.store import open_store

    with open_store(session.database) as store:
        load_dump(store, document)
    tell(f"Took over everything from {file} into {session.database}")


@click.command(cls=Command)
@click.argument("path")
@pass_session
def backup(session: Session, path: str) -> None:
    """Copy the database to a file, as it is at this moment."""
    from planner.storage.backup import back_up
    from planner.storage.connections import is_there
    from planner.storage.trouble import guarded

    if not is_there(session.database):
        message = f"There is no database at {session.database} yet, so there is nothing to copy."
        raise BadInput(message)
    target = Path(path)
    if target.is_dir() or not target.absolute().parent.is_dir():
        message = f"'{path}' can't be written: name a file, in a folder that exists."
        raise BadInput(message)
    with guarded(target):
        back_up(session.database, target)
    tell(f"Copied {session.database} to {path}")


def _bytes(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as problem:
        _refuse(file, problem)


def _refuse(file: str, problem: Exception) -> NoReturn:
    message = f"'{file}' can't be read: {getattr(problem, 'strerror', None) or problem}."
    raise BadInput(message) from problem
