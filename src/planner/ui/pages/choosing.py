"""What the first start shows beside a choice: families of work, tracks, routes, states, each fact with its standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.agenda import STATUS_WORDS
from planner.domain.choosing import least_fees
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.domain.career import Career
    from planner.domain.choosing import Ranked
    from planner.domain.facts import Fact
    from planner.domain.licence import State
    from planner.domain.track import Route, Track

LABEL = 13


def _said(label: str, text: str, room: int, fact: Fact[Any] | None = None) -> Iterator[Line]:
    """A label and its text; the standing of a fact that the issuer does not stand behind, with its year."""
    if fact is not None and not fact.confirmed:
        dated = f", {fact.as_of}" if fact.as_of and fact.as_of != "undated" else ""
        text = f"{text} ({STATUS_WORDS[fact.status]}{dated})"
    for shown in wrap(text, room, columns([(label, LABEL)]) + "  "):
        yield line(shown)


def family_lines(it: Career, room: int) -> list[Line]:
    """The work, where it is done, what it asks, what it pays."""
    lines = [*_said("Work", it.work.value, room), *_said("Where", ", ".join(it.settings.value), room)]
    for label, fact in (("Suits", it.temperament), ("Education", it.education), ("Length", it.length)):
        if fact is not None:
            lines += _said(label, fact.value, room, fact)
    if it.median_pay is not None:
        lines += _said("Median pay", f"${it.median_pay.value:,} a year", room, it.median_pay)
    if it.growth_percent is not None:
        lines += _said("Growth", f"{it.growth_percent.value} %", room, it.growth_percent)
    if it.openings is not None:
        by = it.openings.note.rstrip(".").lower()
        lines += _said("Openings", f"{it.openings.value:,} {by}".rstrip(), room, it.openings)
    return lines


def track_rows(tracks: Sequence[Track], room: int) -> list[Line]:
    """A line a track: name, length, exam, fee, renewal."""
    wide = min(24, max(11, room - 44))
    titles = columns([("", wide), ("Programme", 12), ("Exam", 7), ("Exam fee", 8), ("Renewal", 9)])
    rows = [line((titles, "dim"))]
    for it in tracks:
        cells = [(it.name, wide), (_usual(it), 12), (f"{it.exam.minutes.value} min", 7)]
        rows.append(line(columns([*cells, (_fee(it), 8), (str(it.renewal.cycle.value), 9)]), key=it.id))
    return rows


def _usual(track: Track) -> str:
    usual = track.program.months.value
    return f"{usual.min}-{usual.max} months"


def _fee(track: Track) -> str:
    fees = least_fees(track)
    return f"${sum(fee.value for fee in fees):,}" if fees else "ask"


def track_lines(it: Track, room: int) -> list[Line]:
    """One track in short."""
    exam, renewal = it.exam, it.renewal
    items = f"{exam.items.value} questions, " if exam.items else ""
    total = next((c for c in renewal.constraints if c.kind == "total"), None)
    ce = f", {total.required.value} {renewal.unit}" if total else ""
    lines = [*paragraph(f"{it.title}, by {it.issuer.name}", room, "head"), *paragraph(it.summary, room)]
    lines += _said("Exam", f"{items}{exam.minutes.value} min", room, exam.minutes)
    lines += _said("Renewal", f"every {renewal.cycle.value}{ce}", room, renewal.cycle)
    lines += _said("Eligible by", "; ".join(route.title for route in it.routes), room)
    if it.program.accreditation:
        lines += _said("Programme", f"accredited by {it.program.accreditation.value}", room, it.program.accreditation)
    if it.not_to_confuse_with:
        lines += _said("Not to mix up", "; ".join(it.not_to_confuse_with), room)
    return lines


def ranking_lines(ranked: Sequence[Ranked], room: int) -> list[Line]:
    """All tracks by the answers, each with how many it meets; the reasons of the best one below."""
    if not ranked:
        return []
    asked = len(ranked[0].findings)
    wide = min(24, max(14, room - 24))
    best = [it for it in ranked if it.count("yes") == ranked[0].count("yes")]
    lines = [head("Best match first")]
    lines += [line(columns([(it.track.name, wide), (meets(it, asked), 14)])) for it in best]
    rest = len(ranked) - len(best)
    more = [line((f"and {rest} that meet fewer", "dim"))] if rest else []
    return [*lines, *more, blank(), head(f"Why {ranked[0].track.name}"), *reason_lines(ranked[0], room)]


def meets(it: Ranked, asked: int) -> str:
    """How many of the answers it meets."""
    return f"meets {it.count('yes')} of {asked}"


def ranked_rows(ranked: Sequence[Ranked], asked: int, room: int) -> list[Line]:
    """A line a track, best first: how many answers it meets, length, fee."""
    wide = min(24, max(11, room - 41))
    rows = [line((columns([("", wide), ("Best first", 12), ("Programme", 12), ("Exam fee", 8)]), "dim"))]
    for it in ranked:
        cells = [(it.track.name, wide), (meets(it, asked), 12), (_usual(it.track), 12), (_fee(it.track), 8)]
        rows.append(line(columns(cells), key=it.track.id))
    return rows


def reason_lines(it: Ranked, room: int) -> list[Line]:
    """Why a track stands where it does: what speaks for it, what against it, each with a word as well as a sign."""
    lines = [more for one in it.reasons_for for more in paragraph(one.because, room, "text", "+ for      ")]
    for one in it.reasons_against:
        label = "~ in part  " if one.verdict == "in part" else "- against  "
        lines += paragraph(one.because, room, "text", label)
    return [*lines, *(paragraph(it.caution, room, "warn", "! ") if it.caution else ())]


def route_lines(it: Route, missing: Sequence[str], room: int) -> list[Line]:
    """What a route asks, and what of it is still missing."""
    lines = [*_said("Asks for", it.requirement.value, room, it.requirement)]
    if it.checklist and not missing:
        lines += paragraph("You have all that it asks for.", room, "good")
    elif it.checklist:
        lines += _said("Still missing", "; ".join(missing), room)
    if it.recency:
        lines += _said("Open for", f"{it.recency.value} after the programme", room, it.recency)
    if it.after_recency:
        lines += _said("After that", it.after_recency, room)
    return lines


def state_lines(it: State | None, track: Track, room: int) -> list[Line]:
    """What a state asks of this track."""
    if it is None:
        text = "No licence dates are planned. Ask your state or employer whether they want more than the certification."
        return paragraph(text, room)
    rules = it.rules_for(track.id, track.family)
    if not rules:
        text = f"Nothing is known that {it.name} asks of a {track.name}. Ask the state before you rely on it."
        return paragraph(text, room)
    lines: list[Line] = []
    for rule in rules:
        lines += [head(f"{it.name}: {rule.title}"), *_said("Needed", rule.needed.value, room, rule.needed)]
        if rule.agency:
            lines += _said("Agency", rule.agency.value, room, rule.agency)
        if rule.lead_time:
            lines += _said("Takes", str(rule.lead_time.value), room, rule.lead_time)
        if rule.application_fee:
            lines += _said("Fee", f"${rule.application_fee.value}", room, rule.application_fee)
        lines += _said("Address", rule.url, room) if rule.url else ()
    return lines
