"""Errands beside their events, for apps with lists of tasks (`--todos`): nothing about the events changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from calendars import reading, samples
from calendars.lint import lint
from calendars.reading import IcalJs
from planner.calendars.ics import render

ITEMS = samples.all_items()
BY_KEY = {item.entry.key: item for item in ITEMS}
ERRANDS = ("apply_by", "fee_application", "gone", "nasty/3")
UIDS = [BY_KEY[key].revision.uid for key in ERRANDS]
FILE = render(ITEMS, name="plan", errands=UIDS, done=[BY_KEY["fee_application"].revision.uid])


def todos(data: bytes) -> dict[str, Any]:
    """The errands by title."""
    return {str(todo["SUMMARY"]): todo for todo in icalendar.Calendar.from_ical(data).todos}


def test_an_errand_is_due_on_its_day_and_links_to_nothing_else() -> None:
    """With the event's words, a UID of its own and no alarm: the event rings."""
    todo = todos(FILE)["MLT (ASCP): last day to apply (unconfirmed)"]
    assert (todo["DUE"].dt, str(todo["STATUS"])) == (date(2028, 6, 12), "NEEDS-ACTION")
    assert str(todo["UID"]) == f"todo-{BY_KEY['apply_by'].revision.uid}"
    assert str(todo["DESCRIPTION"]) == BY_KEY["apply_by"].entry.description
    assert not todo.walk("VALARM")


def test_what_is_done_is_ticked_and_what_is_gone_cancelled() -> None:
    """Lists hide both."""
    said = {title: str(todo["STATUS"]) for title, todo in todos(FILE).items()}
    assert said["MLT (ASCP): Application fee: $235"] == "COMPLETED"
    assert said["Dropped fee"] == "CANCELLED"
    assert len(said) == len(ERRANDS)


def test_the_events_are_the_same(icaljs: IcalJs) -> None:
    """As ical.js and vobject read them."""
    plain = render(ITEMS, name="plan")
    assert icaljs.calendar(FILE)["children"] == ["vevent", "vtodo"]
    assert icaljs.events(FILE) == icaljs.events(plain)
    assert reading.vobject_events(FILE) == reading.vobject_events(plain)


def test_readers_accept_the_file(libical: Path, tmp_path: Path) -> None:
    """The lint has nothing against it but that there are errands."""
    (tmp_path / "plan.ics").write_bytes(FILE)
    assert len(reading.libical_events(libical, tmp_path / "plan.ics")) == len(ITEMS)
    assert len(vobject.readOne(FILE.decode()).contents["vtodo"]) == len(ERRANDS)
    assert {finding.rule for finding in lint(FILE)} == {"foreign-component"}


@pytest.mark.parametrize("chosen", [(), UIDS])
def test_an_errand_is_written_only_when_asked_for(chosen: list[str]) -> None:
    """khal, Google and Outlook ignore them."""
    assert render(ITEMS, name="plan", errands=chosen).count(b"BEGIN:VTODO") == len(chosen)


def test_a_changed_errand_carries_the_events_sequence() -> None:
    """So that a list takes it for news."""
    moved = samples.item(BY_KEY["apply_by"].entry, sequence=4)
    gone = samples.item(BY_KEY["apply_by"].entry, sequence=5, cancelled_at=datetime(2027, 1, 2, tzinfo=UTC))
    for item in (moved, gone):
        (todo,) = todos(render([item], name="x", errands=[item.revision.uid])).values()
        assert todo["SEQUENCE"] == item.revision.sequence
        assert todo["LAST-MODIFIED"].dt == item.revision.modified_at
