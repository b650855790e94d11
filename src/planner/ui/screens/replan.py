"""The replan as an offer: what it would change, to accept or to leave; where nothing fits any more, what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from planner.domain.difference import newly_missed
from planner.domain.replan import Wanted
from planner.domain.wording import hours
from planner.errors import PlannerError
from planner.ui.keys import bindings
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages import replan
from planner.ui.remedies import remedied, remedy_words, without_help
from planner.ui.screens.base import Page
from planner.ui.widgets.rows import Rows
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from textual.widget import Widget

    from planner.domain.difference import Difference
    from planner.service import View
    from planner.ui.keys import Scope

CHOICES = (
    ("today_too", "today may change too", "otherwise what is planned for today stays"),
    ("anew", "everything ahead is planned anew", "otherwise as little as possible moves"),
)


class Replan(Page[str]):
    """Returns what to say of it, if it was accepted. The offer is worked out in a thread."""

    NAME = "Replan"
    SCOPES: ClassVar[tuple[Scope, ...]] = ("replan", "page", "app")
    BINDINGS = bindings("replan", "page", "app")

    def __init__(self, view: View) -> None:
        super().__init__()
        self._now = view
        self._wanted = Wanted()
        self._offer: tuple[View, Difference] | None = None
        self._trouble = ""

    def body(self) -> Iterable[Widget]:
        """The offer."""
        yield Rows(self._lines, id="rows")

    def on_mount(self) -> None:
        """The first offer."""
        self.rows.focus()
        self._work()

    @property
    def rows(self) -> Rows:
        """The offer."""
        return self.query_one("#rows", Rows)

    # What is shown

    def _lines(self, room: int) -> Sequence[Line]:
        lines = paragraph(replan.missed_words(newly_missed(self._now.plan, self.planner_app.today)), room, "head")
        if self._trouble:
            return [*lines, *paragraph(self._trouble, room, "bad", "! ")]
        if self._offer is None:
            return [*lines, line(("Working out what would change …", "dim")), blank(), *self._choices(room)]
        return [*lines, *self._offered(*self._offer, room)]

    def _choices(self, room: int) -> Iterator[Line]:
        yield line("Leave the plan as it is", key="leave")
        for name, label, note in CHOICES:
            ticked = "✓" if getattr(self._wanted, name) else " "
            yield line(f"[{ticked}] {label}", (f"  {note}" if room >= replan.ROOMY else "", "dim"), key=f"want:{name}")

    def _offered(self, then: View, changes: Difference, room: int) -> Iterator[Line]:
        yield from paragraph(replan.summary(changes), room)
        yield from replan.reasons_lines(changes, room)
        yield blank()
        if not changes.empty:
            yield line("Accept: make this the plan", key="accept")
        yield from self._choices(room)
        yield from self._shortfall(then, room)
        names = {topic.id: topic.name for topic in then.track.outline.topics}
        today = self.planner_app.today
        yield from replan.change_lines(changes, self._now.plan, then.plan, names, today, room)

    def _shortfall(self, then: View, room: int) -> Iterator[Line]:
        if then.plan.budget.feasible:
            return
        short = then.plan.budget.shortfall
        yield blank()
        said = f"It does not fit any more: {hours(short)} would stay undone before the exam on {then.plan.exam_date}."
        yield from paragraph(said, room, "bad", "! ")
        yield head("This alone would be enough")
        for n, text in remedy_words(then):
            yield line(text, key=f"remedy:{n}")
        for text in without_help(then):
            yield from paragraph(text, room, "dim")

    # Working out

    def _work(self) -> None:
        self._offer, self._trouble = None, ""
        wanted = self._wanted
        self.run_worker(lambda: self._ask(wanted), thread=True, group="replan", exclusive=True)

    def _ask(self, wanted: Wanted) -> None:
        try:
            offer, trouble = self.planner_app.planner.offered(self._now.enrolment.id, wanted), ""
        except PlannerError as error:
            offer, trouble = None, plain_words(str(error))
        self.app.call_from_thread(self._answered, wanted, offer, trouble)

    def _answered(self, wanted: Wanted, offer: tuple[View, Difference] | None, trouble: str) -> None:
        if self.is_attached and wanted == self._wanted:
            self._offer, self._trouble = offer, trouble
            self.rows.show(first=self.rows.key == "leave")

    # Choosing

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """What enter does on each row."""
        kind, _, name = message.key.partition(":")
        if kind == "accept":
            self.action_accept()
        elif kind == "leave":
            self.dismiss()
        elif kind == "want":
            self._toggle(name)
        elif kind == "remedy":
            self._remedy(int(name))

    def _toggle(self, name: str) -> None:
        before = self._wanted
        self._wanted = Wanted(today_too=before.today_too ^ (name == "today_too"), anew=before.anew ^ (name == "anew"))
        self._work()
        self.rows.show(key=f"want:{name}")

    def action_accept(self) -> None:
        """The plan becomes this one."""
        if self._offer is None or self._offer[1].empty:
            self.say("There is nothing to accept.")
            return
        self._store(
            lambda: self.planner_app.planner.replan(self._now.enrolment.id, self._wanted)[0], "The plan is mended."
        )

    def _remedy(self, number: int) -> None:
        if self._offer is None:
            return
        then = self._offer[0]
        wishes = remedied(then.enrolment, then.plan.remedies[number])
        said = dict(remedy_words(then))[number]
        self._store(lambda: self.planner_app.planner.change(self._now.enrolment.id, wishes), f"Changed: {said}")

    def _store(self, do: Callable[[], View], said: str) -> None:
        try:
            stored = do()
        except PlannerError as error:
            self.say(plain_words(str(error)))
            return
        if stored.plan.weeks:
            self.dismiss(said)
        else:
            self.say("That does not fit any more, so nothing was changed.")
