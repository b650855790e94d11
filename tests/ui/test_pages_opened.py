"""The pages that a date rests on: opened where the student sits, and nowhere else; and what the help says of a line."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest

from planner.ui.app import PlannerApp
from planner.ui.browsing import graphical, opened
from ui.showing import Prepared, app_on, drive, plain_view

if TYPE_CHECKING:
    from planner.service import View

URL = "https://example.org/h"
FIND_CLOSING = ("slash", *"window closes", "enter", "e")


@pytest.fixture(scope="module")
def view() -> View:
    return plain_view()


@pytest.fixture(autouse=True)
def _somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without windows, whatever the tests run on."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("planner.ui.browsing.sys.platform", "linux")


class Browser(webbrowser.BaseBrowser):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002  # the library's own
        self.urls.append(url)
        return True


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    it = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: it)
    return it


def test_a_local_session_with_windows_opens_the_page(
    view: View, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert f"Opened {URL}" in drive(app_on(Prepared(view)), *FIND_CLOSING, "o")
    assert browser.urls == [URL]


def test_elsewhere_the_address_stands_alone_to_be_copied(
    view: View, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first column on; terminals that allow it get it on their clipboard."""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_CONNECTION", "there")
    copied: list[str] = []
    monkeypatch.setattr(PlannerApp, "copy_to_clipboard", lambda _, text: copied.append(text))
    assert URL in drive(app_on(Prepared(view)), *FIND_CLOSING, "o").splitlines()
    assert (browser.urls, copied) == ([], [URL])


def test_enter_on_an_address_does_the_same(view: View) -> None:
    assert URL in drive(app_on(Prepared(view)), *FIND_CLOSING, "enter").splitlines()


def test_what_rests_on_no_page_has_nothing_to_open(view: View) -> None:
    assert "nothing to open" in drive(app_on(Prepared(view)), "slash", *"date programme starts", "enter", "e", "o")


@pytest.mark.parametrize(
    ("environment", "there"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "x"}, False),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, False),
    ],
)
def test_windows_are_where_the_student_sits(environment: dict[str, str], there: bool) -> None:
    assert graphical(environment) is there


def test_only_pages_are_opened_and_not_inside_the_terminal(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of one's own may name anything as an address; a browser of text would draw over the views."""
    here = {"DISPLAY": ":0"}
    assert not opened("file:///etc/passwd", here)
    assert not opened("javascript:alert(1)", here)
    assert browser.urls == []
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("false"))
    assert not opened(URL, here)
    monkeypatch.setattr(webbrowser, "get", _no_browser)
    assert not opened(URL, here)


def _no_browser() -> None:
    raise webbrowser.Error


@pytest.mark.parametrize(
    ("keys", "about"),
    [
        (("1",), "New material: reading and working through it for the first time."),
        (("2",), "Week 1 from 2027-01-11, coursework: "),
        (("2", "enter"), "New material"),
        (("3",), "Enter shows why it is on that day."),
        (("4",), "by domain"),
        (("5",), "Something that renewal asks."),
        (("slash", *"window closes", "enter", "e"), "The address of a page that this rests on: https://example.org/h"),
    ],
)
def test_help_says_what_is_under_the_cursor(view: View, keys: tuple[str, ...], about: str) -> None:
    found = drive(app_on(Prepared(view)), *keys, "question_mark")
    assert "Under the cursor" in found
    assert about in " ".join(found.split())


def test_help_comes_back_to_the_same_line(view: View) -> None:
    assert "▸  3  " in drive(app_on(Prepared(view)), "2", "down", "down", "question_mark", "escape")
