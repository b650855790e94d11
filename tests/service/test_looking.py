"""What can be looked at, without storing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from service.conftest import MONDAY, USUAL, by_key, on


def test_reading_makes_no_database(database: Path) -> None:
    """There are no enrolments where there is none."""
    assert on(database).enrolments() == ()
    assert not database.exists()


def test_the_calendar_has_every_milestone_and_every_block(database: Path) -> None:
    """Errands aside, which are milestones already."""
    made = on(database).enroll("cma-aama", USUAL)
    keys = {item.entry.key for item in on(database).calendar_items(["cma-aama-1"])}
    blocks = {f"block/{block.id}" for block in made.plan.blocks()}
    assert {it.key for it in made.milestones} <= keys
    assert blocks - keys == {f"block/{block.id}" for block in made.plan.blocks() if block.activity == "task"}


def test_a_stored_plan_is_checked_as_it_stands(database: Path) -> None:
    """All its rules hold on the day it was made."""
    on(database).enroll("cma-aama", USUAL)
    found = on(database).check("cma-aama-1")
    assert [it.id for it in found if it.id.startswith("H") and not it.holds] == []


def test_the_dates_in_a_view_are_those_behind_its_milestones(database: Path) -> None:
    """Worked out anew from what is stored."""
    on(database).enroll("cma-aama", USUAL)
    view = on(database, MONDAY + timedelta(days=200)).view("cma-aama-1")
    found = by_key(view)
    assert (view.dates.opens, view.dates.closes) == (found["exam_window_opens"].date, found["exam_window_closes"].date)
