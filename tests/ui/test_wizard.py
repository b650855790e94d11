"""The first start, on the real schedule files: from no enrolment to a plan by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import START
from planner.service import Planner
from planner.ui.app import PlannerApp
from planner.ui.screens.wizard import Wizard
from ui.showing import NOON, app_on, assert_snapshot, drive, seen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def planner(tmp_path: Path) -> Planner:
    return Planner(tmp_path / "planner.db", START, NOON)


TO_TRACK = ("s", seen("Which work?"), "enter", seen("Which certification"), "down", seen("What this makes"))
TO_DATES = (*TO_TRACK, "enter", seen("By which route?"), "enter", seen("When do you start?"))
TO_WEEK = (*TO_DATES, "enter")
TO_EXAM = ("enter", seen("Are you away"), "enter", seen("In which state"), "enter", seen("Suggested"))
THIRTY_MINUTES = (*(key for _ in range(6) for key in ("0", "down")), "up", *"30", seen("Sat 30 min"))


def test_the_whole_way_ends_in_a_plan(planner: Planner) -> None:
    found = drive(
        app_on(planner), *TO_WEEK, seen("In all"), *TO_EXAM, "enter",
        seen("Make the plan"), "enter", seen("Planned today"),
    )  # fmt: skip
    assert "cma-aama-1" in found
    assert [it.id for it in planner.enrolments()] == ["cma-aama-1"]


def test_leaving_before_anything_was_answered_stores_nothing(planner: Planner, tmp_path: Path) -> None:
    drive(app_on(planner), "s", seen("Which work?"), "ctrl+q")
    assert not list(tmp_path.iterdir())


def test_back_keeps_what_was_answered(planner: Planner) -> None:
    found = drive(app_on(planner), *TO_WEEK, seen("In all"), "escape", "escape", "escape")
    assert "▸ CMA (AAMA)" in found


def test_the_first_step_says_how_to_leave(planner: Planner) -> None:
    assert "ctrl+q" in drive(app_on(planner), "escape")


def test_each_weekday_takes_typed_minutes_and_the_load_follows(planner: Planner) -> None:
    found = drive(app_on(planner), *TO_WEEK, seen("In all"), *"120", seen("Mon 120"))
    assert "Mon 120, Tue-Fri" in found


def test_a_wrong_number_is_answered_beside_the_field(planner: Planner) -> None:
    found = drive(app_on(planner), *TO_WEEK, seen("In all"), *"9999")
    assert "a whole number, 0 to 1440" in found


def test_what_does_not_fit_offers_remedies_that_work(planner: Planner) -> None:
    app = app_on(planner)
    found = drive(
        app, *TO_WEEK, seen("In all"), *THIRTY_MINUTES, *TO_EXAM, "enter", seen("Go ahead all the same"),
        "enter", seen("Make the plan"), "enter", seen("Today"),
    )  # fmt: skip
    assert "cma-aama-1" in found


def test_going_ahead_all_the_same_is_possible(planner: Planner) -> None:
    app = app_on(planner)
    drive(
        app, *TO_WEEK, seen("In all"), *THIRTY_MINUTES, *TO_EXAM, "enter", seen("Go ahead all the same"),
        "end", "enter", seen("exam in"),
    )  # fmt: skip
    assert len(planner.enrolments()) == 1


def test_another_enrolment_is_set_up_from_the_palette(planner: Planner) -> None:
    drive(
        app_on(planner), *TO_WEEK, seen("In all"), *TO_EXAM, "enter",
        seen("Make the plan"), "enter", seen("Planned today"),
    )  # fmt: skip
    app = app_on(planner)
    found = drive(app, "ctrl+p", *"new enrolment", "enter", seen("What are you looking for?"), "escape")
    assert "Planned today" in found


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_first_step_looks_as_it_was_looked_at(planner: Planner, size: tuple[int, int]) -> None:
    assert_snapshot(f"wizard-{size[0]}x{size[1]}", drive(app_on(planner), size=size))


def test_the_wizard_opens_only_where_there_is_no_enrolment(planner: Planner) -> None:
    app = app_on(planner)
    assert isinstance(app, PlannerApp)
    assert isinstance(app.get_default_screen(), Wizard)


def test_choices_come_from_the_schedule_files(planner: Planner) -> None:
    assert {it.family for it in planner.tracks()} == {it.family for it in planner.careers().families}
    assert "ca" in {it.id for it in planner.states()}
