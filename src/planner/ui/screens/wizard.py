"""The first start: short steps from a few questions to a plan, each showing at once what the answer does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Container

from planner.errors import PlannerError
from planner.ui.draft import Draft
from planner.ui.draft_fields import TEXTS, stepped, typed
from planner.ui.draft_kept import offered
from planner.ui.keys import bindings, of
from planner.ui.line import blank, line, paragraph
from planner.ui.pages.outcome import outcome_lines
from planner.ui.screens import drafts
from planner.ui.screens.fielded import FieldPage
from planner.ui.screens.steps import STEP_PAGES
from planner.ui.widgets.bars import Bar
from planner.ui.widgets.paper import Paper
from planner.ui.widgets.rows import Rows
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from planner.domain.career import Careers
    from planner.domain.choosing import Ranked
    from planner.domain.enrolment import Week
    from planner.domain.licence import State
    from planner.domain.track import Track
    from planner.service import View
    from planner.ui.draft import Step
    from planner.ui.keys import Action, Scope
    from planner.ui.line import Line
    from planner.ui.screens.steps.base import StepPage

OF_STEPS = ("less", "skip", "compare", "tick", "remove")
"""Keys that only some steps have."""


class Wizard(FieldPage[None]):
    """Asks nothing that can be worked out. What was answered stays when one goes back, and is kept when one leaves."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ("wizard", "field", "app")
    BINDINGS = bindings("field", "wizard", "app")
    CSS_PATH = "wizard.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.at: Step = "questions"
        self.careers: Careers | None = None
        self.tracks: Sequence[Track] = ()
        self.states: Sequence[State] = ()
        self.kept: Mapping[str, Any] = {}
        self.preview: View | None = None
        self.trouble = ""

    def compose(self) -> ComposeResult:
        """The question, its answers, and what they do."""
        self.draft = Draft(start=self.planner_app.today)
        self.careers = self.planner_app.planner.careers()
        self.draft = replace(self.draft, family=self.careers.families[0].family)
        self.kept = drafts.found(self.planner_app.planner)
        self.at = "resume" if offered(self.kept) else self.at
        yield Bar((), title="Planner: setting up", id="top")
        yield Paper(self._header, id="header")
        with Container(classes="body"):
            yield Rows(self._answers, id="rows")
            yield Rows(self._info, id="info")
        yield Bar(self.offered(), id="keys")

    @property
    def page(self) -> type[StepPage]:
        """The step that is shown."""
        return STEP_PAGES[self.at]

    @property
    def first(self) -> bool:
        """Whether there is no step before this one."""
        return self.at in ("resume", self.draft.steps[0])

    def offered(self) -> Sequence[Action]:
        """The keys of the step."""
        away = {*OF_STEPS} - {*self.page.offers(self)}
        if self.first and not self.planner_app.enrolment:
            away.add("step_back")
        found = of(*self.SCOPES, table=self.planner_app.actions)
        return [it for it in found if it.footer and it.id not in away]

    def on_mount(self) -> None:
        """The first question."""
        self.rows.focus()

    # What is shown

    @property
    def week(self) -> Week | None:
        """The week that the plan is made with: the student's, else what the planner takes."""
        return self.draft.week or (self.preview.enrolment.week if self.preview else None)

    def offered_tracks(self) -> Sequence[Track]:
        """The tracks to choose from: all, best match first, where anything was answered; else the family's."""
        if self.draft.answers.given:
            return [it.track for it in self.ranked()]
        return [it for it in self.tracks if it.family == self.draft.family]

    def ranked(self) -> Sequence[Ranked]:
        """All tracks by the answers."""
        from planner.domain.choosing import rank

        self.load_tracks()
        return rank(self.tracks, self.careers, self.draft.answers) if self.careers else ()

    def _header(self, room: int) -> Sequence[Line]:
        steps = self.draft.steps
        number = f"Step {steps.index(self.at) + 1} of {len(steps)}  " if self.at in steps else ""
        return [line((number, "dim"), (self.page.title, "head")), *paragraph(self.page.question, room), blank()]

    def _answers(self, room: int) -> Sequence[Line]:
        return self.page.answers(self, room)

    def _info(self, room: int) -> Sequence[Line]:
        about = list(self.page.about(self, room))
        wrong = [*paragraph(self.trouble, room, "bad", "! "), blank()] if self.trouble else []
        if self.preview is None or self.draft.track is None or self.page.outcome == "none":
            return [*wrong, *about]
        first = bool(about) and not self.has_class("-wide")  # below a long text it would be out of sight
        short = first and self.page.outcome == "short"
        made = outcome_lines(self.preview, self.planner_app.today, room, short=short)
        gap = [blank()] if about else []
        return [*wrong, *made, *gap, *about] if first else [*wrong, *about, *gap, *made]

    def redraw(self, *, first: bool = False, key: str = "") -> None:
        """Shows the step as it is now."""
        self.rows.show(first=first, key=key)
        self.query_one("#info", Rows).show()
        self.query_one("#keys", Bar).offer(self.offered())

    # Answers

    def typeable(self, key: str) -> bool:
        """Only fields take signs."""
        return self.page.is_field(key)

    def takes(self, key: str, sign: str) -> bool:
        """A label takes any sign."""
        return sign.isprintable() if key in TEXTS else super().takes(key, sign)

    def longest(self, key: str) -> int:
        """A label may be longer than a number."""
        return TEXTS.get(key) or super().longest(key)

    def step(self, key: str, by: int) -> None:
        """A key's step."""
        self.change(stepped(self.draft, key, by, self.week))

    def take(self, key: str, text: str) -> str:
        """Typed text."""
        draft, problem = typed(self.draft, key, text, self.week)
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
            self.page.stand(self, message.key)
            super().on_rows_moved(message)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Takes the answer and goes on."""
        if self.problem:
            self.say(f"What is typed there can't be taken: {self.problem}")
        elif message.rows.id == "rows":
            self.page.stand(self, message.key)
            self.page.choose(self, message.key)

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
        self.rows.ticks = "tick" in self.page.keys
        self._load()
        self.query_one("#header", Paper).show()
        self.redraw(first=True, key=self.page.given(self))
        self.stand()
        self.work()

    def stand(self) -> None:
        """The cursor stands on another row, wherever that came from: nothing is being typed."""
        self.typed, self.problem, self.field_key = None, "", self.rows.key
        if self.rows.key:
            self.page.stand(self, self.rows.key)

    def _load(self) -> None:
        if self.at == "track":
            self.load_tracks()
        if self.at == "state" and not self.states:
            self.states = self.planner_app.planner.states()

    def load_tracks(self) -> None:
        """Reads the track files, the first time that they are needed."""
        self.tracks = self.tracks or self.planner_app.planner.tracks()

    def next(self) -> None:
        """The step after this one; what was answered is kept."""
        if self.trouble and "less" in self.page.keys:
            self.say(self.trouble)
            return
        steps = self.draft.steps
        self.go(steps[steps.index(self.at) + 1])
        drafts.keep(self)

    # Keys

    def action_next_step(self) -> None:
        """Takes the answer under the cursor."""
        self.rows.action_choose()

    def action_step_back(self) -> None:
        """The step before."""
        if not self.first:
            steps = self.draft.steps
            self.go(steps[steps.index(self.at) - 1])
        elif self.planner_app.enrolment:
            drafts.keep(self)
            self.dismiss()
        else:
            self.say("This is the first step. ctrl+q leaves; your answers are kept.")

    def action_leave(self) -> None:
        """Keeps the draft and ends the program."""
        drafts.keep(self)
        self.app.exit()

    def action_skip(self) -> None:
        """On without the questions."""
        if self.at == "questions":
            self.draft = replace(self.draft, answers=Draft(start=self.draft.start).answers)
            self.next()

    def action_compare(self) -> None:
        """The tracks to choose from side by side, the one under the cursor first."""
        if self.at == "track" and self.careers:
            from planner.ui.screens.compare import Compare

            tracks = sorted(self.offered_tracks(), key=lambda it: it.id != self.rows.key)
            self.app.push_screen(Compare(tracks, self.careers))

    def action_tick(self) -> None:
        """Ticks what is under the cursor."""
        self.page.tick(self, self.rows.key)
        self.redraw()

    def action_remove(self) -> None:
        """Removes what is under the cursor."""
        self.page.remove(self, self.rows.key)
