"""The student's own settings: what `config.toml` may say, read into frozen values.

A file with mistakes never stops anything: each is one line that says what would be accepted, and what it was about
stays as it comes. Which themes and actions there are is for the caller to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import combinations
from typing import TYPE_CHECKING, Any

from planner.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

NAME = "config.toml"
SIGNS = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign", "%": "percent_sign",
    "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis", ")": "right_parenthesis", "*": "asterisk",
    "+": "plus", ",": "comma", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon", ";": "semicolon",
    "<": "less_than_sign", "=": "equals_sign", ">": "greater_than_sign", "?": "question_mark", "@": "at",
    "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent",
    "_": "underscore", "`": "grave_accent", "{": "left_curly_bracket", "|": "vertical_line",
    "}": "right_curly_bracket", "~": "tilde", " ": "space",
}  # fmt: skip
"""Signs and what Textual calls their keys."""
ALIASES = {"esc": "escape", "return": "enter", "page_up": "pageup", "page_down": "pagedown"}
NAMED = (
    {"up", "down", "left", "right", "enter", "escape", "space", "tab", "backspace", "delete", "insert"}
    | {"home", "end", "pageup", "pagedown"}
    | {f"f{n}" for n in range(1, 11)}
)
TAKEN = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace"}
"""Keys that terminals can't tell from another one."""
MULTIPLEXERS = {"ctrl+a": "screen", "ctrl+b": "tmux"}
ENDING = ("ctrl+c", "ctrl+q")
ACCEPTED = "letters, digits, signs, f1 to f10, arrows, enter, escape, space, tab, ctrl and a letter"

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the file sets. `theme` is None where the terminal decides; `keys` has the actions with keys of their own."""

    theme: str | None = None
    plain: bool = False
    keys: Mapping[str, Keys] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What there is to set: themes, and actions by `scope.id` with the keys that they come with.

    `meet` says of two actions whether there is a screen on which both work.
    """

    themes: Sequence[str]
    actions: Mapping[str, Keys]
    meet: Callable[[str, str], bool]


def read(path: Path, known: Known) -> tuple[Config, tuple[str, ...]]:
    """The settings in the file, as far as they are sound, and its problems; the defaults where there is no file."""
    try:
        document = _document(path)
    except FileNotFoundError:
        return Config(), ()
    except (OSError, ValueError) as error:
        return Config(), (f"{NAME}: can't be read: {one_line(str(error))}. Write it as TOML, in UTF-8.",)
    return _Reading(document, known).result()


def _document(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    import tomllib  # only where there is a file

    return tomllib.loads(text)


class _Reading:
    """One reading of one document; `problems` grow on the way."""

    def __init__(self, document: Mapping[str, Any], known: Known) -> None:
        self._document = document
        self._known = known
        self._problems: list[str] = []

    def result(self) -> tuple[Config, tuple[str, ...]]:
        settings = ("theme", "plain", "keys")
        for name in self._document:
            if name not in settings:
                self._refuse(name, f"there is no such setting.{_near(name, settings)} They are: {', '.join(settings)}.")
        config = Config(theme=self._theme(), plain=self._plain(), keys=self._keys())
        return config, tuple(self._problems)

    def _refuse(self, key: str, message: str) -> None:
        self._problems.append(f"{NAME}:{one_line(key)}: {one_line(message)}")

    def _theme(self) -> str | None:
        given = self._document.get("theme")
        if given is None or given in self._known.themes:
            return given
        self._refuse("theme", f"{given!r} is no theme. Give one of: {', '.join(self._known.themes)}.")
        return None

    def _plain(self) -> bool:
        given = self._document.get("plain", False)
        if isinstance(given, bool):
            return given
        self._refuse("plain", f"{given!r} is neither true nor false. true opens the numbered menus.")
        return False

    # Keys

    def _keys(self) -> dict[str, Keys]:
        given = self._document.get("keys", {})
        if not isinstance(given, dict):
            self._refuse("keys", 'is no table. Write [keys], and below it lines like "view.find" = "F".')
            return {}
        read = {name: self._keys_of(name, value) for name, value in _flat(given)}
        return self._apart({name: keys for name, keys in read.items() if keys})

    def _keys_of(self, action: str, value: object) -> Keys:
        """The keys in Textual's names; none where something is wrong with them."""
        where = f"keys.{action}"
        if action not in self._known.actions:
            near = _near(action, self._known.actions)
            self._refuse(where, f"there is no such action.{near} `planner config` lists them.")
            return ()
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not texts or not all(isinstance(it, str) for it in texts):
            self._refuse(where, 'is no key. Give one, like "F", or a list of them, like ["F", "f2"].')
            return ()
        wrong = [trouble for text in texts if (trouble := _unsendable(text))]
        keys = tuple(dict.fromkeys(map(key_name, texts)))
        if not wrong and set(keys) <= set(MULTIPLEXERS):
            wrong = [f"{keys[0]} belongs to {MULTIPLEXERS[keys[0]]}. Give a second key beside it."]
        if wrong:
            self._refuse(where, wrong[0])
            return ()
        return keys

    def _apart(self, changed: dict[str, Keys]) -> dict[str, Keys]:
        """Without those that another action has on the same screen, unless both have it as they come."""
        defaults = self._known.actions
        all_keys = {**defaults, **changed}
        clashing: set[str] = set()
        for one, other in combinations(all_keys, 2):
            if not {one, other} & changed.keys() or not self._known.meet(one, other):
                continue
            shared = set(all_keys[one]) & set(all_keys[other]) - (set(defaults[one]) & set(defaults[other]))
            if shared:
                mine, theirs = (one, other) if one in changed else (other, one)
                key = sign(min(shared))
                self._refuse(f"keys.{mine}", f"{key} is the key of {theirs}. Give another, or change that too.")
                clashing |= {one, other} & changed.keys()
        # What is dropped goes back to its own keys, which a key that was kept may have been given: then none is kept.
        return {} if clashing else changed


def key_name(text: str) -> str:
    """A key as Textual calls it, from that or from a sign such as `?`."""
    return SIGNS.get(text) or ALIASES.get(text.lower(), text if len(text) == 1 else text.lower())


def sign(key: str) -> str:
    """The reverse of `key_name` for signs; other keys keep their names."""
    return next((it for it, name in SIGNS.items() if name == key and it != " "), key)


def _unsendable(text: str) -> str:
    """Why the key won't do; empty where it does."""
    key = key_name(text)
    if key in TAKEN:
        return f"terminals send {key} as {TAKEN[key]}. Give another key."
    if key in ENDING:
        return f"{key} always ends the program. Give another key."
    control = key.removeprefix("ctrl+") if key.startswith("ctrl+") else ""
    plain = len(key) == 1 and key.isascii() and key.isalnum()
    if (
        plain
        or key in NAMED
        or key in SIGNS.values()
        or (len(control) == 1 and control.isascii() and control.isalpha())
    ):
        return ""
    return f"{text!r} is no key that every terminal sends. They are: {ACCEPTED}."


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Names with dots, whether they were written in quotes or as tables in tables."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _near(name: str, known: Sequence[str] | Mapping[str, object]) -> str:
    found = get_close_matches(name, list(known), n=1)
    return f" Nearest: {found[0]}." if found else ""
