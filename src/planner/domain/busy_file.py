"""A calendar that was imported for its busy times: where it lay, and what it was then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  # a row's hints are evaluated


@dataclass(frozen=True, slots=True)
class BusyFile:
    """`id` is the student's name for it; `sha256` of the file when it was read, in 64 small hex digits; UTC."""

    id: str
    path: str
    sha256: str
    imported_at: datetime
