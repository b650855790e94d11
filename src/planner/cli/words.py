"""What only answers of the command line need beside `domain.wording`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.wording import WEEKDAYS

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from planner.domain.enrolment import Week


def day_in_month(it: date) -> str:
    """`Mon 11`, where the month is clear."""
    return f"{WEEKDAYS[it.weekday()]} {it.day:2}"


def dollars(amount: Decimal) -> str:
    """`$125`, `$12.50`."""
    return f"${amount:.2f}" if amount % 1 else f"${amount:.0f}"


def week_option(week: Week) -> str:
    """The week as `--week` takes it: `mon=60,wed=60@18:30`."""
    named = ((name.lower(), it) for name, it in zip(WEEKDAYS, week.days, strict=True))
    return ",".join(f"{name}={it.minutes}{f'@{it.at:%H:%M}' if it.at else ''}" for name, it in named if it.minutes)
