"""The same plan is the same file, to the octet: whoever subscribes, or keeps it under version control, sees changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import samples
from planner.calendars.ics import render
from planner.calendars.tables import render_csv, render_markdown

if TYPE_CHECKING:
    from planner.domain.calendar_item import CalendarItem

ITEMS = samples.all_items()
TESTS = Path(__file__).parent.parent
WRITE = """
import sys
from calendars import samples
from planner.calendars.ics import render
from planner.calendars.tables import render_csv, render_markdown
items = samples.all_items()
sys.stdout.buffer.write(render(items, name="plan") + render_csv(items) + render_markdown(items, title="plan"))
"""


@settings(deadline=None)
@given(st.permutations(ITEMS))
def test_the_order_of_the_items_does_not_show(shuffled: list[CalendarItem]) -> None:
    """Rows come from a database in whatever order."""
    assert render_csv(shuffled) == render_csv(ITEMS)
    assert render_markdown(shuffled, title="plan") == render_markdown(ITEMS, title="plan")


def test_the_order_of_the_events_does_not_show() -> None:
    """Three orders that have nothing in common."""
    file = render(ITEMS, name="plan")
    assert render(ITEMS[::-1], name="plan") == file
    assert render(sorted(ITEMS, key=lambda item: item.revision.uid), name="plan") == file


@pytest.mark.parametrize(
    "setting",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
        {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "3"},
    ],
    ids=lambda setting: setting["TZ"],
)
def test_the_machine_does_not_show(setting: dict[str, str]) -> None:
    """Another time zone, language and hash seed: the same file."""
    here = render(ITEMS, name="plan") + render_csv(ITEMS) + render_markdown(ITEMS, title="plan")
    path = os.pathsep.join([str(TESTS), *sys.path])
    environment = {**os.environ, "PYTHONPATH": path, "LANG": setting["LC_ALL"], **setting}
    there = subprocess.run([sys.executable, "-c", WRITE], env=environment, capture_output=True, check=True)
    assert there.stdout == here
