"""What the global options chose, handed to every command; and the options themselves, which may stand anywhere."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from planner.cli.options import DAY

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.service import Planner


@dataclass
class Session:
    """One run of the program. `db` and `enrolment` are what was typed, None where nothing was."""

    db: str | None = None
    enrolment: str | None = None

    @cached_property
    def today(self) -> date:
        """The student's date."""
        from planner.clock import today

        return today()

    @cached_property
    def database(self) -> Path:
        """The database's path; there need be no file yet."""
        from planner.paths import database_path

        return database_path(self.db)

    @cached_property
    def planner(self) -> Planner:
        """The service on that database."""
        from planner.clock import now
        from planner.service import Planner

        return Planner(self.database, self.today, now())

    def chosen(self, named: str | None = None) -> str:
        """The enrolment meant: the one named as an argument, else by `--enrolment`, else the only one."""
        return self.planner.chosen(named or self.enrolment)

    def owner_of(self, block: str) -> str:
        """The enrolment whose block that is, where none was named; else as `chosen`."""
        if self.enrolment is None and len(owners := self.planner.having(block)) == 1:
            return owners[0]
        return self.chosen()

    def topic_names(self, enrolment: str) -> dict[str, str]:
        """Topic ids to names, past the service: all that a plan's text needs of a track, at a tenth of its cost."""
        from planner.storage.glance import topic_names
        from planner.storage.reading import open_reader

        with open_reader(self.database) as reader:
            return topic_names(reader, enrolment)

    def practicum_percent(self, enrolment: str) -> int:
        """Likewise the one number that a plan's document needs of a track."""
        from planner.storage.glance import practicum_percent
        from planner.storage.reading import open_reader

        with open_reader(self.database) as reader:
            return practicum_percent(reader, enrolment)


pass_session = click.make_pass_decorator(Session, ensure=True)


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value is not None:
        setattr(ctx.ensure_object(Session), str(param.name), value)


def _set_today(ctx: click.Context, _: click.Parameter, value: date | None) -> None:
    if value is not None and not ctx.resilient_parsing:
        os.environ["PLANNER_TODAY"] = value.isoformat()  # what the clock reads


def _set_plain(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        os.environ["NO_COLOR"] = "1"


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """`--db`, `--today`, `--enrolment`, `--no-color`; hidden in the help of the commands, where they work as well."""
    return [
        click.Option(
            ["--db"], metavar="PATH", expose_value=False, hidden=hidden, callback=_keep,
            help="The database file. Also PLANNER_DB; by default in your data folder.",
        ),
        click.Option(
            ["--today"], type=DAY, metavar="DATE", expose_value=False, hidden=hidden, callback=_set_today,
            help="Answer as if it were that day. Also PLANNER_TODAY.",
        ),
        click.Option(
            ["--enrolment"], metavar="ID", expose_value=False, hidden=hidden, callback=_keep,
            help="Which enrolment is meant, where there are several: its id or its track's.",
        ),
        click.Option(
            ["--no-color"], is_flag=True, expose_value=False, hidden=hidden, callback=_set_plain,
            help="No bold, no colour. Also NO_COLOR.",
        ),
    ]  # fmt: skip


class Command(click.Command):
    """A command that takes the global options after its name too, so that nobody has to remember where they go."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params = [*self.params, *global_options(hidden=True)]


class Group(click.Group):
    """A command that has commands of its own; it takes the global options too."""

    command_class = Command

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.params = [*self.params, *global_options(hidden=True)]


json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of text.")
