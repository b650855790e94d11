"""`config` and `completion`: where things are, and how the shell learns the commands."""

from __future__ import annotations

import os

import click

from planner.cli.output import say, say_json
from planner.cli.session import Command, Session, json_option, pass_session


@click.command(cls=Command)
@json_option
@pass_session
def config(session: Session, as_json: bool) -> None:
    """Where the database, your own files and the log are."""
    rows = _settings(session)
    if as_json:
        found: dict[str, object] = {name: {"value": value, "from": source} for name, value, source in rows}
        say_json({"schema": "planner.config/1", **found})
        return
    for name, value, source in rows:
        say([f"{name.replace('_', ' '):14} {value}  ({source})"])  # on one line however long, so that it can be copied


def _settings(session: Session) -> list[tuple[str, str, str]]:
    from planner.paths import config_dir, log_path

    database = "--db" if session.db else _from("PLANNER_DB", "the platform's data folder")
    return [
        ("database", str(session.database), database),
        ("own_schedules", str(config_dir() / "schedules"), _from("PLANNER_CONFIG", "the platform's config folder")),
        ("log", str(log_path()), "the platform's log folder"),
        ("today", session.today.isoformat(), _from("PLANNER_TODAY", "this machine's date")),
        ("color", "no" if os.environ.get("NO_COLOR") else "on a terminal", _from("NO_COLOR", "the default")),
    ]


def _from(variable: str, otherwise: str) -> str:
    return variable if os.environ.get(variable) else otherwise


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for a shell.

    \b
    bash: eval "$(planner completion bash)"   in ~/.bashrc
    zsh:  eval "$(planner completion zsh)"    in ~/.zshrc
    fish: planner completion fish | source    in ~/.config/fish/config.fish
    """  # noqa: D301  # \b keeps click from joining the lines
    from click.shell_completion import ShellComplete, get_completion_class

    from planner.cli.main import COMPLETING, planner

    kind = get_completion_class(shell)
    if kind is not None:
        # Past BashComplete.source, which starts a bash to ask for its version.
        say([ShellComplete.source(kind(planner, {}, "planner", COMPLETING))])
