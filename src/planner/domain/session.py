"""What the student really did: one entry of the log. Every session belongs to a block, which it makes done."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # a row's hints are evaluated
from dataclasses import dataclass
from typing import Literal

Rating = Literal["again", "hard", "good", "easy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One logged session. `minutes` were really studied; `pace` is the factor that the block was planned with.

    `planned_minutes` is None where the block says nothing of pace: it was made by logging a topic, or it is a mock or
    its review, which last as long as they last.
    """

    id: str
    date: dt.date
    block: str
    minutes: int
    planned_minutes: int | None
    pace: float
    rating: Rating | None = None
    note: str = ""
