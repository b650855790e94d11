"""Publishing to a real server: it holds the plan afterwards, whatever it held before, wherever a connection broke."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

pytest.importorskip("caldav")
pytest.importorskip("radicale")

from caldav.davclient import DAVClient

from calendars import reading, samples
from calendars.radicale_server import PASSWORD, USER, account, cutting, radicale
from planner.calendars.publish import Published, publish
from planner.domain.calendar_item import CalendarItem
from planner.errors import BadInput, NoAnswer, PlannerError

ITEMS = samples.all_items()[-12:]
PRESENT = [item for item in ITEMS if not item.revision.cancelled_at]
KNOWN = [item.revision.uid for item in samples.all_items()]
WRONG = "wrong"
MORE_THAN_ALL = 10_000_000
THEIRS = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:x\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20270101T000000Z\r
DTSTART:20270101T000000Z\r
SUMMARY:Lunch\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server."""
    with radicale(tmp_path_factory.mktemp("radicale")) as found:
        yield found


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """A calendar of this test's own."""
    return f"Plan of {request.node.name}"


@contextmanager
def calendar(port: int, name: str) -> Iterator[Any]:
    """The calendar with that name, as another program finds it."""
    with DAVClient(f"http://127.0.0.1:{port}/", username=USER, password=PASSWORD, enable_rfc6764=False) as client:
        whole: Any = client  # by its types each answer may as well be one to wait for
        yield whole.principal().calendar(name=name)


def seen(port: int, name: str) -> list[str]:
    """Every event there, its title, dates, status and the rest, as vobject reads them."""
    with calendar(port, name) as there:
        return sorted(str(event) for one in there.get_events() for event in reading.vobject_events(one.data.encode()))


def wanted(items: list[CalendarItem]) -> list[str]:
    """What should be there."""
    return sorted(str(reading.expected(item)) for item in items)


def later(item: CalendarItem) -> CalendarItem:
    """The item a week later, as its next revision."""
    revision = replace(item.revision, sequence=item.revision.sequence + 1)
    return replace(item, entry=replace(item.entry, date=item.entry.date + timedelta(days=7)), revision=revision)


def test_a_plan_is_published_and_again_without_a_change(port: int, name: str) -> None:
    """The calendar is made the first time; texts, dates and reminders arrive whole."""
    assert publish(ITEMS, KNOWN, account(port), name) == Published(len(PRESENT), 0, 0, 0)
    assert seen(port, name) == wanted(PRESENT)
    assert publish(ITEMS, KNOWN, account(port), name) == Published(0, 0, 0, len(PRESENT))


def test_changes_are_published_and_what_is_gone_is_deleted(port: int, name: str) -> None:
    """One event moved, one cancelled, one no longer asked for."""
    publish(ITEMS, KNOWN, account(port), name)
    moved, rest = later(PRESENT[0]), PRESENT[3:]
    gone = replace(PRESENT[1], revision=replace(PRESENT[1].revision, cancelled_at=datetime(2027, 1, 2, tzinfo=UTC)))
    assert publish([moved, gone, *rest], KNOWN, account(port), name) == Published(0, 1, 2, len(rest))
    assert seen(port, name) == wanted([moved, *rest])


@pytest.mark.parametrize("uid", ["lunch", "00000000-0000-4000-8000-000000000000@planner.invalid"])
def test_what_others_made_stays(port: int, name: str, uid: str) -> None:
    """A family's own events, and those of another student's planner."""
    publish(ITEMS, KNOWN, account(port), name)
    with calendar(port, name) as there:
        there.add_event(THEIRS.format(uid=uid))
        publish([], KNOWN, account(port), name)
        assert [one.data.count(f"UID:{uid}\n") or one.data.count(f"UID:{uid}\r\n") for one in there.get_events()] == [1]


def test_an_edit_on_the_server_is_set_right(port: int, name: str) -> None:
    """The plan is the truth; whoever wants another date says so to the planner."""
    publish(ITEMS, KNOWN, account(port), name)
    with calendar(port, name) as there:
        edited = there.get_events()[0]
        edited.data = edited.data.replace("SUMMARY:", "SUMMARY:not ")
        edited.save()
    assert publish(ITEMS, KNOWN, account(port), name) == Published(0, 1, 0, len(PRESENT) - 1)
    assert seen(port, name) == wanted(PRESENT)


def test_a_calendars_own_address_needs_no_name(port: int, name: str) -> None:
    """As apps show it, for an account with many calendars."""
    publish(ITEMS[:2], KNOWN, account(port), name)
    with calendar(port, name) as there:
        path = str(there.url).split("/", 3)[3]
    assert publish(ITEMS[:2], KNOWN, account(port, path=path), None).unchanged == 2


def test_without_a_name_the_calendar_is_called_planner(port: int) -> None:
    """Beside those that are there."""
    publish(ITEMS[:2], KNOWN, account(port), None)
    assert len(seen(port, "Planner")) == 2


@pytest.mark.parametrize("share", [0, 0.001, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])
def test_a_broken_connection_is_one_sentence_and_the_next_run_does_the_rest(port: int, name: str, share: float) -> None:
    """Cut after that share of what the server has to say: before the calendar is found, after it is made, in the list
    of what is there, in the midst of the answer to a change or a removal. Nothing is lost and nothing doubled.
    """
    for items in (ITEMS, [later(item) for item in PRESENT[3:]]):
        with cutting(port, MORE_THAN_ALL) as whole:
            publish(items, KNOWN, account(whole.port), f"{name}, whole")
        failed = pytest.raises(NoAnswer, match=r"^The connection to 127\.0\.0\.1 failed")
        with cutting(port, int((MORE_THAN_ALL - whole.left) * share)) as broken, failed:
            publish(items, KNOWN, account(broken.port), name)
        publish(items, KNOWN, account(port), name)
        assert seen(port, name) == wanted([item for item in items if not item.revision.cancelled_at])


def no_password(port: int) -> None:
    publish(ITEMS, KNOWN, account(port, password=WRONG), "x")


def no_server(_: int) -> None:
    publish(ITEMS, KNOWN, account(1), "x")


def a_web_page(_: int) -> None:
    with HTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        publish(ITEMS, KNOWN, account(server.server_port), "x")


class Page(BaseHTTPRequestHandler):
    """A web server that is no calendar server: 501 to whatever such a one is asked."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.mark.parametrize(
    ("mistake", "error", "words"),
    [
        (no_password, BadInput, "does not let 'ann' in"),
        (no_server, NoAnswer, "connection to"),
        (a_web_page, BadInput, "Check the URL"),
    ],
)
def test_a_mistake_is_one_sentence_without_the_password(
    port: int, mistake: Callable[[int], None], error: type[PlannerError], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is printed on the way."""
    with pytest.raises(error, match=words) as told:
        mistake(port)
    assert WRONG not in str(told.value)
    assert PASSWORD not in str(told.value)
    assert capfd.readouterr() == ("", "")


def test_the_account_does_not_show_its_password(port: int) -> None:
    """In a log, say."""
    assert PASSWORD not in repr(account(port))
