"""What a command needs to be told, asked for one by one, and the words of the command line that it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.cli.plain.talk import GoBack, Question, ask

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.cli.session import Session


@dataclass(frozen=True, slots=True)
class Case:
    """What the next question may rest on: the student's data, and the answers so far by the questions' ids."""

    session: Session
    answers: Mapping[str, str]


def _nothing(case: Case) -> str:  # noqa: ARG001
    return ""


def _always(case: Case) -> bool:  # noqa: ARG001
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question of a command.

    `words` makes words of the command line out of an answer that is not empty; `check` is one of `cli.options`, given
    the answer and the question's text. A question that does not apply is left out.
    """

    id: str
    text: str
    explain: str
    words: Callable[[str, Case], Sequence[str]]
    default: Callable[[Case], str] = _nothing
    otherwise: str = ""
    choices: Callable[[Case], Sequence[tuple[str, str]]] | None = None
    check: Callable[[str, str], object] | None = None
    applies: Callable[[Case], bool] = _always

    def question(self, case: Case) -> Question:
        """As it is put; what was answered before is the default."""
        check, choices = self.check, self.choices(case) if self.choices else ()
        where = self.text.partition(",")[0]
        before = case.answers.get(self.id, "")
        if choices and before not in [value for _, value in choices]:
            before = ""  # it belonged to another track
        return Question(
            text=self.text,
            explain=self.explain,
            default=before or self.default(case),
            otherwise=self.otherwise,
            choices=choices,
            check=(lambda answer: check(answer, where)) if check else None,
        )


def option(name: str) -> Callable[[str, Case], Sequence[str]]:
    """The words of an option with the answer as its value."""
    return lambda answer, _: (name, answer)


def argument(answer: str, case: Case) -> Sequence[str]:  # noqa: ARG001
    """The answer alone."""
    return (answer,)


def no_words(answer: str, case: Case) -> Sequence[str]:  # noqa: ARG001
    """An answer that only decides what is asked next."""
    return ()


def gathered(asks: Sequence[Ask], session: Session, answers: dict[str, str], *, last: bool = False) -> list[str]:
    """Asks them all, from the first or the `last` on, and returns the words; `answers` keeps what was said.

    `GoBack` where the student goes back from the first.
    """
    at = len(asks) - 1 if last else 0
    while at < len(asks):
        case = Case(session, answers)
        if not asks[at].applies(case):
            answers.pop(asks[at].id, None)
            at += 1
            continue
        try:
            answers[asks[at].id] = ask(asks[at].question(case))
            at += 1
        except GoBack:
            at = _before(asks, at, case)
    case = Case(session, answers)
    return [word for it in asks if (answer := answers.get(it.id)) for word in it.words(answer, case)]


def _before(asks: Sequence[Ask], at: int, case: Case) -> int:
    earlier = [n for n in range(at) if asks[n].applies(case)]
    if not earlier:
        raise GoBack
    return earlier[-1]
