"""The menus as one table: each row is a label, and the command that it runs with what that has to be told.

A new command needs a row here, or in `study_rows` or `held_rows`, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli import options
from planner.cli.plain.asks import Ask, Case, argument, no_words, option
from planner.cli.plain.held_rows import HELD, PAPERS
from planner.cli.plain.row import Row
from planner.cli.plain.setup import TIME, time_check, time_words
from planner.cli.plain.study_rows import CHANGES, EXAM, LOGGING
from planner.clock import parse_date
from planner.domain.questionnaire import NO_PREFERENCE, QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.questionnaire import Question


def _this_week(case: Case) -> str:
    plan = case.session.planner.plan(case.session.chosen())
    here = (it.number for it in plan.weeks if case.session.today <= it.days[-1].date)
    return str(next(here, plan.weeks[-1].number))


def _dates(case: Case) -> list[tuple[str, str]]:
    from planner.cli.plan_text import marks
    from planner.cli.upcoming import coming, recent
    from planner.domain.wording import day

    today = case.session.today
    found = case.session.planner.milestones(case.session.chosen())
    shown = (*recent(found, today), *coming(found, today))
    return [(f"{day(it.date)}  {it.title}{marks(it, today)}", it.key) for it in shown]


def _going_on(case: Case) -> list[tuple[str, str]]:
    found = case.session.planner.enrolments()
    return [(f"{it.id}, since {it.start}", it.id) for it in found if it.status != "dropped"]


def _what(answer: str, case: Case) -> Sequence[str]:
    from planner.domain.calendar_item import SECTIONS

    shown = ",".join(SECTIONS)
    return ("--only", shown) if answer == "study" and case.answers["format"] != "json" else ()


def _file_name(case: Case) -> str:
    return f"planner.{case.answers['format']}"


def _asked(it: Question) -> Ask:
    """A question of the questionnaire; none has to be answered."""
    choices = [(label, value) for value, label in it.choices]
    return Ask(
        id=it.key, text=it.label, words=option(f"--{it.key}"), otherwise=NO_PREFERENCE,
        explain=f"{it.ask} Enter alone leaves it open.",
        choices=(lambda _: choices) if choices else None, check=None if choices else options.whole,
    )  # fmt: skip


WEEK = Ask(id="week", text="Week number", words=argument, check=options.whole, default=_this_week,
           explain="Weeks count from 1; the plan names them all. Enter alone is this week.")  # fmt: skip
DATE = Ask(id="date", text="Which date", words=argument, choices=_dates,
           explain="Each date rests on rules, arithmetic and pages; choose one to see them.")  # fmt: skip
WHICH = Ask(id="enrolment", text="Which enrolment", words=argument, choices=_going_on,
            explain="The certification that you mean.")  # fmt: skip
EXPORT = (
    Ask(id="format", text="Which format", words=option("--format"), default=lambda _: "ics",
        choices=lambda _: [("A calendar file (ics)", "ics"), ("A table for a spreadsheet (csv)", "csv"),
                           ("A text to read (md)", "md"), ("A page to print (html)", "html"),
                           ("Everything, for another planner (json)", "json")],
        explain="Calendars take ics. The others hold the same dates for other programs; json is the whole database."),
    Ask(id="what", text="What goes in", words=_what, default=lambda _: "dates",
        choices=lambda _: [("Dates only", "dates"), ("Dates and study sessions", "study")],
        applies=lambda case: case.answers.get("format") != "json",
        explain="Dates are those of programme, application, exam, renewal, fees and licence."),
    Ask(id="file", text="File name", words=option("-o"), default=_file_name,
        explain="A name alone is a file in the current folder. A file that is there already is replaced as a whole."),
)  # fmt: skip


def _changes(command: str) -> tuple[Row, ...]:
    """Everything that can be changed, or tried."""
    return (
        Row(label="Study time", command=(command,), asks=(
            Ask(id="time", text="Study time", words=time_words, check=time_check, explain=TIME),)),
        Row(label="Exam date", command=(command,), asks=(
            Ask(id="exam", text="Exam date, YYYY-MM-DD", words=option("--exam-date"), check=parse_date,
                explain="A day inside the exam window, for example because it is booked."),)),
        Row(label="Exam date: as the planner suggests", command=(command, "--no-exam-date")),
        Row(label="Length of the programme", command=(command,), asks=(
            Ask(id="months", text="Months", words=option("--months"), check=options.whole,
                explain="How long your programme is. The exam window moves with it."),)),
        Row(label="First day", command=(command,), asks=(
            Ask(id="start", text="First day, YYYY-MM-DD", words=option("--start"), check=parse_date,
                explain="The first day of the programme, or of preparing."),)),
        Row(label="Days away, in place of those you gave before", command=(command,), asks=(
            Ask(id="off", text="First..last=label", words=option("--off"), check=options.off,
                explain="For example 2027-03-13..2027-03-21=spring break. Both days are included."),)),
        Row(label="No days away", command=(command, "--no-off")),
        Row(label="The day you applied", command=(command,), asks=(
            Ask(id="applied", text="Applied on, YYYY-MM-DD", words=option("--applied-on"), check=parse_date,
                explain="The day you sent your application, or mean to."),)),
        Row(label="The exam window on your authorisation", command=(command,), asks=(
            Ask(id="window", text="First..last day", words=option("--window"), check=options.days,
                explain="For example 2027-10-11..2028-01-09. Both days are included."),)),
        Row(label="Your state", command=(command,), asks=(
            Ask(id="state", text="State, two letters", words=option("--state"), check=options.state,
                explain="The state in which you will work, for example CA or NY, for the dates of its licence."),)),
    )  # fmt: skip


QUESTIONNAIRE = tuple(_asked(it) for it in QUESTIONS)
ENROLMENTS = (
    Row(label="List them", command=("enrolments",)),
    Row(label="Go to another one", does="switch", asks=(
        Ask(id="enrolment", text="Which enrolment", words=no_words, choices=_going_on,
            explain="All that you choose in the menus is about that one then."),)),
    Row(label="Enrol on another certification", does="set up"),
    Row(label="End one", command=("drop",), asks=(WHICH,)),
)  # fmt: skip
MENU = (
    Row(label="Today", command=("today",)),
    Row(label="This week", command=("week",)),
    Row(label="A week by its number", command=("week",), asks=(WEEK,)),
    Row(label="The whole plan", command=("plan",)),
    Row(label="Dates", command=("milestones",)),
    Row(label="Why a date is where it is", command=("explain",), asks=(DATE,)),
    Row(label="Scorecard of the plan", command=("check",)),
    Row(label="Log what you studied, skip, correct", does="menu", rows=LOGGING),
    Row(label="Replan, days away, scores, errands", does="menu", rows=CHANGES),
    Row(label="How the exam went", does="menu", rows=EXAM),
    Row(label="Take back the last thing", command=("undo",)),
    Row(label="Credentials, renewal, continuing education", does="menu", rows=HELD),
    Row(label="Costs, papers, licences", does="menu", rows=PAPERS),
    Row(label="Change something", does="menu", rows=_changes("change")),
    Row(label="What if: try a change, store nothing", does="menu", rows=_changes("whatif")),
    Row(label="Export to a file", command=("export",), asks=EXPORT),
    Row(label="Choose a certification: a few questions", command=("choose",), asks=QUESTIONNAIRE),
    Row(label="Enrolments", does="menu", rows=ENROLMENTS),
    Row(label="Settings", command=("config",)),
    Row(label="Quit", does="leave"),
)
