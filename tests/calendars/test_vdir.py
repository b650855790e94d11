"""A folder of events follows the plan: what changed is written, what is gone is removed, nothing else is touched."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from calendars import reading, samples
from calendars.lint import lint
from planner.calendars.vdir import Done, write_vdir
from planner.domain.calendar_item import CalendarItem
from planner.errors import BadInput

ITEMS = samples.all_items()
PRESENT = [item for item in ITEMS if not item.revision.cancelled_at]
KNOWN = [item.revision.uid for item in ITEMS]


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What changes when a file is replaced: its number and its time."""
    return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.iterdir()}


def later(item: CalendarItem) -> CalendarItem:
    """The item a week later, as its next revision."""
    revision = replace(item.revision, sequence=item.revision.sequence + 1)
    return replace(item, entry=replace(item.entry, date=item.entry.date + timedelta(days=7)), revision=revision)


def test_every_event_is_a_file_of_its_own(tmp_path: Path) -> None:
    """Named after its UID, clean by the lint (but for the calendar's name, which is the folder's), read by vobject."""
    assert write_vdir(tmp_path, ITEMS, KNOWN) == Done(written=len(PRESENT), removed=0)
    assert {file.name for file in tmp_path.iterdir()} == {f"{item.revision.uid}.ics" for item in PRESENT}
    for item in PRESENT:
        data = (tmp_path / f"{item.revision.uid}.ics").read_bytes()
        assert reading.vobject_events(data) == [reading.expected(item)]
        assert {finding.where for finding in lint(data)} <= {
            f"VCALENDAR: {it}" for it in ("NAME", "X-WR-CALNAME", "COLOR")
        }


def test_the_same_plan_touches_nothing(tmp_path: Path) -> None:
    """vdirsyncer and backups go by the time of a file."""
    write_vdir(tmp_path, ITEMS, KNOWN)
    before = stamps(tmp_path)
    assert write_vdir(tmp_path, ITEMS, KNOWN) == Done(0, 0)
    assert stamps(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """Under the name that it had."""
    write_vdir(tmp_path, ITEMS, KNOWN)
    before = stamps(tmp_path)
    moved = [later(item) if item.entry.key == "exam" else item for item in ITEMS]
    assert write_vdir(tmp_path, moved, KNOWN) == Done(1, 0)
    changed = {name for name, stamp in stamps(tmp_path).items() if before[name] != stamp}
    assert changed == {f"{item.revision.uid}.ics" for item in ITEMS if item.entry.key == "exam"}


def test_what_is_gone_or_not_asked_for_is_removed(tmp_path: Path) -> None:
    """vdirsyncer then takes it off the server; a cancelled file would stay there for ever."""
    write_vdir(tmp_path, ITEMS, KNOWN)
    gone = replace(ITEMS[0], revision=replace(ITEMS[0].revision, cancelled_at=datetime(2027, 1, 2, tzinfo=UTC)))
    assert write_vdir(tmp_path, [gone, *ITEMS[2:]], KNOWN) == Done(0, 2)
    assert len(list(tmp_path.iterdir())) == len(PRESENT) - 2


def test_what_others_made_stays(tmp_path: Path) -> None:
    """Their events, another student's planner, the folder's name and colour."""
    others = ["lunch.ics", "00000000-0000-4000-8000-000000000000@planner.invalid.ics", "displayname", "color"]
    for name in others:
        (tmp_path / name).write_text("theirs")
    write_vdir(tmp_path, ITEMS, KNOWN)
    write_vdir(tmp_path, [], KNOWN)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(others)
    assert {file.read_text() for file in tmp_path.iterdir()} == {"theirs"}


def test_a_file_that_was_spoilt_is_put_right(tmp_path: Path) -> None:
    """The plan is the truth; an edit in a calendar app lasts until the next export."""
    write_vdir(tmp_path, ITEMS, KNOWN)
    spoilt = next(tmp_path.iterdir())
    whole = spoilt.read_bytes()
    spoilt.write_bytes(b"BEGIN:VCALENDAR")
    assert write_vdir(tmp_path, ITEMS, KNOWN) == Done(1, 0)
    assert spoilt.read_bytes() == whole


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """One line, as for any target."""
    with pytest.raises(BadInput, match="its folder does not exist"):
        write_vdir(tmp_path / "nowhere", ITEMS, KNOWN)


def test_what_stands_in_the_way_is_named_and_the_rest_can_be_done_later(tmp_path: Path) -> None:
    """A folder where a file should be: those before it are whole."""
    (tmp_path / f"{PRESENT[5].revision.uid}.ics").mkdir()
    with pytest.raises(BadInput, match="Is a directory"):
        write_vdir(tmp_path, ITEMS, KNOWN)
    os.rmdir(tmp_path / f"{PRESENT[5].revision.uid}.ics")  # noqa: PTH106  # an empty folder
    assert write_vdir(tmp_path, ITEMS, KNOWN) == Done(written=len(PRESENT) - 5, removed=0)
