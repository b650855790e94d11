"""What may be typed for an option, read once into the domain's values; each refusal says what would be accepted."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from planner.clock import parse_date
from planner.errors import BadInput, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.domain.calendar_math import DateRange
    from planner.domain.enrolment import Off, StudyDay, Week

T = TypeVar("T")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEVELS = ("know", "shaky", "new")
MOST_HOURS = 100
ONE_DAY = timedelta(days=1)
DAY_MINUTES = re.compile(r"(?P<day>[^=]*)=(?P<minutes>-?\d{1,5})(?:@(?P<at>\d{1,2}:\d{2}))?", re.ASCII)
WEEK_EXAMPLE = "Write it as 'mon=60,wed=60@18:30,sat=180': weekdays with minutes, and a clock time where you have one."
STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI"
)


class Typed(click.ParamType["T"]):
    """A click type made of a function from the text and the option's name to a value."""

    def __init__(self, name: str, read: Callable[[str, str], T]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:  # noqa: ARG002
        """The value; raises `BadInput` for text that isn't one."""
        return self._read(value, _name(param)) if isinstance(value, str) else value


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.human_readable_name.strip("[].…") if param else "value"


def _refuse(where: str, problem: str) -> NoReturn:
    message = f"{where}: {problem}"
    raise BadInput(message)


def whole(text: str, where: str) -> int:
    """A whole number, possibly negative; whether it makes sense is for the rules to say."""
    if not re.fullmatch(r"[+-]?\d{1,9}", text.strip(), re.ASCII):
        _refuse(where, f"'{text}' is not a whole number.")
    return int(text.strip())


def hours(text: str, where: str) -> int:
    """Minutes of a number of hours, whole or half."""
    matched = re.fullmatch(r"(\d{1,3})([.,](0|5|00|50))?", text.strip(), re.ASCII)
    minutes = int(matched[1]) * 60 + (30 if "5" in (matched[3] or "") else 0) if matched else 0
    if not 0 < minutes <= MOST_HOURS * 60:
        _refuse(where, f"'{text}' hours a week. Give whole or half hours, 0.5 to {MOST_HOURS}, for example 5 or 7.5.")
    return minutes


def days(text: str, where: str) -> DateRange:
    """`A..B`, both days included, or a single day."""
    from planner.domain.calendar_math import DateRange

    first, dots, last = text.partition("..")
    start = parse_date(first.strip(), where)
    stop = parse_date(last.strip(), where) if dots else start
    if stop < start:
        _refuse(where, f"{start}..{stop} ends before it begins.")
    return DateRange(start, stop + ONE_DAY)


def off(text: str, where: str) -> Off:
    """`A..B=label`; the label, and for a single day the `..B`, may be left out."""
    from planner.domain.enrolment import Off

    span, _, label = text.partition("=")
    return Off(days(span, where), line(label, where))


def week(text: str, where: str) -> Week:
    """`mon=60,wed=60@18:30,sat=180`; days that are not named are rest days."""
    from planner.domain.enrolment import StudyDay, Week

    offered: dict[str, StudyDay] = {}
    for part in text.split(","):
        name, it = _study_day(part.strip(), where)
        if name in offered:
            _refuse(where, f"{name} is there twice. Give each weekday once.")
        offered[name] = it
    return Week(tuple(offered.get(name, StudyDay(0)) for name in WEEKDAYS))


def _study_day(part: str, where: str) -> tuple[str, StudyDay]:
    from planner.domain.enrolment import MINUTES_A_DAY, StudyDay

    matched = DAY_MINUTES.fullmatch(part)
    if not matched:
        _refuse(where, f"'{part}' can't be read. {WEEK_EXAMPLE}")
    name, minutes = WEEKDAYS[weekday(matched["day"], where)], int(matched["minutes"])
    if not 0 <= minutes <= MINUTES_A_DAY:
        _refuse(where, f"{minutes} minutes on {name}. A day has 0 to {MINUTES_A_DAY}.")
    return name, StudyDay(minutes, _clock(matched["at"], where) if matched["at"] else None)


def _clock(text: str, where: str) -> time:
    hour, minute = map(int, text.split(":"))
    if hour > 23 or minute > 59:
        _refuse(where, f"'{text}' is not a time of day. Give 00:00 to 23:59.")
    return time(hour, minute)


def weekday(text: str, where: str) -> int:
    """A weekday's number, Monday 0, from `mon` or a longer beginning of its name, in any letters."""
    name = text.strip().lower()
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for number, known in enumerate(full):
        if len(name) >= 3 and known.startswith(name):
            return number
    from difflib import get_close_matches

    near = get_close_matches(name, (*WEEKDAYS, *full), n=1, cutoff=0.5)
    hint = f" Nearest: {near[0][:3]}." if near else ""
    _refuse(where, f"there is no weekday '{text}'.{hint} They are: {', '.join(WEEKDAYS)}.")


def triage(text: str, where: str) -> tuple[str, str]:
    """`TOPIC=know`: what the student says of a topic or of a whole domain."""
    topic, _, level = text.partition("=")
    if level not in LEVELS:
        _refuse(where, f"'{text}' can't be read. Write TOPIC=know, TOPIC=shaky or TOPIC=new.")
    return topic.strip(), level


def percent(text: str, where: str) -> tuple[str, int]:
    """`NAME=72` or `NAME=72%`: a percentage of something; whether it makes sense is for the rules to say."""
    name, _, count = text.partition("=")
    if not re.fullmatch(r"\d{1,4}%?", count.strip(), re.ASCII) or not name.strip():
        _refuse(where, f"'{text}' can't be read. Write a name and a whole percentage, such as NAME=70.")
    return name.strip(), int(count.strip().rstrip("%"))


def state(text: str, where: str) -> str:
    """A state's postal code in lower case."""
    if text.strip().upper() not in STATES.split(" "):
        _refuse(where, f"'{text}' is no state. Give its postal code, two letters, for example CA or NY.")
    return text.strip().lower()


def line(text: str, where: str) -> str:  # noqa: ARG001  # every reader is told where it reads
    """The student's own words in one line, without anything that doesn't print."""
    return " ".join(one_line(text).split())


DAY: Typed[date] = Typed("date", parse_date)
TEXT: Typed[str] = Typed("text", line)
WHOLE: Typed[int] = Typed("number", whole)
HOURS: Typed[int] = Typed("hours", hours)
DAYS: Typed[DateRange] = Typed("A..B", days)
OFF: Typed[Off] = Typed("A..B=label", off)
WEEK: Typed[Week] = Typed("week", week)
WEEKDAY: Typed[int] = Typed("weekday", weekday)
TRIAGE: Typed[tuple[str, str]] = Typed("TOPIC=level", triage)
PERCENT: Typed[tuple[str, int]] = Typed("NAME=percent", percent)
STATE: Typed[str] = Typed("XX", state)
