"""Papers: what may be kept, the dates that they make, and what a checklist still misses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import builders
from planner.domain.papers import (
    KINDS,
    Document,
    DocumentKind,
    carried,
    document_problems,
    expiries,
    is_expiry,
    missing,
    with_expiries,
)
from storage.samples import milestone

TODAY = date(2027, 1, 11)


def paper(kind: DocumentKind = "cpr-card", **changed: object) -> Document:
    base = Document(id="doc-1", kind=kind, title="CPR card", owner="plain-1", expires_on=date(2028, 2, 29))
    return replace(base, **changed)  # type: ignore[arg-type]  # the caller names the fields


def test_a_paper_that_expires_is_a_duty_of_its_owner_alone() -> None:
    """On the last day on which it holds, even a leap day; one without such a day has none."""
    (found,) = expiries([paper(), paper(id="doc-2", expires_on=None), paper(id="doc-3", owner="")], "plain-1")
    assert (found.key, found.date, found.kind, found.duty) == ("doc_1_expires", date(2028, 2, 29), "renewal", True)
    assert (found.confirmed, found.done) == (True, False)
    assert [it.done for it in expiries([paper()], "plain-1", {"doc_1_expires"})] == [True]


def test_dates_of_papers_take_the_place_of_those_before() -> None:
    """By date, among the others; saving twice is saving once."""
    exam = milestone("exam", 300)
    once = with_expiries([exam], [paper()], "plain-1")
    assert [it.key for it in once] == ["exam", "doc_1_expires"]
    assert with_expiries(once, [paper()], "plain-1") == once
    assert with_expiries(once, [], "plain-1") == (exam,)
    assert [is_expiry(it) for it in once] == [False, True]


def test_dates_worked_out_anew_keep_those_of_papers() -> None:
    """They rest on no plan."""
    before = with_expiries([milestone("exam", 300)], [paper()], "plain-1")
    assert [it.key for it in carried(before, [milestone("exam", 900)])] == ["doc_1_expires", "exam"]


def test_a_checklist_item_is_there_when_ticked_or_when_a_paper_answers_it() -> None:
    """By its title, or by the one word that its kind is called; a certificate answers none by its kind."""
    items = ("Official transcript", "Proof of current CPR", "A certificate", "Diploma")
    route = replace(builders.track().routes[0], checklist=items)
    assert missing(route, (), []) == items
    assert missing(route, ("Diploma",), [paper("transcript"), paper()]) == ("A certificate",)
    assert missing(route, (), [paper("certificate", title="diploma")]) == items[:3]


def test_every_kind_may_be_kept_without_a_number_a_day_or_a_file() -> None:
    """Only a title is asked for."""
    for kind in KINDS:
        assert list(document_problems(Document(id="doc-1", kind=kind, title="x"), TODAY)) == []


def test_a_paper_may_expire_on_the_day_of_issue_but_not_before() -> None:
    """And it may have expired long ago."""
    day = date(2020, 1, 1)
    assert list(document_problems(paper(issued_on=day, expires_on=day), TODAY)) == []
    (said,) = document_problems(paper(issued_on=date(2020, 1, 2), expires_on=day), TODAY)
    assert said == "--expires: 2020-01-01. A day from 2020-01-02 on is accepted."
