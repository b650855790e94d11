"""Papers: transcripts, certificates, cards and licences; where each lies, until when it holds, which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  # a row's hints are evaluated
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from planner.domain.ce_ledger import Certificate  # noqa: TC001  # likewise
from planner.domain.credential import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from planner.domain.milestone import Milestone
    from planner.domain.track import Route

DocumentKind = Literal[
    "transcript", "certificate", "cpr-card", "licence", "application", "receipt", "identity", "other"
]
KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
NAMED_IN_A_CHECKLIST: Mapping[DocumentKind, str] = MappingProxyType({"transcript": "transcript", "cpr-card": "cpr"})
"""Kinds that a checklist calls by one word."""
EXPIRES = "_expires"
LONGEST = 200
"""Characters of a title or a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper. `owner` is the enrolment or credential that it belongs to, empty for the student's own.

    `expires_on` is the last day on which it holds. `file` is None where only the paper itself exists.
    """

    id: str
    kind: DocumentKind
    title: str
    owner: str = ""
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    file: Certificate | None = None


def document_problems(it: Document, today: date) -> Iterator[str]:
    """What can't be right, one sentence each, with what would be accepted."""
    if not it.title.strip():
        yield "--title: say what it is, for example 'CPR card, American Heart Association'."
    for option, text in (("--title", it.title), ("--number", it.number)):
        if len(text) > LONGEST:
            yield f"{option}: {len(text)} characters. Up to {LONGEST} are accepted."
    if it.issued_on and not FIRST_DAY <= it.issued_on <= today:
        yield f"--issued: {it.issued_on}. A day from {FIRST_DAY} to today, {today}, is accepted."
    first = it.issued_on or FIRST_DAY
    if it.expires_on and it.expires_on < first:
        yield f"--expires: {it.expires_on}. A day from {first} on is accepted."


def expiries(documents: Iterable[Document], owner: str, seen_to: Collection[str] = ()) -> Iterator[Milestone]:
    """The days on which an owner's papers stop holding, as dates of the timeline."""
    from planner.domain.milestone import Milestone

    for it in documents:
        if it.owner == owner and it.expires_on:
            because = f"{it.expires_on}, the last day on which it holds, as you entered it"
            yield Milestone(
                key=expiry_key(it), date=it.expires_on, title=f"{it.title}: expires", kind="renewal", because=because,
                confirmed=True, duty=True, done=expiry_key(it) in seen_to,
            )  # fmt: skip


def printed_on_licence(documents: Iterable[Document], owner: str) -> date | None:
    """The last day that stands on an owner's newest licence; None where none was entered."""
    found = (it.expires_on for it in documents if it.owner == owner and it.kind == "licence" and it.expires_on)
    return max(found, default=None)


def expiry_key(it: Document) -> str:
    """`doc_1_expires`."""
    return it.id.replace("-", "_") + EXPIRES


def with_expiries(
    milestones: Iterable[Milestone], documents: Iterable[Document], owner: str, seen_to: Collection[str] = ()
) -> tuple[Milestone, ...]:
    """Dates by date, with those of the owner's papers in place of any that they had of papers before.

    A licence that is renewed on the day on which its paper ends has that day once.
    """
    others = [it for it in milestones if not is_expiry(it)]
    told = {it.date for it in others if it.kind == "licence" and it.duty}
    papers = (it for it in documents if not (it.kind == "licence" and it.expires_on in told))
    return tuple(sorted((*others, *expiries(papers, owner, seen_to)), key=lambda it: it.date))


def carried(before: Iterable[Milestone], after: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Dates that were worked out anew, by date, with those of papers as they were before."""
    return tuple(sorted((*after, *filter(is_expiry, before)), key=lambda it: it.date))


def is_expiry(it: Milestone) -> bool:
    """Whether a date comes from a paper."""
    return it.key.startswith("doc_") and it.key.endswith(EXPIRES)


def missing(route: Route, met: Collection[str], documents: Iterable[Document]) -> tuple[str, ...]:
    """What the route's checklist asks for that the student neither has ticked nor has a paper of.

    A paper answers an item that has its title, or that calls its kind by name.
    """
    found = tuple(documents)
    return tuple(it for it in route.checklist if it not in met and not any(_answers(paper, it) for paper in found))


def _answers(paper: Document, item: str) -> bool:
    asked = item.casefold()
    word = NAMED_IN_A_CHECKLIST.get(paper.kind)
    return paper.title.casefold() == asked or (word is not None and word in asked)
