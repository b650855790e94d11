"""Every action once: id, keys, label, tooltip, help. Footer, help, palette and bindings come from this table.

An id is unique, and the name of the method that does it (`action_<id>`). The scope says where its keys work: in the
whole program, in lists, or on one screen. The student may give each action other keys: `scope.id` names it then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from planner.config import sign

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from planner.config import Keys

Scope = Literal[
    "app", "list", "view", "plan", "timeline", "week", "page", "explain", "export", "whatif", "wizard", "confirm",
    "find", "field", "study", "session", "moving", "replan", "form", "away", "credential",
]  # fmt: skip
SCREENS: tuple[tuple[Scope, ...], ...] = (
    ("view", "study", "app"), ("session", "moving", "view", "study", "app"), ("plan", "view", "study", "app"),
    ("timeline", "view", "study", "app"), ("credential", "view", "study", "app"),
    ("week", "moving", "session", "study", "page", "app"),
    ("replan", "page", "app"), ("field", "form", "page", "app"),
    ("away", "field", "form", "page", "app"),
    ("explain", "page", "app"), ("page", "app"), ("export", "page"), ("find", "page"), ("confirm", "app"),
    ("field", "whatif", "page", "app"), ("wizard", "field", "app"),
)  # fmt: skip
"""The scopes that work together on some screen; those of lists work on all of them."""
FOOTER_MOST = 5
ALWAYS = ("back", "help", "leave_app")
ARROWS: Mapping[str, str] = {"up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done. `keys` in Textual's names, the first one shown; `footer` asks for a place below.

    `beside` names the action whose key is shown with its own, where two keys are one thing to a reader.
    """

    id: str
    keys: str
    label: str
    help: str
    scope: Scope
    footer: bool = False
    beside: str = ""
    shown: str = ""
    palette: bool = True

    @property
    def name(self) -> str:
        """What the settings call it."""
        return f"{self.scope}.{self.id}"

    @property
    def key(self) -> str:
        """The key as a reader knows it."""
        return self.shown or shown_key(self.keys.partition(",")[0])


