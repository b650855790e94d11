"""Calendar programs that people use see every event of an export: its title, its day, its length, its reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from calendars import reading, samples
from planner.calendars.ics import render

if TYPE_CHECKING:
    from pathlib import Path

    from calendars.reading import IcalJs, Khal, Seen

ITEMS = samples.all_items()
TROUBLED = tuple(samples.item(entry) for entry in samples.troubled_entries())
FILE = render(ITEMS, name="MLT (ASCP)")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample on disk."""
    path = tmp_path / "plan.ics"
    path.write_bytes(FILE)
    return path


def ask(reader: str, file: Path, request: pytest.FixtureRequest) -> list[Seen]:
    """What that reader sees in the file."""
    if reader == "ical.js":
        return cast("IcalJs", request.getfixturevalue("icaljs")).events(file.read_bytes())
    if reader == "libical":
        return reading.libical_events(request.getfixturevalue("libical"), file)
    if reader == "khal":
        khal: Khal = request.getfixturevalue("khal")
        khal.take(file)
        return khal.events()
    if reader == "calcurse":
        return reading.calcurse_events(file.parent, file)
    return {"vobject": reading.vobject_events, "icalendar": reading.icalendar_events}[reader](file.read_bytes())


@pytest.mark.parametrize("reader", ["ical.js", "libical", "vobject", "icalendar", "khal", "calcurse"])
def test_every_troubled_text_is_seen(reader: str, file: Path, request: pytest.FixtureRequest) -> None:
    """Whatever careless writers stumble over, alone and in between; ordinary samples are the conformance suite's.

    khal splits a file by writing each event anew with icalendar, which turns a backslash before an N into a line break:
    such a text is the one thing that it can't be asked for.
    """
    file.write_bytes(render(TROUBLED, name="plan"))
    seen = ask(reader, file, request)
    damaged = {item.revision.uid for item in TROUBLED if reader == "khal" and "\\N" in item.entry.title}
    assert len(seen) == len(TROUBLED)
    assert sorted((event for event in seen if event.uid not in damaged), key=str) == sorted(
        (reading.expected(item, like=seen[0]) for item in TROUBLED if item.revision.uid not in damaged), key=str
    )


def test_the_calendar_has_its_name_and_nothing_but_events(icaljs: IcalJs) -> None:
    """Time zones, errands and a METHOD make some reader shift events or refuse the file."""
    calendar = icaljs.calendar(FILE)
    assert calendar["name"] == "MLT (ASCP)"
    assert calendar["method"] is None
    assert calendar["children"] == ["vevent"]
    assert not any(event["recurring"] for event in calendar["events"])


def test_reminders_come_at_nine_in_the_morning(icaljs: IcalJs) -> None:
    """As ical.js counts back from the day's beginning: 15 hours is 09:00 of the day before."""
    events = {event["title"]: event["alarms"] for event in icaljs.calendar(FILE)["events"]}
    assert events["MLT (ASCP): Exam"] == ["-PT15H"]
    assert events["MLT (ASCP): last day to apply (unconfirmed)"] == ["-P6DT15H"]
    assert events["MLT (ASCP): catch-up time, 60 min"] == []


def test_categories_and_addresses_arrive_whole(icaljs: IcalJs) -> None:
    """An address with blanks, line breaks or quotes is percent-encoded, so that it can't open a property."""
    events = icaljs.calendar(FILE)["events"]
    assert {name for event in events for name in event["categories"]} <= {
        *("Milestones", "Renewals", "Fees", "CE", "Licences", "Study")
    }
    assert all(len(event["categories"]) == 1 for event in events)
    nasty = next(event for event in events if event["title"].startswith("a, b;"))
    assert nasty["url"] == "https://example.org/%C3%A4%20b?q=%0A%5C;,"


@pytest.mark.parametrize("reader", ["ical.js", "libical", "vobject", "icalendar", "calcurse"])
def test_a_course_of_many_years_is_seen_in_full(reader: str, file: Path, request: pytest.FixtureRequest) -> None:
    """Fifteen years with a session in every week."""
    course = tuple(samples.item(entry) for entry in samples.weekly_entries(years=15))
    assert len(course) == 783
    file.write_bytes(render(course, name="course"))
    seen = ask(reader, file, request)
    assert sorted(event.start for event in seen) == [item.entry.date.isoformat() for item in course]


def test_a_removed_item_is_read_as_cancelled(icaljs: IcalJs) -> None:
    """A subscriber learns of it by STATUS and a higher SEQUENCE; a cancelled event rings no alarm."""
    gone = next(event for event in icaljs.events(FILE) if event.title == "Dropped fee")
    assert (gone.status, gone.sequence, gone.alarms) == ("CANCELLED", 2, 0)
