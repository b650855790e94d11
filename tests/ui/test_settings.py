"""The student's settings on the screen: keys that work and are shown, and a broken file that stops nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import START
from planner.config import Config
from planner.ui.app import PlannerApp, run
from planner.ui.keys import DEFAULT_KEYS, SCREENS, meet
from planner.ui.preferences import KNOWN, preferences
from ui.showing import Prepared, drive, plain_view
from ui.test_keys import SCREENS as CLASSES
from ui.test_keys import screen

if TYPE_CHECKING:
    from pathlib import Path

    from planner.service import View

CHANGED = Config(keys={"view.whatif": ("W",), "view.plan": ("p", "2"), "field.more": ("plus",), "list.down": ("n",)})


@pytest.fixture(scope="module")
def view() -> View:
    return plain_view()


def app_with(view: View, config: Config, *problems: str) -> PlannerApp:
    return PlannerApp(Prepared(view), None, START, look="dark", config=config, problems=problems)


def test_a_changed_key_does_what_the_old_one_did(view: View) -> None:
    assert "Study a week" in drive(app_with(view, CHANGED), "W")
    assert "Study a week" not in drive(app_with(view, CHANGED), "w")
    assert "▸  3  " in drive(app_with(view, CHANGED), "p", "n", "n")


def test_footer_bars_and_help_show_the_changed_keys(view: View) -> None:
    assert "W What if" in drive(app_with(view, CHANGED), "4").splitlines()[-1]
    assert "p Plan" in drive(app_with(view, CHANGED)).splitlines()[0]
    assert "← + Change" in drive(app_with(view, CHANGED), "W").splitlines()[-1]
    found = drive(app_with(view, CHANGED), "question_mark", size=(80, 50))
    assert "W What if Try other hours" in " ".join(found.split())


def test_the_palette_names_the_changed_key(view: View) -> None:
    assert "What if (W)" in drive(app_with(view, CHANGED), "ctrl+p", *"command what if")


def test_the_theme_is_the_one_that_was_set(view: View) -> None:
    assert app_with(view, Config(theme="light")).theme != "planner-light"  # the look that a test names comes first
    assert PlannerApp(Prepared(view), None, START, config=Config(theme="light")).theme == "planner-light"


def test_a_mistake_in_the_file_is_said_in_the_last_row_and_the_views_open(view: View) -> None:
    found = drive(app_with(view, Config(), "config.toml:theme: 'x' is no theme.", "another"))
    assert "Planned today" in found
    assert "config.toml:theme: 'x' is no theme. And 1 more: `planner config`." in found.splitlines()[-1]
    assert "config.toml" not in drive(app_with(view, Config(), "config.toml:theme: no."), "down")


def test_the_program_reads_the_file(view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path))
    (tmp_path / "config.toml").write_text('theme = "light"\nplain = 3\n[keys]\nview.find = "F"\n')
    apps: list[PlannerApp] = []
    monkeypatch.setattr(PlannerApp, "run", lambda it: apps.append(it))  # noqa: PLW0108  # a method, so it needs a self
    run(tmp_path / "none.db", today=START, now=Prepared(view)._now)
    assert apps[0].look == "light"
    assert apps[0].key_of("find") == "F"
    assert len(apps[0].problems) == 1


def test_the_keys_that_come_with_it_would_be_accepted_from_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_CONFIG", str(tmp_path))
    lines = [f'"{name}" = [{", ".join(f"{key!r}" for key in keys)}]' for name, keys in DEFAULT_KEYS.items()]
    own = [line for line in lines if "ctrl+q" not in line]
    (tmp_path / "config.toml").write_text("\n".join(["[keys]", *own]))
    assert preferences()[1] == ()


@pytest.mark.parametrize("name", CLASSES)
def test_the_scopes_of_a_screen_are_known_to_meet(name: str) -> None:
    """Else a file could give two of its actions one key."""
    scopes = screen(name).SCOPES
    assert set(scopes) in map(set, SCREENS)
    assert all(meet(f"{one}.x", f"{other}.y") for one in scopes for other in scopes)


def test_screens_of_their_own_do_not_meet() -> None:
    assert not meet("plan.this_week", "timeline.next_kind")
    assert meet("plan.this_week", "view.find")
    assert meet("plan.this_week", "list.up")
    assert KNOWN.themes == ("dark", "light", "terminal")
