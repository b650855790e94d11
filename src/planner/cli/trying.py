"""`--dry-run`: the same change on a copy of the database that is thrown away, so that it can be looked at first."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.session import Session
    from planner.service import Planner

dry_run_option = click.option("--dry-run", is_flag=True, help="Only show what would change; store nothing.")


@contextmanager
def acting(session: Session, *, dry_run: bool) -> Iterator[Planner]:
    """The service to act with: the student's, or one on a copy."""
    if not dry_run:
        yield session.planner
        return
    import tempfile
    from pathlib import Path

    from planner.clock import now
    from planner.service import Planner
    from planner.storage.backup import back_up
    from planner.storage.connections import is_there
    from planner.storage.trouble import guarded

    with tempfile.TemporaryDirectory(prefix="planner-") as folder:
        copy = Path(folder) / "planner.db"
        if is_there(session.database):
            with guarded(session.database):
                back_up(session.database, copy)
        yield Planner(copy, session.today, now())
