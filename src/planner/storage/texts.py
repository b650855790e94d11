"""How dates, clock times and instants stand as text, in columns and in JSON alike; None stays None."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any


def day_text(value: date | None) -> str | None:
    """YYYY-MM-DD."""
    return None if value is None else value.isoformat()


def day(text: str | None) -> Any:
    """The date that `day_text` wrote."""
    return None if text is None else date.fromisoformat(text)


def clock_text(value: time | None) -> str | None:
    """HH:MM, and more only where there is more."""
    if value is None:
        return None
    bare = not value.second and not value.microsecond and value.tzinfo is None
    return value.isoformat("minutes") if bare else value.isoformat()


def clock(text: str | None) -> Any:
    """The time of day that `clock_text` wrote."""
    return None if text is None else time.fromisoformat(text)


def instant_text(value: datetime | None) -> str | None:
    """YYYY-MM-DDTHH:MM:SSZ in UTC, which sorts as time does."""
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def instant(text: str | None) -> Any:
    """The instant that `instant_text` wrote."""
    return None if text is None else datetime.fromisoformat(text)
