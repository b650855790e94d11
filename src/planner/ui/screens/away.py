"""Days off: what more days away would change, before they are stored; the days that there are, to be taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.domain.difference import difference
from planner.domain.enrol import Wishes
from planner.domain.plan_words import fit_words
from planner.errors import PlannerError
from planner.ui.away import Away
from planner.ui.format import columns
from planner.ui.keys import bindings
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.replan import summary
from planner.ui.screens.form import FormPage
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planner.domain.difference import Difference
    from planner.domain.enrolment import Off
    from planner.service import Planner, View
    from planner.ui.keys import Action, Scope

OFF = "off:"


class DaysOff(FormPage[Away]):
    """What the days away would do is worked out in a thread; enter stores them."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ("away", "form", "field", "page", "app")
    BINDINGS = bindings("away", "form", "field", "page", "app")

    def __init__(self, view: View, first: date) -> None:
        super().__init__(
            Away(first=first, last=first, today=first),
            self._store,
            name="Days off",
            heading="More days away: nothing is planned on them",
        )
        self._view = view
        self._effect = ""

    def on_mount(self) -> None:
        """The first answer."""
        super().on_mount()
        today = self.planner_app.today
        first = max(today, self.form.first)
        self.form = Away(first=first, last=first, today=today)
        self.work()

    def offered(self) -> Sequence[Action]:
        """Days can be taken out where there are some."""
        return [it for it in super().offered() if it.id != "take_out" or self._view.enrolment.off]

    def below(self, room: int) -> Iterable[Line]:
        """What they would change, then the days that there are."""
        yield blank()
        yield head("What that changes")
        yield from paragraph(self._effect or "Working it out …", room, "text" if self._effect else "dim")
        if self._view.enrolment.off:
            yield blank()
            yield head("Days off so far")
        for n, it in enumerate(self._view.enrolment.off):
            yield _row(n, it)

    # Working out

    def changed(self) -> None:
        """Other days."""
        self.work()

    def wish(self) -> Off:
        """The days in the fields."""
        return self.form.off

    def answer(self, wish: Off) -> str:
        """What they would change."""
        try:
            then = self._planner.tried(self._view, Wishes(off=self._with(wish)))
        except PlannerError as error:
            return plain_words(str(error))
        changes = difference(self._view.plan, then.plan, self.planner_app.today, ())
        return f"{summary(changes)} {fit_words(then.plan.budget)}"

    def show_answer(self, wish: Off, answer: str) -> None:  # noqa: ARG002
        """In words."""
        self._effect = answer
        self.redraw()

    # Storing

    def _with(self, more: Off) -> tuple[Off, ...]:
        return tuple(sorted((*self._view.enrolment.off, more), key=lambda it: it.days.start))

    def _store(self, form: Away) -> str:
        return self._changed(self._planner.add_off(self._view.enrolment.id, [form.off]), f"Off: {_days(form.off)}.")

    def _changed(self, made: tuple[View, Difference], said: str) -> str:
        return f"{said} {summary(made[1])}"

    @property
    def _planner(self) -> Planner:
        return self.planner_app.planner

    def action_save(self) -> None:
        """On the days that there are, enter stores nothing."""
        if self.rows.key.startswith(OFF):
            again = self.planner_app.key_of("take_out")
            self.say(f"These days are stored already; {again} takes them out.")
        else:
            super().action_save()

    def action_take_out(self) -> None:
        """The days under the cursor are no longer off."""
        if not self.rows.key.startswith(OFF):
            self.say("Go to the days that you want to take out first.")
            return
        gone = self._view.enrolment.off[int(self.rows.key.removeprefix(OFF))]
        try:
            made = self._planner.remove_off(self._view.enrolment.id, gone.days.start)
        except PlannerError as error:
            self.say(plain_words(str(error)))
            return
        self.dismiss(self._changed(made, f"Taken out: {_days(gone)}."))


def _days(it: Off) -> str:
    return it.days.start.isoformat() if it.days.last == it.days.start else f"{it.days.start} to {it.days.last}"


def _row(number: int, it: Off) -> Line:
    return line(columns([(_days(it), 24)]) + "  ", it.label or "away", key=f"{OFF}{number}")
