"""What steps of the set-up can do beyond taking an answer: rank, compare, tick, days away, windows, drafts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from builders import START
from planner.domain.calendar_math import DateRange
from planner.domain.enrolment import Off
from planner.errors import DatabaseUnusable
from planner.service import Planner
from planner.ui.draft import Draft
from planner.ui.draft_kept import content
from planner.ui.format import width
from planner.ui.screens.wizard import Wizard
from ui.showing import LARGE, NOON, SMALL, app_on, assert_snapshot, drive, seen, shown, text, until
from ui.test_any_text import HOSTILE
from ui.test_wizard import THIRTY_MINUTES, TO_DATES, TO_EXAM, TO_TRACK, TO_WEEK

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from planner.ui.app import PlannerApp

CMA = "cma-aama"


@pytest.fixture
def planner(tmp_path: Path) -> Planner:
    return Planner(tmp_path / "planner.db", START, NOON)


def wizard(app: PlannerApp) -> Wizard:
    assert isinstance(app.screen, Wizard)
    return app.screen


def worked_out(pilot: Pilot[None]) -> Any:
    """A step that waits until nothing is being worked out."""
    app: Any = pilot.app
    return until(pilot, lambda: not wizard(app).working)


TO_AWAY = (*TO_WEEK, seen("In all"), "enter", seen("Are you away"))
MARCH = (*"2027-03-01", "enter", *"2027-03-07", "enter")


# Questions


def test_answers_rank_the_certifications_and_say_why(planner: Planner) -> None:
    found = drive(app_on(planner), "right", "right", seen("Best match first"))
    assert "Work              ‹ at the bench ›" in found
    assert "Why MLT (AMT)" in found
    assert "+ for      Work at the bench:" in found


def test_the_ranking_takes_the_place_of_the_family(planner: Planner) -> None:
    found = drive(app_on(planner), "right", "down", "down", *"12", "enter", seen("Which certification"))
    assert "Step 2 of 9" in found
    assert "meets 2 of 2" in found
    assert "▸ CCMA (NHA)" in found


def test_the_track_under_the_cursor_says_what_speaks_against_it(planner: Planner) -> None:
    found = drive(app_on(planner), "right", "enter", seen("Best first"), "end", seen("- against"))
    assert "The bench rather than patients" in found
    assert "ASK FIRST" in found


def test_skipping_forgets_the_answers(planner: Planner) -> None:
    assert "Step 2 of 10" in drive(app_on(planner), "right", "s", seen("Which work?"))


def test_a_number_that_cannot_be_is_answered_beside_the_field(planner: Planner) -> None:
    found = drive(app_on(planner), "down", "down", *"999", "enter")
    assert found.count("a whole number, 0 to 120") == 2
    assert "can't be taken" in found


# Certification and route


def test_certifications_are_compared_with_the_one_under_the_cursor_first(planner: Planner) -> None:
    found = drive(app_on(planner), *TO_TRACK, "c", seen("Side by side"))
    assert found.splitlines()[1].split()[:4] == ["CMA", "(AAMA)", "CCMA", "(NHA)"]
    assert "Accredited by" in found


def test_what_is_ticked_is_no_longer_missing_and_goes_into_the_enrolment(planner: Planner) -> None:
    app = app_on(planner)
    found = drive(app, *TO_TRACK, "enter", seen("By which route?"), "down", "space", seen("[x]"))
    assert "[x] Programme accredited by CAAHEP or ABHES" in found
    assert "Still missing  Education and practicum finished" in found


def test_all_ticked_is_said(planner: Planner) -> None:
    keys = ("down", "space", "down", "space", "down", "space")
    found = drive(app_on(planner), *TO_TRACK, "enter", seen("By which route?"), *keys, seen("You have all"))
    assert "Still missing" not in found


def test_a_tick_on_a_route_says_where_to_tick(planner: Planner) -> None:
    found = drive(app_on(planner), *TO_TRACK, "enter", seen("By which route?"), "space")
    assert "Go down to what this route asks for" in found


# Dates


def test_an_unusual_length_is_asked_about_once_more_and_only_once(planner: Planner) -> None:
    """No stays on the step; yes goes on, and is not asked for again."""
    asked = ("enter", seen("30 months; 9 to 12 are usual."))
    found = drive(
        app_on(planner), *TO_DATES, "down", *"30", seen("asks once more"), *asked, "n", seen("asks once more"),
        *asked, "y", seen("In all"), "escape", seen("When do you start?"), "enter", seen("In all"),
    )  # fmt: skip
    assert "How much time has your week?" in found


def test_a_last_day_from_the_school_takes_the_place_of_the_length(planner: Planner) -> None:
    found = drive(app_on(planner), *TO_DATES, "down", "down", *"2027-12-17", seen("to 2027-12-17"))
    assert "12 months" in found


# Days away


def test_days_away_are_entered_field_by_field(planner: Planner) -> None:
    """Letters that are keys elsewhere are letters in the label."""
    keys = (*TO_AWAY, "down", *MARCH, *"jog skis", "question_mark", "enter", seen("2027-03-01 to 2027-03-07"))
    found = drive(app_on(planner), *keys)
    assert "2027-03-01 to 2027-03-07  jog skis?" in found
    assert "▸ That is all" in found


def test_days_away_are_removed_again(planner: Planner) -> None:
    keys = (*TO_AWAY, "down", *MARCH, "enter", seen("That is all"), "end", "x", seen("No days away"))
    assert "2027-03-01 to" not in drive(app_on(planner), *keys)


def test_an_end_before_the_beginning_is_answered_beside_the_field(planner: Planner) -> None:
    assert "before the first day" in drive(app_on(planner), *TO_AWAY, "down", *"2027-03-01", "down", *"2027-02-01")


def test_overlapping_days_are_said_and_nothing_is_lost(planner: Planner) -> None:
    keys = (*TO_AWAY, "down", *MARCH, "enter", seen("That is all"), "down", *"2027-03-07", "down", "down", "enter")
    found = drive(app_on(planner), *keys)
    assert "They overlap with 2027-03-01 to 2027-03-07." in found
    assert "‹ 2027-03-07 ›" in found


def test_days_that_were_typed_and_not_added_are_not_passed_over(planner: Planner) -> None:
    found = drive(app_on(planner), *TO_AWAY, "down", *"2027-03-01", "up", "enter")
    assert "not added yet" in found
    assert "Are you away" in found


@settings(max_examples=15)
@given(HOSTILE)
def test_a_label_may_be_anything(label: str) -> None:
    """Drawn as harmless text in its field and in its row."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    async def run() -> None:
        with TemporaryDirectory() as folder:
            app = app_on(Planner(Path(folder) / "planner.db", START, NOON))
            async with app.run_test(size=SMALL) as pilot:
                await pilot.pause()
                it = wizard(app)
                days = DateRange(date(2027, 3, 1), date(2027, 3, 2))
                it.draft = replace(it.draft, off=(Off(days, label),), away_first=START, away_label=label)
                it.go("away")
                await pilot.pause()
                rows = text(app)
                assert "2027-03-01" in shown(app)
                assert len(rows) == SMALL[1]
                assert all(width(row) <= SMALL[0] and row.isprintable() for row in rows)

    asyncio.run(run())


