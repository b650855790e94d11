"""What keeping the certification that is studied for will ask, when, and what all of it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.agenda import STATUS_WORDS
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.explain import Shown
from planner.ui.pages.today import dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.milestone import Kind, Milestone
    from planner.domain.track import CeConstraint, Fee, Renewal, Track

AFTER: frozenset[Kind] = frozenset({"renewal", "ce", "fee", "licence"})
ENDS: Mapping[str, str] = {
    "same-day": "to the day",
    "day-before": "to the day before the anniversary",
    "end-of-month": "to the end of the month",
    "end-of-year": "to the end of the year",
}
DATES_SHOWN = 8


def ahead_lines(track: Track, milestones: Sequence[Milestone], today: date, room: int) -> list[Line]:
    """From what it asks to what it costs."""
    return [
        *_aim(track, milestones, today, room),
        *_renewal(track, room),
        *_dates(milestones, today, room),
        *_ladder(track.renewal, room),
        *_fees(track, room),
        *_notes(track.renewal, room),
    ]


def _aim(track: Track, milestones: Sequence[Milestone], today: date, room: int) -> Iterator[Line]:
    exam = next((it for it in milestones if it.key == "exam"), None)
    yield head(f"{track.name}: {track.title}")
    when = f" The exam is planned for {exam.date}." if exam and exam.date >= today else ""
    yield from paragraph(f"Not earned yet.{when} This is what keeping it will ask; {track.issuer.short} decides.", room)
    yield from paragraph("It opens once you have passed: its cycle, its dates, the ledger of your CE.", room, "dim")


def shown_facts(track: Track) -> dict[str, Shown]:
    """The facts of the page by the keys of their lines, in the page's order."""
    found = [
        *_asks(track.renewal),
        *(Shown(f"+ {rung.after.value}", rung.title, rung.after) for rung in track.renewal.ladder),
    ]
    facts = {f"fact:{n}": it for n, it in enumerate(found)}
    fees = {f"fee:{it.id}": Shown(_amount(it), _fee(it), it.amount) for it in track.fees if it.amount}
    return facts | fees | {f"note:{n}": Shown("Note", it.value, it) for n, it in enumerate(track.renewal.notes)}


def _renewal(track: Track, room: int) -> Iterator[Line]:
    yield blank()
    yield head("To renew")
    for n, it in enumerate(_asks(track.renewal)):
        yield from _fact(it, f"fact:{n}", room)


def _asks(renewal: Renewal) -> list[Shown]:
    """What a renewal takes, from the cycle to the way around it."""
    printed = "; the date printed on the certificate wins" if renewal.printed_date_wins else ""
    found = [Shown("Cycle", f"{renewal.cycle.value}, {ENDS[renewal.ends]}{printed}", renewal.cycle)]
    found += [Shown(_asked(it), _constraint(it, renewal), it.required) for it in renewal.constraints]
    for clock in renewal.clocks:
        label = "Yearly" if clock.months.value == 12 else "Beside it"
        found.append(Shown(label, f"{clock.title}, every {clock.months.value} months", clock.months))
    sent = f"{renewal.processing.value}; send it {renewal.margin.value} before that"
    found.append(Shown("Processing", sent, renewal.processing))
    return [*found, *([Shown("By exam", renewal.by_exam.value, renewal.by_exam)] if renewal.by_exam else [])]


def _asked(it: CeConstraint) -> str:
    return {"total": "In all", "category": "Of these", "approved": "Approved", "at-most": "At most"}[it.kind]


def _constraint(it: CeConstraint, renewal: Renewal) -> str:
    names = {category.id: category.name for category in renewal.categories}
    kinds = [name for key in it.categories if (name := names.get(key, key)).casefold() not in it.title.casefold()]
    number = it.required.value
    title = "" if it.kind == "total" else f", {it.title}" + (f" ({', '.join(kinds)})" if kinds else "")
    return f"{number} {renewal.unit.removesuffix('s') if number == 1 else renewal.unit}{title}"


def _fact(it: Shown, key: str, room: int, label: int = 11) -> Iterator[Line]:
    """A label, a value, and its status where the issuer's own text is not behind it."""
    doubt = "" if it.fact.confirmed else f" ({STATUS_WORDS[it.fact.status]})"
    for n, shown in enumerate(wrap(it.text + doubt, room, columns([(it.label, label)]) + "  ")):
        yield line(shown, key="" if n else key)


def _dates(milestones: Sequence[Milestone], today: date, room: int) -> Iterator[Line]:
    found = [it for it in milestones if it.kind in AFTER and it.date >= today and not it.done]
    if not found:
        return
    yield blank()
    yield head("Next dates")
    for it in found[:DATES_SHOWN]:
        yield from dated(it, today, room)
    if len(found) > DATES_SHOWN:
        yield line((f"{len(found) - DATES_SHOWN} more on the timeline: key 3.", "dim"))


def _ladder(renewal: Renewal, room: int) -> Iterator[Line]:
    if not renewal.ladder:
        return
    yield blank()
    yield head("If it is not renewed in time")
    for n, rung in enumerate(renewal.ladder, start=len(_asks(renewal))):
        yield from _fact(Shown(f"+ {rung.after.value}", rung.title, rung.after), f"fact:{n}", room)


def _fees(track: Track, room: int) -> Iterator[Line]:
    if not track.fees:
        return
    yield blank()
    yield head("What it costs (US dollars)")
    for fee in track.fees:
        if fee.amount:
            yield from _fact(Shown(_amount(fee), _fee(fee), fee.amount), f"fee:{fee.id}", room, -8)
        else:
            yield from (line(shown) for shown in wrap(_fee(fee), room, columns([("ask", -8)]) + "  "))


def _amount(fee: Fee) -> str:
    return f"${fee.amount.value}" if fee.amount else "ask"


def _fee(fee: Fee) -> str:
    return f"{fee.title}, {fee.who}" if fee.who else fee.title


def _notes(renewal: Renewal, room: int) -> Iterator[Line]:
    if not renewal.notes:
        return
    yield blank()
    yield head("Good to know")
    for n, note in enumerate(renewal.notes):
        yield from paragraph(note.value, room, "text", "- ", key=f"note:{n}")
