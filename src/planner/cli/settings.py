"""`config` and `completion`: where things are, what is set, and how the shell learns the commands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import click

from planner.cli.output import say, say_json, tell
from planner.cli.session import Command, Session, json_option, pass_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.config import Config

WIDE = 19
DEFAULT = "the default"


class Setting(NamedTuple):
    """One setting: its name, what holds now, and what says so."""

    name: str
    value: object
    source: str


@click.command(cls=Command)
@json_option
@pass_session
def config(session: Session, as_json: bool) -> None:
    """Where everything is, and every setting with what set it.

    The file config.toml in the folder of your settings may set the theme, plain and keys; each mistake in it is named
    here, and the exit code is then 1.
    """
    from planner.ui.preferences import preferences

    chosen, problems = preferences()
    settings, keys = _settings(session, chosen), list(_keys(chosen))
    if as_json:
        found = {it.name: {"value": it.value, "from": it.source} for it in settings}
        bound = {it.name: {"value": it.value, "from": it.source} for it in keys}
        say_json({"schema": "planner.config/1", **found, "keys": bound, "problems": list(problems)})
    else:
        # Each on one line however long, so that it can be copied.
        say(f"{it.name.replace('_', ' '):{WIDE}} {_words(it.value)}  ({it.source})" for it in settings)
        say(["", "Keys, as [keys] names them:"])
        say(f"{it.name:{WIDE}} {_words(it.value)}  ({it.source})" for it in keys)
    for problem in problems:
        tell(problem)
    if problems:
        raise click.exceptions.Exit(1)


def _settings(session: Session, chosen: Config) -> list[Setting]:
    from planner.config import NAME
    from planner.paths import config_dir, log_path
    from planner.ui.themes import usual_look

    database = "--db" if session.db else _from("PLANNER_DB", "the platform's data folder")
    folder = _from("PLANNER_CONFIG", "the platform's config folder")
    theme = NAME if chosen.theme else "what this terminal can show"
    return [
        Setting("database", str(session.database), database),
        Setting("own_schedules", str(config_dir() / "schedules"), folder),
        Setting("log", str(log_path()), "the platform's log folder"),
        Setting("today", session.today.isoformat(), _from("PLANNER_TODAY", "this machine's date")),
        Setting("color", "no" if os.environ.get("NO_COLOR") else "on a terminal", _from("NO_COLOR", DEFAULT)),
        Setting("settings", str(config_dir() / NAME), folder),
        Setting("theme", chosen.theme or usual_look(os.environ), theme),
        Setting("plain", chosen.plain, NAME if chosen.plain else DEFAULT),
    ]


def _keys(chosen: Config) -> Iterator[Setting]:
    """Every action by the name that the file calls it, with its keys as the file may give them."""
    from planner.config import NAME, sign
    from planner.ui.keys import DEFAULT_KEYS

    for name, usual in DEFAULT_KEYS.items():
        keys = [sign(key) for key in chosen.keys.get(name, usual)]
        yield Setting(name, keys, NAME if name in chosen.keys else DEFAULT)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(value) if isinstance(value, list) else str(value)


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
