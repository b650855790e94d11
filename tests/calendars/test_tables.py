"""CSV and Markdown say the same as the calendar, and nothing in a title does anything."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import samples
from calendars.strategies import TEXT
from planner.calendars.ical_text import clean, clean_title
from planner.calendars.tables import COLUMNS, FORMULA, render_csv, render_markdown
from planner.domain.calendar_item import Entry


def entry(title: str, description: str = "", starts_at: datetime | None = None) -> Entry:
    """An entry on 11 January 2027."""
    return Entry(
        key="key",
        section="fees",
        date=date(2027, 1, 11),
        title=title,
        description=description,
        starts_at=starts_at,
        minutes=45 if starts_at else 0,
    )


def rows(data: bytes) -> list[dict[str, str]]:
    """The file as a spreadsheet takes it in."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def markdown(*some: Entry) -> str:
    """A list of them."""
    return render_markdown([samples.item(one) for one in some], title="My *plan*").decode()


@settings(deadline=None)
@given(TEXT, TEXT)
def test_every_cell_comes_back(title: str, description: str) -> None:
    """RFC 4180: line breaks, quotes and commas stay inside their cell."""
    (row,) = rows(render_csv([samples.item(entry(title, description))]))
    assert row["title"].removeprefix("'").startswith((clean_title(title) or "Untitled").removeprefix("'"))
    assert row["description"].removeprefix("'") == clean(description).removeprefix("'")


@settings(deadline=None)
@given(st.lists(TEXT, max_size=5))
def test_no_cell_is_a_formula(titles: list[str]) -> None:
    """A spreadsheet runs what begins with a sign; with an apostrophe before it, it shows it."""
    data = render_csv([samples.item(entry(title, title)) for title in titles])
    assert not any(FORMULA.match(cell) for row in rows(data) for cell in row.values())


def test_the_rows_are_rfc_4180() -> None:
    """A header, CRLF, no byte order mark, and empty cells where there is nothing to say."""
    evening = datetime(2027, 1, 12, 1, 30, tzinfo=UTC)
    data = render_csv([samples.item(entry('=1+1, "x"', "a\nb")), samples.item(entry("timed", starts_at=evening))])
    assert data.decode() == (
        ",".join(COLUMNS) + "\r\n"
        '2027-01-11,,,fees,key,"\'=1+1, ""x""","a\nb",,confirmed\r\n'
        "2027-01-11,2027-01-12T01:30:00Z,45,fees,key,timed,,,confirmed\r\n"
    )


def test_the_list_is_by_month_with_the_reason() -> None:
    """Only the first line of a description: the rest is for the calendar."""
    assert markdown(entry("Exam", "Because of *this*.\nReminder: the day before.")) == (
        "# My \\*plan\\*\n\n## January 2027\n\n- Mon 2027-01-11 **Exam** Because of \\*this\\*.\n"
    )


def test_a_timed_item_names_its_instant() -> None:
    """The day is the student's, the instant is UTC: both are said, since they may differ."""
    evening = datetime(2027, 1, 12, 1, 30, tzinfo=UTC)
    assert "- Mon 2027-01-11 (from 2027-01-12 01:30 UTC) **Study**\n" in markdown(entry("Study", starts_at=evening))


def test_a_cancelled_item_says_so_in_words() -> None:
    """In both, for whoever kept cancelled ones."""
    gone = samples.item(entry("Fee"), cancelled_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert "**Cancelled: Fee**" in render_markdown([gone], title="x").decode()
    assert rows(render_csv([gone]))[0]["status"] == "cancelled"


@settings(deadline=None)
@given(TEXT, TEXT)
def test_no_title_is_markup(title: str, description: str) -> None:
    """Every sign that means something to Markdown is escaped, and an item stays one line."""
    text = markdown(entry(title, description))
    (item,) = text.splitlines()[4:] if not re.search("[\x1c-\x1e\x85]", text) else text.split("\n")[4:-1]
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~#&$]", item.replace("**", ""))
    assert clean_title(title) in re.sub(r"\\(.)", r"\1", item)
