"""The three looks: dark, light, and the terminal's own colours, which also cost the fewest bytes over a slow link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.theme import Theme

Look = Literal["dark", "light", "terminal"]
LOOKS: tuple[Look, ...] = get_args(Look)
NAMES: Mapping[Look, str] = {"dark": "planner-dark", "light": "planner-light", "terminal": "planner-terminal"}


def own_themes() -> tuple[Theme, Theme, Theme]:
    """Dark and light, text at least 7 to 1 against its background and dimmed text 4.5 to 1; and the terminal's own."""
    from dataclasses import replace

    from textual.theme import BUILTIN_THEMES, Theme

    dark = Theme(
        name=NAMES["dark"], primary="#7fb4e6", secondary="#9fc5a8", accent="#e6c07f", warning="#e6a95c",
        error="#f08080", success="#8fce9b", foreground="#e4e6e8", background="#15191d", surface="#1d2328",
        panel="#272f36", dark=True,
        variables={"faint": "#98a2ab", "cursor-text": "#10161b", "cursor-fill": "#a9cdf0", "bar-fill": "#272f36"},
    )  # fmt: skip
    light = Theme(
        name=NAMES["light"], primary="#0b4f8a", secondary="#2c6238", accent="#7a4b00", warning="#8a4b00",
        error="#a31515", success="#1f6b33", foreground="#1b1f23", background="#fbfbf9", surface="#f0f0ec",
        panel="#e4e4de", dark=False,
        variables={"faint": "#5a636b", "cursor-text": "#ffffff", "cursor-fill": "#0b4f8a", "bar-fill": "#e4e4de"},
    )  # fmt: skip
    stock = BUILTIN_THEMES["ansi-dark"]
    own = dict.fromkeys(("faint", "cursor-text", "cursor-fill", "bar-fill"), "ansi_default")
    terminal = replace(stock, name=NAMES["terminal"], panel="ansi_bright_black", variables={**stock.variables, **own})
    return dark, light, terminal


def usual_look(environment: Mapping[str, str]) -> Look:
    """The terminal's own colours over SSH, without true colour, and under NO_COLOR; dark elsewhere."""
    plain = environment.get("NO_COLOR") or environment.get("SSH_CONNECTION")
    return "terminal" if plain or environment.get("COLORTERM") not in ("truecolor", "24bit") else "dark"
