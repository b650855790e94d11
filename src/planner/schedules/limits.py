"""How big and how small a value may be.

Wide enough for any real credential, narrow enough to catch a slip of the finger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.career import Career
from planner.domain.licence import LicenceCycle
from planner.domain.track import (
    Application,
    CeConstraint,
    Clock,
    Exam,
    Months,
    Program,
    Renewal,
    Retake,
    Route,
    Rung,
    Study,
    Topic,
)

if TYPE_CHECKING:
    from planner.domain.calendar_math import Unit

ID = r"[a-z0-9][a-z0-9_-]*"
MONEY = r"[0-9]{1,6}(\.[0-9]{2})?"
URL = r"https?://[^\s/]+\.[^\s]+"
SOURCED = ("official", "official-copy", "secondary")
"""The statuses that say that a page was read."""

LIMITS: dict[tuple[type, str], tuple[int, int]] = {
    (Months, "min"): (1, 120),
    (Months, "default"): (1, 120),
    (Months, "max"): (1, 120),
    (Program, "practicum_weeks"): (0, 104),
    (Program, "practicum_capacity_percent"): (0, 100),
    (Route, "study_percent"): (1, 100),
    (Retake, "attempts"): (1, 99),
    (Exam, "items"): (1, 1000),
    (Exam, "scored_items"): (1, 1000),
    (Exam, "minutes"): (1, 1440),
    (Topic, "share"): (1, 100),
    (Study, "hours"): (1, 2000),
    (Study, "final_review_days"): (1, 90),
    (CeConstraint, "required"): (1, 1000),
    (Clock, "months"): (1, 120),
    (Renewal, "checkpoints"): (0, 60),
    (LicenceCycle, "ce_hours"): (0, 1000),
    (Career, "growth_percent"): (-100, 1000),
    (Career, "openings"): (0, 10_000_000),
    (Career, "employed"): (0, 10_000_000),
}
"""The least and the most of every whole number in the files, both allowed."""

MAY_BE_ZERO: frozenset[tuple[type, str]] = frozenset(
    {
        (Application, "document_lead"),
        (Application, "processing"),
        (Exam, "results"),
        (Renewal, "margin"),
        (Renewal, "processing"),
        (Retake, "waits"),
        (Rung, "after"),
    }
)
"""The spans that may be nothing at all; every other one lasts."""

LONGEST: dict[Unit, int] = {"days": 18_250, "business days": 13_000, "weeks": 2_600, "months": 600, "years": 50}
"""About fifty years, so that no date leaves the calendar."""
