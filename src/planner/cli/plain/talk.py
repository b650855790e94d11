"""Asking and telling in lines of at most 78 columns: nothing moves the cursor, nothing is coloured."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.cli.output import finish, say
from planner.cli.tables import wrap
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOM = 78
BACK, EXPLAIN, LEAVE = "b", "?", "q"


class GoBack(Exception):  # noqa: N818  # no error: the student wants the question before
    """The question before this one, or the menu above."""


class Leaving(Exception):  # noqa: N818  # no error either
    """The student leaves, or there is no more input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line with its default in brackets.

    An empty answer is the `default`, or where that is empty what `otherwise` says; without both it is no answer.
    `choices` are labels with what each stands for, and are answered by number; a `quiet` question lists them only when
    the answer is empty, for they have been listed before. `check` raises `BadInput`.
    """

    text: str
    explain: str
    default: str = ""
    otherwise: str = ""
    choices: Sequence[tuple[str, str]] = ()
    quiet: bool = False
    check: Callable[[str], object] | None = None


def tell(text: str) -> None:
    """A paragraph."""
    say(wrap(text, ROOM))


def ask(question: Question) -> str:
    """The answer, sound; the question is put again until there is one. Raises `GoBack` and `Leaving`."""
    if not question.quiet:
        _list(question.choices)
    while True:
        answer = _line(_prompt(question))
        if answer.lower() == EXPLAIN:
            tell(question.explain)
        if answer.lower() == EXPLAIN or (question.quiet and not answer):
            _list(question.choices)
            continue
        try:
            return _read(answer, question)
        except BadInput as error:
            tell(str(error))


def _list(choices: Sequence[tuple[str, str]]) -> None:
    for number, (label, _) in enumerate(choices, 1):
        say(wrap(label, ROOM, f"{number:3}  "))


def _prompt(question: Question) -> str:
    default = question.default
    if question.choices and default:
        default = str(next((n for n, (_, value) in enumerate(question.choices, 1) if value == default), ""))
    brackets = default or ("list" if question.quiet else question.otherwise)
    return f"{question.text} [{brackets}]: " if brackets else f"{question.text}: "


def _read(answer: str, question: Question) -> str:
    if answer.lower() == BACK:
        raise GoBack
    if answer.lower() == LEAVE:
        raise Leaving
    if not answer:
        if question.default or question.otherwise:
            return question.default
        message = f"{_accepted(question)}"
        raise BadInput(message)
    if question.choices:
        return _chosen(answer, question)
    if question.check is not None:
        question.check(answer)
    return answer


def _chosen(answer: str, question: Question) -> str:
    if answer.isdecimal() and 1 <= int(answer) <= len(question.choices):
        return question.choices[int(answer) - 1][1]
    message = f"'{answer}' is none of these. {_accepted(question)}"
    raise BadInput(message)


def _accepted(question: Question) -> str:
    what = f"a number from 1 to {len(question.choices)}" if question.choices else "an answer"
    return f"Give {what}; {BACK} goes back, {EXPLAIN} explains, {LEAVE} leaves."


def _line(prompt: str) -> str:
    """One line of input without blanks around it; `Leaving` at its end."""
    if sys.stdout is not None:
        sys.stdout.write(_fitted(prompt))
    finish()
    typed = sys.stdin.readline() if sys.stdin is not None else ""
    if not typed or not _interactive():
        say([typed.strip()])  # the prompt's line ends, and who reads a log sees what was answered
    if not typed:
        raise Leaving
    return typed.strip()


def _fitted(prompt: str) -> str:
    return "\n".join(wrap(prompt, ROOM)) + " "


def _interactive() -> bool:
    with suppress(ValueError):
        return sys.stdin is not None and sys.stdin.isatty()
    return False
