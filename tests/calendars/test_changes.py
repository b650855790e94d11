"""A change of the plan, from the command to the calendar: the same events, moved; the gone ones cancelled."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from calendars.reading import Khal, Seen, icalendar_events
from planner.calendars.ics import render
from planner.calendars.selection import Cancelled, select
from planner.domain.calendar_item import CalendarItem
from planner.domain.enrol import Wishes
from planner.domain.enrolment import Week
from planner.service import Planner

START = date(2027, 1, 11)
WISHES = Wishes(start=START, months=10, week=Week.of({"mon": 60, "wed": 60, "sat": 180}), state="NY")


class Student:
    """One database, used on one day after the other."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def on(self, day: date) -> Planner:
        """The planner at noon of that day."""
        return Planner(self._database, day, datetime.combine(day, time(12), UTC))

    def items(self) -> dict[str, CalendarItem]:
        """All that the calendars ever held, by UID."""
        planner = self.on(START)
        return {item.revision.uid: item for item in planner.calendar_items([it.id for it in planner.enrolments()])}

    def file(self, day: date, cancelled: Cancelled = "recent") -> bytes:
        """What `planner export` writes on that day, study included."""
        return render(select(self.items().values(), today=day, cancelled=cancelled), name="plan")


@pytest.fixture
def student(tmp_path: Path) -> Student:
    """Enrolled on 11 January 2027."""
    made = Student(tmp_path / "planner.db")
    made.on(START).enroll("cma-aama", WISHES)
    return made


def by_uid(file: bytes) -> dict[str, Seen]:
    """The file's events."""
    return {str(event.uid): event for event in icalendar_events(file)}


def later(days: int) -> date:
    """So many days after the enrolment."""
    return START + timedelta(days=days)


def test_a_new_plan_begins_at_sequence_nought(student: Student) -> None:
    """No event shares a UID with another, nor with another student's."""
    items = student.items().values()
    assert {item.revision.sequence for item in items} == {0}
    assert len({item.entry.key for item in items}) == len(items) > 100


def test_a_change_moves_the_events_that_it_moves_and_no_others(student: Student) -> None:
    """UIDs stay; SEQUENCE rises where date or title changed, LAST-MODIFIED where anything did, and nowhere else."""
    before = student.items()
    student.on(later(7)).change("cma-aama-1", Wishes(exam_date=date(2027, 12, 8)))
    after = student.items()
    assert before.keys() <= after.keys()
    exam = next(item for item in after.values() if item.entry.key == "exam")
    assert (exam.entry.date, exam.revision.sequence) == (date(2027, 12, 8), 1)
    for uid, old in before.items():
        new = after[uid].revision
        seen = (after[uid].entry.date, after[uid].entry.title) != (old.entry.date, old.entry.title) or new.cancelled_at
        assert new.created_at == old.revision.created_at
        assert (new.sequence == 1) is bool(seen)
        assert (new.modified_at > old.revision.modified_at) is (after[uid].entry != old.entry or bool(new.cancelled_at))


def test_changing_nothing_changes_no_byte(student: Student) -> None:
    """Nor does another day, nor a second export."""
    file = student.file(START)
    student.on(later(3)).change("cma-aama-1", Wishes())
    assert student.file(later(3)) == file
    assert student.file(later(40)) == file


def test_what_is_changed_back_is_the_same_event_again(student: Student) -> None:
    """Its sequence counts on: calendars take nothing older than what they have."""
    student.on(later(1)).change("cma-aama-1", Wishes(state="CA"))
    student.on(later(2)).change("cma-aama-1", Wishes(exam_date=date(2027, 12, 8)))
    student.on(later(3)).change("cma-aama-1", Wishes(exam_date=date(2027, 11, 24)))
    exam = next(item for item in student.items().values() if item.entry.key == "exam")
    assert (exam.entry.date, exam.revision.sequence) == (date(2027, 11, 24), 2)


def test_a_dropped_plan_is_told_for_sixty_days(student: Student) -> None:
    """Every event, as cancelled; then the file is empty, unless cancelled ones are kept or were never wanted."""
    known = by_uid(student.file(START))
    student.on(later(10)).drop("cma-aama-1")
    told = by_uid(student.file(later(70)))
    assert told.keys() == known.keys()
    assert {(event.status, event.sequence, event.alarms) for event in told.values()} == {("CANCELLED", 1, 0)}
    assert by_uid(student.file(later(71))) == {}
    assert by_uid(student.file(later(71), "keep")).keys() == known.keys()
    assert by_uid(student.file(later(10), "drop")) == {}


def test_who_enrols_again_gets_new_events(student: Student) -> None:
    """Google and Nextcloud refuse UIDs that they were told are gone."""
    known = by_uid(student.file(START))
    student.on(later(10)).drop("cma-aama-1")
    student.on(later(11)).enroll("cma-aama", WISHES)
    told = by_uid(student.file(later(11)))
    new = {uid for uid, event in told.items() if event.status == "CONFIRMED"}
    assert new
    assert not new & known.keys()
    assert told.keys() - new == known.keys()


def test_a_script_asks_for_what_changed_since_it_last_asked(student: Student) -> None:
    """A week without a change is an empty answer; a removal is one of the changes."""
    asked = datetime.combine(later(1), time(), UTC)
    assert not select(student.items().values(), today=later(7), since=asked)
    student.on(later(7)).change("cma-aama-1", Wishes(exam_date=date(2027, 12, 8)))
    some = select(student.items().values(), today=later(7), since=asked)
    assert "exam" in {item.entry.key for item in some}
    assert "program_start" not in {item.entry.key for item in some}


def test_khal_follows_from_the_first_export_to_the_last(student: Student, khal: Khal, tmp_path: Path) -> None:
    """Enrolled, changed, dropped: at every step it holds the plan, once."""
    file = tmp_path / "plan.ics"

    def shown(day: date) -> dict[str | None, tuple[str, str | None]]:
        milestones = [item for item in student.items().values() if item.entry.section != "study"]
        file.write_bytes(render(select(milestones, today=day), name="plan"))
        khal.take(file)
        return {event.uid: (event.start, event.status) for event in khal.events()}

    first = shown(START)
    exam = next(uid for uid, item in student.items().items() if item.entry.key == "exam")
    assert first[exam] == ("2027-11-24", "CONFIRMED")
    student.on(later(7)).change("cma-aama-1", Wishes(exam_date=date(2027, 12, 8)))
    assert shown(later(7))[exam] == ("2027-12-08", "CONFIRMED")
    student.on(later(8)).drop("cma-aama-1")
    assert {status for _, status in shown(later(8)).values()} == {"CANCELLED"}
