"""The steps of the first start: each one's question, answers, what stands beside them, and what choosing does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from planner.ui.fields import LABEL, Field, field_line, field_lines
from planner.ui.line import blank, head, line, paragraph
from planner.ui.pages import choosing
from planner.ui.words import WEEKDAYS, away, day, hours, minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.domain.plan import Remedy
    from planner.ui.draft import Step
    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard


class StepPage:
    """A step without answers of its own; the others say what differs."""

    title: ClassVar[str] = ""
    question: ClassVar[str] = ""

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:  # noqa: ARG004
        """The rows to choose from."""
        return ()

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:  # noqa: ARG004
        """What stands beside them."""
        return ()

    @staticmethod
    def given(w: Wizard) -> str:  # noqa: ARG004
        """The key of the answer given before."""
        return ""

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """The cursor came to a row."""

    @staticmethod
    def choose(w: Wizard, key: str) -> None:  # noqa: ARG004
        """A row was chosen."""
        w.next()

    @staticmethod
    def is_field(key: str) -> bool:  # noqa: ARG004
        """Whether signs can be typed there."""
        return False


class Family(StepPage):
    """Which kind of work."""

    title = "Which work?"
    question = "Choose a family of certifications. Up and down show what the work is; enter takes one."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:  # noqa: ARG004
        """The families."""
        return [line(it.name, key=it.family) for it in w.careers.families] if w.careers else ()

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """The work of the family under the cursor."""
        found = [it for it in w.careers.families if it.family == w.draft.family] if w.careers else []
        return choosing.family_lines(found[0], room) if found else ()

    @staticmethod
    def given(w: Wizard) -> str:
        """The family."""
        return w.draft.family

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """Another family has other tracks."""
        if key != w.draft.family:
            w.draft = replace(w.draft, family=key, track=None, exam=None, months=None)


class Tracks(StepPage):
    """Which certification."""

    title = "Which certification?"
    question = "They differ in who may sit, in cost and in renewal. Fees are for the exam, in US dollars."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """The family's tracks, side by side."""
        return choosing.track_rows([it for it in w.tracks if it.family == w.draft.family], room)

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """The track under the cursor."""
        return choosing.track_lines(w.draft.track, room) if w.draft.track else ()

    @staticmethod
    def given(w: Wizard) -> str:
        """The track."""
        return w.draft.track.id if w.draft.track else ""

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """The track under the cursor is tried at once."""
        found = next((it for it in w.tracks if it.id == key), None)
        if found is not None:
            w.change(w.draft.of_track(found))


class Routes(StepPage):
    """By which route."""

    title = "By which route?"
    question = "How you are, or will be, eligible. Compare what it asks with what you have."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """The routes."""
        track = w.draft.track
        return [it for route in track.routes for it in paragraph(route.title, room, key=route.id)] if track else ()

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """The route under the cursor."""
        route = w.draft.chosen_route
        return choosing.route_lines(route, room) if route else ()

    @staticmethod
    def given(w: Wizard) -> str:
        """The route."""
        return w.draft.route

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """Another route has other dates."""
        w.change(replace(w.draft, route=key, exam=w.draft.exam if key == w.draft.route else None))


class DatesStep(StepPage):
    """Start and length."""

    title = "When do you start?"
    question = "Left and right change a value, digits type one; enter goes on."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """Two fields."""
        return field_lines(_with_typed(w, w.draft.date_fields()), room)

    @staticmethod
    def is_field(key: str) -> bool:
        """Both are."""
        return bool(key)


class WeekStep(StepPage):
    """Minutes for each weekday."""

    title = "How much time has your week?"
    question = "Minutes for each weekday; 0 is a rest day. The planner has put in the fewest that leave some room."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """A field a weekday, and their sum."""
        if w.week is None:
            return [line(("Working it out …", "dim"))]
        total = line((f"In all  {minutes(w.week.minutes)} a week", "dim"))
        return [*field_lines(_with_typed(w, w.draft.week_fields(w.week)), room), total]

    @staticmethod
    def is_field(key: str) -> bool:
        """Weekdays are."""
        return key in WEEKDAYS


class StateStep(StepPage):
    """Where the student will work."""

    title = "In which state will you work?"
    question = "Some states license laboratory staff. The dates of your state's licence are planned as well."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:  # noqa: ARG004
        """None, or one of those whose rules are known."""
        return [line("Another state, or none yet", key="none"), *(line(it.name, key=it.id) for it in w.states)]

    @staticmethod
    def about(w: Wizard, room: int) -> Iterable[Line]:
        """What the state under the cursor asks."""
        found = next((it for it in w.states if it.id == w.draft.state), None)
        return choosing.state_lines(found, w.draft.track, room) if w.draft.track else ()

    @staticmethod
    def given(w: Wizard) -> str:
        """The state."""
        return w.draft.state or "none"

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """Another state has other dates."""
        w.change(replace(w.draft, state=None if key == "none" else key))


