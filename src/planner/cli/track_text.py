"""One track as text: every fact with how well it is known, as of when, and the number of the page it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.fact_page import LABEL, Page, first_labelled
from planner.cli.output import heading
from planner.cli.tables import wrap
from planner.cli.words import dollars
from planner.domain.wording import count, hours

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.track import Fee, Months, PercentRange, Route, Track

ANCHORS: Mapping[str, str] = {
    "chosen-start": "from a day that you choose",
    "authorization": "from your authorisation",
    "application": "from your application",
    "on-demand": "no fixed window; the application or voucher lasts so long",
}
ENDS: Mapping[str, str] = {
    "same-day": "", "day-before": ", less a day", "end-of-month": ", to the end of the month",
    "end-of-year": ", to the end of the year",
}  # fmt: skip
LIMITS: Mapping[str, str] = {
    "window": "must fit into the exam window",
    "eligibility": "must fit into the route's time limit",
    "nothing": "",
}


def track_text(it: Track, own: Collection[str], today: date, room: int) -> Iterator[str]:
    """The whole page. An address is never broken, so that it can be copied, and may be wider than the room."""
    page = TrackPage(it, today, room)
    yield heading(f"{it.name}: {it.title}")
    yield from wrap(f"{it.issuer.name}, {it.issuer.url}", room)
    yield from wrap(it.summary, room)
    for other in it.not_to_confuse_with:
        yield from wrap(f"Not to be confused with {other}.", room)
    if it.leads_to:
        yield f"Leads on to: {', '.join(it.leads_to)}"
    if own:
        yield from wrap(f"Your own, from your file {it.id}.toml: {', '.join(sorted(own))}.", room)
    parts: tuple[tuple[str, Callable[[TrackPage], Iterable[str]]], ...] = (
        ("Programme", _programme), ("Routes", _routes), ("Applying", _application), ("Exam", _exam),
        ("Outline", _outline), ("Fees", _fees),
        ("Renewal", _renewal), ("To study from", _resources), ("Sources", TrackPage.cited),
    )  # fmt: skip
    for title, part in parts:
        lines = list(part(page))
        if lines:
            yield from ("", heading(title), *lines)


class TrackPage(Page):
    """The page of one track."""

    def __init__(self, it: Track, today: date, room: int) -> None:
        super().__init__(it.sources, today, room)
        self.track = it


def _months(it: Months) -> str:
    return f"{it.min} to {it.max} months, {it.default} unless you say otherwise"


def _percent(it: PercentRange) -> str:
    return f"{it.low:g} %" if it.low == it.high else f"{it.low:g} to {it.high:g} %"


def _programme(page: TrackPage) -> Iterator[str]:
    it = page.track.program
    yield from page.fact("Length", it.months, _months)
    if it.practicum_weeks.value:
        yield from page.fact("Practicum", it.practicum_weeks, lambda weeks: f"the last {count(weeks, 'week')}")
    yield from page.fact("Accreditation", it.accreditation)
    yield from page.facts("Notes", it.notes)
    yield from page.fact("Study", page.track.study.hours, lambda h: f"about {h} hours")


def _routes(page: TrackPage) -> Iterator[str]:
    for route in page.track.routes:
        yield from _route(page, route)


def _route(page: TrackPage, route: Route) -> Iterator[str]:
    with_program = "" if route.program else " (no programme)"
    yield from wrap(f"{route.id}: {route.title}{with_program}", page.room, "  ", "    ")
    yield from page.fact("  asks", route.requirement)
    yield from page.fact("  time limit", route.recency, lambda span: f"{span} from the end of the programme")
    if route.after_recency:
        yield from page.line("  after that", route.after_recency)
    for label, item in first_labelled("  you need", route.checklist):
        yield from wrap(item, page.room, f"  {label:{LABEL}}- ", " " * (LABEL + 4))
    yield from page.facts("  notes", route.notes)


def _application(page: TrackPage) -> Iterator[str]:
    it = page.track.application
    yield from page.fact("How", it.how)
    yield from page.fact("Opens", it.opens, lambda span: f"{span} before the programme ends")
    yield from page.fact("First sitting", it.earliest_sitting, lambda span: f"{span} before the programme ends")
    yield from page.fact("Transcript", it.document_lead, lambda span: f"ask {span} before you apply")
    yield from page.fact("Takes", it.processing)
    yield from page.facts("Notes", it.notes)


def _exam(page: TrackPage) -> Iterator[str]:
    it = page.track.exam
    yield from page.fact("Held by", it.vendor)
    yield from page.fact("Window", it.window.length, lambda span: f"{span}, {ANCHORS[it.window.anchor]}")
    yield from page.facts("", it.window.notes)
    yield from page.fact("Format", it.format)
    yield from page.fact("Questions", it.items)
    yield from page.fact("Scored", it.scored_items)
    yield from page.fact("Time", it.minutes, lambda minutes: f"{minutes} min")
    yield from page.fact("Parts", it.segments)
    yield from page.fact("Pass mark", it.pass_mark)
    yield from page.fact("Results", it.results, lambda span: f"after {span}" if span.count else "at once")
    yield from page.fact("Attempts", it.retake.attempts)
    yield from page.fact("Wait to retake", it.retake.waits, _waits)
    if LIMITS[it.retake.inside]:
        yield from page.line("Retakes", LIMITS[it.retake.inside])
    yield from page.facts("Notes", (*it.retake.notes, *it.notes))


def _waits(spans: Sequence[Any]) -> str:
    said = [str(span) if span.count else "none" for span in spans]
    return said[0] if len(said) == 1 else f"{', then '.join(said)}"


def _outline(page: TrackPage) -> Iterator[str]:
    from planner.cli.track_documents import outline

    it = outline(page.track)
    yield from page.fact("Version", page.track.outline.version)
    for domain, weighed in zip(page.track.outline.domains, it["domains"], strict=True):
        topics = [t for t in it["topics"] if t["domain"] == domain.id]
        load = hours(sum(t["minutes"] for t in topics))
        title = f"{domain.name}: {weighed['weight_percent']:g} % of the plan, {count(len(topics), 'topic')}, {load}"
        yield from wrap(title, page.room, "  ", "    ")
        yield from page.fact("  weight", domain.weight, _percent)
        names = [f"{t['name']}{' *' if t['hands_on'] else ''}" for t in topics]
        yield from page.line("  topics", "; ".join(names))
    yield from wrap("* practised hands-on as well", page.room, "  ")


def _fees(page: TrackPage) -> Iterator[str]:
    for fee in page.track.fees:
        yield from wrap(f"{fee.title}{f' ({fee.who})' if fee.who else ''}", page.room, "  ", "    ")
        yield from _amount(page, fee)


def _amount(page: TrackPage, fee: Fee) -> Iterator[str]:
    if fee.amount is None:
        yield from page.line("", "amount not known")
    yield from page.fact("", fee.amount, dollars)


def _renewal(page: TrackPage) -> Iterator[str]:
    it = page.track.renewal
    printed = "; the date on the certificate wins" if it.printed_date_wins else ""
    yield from page.fact("Cycle", it.cycle, lambda span: f"{span}{ENDS[it.ends]}{printed}")
    for label, constraint in first_labelled("CE", it.constraints):
        least = "at most" if constraint.kind == "at-most" else "at least"
        yield from page.fact(label, constraint.required, f"{constraint.title}: {least} {{}} {it.unit}".format)
    for label, clock in first_labelled("Also", it.clocks):
        yield from page.fact(label, clock.months, f"{clock.title}: every {{}} months{ENDS[clock.due]}".format)
    yield from page.fact("Takes", it.processing)
    yield from page.fact("By exam", it.by_exam)
    for label, rung in first_labelled("If missed", it.ladder):
        yield from page.fact(label, rung.after, f"{rung.title}: {{}} after expiry".format)
    yield from page.facts("Notes", it.notes)


def _resources(page: TrackPage) -> Iterator[str]:
    for it in page.track.resources:
        yield from wrap(f"{it.title} ({it.kind}){f'. {it.note}' if it.note else ''}", page.room, "  - ")
        if it.url:
            yield f"    {it.url}"
