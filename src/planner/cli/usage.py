"""Click's complaints about a command line, each as one sentence with a next step."""

from __future__ import annotations

import click


def sentence(error: click.ClickException) -> str:
    """What is wrong, which command it was, and where the help is."""
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if isinstance(ctx, click.Context) else "planner"
    return f"{_problem(error)} `{command} --help` says more."


def _problem(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f" Nearest: {', '.join(error.possibilities)}." if error.possibilities else ""
        return f"There is no option {error.option_name} here.{near}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error.param)} is missing."
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)}: {_finished(error.message)}"
    return _finished(error.format_message())


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return (param.metavar or param.human_readable_name).strip("[].…") if param else "Something"


def _finished(text: str) -> str:
    text = text.rstrip()
    return text if text.endswith((".", "?")) else f"{text}."
