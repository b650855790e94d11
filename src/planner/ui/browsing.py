"""Whether a page can be opened in a browser where the student sits, and opening it."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMES = ("https://", "http://")


def graphical(environment: Mapping[str, str]) -> bool:
    """Whether this is a local session with windows: over SSH a browser would open on the wrong machine."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return False
    return sys.platform == "darwin" or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def opened(url: str, environment: Mapping[str, str]) -> bool:
    """Opens the page in a browser with a window of its own; False where there is none or the address is no page's."""
    if not url.startswith(SCHEMES) or not graphical(environment):
        return False
    import webbrowser

    with suppress(webbrowser.Error, OSError):
        browser = webbrowser.get()
        in_this_terminal = type(browser) is webbrowser.GenericBrowser  # such as lynx or w3m
        return not in_this_terminal and browser.open(url)
    return False