def shown_key(key: str) -> str:
    """Textual's name of a key as a reader knows it."""
    return ARROWS.get(key) or sign(key)


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
           help="What you hold, CE, renewal, licence, money, papers."),
    Action(id="open_week", keys="enter", label="Open week", scope="plan", footer=True, palette=False,
           help="Show the days and sessions of the week under the cursor."),
    Action(id="this_week", keys="t", label="This week", scope="plan", footer=True, palette=False,
           help="Put the cursor on the week that holds today."),
    Action(id="explain", keys="e,enter", label="Explain", scope="timeline", footer=True, palette=False,
           help="Why the date under the cursor is where it is, and what it rests on."),
    Action(id="zoom_in", keys="plus,equals_sign", label="Zoom", scope="timeline", footer=True, palette=False,
           beside="zoom_out", help="A shorter stretch of time on the scale, or a longer one: all, quarter, month."),
    Action(id="zoom_out", keys="minus", label="Zoom out", scope="timeline", palette=False,
           help="A longer stretch of time on the scale."),
    Action(id="zoom_next", keys="z", label="Next zoom", scope="timeline", palette=False,
           help="The next of all, quarter and month."),
    Action(id="next_kind", keys="f", label="Kind", scope="timeline", footer=True, palette=False,
           help="Only dates of one kind, then of the next; at last all of them again."),
    Action(id="earlier_week", keys="left", label="Week", scope="week", footer=True, palette=False, beside="later_week",
           help="The week before this one, or the one after it."),
    Action(id="later_week", keys="right", label="Week after", scope="week", palette=False,
           help="The week after this one."),
    Action(id="tick_off", keys="space", label="Done", scope="session", footer=True, palette=False,
           help="What is under the cursor was done as planned; once more takes that back."),
    Action(id="log", keys="l", label="Log", scope="session", footer=True, palette=False,
           help="Log the session under the cursor: minutes, day, rating, note. What is logged can be corrected."),
    Action(id="rate", keys="r", label="Rate", scope="session", palette=False,
           help="How well you knew it: again, hard, good or easy. Recall comes back sooner or later for that."),
    Action(id="leave_out", keys="s", label="Skip", scope="session", palette=False,
           help="Leave the session under the cursor out. A replan finds another place for what it was for."),
    Action(id="earlier_day", keys="less_than_sign,left_square_bracket", label="Move", scope="moving", footer=True,
           palette=False, beside="later_day",
           help="The session under the cursor to the study day before or after; it stays there, pinned."),
    Action(id="later_day", keys="greater_than_sign,right_square_bracket", label="Day later", scope="moving",
           palette=False, help="The session under the cursor to the next study day."),
    Action(id="pin", keys="i", label="Pin", scope="moving", palette=False,
           help="Keep the session under the cursor on its day whatever a replan does, or no longer."),
    Action(id="undo", keys="u", label="Undo", scope="study", footer=True,
           help="Take back what was stored last, then what was stored before it."),
    Action(id="replan", keys="p", label="Replan", scope="study",
           help="See what finding a place for missed work would change, then accept it or leave it."),
    Action(id="log_other", keys="L", label="Log a topic", scope="study",
           help="Log the study of a topic that was not planned."),
    Action(id="days_off", keys="o", label="Days off", scope="study",
           help="Add days away from the day under the cursor on, see what that changes; list them, take them out."),
    Action(id="scores", keys="m", label="Mock scores", scope="study",
           help="Enter the percent of a quiz or practice exam by domain: minutes move to what is weak."),
    Action(id="exam_result", keys="E", label="Exam not passed", scope="study",
           help="Record an attempt that was not passed: the next one is planned, with weight on what was weak."),
    Action(id="passed", keys="P", label="I passed", scope="study",
           help="You passed the exam: the study plan ends, the credential opens with its cycle and its dates."),
    Action(id="tick_line", keys="space", label="Tick", scope="credential", footer=True, palette=False,
           help="What is under the cursor is paid, seen to, or there: costs, dates, missing papers."),
    Action(id="add_ce", keys="a", label="Add CE", scope="credential", footer=True,
           help="Enter continuing education that you had; the list says where it counts."),
    Action(id="edit_line", keys="e", label="Correct", scope="credential", footer=True, palette=False,
           help="Correct the credential, activity, payment or paper under the cursor."),
    Action(id="remove_line", keys="d,delete", label="Take out", scope="credential", palette=False,
           help="Take the credential, activity, payment or paper under the cursor out; undo brings it back."),
    Action(id="renew", keys="r", label="Renew", scope="credential",
           help="Enter that the issuer has renewed the credential under the cursor: its next cycle opens."),
    Action(id="add_credential", keys="c", label="Add a credential", scope="credential",
           help="Take up a credential that you earned before."),
    Action(id="import_ce", keys="i", label="Import CE", scope="credential",
           help="Enter the activities of a CSV file, after a look at what it would add."),
    Action(id="audit", keys="z", label="Audit pack", scope="credential",
           help="Write the ledger, the certificates and the rule of a cycle into one zip for the issuer."),
    Action(id="pay", keys="dollar_sign", label="Pay", scope="credential",
           help="Enter what you paid: for the cost under the cursor, else for something that was not planned."),
    Action(id="add_paper", keys="n", label="Add a paper", scope="credential",
           help="Keep where a transcript, a certificate or a card lies, and until when it holds."),
    Action(id="accept", keys="a", label="Accept", scope="replan", footer=True, palette=False,
           help="Make the changed plan yours."),
    Action(id="save", keys="enter", label="Save", scope="form", footer=True, palette=False,
           help="Store what stands there."),
    Action(id="take_out", keys="x,delete", label="Take out", scope="away", footer=True, palette=False,
           help="Take the days off under the cursor out again."),
    Action(id="apply", keys="a", label="Apply", scope="whatif", footer=True, palette=False,
           help="Make the changed plan yours; asks before it does."),
    Action(id="reset", keys="r", label="Reset", scope="whatif", footer=True, palette=False,
           help="Everything as it is today."),
    Action(id="less", keys="left", label="Change", scope="field", footer=True, palette=False, beside="more",
           help="The value before, or less of it. Digits type a value instead."),
    Action(id="more", keys="right", label="More", scope="field", palette=False,
           help="The next value, or more of it."),
    Action(id="next_step", keys="enter", label="Next", scope="wizard", footer=True, palette=False,
           help="Take the answer and go on to the next step."),
    Action(id="step_back", keys="escape", label="Back", scope="wizard", footer=True, palette=False,
           help="The step before; what you answered stays."),
    Action(id="leave", keys="ctrl+q", label="Leave", scope="wizard", palette=False,
           help="End without an enrolment; your answers are kept for the next time."),
    Action(id="skip", keys="s", label="Skip", scope="wizard", footer=True, palette=False,
           help="On without the questions, to a list of all certifications."),
    Action(id="compare", keys="c", label="Compare", scope="wizard", footer=True, palette=False,
           help="Set the certifications side by side, the one under the cursor first."),
    Action(id="tick", keys="space", label="Tick", scope="wizard", footer=True, palette=False,
           help="You have what is under the cursor, or no longer."),
    Action(id="remove", keys="x", label="Remove", scope="wizard", footer=True, palette=False,
           help="Take the days away under the cursor out again."),
    Action(id="yes", keys="y,enter", label="Yes", scope="confirm", footer=True, palette=False, help="Do it."),
    Action(id="no", keys="n,escape", label="No", scope="confirm", footer=True, palette=False,
           help="Leave all as it is."),
    Action(id="back", keys="escape", label="Back", scope="page", footer=True, palette=False,
           help="Back to where you were; nothing changes."),
    Action(id="open_page", keys="o", label="Open page", scope="explain", footer=True, palette=False,
           help="The page that this rests on, in your browser; over SSH its address, to be copied."),
    Action(id="write", keys="enter", label="Write", scope="export", footer=True, palette=False,
           help="Write the file; one that is there already is replaced."),
    Action(id="whatif", keys="w", label="What if", scope="view", footer=True,
           help="Try other hours, dates, lengths and days away beside the plan."),
    Action(id="find", keys="slash", label="Find", scope="view", footer=True,
           help="Find a topic, a date or a week by its name."),
    Action(id="palette", keys="ctrl+p", label="Commands", scope="view",
           help="Every command, topic, date and week, by name."),
    Action(id="export", keys="x", label="Export", scope="view",
           help="Write your dates into a file for your calendar."),
    Action(id="reload", keys="ctrl+r", label="Read again", scope="view",
           help="Read the database again, if another session wrote."),
    Action(id="theme", keys="ctrl+t", label="Colours", scope="view",
           help="Dark, light, or the terminal's own colours."),
    Action(id="help", keys="question_mark,f1", label="Help", scope="app", footer=True,
           help="The keys that work here."),
    Action(id="leave_app", keys="q", label="Quit", scope="view", footer=True,
           help="End the program; everything is stored."),
    Action(id="up", keys="up,k", label="Up", scope="list", palette=False, help="One line up."),
    Action(id="down", keys="down,j", label="Down", scope="list", palette=False, help="One line down."),
    Action(id="page_up", keys="pageup", label="Page up", scope="list", palette=False, help="A screen up."),
    Action(id="page_down", keys="pagedown", label="Page down", scope="list", palette=False, help="A screen down."),
    Action(id="read_on", keys="space", label="Read on", scope="list", palette=False,
           help="A screen down, where space does nothing else."),
    Action(id="first", keys="home,g", label="First", scope="list", palette=False, help="The first line."),
    Action(id="last", keys="end,G", label="Last", scope="list", palette=False, help="The last line."),
    Action(id="choose", keys="enter", label="Open", scope="list", palette=False,
           help="Open what is under the cursor."),
)  # fmt: skip


