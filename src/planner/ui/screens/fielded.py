"""Screens with values that keys change: which field is meant, what is being typed, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from planner.ui.fields import LONGEST, TYPEABLE
from planner.ui.screens.base import Page
from planner.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual import events

T = TypeVar("T")


class FieldPage(Page[T]):
    """`step` and `take` say what a field does with a step and with typed text.

    What a wish comes to is worked out in a thread: one at a time, and the last wish is always answered.
    """

    working = False
    typed: str | None = None
    problem: str = ""
    field_key: str = ""

    @property
    def rows(self) -> Rows:
        """The list of fields."""
        return self.query_one("#rows", Rows)

    def step(self, key: str, by: int) -> None:
        """One step less or more of a value."""

    def take(self, key: str, text: str) -> str:
        """Takes typed text; returns what is wrong with it, or nothing."""
        raise NotImplementedError

    def typeable(self, key: str) -> bool:  # noqa: ARG002  # a screen may have rows that are not fields
        """Whether a value can be typed on that row."""
        return True

    def takes(self, key: str, sign: str) -> bool:  # noqa: ARG002  # a screen may have fields for any text
        """Whether a sign can be typed on that row."""
        return sign in TYPEABLE

    def longest(self, key: str) -> int:  # noqa: ARG002  # likewise
        """The most signs that a value has."""
        return LONGEST

    def redraw(self) -> None:
        """Shows the values as they are now."""
        self.rows.show()

    def action_less(self) -> None:
        """One step less."""
        self._forget()
        self.step(self.rows.key, -1)
        self.redraw()

    def action_more(self) -> None:
        """One step more."""
        self._forget()
        self.step(self.rows.key, 1)
        self.redraw()

    def _forget(self) -> None:
        self.typed, self.problem, self.field_key = None, "", self.rows.key

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Typing ends with the field."""
        self.typed, self.problem, self.field_key = None, "", message.key
        self.redraw()

    def on_key(self, event: events.Key | None = None) -> None:
        """Signs of a value are typed into the field under the cursor."""
        super().on_key()
        key = self.rows.key
        if event is None or not key or not self.typeable(key):
            return
        if event.character is not None and self.takes(key, event.character):
            self._type(key, (self.typed or "") + event.character)
        elif event.key == "backspace":
            self._type(key, (self.typed or "")[:-1])
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text counts as typed, as far as the field takes its signs."""
        key = self.rows.key
        if key and self.typeable(key):
            self._type(key, (self.typed or "") + "".join(it for it in event.text if self.takes(key, it)))

    def _type(self, key: str, text: str) -> None:
        self.field_key, self.typed = key, text[: self.longest(key)]
        self.problem = self.take(key, self.typed)
        if not self.typed:
            self.typed = None
            self.problem = ""
        self.redraw()

    # Working out

    def wish(self) -> Any:  # whatever a screen asks about
        """What to work out next; compared by equality."""
        raise NotImplementedError

    def answer(self, wish: Any) -> Any:  # runs in a thread, touches no widget
        """What the wish comes to."""
        raise NotImplementedError

    def show_answer(self, wish: Any, answer: Any) -> None:
        """Shows it."""
        raise NotImplementedError

    def work(self) -> None:
        """Starts working out the present wish; while one is worked out, that one starts the next."""
        if not self.working and self.is_attached:
            self.working = True
            self.run_worker(self._work, thread=True, group="answers")

    def _work(self) -> None:
        wish = self.wish()
        answer = self.answer(wish)
        self.app.call_from_thread(self._answered, wish, answer)

    def _answered(self, wish: Any, answer: Any) -> None:
        self.working = False
        if not self.is_attached:
            return
        self.show_answer(wish, answer)
        if wish != self.wish():
            self.work()
