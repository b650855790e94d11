"""What is told across the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from typing import Self


class Changed(Message):
    """Something was stored: whoever shows it reads it again. Sent once after each change."""

    def can_replace(self, message: Message) -> bool:
        """Several in a row are one."""
        return isinstance(message, Changed)

    @classmethod
    def now(cls) -> Self:
        """A message of this moment."""
        return cls()
