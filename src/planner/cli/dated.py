"""`milestones` and `explain`: the dated events, and why each has that date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.alerts import coming, recent
from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.milestone import Citation, Milestone


@click.command(cls=Command)
@click.option("--all", "everything", is_flag=True, help="What is over and done as well.")
@json_option
@pass_session
def milestones(session: Session, everything: bool, as_json: bool) -> None:
    """The dates ahead, and duties missed lately."""
    name, today = session.chosen(), session.today
    found = session.planner.milestones(name)
    shown = found if everything else (*recent(found, today), *coming(found, today))
    if as_json:
        from planner.cli import documents

        say_json(documents.milestones(name, shown, today))
        return
    from planner.cli.plan_text import dates_sections

    say([heading(f"{name}: dates as of {today}"), *dates_sections(shown, today, room())])
    if not shown:
        say(["  None is left."])
    say(_footnotes(shown, len(found) - len(shown)))


def _footnotes(shown: Sequence[Milestone], hidden: int) -> Iterator[str]:
    from planner.cli.tables import wrap

    notes = ["`planner explain KEY` says why a date is where it is."]
    if any(not it.confirmed for it in shown):
        notes.append("Unconfirmed: rests on a page that is not the issuer's, or on an estimate.")
    if hidden:
        notes.append(f"{hidden} that are over: `planner milestones --all`.")
    yield ""
    yield from wrap(" ".join(notes), room())


@click.command(cls=Command)
@click.argument("key", metavar="KEY")
@json_option
@pass_session
def explain(session: Session, key: str, as_json: bool) -> None:
    """Why a date is where it is, and what it rests on."""
    name = session.chosen()
    it = _meant(session.planner.milestones(name), key)
    if as_json:
        from planner.cli import documents

        say_json(documents.explain(name, it, session.today))
    else:
        say(_explained(it, session.today))


def _meant(found: Sequence[Milestone], key: str) -> Milestone:
    wanted = key.strip().lower().replace("-", "_").replace(" ", "_")
    for it in found:
        if it.key == wanted:
            return it
    from difflib import get_close_matches

    from planner.errors import BadInput

    keys = [it.key for it in found]
    near = [k for k in keys if wanted and wanted in k][:3] or get_close_matches(wanted, keys, n=3, cutoff=0.4)
    hint = f" Nearest: {', '.join(near)}." if near else ""
    message = f"There is no date '{key}'.{hint} `planner milestones --all` lists them."
    raise BadInput(message)


def _explained(it: Milestone, today: date) -> Iterator[str]:
    from planner.cli.plan_text import marks
    from planner.cli.tables import labelled, wrap
    from planner.cli.words import away, day

    yield heading(f"{it.title}{marks(it, today)}")
    yield from labelled([("Date", f"{day(it.date)}, {away(it.date, today)}"), ("Because", f"{it.because}.")], room())
    if it.expected:
        yield from wrap("It holds if you pass: until then it is counted from the planned exam date.", room(), "  ")
    if not it.sources:
        yield from wrap(_own_words(it), room(), "  ")
        return
    yield ""
    yield "It rests on"
    for page in it.sources:
        yield from wrap(_page(page, today), room(), "  - ")
        if page.url:
            yield f"    {page.url}"
    if not it.confirmed:
        yield ""
        yield from wrap(f"Not confirmed: {_doubt(it)} Check with the issuer before you rely on it.", room())


def _own_words(it: Milestone) -> str:
    if it.confirmed:
        return "It rests on what you entered and on the plan."
    return "It rests on an estimate of the planner's: check with the issuer before you rely on it."


def _page(page: Citation, today: date) -> str:
    from planner.cli.words import stale
    from planner.domain.agenda import STATUS_WORDS

    note = "; more than a year ago, check with the issuer" if stale(page.read_on, today) else ""
    return f"{page.title} ({STATUS_WORDS[page.status]}, read {page.read_on}{note})"


def _doubt(it: Milestone) -> str:
    from planner.domain.facts import CONFIRMED

    doubtful = [page.title for page in it.sources if page.status not in CONFIRMED]
    if not doubtful:
        return "a part of it is an estimate of the planner's."
    return f"{'; '.join(doubtful)}: not the issuer's own text."
