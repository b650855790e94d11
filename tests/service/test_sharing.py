"""One week for all: calendars of a real life, and several enrolments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dates import day
from planner.errors import BadInput
from service.conftest import CMA, MONDAY, USUAL, on

if TYPE_CHECKING:
    from pathlib import Path

PBT = "pbt-ascp-1"
SATURDAYS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//shifts//EN
BEGIN:VEVENT
UID:1@shifts
DTSTAMP:20270101T000000Z
DTSTART:20270206T080000
DTEND:20270206T110000
RRULE:FREQ=WEEKLY;COUNT={count}
SUMMARY:Ward
END:VEVENT
END:VCALENDAR
"""


def roster(folder: Path, count: int) -> Path:
    """Three hours on so many Saturdays from 6 February on."""
    path = folder / "roster.ics"
    path.write_text(SATURDAYS.format(count=count).replace("\n", "\r\n"))
    return path


def minutes_on(database: Path, when: str) -> int:
    """What the stored plan has room for on a day."""
    weeks = on(database).plan(CMA).weeks
    return next(it.capacity_minutes for week in weeks for it in week.days if it.date == day(when))


def test_events_take_study_time_and_the_same_name_refreshes_them(student: Path, tmp_path: Path) -> None:
    """Six Saturdays are taken, then only two."""
    read, found = on(student).import_busy(roster(tmp_path, 6), "roster")
    assert len(read.busy) == 6
    assert [view.enrolment.id for view, _ in found] == [CMA]
    assert (minutes_on(student, "2027-02-06"), minutes_on(student, "2027-03-13")) == (0, 0)
    on(student).import_busy(roster(tmp_path, 8), "roster")
    assert minutes_on(student, "2027-03-27") == 0
    assert [(file.id, days) for file, days in on(student).busy_files()] == [("roster", 8)]


def test_who_enrols_later_has_the_same_calendar(database: Path, tmp_path: Path) -> None:
    """Imported before there was an enrolment."""
    on(database).import_busy(roster(tmp_path, 6), "roster")
    on(database).enroll("cma-aama", USUAL)
    assert minutes_on(database, "2027-02-06") == 0


def test_a_forgotten_calendar_is_gone(student: Path, tmp_path: Path) -> None:
    """By its name, or all; one that is not there is refused with those that are."""
    with pytest.raises(BadInput, match="No calendar was imported"):
        on(student).forget_busy(None)
    on(student).import_busy(roster(tmp_path, 6), "roster")
    with pytest.raises(BadInput, match="There are: roster"):
        on(student).forget_busy("rooster")
    on(student).forget_busy("roster")
    assert on(student).busy_files() == ()
    assert on(student).enrolment(CMA).busy == ()


def test_a_week_is_split(student: Path) -> None:
    """Both plans have their part of a Saturday's three hours: 126 and 54 minutes."""
    on(student).enroll("pbt-ascp", replace(USUAL, months=None))
    assert "200 % of your week is promised" in on(student).week_problems()[0]
    found = on(student).split({CMA: 70, PBT: 30})
    assert [view.enrolment.share_percent for view, _ in found] == [70, 30]
    assert minutes_on(student, "2027-02-06") == 126
    assert not [problem for problem in on(student).week_problems() if "promised" in problem]
    assert [(it.id, it.share_percent) for it in on(student).claims()] == [(CMA, 70), (PBT, 30)]


def test_a_split_that_can_not_be_is_refused(student: Path) -> None:
    """And nothing changes."""
    on(student).enroll("pbt-ascp", replace(USUAL, months=None))
    before = student.read_bytes()
    for shares, said in (
        ({CMA: 70, PBT: 40}, "is 110 % of one week"),
        ({CMA: 0}, "from 1 to 100"),
        ({"nobody": 10}, "There are: cma-aama-1, pbt-ascp-1"),
    ):
        with pytest.raises(BadInput, match=said):
            on(student).split(shares)
    assert student.read_bytes() == before


def test_one_enrolment_has_no_one_to_share_with(student: Path) -> None:
    """So nothing can be wrong between them."""
    assert on(student, MONDAY).week_problems() == ()
