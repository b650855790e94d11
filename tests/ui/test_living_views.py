"""Living with the plan from the views: every key stores what it says, says it, and can be taken back."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.domain.difference import newly_missed
from planner.domain.enrol import Wishes, week_of_hours
from planner.service import Planner
from planner.ui.widgets.rows import Rows
from ui.showing import LARGE, NOON, app_on, drive, seen

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    from planner.domain.plan import Block
    from planner.service import View
    from planner.ui.app import PlannerApp

    Step = Callable[[Pilot[None]], Awaitable[None]]

MONDAY = date(2027, 1, 11)
NEXT_MONDAY = MONDAY + timedelta(weeks=1)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new enrolment on a real track."""
    path = tmp_path_factory.mktemp("living") / "p.db"
    wishes = Wishes(start=MONDAY, months=10, week=week_of_hours(8 * 60))
    Planner(path, MONDAY, NOON).enroll("cma-aama", wishes)
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    """One for each test."""
    return Path(shutil.copy(template, tmp_path / "p.db"))


def planner_on(database: Path, today: date = MONDAY) -> Planner:
    return Planner(database, today, NOON)


def app(database: Path, today: date = MONDAY) -> PlannerApp:
    return app_on(planner_on(database, today), today)


def stored(database: Path, today: date = MONDAY) -> View:
    return planner_on(database, today).view("cma-aama-1")


def first(database: Path) -> Block:
    return stored(database).plan.blocks()[0]


# Ticking and logging


def test_space_ticks_the_session_with_its_planned_minutes(database: Path) -> None:
    planned = first(database)
    found = drive(app(database), "space", seen("Done: "))
    (session,) = stored(database).sessions
    assert (session.block, session.minutes, session.date) == (planned.id, planned.minutes, MONDAY)
    assert "▸ ✓ learn" in found
    assert "(done)" in found


def test_space_again_takes_the_tick_back(database: Path) -> None:
    before = stored(database)
    found = drive(app(database), "space", seen("Done: "), "space", seen("Not done: "))
    assert "▸ ○ learn" in found
    assert stored(database) == before


def test_a_tick_taken_back_leaves_a_session_of_another_day_where_it_was(database: Path) -> None:
    before = stored(database)
    ahead = next(b for b in before.plan.blocks() if b.date > MONDAY)
    drive(
        app(database),
        *(["down"] * 20),
        "home",
        until_on(f"block:{ahead.id}"),
        "space",
        seen("Done: "),
        "space",
        seen("Not done"),
    )
    assert stored(database) == before


def test_taking_back_what_was_rated_removes_it_from_the_log_and_undo_brings_it_back(database: Path) -> None:
    """A note is the student's own words: a wrong key must not cost them."""
    steps = ("r", "h", "down", *"ok", "enter", seen("Logged: "))
    drive(app(database), *steps, "space", seen("Not done: "))
    assert not stored(database).sessions
    drive(app(database), "u", seen("Taken back: "))
    (session,) = stored(database).sessions
    assert (session.rating, session.note) == ("hard", "ok")


def until_on(key: str) -> Step:
    """A step that walks down to the line with that key."""

    async def walk(pilot: Pilot[None]) -> None:
        rows = pilot.app.screen.query_one("#rows", Rows)
        for _ in range(60):
            if rows.key == key:
                return
            await pilot.press("down")
        raise AssertionError(key)

    return walk


def test_logging_takes_minutes_day_rating_and_note(database: Path) -> None:
    on = NEXT_MONDAY
    keys = ("l", *"25", "down", *"2027-01-14", "down", "g", "down", *"went [b]well")
    drive(app(database, on), until_on("replan:"), "2", "home", "enter", *keys, "enter", seen("Logged: 25 min"))
    (session,) = stored(database, on).sessions
    assert (session.minutes, session.date, session.rating) == (25, date(2027, 1, 14), "good")
    assert session.note == "went [b]well"


