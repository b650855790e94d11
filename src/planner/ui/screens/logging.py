"""Logging: the form for a planned session, for one that is logged already, and for a topic that was not planned."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planner.domain.weaving import span
from planner.domain.wording import ACTIVITIES, day, minutes
from planner.ui.commands import stored_entries
from planner.ui.doing import done_on, session_of, titled
from planner.ui.forms import Entry
from planner.ui.line import Line, line
from planner.ui.screens.finder import Finder
from planner.ui.screens.form import FormPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.domain.plan import Block
    from planner.domain.session import Session
    from planner.service import Planner, View
    from planner.ui.commands import Entry as Found

USUAL = 30
ADVICE = "Rated again or hard, the topic comes back sooner; your real minutes teach the plan your pace."


def log_form(planner: Planner, view: View, block: Block, today: date, at: str) -> FormPage[Entry]:
    """The form for a block: what is logged can be corrected, what is planned is logged. `at` is the first field."""
    logged = session_of(view, block) if block.status == "done" else None
    return _correcting(planner, view, block, logged, today, at) if logged else _logging(planner, view, block, today, at)


def _logging(planner: Planner, view: View, block: Block, today: date, at: str) -> FormPage[Entry]:
    def save(it: Entry) -> str:
        planner.log_block(
            view.enrolment.id, block.id, it.on, minutes=it.minutes, rating=it.rating, note=it.note.strip()
        )
        return f"Logged: {minutes(it.minutes)} of {titled(view, block)}{_rated(it)}."

    entry = _entry(view, today, block.minutes, done_on(block, today), planned=block.minutes)
    return FormPage(entry, save, name="Log a session", heading=_heading(view, block), advice=ADVICE, at=at)


def _correcting(planner: Planner, view: View, block: Block, logged: Session, today: date, at: str) -> FormPage[Entry]:
    def save(it: Entry) -> str:
        planner.edit_session(logged.id, minutes=it.minutes, rating=it.rating, note=it.note.strip(), on=it.on)
        return f"Corrected: {minutes(it.minutes)} of {titled(view, block)}{_rated(it)}."

    entry = _entry(view, today, logged.minutes, logged.date, planned=logged.planned_minutes, logged=logged)
    return FormPage(entry, save, name="Correct what is logged", heading=_heading(view, block), advice=ADVICE, at=at)


def topic_form(planner: Planner, view: View, topic: str, today: date) -> FormPage[Entry]:
    """The form for a topic that was not planned."""
    name = next((it.name for it in view.track.outline.topics if it.id == topic), topic)

    def save(it: Entry) -> str:
        planner.log_topic(view.enrolment.id, topic, it.on, it.minutes, rating=it.rating, note=it.note.strip())
        return f"Logged: {minutes(it.minutes)} of {name}{_rated(it)}."

    entry = _entry(view, today, USUAL, today)
    return FormPage(entry, save, name="Log a topic", heading=f"{name}, which was not planned", advice=ADVICE)


def _entry(
    view: View, today: date, took: int, on: date, *, planned: int | None = None, logged: Session | None = None
) -> Entry:
    return Entry(
        minutes=took,
        on=on,
        first=min(span(view.plan).start, today),
        last=today,
        rating=logged.rating if logged else None,
        note=logged.note if logged else "",
        unrated=logged is None or logged.rating is None,
        planned=planned,
        taken=_taken(view, logged),
    )


def _taken(view: View, besides: Session | None) -> Mapping[date, int]:
    found: Counter[date] = Counter()
    for it in view.sessions:
        if it != besides:
            found[it.date] += it.minutes
    return found


def _heading(view: View, block: Block) -> str:
    return f"{ACTIVITIES[block.activity]}: {titled(view, block)}, planned for {day(block.date)}"


def _rated(it: Entry) -> str:
    return f", {it.rating}" if it.rating else ""


class Topics(Finder):
    """Asks for a topic. Returns its key, as the finder has it."""

    NAME = "Log a topic"
    ASKED = "Which topic did you study? "

    def __init__(self, view: View) -> None:
        super().__init__(commands=False)
        self._of = view

    def _all(self) -> Iterable[Found]:
        return (it for it in stored_entries(self._of) if it.sort == "topic")

    def _header(self, room: int) -> list[Line]:
        return [line((self.ASKED, "head"), self.typed[-(room - len(self.ASKED) - 1) :], ("▏", "accent")), line()]
