"""What every step of the first start has: a question, answers, what stands beside them, and what choosing does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from planner.ui.fields import LABEL, VALUE, field_line
from planner.ui.format import width
from planner.ui.line import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.ui.fields import Field
    from planner.ui.line import Line
    from planner.ui.screens.wizard import Wizard

TYPED_IN_SIGHT = 15
BESIDE = LABEL + VALUE + 4
"""Columns of a field before its remark."""


class StepPage:
    """A step without answers of its own; the others say what differs. `keys` are the actions that only some have."""

    title: ClassVar[str] = ""
    question: ClassVar[str] = ""
    keys: ClassVar[tuple[str, ...]] = ()
    outcome: ClassVar[Literal["none", "short", "whole"]] = "short"
    """How much of what the answers come to stands over a text, where there is no room for two columns."""

    @classmethod
    def offers(cls, w: Wizard) -> tuple[str, ...]:  # noqa: ARG003
        """Those of its keys that would do something now."""
        return cls.keys

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
    def tick(w: Wizard, key: str) -> None:
        """Ticks the row, or no longer."""

    @staticmethod
    def remove(w: Wizard, key: str) -> None:
        """Takes the row away."""

    @staticmethod
    def is_field(key: str) -> bool:  # noqa: ARG004
        """Whether signs can be typed there."""
        return False


def typed_lines(w: Wizard, fields: Sequence[Field], room: int) -> list[Line]:
    """A line a field, the one under the cursor with what is being typed. A remark that finds no room stands below."""
    return [it for field in fields for it in _lines(_typed(w, field), room)]


def _lines(it: Field, room: int) -> list[Line]:
    said = it.problem or it.note
    if width(said) <= room - BESIDE:
        return [field_line(it, room)]
    below = paragraph(said, room, "warn" if it.problem else "dim", " " * (LABEL + 2))
    return [field_line(replace(it, note="", problem=""), room), *below]


def _typed(w: Wizard, it: Field) -> Field:
    """Of a long text its end."""
    if it.key != w.field_key or w.typed is None:
        return it
    shown = w.typed
    while width(shown) > TYPED_IN_SIGHT:
        shown = shown[1:]
    return replace(it, typed=shown, problem=w.problem or it.problem)
