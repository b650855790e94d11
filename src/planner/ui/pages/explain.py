"""Why a date is where it is, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from planner.domain.agenda import STATUS_WORDS
from planner.domain.calendar_math import add_months
from planner.domain.facts import CONFIRMED, STALE_AFTER_MONTHS
from planner.domain.milestone import Citation
from planner.domain.wording import away, day
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.words import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from planner.domain.facts import Fact, Source, Status
    from planner.domain.milestone import Milestone

PAGE = "page:"
"""How the key of an address begins."""


def explain_lines(it: Milestone, today: date, room: int, *, chosen: bool = False) -> list[Line]:
    """The whole explanation. With `chosen` a cursor can stand on the addresses, whose keys are `page:` and the URL."""
    return [
        *paragraph(f"{it.title}{marks(it, today)}", room, "head"),
        line(f"{day(it.date)}, {away(it.date, today)}"),
        blank(),
        *paragraph(f"{it.because[:1].upper()}{it.because[1:]}.", room),
        *_expected(it, room),
        *_sources(it, today, room, chosen=chosen),
        *_doubt(it, room),
    ]


class Shown(NamedTuple):
    """A fact as a page shows it: its label, its text, and what stands behind it."""

    label: str
    text: str
    fact: Fact[Any]


def fact_lines(it: Shown, sources: Mapping[str, Source], today: date, room: int) -> list[Line]:
    """A fact with its standing, its pages, and the values that other pages give."""
    fact = it.fact
    pages = [
        Citation(sources[name].title, sources[name].url, sources[name].read_on, fact.status) for name in fact.source
    ]
    lines = [*paragraph(f"{it.label}: {it.text}", room, "head"), *paragraph(_standing(fact.status, fact.as_of), room)]
    if fact.note:
        lines += [blank(), *paragraph(fact.note, room)]
    if pages:
        lines += [
            blank(),
            head("It rests on"),
            *(more for one in pages for more in _page(one, today, room, chosen=True)),
        ]
    for other in fact.alternatives:
        lines += [
            blank(),
            *paragraph(f"Elsewhere: {other.value}", room),
            *paragraph(_standing(other.status, other.as_of), room, "dim"),
        ]
    if not fact.confirmed:
        lines += [
            blank(),
            *paragraph("Not confirmed: check with the issuer before you rely on it.", room, "warn", "! "),
        ]
    return lines


def _standing(status: Status, as_of: str) -> str:
    return f"{STATUS_WORDS[status]}{f', dated {as_of}' if as_of and as_of != 'undated' else ''}"


def _expected(it: Milestone, room: int) -> Iterator[Line]:
    if it.expected:
        yield blank()
        yield from paragraph("It holds if you pass: until then it is counted from the planned exam date.", room)


def _sources(it: Milestone, today: date, room: int, *, chosen: bool) -> Iterator[Line]:
    yield blank()
    if not it.sources:
        own = f"It rests on {'what you entered and on the plan' if it.confirmed else 'an estimate of the planner'}."
        yield from paragraph(own, room)
        return
    yield head("It rests on")
    for page in it.sources:
        yield from _page(page, today, room, chosen=chosen)


def _page(page: Citation, today: date, room: int, *, chosen: bool) -> Iterator[Line]:
    yield from paragraph(page.title, room, "text", "- ")
    yield from paragraph(f"{STATUS_WORDS[page.status]}, read {page.read_on}", room, "dim", "  ")
    if add_months(page.read_on, STALE_AFTER_MONTHS) < today:
        yield from paragraph("Read more than a year ago: check with the issuer.", room, "warn", "  ! ")
    if page.url:
        yield from paragraph(page.url, room, "accent", "  ", key=f"{PAGE}{page.url}" if chosen else "")


def _doubt(it: Milestone, room: int) -> Iterator[Line]:
    if it.confirmed:
        return
    doubtful = [page.title for page in it.sources if page.status not in CONFIRMED]
    why = "a part of it is the planner's estimate."
    if doubtful:
        why = f"{'; '.join(doubtful)}: not the issuer's own text."
    yield blank()
    yield from paragraph(f"Not confirmed: {why} Check with the issuer before you rely on it.", room, "warn", "! ")
