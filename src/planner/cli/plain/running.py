"""Runs command lines in this process, each said once so that a student learns it, and offers what makes a plan fit."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from planner.cli.output import finish, say
from planner.cli.plain.talk import ROOM, Question, ask, tell
from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.cli.session import Session
    from planner.service import View

REPLACED = {"--week": ("--week", "--hours"), "--exam-date": ("--exam-date",), "--months": ("--months",)}
"""An option of a remedy, and which options its value takes the place of."""
NO = 1


def run(session: Session, words: Sequence[str]) -> int:
    """Says the command line, runs it, and returns its exit code; what it complains of is told in its own words."""
    from planner.cli.main import run as run_command

    arguments = [*(("--db", session.db) if session.db else ()), *_named(session, words), *words]
    say([*_command_line(arguments), ""])
    try:
        code = run_command(arguments)
    except PlannerError as error:
        tell(str(error))
        code = error.exit_code
    say([""])
    finish()
    return code


def _named(session: Session, words: Sequence[str]) -> Sequence[str]:
    return ("--enrolment", session.enrolment) if session.enrolment and words[0] != "enroll" else ()


def _command_line(arguments: Sequence[str]) -> list[str]:
    """As one would type it; where it is long, in lines that a shell joins."""
    lines, line = [], "The same as: planner"
    for word in map(shlex.quote, arguments):
        if len(line) + len(word) + 3 > ROOM:
            lines.append(f"{line} \\")
            line = f"  {word}"
        else:
            line = f"{line} {word}"
    return [*lines, line]


def run_until_it_fits(session: Session, words: Sequence[str]) -> int:
    """Runs `enroll` or `change`; while the answer is no, its remedies can be applied by number."""
    code = run(session, words)
    while code == NO:
        offered = _remedies(session, words)
        choices = [*((label, str(n)) for n, (label, _) in enumerate(offered)), ("Go ahead all the same", "accept")]
        explain = "Each of these alone was tried out and is enough. Going ahead leaves undone what does not fit."
        answer = ask(Question(text="What now", explain=explain, choices=choices))
        words = [*words, "--accept-shortfall"] if answer == "accept" else _with(words, offered[int(answer)][1])
        code = run(session, words)
    return code


def _with(words: Sequence[str], remedy: tuple[str, str]) -> list[str]:
    instead = REPLACED[remedy[0]]
    kept = [it for n, it in enumerate(words) if it not in instead and not (n and words[n - 1] in instead)]
    return [*kept, *remedy]


def _remedies(session: Session, words: Sequence[str]) -> list[tuple[str, tuple[str, str]]]:
    """Each remedy in words, with the option and value that apply it."""
    from planner.cli.shortfall import remedy_option

    view = _tried(session, words)
    found = (remedy_option(view, it) for it in view.plan.remedies)
    return [(f"{option} {value}: {said}", (option, value)) for option, value, said in filter(None, found)]


def _tried(session: Session, words: Sequence[str]) -> View:
    """What the command line would have made, with all that its plan says of itself."""
    from planner.cli.enrolling import change, enroll
    from planner.cli.wishes import gather

    command = enroll if words[0] == "enroll" else change
    given: dict[str, Any] = dict(command.make_context(words[0], list(words[1:])).params)
    for name in ("accept_shortfall", "as_json"):
        given.pop(name)
    if command is enroll:
        track = given.pop("track")
        return session.planner.preview(track, gather(given))
    return session.planner.whatif(session.chosen(given.pop("named")), gather(given))[1]
