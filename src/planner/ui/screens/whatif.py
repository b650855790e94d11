"""What if: values to change, and the plan that would be beside the plan that is. Nothing is stored before `apply`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.domain.measure import Measured
from planner.domain.scorecard import scorecard
from planner.domain.wording import hours
from planner.errors import PlannerError
from planner.ui.fields import field_lines
from planner.ui.keys import bindings
from planner.ui.line import blank, paragraph
from planner.ui.pages.compare import compared_lines
from planner.ui.screens.confirm import Confirm
from planner.ui.screens.fielded import FieldPage
from planner.ui.trial import Trial
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from planner.domain.scorecard import Property
    from planner.service import View
    from planner.ui.keys import Scope
    from planner.ui.line import Line

    Cards = tuple[Sequence[Property], Sequence[Property]]
    Answer = tuple[View | None, Cards, str]

TITLE = "Nothing is stored until you apply it."


class WhatIf(FieldPage[bool]):
    """Returns whether the plan was changed."""

    NAME = "What if"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("field", "whatif", "page", "app")
    BINDINGS = bindings("field", "whatif", "page", "app")

    def __init__(self, view: View) -> None:
        super().__init__()
        self._now = self._then = view
        self._trial = self._shown = Trial.of(view, view.plan.as_of)
        self._cards: Cards = ((), ())
        self._trouble = ""

    def body(self) -> Iterable[Widget]:
        """The values above, the comparison below."""
        self._trial = self._shown = Trial.of(self._now, self.planner_app.today)
        yield Paper(
            lambda room: [*paragraph(TITLE, room, "dim"), blank()],
            id="header",
        )
        yield Rows(self._fields, id="rows")
        yield Rows(self._comparison, id="compared")

    def on_mount(self) -> None:
        """The first comparison."""
        self.rows.focus()
        self.field_key = "minutes"
        self.work()

    def _fields(self, room: int) -> Sequence[Line]:
        shown = field_lines(self._trial.fields(self.field_key, self.typed, self.problem), room)
        return [*shown, *(paragraph(self._trouble, room, "bad", "! ") if self._trouble else ()), blank()]

    def _comparison(self, room: int) -> Sequence[Line]:
        return compared_lines(self._now, self._then, self._cards, room)

    # Changing

    def step(self, key: str, by: int) -> None:
        """A key's step."""
        self._try(self._trial.stepped(key, by))

    def take(self, key: str, text: str) -> str:
        """Typed text."""
        trial, problem = self._trial.typed(key, text)
        if not problem:
            self._try(trial)
        return problem

    def _try(self, trial: Trial) -> None:
        self._trial = trial
        self.work()

    def action_reset(self) -> None:
        """Everything as it is."""
        self._forget()
        self._try(Trial.of(self._now, self.planner_app.today))
        self.redraw()

    # Working out

    def wish(self) -> Trial:
        """The values as they are now."""
        return self._trial

    def answer(self, wish: Trial) -> Answer:
        """The plan that would be, the scorecards of both, and what is wrong with the wish."""
        try:
            then = self.planner_app.planner.tried(self._now, wish.wishes())
            if not wish.changed:
                then = self._now  # asked all the same: the first key then finds everything imported
        except PlannerError as error:
            return None, self._cards, str(error)
        self.app.call_from_thread(self._first_look, then)  # the scorecard takes half as long again
        if wish != self._trial:
            return then, (self._cards[0], ()), ""
        return then, (self._card(self._now), self._card(then)), ""

    def _first_look(self, then: View) -> None:
        if self.is_attached:
            self._then, self._cards = then, (self._cards[0], ())
            self.query_one("#compared", Rows).show()

    def _card(self, view: View) -> Sequence[Property]:
        if view is self._now and self._cards[0]:
            return self._cards[0]
        as_of = max(self.planner_app.today, view.plan.as_of)
        return scorecard(Measured(view.track, view.enrolment, view.dates, view.plan, view.sessions, as_of))

    def show_answer(self, wish: Trial, answer: Answer) -> None:
        """The comparison, or what is wrong."""
        then, cards, trouble = answer
        self._trouble, self._shown = plain_words(trouble), wish
        if then is not None:
            self._then, self._cards = then, cards
        self.redraw()
        self.query_one("#compared", Rows).show()

    # Ending

    def action_apply(self) -> None:
        """Asks before the plan is changed."""
        if self._trouble or not self._trial.changed:
            self.say(self._trouble or "Nothing is different yet: left and right change a value.")
        elif self._shown != self._trial:
            self.say("Still working it out: try again in a moment.")
        else:
            self.app.push_screen(Confirm("Make this your plan?", *self._question()), self._confirmed)

    def _question(self) -> Iterable[str]:
        yield "The plan is made again from today on; what you have done stays as it is."
        budget = self._then.plan.budget
        if not budget.feasible:
            yield f"It does not fit: {hours(budget.shortfall)} of study would stay undone before the exam."

    def _confirmed(self, yes: bool | None) -> None:
        if not yes:
            return
        try:
            short = not self._then.plan.budget.feasible
            self.planner_app.planner.change(self._now.enrolment.id, self._trial.wishes(), accept_shortfall=short)
        except PlannerError as error:
            self.tell(error)
            return
        self.dismiss(True)
