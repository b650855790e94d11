"""What is compared of tracks, and of the work that each leads to. Figures keep their year; doubts are in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.track_documents import plain
from planner.cli.words import count, listed
from planner.domain.agenda import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from planner.domain.career import Career, Careers
    from planner.domain.facts import Fact, Status
    from planner.domain.track import Fee, Track

Document = dict[str, Any]
TO_SIT = ("application", "exam")
TO_KEEP = ("renewal", "annual")
SHORTER: Mapping[Status, str] = {**STATUS_WORDS, "estimate": "estimate"}


def rows(found: Sequence[Track], careers: Careers) -> list[tuple[str, ...]]:
    """A row for each thing compared, its label first; a row that says nothing of any track is left out."""
    work = [career(it, careers) for it in found]
    made: list[tuple[str, ...]] = [(label, *(say(it) for it in found)) for label, say in ABOUT_TRACKS]
    made += [(label, *(say(it) if it else "not known" for it in work)) for label, say in ABOUT_WORK]
    return [row for row in made if any(text not in ("", "not known") for text in row[1:])]


def career(it: Track, careers: Careers) -> Career | None:
    """The kind of work that a track leads to."""
    return next((found for found in careers.families if found.family == it.family), None)


def _said(fact: Fact[Any] | None, say: Callable[[Any], str] = str) -> str:
    """A fact in a few words, with its doubt."""
    if fact is None:
        return "not known"
    return say(fact.value) if fact.confirmed else f"{say(fact.value)} ({SHORTER[fact.status]})"


def _dated(fact: Fact[Any] | None, say: Callable[[Any], str], *, noted: bool = True) -> str:
    """A figure with its year, and what it is a figure of."""
    if fact is None:
        return "not known"
    note = fact.note.rstrip(".") if noted else ""
    return f"{say(fact.value)} ({', '.join(filter(None, (note, fact.as_of or SHORTER[fact.status])))})"


def _eligibility(it: Track) -> str:
    return "; ".join(route.title for route in it.routes)


def _length(it: Track) -> str:
    months = it.program.months
    return _said(months, lambda m: f"{m.min} to {m.max} months")


def _exam(it: Track) -> str:
    items = f"{_said(it.exam.items, '{} questions'.format)}, " if it.exam.items else ""
    return f"{items}{_said(it.exam.minutes, lambda n: f'{n} min')}"


def _fees(it: Track, kinds: Sequence[str]) -> Iterator[Fee]:
    return (fee for fee in it.fees if fee.kind in kinds)


def _cost(it: Track, kinds: Sequence[str]) -> str:
    said = [f"{fee.title}: {_said(fee.amount, _dollars)}" for fee in _fees(it, kinds)]
    return "; ".join(said) or "not known"


def _dollars(amount: Decimal) -> str:
    return f"${amount:,}"


def _renewal(it: Track) -> str:
    total = next((c for c in it.renewal.constraints if c.kind == "total"), None)
    points = f", {_said(total.required, f'{{}} {it.renewal.unit}'.format)}" if total else ""
    yearly = "".join(f"; {clock.title}: every {count(clock.months.value, 'month')}" for clock in it.renewal.clocks)
    return f"every {_said(it.renewal.cycle)}{points}{yearly}"


ABOUT_TRACKS: tuple[tuple[str, Callable[[Track], str]], ...] = (
    ("Credential", lambda it: f"{it.title}, by {it.issuer.short}"),
    ("Eligibility", _eligibility),
    ("Programme", _length),
    ("Study", lambda it: _said(it.study.hours, lambda hours: f"{hours} h")),
    ("Exam", _exam),
    ("Format", lambda it: _said(it.exam.format)),
    ("Pass mark", lambda it: _said(it.exam.pass_mark)),
    ("Cost", lambda it: _cost(it, TO_SIT)),
    ("Renewal", _renewal),
    ("Fees after", lambda it: _cost(it, TO_KEEP)),
    ("Leads on to", lambda it: ", ".join(it.leads_to)),
)
ABOUT_WORK: tuple[tuple[str, Callable[[Career], str]], ...] = (
    ("Work", lambda it: it.work.value),
    ("Where", lambda it: listed(it.settings.value)),
    ("Pay", lambda it: _dated(it.median_pay, lambda pay: f"${pay:,} a year", noted=False)),
    ("Growth", lambda it: _dated(it.growth_percent, lambda percent: f"{percent} %")),
    ("Openings", lambda it: _dated(it.openings, lambda number: f"{number:,}")),
)


def where_from(found: Sequence[Track], careers: Careers) -> str:
    """Which pages the figures on work come from."""
    cited: dict[str, None] = {}
    for it in found:
        work = career(it, careers)
        figures = (work.median_pay, work.growth_percent, work.openings) if work else ()
        cited |= dict.fromkeys(name for fact in figures if fact for name in fact.source)
    titles = [careers.sources[name].title for name in cited]
    return f"Pay, growth and openings: {'; '.join(titles)}." if titles else "No page gives pay or growth for this work."


def document(found: Sequence[Track], careers: Careers) -> Document:
    """`planner.compare/1`."""
    return {
        "schema": "planner.compare/1",
        "tracks": [_track(it) for it in found],
        "work": [_work(it) for it in careers.families if it.family in {track.family for track in found}],
        "sources": plain(careers.sources),
    }


def _track(it: Track) -> Document:
    exam, renewal = it.exam, it.renewal
    needs = [{"id": c.id, "title": c.title, "required": c.required.value} for c in renewal.constraints]
    return {
        "id": it.id,
        "name": it.name,
        "title": it.title,
        "family": it.family,
        "issuer": it.issuer.short,
        "eligibility": [
            {"route": route.id, "title": route.title, "requirement": route.requirement.value} for route in it.routes
        ],
        "months": plain(it.program.months),
        "study_hours": it.study.hours.value,
        "exam": {name: plain(getattr(exam, name)) for name in ("minutes", "items", "format", "pass_mark")},
        "cost": [_fee(fee) for fee in _fees(it, TO_SIT)],
        "renewal": {
            "cycle": plain(renewal.cycle),
            "unit": renewal.unit,
            "constraints": needs,
            "fees": [_fee(fee) for fee in _fees(it, TO_KEEP)],
        },
        "leads_to": list(it.leads_to),
    }


def _fee(fee: Fee) -> Document:
    status = fee.amount.status if fee.amount else None
    return {"id": fee.id, "title": fee.title, "amount": plain(fee.amount), "status": status}


def _work(it: Career) -> Document:
    return {
        "family": it.family,
        "name": it.name,
        "work": it.work.value,
        "settings": plain(it.settings),
        "education": it.education.value,
        "median_pay": _figure(it.median_pay),
        "growth_percent": _figure(it.growth_percent),
        "openings": _figure(it.openings),
        "employed": _figure(it.employed),
    }


def _figure(fact: Fact[Any] | None) -> Document | None:
    if fact is None:
        return None
    about = {"as_of": fact.as_of, "note": fact.note, "status": fact.status, "sources": list(fact.source)}
    return {"value": plain(fact)} | about
