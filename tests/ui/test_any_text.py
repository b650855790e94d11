"""Whatever stands in a title, a name or a source: every view shows it as harmless text."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import START
from planner.ui.format import clip, columns, pad, safe, width, wrap
from planner.ui.line import line
from ui.showing import Prepared, app_on, lived, plain_view, renamed, text

if TYPE_CHECKING:
    from planner.ui.app import PlannerApp

HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp", "Mn"]), max_size=30),
    st.sampled_from(
        ["x [/y]", "[bold red]z", "[@click=app.quit]q[/]", "\x1b[2J\x1b]0;t\x07", "日本語" * 40, "a\tb\nc\rd",
         "e\u0301" * 200,
         "\u202eabc", "w" * 10_000, "[[", "$x {y} %s", "👩\u200d👩\u200d👧 family", "\ud800"]
    ),
)  # fmt: skip
PLAIN = plain_view()


@given(HOSTILE)
def test_safe_text_does_nothing_to_a_terminal(given_text: str) -> None:
    found = safe(given_text)
    assert found.isprintable()
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in found)
    assert safe(found) == found
    found.encode()


@given(HOSTILE, st.integers(0, 60))
def test_text_never_takes_more_columns_than_it_is_given(given_text: str, room: int) -> None:
    shown = safe(given_text)
    assert width(clip(shown, room)) <= room
    assert width(pad(shown, room)) == room
    assert width(columns([(shown, 7), (shown, -5)])) == 14
    assert all(width(it) <= max(2, room) for it in wrap(given_text, room))


@given(HOSTILE)
def test_wrapping_loses_no_sign(given_text: str) -> None:
    whole = "".join(safe(given_text, 2000).split())
    assert "".join("".join(wrap(given_text, 20)).split()) == whole


@settings(max_examples=25)
@given(HOSTILE)
@example("x [/y]")
@example("\x1b[31m\ud800\u202e")
def test_every_view_shows_anything(name: str) -> None:
    async def run() -> None:
        app = app_on(Prepared(renamed(PLAIN, name)))
        async with app.run_test(size=(80, 24)) as pilot:
            for key in ("1", "2", "3", "4", "5"):
                app.go({"1": "today", "2": "plan", "3": "timeline", "4": "progress", "5": "credentials"}[key])
                await pilot.pause()
                assert harmless(app)

    asyncio.run(run())


def harmless(app: PlannerApp) -> bool:
    """Whether the screen is full of text that prints, and no line is wider than it is."""
    rows = text(app)
    return len(rows) == 24 and all(width(row) <= 80 and row.isprintable() for row in rows)


@settings(max_examples=15)
@given(HOSTILE)
@example("x [/y]")
@example("\x1b[31m\ud800\u202e")
@example("日本語" * 4000)
def test_every_form_shows_any_note_and_label(words: str) -> None:
    """What the student wrote comes back in the week, in the form that corrects it, and among the days off."""

    async def run() -> None:
        app = app_on(Prepared(renamed(lived(PLAIN), words)))
        async with app.run_test(size=(80, 24)) as pilot:
            for keys in (
                ("l", "down", "down", "down"),
                ("l", "down", "down", "down", "z"),
                ("o", "end"),
                ("2", "enter"),
            ):
                await pilot.press(*keys)
                await pilot.pause()
                assert harmless(app)
                await pilot.press("escape")

    asyncio.run(run())


@settings(max_examples=25)
@given(HOSTILE)
def test_a_form_takes_any_text_that_prints(words: str) -> None:
    """Typed or pasted: what does not print is left out, the rest is what is stored."""
    from planner.ui.away import Away
    from planner.ui.fields import field_lines

    typed, problem = Away(first=START, last=START, today=START).typed("label", words)
    assert not problem
    assert all(width(it.text.rstrip()) <= 80 for it in field_lines(typed.fields(), 76))


def test_markup_is_text() -> None:
    assert line("[bold]x[/bold] [/y]").text == "[bold]x[/bold] [/y]"
