"""Busy times from other people's calendars: real kinds of files, worked out by hand, across a change of clocks.

In 2027 New York's clocks go forward on Sunday 14 March at 02:00 and back on Sunday 7 November.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from calendars import samples
from planner.calendars import busy
from planner.calendars.busy import Imported, read_busy, read_file
from planner.calendars.foreign import LARGEST
from planner.calendars.ics import render
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import MINUTES_A_DAY
from planner.errors import BadInput

CORPUS = Path(__file__).parent / "corpus" / "busy"
FILES = {path.name: path.read_bytes() for path in sorted(CORPUS.glob("*.ics"))}
NEW_YORK, CHICAGO = ZoneInfo("America/New_York"), ZoneInfo("America/Chicago")
TERM = DateRange(date(2027, 1, 1), date(2027, 7, 1))
YEAR = DateRange(date(2027, 1, 1), date(2028, 1, 1))

Row = tuple[str, str, int, str]


def rows(read: Imported) -> list[Row]:
    return [(f"{it.date:%m-%d}", f"{it.at:%H:%M}" if it.at else "all day", it.minutes, it.title) for it in read.busy]


def of(name: str, zone: ZoneInfo = NEW_YORK, days: DateRange = TERM) -> list[Row]:
    return rows(read_busy(FILES[name], zone, days, name))


def calendar(*lines: str, before: str = "") -> bytes:
    """A calendar with one event on Monday 4 January 2027, 09:00 to 10:00 unless the lines say otherwise."""
    given = {line.split(":")[0].split(";")[0] for line in lines}
    usual = ["UID:one", "DTSTAMP:20270101T000000Z", "SUMMARY:Ward round"]
    usual += [] if "DTSTART" in given else ["DTSTART:20270104T090000"]
    usual += [] if given & {"DTEND", "DURATION", "DTSTART"} else ["DTEND:20270104T100000"]
    text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *before.split(), "BEGIN:VEVENT", *usual, *lines]
    return "\r\n".join([*text, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def read(*lines: str, zone: ZoneInfo = NEW_YORK, days: DateRange = TERM, before: str = "") -> list[Row]:
    return rows(read_busy(calendar(*lines, before=before), zone, days))


# A college's timetable

LECTURE = "MA 110 Anatomy and Physiology, lecture"


def test_a_lecture_repeats_through_the_term_except_on_its_free_days() -> None:
    """Mondays and Wednesdays from 11 January to 24 March (until 23:59:59 that day in New York); not on 18 January, and
    not in the week of 8 March. 09:00 before and after the clocks change.
    """
    mondays = ["01-11", "01-25", "02-01", "02-08", "02-15", "02-22", "03-01", "03-15", "03-22"]
    wednesdays = ["01-13", "01-20", "01-27", "02-03", "02-10", "02-17", "02-24", "03-03", "03-17", "03-24"]
    lectures = [row for row in of("college-timetable.ics") if row[3] == LECTURE]
    assert lectures == [(day, "09:00", 75, LECTURE) for day in sorted(mondays + wednesdays)]


def test_a_lab_has_a_free_day_a_moved_day_and_an_extra_one() -> None:
    """Six Thursdays from 14 January, 2 h 50 min: 4 February is free, the 11th is moved to Friday the 12th at 14:00 for
    two hours, and Friday 5 March is one more.
    """
    labs = [row for row in of("college-timetable.ics") if "Lab" in row[3]]
    thursdays = ["01-14", "01-21", "01-28", "02-18"]
    assert labs == [
        *[(day, "13:00", 170, "MA 110 Lab") for day in thursdays[:3]],
        ("02-12", "14:00", 120, "MA 110 Lab (moved)"),
        ("02-18", "13:00", 170, "MA 110 Lab"),
        ("03-05", "09:00", 170, "MA 110 Lab"),
    ]


def test_days_last_all_day_unless_they_are_marked_as_free() -> None:
    """Two days of orientation, the end date not included; the holiday takes no time."""
    found = read_busy(FILES["college-timetable.ics"], NEW_YORK, TERM)
    assert rows(found)[:2] == [(day, "all day", 1440, "Practicum orientation") for day in ("01-07", "01-08")]
    assert found.remarks == ("Left out: 1 event marked as free.",)


def test_times_are_the_clock_on_the_students_wall() -> None:
    """An hour earlier in Chicago, before and after the change of clocks, which is on the same day there."""
    there = [row for row in of("college-timetable.ics", CHICAGO) if row[3] == LECTURE]
    assert {row[1] for row in there} == {"08:00"}
    assert len(there) == 19


def test_only_the_days_asked_for_are_read() -> None:
    """The first one is inside, the last one's next day is not; a rule that began before them goes on in them."""
    days = DateRange(date(2027, 3, 15), date(2027, 3, 22))
    assert [row[0] for row in of("college-timetable.ics", days=days)] == ["03-15", "03-17"]