def test_what_is_logged_can_be_corrected(database: Path) -> None:
    found = drive(
        app(database), "space", seen("Done: "), "l", seen("Correct what is logged"), *"50", "enter", seen("Corrected")
    )
    assert [it.minutes for it in stored(database).sessions] == [50]
    assert "took 50 min" in " ".join(found.replace("▐", "").split())


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("l", *"0"), "a whole number, 1 to 1440"),
        (("l", *"5000"), "a whole number, 1 to 1440"),
        (("l", "down", *"2027-02-30"), "a date, such as 2027-01-11"),
        (("l", "down", *"2027-01-12"), "a day from 2027-01-11 to 2027-01-11"),
        (("l", "down", *"20"), "a date: YYYY-MM-DD"),
    ],
)
def test_a_value_is_judged_beside_its_field_as_it_is_typed_and_never_stored(
    database: Path, keys: tuple[str, ...], said: str
) -> None:
    assert said in drive(app(database), *keys)
    found = drive(app(database), *keys, "enter")
    assert "can't be taken" in found
    assert not stored(database).sessions


def test_a_day_has_no_more_minutes_than_it_has(database: Path) -> None:
    found = drive(app(database), "l", *"1440", "enter", seen("Logged"), "L", "enter", *"30")
    assert "at most 0, with 1440 logged that day" in found


def test_esc_leaves_a_form_and_stores_nothing(database: Path) -> None:
    before = stored(database)
    drive(app(database), "l", *"25", "escape", "r", "a", "escape", "L", "enter", "escape", "m", "escape", "o", "escape")
    assert stored(database) == before


def test_a_topic_that_was_not_planned_can_be_logged(database: Path) -> None:
    drive(app(database), "L", *"venip", "enter", seen("which was not planned"), *"40", "enter", seen("Logged: 40 min"))
    (session,) = stored(database).sessions
    (block,) = (b for b in stored(database).plan.blocks() if b.id == session.block)
    assert (session.minutes, block.parts[0].topic) == (40, "venipuncture")


def test_logging_a_topic_is_in_the_palette(database: Path) -> None:
    assert "Which topic did you study?" in drive(app(database), "ctrl+p", *"log a topic", "enter")


def test_s_skips_and_u_takes_it_back(database: Path) -> None:
    found = drive(app(database), "s", seen("Skipped: "))
    assert "▸ – learn" in found
    assert first(database).status == "skipped"
    assert "Taken back: skipping" in drive(app(database), "u", seen("Taken back"))
    assert first(database).status == "planned"


def test_keys_on_what_is_no_session_say_so_and_change_nothing(database: Path) -> None:
    before = stored(database)
    date_line = next(it for it in before.milestones if not it.duty and it.date >= MONDAY)
    for key in ("l", "r", "s", "i", "less_than_sign", "greater_than_sign"):
        assert "no session under the cursor" in drive(app(database), until_on(f"date:{date_line.key}"), key)
    assert "nothing to tick" in drive(app(database), until_on(f"date:{date_line.key}"), "space")
    assert stored(database) == before


def test_an_errand_is_ticked_with_space(database: Path) -> None:
    duty = next(it for it in stored(database).milestones if it.duty)
    today = duty.date - timedelta(days=7)
    screen = app(database, today)
    found = drive(screen, until_on(f"date:{duty.key}"), "space", seen("Seen to today"))
    assert stored(database).enrolment.seen_to == {duty.key: today}
    assert duty.title in found
    assert "Taken back: seeing to" in drive(app(database, today), "u", seen("Taken back"))
    assert not stored(database).enrolment.seen_to


@pytest.mark.parametrize("view", ["1", "2", "3", "4"])
def test_u_undoes_on_every_view_and_names_what_it_took_back(database: Path, view: str) -> None:
    planner_on(database).skip("cma-aama-1", first(database).id)
    assert "Taken back: skipping" in drive(app(database), view, "u", seen("Taken back"))


def test_nothing_left_to_undo_is_said(database: Path) -> None:
    planner = planner_on(database)
    while planner.undoable()[1:]:
        planner.undo()
    found = drive(app(database), "space", seen("Done"), "u", seen("Taken back: logging"))
    assert "nothing to take back" not in found


# Missed work and the replan


def test_missed_work_is_offered_a_replan_and_enter_opens_it(database: Path) -> None:
    missed = newly_missed(stored(database).plan, NEXT_MONDAY)
    found = drive(app(database, NEXT_MONDAY), until_on("replan:"), "enter", seen("Accept: make this the plan"))
    assert f"{len(missed)} sessions" in found
    assert "moves" in found
    assert "Week from 2027-01-18" in found


