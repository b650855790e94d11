"""What is compared of tracks, and of the work that each leads to, as rows of text. Figures keep their year; doubts are
in words. How the rows are laid out is for whoever shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.agenda import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from planner.domain.career import Career, Careers
    from planner.domain.facts import Fact, Status
    from planner.domain.track import Fee, Track

TO_SIT = ("application", "exam")
TO_KEEP = ("renewal", "annual")
NOT_KNOWN = "not known"
SHORTER: Mapping[Status, str] = {**STATUS_WORDS, "estimate": "estimate"}


def track_rows(found: Sequence[Track], careers: Careers) -> list[tuple[str, ...]]:
    """A row for each thing compared, its label first: of the tracks, then of the work that each leads to."""
    made: list[tuple[str, ...]] = [(label, *(say(it) for it in found)) for label, say in ABOUT_TRACKS]
    return [*_that_say_something(made), *work_rows([career(it, careers) for it in found])]


def work_rows(found: Sequence[Career | None]) -> list[tuple[str, ...]]:
    """The rows on kinds of work alone; None stands for one of which no file says anything."""
    made = [(label, *(say(it) if it else NOT_KNOWN for it in found)) for label, say in ABOUT_WORK]
    return _that_say_something(made)


def _that_say_something(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [row for row in rows if any(text not in ("", NOT_KNOWN) for text in row[1:])]


def career(it: Track, careers: Careers) -> Career | None:
    """The kind of work that a track leads to."""
    return next((found for found in careers.families if found.family == it.family), None)


def fees(it: Track, kinds: Sequence[str]) -> Iterator[Fee]:
    """The track's fees of these kinds."""
    return (fee for fee in it.fees if fee.kind in kinds)


def where_from(work: Sequence[Career | None], careers: Careers) -> str:
    """Which pages the figures on these kinds of work come from."""
    cited: dict[str, None] = {}
    for it in work:
        figures = (it.median_pay, it.growth_percent, it.openings, it.employed) if it else ()
        cited |= dict.fromkeys(name for fact in figures if fact for name in fact.source)
    titles = [careers.sources[name].title for name in cited]
    return f"Pay, growth and numbers: {'; '.join(titles)}." if titles else "No page gives pay or growth for this work."


def _said(fact: Fact[Any] | None, say: Callable[[Any], str] = str) -> str:
    """A fact in a few words, with its doubt."""
    if fact is None:
        return NOT_KNOWN
    return say(fact.value) if fact.confirmed else f"{say(fact.value)} ({SHORTER[fact.status]})"


def _dated(fact: Fact[Any] | None, say: Callable[[Any], str], *, noted: bool = True) -> str:
    """A figure with its year, and what it is a figure of."""
    if fact is None:
        return NOT_KNOWN
    note = f"{fact.note[:1].lower()}{fact.note[1:]}".rstrip(".") if noted else ""
    return f"{say(fact.value)} ({', '.join(filter(None, (note, fact.as_of or SHORTER[fact.status])))})"


def _length(it: Track) -> str:
    return _said(it.program.months, lambda m: f"{m.min} to {m.max} months")


def _exam(it: Track) -> str:
    items = f"{_said(it.exam.items, '{} questions'.format)}, " if it.exam.items else ""
    return f"{items}{_said(it.exam.minutes, lambda n: f'{n} min')}"


def _cost(it: Track, kinds: Sequence[str]) -> str:
    said = [f"{fee.title}: {_said(fee.amount, _dollars)}" for fee in fees(it, kinds)]
    return "; ".join(said) or NOT_KNOWN


def _dollars(amount: Decimal) -> str:
    return f"${amount:,}"


def _renewal(it: Track) -> str:
    total = next((c for c in it.renewal.constraints if c.kind == "total"), None)
    points = f", {_said(total.required, f'{{}} {it.renewal.unit}'.format)}" if total else ""
    yearly = "".join(f"; {clock.title}: every {_months(clock.months.value)}" for clock in it.renewal.clocks)
    return f"every {_said(it.renewal.cycle)}{points}{yearly}"


def _months(number: int) -> str:
    return "month" if number == 1 else f"{number} months"


def _listed(fact: Fact[tuple[str, ...]] | None) -> str:
    return _said(fact, lambda items: " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:]))))


ABOUT_TRACKS: tuple[tuple[str, Callable[[Track], str]], ...] = (
    ("Credential", lambda it: f"{it.title}, by {it.issuer.short}"),
    ("Eligibility", lambda it: "; ".join(route.title for route in it.routes)),
    ("Accredited by", lambda it: _said(it.program.accreditation)),
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
    ("Work", lambda it: _said(it.work)),
    ("Works under", lambda it: _said(it.works_under)),
    ("Where", lambda it: _listed(it.settings)),
    ("Suits who", lambda it: _said(it.temperament)),
    ("Education", lambda it: _said(it.education)),
    ("Training", lambda it: _said(it.length)),
    ("Pay", lambda it: _dated(it.median_pay, lambda pay: f"${pay:,} a year", noted=False)),
    ("Growth", lambda it: _dated(it.growth_percent, lambda percent: f"{percent} %")),
    ("Openings", lambda it: _dated(it.openings, lambda number: f"{number:,}")),
    ("Employed", lambda it: _dated(it.employed, lambda number: f"{number:,}")),
    ("Specialities", lambda it: _listed(it.specialisations)),
    ("Next steps", lambda it: _listed(it.next_steps)),
)
