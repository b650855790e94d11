"""What is behind a line of the credentials view: an activity and where it counts, a cost, a paper, a state's rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.domain.agenda import STATUS_WORDS
from planner.domain.ce_requirements import plain
from planner.domain.cycle import cycles
from planner.domain.wording import away, day
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph
from planner.ui.pages.ahead import shown_facts
from planner.ui.pages.explain import PAGE, Shown, explain_lines, fact_lines
from planner.ui.pages.purse import marks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from planner.domain.ce_allocation import Placed
    from planner.domain.facts import Fact
    from planner.domain.leading import Next
    from planner.domain.licence import LicenceRule, State
    from planner.domain.money import Cost
    from planner.domain.upkeep import Upkeep
    from planner.service import View
    from planner.ui.pages.kept import Kept

LABEL = 11


def details(key: str, kept: Kept, view: View | None, today: date, room: int) -> list[Line]:
    """What the key of a line stands for, whole; none where it stands for nothing of this view."""
    kind, _, rest = key.partition(":")
    owner, _, name = rest.partition(":")
    if kind in ABOUT:
        return list(ABOUT[kind](kept, owner, name, today, room))
    if view is None:
        return []
    if kind == "date":
        return [it for one in view.milestones if one.key == rest for it in explain_lines(one, today, room, chosen=True)]
    found = shown_facts(view.track).get(key)
    return fact_lines(found, view.track.sources, today, room) if found else []


def labelled(rows: Iterable[tuple[str, str]], room: int) -> Iterator[Line]:
    """A label and a text on each line; what has no text is left out."""
    for label, text in rows:
        if text:
            yield from (line(it) for it in wrap(text, room, columns([(label, LABEL)]) + "  "))


def _held(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterator[Line]:  # noqa: ARG001
    it = kept.of(owner)
    if it is None:
        return
    held, track = it.holding.credential, it.holding.track
    yield from paragraph(f"{track.name}: {track.title}", room, "head")
    yield from paragraph(it.standing.text, room, "text" if it.standing.state == "active" else "warn")
    yield blank()
    printed = f", {held.expires} on the certificate" if held.expires else ""
    rows = [
        ("Number", held.number or "not given"),
        ("Earned", day(held.earned_on)),
        ("Expires", f"{day(it.cycle.last)}{printed}"),
        ("State", (it.holding.state or "not given").upper() if it.holding.state else "not given"),
        ("Known as", held.id),
        ("By exam", it.cycle.judged_by.by_exam.value if it.cycle.judged_by.by_exam else ""),
    ]
    yield from labelled(rows, room)
    yield blank()
    yield head("Its cycles")
    for cycle in cycles(held, it.holding.versions):
        how = f"renewed {cycle.renewed_on}" if cycle.renewed_on else "open" if cycle.number == it.cycle.number else ""
        yield from labelled([(f"Cycle {cycle.number}", f"{cycle.start} to {cycle.last}{f', {how}' if how else ''}")],
                            room)  # fmt: skip
    yield from _notes([note.value for note in it.cycle.judged_by.notes], room)


def _notes(notes: Sequence[str], room: int) -> Iterator[Line]:
    if notes:
        yield blank()
        yield head("Good to know")
        for note in notes:
            yield from paragraph(note, room, "text", "- ")


def leading_lines(found: Sequence[Next], room: int) -> Iterator[Line]:
    """What a credential leads to, and what each way there asks beside it."""
    yield blank()
    yield head("What it leads to")
    if not found:
        yield from paragraph("No further credential is named in its file.", room, "dim")
    for it in found:
        yield from paragraph(f"{it.track.name}: {it.track.title}{', which you hold' if it.held else ''}", room)
        for way in it.ways:
            doubt = "" if way.confirmed else " (unconfirmed)"
            named = ", with what you hold" if way.named else ""
            yield from paragraph(f"{way.route.title}{named}{doubt}", room, "accent", "  ")
            for item in way.asks or (way.route.requirement.value,):
                yield from paragraph(item, room, "text", "    - ")


def _asks(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterator[Line]:
    it = kept.of(owner)
    for met in it.allocation.met if it else ():
        if it and met.constraint.id == name:
            c = met.constraint
            most = "at most " if c.kind == "at-most" else ""
            said = f"{most}{c.required.value} {it.cycle.judged_by.unit} in this cycle, {plain(met.earned)} so far"
            yield from fact_lines(Shown(c.title, said, c.required), it.holding.track.sources, today, room)


def _activity(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterator[Line]:  # noqa: ARG001
    found = kept.activity(name)
    if found is None:
        return
    yield from paragraph(found.title, room, "head")
    yield blank()
    rows = [
        ("On", day(found.on)),
        ("Credits", f"{found.credits.normalize():f}"),
        ("Category", ", ".join(it.replace("-", " ") for it in found.categories) or "none given"),
        ("Approved by", ", ".join(found.approved_by)),
        ("Provider", found.provider),
        ("Kind", found.kind),
        ("Certificate", found.certificate.path if found.certificate else "no file is entered"),
        ("Known as", found.id),
    ]
    yield from labelled(rows, room)
    yield blank()
    yield head("Where it counts")
    for it, placed in kept.counted(name):
        yield from paragraph(f"{placed_words(placed, it)}.", room, "text", f"{it.holding.track.name}: ")


def placed_words(placed: Placed, it: Upkeep) -> str:
    """Where an activity counts, and why the rest of it does not."""
    toward = [(met.constraint.title, placed.toward(met.constraint)) for met in it.allocation.met]
    counts = [f"{plain(amount)} for {title}" for title, amount in toward if amount]
    said = [f"counts {', '.join(counts)}"] if counts else []
    if placed.because:
        said.append(f"{'the rest does' if counts else 'does'} not count: {placed.because}")
    return "; ".join(said)


def _due(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterable[Line]:
    found = kept.due(owner, name)
    return explain_lines(found, today, room, chosen=True) if found else ()


def _cost(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterator[Line]:
    found = kept.item(owner, name)
    if found is None:
        return
    yield from paragraph(f"{found.title}{marks_of(found, today)}", room, "head")
    yield blank()
    cost = found.cost
    rows = [
        ("For", owner or "nothing in particular"),
        ("Planned", "" if cost is None else "not known" if cost.amount is None else f"${cost.amount}"),
        ("By", f"{day(cost.on)}, {away(cost.on, today)}" if cost else ""),
        ("Known as", found.item),
        *(("Paid", f"${it.amount} on {day(it.on)}{'' if it.settles else ', a part'}") for it in found.payments),
    ]
    yield from labelled(rows, room)
    if cost and cost.instead:
        yield blank()
        yield from paragraph(f"One of these may be yours instead: {', '.join(cost.instead)}.", room)


def _ways(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterator[Line]:  # noqa: ARG001
    for credential, ways in kept.budget.renewing if kept.budget else ():
        if credential == owner:
            yield from paragraph(f"{owner}: renewing, or letting it lapse", room, "head")
            yield from _costs("Renewing costs in this cycle", ways.renew, "nothing more", room)
            yield from _costs("Lapsed, coming back costs", ways.lapse, "what it costs is not known", room)


def _costs(title: str, costs: Sequence[Cost], none: str, room: int) -> Iterator[Line]:
    yield blank()
    yield head(title)
    if not costs:
        yield line((none, "dim"))
    for it in costs:
        amount = "not known" if it.amount is None else f"{it.amount}"
        doubt = "" if it.confirmed or it.amount is None else " (unconfirmed)"
        left = columns([(day(it.on), 14), (amount, -10)]) + "  "
        yield from (line(text) for text in wrap(f"{it.title}{doubt}", room, left))


def _paper(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterator[Line]:  # noqa: ARG001
    found = kept.paper(owner)
    if found is None:
        return
    yield from paragraph(found.title, room, "head")
    yield blank()
    last = found.expires_on
    rows = [
        ("Kind", found.kind.replace("-", " ")),
        ("Number", found.number),
        ("Issued", day(found.issued_on) if found.issued_on else ""),
        ("Expires", f"{day(last)}, {away(last, today)}" if last else ""),
        ("Goes with", found.owner or "nothing in particular"),
        ("File", found.file.path if found.file else "no file is entered"),
        ("Known as", found.id),
    ]
    yield from labelled(rows, room)


def _licence(kept: Kept, owner: str, name: str, today: date, room: int) -> Iterator[Line]:  # noqa: ARG001
    found = list(kept.licences())
    if not owner.isdigit() or int(owner) >= len(found):
        return
    it, state, rule = found[int(owner)]
    yield from paragraph(f"{it.holding.track.name} in {state.name}: {rule.title}", room, "head")
    yield blank()
    yield from labelled(_facts(rule), room)
    yield from _notes([note.value for note in rule.notes], room)
    yield from _pages(state, rule, room)


def _facts(rule: LicenceRule) -> Iterator[tuple[str, str]]:
    yield "Needed", _said(rule.needed)
    yield "Agency", _said(rule.agency)
    yield "Exams taken", _said(rule.exams, ", ".join)
    yield "Education", _said(rule.education)
    yield "Takes", _said(rule.lead_time, lambda span: f"{span} from the application")
    yield "Application", _said(rule.application_fee, lambda amount: f"${amount}")
    yield "Renewal", _said(rule.cycle.every if rule.cycle else None, lambda span: f"every {span}")
    yield "Its fee", _said(rule.renewal_fee, lambda amount: f"${amount}")
    if rule.cycle:
        yield "CE", _said(rule.cycle.ce_hours, lambda hours: f"{hours} hours") or _said(rule.cycle.ce_note)


def _said(fact: Fact[Any] | None, words: Callable[[Any], str] = str) -> str:
    if fact is None:
        return ""
    return words(fact.value) + ("" if fact.confirmed else f" ({STATUS_WORDS[fact.status]})")


def _pages(state: State, rule: LicenceRule, room: int) -> Iterator[Line]:
    """The agency's own address first."""
    names = dict.fromkeys((*rule.needed.source, *(rule.agency.source if rule.agency else ())))
    urls = dict.fromkeys([rule.url, *(state.sources[name].url for name in names)])
    yield blank()
    yield head("It rests on")
    for url in filter(None, urls):
        yield from paragraph(url, room, "accent", key=f"{PAGE}{url}")


ABOUT: Mapping[str, Callable[[Kept, str, str, date, int], Iterable[Line]]] = {
    "held": _held, "asks": _asks, "ce": _activity, "due": _due, "step": _due, "cost": _cost, "ways": _ways,
    "paper": _paper, "licence": _licence,
}  # fmt: skip
