"""The page to print: every date on its month's sheet with a box to tick, and nothing that runs or loads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import samples
from calendars.strategies import TEXT
from planner.calendars.ical_text import clean_title
from planner.calendars.page import render_html
from planner.domain.calendar_item import Entry

OURS = frozenset(
    "html meta title style section h1 h2 table tbody tr th td small b br span".split()  # noqa: SIM905  # a list of words
)


class Page(HTMLParser):
    """What a browser would make of it: the elements with their attributes, and the text outside of the style."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] != "style":
            self.texts.append(data)

    def count(self, name: str, of_class: str | None = None) -> int:
        """How many elements of that name, and class."""
        return sum(tag == name and of_class in (None, attrs.get("class")) for tag, attrs in self.elements)


def entry(title: str, on: date = date(2027, 1, 11), description: str = "", starts_at: datetime | None = None) -> Entry:
    """An entry that is no more than this."""
    return Entry(key=ascii(title), section="fees", date=on, title=title, description=description, starts_at=starts_at)


def page(*some: Entry, title: str = "plan") -> Page:
    """The page of these."""
    return Page(render_html([samples.item(one) for one in some], title=title))


def test_every_month_with_dates_has_a_sheet_and_every_date_a_box() -> None:
    """Sixteen years of the sample: a sheet is turned over when the month is."""
    items = samples.all_items()
    made = Page(render_html(items, title="plan"))
    present = [item for item in items if not item.revision.cancelled_at]
    assert made.count("section") == len({(item.entry.date.year, item.entry.date.month) for item in items})
    assert made.count("span", "box") == len(present)
    assert made.count("td", "due") == len({item.entry.date for item in present})


@settings(deadline=None)
@given(TEXT, TEXT, TEXT)
def test_no_text_becomes_an_element(title: str, description: str, name: str) -> None:
    """And each is there to be read."""
    made = page(entry(title, description=description), title=name)
    assert {tag for tag, _ in made.elements} <= OURS
    assert (clean_title(title) or "Untitled") in "".join(made.texts)


@pytest.mark.parametrize(
    "trouble", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "&lt;b&gt;", "</style><b>"]
)
def test_nothing_runs_and_nothing_is_loaded(trouble: str) -> None:
    """The policy forbids a browser what the page doesn't have in the first place."""
    made = page(entry(trouble, description=trouble), title=trouble)
    attributes = {name for _, attrs in made.elements for name in attrs}
    assert attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert b"url(" not in render_html(samples.all_items(), title="plan")
    assert "".join(made.texts).count(trouble) == 4


def test_a_sheet_says_what_when_and_why() -> None:
    """Sources and commands are left to the calendar."""
    evening = datetime(2027, 1, 12, 1, 30, tzinfo=UTC)
    made = page(
        entry("Exam", description="Because.\nUnconfirmed: check with the issuer.\nSource: x"),
        entry("Study", starts_at=evening),
    )
    text = " ".join(" ".join(made.texts).split())
    assert "January 2027" in text
    assert text.endswith("Mon 11 Exam Because. Unconfirmed: check with the issuer. Mon 11 01:30 UTC Study")


def test_clock_times_can_be_the_students_own() -> None:
    """On paper there is no app that turns UTC into local time."""
    evening = samples.item(entry("Study", starts_at=datetime(2027, 1, 12, 1, 30, tzinfo=UTC)))
    east = timezone(-timedelta(hours=5))
    made = Page(render_html([evening], title="x", clock=lambda instant: f"{instant.astimezone(east):%H:%M}"))
    assert "20:30" in made.texts


def test_a_cancelled_date_says_so_and_has_no_box() -> None:
    """For whoever keeps cancelled ones."""
    made = Page(render_html([samples.item(entry("Fee"), cancelled_at=datetime(2027, 1, 1, tzinfo=UTC))], title="x"))
    assert "Cancelled: " in made.texts
    assert (made.count("span", "box"), made.count("td", "due")) == (0, 0)


def test_the_sheets_end_at_the_last_day_of_a_month() -> None:
    """Leap days and weeks that begin in another year included."""
    made = page(entry("a", date(2028, 2, 29)), entry("b", date(2032, 12, 31)), entry("c", date(2033, 1, 1)))
    days = [text for text in made.texts if text.isdecimal()]
    assert len(days) - made.count("small") == 29 + 31 + 31


@settings(deadline=None, max_examples=20)
@given(st.permutations(samples.all_items()))
def test_the_order_of_the_items_does_not_show(shuffled: list[object]) -> None:
    """As in every format."""
    assert render_html(shuffled, title="x") == render_html(samples.all_items(), title="x")  # type: ignore[arg-type]  # permutations forget what of
