"""What is known, how well, and from where. A fact never travels without its status and source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Status = Literal["official", "official-copy", "secondary", "memory", "estimate", "student"]
"""official: the issuer's own text. official-copy: its document on another host. secondary: someone else's page.
memory: no page found. estimate: the planner's own number. student: the student's own override."""

CONFIRMED: frozenset[Status] = frozenset({"official", "official-copy", "student"})
STALE_AFTER_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page that was read: `dated` is the page's own date as far as it shows one, `read_on` the day it was read."""

    title: str
    url: str = ""
    dated: str = "undated"
    read_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Generic[T]):
    """A value that another page gives, or an older one gave."""

    value: T
    status: Status
    source: tuple[str, ...] = ()
    as_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[T]):
    """A value with its status, the ids of its sources in the same file, and the values that conflict with it.

    `as_of` is the date the page carries for it, in the page's words ("2021", "about 2025", "undated").
    """

    value: T
    status: Status = "estimate"
    source: tuple[str, ...] = ()
    as_of: str = ""
    note: str = ""
    alternatives: tuple[Alternative[T], ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether the issuer's own text, a copy of it, or the student stands behind the value."""
        return self.status in CONFIRMED
