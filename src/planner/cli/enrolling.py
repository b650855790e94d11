"""`enroll`, `enrolments`, `change`, `drop`, `whatif`: what a student wants, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from planner.cli.completing import enrolment_names, track_names
from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session
from planner.cli.wishes import ACCEPT, any_given, changed_wishes, gather, new_wishes
from planner.errors import BadInput

if TYPE_CHECKING:
    from datetime import date

    from planner.domain.enrolment import Enrolment
    from planner.service import View


@click.command(cls=Command)
@click.argument("track", metavar="ID", shell_complete=track_names)
@new_wishes
@ACCEPT
@json_option
@pass_session
def enroll(session: Session, /, track: str, accept_shortfall: bool, as_json: bool, **given: Any) -> None:
    """Enrol on a track and make the plan.

    Without --week and --hours the planner takes the fewest hours a week that leave some room. Where the plan does not
    fit, nothing is stored, the answer says what would help, and the exit code is 1.
    """
    wishes = gather(given)
    view = session.planner.enroll(track, wishes, accept_shortfall=accept_shortfall)
    if not as_json:
        from planner.cli.outcome import enrolled

        say(enrolled(view, session.today, room(), hours=given["hours"], assumed=wishes.week is None))
    _finish(session, view, as_json=as_json)


@click.command(cls=Command)
@click.argument("named", metavar="[ID]", required=False, shell_complete=enrolment_names)
@changed_wishes
@ACCEPT
@json_option
@pass_session
def change(session: Session, /, named: str | None, accept_shortfall: bool, as_json: bool, **given: Any) -> None:
    """Change any input; the plan is mended around what is done.

    What is not named stays as it was; --off replaces all days away. Where the new plan does not fit, nothing changes,
    and the exit code is 1.
    """
    wishes, name = _some_wish(given), session.chosen(named)
    before = session.planner.plan(name)
    view = session.planner.change(name, wishes, accept_shortfall=accept_shortfall)
    if not as_json:
        from planner.cli.outcome import changed

        say(changed(view, before, session.today, room(), hours=given["hours"]))
    _finish(session, view, as_json=as_json)


def _some_wish(given: dict[str, Any]) -> Any:
    if not any_given(given):
        message = "There is nothing to change. Give an option, for example --hours 6 or --exam-date DATE."
        raise BadInput(message)
    return gather(given)


def _finish(session: Session, view: View, *, as_json: bool) -> None:
    stored = bool(view.plan.weeks)
    if as_json:
        from planner.cli import documents

        percent = view.track.program.practicum_capacity_percent.value
        document = documents.plan(
            view.enrolment, view.plan, percent, session.today, sessions=view.sessions, stored=stored
        )
        say_json(document)
    if not stored:
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@click.argument("named", metavar="ID", shell_complete=enrolment_names)
@pass_session
def drop(session: Session, named: str) -> None:
    """End an enrolment; its history stays."""
    ended = session.planner.drop(session.chosen(named))
    say([f"Ended {ended.id}. Its history stays.", "The next export tells your calendar that its dates are cancelled."])


@click.command(cls=Command)
@json_option
@pass_session
def enrolments(session: Session, as_json: bool) -> None:
    """List what you are, or were, enrolled on."""
    found = session.planner.enrolments()
    rows = [(it, _exam_date(session, it)) for it in found]
    if as_json:
        from planner.cli import documents

        say_json(documents.enrolments(rows))
        return
    from planner.cli.tables import Column, table
    from planner.domain.wording import day

    columns = tuple(Column(title) for title in ("Enrolment", "Start", "Exam", "Status"))
    lines = [(it.id, day(it.start), day(exam) if exam else "-", it.status) for it, exam in rows]
    if lines:
        say(table(columns, lines, room()))
    else:
        say(["You are not enrolled yet. `planner tracks` lists the certifications,", "`planner enroll` makes a plan."])


def _exam_date(session: Session, it: Enrolment) -> date | None:
    return next((m.date for m in session.planner.milestones(it.id) if m.key == "exam"), it.exam_date)


@click.command(cls=Command)
@changed_wishes
@json_option
@pass_session
def whatif(session: Session, /, as_json: bool, **given: Any) -> None:
    """The plan that would be, beside today's; stores nothing."""
    name = session.chosen()
    now, then = session.planner.whatif(name, _some_wish(given))
    from planner.cli.outcome import moved_dates

    moved = moved_dates(now.milestones, then.milestones)
    if as_json:
        from planner.cli import documents

        say_json(documents.whatif(now, then, moved, session.today))
        return
    from planner.cli.outcome import compared

    say([heading(f"{name}, as it is and as it would be"), *compared(now, then, moved, room())])
