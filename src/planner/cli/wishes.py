"""The options that say what a student wants, shared by `enroll`, `change` and `whatif`, and the wishes they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli.options import DAY, DAYS, HOURS, OFF, STATE, TRIAGE, WEEK, WEEKDAY, WHOLE
from planner.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from planner.domain.enrol import Wishes

F = TypeVar("F", bound="Callable[..., Any]")
DEPTHS = ("essential", "standard", "thorough")


def _option(*names: str, text: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, help=text, **settings)


OPTIONS = (
    _option("--months", type=WHOLE, metavar="N", text="Length of the programme."),
    _option("--program-end", type=DAY, metavar="DATE", text="The programme's last day, instead of its length."),
    _option("--unusual-length", is_flag=True, text="Accept a length outside the usual range."),
    _option("--route", metavar="R", text="How you become eligible; `planner track ID` lists the routes."),
    _option("--week", type=WEEK, metavar="SPEC", text="Minutes a weekday: mon=60,wed=60@18:30,sat=180."),
    _option(
        "--hours", type=HOURS, metavar="H",
        text="Hours a week, whole or half: equal shares Monday to Friday, the rest on Saturday.",
    ),
    _option("--exam-date", type=DAY, metavar="DATE", text="Pin the exam instead of taking the suggested date."),
    _option("--applied-on", type=DAY, metavar="DATE", text="The day you sent your application, or mean to."),
    _option("--window", type=DAYS, metavar="A..B", text="The exam window on your authorisation."),
    _option("--state", type=STATE, metavar="XX", text="Your state, for the dates of its licence."),
    _option("--off", type=OFF, metavar="A..B=LABEL", multiple=True, text="Days away; may be given several times."),
    _option(
        "--triage", type=TRIAGE, metavar="TOPIC=LEVEL", multiple=True,
        text="What you know already (know, shaky, new), by topic or domain; several times.",
    ),
    _option("--buffer", "buffer_percent", type=WHOLE, metavar="P", text="Percent of your time kept free (15)."),
    _option("--session", "session_minutes", type=WHOLE, metavar="M", text="Longest session in minutes (60)."),
    _option("--daily-cap", type=WHOLE, metavar="M", text="Most minutes on any day."),
    _option("--depth", type=click.Choice(DEPTHS), text="How far beyond the need to plan."),
    _option("--week-starts", "first_weekday", type=WEEKDAY, metavar="DAY", text="First day of your weeks (mon)."),
)  # fmt: skip
START = _option("--start", type=DAY, metavar="DATE", text="First day of the programme, or of preparing.")
START_NEEDED = _option(
    "--start", type=DAY, metavar="DATE", required=True, text="First day of the programme, or of preparing."
)
TAKING_BACK = (
    _option("--no-exam-date", "unpin_exam", is_flag=True, text="Go back to the suggested exam date."),
    _option("--no-off", is_flag=True, text="Forget all days away."),
)
ACCEPT = _option("--accept-shortfall", is_flag=True, text="Go ahead even where the plan does not fit.")


def options(*groups: Callable[[Any], Any]) -> Callable[[F], F]:
    """A decorator that adds the options in this order."""

    def add(command: F) -> F:
        for option in reversed(groups):
            command = option(command)
        return command

    return add


new_wishes = options(START_NEEDED, *OPTIONS)
changed_wishes = options(START, *OPTIONS, *TAKING_BACK)


def gather(given: Mapping[str, Any]) -> Wishes:
    """The wishes in a command's options; `BadInput` where two of them contradict each other."""
    from planner.domain.enrol import Wishes, week_of_hours

    values = dict(given)
    hours, no_off = values.pop("hours"), values.pop("no_off", False)
    _refuse_both(values, hours, no_off)
    if hours is not None:
        values["week"] = week_of_hours(hours)
    values["off"] = values["off"] or (() if no_off else None)
    values["triage"] = _triage(values["triage"])
    return Wishes(**values)


def _refuse_both(values: Mapping[str, Any], hours: int | None, no_off: bool) -> None:
    pairs = (
        ("--hours", hours is not None, "--week", values["week"] is not None),
        ("--exam-date", values["exam_date"] is not None, "--no-exam-date", bool(values.get("unpin_exam"))),
        ("--off", bool(values["off"]), "--no-off", no_off),
        ("--months", values["months"] is not None, "--program-end", values["program_end"] is not None),
    )
    for one, first, other, second in pairs:
        if first and second:
            message = f"{one} and {other} contradict each other. Give one of them."
            raise BadInput(message)


def _triage(given: tuple[tuple[str, str], ...]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for topic, level in given:
        if found.setdefault(topic, level) != level:
            message = f"--triage: {topic} is given as {found[topic]} and as {level}. Give it once."
            raise BadInput(message)
    return found or None


def any_given(given: Mapping[str, Any]) -> bool:
    """Whether there is any wish at all."""
    return any(value not in (None, (), False) for value in given.values())