# A hospital's roster


def test_a_night_shift_is_cut_at_midnight_by_the_local_clock() -> None:
    """In UTC, 12 h 30 min on paper. In winter 23:30 UTC is 18:30, in summer 19:30.

    Saturday 13 March 19:00 EST = 00:00 UTC to 11:30 UTC = 07:30 EDT: five hours of Saturday; on the wall seven and a
    half of Sunday, though one of them was skipped. Monday 15 March 19:00 EDT = 23:00 UTC to Tuesday 07:30. The day
    shift on Monday 8 March: 12:00 UTC = 07:00 EST to 00:30 UTC = 19:30.
    """
    shifts = [row for row in of("hospital-roster.ics") if "12" in row[3]]
    assert shifts == [
        ("03-08", "07:00", 750, "D12 Phlebotomy"),
        ("03-13", "19:00", 300, "N12 Phlebotomy"),
        ("03-14", "00:00", 450, "N12 Phlebotomy"),
        ("03-15", "19:00", 300, "N12 Phlebotomy"),
        ("03-16", "00:00", 450, "N12 Phlebotomy"),
    ]


def test_cancelled_free_and_timeless_events_take_nothing() -> None:
    """The cancelled shift of 17 March, the day on call from home, and a reminder without an end. Of the handover from
    14:59:30 to 15:15:01 begun minutes count: 14:59 to 15:16.
    """
    found = read_busy(FILES["hospital-roster.ics"], NEW_YORK, TERM)
    assert rows(found)[5:] == [("03-18", "14:59", 17, "Handover")]
    assert found.remarks == ("Left out: 1 event cancelled.", "Left out: 1 event marked as free.")


# Outlook and others


def test_a_zone_that_only_the_file_knows_is_taken_from_the_file() -> None:
    """Four Tuesdays at 17:30 from 9 March by a zone with New York's rules, the 16th cancelled; in Chicago 16:30."""
    choir = [("03-09", "17:30", 90, "Choir"), ("03-23", "17:30", 90, "Choir"), ("03-30", "17:30", 90, "Choir")]
    assert [row for row in of("outlook.ics") if row[3] == "Choir"] == choir
    assert {row[1] for row in of("outlook.ics", CHICAGO) if row[3] == "Choir"} == {"16:30"}


def test_one_files_zone_is_not_anothers() -> None:
    """Two files may call different zones by one name."""
    name = b"Customized Time Zone"
    other = FILES["outlook.ics"].replace(b"-0500", b"-0800").replace(b"-0400", b"-0700")
    assert name in other
    of("outlook.ics")
    assert {row[1] for row in rows(read_busy(other, NEW_YORK, TERM)) if row[3] == "Choir"} == {"20:30"}


def test_times_without_a_known_zone_are_the_students_and_a_guess_is_told() -> None:
    """A floating time says so itself. Outlook marks what takes no time in a way of its own."""
    found = read_busy(FILES["outlook.ics"], CHICAGO, TERM)
    assert ("03-20", "10:00", 90, "Haircut") in rows(found)
    assert ("03-21", "10:00", 60, "Open day") in rows(found)
    assert found.remarks == (
        "Left out: 1 event cancelled.",
        "Left out: 1 event marked as free.",
        "Nobody knows the time zone 'Riverside Campus': its times were taken as yours.",
    )


def test_a_file_may_hold_several_calendars_and_the_planners_own_events() -> None:
    """Google's weekly 23:00 UTC in a calendar of New York stays 18:00 there when the clocks change. Of the others only
    the fair, whose end is its own day, is no event of the planner's.
    """
    found = read_busy(FILES["two-calendars.ics"], NEW_YORK, TERM)
    assert rows(found) == [
        ("03-02", "18:00", 60, "Swimming"),
        ("03-06", "all day", 1440, "Health fair"),
        ("03-09", "18:00", 60, "Swimming"),
        ("03-16", "18:00", 60, "Swimming"),
    ]
    assert found.remarks == ("Left out: 2 events made by the planner itself.",)


def test_what_the_planner_exports_is_never_busy() -> None:
    """Else each import would take the study time that the plan has just used."""
    found = read_busy(render(samples.all_items(), name="Plan"), NEW_YORK, DateRange(date(2020, 1, 1), date(2040, 1, 1)))
    assert found.busy == ()
    assert len(found.remarks) == 1


# Single rules


