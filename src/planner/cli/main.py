"""The group of all commands, each loaded when it is used, and what happens when none is named."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, cast

import click

from planner import __version__
from planner.cli.session import Session, global_options, pass_session
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Choose a certification": {
        "choose": "choosing", "tracks": "tracks", "track": "tracks", "compare": "comparing", "track-check": "tracks",
    },
    "Enrol": {
        "enroll": "enrolling", "enrolments": "enrolling", "change": "enrolling", "drop": "enrolling",
        "whatif": "enrolling",
    },
    "Study": {
        "today": "reading", "week": "reading", "plan": "reading", "log": "logged", "sessions": "logged",
        "readiness": "ready", "mock": "ready", "triage": "ready", "milestones": "dated", "explain": "dated",
        "task": "errands", "check": "checking",
    },
    "When plans change": {
        "replan": "replanning", "undo": "taking_back", "skip": "blocks", "pin": "blocks", "unpin": "blocks",
        "pause": "availability", "off": "availability", "busy": "busy_times", "split": "splitting", "fail": "retaking",
    },
    "After the pass": {
        "pass": "credentials", "credentials": "credentials", "credential": "credentials", "renewals": "renewing",
        "renew": "renewing", "ce": "ce", "leads-to": "credentials",
    },
    "Papers and money": {
        "costs": "costs", "paid": "costs", "documents": "papers", "licences": "licences", "resources": "resources",
    },
    "Take it elsewhere": {
        "export": "exporting", "publish": "publishing", "import": "keeping", "backup": "keeping",
    },
    "The program": {"demo": "demo", "config": "settings", "completion": "settings"},
}  # fmt: skip
"""Commands by what they are for, each with the module that has it."""
MODULE_OF: Mapping[str, str] = {name: module for section in SECTIONS.values() for name, module in section.items()}
COMPLETING = "_PLANNER_COMPLETE"
HEADLESS = "today, week, plan, milestones, check, export"
WITHOUT_CURSOR = ("", "dumb", "unknown")


class Planner(click.Group):
    """Finds a command in its module only when it is asked for: a plan is shown without what an enrolment needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order of the help."""
        return list(MODULE_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, or None."""
        module = MODULE_OF.get(cmd_name)
        if module is None:
            return None
        name = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        return cast("click.Command", getattr(import_module(f"planner.cli.{module}"), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Also says what is nearest to a name that doesn't exist."""
        if args[0] not in MODULE_OF and not args[0].startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], MODULE_OF, n=3, cutoff=0.5)
            hint = f" Nearest: {', '.join(near)}." if near else ""
            message = f"There is no command '{args[0]}'.{hint} `planner --help` lists all."
            raise BadInput(message)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands under what they are for."""
        for title, commands in SECTIONS.items():
            found = [(name, self.get_command(ctx, name)) for name in commands]
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(60)) for name, command in found if command])


@click.group(
    cls=Planner,
    invoke_without_command=True,
    params=global_options(hidden=False),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option("--plain", is_flag=True, help="Numbered menus, line by line: for screen readers and Braille.")
@click.version_option(__version__, message="planner %(version)s")
@pass_session
@click.pass_context
def planner(ctx: click.Context, session: Session, plain: bool) -> None:
    """Plans your study from today to the exam, and the years of renewal after it."""
    if ctx.invoked_subcommand is None:
        _without_command(session, plain=plain)
    elif plain:
        message = f"--plain goes without a command: `planner {ctx.invoked_subcommand}` writes plain lines already."
        raise BadInput(message)


def _without_command(session: Session, *, plain: bool) -> None:
    """The full-screen planner; menus where they are wanted or the cursor can't be placed; a refusal where neither."""
    if plain:
        _menus(session)
        return
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        message = f"There is no terminal here. Name a command: {HEADLESS}, or another of `planner --help`."
        raise BadInput(message)
    from planner.ui.preferences import preferences

    if os.environ.get("TERM", "dumb") in WITHOUT_CURSOR or preferences()[0].plain:
        _menus(session)
        return
    from planner.clock import now
    from planner.ui.app import run as show

    show(session.database, today=session.today, now=now(), enrolment=session.enrolment)


def _menus(session: Session) -> None:
    import gc

    from planner.cli.plain.menus import converse

    gc.enable()
    converse(session)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns the exit code; raises `BadInput` for one that can't be read."""
    completing = os.environ.get(COMPLETING)
    if completing:
        from click.shell_completion import shell_complete

        return shell_complete(planner, {}, "planner", COMPLETING, completing)
    try:
        with planner.make_context("planner", list(arguments)) as ctx:
            planner.invoke(ctx)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.ClickException as error:
        from planner.cli.usage import sentence

        raise BadInput(sentence(error)) from error
    return 0
