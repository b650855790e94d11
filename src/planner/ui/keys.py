"""Every action once: id, keys, label, tooltip, help. Footer, help, palette and bindings come from this table.

An id is unique, and the name of the method that does it (`action_<id>`). The scope says where its keys work: in the
whole program, in lists, or on one screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.binding import BindingType

Scope = Literal[
    "app", "list", "view", "plan", "timeline", "week", "page", "whatif", "wizard", "confirm", "find", "field"
]  # fmt: skip
FOOTER_MOST = 5
ALWAYS = ("back", "help", "leave_app")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done. `keys` in Textual's names, the first one shown; `footer` asks for a place below."""

    id: str
    keys: str
    label: str
    help: str
    scope: Scope
    footer: bool = False
    shown: str = ""
    palette: bool = True

    @property
    def key(self) -> str:
        """The key as a reader knows it."""
        return self.shown or self.keys.split(",")[0].replace("question_mark", "?").replace("slash", "/")


ACTIONS: tuple[Action, ...] = (
    Action(id="today", keys="1", label="Today", scope="view",
           help="What to do today, the next dates, what not to overlook."),
    Action(id="plan", keys="2", label="Plan", scope="view",
           help="The weeks with phase and load; open one into its days."),
    Action(id="timeline", keys="3", label="Timeline", scope="view",
           help="All dates from enrolment to the second renewal."),
    Action(id="progress", keys="4", label="Progress", scope="view",
           help="Planned minutes over time, domains, the scorecard."),
    Action(id="credentials", keys="5", label="Credentials", scope="view",
           help="What renewal asks, and when; the costs."),
    Action(id="open_week", keys="enter", label="Open week", scope="plan", footer=True, palette=False,
           help="Show the days and sessions of the week under the cursor."),
    Action(id="this_week", keys="t", label="This week", scope="plan", footer=True, palette=False,
           help="Put the cursor on the week that holds today."),
    Action(id="explain", keys="e,enter", label="Explain", scope="timeline", footer=True, palette=False,
           help="Why the date under the cursor is where it is, and what it rests on."),
    Action(id="zoom_in", keys="plus,equals_sign", shown="+", label="Zoom in", scope="timeline", palette=False,
           help="A shorter stretch of time on the scale: all, quarter, month."),
    Action(id="zoom_out", keys="minus", shown="-", label="Zoom out", scope="timeline", palette=False,
           help="A longer stretch of time on the scale."),
    Action(id="zoom_next", keys="z", label="Zoom", shown="+ -", scope="timeline", footer=True, palette=False,
           help="The next of all, quarter and month."),
    Action(id="next_kind", keys="f", label="Kind", scope="timeline", footer=True, palette=False,
           help="Only dates of one kind, then of the next; at last all of them again."),
    Action(id="earlier_week", keys="left", shown="←", label="Week before", scope="week", footer=True, palette=False,
           help="The week before this one."),
    Action(id="later_week", keys="right", shown="→", label="Week after", scope="week", footer=True, palette=False,
           help="The week after this one."),
    Action(id="apply", keys="a", label="Apply", scope="whatif", footer=True, palette=False,
           help="Make the changed plan yours; asks before it does."),
    Action(id="reset", keys="r", label="Reset", scope="whatif", footer=True, palette=False,
           help="Everything as it is today."),
    Action(id="less", keys="left", shown="← →", label="Change", scope="field", footer=True, palette=False,
           help="The value before, or less of it. Digits type a value instead."),
    Action(id="more", keys="right", shown="→", label="More", scope="field", palette=False,
           help="The next value, or more of it."),
    Action(id="next_step", keys="enter", label="Next", scope="wizard", footer=True, palette=False,
           help="Take the answer and go on to the next step."),
    Action(id="step_back", keys="escape", shown="esc", label="Back", scope="wizard", footer=True, palette=False,
           help="The step before; what you answered stays."),
    Action(id="leave", keys="ctrl+q", label="Leave", scope="wizard", palette=False,
           help="End without an enrolment."),
    Action(id="yes", keys="y,enter", label="Yes", scope="confirm", footer=True, palette=False, help="Do it."),
    Action(id="no", keys="n,escape", label="No", scope="confirm", footer=True, palette=False,
           help="Leave all as it is."),
    Action(id="back", keys="escape", shown="esc", label="Back", scope="page", footer=True, palette=False,
           help="Back to where you were; nothing changes."),
    Action(id="whatif", keys="w", label="What if", scope="view", footer=True,
           help="Try other hours, dates, lengths and days away beside the plan."),
    Action(id="find", keys="slash", label="Find", scope="view", footer=True,
           help="Find a topic, a date or a week by its name."),
    Action(id="palette", keys="ctrl+p", label="Commands", scope="view",
           help="Every command, topic, date and week, by name."),
    Action(id="reload", keys="ctrl+r", label="Read again", scope="view",
           help="Read the database again, if another session wrote."),
    Action(id="theme", keys="ctrl+t", label="Colours", scope="view",
           help="Dark, light, or the terminal's own colours."),
    Action(id="help", keys="question_mark,f1", label="Help", scope="app", footer=True,
           help="The keys that work here."),
    Action(id="leave_app", keys="q", label="Quit", scope="view", footer=True,
           help="End the program; everything is stored."),
    Action(id="up", keys="up,k", shown="↑", label="Up", scope="list", palette=False, help="One line up."),
    Action(id="down", keys="down,j", shown="↓", label="Down", scope="list", palette=False, help="One line down."),
    Action(id="page_up", keys="pageup", label="Page up", scope="list", palette=False, help="A screen up."),
    Action(id="page_down", keys="pagedown,space", label="Page down", scope="list", palette=False,
           help="A screen down."),
    Action(id="first", keys="home,g", label="First", scope="list", palette=False, help="The first line."),
    Action(id="last", keys="end,G", label="Last", scope="list", palette=False, help="The last line."),
    Action(id="choose", keys="enter", label="Open", scope="list", palette=False,
           help="Open what is under the cursor."),
)  # fmt: skip


def of(*scopes: Scope) -> tuple[Action, ...]:
    """The actions of these scopes, in the order of the scopes."""
    return tuple(action for scope in scopes for action in ACTIONS if action.scope == scope)


def bindings(*scopes: Scope) -> list[BindingType]:
    """Textual's bindings for these scopes; the ids are those that a keymap names."""
    from textual.binding import Binding

    return [
        Binding(it.keys, it.id, it.label, show=False, tooltip=it.help, id=f"{it.scope}.{it.id}") for it in of(*scopes)
    ]


def footer(*scopes: Scope) -> tuple[Action, ...]:
    """What the last row shows: the screen's own first, help and the way out always, five at most."""
    asked = [it for it in of(*scopes) if it.footer]
    always = [it for it in asked if it.id in ALWAYS]
    rest = [it for it in asked if it not in always]
    return (*rest[: FOOTER_MOST - len(always)], *sorted(always, key=lambda it: ALWAYS.index(it.id)))