# The exam


def test_the_window_on_the_authorisation_is_taken(planner: Planner) -> None:
    up = ("up", "up", "up")
    keys = (
        *TO_WEEK,
        seen("In all"),
        *TO_EXAM,
        *up,
        *"2027-11-01",
        "down",
        *"2027-12-15",
        seen("Exam window    2027-11-01"),
    )
    assert "2027-11-01 to 2027-12-15" in drive(app_on(planner), *keys)


def test_a_window_that_closes_first_is_answered_beside_the_field(planner: Planner) -> None:
    keys = (*TO_WEEK, seen("In all"), *TO_EXAM, "up", "up", "up", *"2027-12-15", "down", *"2027-11-01")
    assert "before it opens" in drive(app_on(planner), *keys)


def test_a_date_outside_the_window_stops_there(planner: Planner) -> None:
    keys = (*TO_WEEK, seen("In all"), *TO_EXAM, "up", *"2029-01-01", seen("lies outside the exam window"), "enter")
    found = drive(app_on(planner), *keys)
    assert "When do you sit" in found
    assert " --" not in found


def test_the_latest_safe_date_is_tried_under_the_cursor(planner: Planner) -> None:
    keys = (*TO_WEEK, seen("In all"), *TO_EXAM, "end", seen("the date you chose"))
    assert "▸ Last with retake" in drive(app_on(planner), *keys)


# Drafts


LEFT = (*TO_WEEK, seen("In all"), *"120", seen("Mon 120"), "ctrl+q")


def test_leaving_keeps_the_answers_and_the_next_start_offers_them(planner: Planner) -> None:
    drive(app_on(planner), *LEFT)
    found = drive(app_on(planner))
    assert "▸ Go on: CMA (AAMA), left on 2027-01-11" in found
    on = drive(app_on(planner), "enter", seen("In all"), seen("Mon 120"))
    assert "How much time has your week?" in on


def test_going_back_from_the_comparison_keeps_the_place(planner: Planner) -> None:
    assert "▸ CMA (AAMA)" in drive(app_on(planner), *TO_TRACK, "c", seen("Side by side"), "escape")