def test_leaving_the_replan_changes_nothing(database: Path) -> None:
    before = stored(database, NEXT_MONDAY)
    drive(app(database, NEXT_MONDAY), "p", seen("Accept: make"), "down", "enter", seen("Planned today"))
    drive(app(database, NEXT_MONDAY), "p", seen("Accept: make"), "escape", seen("Planned today"))
    assert stored(database, NEXT_MONDAY) == before


def test_accepting_stores_what_was_shown_and_the_offer_is_gone(database: Path) -> None:
    then, _ = planner_on(database, NEXT_MONDAY).offered("cma-aama-1")
    found = drive(app(database, NEXT_MONDAY), "p", seen("Accept: make"), "a", seen("The plan is mended."))
    assert stored(database, NEXT_MONDAY).plan == then.plan
    assert "enter replans" not in found


def test_the_choices_of_a_replan_keep_the_cursor_while_it_is_worked_out(database: Path) -> None:
    steps = ("p", seen("Accept: make"), "down", "down", "enter", seen("[✓] today may change too"), seen("Accept: make"))
    assert "▸ [✓] today may change too" in drive(app(database, NEXT_MONDAY), *steps)


def test_nothing_missed_is_nothing_to_replan(database: Path) -> None:
    found = drive(app(database), "p", seen("No session changes."))
    assert "Accept" not in found.splitlines()[6]
    assert "nothing to accept" in drive(app(database), "p", seen("No session changes."), "a")


def test_behind_with_no_way_back_the_replan_names_what_would_help_and_enter_applies_it(database: Path) -> None:
    late = stored(database).plan.final_review_start - timedelta(days=20)
    then, _ = planner_on(database, late).offered("cma-aama-1")
    assert not then.plan.budget.feasible
    remedy = next(n for n, it in enumerate(then.plan.remedies) if it.value is not None)
    shown = drive(app(database, late), "p", seen("It does not fit any more"), until_on(f"remedy:{remedy}"))
    assert "This alone would be enough" in shown
    drive(
        app(database, late),
        "p",
        seen("It does not fit any more"),
        until_on(f"remedy:{remedy}"),
        "enter",
        seen("Changed: "),
    )
    assert stored(database, late).plan.budget.feasible


# The week


def open_week(*keys: str | Step) -> tuple[str | Step, ...]:
    return ("2", "enter", seen("Week 1 of"), *keys)


def test_a_session_is_moved_by_keys_and_pinned(database: Path) -> None:
    block = stored(database).plan.weeks[1].blocks[-1]
    steps = ("2", "down", "enter", seen("Week 2 of"), until_on(f"block:{block.id}"))
    found = drive(app(database), *steps, "right_square_bracket", seen("."))
    moved = next(b for b in stored(database).plan.blocks() if b.id == block.id)
    assert moved.pinned == (moved.date > block.date)
    assert moved.pinned or "can't be moved" in found


def test_a_move_that_breaks_a_rule_is_refused_with_the_reason(database: Path) -> None:
    before = stored(database)
    learn = next(b for b in before.plan.blocks() if b.activity == "recall")
    steps: tuple[str | Step, ...] = ("2", "enter", until_on(f"block:{learn.id}"), *(["less_than_sign"] * 6))
    found = drive(app(database), *steps)
    assert "can't be moved" in found or "no study day further" in found
    assert next(b for b in stored(database).plan.blocks() if b.id == learn.id).date >= MONDAY


def test_i_pins_and_unpins(database: Path) -> None:
    assert "(pinned)" in drive(app(database), *open_week("i", seen("Pinned to")))
    assert first(database).pinned
    assert "(pinned)" not in drive(app(database), *open_week("i", seen("No longer pinned")))


def test_a_day_off_shows_its_effect_before_it_is_stored(database: Path) -> None:
    before = stored(database)
    drive(app(database), *open_week("o", *"wedding", "down", "down", "right", seen("It fits:")))
    assert stored(database) == before
    found = drive(
        app(database), *open_week("o", *"wedding", "down", "down", "right", seen("It fits:"), "enter", seen("Off: "))
    )
    (off,) = stored(database).enrolment.off
    assert (off.label, off.days.start, off.days.last) == ("wedding", MONDAY, MONDAY + timedelta(days=1))
    assert "wedding" in found


