"""The calendar server (CalDAV, RFC 4791) as `publish` needs it: one calendar, and what of the student's lies in it.

All that the `caldav` package is asked for is here, and every failure leaves as one sentence without a password in it.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit
from uuid import NAMESPACE_DNS, uuid5

from planner.errors import BadInput, NoAnswer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from icalendar import Event

PATIENCE = 30
"""Seconds without a sign of life after which the server is given up."""
USUAL_NAME = "Planner"
IS_A_CALENDAR = "{urn:ietf:params:xml:ns:caldav}calendar"
DONE = frozenset({200, 201, 204})
GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Account:
    """Where to publish, and as whom. `url` is the server's, the account's or a calendar's own, without a password."""

    url: str
    user: str
    password: str = field(repr=False)

    @property
    def host(self) -> str:
        """How messages name the server."""
        return urlsplit(self.url).hostname or self.url


class Mark(NamedTuple):
    """What shows that an event is as the planner wrote it."""

    sequence: int
    modified_at: date | None
    start: date | None
    title: str


class Held(NamedTuple):
    """An event on the server: its address, and what it says."""

    url: str
    mark: Mark


class Server:
    """One calendar on a server; see `connected`.

    The package's objects are `Any` here: by its types each answer may as well be one to wait for.
    """

    def __init__(self, client: Any, calendar: Any) -> None:
        self._client = client
        self._calendar = calendar

    def held(self, known: Collection[str]) -> dict[str, Held]:
        """The events with these UIDs, by UID; whatever else lies in the calendar is not even read."""
        from icalendar import Calendar as Parsed

        found: dict[str, Held] = {}
        for lying in self._calendar.get_events():
            data = lying.data or ""
            if "@planner.invalid" in data:
                events = ((str(event.get("UID", "")), event) for event in Parsed.from_ical(data).events)
                found |= {uid: Held(str(lying.url), _mark(event)) for uid, event in events if uid in known}
        return found

    def put(self, uid: str, data: bytes, url: str | None) -> None:
        """Writes an event in place of the one at `url`, or as a new one named after its UID."""
        address = url or str(self._calendar.url.join(f"{uid}.ics"))
        answer = self._client.put(address, data.decode(), {"Content-Type": "text/calendar; charset=utf-8"})
        _require(answer.status, DONE)

    def delete(self, url: str) -> None:
        """Removes the event at `url`; that it is gone already is as good."""
        _require(self._client.delete(url).status, DONE | GONE)


class _RefusedError(Exception):
    """The server answered a change with something else than yes."""


def _require(status: int, accepted: frozenset[int]) -> None:
    if status not in accepted:
        raise _RefusedError(status)


def _mark(event: Event) -> Mark:
    modified, start = event.get("LAST-MODIFIED"), event.get("DTSTART")
    return Mark(
        sequence=int(event.get("SEQUENCE", -1)),
        modified_at=modified.dt if modified else None,
        start=start.dt if start else None,
        title=str(event.get("SUMMARY", "")),
    )


@contextmanager
def connected(account: Account, calendar: str | None) -> Iterator[Server]:
    """The calendar with that name, made if there is none; or without a name the one at the URL itself, else "Planner".

    Inside, too, `BadInput` where the account's address, user or password is wrong, `NoAnswer` for all that may pass.
    """
    try:
        from caldav.davclient import DAVClient
    except ImportError as problem:
        message = "Publishing needs the caldav package. Install it with: pip install 'planner[caldav]'"
        raise BadInput(message) from problem
    logging.getLogger("caldav").setLevel(logging.CRITICAL + 1)  # it writes warnings to stderr
    with (
        _explained(account),
        DAVClient(
            account.url, username=account.user or None, password=account.password or None,
            timeout=PATIENCE, enable_rfc6764=False,
        ) as client,
    ):  # fmt: skip
        yield Server(client, _calendar(client, calendar))


def _calendar(client: Any, name: str | None) -> Any:
    if name is None and _is_calendar(client):
        return client.calendar(url=client.url)
    home, wanted = client.principal(), name or USUAL_NAME
    place = str(uuid5(NAMESPACE_DNS, wanted))  # so that one whose name was not set before a connection broke is found
    for known in home.get_calendars():
        if known.get_display_name() == wanted or f"/{place}/" in str(known.url):
            return known
    return home.make_calendar(name=wanted, cal_id=place)


def _is_calendar(client: Any) -> bool:
    from caldav.elements.dav import ResourceType
    from caldav.lib.error import DAVError, NotFoundError, PropfindError

    try:
        found = client.calendar(url=client.url).get_properties([ResourceType()])
    except (NotFoundError, PropfindError):
        return False
    except DAVError:
        raise
    return IS_A_CALENDAR in (found.get("{DAV:}resourcetype") or ())


@contextmanager
def _explained(account: Account) -> Iterator[None]:
    from caldav.lib.error import AuthorizationError, DAVError, RateLimitError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # it has no types

    try:
        yield
    except AuthorizationError as problem:
        message = f"{account.host} does not let '{account.user}' in. Check --user and the password."
        raise BadInput(message) from problem
    except RateLimitError as problem:
        message = f"{account.host} asks for a pause. What is done is done: give the command again in some minutes."
        raise NoAnswer(message) from problem
    except _RefusedError as problem:
        message = f"{account.host} refused a change (status {problem}). What is done is done: give the command again."
        raise NoAnswer(message) from problem
    except DAVError as problem:
        message = f"{account.host} does not answer at this address as a calendar server does. Check the URL."
        raise BadInput(message) from problem
    except (OSError, LxmlError) as problem:
        message = f"The connection to {account.host} failed. What is done is done: the same command does the rest."
        raise NoAnswer(message) from problem
