"""The file's own form: which lines, in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from calendars import samples
from planner.calendars.ics import render
from planner.domain.calendar_item import Entry

APPLY = Entry(
    key="apply_by",
    section="milestones",
    date=date(2028, 6, 12),
    title="MLT (ASCP): last day to apply",
    description="Six weeks before the exam, by the issuer's rule; see C:\\New.\nAsk `planner explain apply_by`.",
    url="https://www.ascp.org/boc/mlt",
    alarm=timedelta(days=6, hours=15),
)
STUDY = Entry(
    key="block/b-1",
    section="study",
    date=date(2028, 6, 12),
    title="MLT (ASCP): recall Haematology, 45 min",
    description="",
    starts_at=datetime(2028, 6, 13, 0, 30, tzinfo=UTC),
    minutes=45,
)
EXPECTED = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//planner//planner export//EN
CALSCALE:GREGORIAN
NAME:MLT\, my plan
X-WR-CALNAME:MLT\, my plan
COLOR:teal
BEGIN:VEVENT
UID:03fbf44b-288b-5d11-8134-aa08294dce6d@planner.invalid
DTSTAMP:20261124T093000Z
DTSTART;VALUE=DATE:20280612
DTEND;VALUE=DATE:20280613
SUMMARY:MLT (ASCP): last day to apply
DESCRIPTION:Six weeks before the exam\, by the issuer's rule\; see C:\\New.
 \nAsk `planner explain apply_by`.
URL:https://www.ascp.org/boc/mlt
CATEGORIES:Milestones
STATUS:CONFIRMED
TRANSP:TRANSPARENT
SEQUENCE:2
CREATED:20261122T093000Z
LAST-MODIFIED:20261124T093000Z
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:MLT (ASCP): last day to apply
TRIGGER:-P6DT15H
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:d5b3dd5f-53e9-58a3-88e4-d6ed7a71c02b@planner.invalid
DTSTAMP:20261122T093000Z
DTSTART:20280613T003000Z
DTEND:20280613T011500Z
SUMMARY:MLT (ASCP): recall Haematology\, 45 min
CATEGORIES:Study
STATUS:CONFIRMED
TRANSP:OPAQUE
SEQUENCE:0
CREATED:20261122T093000Z
LAST-MODIFIED:20261122T093000Z
END:VEVENT
END:VCALENDAR
"""


def lines(*some: Entry, name: str = "plan", feed: bool = False) -> list[str]:
    """The file, unfolded."""
    data = render([samples.item(entry) for entry in some], name=name, feed=feed)
    return data.decode().replace("\r\n ", "").splitlines()


def test_the_whole_file() -> None:
    """Every line is looked at here once: a change of form is a change that calendars see."""
    data = render([samples.item(STUDY), samples.item(APPLY, sequence=2)], name="MLT, my plan")
    assert data == EXPECTED.replace("\n", "\r\n").encode()


def test_a_cancelled_event_keeps_its_dates_and_loses_its_alarm() -> None:
    """A reader finds it by UID and crosses it out; one that doesn't know STATUS must at least not ring."""
    removed = samples.item(APPLY, sequence=3, cancelled_at=datetime(2027, 1, 1, tzinfo=UTC))
    gone = render([removed], name="plan").decode()
    assert "STATUS:CANCELLED\r\n" in gone
    assert "DTSTART;VALUE=DATE:20280612\r\n" in gone
    assert "VALARM" not in gone


def test_only_a_feed_says_when_to_look_again() -> None:
    """In a file that is imported once the lines would mean nothing."""
    asked = ["REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"]
    assert [line for line in lines(APPLY, feed=True) if "PT12H" in line] == asked
    assert not any("PT12H" in line for line in lines(APPLY))


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "www.ascp.org", "file:///etc/passwd"])
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    """Calendars open it on a click."""
    entry = Entry(key="k", section="ce", date=date(2028, 1, 1), title="t", description="d", url=url)
    assert not any(line.startswith("URL") for line in lines(entry))


def test_a_calendar_without_a_name_gets_one() -> None:
    """Readers show it in a list; an empty value is an error to libical."""
    assert lines(APPLY, name=" \r\n")[4:6] == ["NAME:Planner", "X-WR-CALNAME:Planner"]