def test_days_off_are_taken_out_again(database: Path) -> None:
    drive(app(database), *open_week("o", *"wedding", "enter", seen("Off: ")))
    drive(app(database), "o", seen("Days off so far"), until_on("off:0"), "x", seen("Taken out: "))
    assert not stored(database).enrolment.off


def test_x_in_a_label_is_a_letter(database: Path) -> None:
    assert "xmas" in drive(app(database), "o", *"xmas")


def test_coming_back_from_a_week_the_view_shows_what_was_done_there(database: Path) -> None:
    found = drive(app(database), *open_week("space", seen("Done: "), "escape"), seen("(done)"), size=LARGE)
    assert "[2 Plan]" in found


def test_marks_are_shown_with_words(database: Path) -> None:
    """Done, missed and skipped, never by colour alone."""
    blocks = stored(database).plan.blocks()
    planner = planner_on(database)
    planner.log_block("cma-aama-1", blocks[0].id, MONDAY)
    planner.skip("cma-aama-1", blocks[1].id)
    found = drive(app(database, NEXT_MONDAY), "2", "home", "enter", seen("Week 1 of"), size=LARGE)
    for mark, word in (("✓", "(done)"), ("–", "(skipped)"), ("✗", "(not logged)")):
        assert any(mark in row and word in row for row in found.splitlines())


# Scores and the exam


def test_the_result_of_a_mock_moves_minutes(database: Path) -> None:
    drive(app(database), "m", seen("Result of a quiz"), "down", *"40", "enter", seen("Scores of 1 domain"))
    (score,) = stored(database).enrolment.scores
    assert (score.percent, score.on) == (40, MONDAY)


def test_a_percent_over_a_hundred_is_refused_beside_its_field(database: Path) -> None:
    found = drive(app(database), "m", "down", *"101", "enter")
    assert "a whole number, 0 to 100" in found
    assert not stored(database).enrolment.scores


def test_scores_without_any_are_not_stored(database: Path) -> None:
    assert "No percent is given yet" in drive(app(database), "m", "enter")


def test_after_the_exam_today_asks_how_it_went_and_a_fail_plans_the_next_attempt(database: Path) -> None:
    before = stored(database)
    after = before.plan.exam_date + timedelta(days=3)
    steps = (
        until_on("exam:failed"),
        "enter",
        seen("The exam was not passed"),
        "down",
        "space",
        seen("✓ yes"),
        "enter",
    )
    found = drive(app(database, after), *steps, seen("Attempt of"))
    (attempt,) = stored(database, after).enrolment.attempts
    assert attempt.on == before.plan.exam_date
    assert attempt.weak == (before.track.outline.domains[0].id,)
    assert "How did the exam go?" not in found
    drive(app(database, after), "u", seen("Taken back: recording"))
    assert stored(database, after) == before


def test_after_the_exam_the_pass_is_entered_from_today_too(database: Path) -> None:
    after = stored(database).plan.exam_date + timedelta(days=3)
    assert "CMA (AAMA): passed" in drive(app(database, after), until_on("exam:passed"), "enter", seen("passed"))


def test_an_attempt_before_the_window_is_refused_below_the_form(database: Path) -> None:
    found = drive(app(database), "E", "enter", seen("when the exam window opens"))
    assert "The exam was not passed" in found


# Progress


def test_progress_tells_readiness_as_an_estimate_with_what_it_assumes(database: Path) -> None:
    found = " ".join(drive(app(database), "4", size=(100, 60)).replace("▐", "").split())
    assert "an estimate" in found
    assert "taken as good" in found


def test_progress_counts_the_weeks_studied_and_never_what_was_lost(database: Path) -> None:
    drive(app(database), "space", seen("Done"))
    later = MONDAY + timedelta(weeks=3)
    found = " ".join(drive(app(database, later), "4").split())
    assert "You studied in 1 of 4 weeks so far; the most in a row was 1." in found
    assert "lost" not in found.lower()
