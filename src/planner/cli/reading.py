"""`plan`, `week`, `today`: what to study and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.options import WHOLE
from planner.cli.output import room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.plan import PlanWeek, StudyPlan


@click.command(cls=Command)
@click.option("--week", "number", type=WHOLE, metavar="N", help="Only that week.")
@json_option
@pass_session
def plan(session: Session, number: int | None, as_json: bool) -> None:
    """The plan, week by week."""
    name = session.chosen()
    enrolment, it = session.planner.enrolment(name), session.planner.plan(name)
    week = _numbered(it, number, "--week") if number is not None else None
    if as_json:
        from planner.cli import documents

        percent, logged = session.practicum_percent(name), session.planner.logged(name)
        say_json(documents.plan(enrolment, it, percent, session.today, sessions=logged, only=number))
        return
    from planner.cli.plan_text import plan_text, week_text

    names = session.topic_names(name)
    if week is None:
        say(plan_text(enrolment, it, names, session.today, room(), session.planner.logged(name)))
    else:
        say(week_text(week, names, it.exam_date, session.today, room()))


@click.command(cls=Command)
@click.argument("number", type=WHOLE, required=False, metavar="[N]")
@json_option
@pass_session
def week(session: Session, number: int | None, as_json: bool) -> None:
    """One week of the plan with its dates: this one, or week N."""
    name = session.chosen()
    it = session.planner.plan(name)
    found = _current(it, session.today) if number is None else _numbered(it, number, "N")
    if as_json:
        from planner.cli import documents

        say_json(documents.week(name, found, session.today, session.planner.logged(name)))
        return
    from planner.cli.plan_text import dates_table, week_text
    from planner.cli.together import together

    say(week_text(found, session.topic_names(name), it.exam_date, session.today, room()))
    dates = together(session.planner.dates(session.enrolment))
    inside = [m for m in dates if found.start <= m.date <= found.days[-1].date]
    if inside:
        say(["", "Dates in this week", *dates_table(inside, session.today, room())])


@click.command(cls=Command)
@click.option("--short", is_flag=True, help="At most five lines, for a login shell.")
@json_option
@pass_session
def today(session: Session, short: bool, as_json: bool) -> None:
    """What to do today, and the next dates."""
    if short and not as_json:
        from planner.cli.short import short_lines

        say(short_lines(session.database, session.today, session.enrolment))
        return
    from planner.cli import today_text

    name = session.planner.studied(session.enrolment)
    if name is None:
        _without_study(session, as_json=as_json)
        return
    it = today_text.gather(session, name)
    if as_json:
        from planner.cli import documents

        say_json(documents.today(it))
    else:
        say(today_text.lines(it, room()))


def _without_study(session: Session, *, as_json: bool) -> None:
    """Today of someone who holds credentials and studies for none."""
    from planner.cli import held_today

    dated = session.planner.dates(session.enrolment)
    ce = session.planner.ce_alerts(dated)
    if as_json:
        say_json(held_today.document(dated, ce, session.today))
    else:
        say(held_today.lines(dated, ce, session.today, room()))


def _numbered(plan: StudyPlan, number: int, where: str) -> PlanWeek:
    found = next((week for week in plan.weeks if week.number == number), None)
    if found is None:
        from planner.errors import BadInput

        first, last = plan.weeks[0].number, plan.weeks[-1].number
        message = f"{where}: there is no week {number}. The plan has weeks {first} to {last}."
        raise BadInput(message)
    return found


def _current(plan: StudyPlan, today: date) -> PlanWeek:
    """The week that holds today; the first before the plan begins, the last after the exam."""
    return next((week for week in plan.weeks if today <= week.days[-1].date), plan.weeks[-1])
