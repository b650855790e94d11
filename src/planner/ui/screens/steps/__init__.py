"""The steps of the first start, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.ui.screens.steps.away import AwayStep
from planner.ui.screens.steps.certification import Family, Tracks
from planner.ui.screens.steps.check import Check
from planner.ui.screens.steps.exam import ExamStep
from planner.ui.screens.steps.questions import Questions
from planner.ui.screens.steps.resume import Resume
from planner.ui.screens.steps.route import Routes
from planner.ui.screens.steps.state import StateStep
from planner.ui.screens.steps.time import DatesStep, WeekStep

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.ui.draft import Step
    from planner.ui.screens.steps.base import StepPage

STEP_PAGES: Mapping[Step, type[StepPage]] = {
    "resume": Resume, "questions": Questions, "family": Family, "track": Tracks, "route": Routes, "dates": DatesStep,
    "week": WeekStep, "away": AwayStep, "state": StateStep, "exam": ExamStep, "check": Check,
}  # fmt: skip
