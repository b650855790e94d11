"""Whether a date is confirmed, and which pages it cites."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.citing import GIVEN, Cited, Grounds
from planner.domain.facts import Fact, Source, Status
from planner.domain.milestone import Citation

READ = date(2026, 11, 22)
SOURCES = {
    "rules": Source(title="Rules", url="https://example.org/rules", read_on=READ),
    "rules-again": Source(title="Rules, cited twice", url="https://example.org/rules", read_on=READ),
    "letter": Source(title="A letter on paper", read_on=READ),
    "blog": Source(title="A blog", url="https://example.org/blog", read_on=READ),
}


def fact(status: Status, *pages: str) -> Fact[int]:
    """A value with this status from these pages."""
    return Fact(value=1, status=status, source=pages)


def cited(*facts: Fact[int] | None, behind: Grounds = GIVEN) -> Grounds:
    """What a date rests on."""
    return Cited(SOURCES, behind).grounds(*facts)


@pytest.mark.parametrize(
    ("status", "confirmed"),
    [
        ("official", True), ("official-copy", True), ("student", True), ("secondary", False), ("memory", False),
        ("estimate", False),
    ],
)  # fmt: skip
def test_only_the_issuers_text_a_copy_of_it_or_the_student_confirms(status: Status, confirmed: bool) -> None:
    """A wrong date costs a student a credential."""
    assert cited(fact(status)).confirmed is confirmed


def test_one_doubtful_fact_makes_the_date_doubtful() -> None:
    """However many others are sure."""
    assert cited(fact("official", "rules"), fact("official-copy", "letter")).confirmed
    assert not cited(fact("official", "rules"), fact("memory"), fact("official", "letter")).confirmed


def test_a_date_that_rests_on_no_fact_is_the_students_own() -> None:
    """Nothing to doubt, and no page to cite."""
    assert cited() == cited(None, None) == Grounds(confirmed=True, sources=())


def test_pages_come_in_the_order_of_the_facts_each_once() -> None:
    """A page on paper is known by its title, one on the web by its address, whatever a file calls it."""
    found = cited(fact("official", "letter", "rules"), fact("official", "rules-again", "letter"))
    assert [page.title for page in found.sources] == ["A letter on paper", "Rules"]


def test_a_page_with_a_doubtful_mention_is_shown_as_doubtful() -> None:
    """Else nobody could see which page the doubt comes from."""
    found = cited(fact("official", "rules"), fact("secondary", "rules", "blog"))
    assert found.sources == (
        Citation("Rules", "https://example.org/rules", READ, "secondary"),
        Citation("A blog", "https://example.org/blog", READ, "secondary"),
    )


def test_a_date_counted_from_another_rests_on_what_that_one_rests_on() -> None:
    """Its own pages first."""
    behind = cited(fact("memory", "blog"))
    found = cited(fact("official", "rules"), behind=behind)
    assert not found.confirmed
    assert [page.title for page in found.sources] == ["Rules", "A blog"]


def test_a_milestone_carries_its_grounds_and_flags() -> None:
    """As given."""
    made = Cited(SOURCES).milestone(
        "exam", READ, "exam", "Exam", "because", fact("secondary", "blog"), duty=True, expected=True
    )
    assert (made.key, made.date, made.kind, made.title, made.because) == ("exam", READ, "exam", "Exam", "because")
    assert (made.confirmed, made.duty, made.expected, made.done) == (False, True, True, False)
    assert [page.title for page in made.sources] == ["A blog"]