class ExamStep(StepPage):
    """The day of the exam."""

    title = "When do you sit the exam?"
    question = "The planner suggests a date; you can choose an earlier or a later one inside the window."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """Suggested, earliest, latest, or one's own."""
        if w.preview is None:
            return [line(("Working it out …", "dim"))]
        by_key = {it.key: it for it in w.preview.milestones}
        rows = [line(f"{'Suggested':<{LABEL}}    by the planner; moves with your answers", key="suggested")]
        for key, label in (("exam_earliest_ready", "Earliest ready"), ("exam_latest_safe", "Last with retake")):
            if key in by_key:
                it = by_key[key].date
                text = f"{label:<{LABEL}}    {day(it)[4:]}, {away(it, w.planner_app.today)}"
                rows.append(line(text, key=f"at:{it.isoformat()}:{key}"))
        own = Field(key="exam", label="Your own date", value=w.draft.exam.isoformat() if w.draft.exam else "type it",
                    note=f"{w.preview.dates.opens} to {w.preview.dates.closes}")  # fmt: skip
        return [*rows, field_line(_with_typed(w, [own])[0], room)]

    @staticmethod
    def given(w: Wizard) -> str:
        """Suggested, or the student's own."""
        return "exam" if w.draft.exam else "suggested"

    @staticmethod
    def stand(w: Wizard, key: str) -> None:
        """The date under the cursor is tried at once."""
        from datetime import date

        if key == "suggested":
            w.change(replace(w.draft, exam=None))
        elif key.startswith("at:"):
            w.change(replace(w.draft, exam=date.fromisoformat(key.split(":")[1])))

    @staticmethod
    def is_field(key: str) -> bool:
        """One's own date is typed."""
        return key == "exam"


class Check(StepPage):
    """The last look."""

    title = "Is this right?"
    question = "Nothing is stored yet. Enter on the first line makes the plan; esc goes back."

    @staticmethod
    def answers(w: Wizard, room: int) -> Sequence[Line]:
        """Make it; or what would make it fit."""
        if w.preview is None or w.working:
            return [line(("Working it out …", "dim"))]
        budget = w.preview.plan.budget
        if budget.feasible:
            return [line("Make the plan", key="make")]
        short = f"It does not fit: {hours(budget.shortfall)} ({budget.shortfall} minutes) are missing."
        lines = [*paragraph(short, room, "bad", "! "), head("This alone would be enough")]
        remedies = w.preview.plan.remedies
        lines += [line(text, key=f"remedy:{n}") for n, it in enumerate(remedies) if (text := _remedy(w, it))]
        lines += [it for one in remedies if one.value is None for it in paragraph(_no_help(one), room, "dim")]
        return [*lines, blank(), line("Go ahead all the same; what is missing stays undone", key="accept")]

    @staticmethod
    def choose(w: Wizard, key: str) -> None:
        """Stores the enrolment, or applies a remedy."""
        kind, _, number = key.partition(":")
        if kind == "remedy" and w.preview is not None:
            w.change(w.draft.remedied(w.preview.plan.remedies[int(number)], w.preview.enrolment.week))
            w.redraw(first=True)
        else:
            w.enroll(accept_shortfall=kind == "accept")


def _remedy(w: Wizard, it: Remedy) -> str:
    if it.value is None or w.preview is None:
        return ""
    if it.kind == "weekly_minutes" and it.week is not None:
        return f"Study {minutes(sum(it.week.values()))} a week instead of {minutes(w.preview.enrolment.week.minutes)}"
    if it.kind == "exam_date":
        return f"Sit the exam on {it.value}"
    return f"Take a programme of {it.value} months"


def _no_help(it: Remedy) -> str:
    what = {
        "weekly_minutes": "More minutes a week",
        "exam_date": "A later exam date",
        "program_months": "A longer programme",
    }
    why = {"window": "the exam window ends first", "daily cap": "the daily cap stands in the way"}
    return f"{what[it.kind]} would not help: {why.get(it.binding or '', it.binding or 'no more is known')}."


def _with_typed(w: Wizard, fields: Sequence[Field]) -> list[Field]:
    """The field under the cursor shows what is being typed."""
    return [replace(it, typed=w.typed, problem=w.problem) if it.key == w.field_key else it for it in fields]


STEP_PAGES: dict[Step, type[StepPage]] = {
    "family": Family, "track": Tracks, "route": Routes, "dates": DatesStep, "week": WeekStep, "state": StateStep,
    "exam": ExamStep, "check": Check,
}  # fmt: skip
