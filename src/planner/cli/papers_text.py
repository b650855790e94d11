"""Papers as text: what there is, until when it holds, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.output import heading
from planner.cli.tables import Column, table, wrap
from planner.domain.wording import away, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.papers import Document
    from planner.service.papers import Lacking

NONE = "No paper is kept yet. `planner documents add transcript --title 'My transcript'` keeps one."
Damaged = tuple[tuple[str, str], ...]


def papers_text(
    papers: Sequence[Document], lacking: Lacking, damaged: Damaged, today: date, room: int
) -> Iterator[str]:
    """Every paper, then what is missing for an application and for an audit."""
    yield heading("Papers")
    problems = dict(damaged)
    yield from paper_lines(papers, problems, today, room) if papers else wrap(NONE, room, "  ")
    of_ledger = [(name, problem) for name, problem in damaged if name not in {it.id for it in papers}]
    for name, items in lacking.applications:
        yield from ("", heading(f"Missing for the application: {name}"))
        for item in items:
            yield from wrap(item, room, "  - ")
        yield from wrap("`planner documents have ITEM` ticks one, by how its text begins.", room, "  ")
    if lacking.certificates or of_ledger:
        yield from ("", heading("Missing for an audit"))
        for activity in lacking.certificates:
            said = f"{activity.id}, {activity.on}, {activity.title}: no certificate was entered"
            yield from wrap(said, room, "  - ")
        for name, problem in of_ledger:
            yield from wrap(f"{name}: {problem}", room, "  - ")


def paper_lines(papers: Iterable[Document], problems: Mapping[str, str], today: date, room: int) -> Iterator[str]:
    """One paper each: what it is and whose, then when it expires and where its file lies."""
    columns = (Column(""), Column(""), Column("", wraps=True))
    for it in papers:
        words = [it.title, *([f"number {it.number}"] if it.number else []), *([it.owner] if it.owner else [])]
        yield from table(columns, [(it.id, it.kind, ", ".join(words))], room, "  ")
        for said in _beside(it, problems, today):
            yield from wrap(said, room, "    ")


def checked(damaged: Damaged, room: int) -> Iterator[str]:
    """What reading the files again has shown."""
    for name, problem in damaged:
        yield from wrap(f"{name}: {problem}.", room)
    if not damaged:
        yield "Every file that was entered is there, as it was."


def ticked(item: str, left: Sequence[str], room: int, *, there: bool) -> Iterator[str]:
    """What was ticked, and what is still missing."""
    yield from wrap(f"{'There' if there else 'Missing'}: {item}.", room)
    if left:
        yield f"Still missing: {count(len(left), 'item')}."
        for other in left:
            yield from wrap(other, room, "  - ")
    else:
        yield "Nothing of the checklist is missing."


def _beside(it: Document, problems: Mapping[str, str], today: date) -> Iterator[str]:
    if it.issued_on:
        yield f"issued {it.issued_on}"
    if it.expires_on:
        verb = "expired" if it.expires_on < today else "expires"
        yield f"{verb} {it.expires_on}, {away(it.expires_on, today)}"
    if it.file:
        yield f"file {problems.get(it.id) or it.file.path}"
