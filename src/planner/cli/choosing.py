"""`choose`: a few questions, then the tracks that meet the answers best, and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import click

from planner.cli.options import WHOLE
from planner.cli.output import heading, room, say, say_json, tell
from planner.cli.session import Command, json_option
from planner.domain.questionnaire import NO_PREFERENCE, QUESTIONS, Answers, Asked
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from planner.domain.choosing import Finding, Ranked
    from planner.domain.questionnaire import Question

Document = dict[str, Any]
HELP: Mapping[Asked, str] = {
    "work": "Whether you want to work with patients, or at the laboratory bench.",
    "setting": "Where you would like to work.",
    "months": "The longest programme that you have time for.",
    "budget": "US dollars for the fees up to the exam.",
    "schooling": "What you have finished.",
}


def _questions(command: Callable[..., Any]) -> Callable[..., Any]:
    """An option for each question, in their order."""
    for it in reversed(QUESTIONS):
        kind = click.Choice([value for value, _ in it.choices]) if it.choices else WHOLE
        shown = None if it.choices else "USD" if it.key == "budget" else "N"
        command = click.option(f"--{it.key}", type=cast("Any", kind), metavar=shown, help=HELP[it.key])(command)
    return command


@click.command(cls=Command)
@_questions
@json_option
def choose(as_json: bool, **given: Any) -> None:
    """Rank the certifications by your answers, and say why.

    Every answer is optional. On a terminal without any option the questions are asked one by one.
    """
    answers = _checked(Answers(**given))
    if not answers.given and not as_json:
        answers = _asked() if _on_terminal() else _unanswered()
    from planner.domain.choosing import rank
    from planner.schedules import load_careers, load_tracks

    tracks, problems = load_tracks()
    found = rank(tracks, load_careers(), answers)
    if as_json:
        say_json(_document(answers, found))
    else:
        say(_listed(answers, found, room()))
    for problem in problems:
        tell(str(problem))


def _checked(answers: Answers) -> Answers:
    for it in QUESTIONS:
        value = getattr(answers, it.key)
        if not it.choices and value is not None and not 0 <= value <= it.most:
            message = f"--{it.key}: {value}. Give a whole number of {it.unit}, 0 to {it.most}."
            raise BadInput(message)
    return answers


def _on_terminal() -> bool:
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty())


def _unanswered() -> Answers:
    options = ", ".join(f"--{it.key}" for it in QUESTIONS)
    tell(f"No question is answered, so this is the order of the files. Answer with {options}.")
    return Answers()


# Asking


def _asked() -> Answers:
    """The answers typed at the terminal. The questions go to stderr, as all but the answer does."""
    return Answers(**{it.key: _answer(it) for it in QUESTIONS})


def _answer(it: Question) -> Any:
    click.echo(it.ask, err=True)
    for number, (_, label) in enumerate(it.choices, 1):
        click.echo(f"  {number}  {label}", err=True)
    accepted = f"1 to {len(it.choices)}" if it.choices else f"{it.unit}, 0 to {it.most}"

    def read(text: str) -> Any:
        return _read(it, text, accepted)

    prompt = f"{accepted}; enter for {NO_PREFERENCE}"
    try:
        return click.prompt(prompt, default="", show_default=False, value_proc=read, err=True)
    except click.Abort as leave:
        raise KeyboardInterrupt from leave


def _read(it: Question, text: str, accepted: str) -> Any:
    """A choice's value or a number; None for nothing typed. What is neither is asked again."""
    typed = text.strip()
    if not typed:
        return None
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else -1
    if it.choices and 1 <= number <= len(it.choices):
        return it.choices[number - 1][0]
    if not it.choices and 0 <= number <= it.most:
        return number
    message = f"Give {accepted}, or nothing."
    raise click.UsageError(message)


# Telling


def _listed(answers: Answers, found: Sequence[Ranked], room: int) -> Iterator[str]:
    from planner.cli.tables import wrap

    said = [f"{it.label.lower()}: {it.said(getattr(answers, it.key))}" for it in QUESTIONS if it.key in answers.given]
    title = f"Best match first ({'; '.join(said)})" if said else "In the order of the files, as nothing was answered"
    yield from map(heading, wrap(title, room))
    for place, it in enumerate(found, 1):
        yield from _one(place, it, len(answers.given), room)
    yield ""
    yield from wrap("More answers met come first, then more met in part, then the order of the files.", room)
    yield "`planner track ID` shows one, `planner compare ID ID` sets them side by side."


def _one(place: int, it: Ranked, asked: int, room: int) -> Iterator[str]:
    from planner.cli.tables import wrap

    meets = f", meets {it.count('yes')} of {asked}" if asked else ""
    yield ""
    yield heading(f"{place:2}  {it.track.name}{meets}  ({it.track.id})")
    reasons = [*(("for", one) for one in it.reasons_for), *((_against(one), one) for one in it.reasons_against)]
    for label, one in reasons:
        yield from wrap(one.because, room, f"    {label:<8} ")
    for text in filter(None, (it.caution, "" if asked else it.track.summary)):
        yield from wrap(text, room, "    ")


def _against(it: Finding) -> str:
    return "in part" if it.verdict == "in part" else "against"


def _document(answers: Answers, found: Sequence[Ranked]) -> Document:
    """`planner.choose/1`. `verdict` is yes, in part or no."""
    return {
        "schema": "planner.choose/1",
        "answers": {it.key: getattr(answers, it.key) for it in QUESTIONS},
        "ranked": [_ranked(place, it, len(answers.given)) for place, it in enumerate(found, 1)],
    }


def _ranked(place: int, it: Ranked, asked: int) -> Document:
    return {
        "place": place,
        "track": it.track.id,
        "name": it.track.name,
        "family": it.track.family,
        "asked": asked,
        "met": it.count("yes"),
        "met_in_part": it.count("in part"),
        "for": [_reason(one) for one in it.reasons_for],
        "against": [_reason(one) for one in it.reasons_against],
        "caution": it.caution or None,
    }


def _reason(it: Finding) -> Document:
    return {"question": it.asked, "verdict": it.verdict, "because": it.because, "confirmed": it.confirmed}
