"""What was paid, and where papers lie: a form for each."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from planner.domain.calendar_math import add_months
from planner.domain.credential import FIRST_DAY, LONGEST_YEARS
from planner.domain.money import MOST_DOLLARS
from planner.domain.papers import KINDS, LONGEST
from planner.domain.wording import day
from planner.errors import BadInput
from planner.ui.files import no_file, path_of
from planner.ui.screens.form import FormPage
from planner.ui.sheet import PATH_LENGTH, Amount, Choice, Day, Sheet, Tick, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.domain.money import Line as Item
    from planner.domain.papers import Document
    from planner.service import Planner
    from planner.ui.sheet import Question

PAY = "What it settles is off your list, and no calendar reminds you of it any more."
OWN = "Something that was not planned: books, travel, a course."
PAPER = "Only where it lies is kept, and a checksum of the file; the file itself stays where it is."
FREE = Decimal(0)


def pay_form(planner: Planner, it: Item, today: date) -> FormPage[Sheet]:
    """What was paid for a cost; what was entered before is replaced, unless this is a part."""

    def save(sheet: Sheet) -> str:
        paid = planner.pay(
            it.item, sheet["on"], _amount(sheet), owner=it.owner, own=it.cost is None, part=sheet["part"],
            anew=bool(it.payments) and not sheet["part"],
        )  # fmt: skip
        return f"Paid: {paid.title}, ${sheet['amount']} on {day(sheet['on'])}."

    again = it.payments[-1] if it.payments else None
    owed = it.cost.amount if it.cost and not it.owed.unknown else None
    on = again.on if again else today
    asked: tuple[Question, ...] = (
        *_paid(again.amount if again else owed, on, today),
        Tick(key="part", label="A part of it", note="space: the rest is still owed"),
    )
    return FormPage(Sheet(asked), save, name="Paid", heading=f"{it.title}{_whose(it)}", advice=PAY)


def own_form(planner: Planner, today: date) -> FormPage[Sheet]:
    """Something that was not planned."""

    def save(sheet: Sheet) -> str:
        item = " ".join(sheet["item"].split())
        planner.pay(item, sheet["on"], _amount(sheet), own=True)
        return f"Paid: {item}, ${sheet['amount']} on {day(sheet['on'])}."

    what = Words(key="item", label="What for", note="in your own words", longest=80)
    return FormPage(Sheet((what, *_paid(None, today, today))), save, name="Paid", heading=OWN, advice="")


def _paid(amount: Decimal | None, on: date, today: date) -> tuple[Question, ...]:
    return (
        Amount(key="amount", label="Amount", unit="$", most=MOST_DOLLARS, least=FREE, step=5, value=amount,
               note="US dollars"),
        Day(key="on", label="Paid on", value=on, first=FIRST_DAY, last=today, note="today" if on == today else ""),
    )  # fmt: skip


def _amount(sheet: Sheet) -> Decimal:
    amount = sheet["amount"]
    if not isinstance(amount, Decimal):
        message = "Type how much you paid, for example 125 or 125.50."
        raise BadInput(message)
    return amount


def _whose(it: Item) -> str:
    return f", {it.owner}" if it.owner else ""


def paper_form(planner: Planner, owners: Sequence[str], today: date, old: Document | None = None) -> FormPage[Sheet]:
    """A new paper, or one that is kept already."""

    def save(sheet: Sheet) -> str:
        title = " ".join(sheet["title"].split())
        fields = {
            "title": title, "kind": sheet["kind"], "number": " ".join(sheet["number"].split()), "owner": sheet["owner"],
            "issued_on": sheet["issued"], "expires_on": sheet["expires"],
        }  # fmt: skip
        typed = sheet["file"].strip()
        path = path_of(typed) if typed and not (old and old.file and old.file.path == typed) else None
        if old:
            planner.edit_document(old.id, path, **fields)
        else:
            planner.add_document(path, **fields)
        return f"{'Corrected' if old else 'Kept'}: {title}."

    name = "Correct a paper" if old else "Add a paper"
    return FormPage(_paper(owners, today, old), save, name=name, heading="A paper, and where it lies", advice=PAPER)


def _paper(owners: Sequence[str], today: date, old: Document | None) -> Sheet:
    known = tuple(dict.fromkeys((*owners, *([old.owner] if old else []), "")))
    asked: tuple[Question, ...] = (
        Words(key="title", label="What it is", value=old.title if old else "", note="such as CPR card, AHA",
              longest=LONGEST),
        Choice(key="kind", label="Kind", options=tuple((it, it.replace("-", " ")) for it in KINDS),
               value=old.kind if old else KINDS[0]),
        Choice(key="owner", label="Goes with", options=tuple((it, it or "nothing") for it in known),
               value=old.owner if old else known[0]),
        Words(key="number", label="Number", value=old.number if old else "", longest=LONGEST),
        Day(key="issued", label="Issued on", value=old.issued_on if old else None, first=FIRST_DAY, last=today,
            free=True, note="if you like"),
        Day(key="expires", label="Last day it holds", value=old.expires_on if old else None, first=FIRST_DAY,
            last=add_months(today, 12 * LONGEST_YEARS), usual=add_months(today, 24), free=True, note="if it expires"),
        Words(key="file", label="File", value=old.file.path if old and old.file else "", note="a path, if you like",
              longest=PATH_LENGTH, check=no_file),
    )  # fmt: skip
    return Sheet(asked)
