"""What came of a wish: the key dates, the load, whether it fits, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.output import heading, warning
from planner.cli.plan_text import marks, triage_words
from planner.cli.tables import Column, labelled, table, wrap
from planner.cli.words import week_option
from planner.domain.plan_words import fit_words
from planner.domain.wording import day, hours, week_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.milestone import Milestone
    from planner.domain.plan import StudyPlan
    from planner.service import View

Moved = dict[str, tuple["date | None", "date | None"]]


def enrolled(view: View, today: date, room: int, *, hours: int | None, assumed: bool) -> Iterator[str]:
    """The answer to `enroll`. `hours` are the minutes a week that were asked for as a sum."""
    if not view.plan.weeks:
        yield from does_not_fit(view, room, "Nothing was stored.")
        return
    yield heading(f"Enrolled on {view.track.name} as {view.enrolment.id}.")
    yield ""
    yield from key_dates(view, today, room)
    yield from _about_the_week(view, room, hours, assumed=assumed)
    yield ""
    yield from wrap(
        "Next: `planner today` says what to do, `planner plan` shows the weeks, `planner milestones` the dates, "
        "and `planner export -o planner.ics` puts the dates into your calendar.",
        room,
    )
    short = view.track.issuer.short
    yield from wrap(f"The planner advises, {short} decides: check with {short} before you pay or book.", room)


def changed(view: View, before: StudyPlan, today: date, room: int, *, hours: int | None) -> Iterator[str]:
    """The answer to `change`: what it makes, and what moves against the plan as it was `before`."""
    from planner.cli.effect import moves
    from planner.domain.difference import difference

    if not view.plan.weeks:
        yield from does_not_fit(view, room, "Nothing was changed.")
        return
    yield heading(f"Changed {view.enrolment.id}.")
    yield ""
    yield from key_dates(view, today, room)
    yield from _about_the_week(view, room, hours, assumed=False)
    yield ""
    yield from moves(view, difference(before, view.plan, today, ()), today, room)


def key_dates(view: View, today: date, room: int) -> list[str]:
    """The dates that decide everything else, the load, and whether it fits."""
    by_key = {it.key: it for it in view.milestones}

    def dated(key: str) -> str:
        it = by_key.get(key)
        return f"{day(it.date)}{marks(it, today)}" if it else ""

    rows = [
        ("Programme", _programme(view)),
        ("Exam window", _window(view, by_key)),
        ("Transcript", _ask(dated("transcript_request"), by_key.get("transcript_request"))),
        ("Apply by", dated("apply_by")),
        ("Final review", f"from {day(view.plan.final_review_start)}"),
        ("Exam", _exam(view, by_key)),
        ("Study", week_words(view.enrolment.week)),
        *_triage(view),
        ("Does it fit", fit_words(view.plan.budget)),
        ("Renewal", f"first due {dated('renewal_due')}"),
    ]
    return labelled(rows, room)


def _triage(view: View) -> Iterator[tuple[str, str]]:
    names = {topic.id: topic.name for topic in view.track.outline.topics}
    yield from (("", said) for said in triage_words(view.enrolment, names))


def _window(view: View, by_key: Mapping[str, Milestone]) -> str:
    ends = [by_key[key] for key in ("exam_window_opens", "exam_window_closes") if key in by_key]
    doubt = "" if all(it.confirmed for it in ends) else " (unconfirmed)"
    return f"{day(view.dates.opens)} to {day(view.dates.closes)}{doubt}"


def _ask(when: str, it: Milestone | None) -> str:
    return f"ask your school for it by {when}" if it and not it.done else ""


def _programme(view: View) -> str:
    when = view.dates
    if when.program is None:
        return f"none on this route; preparing from {day(view.enrolment.start)}"
    practicum = f", practicum from {day(when.practicum.start)}" if when.practicum else ""
    return f"{day(when.program.start)} to {day(when.program.last)}{practicum}"


def _exam(view: View, by_key: Mapping[str, Milestone]) -> str:
    exam = day(view.plan.exam_date)
    if view.enrolment.exam_date:
        return f"{exam}, the date you chose"
    suggested = by_key.get("exam_suggested")
    return f"{exam}, suggested: {suggested.because}" if suggested else f"{exam}, the last day of the window"


def _about_the_week(view: View, room: int, hours: int | None, *, assumed: bool) -> Iterator[str]:
    week = f"--week '{week_option(view.enrolment.week)}'"
    if assumed:
        yield ""
        yield from wrap(
            "You gave no study time, so the fewest whole hours a week that leave some room were taken, spread over "
            "Monday to Saturday. To give your own, change this:",
            room,
        )
        yield f"  planner change {view.enrolment.id} {week}"
    elif hours is not None:
        yield ""
        yield "--hours gives equal shares Monday to Friday and the rest to Saturday, that is"
        yield f"  {week}"


def does_not_fit(view: View, room: int, kept: str) -> Iterator[str]:
    """The answer is no: how much is missing, and what, alone, would be enough."""
    from planner.cli.shortfall import shortfall

    yield heading(f"This does not fit before the exam on {day(view.plan.exam_date)}. {kept}")
    yield ""
    yield from shortfall(view, room)
    yield ""
    left = hours(view.plan.budget.shortfall)
    yield from wrap(f"To go ahead all the same: --accept-shortfall. It leaves {left} undone.", room)


def moved_dates(now: Sequence[Milestone], then: Sequence[Milestone]) -> Moved:
    """Milestones whose date would change, appear (from None) or vanish (to None), in order of date."""
    old, new = ({it.key: it.date for it in found} for found in (now, then))
    keys = dict.fromkeys(it.key for it in sorted((*now, *then), key=lambda it: it.date))
    return {key: (old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)}


def compared(now: View, then: View, moved: Moved, room: int) -> Iterator[str]:
    """Two views side by side, then every date that would move."""
    columns = (Column(""), Column("now", wraps=True), Column("then", wraps=True))
    rows = [
        ("Exam", *(day(it.plan.exam_date) for it in (now, then))),
        ("Final review", *(day(it.plan.final_review_start) for it in (now, then))),
        ("Week", *(week_words(it.enrolment.week) for it in (now, then))),
        ("Fits", *(fit_words(it.plan.budget) for it in (now, then))),
    ]
    yield from table(columns, rows, room, "  ")
    yield ""
    yield from _moved(now, then, moved, room)
    yield ""
    if not then.plan.budget.feasible:
        yield from map(warning, wrap("It would not fit; `planner change` would say what helps.", room))
    yield from wrap(f"Nothing was stored. `planner change {now.enrolment.id}` with the same options makes it so.", room)


def _moved(now: View, then: View, moved: Moved, room: int) -> Iterator[str]:
    """The dates up to the exam, and how many after it follow."""
    by_key = {it.key: it for it in (*now.milestones, *then.milestones)}
    shown = [key for key in moved if not by_key[key].expected]
    if not moved:
        yield "No date would move."
        return
    rows = [(by_key[key].title, *(day(it) if it else "-" for it in moved[key])) for key in shown]
    yield from table((Column("Dates that would move", wraps=True), Column("from"), Column("to")), rows, room, "  ")
    if len(shown) < len(moved):
        yield f"  and {len(moved) - len(shown)} after the exam with them"
