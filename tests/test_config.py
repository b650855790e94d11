"""The student's settings: what is accepted, and one line for each thing that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from planner.config import SIGNS, Config, Known, key_name, read, sign

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = Known(
    themes=("dark", "light"),
    actions={"view.find": ("slash",), "view.help": ("question_mark", "f1"), "plan.open": ("enter",),
             "list.open": ("enter",), "page.back": ("escape",)},
    meet=lambda one, other: "page" not in one + other or one == other,
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def told(path: Path, text: str) -> tuple[Config, tuple[str, ...]]:
    path.write_text(text, encoding="utf-8")
    return read(path, KNOWN)


def test_without_a_file_everything_is_as_it_comes(path: Path) -> None:
    assert read(path, KNOWN) == (Config(), ())


def test_theme_plain_and_keys(path: Path) -> None:
    config, problems = told(path, 'theme = "light"\nplain = true\n[keys]\n"view.find" = "F"\nview.help = ["H", "f2"]')
    assert problems == ()
    assert config == Config(theme="light", plain=True, keys={"view.find": ("F",), "view.help": ("H", "f2")})


def test_signs_and_names_of_keys_are_the_same_keys(path: Path) -> None:
    for text in ("ctrl+T", "Ctrl+t"):
        assert told(path, f'[keys]\n"view.find" = "{text}"')[0].keys == {"view.find": ("ctrl+t",)}
    assert told(path, '[keys]\n"view.find" = ["+", "plus", "esc"]')[0].keys == {"view.find": ("plus", "escape")}


@pytest.mark.parametrize("it", SIGNS)
def test_signs_are_called_as_textual_calls_them(it: str) -> None:
    assert key_name(it) == _character_to_key(it)
    assert it == " " or sign(key_name(it)) == it


@pytest.mark.parametrize(
    ("text", "where", "accepted"),
    [
        ('theme = "purple"', "theme", "dark, light"),
        ("theme = 3", "theme", "dark, light"),
        ("plain = 1", "plain", "true nor false"),
        ("colour = 1", "colour", "They are: theme, plain, keys"),
        ('Keys = "x"', "Keys", "Nearest: keys"),
        ("keys = 1", "keys", "[keys]"),
        ('[keys]\nview.fidn = "F"', "keys.view.fidn", "Nearest: view.find"),
        ("[keys]\nview.find = 1", "keys.view.find", '"F"'),
        ("[keys]\nview.find = []", "keys.view.find", '"F"'),
        ('[keys]\nview.find = ""', "keys.view.find", "letters, digits"),
        ('[keys]\nview.find = "ctrl+i"', "keys.view.find", "tab"),
        ('[keys]\nview.find = "ctrl+m"', "keys.view.find", "enter"),
        ('[keys]\nview.find = "ctrl+h"', "keys.view.find", "backspace"),
        ('[keys]\nview.find = "ctrl+shift+f"', "keys.view.find", "letters, digits"),
        ('[keys]\nview.find = "f11"', "keys.view.find", "f1 to f10"),
        ('[keys]\nview.find = "é"', "keys.view.find", "letters, digits"),
        ('[keys]\nview.find = "ctrl+q"', "keys.view.find", "always ends"),
        ('[keys]\nview.find = "ctrl+b"', "keys.view.find", "tmux"),
        ('[keys]\nview.find = "?"', "keys.view.find", "view.help"),
        ('[keys]\nview.find = "z"\nview.help = "z"', "keys.view.find", "view.help"),
        ('[keys]\nplan.open = "slash"', "keys.plan.open", "view.find"),
    ],
)
def test_a_mistake_is_one_line_with_what_would_be_accepted(path: Path, text: str, where: str, accepted: str) -> None:
    config, problems = told(path, text)
    assert config == Config()
    assert len(problems) == 1
    assert problems[0].startswith(f"config.toml:{where}: ")
    assert accepted in problems[0]


def test_a_key_may_be_given_to_one_action_when_it_is_taken_from_another(path: Path) -> None:
    config, problems = told(path, '[keys]\n"view.find" = "?"\n"view.help" = "/"')
    assert problems == ()
    assert config.keys == {"view.find": ("question_mark",), "view.help": ("slash",)}


def test_actions_that_share_a_key_as_they_come_may_go_on(path: Path) -> None:
    """A list and the screen around it: the list's own comes first, and does the same."""
    assert told(path, '[keys]\n"plan.open" = ["enter", "o"]')[1] == ()


def test_actions_of_different_screens_may_have_one_key(path: Path) -> None:
    assert told(path, '[keys]\n"page.back" = "?"')[1] == ()


def test_the_multiplexers_key_will_do_beside_another(path: Path) -> None:
    assert told(path, '[keys]\n"view.find" = ["ctrl+b", "F"]')[1] == ()


def test_what_is_sound_beside_a_mistake_is_kept(path: Path) -> None:
    config, problems = told(path, 'theme = "light"\nplain = "no"\n[keys]\nview.find = "F"\nview.help = "f12"')
    assert config == Config(theme="light", keys={"view.find": ("F",)})
    assert len(problems) == 2


@pytest.mark.parametrize("content", [b"theme =", b"\xff\xfe", b"[keys\n"])
def test_a_file_that_is_no_toml_is_one_line(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    config, problems = read(path, KNOWN)
    assert config == Config()
    assert len(problems) == 1
    assert problems[0].startswith("config.toml: can't be read")
    assert "\n" not in problems[0]


def test_a_folder_of_that_name_is_one_line(path: Path) -> None:
    path.mkdir()
    assert len(read(path, KNOWN)[1]) == 1


@given(st.text(max_size=60))
def test_whatever_stands_there_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "anything.toml"
    for content in (text, f'[keys]\n"view.find" = {text!r}', f"theme = {text!r}"):
        path.write_text(content, encoding="utf-8", errors="replace")
        config, problems = read(path, KNOWN)
        assert set(config.keys) <= set(KNOWN.actions)
        assert all(line.isprintable() for line in problems)
