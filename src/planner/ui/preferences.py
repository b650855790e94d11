"""The student's settings for the screens: the file read with the looks and the actions that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.config import NAME, Known, read
from planner.paths import config_dir
from planner.ui.keys import DEFAULT_KEYS, meet
from planner.ui.themes import LOOKS

if TYPE_CHECKING:
    from planner.config import Config

KNOWN = Known(themes=LOOKS, actions=DEFAULT_KEYS, meet=meet)


def preferences() -> tuple[Config, tuple[str, ...]]:
    """What the student's file sets, and what is wrong with it."""
    return read(config_dir() / NAME, KNOWN)
