"""What the planner says when it can't do the one thing that was asked; each error owns its exit code.

A message is one line: a finished sentence that says what is wrong, where, and what would be accepted. Bulk readers
don't raise these; they return the problems that they found.
"""

from __future__ import annotations

from typing import ClassVar


def one_line(text: str) -> str:
    """`text` with a space for each line break, escape sequence and other sign that doesn't print."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


class PlannerError(Exception):
    """Shown to the person as it stands, without a traceback; always one line, whatever was quoted in it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


class NoAnswer(PlannerError):  # noqa: N818  # the answer is no, and nothing went wrong
    """The answer is no: the plan is infeasible, a check failed, damage was found."""

    exit_code = 1


class BadInput(PlannerError):  # noqa: N818  # named for what the person sees
    """What was given can't be used as it is: an option, an id, a file."""

    exit_code = 2


class DatabaseUnusable(PlannerError):  # noqa: N818  # named for what the person sees
    """The database can't be used now (locked, damaged, newer than this program, disk full); nothing is lost."""

    exit_code = 3
