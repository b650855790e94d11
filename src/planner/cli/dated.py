"""`milestones` and `explain`: the dated events, and why each has that date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from planner.cli.output import heading, room, say, say_json
from planner.cli.session import Command, Session, json_option, pass_session
from planner.cli.upcoming import coming, recent
from planner.domain.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.milestone import Citation, Milestone
    from planner.service.held import Dated


@click.command(cls=Command)
@click.option("--all", "everything", is_flag=True, help="What is over and done as well.")
@json_option
@pass_session
def milestones(session: Session, everything: bool, as_json: bool) -> None:
    """The dates ahead, and duties missed lately.

    Those of what you study for and of every credential that you hold, unless --enrolment names one.
    """
    today, dated = session.today, session.planner.dates(session.enrolment)
    if as_json:
        from planner.cli import documents

        shown = [
            (one.owner, it)
            for one in dated
            for it in _shown((*one.milestones, *one.later), today, everything=everything)
        ]
        name = session.planner.studied(session.enrolment)
        say_json(documents.milestones(name, sorted(shown, key=lambda each: each[1].date), today))
        return
    from planner.cli.plan_text import dates_sections
    from planner.cli.together import together

    later = sum(len(one.later) for one in dated)
    if everything:
        dated = tuple(one._replace(milestones=(*one.milestones, *one.later)) for one in dated)
    found = together(dated)
    told = _shown(found, today, everything=everything)
    names = listed([*dict.fromkeys(one.owner for one in dated)])
    say([heading(f"{names}: dates as of {today}"), *dates_sections(told, today, room())])
    if not told:
        say(["  None is left."])
    say(_footnotes(told, len(found) - len(told), 0 if everything else later))


def _shown(found: Sequence[Milestone], today: date, *, everything: bool) -> Sequence[Milestone]:
    return found if everything else (*recent(found, today), *coming(found, today))


def _footnotes(shown: Sequence[Milestone], over: int, later: int) -> Iterator[str]:
    from planner.cli.tables import wrap

    notes = ["`planner explain KEY` says why a date is where it is."]
    if any(not it.confirmed for it in shown):
        notes.append("Unconfirmed: rests on a page that is not the issuer's, or on an estimate.")
    hidden = [f"{over} that are over"] * bool(over) + [f"{later} of later cycles"] * bool(later)
    if hidden:
        notes.append(f"{listed(hidden)}: `planner milestones --all`.")
    yield ""
    yield from wrap(" ".join(notes), room())


@click.command(cls=Command)
@click.argument("key", metavar="KEY")
@json_option
@pass_session
def explain(session: Session, key: str, as_json: bool) -> None:
    """Why a date is where it is, and what it rests on."""
    found = _meant(session.planner.dates(session.enrolment), key)
    if as_json:
        from planner.cli import documents

        say_json(documents.explain(found, session.today))
        return
    for place, (owner, it) in enumerate(found):
        say(["", f"{owner}:"] if place else [f"{owner}:"] if len(found) > 1 else [])
        say(_explained(it, session.today))


def _meant(dated: Sequence[Dated], key: str) -> list[tuple[str, Milestone]]:
    """The dates with that key, each with its owner."""
    wanted = key.strip().lower().replace("-", "_").replace(" ", "_")
    found = [(one.owner, it) for one in dated for it in (*one.milestones, *one.later) if it.key == wanted]
    if found:
        return found
    from difflib import get_close_matches

    from planner.errors import BadInput

    keys = [*dict.fromkeys(it.key for one in dated for it in (*one.milestones, *one.later))]
    near = [k for k in keys if wanted and wanted in k][:3] or get_close_matches(wanted, keys, n=3, cutoff=0.4)
    hint = f" Nearest: {', '.join(near)}." if near else ""
    message = f"There is no date '{key}'.{hint} `planner milestones --all` lists them."
    raise BadInput(message)


def _explained(it: Milestone, today: date) -> Iterator[str]:
    from planner.cli.plan_text import marks
    from planner.cli.tables import labelled, wrap
    from planner.domain.wording import away, day

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
    from planner.domain.agenda import STATUS_WORDS
    from planner.domain.plan_words import stale

    note = "; more than a year ago, check with the issuer" if stale(page.read_on, today) else ""
    return f"{page.title} ({STATUS_WORDS[page.status]}, read {page.read_on}{note})"


def _doubt(it: Milestone) -> str:
    from planner.domain.facts import CONFIRMED

    doubtful = [page.title for page in it.sources if page.status not in CONFIRMED]
    if not doubtful:
        return "a part of it is an estimate of the planner's."
    return f"{'; '.join(doubtful)}: not the issuer's own text."
