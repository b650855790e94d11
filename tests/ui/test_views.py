"""The five views: what each shows, how one gets there, and that it looks as it was looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from builders import START
from planner.errors import DatabaseUnusable
from ui.showing import LARGE, SMALL, Prepared, app_on, assert_snapshot, drive, lived, plain_view, seen, shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from rich.style import Style
    from textual.pilot import Pilot

    from planner.service import View
    from planner.ui.themes import Look

VIEWS = {"today": "1", "plan": "2", "timeline": "3", "progress": "4", "credentials": "5"}
SIZES = {"80x24": SMALL, "120x40": LARGE}


@pytest.fixture(scope="module")
def view() -> View:
    return plain_view()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_each_view_looks_as_it_was_looked_at(view: View, name: str, size: str) -> None:
    found = drive(app_on(Prepared(view)), VIEWS[name], size=SIZES[size])
    assert_snapshot(f"{name}-{size}", found)


LIVED: Mapping[str, Sequence[str | Callable[[Pilot[None]], Awaitable[None]]]] = {
    "today-lived": ("1",), "progress-lived": ("4",), "week": ("2", "enter"), "log": ("l",), "rate": ("r",),
    "days-off": ("o", seen("It fits:")), "replan": ("p", seen("Accept: make")), "scores": ("m",), "not-passed": ("E",),
    "topics": ("L",), "what-if": ("w", "right", seen("Would hold again")),
}  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", LIVED)
def test_each_part_of_living_with_a_plan_looks_as_it_was_looked_at(view: View, name: str, size: str) -> None:
    """A week in: one session is logged and rated, the others were missed, and a week away lies ahead."""
    today = START + timedelta(weeks=1)
    found = drive(app_on(Prepared(lived(view), today), today), *LIVED[name], size=SIZES[size])
    assert_snapshot(f"{name}-{size}", found)


@pytest.mark.parametrize("look", ["light", "terminal"])
def test_the_words_are_the_same_in_every_look(view: View, look: Look) -> None:
    assert drive(app_on(Prepared(view), look=look), "3") == drive(app_on(Prepared(view)), "3")


def test_without_colour_nothing_is_coloured_and_the_cursor_still_shows(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on(Prepared(view), look="terminal")
    styles: list[tuple[str, Style | None]] = []

    async def look(pilot: object) -> None:
        filters = app._filters
        for row in app.screen._compositor.render_strips(app.size):
            shown_ = row.apply_filter(filters[-1], app.screen.background_colors[1])
            styles.extend((segment.text, segment.style) for segment in shown_)

    found = drive(app, "2", look)
    assert "▸" in found
    assert all(s is None or s.color is None or s.color.is_default for _, s in styles)
    assert any(s is not None and s.reverse and "▸" in text for text, s in styles)


def test_no_line_is_wider_than_the_window_and_none_is_lost(view: View) -> None:
    """At the least size everything is still there."""
    for key in VIEWS.values():
        found = drive(app_on(Prepared(view)), key, size=(60, 18))
        assert max(map(len, found.splitlines())) <= 60
        assert len(found.splitlines()) == 18


def test_a_window_too_small_says_so_and_comes_back(view: View) -> None:
    app = app_on(Prepared(view))
    pictures = []

    async def resize(pilot: object, size: tuple[int, int]) -> None:
        await pilot.resize_terminal(*size)  # type: ignore[attr-defined]
        await pilot.pause()  # type: ignore[attr-defined]
        pictures.append(shown(app))

    drive(app, lambda p: resize(p, (59, 24)), lambda p: resize(p, (80, 17)), lambda p: resize(p, SMALL))
    assert "too small" in pictures[0]
    assert "too small" in pictures[1]
    assert "Planned today" in pictures[2]


def test_enter_opens_a_week_and_esc_comes_back_to_it(view: View) -> None:
    app = app_on(Prepared(view))
    week = drive(app, "2", "down", "down", "enter")
    assert "Week 3 of" in week
    back = drive(app_on(Prepared(view)), "2", "down", "down", "enter", "right", "escape")
    assert "▸  3  " in back


def test_the_cursor_is_kept_when_one_comes_back(view: View) -> None:
    assert "▸  4  " in drive(app_on(Prepared(view)), "2", "down", "down", "down", "5", "2")


def test_a_date_explains_itself(view: View) -> None:
    found = drive(app_on(Prepared(view)), "slash", *"window closes", "enter", "e")
    assert "It rests on" in found
    assert "https://example.org/h" in found
    assert "official, read 2026-11-22" in found


def test_a_fact_of_the_renewal_shows_what_stands_behind_it(view: View) -> None:
    found = drive(app_on(Prepared(view)), "5", "enter")
    assert "What this rests on" in found
    assert "https://example.org/h" in found
    assert "To renew" in drive(app_on(Prepared(view)), "5", "enter", "escape")


def test_an_old_page_is_marked_for_checking(view: View) -> None:
    later = date(2028, 1, 3)
    found = drive(app_on(Prepared(view, later), later), "3", "home", "down", "e")
    assert "Read more than a year ago: check with the issuer." in found


def test_the_scale_zooms_and_stops_at_its_ends(view: View) -> None:
    app = app_on(Prepared(view))
    assert "month, all kinds" in drive(app, "3", "plus", "plus", "plus")
    assert "all, all kinds" in drive(app_on(Prepared(view)), "3", "plus", "minus", "minus")


def test_only_dates_of_one_kind_then_of_the_next(view: View) -> None:
    found = drive(app_on(Prepared(view)), "3", "f")
    assert "program dates" in found
    assert "Exam window" not in found


def test_typing_a_name_finds_it(view: View) -> None:
    assert "week:" not in drive(app_on(Prepared(view)), "slash", *"week 12", "enter")
    assert "▸ 12  " in drive(app_on(Prepared(view)), "slash", *"week 12", "enter")
    assert "▸ ★" in drive(app_on(Prepared(view)), "slash", *"window closes", "enter")


def test_letters_that_move_in_lists_are_letters_in_the_search(view: View) -> None:
    assert "jkgq" in drive(app_on(Prepared(view)), "slash", *"jkgq")


def test_the_palette_has_every_command_and_runs_it(view: View) -> None:
    app = app_on(Prepared(view))
    assert "Credentials (5)" in drive(app, "ctrl+p")
    assert "To renew" in drive(app_on(Prepared(view)), "ctrl+p", *"command credentials", "enter")


def test_help_names_the_keys_that_work_here(view: View) -> None:
    found = drive(app_on(Prepared(view)), "3", "question_mark")
    assert "Zoom" in found
    assert "This week" not in found


def test_the_footer_offers_five_keys_at_most(view: View) -> None:
    for key in (*VIEWS.values(), "w"):
        last = drive(app_on(Prepared(view)), key).splitlines()[-1]
        assert 3 <= len(last.split("  ")) <= 6


def test_a_database_in_trouble_gives_a_sentence_and_can_be_read_again(view: View) -> None:
    class Locked(Prepared):
        locked = True

        def view(self, enrolment: str) -> View:
            if self.locked:
                raise DatabaseUnusable("Another session is writing.")
            return super().view(enrolment)

    planner = Locked(view)
    app = app_on(planner)

    async def unlock(pilot: object) -> None:
        assert "Another session is writing." in shown(app)
        planner.locked = False

    assert "Planned today" in drive(app, unlock, "ctrl+r")


def test_after_the_exam_and_before_the_start_nothing_breaks(view: View) -> None:
    for today in (START - timedelta(days=30), view.plan.exam_date, view.plan.exam_date + timedelta(days=800)):
        for key in VIEWS.values():
            assert drive(app_on(Prepared(view, today), today), key)


def test_a_crash_ends_the_program_and_reaches_the_caller(view: View) -> None:
    class Broken(Prepared):
        def check(self, enrolment: str) -> tuple[()]:  # noqa: ARG002
            raise ZeroDivisionError

    app = app_on(Broken(view))
    with pytest.raises(ZeroDivisionError):
        drive(app, "4", seen("never"))
    assert isinstance(app.crash, ZeroDivisionError)