def test_beginning_anew_begins_with_the_questions(planner: Planner) -> None:
    drive(app_on(planner), *LEFT)
    assert "Step 1 of 10" in drive(app_on(planner), "down", "enter", seen("What are you looking for?"))


def test_a_draft_is_kept_step_by_step(planner: Planner) -> None:
    """A connection that breaks takes nothing with it."""
    drive(app_on(planner), *TO_WEEK, seen("In all"))
    assert (planner.kept_draft() or {})["at"] == "week"


def test_the_draft_is_forgotten_once_there_is_a_plan(planner: Planner) -> None:
    keys = (*TO_WEEK, seen("In all"), *TO_EXAM, "enter", seen("Make the plan"), "enter", seen("Planned today"))
    drive(app_on(planner), *keys)
    assert planner.kept_draft() is None


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"version": 99}, "What are you looking for?"),
        ({"track": 7}, "Go on: "),
        ({"track": "gone-track"}, "Go on: "),
        ({"off": "monday"}, "Go on: "),
    ],
)
def test_a_draft_that_means_nothing_any_more_is_no_end(planner: Planner, kept: dict[str, object], said: str) -> None:
    from planner.schedules import load_track

    planner.keep_draft(content(Draft(start=START).of_track(load_track(CMA)), "week", START) | kept)
    assert said in drive(app_on(planner))
    drive(app_on(planner), "enter", "enter", "escape")


def test_a_track_that_is_gone_is_said(planner: Planner) -> None:
    from planner.schedules import load_track

    planner.keep_draft(content(Draft(start=START).of_track(load_track(CMA)), "week", START) | {"track": "gone-track"})
    found = drive(app_on(planner), "enter", seen("Which work?"))
    assert "no longer there: choose another one" in found


def test_a_draft_that_cannot_be_kept_is_said_and_the_way_goes_on(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Planner, __: object) -> None:
        message = "The database is locked."
        raise DatabaseUnusable(message)

    monkeypatch.setattr(Planner, "keep_draft", refuse)
    assert "The database is locked." in drive(app_on(planner), *TO_TRACK, "enter", seen("By which route?"))


# The whole of it


def test_all_that_was_answered_is_in_the_enrolment(planner: Planner) -> None:
    drive(
        app_on(planner), *TO_TRACK, "enter", seen("By which route?"), "down", "space", "enter", seen("When do you"),
        "down", "down", *"2027-12-17", seen("to 2027-12-17"), "enter", seen("In all"), "enter", seen("Are you away"),
        "down", *MARCH, *"spring", "enter", seen("That is all"), "enter", seen("In which state"), "down",
        seen("California"), "enter", seen("Suggested"), "enter", seen("Make the plan"), "enter", seen("Planned today"),
    )  # fmt: skip
    [it] = planner.enrolments()
    assert it.met == ("Programme accredited by CAAHEP or ABHES",)
    assert it.program_end == date(2027, 12, 17)
    assert it.off == (Off(DateRange(date(2027, 3, 1), date(2027, 3, 8)), "spring"),)
    assert it.state == "ca"


STEPS_TO_SEE = {
    "ranking": ("right", "down", "down", *"12", seen("Best match first")),
    "ranked": ("right", "enter", seen("Best first"), seen("What this makes")),
    "family": ("s", seen("Which work?")),
    "track": (*TO_TRACK, worked_out),
    "compare": (*TO_TRACK, "c", seen("Side by side")),
    "route": (*TO_TRACK, "enter", seen("By which route?"), "down", "space", seen("[x]"), worked_out),
    "dates": (*TO_DATES, worked_out),
    "week": (*TO_WEEK, seen("In all"), worked_out),
    "away": (*TO_AWAY, "down", *MARCH, *"spring", "enter", seen("That is all"), worked_out),
    "state": (*TO_AWAY, "enter", seen("In which state"), "down", seen("California:"), worked_out),
    "exam": (*TO_WEEK, seen("In all"), *TO_EXAM, worked_out),
    "check": (*TO_WEEK, seen("In all"), *TO_EXAM, "enter", seen("Make the plan"), worked_out),
    "short": (*TO_WEEK, seen("In all"), *THIRTY_MINUTES, *TO_EXAM, "enter", seen("Go ahead all the same"), worked_out),
}


WIDE_TOO = ("ranked", "route", "exam", "compare")


@pytest.mark.parametrize(
    ("name", "size"), [*((name, SMALL) for name in STEPS_TO_SEE), *((name, LARGE) for name in WIDE_TOO)]
)
def test_each_step_looks_as_it_was_looked_at(planner: Planner, name: str, size: tuple[int, int]) -> None:
    found = drive(app_on(planner), *STEPS_TO_SEE[name], size=size)
    assert_snapshot(f"wizard-{name}-{size[0]}x{size[1]}", found)