def test_events_with_one_uid_that_are_no_exceptions_stand_for_themselves() -> None:
    """Some timetables give every event the same UID; a newer revision of one replaces it all the same."""
    one = calendar("SEQUENCE:1").replace(b"END:VCALENDAR\r\n", b"")
    later = b"".join(calendar("SEQUENCE:1").partition(b"BEGIN:VEVENT")[1:]).replace(b"T090000", b"T140000")
    later = later.replace(b"T100000", b"T150000")
    assert [row[1] for row in rows(read_busy(one + later, NEW_YORK, TERM))] == ["09:00", "14:00"]
    revised = later.replace(b"SEQUENCE:1", b"SEQUENCE:2")
    assert [row[1] for row in rows(read_busy(one + revised, NEW_YORK, TERM))] == ["14:00"]


def test_a_long_event_takes_each_of_its_days() -> None:
    """Friday 16:00 to Sunday 12:00: 480 minutes, a whole day by the clock, 720."""
    assert read("DTSTART:20270108T160000", "DTEND:20270110T120000") == [
        ("01-08", "16:00", 480, "Ward round"),
        ("01-09", "00:00", 1440, "Ward round"),
        ("01-10", "00:00", 720, "Ward round"),
    ]


def test_an_event_that_began_long_before_still_takes_the_days_asked_for() -> None:
    """From 2001 to the end of 2030, all day, in two days of 2027."""
    days = DateRange(date(2027, 5, 1), date(2027, 5, 3))
    found = read("DTSTART;VALUE=DATE:20010101", "DTEND;VALUE=DATE:20310101", days=days)
    assert found == [("05-01", "all day", 1440, "Ward round"), ("05-02", "all day", 1440, "Ward round")]


def test_a_rule_without_an_end_is_read_as_far_as_asked() -> None:
    """Daily since 2019: 181 days from January to June 2027."""
    found = read("DTSTART:20190101T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    assert len(found) == 31 + 28 + 31 + 30 + 31 + 30


def test_a_free_day_given_as_a_date_frees_an_event_with_a_time() -> None:
    """Some calendars write it so."""
    found = read("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20270111")
    assert [row[0] for row in found] == ["01-04", "01-18"]


def test_what_is_in_two_calendars_takes_its_time_once() -> None:
    """The same event, exported with each of them."""
    assert rows(read_busy(2 * calendar(), NEW_YORK, TERM)) == [("01-04", "09:00", 60, "Ward round")]


def test_a_title_is_one_clean_line() -> None:
    """It is shown in a terminal."""
    (row,) = read("SUMMARY:Lab\\n\x1b[31mred\x07 " + 100 * "x")[:1]
    assert row[3].isprintable()
    assert len(row[3]) <= 80


def test_the_machines_zone_is_taken_where_none_is_given() -> None:
    """09:00 UTC in January is 04:00 in New York and 10:00 in Berlin."""
    told = "from planner.calendars.busy import read_busy; import sys; from datetime import date;"
    told += "from planner.domain.calendar_math import DateRange;"
    told += "print(read_busy(sys.stdin.buffer.read(), None, DateRange(date(2027,1,1), date(2027,2,1))).busy[0].at)"
    data = calendar("DTSTART:20270104T090000Z", "DURATION:PT1H")
    for zone, expected in (("America/New_York", "04:00:00"), ("Europe/Berlin", "10:00:00")):
        environment = {**os.environ, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", told], input=data, env=environment, capture_output=True, check=True
        )
        assert done.stdout.decode().strip() == expected


# What is refused


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("broken.cut-off.ics", "is cut off"),
        ("broken.web-page.ics", "is no calendar. Export the timetable as iCalendar"),
        ("broken.line.ics", "can't be read as a calendar"),
        ("broken.start.ics", "'Ward round' can't be worked out: its DTSTART is broken"),
        ("broken.no-start.ics", "'Ward round' can't be worked out: it has no start"),
        ("broken.rule.ics", "'Ward round' can't be worked out: its RRULE is broken"),
        ("broken.rule-day.ics", "'Ward round' can't be worked out: its RRULE is broken"),
        ("broken.exception.ics", "'Ward round' can't be worked out: its EXDATE is broken"),
        ("endless.every-second.ics", "'Ward round' can't be worked out: a rule repeats too often"),
        ("endless.no-step.ics", "'Ward round' can't be worked out: a rule repeats too often"),
        ("endless.never.ics", "on days that never come. Give it an end."),
        ("endless.since-year-1.ics", "for too long"),
        ("endless.zone.ics", "'Ward round' can't be worked out: a rule repeats too often"),
    ],
)
def test_what_can_not_be_read_is_refused_in_one_line_that_names_it(name: str, said: str) -> None:
    """The whole file, so that nothing is half-imported; an endless rule comes to an end on any machine."""
    with pytest.raises(BadInput) as refused:
        of(name)
    assert str(refused.value).startswith(name)
    assert said in str(refused.value)
    assert str(refused.value).isprintable()


