"""Money and papers of all that is studied for and held: what is to be paid and by when, where each paper lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.money import NOTHING, Sum, added, paid_by_year, total
from planner.domain.wording import away, count, day
from planner.ui.format import columns, wrap
from planner.ui.line import Line, blank, head, line, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.costs import RenewOrLapse
    from planner.domain.money import Line as Item
    from planner.domain.papers import Document
    from planner.service.money import Budget
    from planner.ui.line import Role
    from planner.ui.pages.kept import Kept

TO_PAY, PAID = 8, 4
"""How many things to pay, and the newest of those paid, are shown."""
AMOUNT = 10
SOON = 60
"""Days before a paper's last one from which it stands out."""


def money_lines(budget: Budget, today: date, room: int) -> Iterator[Line]:
    """What there is to pay, by date, what was paid, the years ahead, and renewing against lapsing."""
    owing = [it for it in budget.lines if it.cost and it.owed != Sum()]
    paid = [it for it in budget.lines if it.payments]
    if not owing and not paid:
        return
    yield blank()
    yield head("Money (US dollars)")
    yield from paragraph(_in_all(budget), room)
    for it in owing[:TO_PAY]:
        yield from _item(it, today, room)
    if len(owing) > TO_PAY:
        yield line((f"and {count(len(owing) - TO_PAY, 'payment')} more until {budget.outlook.days.last}", "dim"))
    for it in sorted(paid, key=lambda it: it.payments[-1].on)[-PAID:]:
        yield from _item(it, today, room)
    years = _years(budget)
    if years:
        yield from paragraph(years, room, "dim", "By year: ")
    for name, ways in budget.renewing:
        yield from paragraph(_ways(ways), room, "text", f"{name}: ", key=f"ways:{name}")


def sum_words(it: Sum) -> str:
    """`$125`, `$125 and 2 amounts not known`."""
    unknown = f"{count(it.unknown, 'amount')} not known" if it.unknown else ""
    return " and ".join(filter(None, (f"${it.known}" if it.known or not it.unknown else "", unknown)))


def marks_of(it: Item, today: date) -> str:
    """What a reader must know of an item beside its amount, in words."""
    cost = it.cost
    found = [
        f"paid {it.payments[-1].on}" if it.payments and it.owed == Sum() else "",
        f"${it.paid} paid" if it.payments and it.owed != Sum() else "",
        "OVERDUE" if cost and it.owed != Sum() and cost.on < today else "",
        "if you pass" if cost and cost.expected else "",
        "unconfirmed" if cost and cost.amount is not None and not cost.confirmed and it.owed != Sum() else "",
        "or another fee" if cost and cost.instead and not it.payments else "",
    ]
    said = ", ".join(filter(None, found))
    return f" ({said})" if said else ""


def _item(it: Item, today: date, room: int) -> Iterator[Line]:
    """A line with a box to tick, and the amount at the right end of its column."""
    settled = it.owed == Sum()
    amount = f"{it.paid}" if settled else "not known" if it.owed.unknown else f"{it.owed.known}"
    on = it.payments[-1].on if settled and it.payments else it.on
    role: Role = "dim" if settled else "bad" if it.on < today else "text"
    left = columns([("✓" if settled else "·", 1), (day(on), 14), (amount, -AMOUNT)]) + "  "
    for n, text in enumerate(wrap(f"{it.title}{marks_of(it, today)}", room, left)):
        yield line((text, role), key="" if n else f"cost:{it.owner}:{it.item}")


def _in_all(budget: Budget) -> str:
    out = budget.outlook
    paid = sum((it.paid for it in budget.lines), NOTHING)
    late = added(it.owed for it in out.overdue)
    said = f"To pay until {out.days.last}: {sum_words(out.ahead)}. Paid so far: ${paid}."
    return said if late == Sum() else f"{said} Overdue: {sum_words(late)}."


def _years(budget: Budget) -> str:
    paid = dict(paid_by_year(budget.lines))
    found = [
        f"{year} {sum_words(owed)}{f', ${paid[year]} paid' if year in paid else ''}"
        for year, owed in budget.outlook.years
        if owed != Sum() or year in paid
    ]
    return "; ".join(found)


def _ways(ways: RenewOrLapse) -> str:
    renewed = sum_words(total(ways.renew)) if ways.renew else "nothing more"
    lapsed = sum_words(total(ways.lapse)) if ways.lapse else "an amount not known"
    return f"renewing costs {renewed} in this cycle; lapsed, coming back costs {lapsed}."


def papers_lines(kept: Kept, today: date, room: int) -> Iterator[Line]:
    """Every paper, then what an application or an audit would ask for in vain."""
    yield blank()
    yield head("Papers")
    if not kept.papers:
        yield from paragraph("None is kept yet. Papers are a transcript, a certificate, a CPR card.", room, "dim")
    for it in kept.papers:
        yield from _paper(it, today, room)
    for owner, items in kept.wanting.items():
        yield from paragraph(f"Missing for the application of {owner}; tick what you have:", room, "dim")
        for item in items:
            yield from paragraph(item, room, "text", "· ", key=f"wanting:{owner}:{item}")
    if kept.unproven:
        said = f"An audit would miss {count(len(kept.unproven), 'certificate')}: {_ids(kept)} have no file."
        yield from paragraph(said, room, "warn", "! ")


def _ids(kept: Kept) -> str:
    shown = [it.title for it in kept.unproven[:3]]
    rest = len(kept.unproven) - len(shown)
    return "; ".join([*shown, *([f"{rest} more"] if rest else [])])


def _paper(it: Document, today: date, room: int) -> Iterator[Line]:
    where = it.file.path if it.file else "no file"
    left = columns([(it.kind.replace("-", " "), 12)]) + "  "
    until, role = _until(it, today)
    for n, text in enumerate(wrap(f"{it.title}{until}; {where}", room, left)):
        yield line((text, role), key="" if n else f"paper:{it.id}")


def _until(it: Document, today: date) -> tuple[str, Role]:
    if it.expires_on is None:
        return "", "text"
    if it.expires_on < today:
        return f": EXPIRED {it.expires_on}", "bad"
    role: Role = "warn" if (it.expires_on - today).days <= SOON else "text"
    return f": expires {it.expires_on}, {away(it.expires_on, today)}", role
