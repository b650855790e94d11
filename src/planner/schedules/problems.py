"""One located problem in a schedule file, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from planner.errors import one_line

WHOLE_FILE = "(file)"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """`key` is dotted: `outline.topics.vital-signs.requires`. A list's items go by their id, else by number from 1.

    A problem of the whole file has the key `(file)`, a syntax error `line 3, column 7`.
    """

    file: str
    key: str
    message: str

    def __post_init__(self) -> None:
        """Keys and values are quoted from the file, and may hold anything."""
        object.__setattr__(self, "key", one_line(self.key))
        object.__setattr__(self, "message", one_line(self.message))

    def __str__(self) -> str:
        return f"{one_line(self.file)}:{self.key}: {self.message}"
