"""A database of each test's own, and the planner on it on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from planner.domain.enrol import Wishes
from planner.domain.enrolment import Week
from planner.service import Planner, View

if TYPE_CHECKING:
    from pathlib import Path

    from planner.domain.milestone import Milestone
    from planner.domain.plan import Block

MONDAY = date(2027, 1, 11)
WEEK = Week.of({"mon": 60, "wed": 60, "sat": 180})
USUAL = Wishes(start=MONDAY, months=10, week=WEEK)
SCARCE = Wishes(start=MONDAY, months=10, week=Week.of({"sat": 60}))
CMA = "cma-aama-1"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where no database is yet."""
    return tmp_path / "planner.db"


@pytest.fixture
def student(database: Path) -> Path:
    """A database with one enrolment: CMA (AAMA), ten months, five hours a week, from Monday 11 January 2027."""
    on(database).enroll("cma-aama", USUAL)
    return database


def on(database: Path, today: date = MONDAY) -> Planner:
    """The planner on that day, at noon."""
    return Planner(database, today, datetime(today.year, today.month, today.day, 12, tzinfo=UTC))


def by_key(view: View) -> dict[str, Milestone]:
    """A view's milestones by key."""
    return {it.key: it for it in view.milestones}


def block_on(database: Path, day: date, activity: str = "learn") -> Block:
    """The first block of that kind on a day of the stored plan."""
    return next(it for it in on(database).plan(CMA).blocks() if it.date == day and it.activity == activity)
