"""Which items an export holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from calendars import samples
from planner.calendars.selection import Cancelled, in_order, select
from planner.domain.calendar_item import SECTIONS, CalendarItem, Entry

TODAY = samples.TODAY


def keys(items: tuple[CalendarItem, ...]) -> list[str]:
    """The entries' keys, in order."""
    return [item.entry.key for item in items]


def dated(key: str, day: date, starts_at: datetime | None = None) -> CalendarItem:
    """An item that is nothing but its date."""
    return samples.item(Entry(key=key, section="fees", date=day, title=key, description="", starts_at=starts_at))


def removed(days_ago: int) -> CalendarItem:
    """An item that was removed at the last minute of that day."""
    instant = datetime(TODAY.year, TODAY.month, TODAY.day, 23, 59, tzinfo=UTC) - timedelta(days=days_ago)
    item = dated("gone", TODAY)
    return replace(item, revision=replace(item.revision, cancelled_at=instant))


def test_both_ends_of_the_range_belong_to_it() -> None:
    """`--from 2027-01-12 --to 2027-01-13` means two days to whoever types it."""
    items = [dated(f"{day}", date(2027, 1, day)) for day in range(11, 16)]
    assert keys(select(items, today=TODAY, first=date(2027, 1, 12), last=date(2027, 1, 13))) == ["12", "13"]
    assert keys(select(items, today=TODAY, last=date(2027, 1, 11))) == ["11"]
    assert keys(select(items, today=TODAY, first=date(2027, 1, 15))) == ["15"]


@pytest.mark.parametrize("section", SECTIONS)
def test_only_the_asked_sections_are_taken(section: str) -> None:
    """One file a section is how people colour them."""
    chosen = select(samples.all_items(), today=TODAY, only={section})  # type: ignore[arg-type]  # parametrize has no Literal
    assert chosen
    assert {item.entry.section for item in chosen} == {section}


@pytest.mark.parametrize(
    ("days_ago", "cancelled", "told"),
    [
        (0, "recent", True),
        (60, "recent", True),
        (61, "recent", False),
        (900, "keep", True),
        (0, "drop", False),
    ],
)
def test_a_removed_item_is_told_for_sixty_days(days_ago: int, cancelled: Cancelled, *, told: bool) -> None:
    """Subscribers that look rarely still learn that it is gone; after that it would only be ballast."""
    assert bool(select([removed(days_ago)], today=TODAY, cancelled=cancelled)) is told


def test_all_day_items_come_before_timed_ones_of_their_day() -> None:
    """As every calendar shows them; a lesson in the evening in New York is tomorrow in UTC, and still today's."""
    evening = datetime(2027, 1, 12, 1, 30, tzinfo=UTC)
    items = [
        dated("evening", date(2027, 1, 11), evening),
        dated("b", date(2027, 1, 11)),
        dated("a", date(2027, 1, 11)),
        dated("next", date(2027, 1, 12)),
    ]
    assert keys(in_order(items)) == ["a", "b", "evening", "next"]


def test_what_changed_since_an_instant() -> None:
    """The instant itself belongs to it: a script passes the time of its last run, and rather hears of one twice."""
    changed = [samples.item(dated(f"{count}", TODAY).entry, sequence=count) for count in range(3)]
    since = changed[1].revision.modified_at
    assert keys(select(changed, today=TODAY, since=since)) == ["1", "2"]
    assert keys(select(changed, today=TODAY, since=since + timedelta(seconds=1))) == ["2"]


@pytest.mark.parametrize(("cancelled", "told"), [("recent", True), ("keep", True), ("drop", False)])
def test_a_script_that_asks_rarely_hears_of_every_removal(cancelled: Cancelled, *, told: bool) -> None:
    """Sixty days are for those who can't say when they last looked."""
    item = removed(days_ago=300)
    gone = replace(item, revision=replace(item.revision, modified_at=item.revision.cancelled_at or samples.CREATED))
    since = gone.revision.modified_at
    assert bool(select([gone], today=TODAY, cancelled=cancelled, since=since)) is told
    assert not select([gone], today=TODAY, cancelled=cancelled, since=since + timedelta(seconds=1))
