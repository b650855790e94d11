"""The first start: the questions of an enrolment, from the family of work to the day of the exam."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from planner.cli import options
from planner.cli.plain.asks import Ask, Case, argument, gathered, no_words, option
from planner.cli.plain.running import run_until_it_fits
from planner.cli.plain.talk import BACK, GoBack, Question, ask
from planner.clock import parse_date
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.cli.session import Session
    from planner.domain.track import Route, Track


def _track(case: Case) -> Track:
    return next(it for it in case.session.planner.tracks() if it.id == case.answers["track"])


def _route(case: Case) -> Route:
    track = _track(case)
    return next((it for it in track.routes if it.id == case.answers.get("route")), track.routes[0])


def _families(case: Case) -> list[tuple[str, str]]:
    return [(it.name, it.family) for it in case.session.planner.careers().families]


def _tracks(case: Case) -> list[tuple[str, str]]:
    found = (it for it in case.session.planner.tracks() if it.family == case.answers["family"])
    return [(f"{it.name}: {it.title}", it.id) for it in found]


def _usual(case: Case) -> str:
    return str(_track(case).program.months.value.default)


def _months(answer: str, case: Case) -> Sequence[str]:
    usual = _track(case).program.months.value
    within = usual.min <= int(answer) <= usual.max
    return ("--months", answer) if within else ("--months", answer, "--unusual-length")


def time_words(answer: str, case: Case) -> Sequence[str]:  # noqa: ARG001
    """Hours a week, or minutes on weekdays."""
    return ("--week", answer) if "=" in answer else ("--hours", answer)


def time_check(answer: str, where: str) -> object:
    """Either of the two."""
    return options.week(answer, where) if "=" in answer else options.hours(answer, where)


TIME = (
    "Study time: hours a week, such as 5, or minutes on each weekday, such as mon=60,wed=60@18:30,sat=180. Days that "
    "are not named are rest days. A clock time makes timed events in your calendar."
)
ASKS: tuple[Ask, ...] = (
    Ask(id="family", text="Which work", words=no_words, choices=_families, default=lambda c: _families(c)[0][1],
        explain="Medical assistants work with patients and records, laboratory professionals at the bench, "
                "phlebotomists draw blood. `planner compare ID ID` sets certifications side by side."),
    Ask(id="track", text="Which certification", words=argument, choices=_tracks, default=lambda c: _tracks(c)[0][1],
        explain="They differ in who may sit, in cost and in renewal. `planner track ID` shows all that is known of "
                "one, with where each fact comes from."),
    Ask(id="route", text="By which route", words=option("--route"),
        choices=lambda c: [(it.title, it.id) for it in _track(c).routes], default=lambda c: _track(c).routes[0].id,
        explain="How you are, or will be, eligible. Each route asks for other papers and has other time limits."),
    Ask(id="start", text="First day, YYYY-MM-DD", words=option("--start"), check=parse_date,
        default=lambda c: c.session.today.isoformat(),
        explain="The first day of your programme, or of preparing where your route has none. A day in the past is "
                "right if the programme has begun."),
    Ask(id="months", text="Months of the programme", words=_months, check=options.whole, default=_usual,
        applies=lambda c: _route(c).program,
        explain="How long your programme is. A length outside the usual range is taken as given."),
    Ask(id="time", text="Study time", words=time_words, check=time_check,
        otherwise="the planner works it out", explain=TIME),
    Ask(id="state", text="Your state, two letters", words=option("--state"), check=options.state, otherwise="none",
        explain="The state in which you will work, for example CA or NY. Some license laboratory staff; the dates of "
                "that licence are then planned as well."),
    Ask(id="exam", text="Exam date, YYYY-MM-DD", words=option("--exam-date"), check=parse_date,
        otherwise="suggested by the planner",
        explain="Give a date only if the exam is booked or you want a certain day inside the exam window."),
)  # fmt: skip


def _yes(answer: str) -> None:
    if answer.lower() not in ("yes", "y"):
        message = f"'{answer}' is not yes. yes makes the plan; {BACK} goes back to the questions."
        raise BadInput(message)


SURE = Question(
    text="Make the plan", default="yes", check=_yes,
    explain="yes stores the enrolment with its plan. Until then nothing is stored.",
)  # fmt: skip


def set_up(session: Session) -> None:
    """Asks, and enrols. `GoBack` from the first question; from any other nothing that was answered is lost."""
    answers: dict[str, str] = {}
    words = gathered(ASKS, session, answers)
    while True:
        with suppress(GoBack):
            ask(SURE)
            if run_until_it_fits(session, ["enroll", *words]) == 0:
                return
        words = gathered(ASKS, session, answers, last=True)
