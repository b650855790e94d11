"""The two pages of an audit pack that people read: where each activity counts, and what the issuer's rule says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.agenda import STATUS_WORDS
from planner.domain.ce_requirements import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from planner.domain.ce_allocation import Placed
    from planner.domain.facts import Fact
    from planner.domain.upkeep import Upkeep


def allocation_text(it: Upkeep, missing: Mapping[str, str], today: date) -> str:
    """Requirements, then every activity with where it counts or why it does not, then the certificates to look for."""
    held, cycle = it.holding.credential, it.cycle
    lines = [
        f"Continuing education for {it.holding.track.name}",
        f"Number: {held.number or 'not entered'}",
        f"Cycle {cycle.number}: {cycle.start} to {cycle.last}. As of {today}.",
        "",
        "Requirements",
        *(
            f"  {met.constraint.title}: {plain(met.earned)} of {met.constraint.required.value}"
            for met in it.allocation.met
        ),
        "",
        "Activities",
    ]
    for placed in it.allocation.placed:
        lines += _activity(it, placed)
    lines += ["", "Certificates to look for", *(f"  {name}: {problem}" for name, problem in missing.items())]
    return _page([*lines, *([] if missing else ["  none: every activity has its certificate"])])


def _activity(it: Upkeep, placed: Placed) -> Iterator[str]:
    one = placed.activity
    provider = f", {one.provider}" if one.provider else ""
    yield f"  {one.id}  {one.on}  {plain_credits(placed)} {it.cycle.judged_by.unit}  {one.title}{provider}"
    for met in it.allocation.met:
        if placed.toward(met.constraint):
            yield f"      counts: {plain(placed.toward(met.constraint))} for {met.constraint.title}"
    if placed.because:
        yield f"      does not count{' in full' if placed.counted else ''}: {placed.because}"


def plain_credits(placed: Placed) -> str:
    """The credits of an activity without needless zeros."""
    return f"{placed.activity.credits.normalize():f}"


def rule_text(it: Upkeep) -> str:
    """Every sentence and number of the rule in force, with its status, its pages and the day they were read."""
    rule, track = it.cycle.judged_by, it.holding.track
    facts: list[tuple[str, Fact[Any]]] = [
        ("Cycle", rule.cycle),
        *((one.title, one.required) for one in rule.constraints),
        *((clock.title, clock.months) for clock in rule.clocks),
        ("Processing", rule.processing),
        *((rung.title, rung.after) for rung in rule.ladder),
        *([("By exam", rule.by_exam)] if rule.by_exam else []),
        *(("Note", note) for note in rule.notes),
    ]
    lines = [f"How {track.issuer.name} renews {track.name}, as far as it was found", ""]
    for title, fact in facts:
        lines += [f"{title}: {fact.value}", *_behind(it, fact), ""]
    return _page([*lines, f"{track.issuer.short} decides: {track.issuer.url}"])


def _behind(it: Upkeep, fact: Fact[Any]) -> Iterator[str]:
    yield f"    {STATUS_WORDS[fact.status]}{f', {fact.as_of}' if fact.as_of else ''}"
    if fact.note:
        yield f"    {fact.note}"
    for name in fact.source:
        page = it.holding.track.sources[name]
        yield f"    {page.title}, read {page.read_on}{f': {page.url}' if page.url else ''}"


def _page(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
