"""The actions table: every action is done by someone, no key means two things in one place, nothing needs rare keys."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations

import pytest

from planner.ui import keys
from planner.ui.keys import ACTIONS, FOOTER_MOST, footer, of
from planner.ui.screens.base import Page

SCREENS = {
    "today": "Today", "plan": "Plan", "timeline": "Timeline", "progress": "Progress", "credentials": "Credentials",
    "week": "WeekScreen", "explain": "Explain", "help": "Help", "confirm": "Confirm", "finder": "Finder",
    "whatif": "WhatIf", "wizard": "Wizard", "export": "Export",
    "replan": "Replan", "form": "FormPage", "away": "DaysOff",
}  # fmt: skip
UNSAFE = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+a", "ctrl+b"}


def screen(name: str) -> type[Page[None]]:
    found: type[Page[None]] = getattr(import_module(f"planner.ui.screens.{name}"), SCREENS[name])
    return found


def test_ids_are_unique() -> None:
    ids = [it.id for it in ACTIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_does_all_that_its_scopes_name(name: str) -> None:
    found = screen(name)
    for it in of(*found.SCOPES):
        assert hasattr(found, f"action_{it.id}"), it.id


@pytest.mark.parametrize("name", SCREENS)
def test_no_key_means_two_things_on_a_screen(name: str) -> None:
    for a, b in combinations(of(*screen(name).SCOPES), 2):
        assert not set(a.keys.split(",")) & set(b.keys.split(",")), (a.id, b.id)


@pytest.mark.parametrize("name", SCREENS)
def test_the_footer_holds_five_and_the_way_out(name: str) -> None:
    shown = footer(*screen(name).SCOPES)
    assert len(shown) <= FOOTER_MOST
    assert {it.id for it in shown} & {"leave_app", "back", "no", "step_back"}


def test_every_terminal_sends_these_keys() -> None:
    assert not UNSAFE & {key for it in ACTIONS for key in it.keys.split(",")}


def test_every_action_says_what_it_does() -> None:
    for it in ACTIONS:
        assert it.label[0].isupper()
        assert it.help.endswith(".")
    assert keys.FOOTER_MOST == 5