DEFAULT_KEYS: Mapping[str, Keys] = {it.name: tuple(it.keys.split(",")) for it in ACTIONS}
"""By the names of the settings."""


def with_keys(changed: Mapping[str, Keys]) -> tuple[Action, ...]:
    """All actions, with the student's keys where there are some, as they are shown."""
    found = {it.id: replace(it, keys=",".join(changed.get(it.name, DEFAULT_KEYS[it.name]))) for it in ACTIONS}
    return tuple(replace(it, shown=f"{it.key} {found[it.beside].key}") if it.beside else it for it in found.values())


USUAL = with_keys({})


def meet(one: str, other: str) -> bool:
    """Whether there is a screen on which both actions work, by the names of the settings."""
    scopes = {one.partition(".")[0], other.partition(".")[0]}
    return "list" in scopes or len(scopes) == 1 or any(scopes <= set(screen) for screen in SCREENS)


def of(*scopes: Scope, table: tuple[Action, ...] = USUAL) -> tuple[Action, ...]:
    """The actions of these scopes, in the order of the scopes."""
    return tuple(action for scope in scopes for action in table if action.scope == scope)


def bindings(*scopes: Scope) -> list[BindingType]:
    """Textual's bindings for these scopes; the ids are those that a keymap names."""
    from textual.binding import Binding

    return [Binding(it.keys, it.id, it.label, show=False, tooltip=it.help, id=it.name) for it in of(*scopes)]


def footer(*scopes: Scope, table: tuple[Action, ...] = USUAL) -> tuple[Action, ...]:
    """What the last row shows: the screen's own first, help and the way out always, five at most."""
    asked = [it for it in of(*scopes, table=table) if it.footer]
    always = [it for it in asked if it.id in ALWAYS]
    rest = [it for it in asked if it not in always]
    return (*rest[: FOOTER_MOST - len(always)], *sorted(always, key=lambda it: ALWAYS.index(it.id)))
