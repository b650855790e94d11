"""Credentials as rows: each with its renewals, the versions of its issuer's rules, and the duties that were seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.credential import Credential, Renewed
from planner.domain.holding import Holding, RulesFrom
from planner.domain.track import Track
from planner.storage import codec
from planner.storage.rows import Columns, Row, replace, rows_of, select, upsert
from planner.storage.texts import day, day_text, instant_text

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

_PLAIN: Columns = ("uuid", "track", "number")
_DATES: Columns = ("earned_on", "expires")
_BESIDE: Columns = ("enrolment", "state")
_RENEWALS: Columns = ("date", "kind", "expires")
_RULES: Columns = ("since", "new_cycles_only", "track")
_SEEN_TO: Columns = ("key", "date")


def write_holding(connection: sqlite3.Connection, it: Holding, now: datetime) -> None:
    """Adds it, or gives the one with its id new values; the instant at which it was first added stays."""
    name, held = it.credential.id, it.credential
    dates = (day_text(held.earned_on), day_text(held.expires))
    row = (name, *(getattr(held, column) for column in _PLAIN), *dates, it.enrolment, it.state, instant_text(now))
    upsert(connection, "credentials", ("id",), (*_PLAIN, *_DATES, *_BESIDE), [row], once=("created_at",))
    renewals = ((day_text(one.on), one.by, day_text(one.expires)) for one in held.renewals)
    replace(connection, "renewals", name, _RENEWALS, renewals, of="credential")
    rules = ((day_text(one.since), one.new_cycles_only, codec.to_text(one.track)) for one in it.rules)
    replace(connection, "credential_rules", name, _RULES, rules, of="credential")
    seen_to = ((key, day_text(on)) for key, on in it.seen_to.items())
    replace(connection, "credential_seen_to", name, _SEEN_TO, seen_to, of="credential")


def forget_holding(connection: sqlite3.Connection, name: str) -> None:
    """Takes it away with all that belongs to it."""
    connection.execute("DELETE FROM credentials WHERE id = ?", (name,))


def read_holdings(connection: sqlite3.Connection) -> tuple[Holding, ...]:
    """All of them, in the order in which they were added."""
    rows = select(connection, "credentials", ("id", *_PLAIN, *_DATES, *_BESIDE), "ORDER BY created_at, rowid")
    return tuple(_holding(connection, row) for row in rows)


def _holding(connection: sqlite3.Connection, row: Row) -> Holding:
    name, uuid, track, number, earned_on, expires, enrolment, state = row
    renewals = rows_of(connection, "renewals", _RENEWALS, name, "date", of="credential")
    rules = rows_of(connection, "credential_rules", _RULES, name, "since", of="credential")
    seen_to = rows_of(connection, "credential_seen_to", _SEEN_TO, name, "key", of="credential")
    return Holding(
        credential=Credential(
            id=name,
            uuid=uuid,
            track=track,
            number=number,
            earned_on=day(earned_on),
            expires=day(expires),
            renewals=tuple(Renewed(on=day(on), by=by, expires=day(printed)) for on, by, printed in renewals),
        ),
        rules=tuple(RulesFrom(day(since), codec.from_text(Track, text), bool(new)) for since, new, text in rules),
        enrolment=enrolment,
        state=state,
        seen_to={key: day(on) for key, on in seen_to},
    )
