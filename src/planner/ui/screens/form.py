"""A small form: fields that keys change, what is wrong with each beside it, and enter, which stores it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from planner.errors import PlannerError
from planner.ui.fields import Field, field_lines
from planner.ui.forms import Form
from planner.ui.keys import bindings
from planner.ui.line import blank, paragraph
from planner.ui.screens.fielded import FieldPage
from planner.ui.widgets.rows import Rows
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual import events
    from textual.widget import Widget

    from planner.ui.keys import Scope
    from planner.ui.line import Line

F = TypeVar("F", bound=Form)


class FormPage(FieldPage[str], Generic[F]):
    """`save` stores the form and returns what to say of it. What it refuses is said below the fields; nothing is lost.

    `heading` is what the form is about, `advice` what a student may want to know first.
    """

    SCOPES: ClassVar[tuple[Scope, ...]] = ("form", "field", "page", "app")
    BINDINGS = bindings("form", "field", "page", "app")

    def __init__(
        self, form: F, save: Callable[[F], str], *, name: str, heading: str, advice: str = "", at: str = ""
    ) -> None:
        super().__init__()
        self.form = form
        self.NAME = name
        self._save = save
        self._heading, self._advice = heading, advice
        self._at = at
        self._trouble = ""

    def body(self) -> Iterable[Widget]:
        """The fields."""
        yield Rows(self._lines, key=self._at, id="rows")

    def on_mount(self) -> None:
        """Typing begins at once."""
        self.rows.focus()
        self.stand(self.rows.key)
        self.redraw()

    def _lines(self, room: int) -> Sequence[Line]:
        return [
            *paragraph(self._heading, room, "head"),
            *(paragraph(self._advice, room, "dim") if self._advice else ()),
            blank(),
            *field_lines([self._shown(it) for it in self.form.fields()], room),
            *([blank(), *paragraph(self._trouble, room, "bad", "! ")] if self._trouble else ()),
            *self.below(room),
        ]

    def below(self, room: int) -> Iterable[Line]:  # noqa: ARG002
        """What stands under the fields."""
        return ()

    def _shown(self, it: Field) -> Field:
        if it.key != self.field_key or self.typed is None:
            return it
        return replace(it, typed=self.typed, problem=self.problem or it.problem)

    # Fields

    def typeable(self, key: str) -> bool:
        """Only fields take signs."""
        return any(it.key == key for it in self.form.fields())

    def takes(self, key: str, sign: str) -> bool:
        """Texts take any sign, picks a few, the others those of numbers and dates."""
        if key in self.form.texts:
            return sign.isprintable()
        return sign in self.form.picks[key] if key in self.form.picks else super().takes(key, sign)

    def longest(self, key: str) -> int:
        """A text may be longer than a date."""
        return self.form.texts.get(key) or super().longest(key)

    def step(self, key: str, by: int) -> None:
        """A key's step."""
        self._put(self.form.stepped(key, by) if self.typeable(key) else self.form)
        self.stand(key)

    def take(self, key: str, text: str) -> str:
        """Typed text."""
        form, problem = self.form.typed(key, text)
        self._put(form)
        return problem

    def _type(self, key: str, text: str) -> None:
        pick = key in self.form.picks
        super()._type(key, text[-1:] if pick else text)
        if pick:
            self.typed = None
            self.redraw()

    def _put(self, form: F) -> None:
        self.form, self._trouble = form, ""
        self.changed()

    def changed(self) -> None:
        """The form is another one."""

    def stand(self, key: str) -> None:
        """The cursor stands on a field: what is in a text can be gone on with."""
        self.typed, self.problem, self.field_key = None, "", key
        if key in self.form.texts:
            self.typed = self.form.text(key) or None

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another field."""
        message.prevent_default()  # Textual would call the base class's as well, which forgets the text
        self.stand(message.key)
        self.redraw()

    # Storing

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Enter anywhere stores it."""
        message.stop()
        self.action_save()

    def action_save(self) -> None:
        """Stores it, unless something typed can't be taken."""
        wrong = self.problem or next((it.problem for it in self.form.fields() if it.problem), "")
        if wrong:
            self.say(f"What is typed there can't be taken: {wrong}.")
            return
        try:
            said = self._save(self.form)
        except PlannerError as error:
            self._trouble = plain_words(str(error))
            self.redraw()
            return
        self.dismiss(said)

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text counts as typed; one sign answers a pick, so pastes don't."""
        if self.rows.key in self.form.picks:
            event.prevent_default()
