"""What the planner says when it can't: one line, and the exit code that scripts rely on."""

from __future__ import annotations

import pytest

from planner.errors import BadInput, DatabaseUnusable, NoAnswer, PlannerError


@pytest.mark.parametrize(("kind", "code"), [(NoAnswer, 1), (BadInput, 2), (DatabaseUnusable, 3)])
def test_each_kind_owns_its_exit_code(kind: type[PlannerError], code: int) -> None:
    """The codes are a contract."""
    assert kind("No.").exit_code == code


def test_a_message_is_one_line_whatever_it_quotes() -> None:
    """A file's name may hold a line break, or a sequence that clears the screen."""
    assert str(BadInput("There is no\n'\x1b[2J'.")) == "There is no ' [2J'."


def test_a_message_keeps_what_prints() -> None:
    """Two spaces in a path are two spaces."""
    assert str(BadInput("‘my  plans/é.toml’ – no.")) == "‘my  plans/é.toml’ – no."