def test_the_corpus_has_no_file_that_no_test_names() -> None:
    """A file that is not looked at proves nothing."""
    assert {name for name in FILES if name in Path(__file__).read_text()} == set(FILES)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """50 MB, of which no more is read than shows that it is too much."""
    huge = tmp_path / "huge.ics"
    with huge.open("wb") as file:
        file.write(b"BEGIN:VCALENDAR\r\n")
        file.truncate(50_000_000)
    data = read_file(huge)
    assert len(data) == LARGEST + 1
    with pytest.raises(BadInput, match=r"huge.ics is larger than 2 MB\. Export fewer months"):
        read_busy(data, NEW_YORK, TERM, "huge.ics")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A folder neither."""
    for path in (tmp_path / "none.ics", tmp_path):
        with pytest.raises(BadInput, match=r"^Cannot read '.*': .*\. Name an \.ics file\.$"):
            read_file(path)


def test_more_busy_times_than_a_life_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Said with the days that were asked for. Here seven are the most, a rule for each hour of the morning."""
    monkeypatch.setattr(busy, "MOST_TIMES", 7)
    lines = ("DURATION:PT1H", "DTSTART:20270104T050000", "RRULE:FREQ=DAILY;BYHOUR=5,6,7,8,9,10,11")
    monday = DateRange(date(2027, 1, 4), date(2027, 1, 5))
    assert len(read(*lines, days=monday)) == 7
    with pytest.raises(BadInput, match="has more than 7 busy times from 2027-01-04 to 2027-01-05"):
        read(*lines, days=replace(monday, stop=monday.stop + ONE_DAY))


# Whatever comes

LINES = sorted({line for data in FILES.values() for line in data.split(b"\r\n")} - {b"END:VCALENDAR"})
SCRAPS = [b"", b"0", b"9", b"-", b":", b";", b",", b"\r\n", b"TZID=Europe;", b"00010101", b"99991231T235959Z", b"\xff"]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file of the corpus with a few places changed."""
    data = draw(st.sampled_from(sorted(FILES.values())))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.sampled_from(SCRAPS)) + data[at + draw(st.integers(0, 4)) :]
    return data


def shuffled() -> st.SearchStrategy[bytes]:
    """Events made of lines of the corpus in any order."""
    lines = st.lists(st.sampled_from(LINES), max_size=30)
    return lines.map(
        lambda some: b"\r\n".join([b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *some, b"END:VEVENT", b"END:VCALENDAR"])
    )


@given(st.one_of(st.binary(), st.binary().map(lambda data: b"BEGIN:VCALENDAR\r\n" + data), damaged(), shuffled()))
@example(b"")
@example(200 * b"BEGIN:VCALENDAR\r\n")
@example(calendar("DTSTART:99991231T235959Z", "DURATION:P400D"))
@example(calendar("DTSTART:00010101T000000Z", "DTEND:99991231T235959Z"))
@example(calendar("RRULE:FREQ=DAILY;INTERVAL=99999999999999999999"))
@example(calendar("RRULE:FREQ=DAILY", before="X-WR-TIMEZONE:../../etc"))
@example(calendar("DTSTART;TZID=Europe:20270104T090000"))
@settings(max_examples=150)
def test_any_bytes_give_busy_times_on_these_days_or_a_sentence(data: bytes) -> None:
    """Never anything else of what two libraries may raise, and never a time outside the days or without minutes."""
    try:
        found = read_busy(data, NEW_YORK, TERM)
    except BadInput:
        return
    assert len(set(found.busy)) == len(found.busy)
    assert [it.date for it in found.busy] == sorted(it.date for it in found.busy)
    for it in found.busy:
        assert it.date in TERM
        begins = 60 * it.at.hour + it.at.minute if it.at else 0
        assert 1 <= it.minutes <= MINUTES_A_DAY - begins


@given(
    st.integers(0, 330 * MINUTES_A_DAY),
    st.integers(1, 3 * MINUTES_A_DAY),
)
def test_no_minute_of_an_event_is_lost_at_midnight(after: int, minutes: int) -> None:
    """In a zone without changes the pieces add up to the event, one a day and each after the other."""
    begins = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=after)
    length = f"DURATION:PT{minutes}M"
    found = read_busy(calendar(f"DTSTART:{begins:%Y%m%dT%H%M%S}Z", length), UTC, YEAR).busy
    assert sum(it.minutes for it in found) == minutes
    assert [it.date for it in found] == [begins.date() + n * ONE_DAY for n in range(len(found))]
    assert all(it.at == time() for it in found[1:])
