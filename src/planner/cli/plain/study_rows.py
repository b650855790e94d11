"""The menus of living with the plan: what was done, what changes it, and how the exam went."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.cli import options
from planner.cli.plain.asks import Ask, Case, argument, no_words, option
from planner.cli.plain.common import Choices, about, day, some, words
from planner.cli.plain.row import Row
from planner.clock import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.plan import Block

BEFORE, AFTER = timedelta(days=14), timedelta(days=7)
"""Sessions from two weeks ago up to a week ahead are offered; `planner log` takes any."""
RATINGS: Choices = [("Not at all: again", "again"), ("Hard", "hard"), ("Good", "good"), ("Easy", "easy")]


def _open(case: Case) -> list[Block]:
    today = case.session.today
    near = (it for it in case.session.planner.plan(case.session.chosen()).blocks() if it.status == "planned")
    return [it for it in near if it.activity not in ("catch_up", "task") and today - BEFORE <= it.date <= today + AFTER]


def _blocks(case: Case) -> Choices:
    found = [(about(case, it), it.id) for it in _open(case)]
    return some(found, "No session is open in these weeks. A topic that was not planned can be logged.")


def _ahead(case: Case) -> Choices:
    found = [(about(case, it), it.id) for it in _open(case) if it.date >= case.session.today]
    return some(found, "No session is planned in the next seven days.")


def _topics(case: Case) -> Choices:
    track = case.session.planner.track_of(case.session.chosen())
    return [(it.name, it.id) for it in track.outline.topics]


def _domains(case: Case) -> Choices:
    track = case.session.planner.track_of(case.session.chosen())
    return [(it.name, it.id) for it in track.outline.domains]


def _logged(case: Case) -> Choices:
    found = case.session.planner.sessions(case.session.chosen())
    shown = [(f"{it.date}  {it.minutes} min, {about(case, block)}", it.id) for it, block in reversed(found)]
    return some(shown, "Nothing is logged yet.")


def _off(case: Case) -> Choices:
    found = case.session.planner.enrolment(case.session.chosen()).off
    shown = [(f"{it.days.start} to {it.days.last} {it.label}".strip(), str(it.days.start)) for it in found]
    return some(shown, "There are no days away.")


def _errands(case: Case) -> Choices:
    found = case.session.planner.milestones(case.session.chosen())
    shown = [(f"{it.date}  {it.title}", it.key) for it in found if it.duty and not it.done]
    return some(shown, "There is nothing to send, pay or apply for.")


def _score(answer: str, case: Case) -> Sequence[str]:
    return (f"{case.answers['domain']}={answer}",)


BLOCK = Ask(id="block", text="Which session", words=argument, choices=_blocks,
            explain="Those of the last two weeks and of the next seven days that nobody has logged.")  # fmt: skip
AHEAD = Ask(id="block", text="Which session", words=argument, choices=_ahead,
            explain="The sessions from today on, for seven days.")  # fmt: skip
MINUTES = Ask(id="minutes", text="Minutes", words=option("--minutes"), check=options.whole, otherwise="as planned",
              explain="How long it really was: from ten entries on this teaches the plan your pace.")  # fmt: skip
LONG = Ask(id="minutes", text="Minutes", words=option("--minutes"), check=options.whole, default=lambda _: "30",
           explain="How long it really was.")  # fmt: skip
RATING = Ask(id="rating", text="How well did it come back", words=option("--rating"), choices=lambda _: RATINGS,
             otherwise="not rated", explain="A bad rating brings the topic back sooner.")  # fmt: skip
NOTE = words("--note", "A note", "Anything that you want to remember of it.")
ON = day("--on", "Day", "The day on which it was; a past one too.")
EXAM_DAY = day("--on", "Day of the exam", "The day on which you sat.")
TOPIC = Ask(id="topic", text="Which topic", words=option("--topic"), choices=_topics,
            explain="What you studied although it was not planned.")  # fmt: skip
ENTRY = Ask(id="entry", text="Which entry", words=argument, choices=_logged, explain="What you have logged.")
CORRECT = (
    ENTRY,
    Ask(id="minutes", text="Minutes", words=option("--minutes"), check=options.whole, otherwise="as entered",
        explain="How long it really was."),
    RATING,
)  # fmt: skip
LOGGING = (
    Row(label="Log a session", command=("log",), asks=(BLOCK, ON, MINUTES, RATING, NOTE)),
    Row(label="Log a topic that was not planned", command=("log",), asks=(TOPIC, ON, LONG, RATING, NOTE)),
    Row(label="Skip a session", command=("skip",), asks=(BLOCK,)),
    Row(label="What is logged", command=("sessions",)),
    Row(label="Correct an entry", command=("sessions", "edit"), asks=CORRECT),
    Row(label="Take an entry back", command=("sessions", "remove"), asks=(ENTRY,)),
)  # fmt: skip
CHANGES = (
    Row(label="Replan: see what would change", command=("replan", "--dry-run")),
    Row(label="Replan", command=("replan",)),
    Row(label="Pin a session to a day", command=("pin",), asks=(
        AHEAD, Ask(id="to", text="To which day, YYYY-MM-DD", words=option("--to"), check=parse_date,
                   otherwise="its own", explain="It stays there, whatever a replan does."))),
    Row(label="Readiness for the exam", command=("readiness",)),
    Row(label="Enter the score of a quiz or mock exam", command=("mock",), asks=(
        Ask(id="domain", text="Which domain", words=no_words, choices=_domains, explain="The domain of the score."),
        Ask(id="score", text="Percent right", words=_score, check=options.whole,
            explain="0 to 100. Minutes move to what is weak."), ON)),
    Row(label="How well you know a topic", command=("triage",), asks=(
        Ask(id="topic", text="Which topic", words=argument, choices=_topics, explain="One of the outline's."),
        Ask(id="level", text="How well", words=argument, explain="It makes the need of the topic smaller or larger.",
            choices=lambda _: [("I know it", "know"), ("Shaky", "shaky"), ("It is new", "new")]))),
    Row(label="Days away", command=("off",)),
    Row(label="Add days away", command=("off", "add"), asks=(
        Ask(id="off", text="First..last=label", words=argument, check=options.off,
            explain="For example 2027-03-13..2027-03-21=spring break. Both days are included."),)),
    Row(label="Give days away back", command=("off", "remove"), asks=(
        Ask(id="day", text="Which", words=argument, choices=_off, explain="All of that range is given back."),)),
    Row(label="Pause", command=("pause",), asks=(
        Ask(id="from", text="From, YYYY-MM-DD", words=argument, check=parse_date,
            default=lambda case: case.session.today.isoformat(), explain="The first day without study."),
        Ask(id="to", text="To, YYYY-MM-DD", words=argument, check=parse_date, otherwise="that day alone",
            explain="The last day without study."))),
    Row(label="Errands", command=("task",)),
    Row(label="An errand is done", command=("task", "done"), asks=(
        Ask(id="key", text="Which", words=argument, choices=_errands, explain="What you have sent or applied for."),
        ON)),
    Row(label="Divide the week between enrolments", command=("split",)),
)  # fmt: skip
EXAM = (
    Row(label="I passed the exam", command=("pass",), asks=(
        EXAM_DAY, words("--number", "Number on the certificate", "The number by which the issuer knows you."),
        day("--expires", "Last day printed on the certificate", "It wins over the rule.", needed=False))),
    Row(label="I did not pass", command=("fail",), asks=(
        EXAM_DAY, Ask(id="weak", text="A domain that the report calls weak", words=option("--weak"), choices=_domains,
                      otherwise="none", explain="Its minutes grow in the plan for the next attempt."))),
)  # fmt: skip
