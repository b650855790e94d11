"""The first start: eight short steps from a family of work to a plan, each showing at once what the answer does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container

from planner.errors import PlannerError
from planner.ui.draft import STEPS, Draft
from planner.ui.keys import bindings, footer
from planner.ui.line import blank, line, paragraph
from planner.ui.pages.outcome import outcome_lines
from planner.ui.screens.fielded import FieldPage
from planner.ui.screens.steps import STEP_PAGES
from planner.ui.screens.whatif import plain_words
from planner.ui.widgets.bars import Bar
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from planner.domain.career import Careers
    from planner.domain.enrolment import Week
    from planner.domain.licence import State
    from planner.domain.track import Track
    from planner.service import View
    from planner.ui.draft import Step
    from planner.ui.keys import Action, Scope
    from planner.ui.line import Line


class Wizard(FieldPage[None]):
    """Asks nothing that can be worked out. What was answered stays when one goes back."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ("wizard", "field", "app")
    BINDINGS = bindings("field", "wizard", "app")

    def __init__(self) -> None:
        super().__init__()
        self.at: Step = "family"
        self.careers: Careers | None = None
        self.tracks: Sequence[Track] = ()
        self.states: Sequence[State] = ()
        self.preview: View | None = None
        self.trouble = ""

    def compose(self) -> ComposeResult:
        """The question, its answers, and what they do."""
        self.draft = Draft(start=self.planner_app.today)
        self.careers = self.planner_app.planner.careers()
        self.draft = replace(self.draft, family=self.careers.families[0].family)
        yield Bar((), title="Planner: setting up", id="top")
        yield Paper(self._header, id="header")
        with Container(classes="body"):
            yield Rows(self._answers, id="rows")
            yield Rows(self._info, id="info")
        yield Bar(self._keys(), id="keys")

    def _keys(self) -> Sequence[Action]:
        """The keys of the step: values change only where there are some."""
        away: tuple[str, ...] = () if self.at in ("dates", "week", "exam") else ("less",)
        away += ("step_back",) if self.at == "family" and not self.planner_app.enrolment else ()
        return [it for it in footer(*self.SCOPES) if it.id not in away]

    def on_mount(self) -> None:
        """The first question."""
        self.rows.focus()

    # What is shown

    @property
    def week(self) -> Week | None:
        """The week that the plan is made with: the student's, else what the planner takes."""
        return self.draft.week or (self.preview.enrolment.week if self.preview else None)

    def _header(self, room: int) -> Sequence[Line]:
        page = STEP_PAGES[self.at]
        number = f"Step {STEPS.index(self.at) + 1} of {len(STEPS)}  "
        return [line((number, "dim"), (page.title, "head")), *paragraph(page.question, room), blank()]

    def _answers(self, room: int) -> Sequence[Line]:
        return STEP_PAGES[self.at].answers(self, room)

    def _info(self, room: int) -> Sequence[Line]:
        about = list(STEP_PAGES[self.at].about(self, room))
        wrong = [*paragraph(self.trouble, room, "bad", "! "), blank()] if self.trouble else []
        if self.preview is None or self.draft.track is None:
            return [*wrong, *about]
        first = bool(about) and not self.has_class("-wide")  # below a long text it would be out of sight
        made = outcome_lines(self.preview, self.planner_app.today, room, short=first)
        gap = [blank()] if about else []
        return [*wrong, *made, *gap, *about] if first else [*wrong, *about, *gap, *made]

    def redraw(self, *, first: bool = False, key: str = "") -> None:
        """Shows the step as it is now."""
        self.rows.show(first=first, key=key)
        self.query_one("#info", Rows).show()

    def typeable(self, key: str) -> bool:
        """Only fields take signs."""
        return STEP_PAGES[self.at].is_field(key)

    # Answers

    def step(self, key: str, by: int) -> None:
        """A key's step."""
        self.change(self.draft.stepped(key, by, self.week))

    def take(self, key: str, text: str) -> str:
        """Typed text."""
        draft, problem = self.draft.typed(key, text, self.week)
        if not problem:
            self.change(draft)
        return problem

    def change(self, draft: Draft) -> None:
        """Another answer: what it does is worked out."""
        if draft != self.draft:
            self.draft = draft
            if draft.track is not None:
                self.work()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Where the cursor stands is the answer."""
        if message.rows.id == "rows":
            STEP_PAGES[self.at].stand(self, message.key)
            super().on_rows_moved(message)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Takes the answer and goes on."""
        if message.rows.id == "rows":
            STEP_PAGES[self.at].stand(self, message.key)
            STEP_PAGES[self.at].choose(self, message.key)

    def wish(self) -> Draft:
        """The answers."""
        return self.draft

    def answer(self, wish: Draft) -> tuple[View | None, str]:
        """The plan that they come to, or what is wrong with them."""
        if wish.track is None:
            return None, ""
        try:
            return self.planner_app.planner.preview(wish.track.id, wish.wishes()), ""
        except PlannerError as error:
            return None, plain_words(str(error))

    def show_answer(self, wish: Draft, answer: tuple[View | None, str]) -> None:  # noqa: ARG002
        """What the answers do."""
        view, self.trouble = answer
        self.preview = view or self.preview
        self.redraw()

    # Steps

    def go(self, at: Step) -> None:
        """Shows a step, with the cursor on the answer that was given."""
        self.at = at
        self.typed, self.problem, self.field_key = None, "", ""
        self._load()
        self.query_one("#header", Paper).show()
        self.query_one("#keys", Bar).offer(self._keys())
        self.redraw(first=True, key=STEP_PAGES[at].given(self))
        if self.rows.key:
            self.field_key = self.rows.key
            STEP_PAGES[at].stand(self, self.rows.key)
        self.work()

    def _load(self) -> None:
        planner = self.planner_app.planner
        if self.at == "track" and not self.tracks:
            self.tracks = planner.tracks()
        if self.at == "state" and not self.states:
            self.states = planner.states()

    def next(self) -> None:
        """The step after this one."""
        if self.trouble and self.at in ("dates", "week", "exam"):
            self.say(self.trouble)
            return
        self.go(STEPS[STEPS.index(self.at) + 1])

    def action_next_step(self) -> None:
        """Takes the answer under the cursor."""
        self.rows.action_choose()

    def action_step_back(self) -> None:
        """The step before."""
        n = STEPS.index(self.at)
        if n:
            self.go(STEPS[n - 1])
        elif self.planner_app.enrolment:
            self.dismiss()
        else:
            self.say("This is the first step. ctrl+q ends the program; nothing is stored yet.")

    def action_leave(self) -> None:
        """Ends the program."""
        self.app.exit()

    def enroll(self, *, accept_shortfall: bool) -> None:
        """Stores the enrolment and shows its first day."""
        if self.draft.track is None:
            return
        try:
            view = self.planner_app.planner.enroll(
                self.draft.track.id, self.draft.wishes(), accept_shortfall=accept_shortfall
            )
        except PlannerError as error:
            self.say(plain_words(str(error)))
            return
        if view.plan.weeks:
            self.planner_app.show_enrolment(view.enrolment.id)
        else:
            self.say("The plan does not fit: choose what would help, or go ahead all the same.")
