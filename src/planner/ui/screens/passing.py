"""What makes a credential: the pass of an exam, one earned before, and its renewal. Each is one short form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.attempts import attempt_problems
from planner.domain.calendar_math import ONE_DAY, add_months
from planner.domain.credential import FIRST_DAY, LONGEST_YEARS, Credential, Renewed
from planner.domain.cycle import cycles, rules_of
from planner.domain.renewal import cycle_months
from planner.domain.wording import day
from planner.errors import BadInput
from planner.ui.line import blank, paragraph
from planner.ui.screens.form import FormPage
from planner.ui.sheet import Choice, Day, Sheet, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from planner.domain.credential import RenewedBy
    from planner.domain.licence import State
    from planner.domain.track import Track
    from planner.domain.upkeep import Upkeep
    from planner.service import Planner, View
    from planner.ui.line import Line
    from planner.ui.sheet import Question

PASSED = "Congratulations! The study plan ends, the credential opens with its cycle, its dates and its fees."
BEFORE = "Copy it from the certificate: the date printed there wins over the rule."
RENEWED = "Enter it when the issuer has confirmed it: the next cycle opens."
BY: tuple[tuple[RenewedBy, str], ...] = (
    ("renewal", "CE, renewal"), ("exam", "the exam again"), ("reinstatement", "reinstatement"),
)  # fmt: skip


class Opening(FormPage[Sheet]):
    """Shows below the fields which cycle they open."""

    def __init__(self, track: Track, sheet: Sheet, save: Callable[[Sheet], str], **words: str) -> None:
        super().__init__(sheet, save, **words)
        self._track = track

    def below(self, room: int) -> Iterable[Line]:
        """The open cycle, by the rule or by the printed date."""
        it = self.form
        renewals = (Renewed(on=it["renewed"]),) if it["renewed"] else ()
        credential = Credential(
            id="", uuid="", track=self._track.id, earned_on=it["on"], expires=it["expires"], renewals=renewals
        )
        cycle = cycles(credential, rules_of(self._track))[-1]
        why = "as printed" if cycle.printed else "by the rule"
        yield blank()
        yield from paragraph(f"Its cycle {cycle.number}: {day(cycle.start)} to {day(cycle.last)}, {why}.", room)


def pass_form(planner: Planner, view: View, today: date) -> FormPage[Sheet]:
    """Day, number, printed date; the state only where it is not known. `BadInput` before the window opens."""
    made, track, again = view.enrolment, view.track, view.dates.again
    for problem in attempt_problems(track, made, today, (), today):
        raise BadInput(problem)

    def save(it: Sheet) -> str:
        held = planner.pass_exam(
            made.id, it["on"], number=_tidy(it["number"]), expires=it["expires"], state=it["state"]
        )
        return f"Passed on {day(it['on'])}: you hold {track.name}, as {held.credential.id}."

    first = again.earliest if again else max(made.start, view.dates.opens)
    known = made.state is not None
    asked: list[Question] = [
        Day(key="on", label="Day of the exam", value=max(first, min(view.plan.exam_date, today)), first=first,
            last=today),
        *_printed(today),
        *([] if known else [_state(planner.states(), None)]),
    ]  # fmt: skip
    heading = f"{track.name}: passed"
    return Opening(track, Sheet(tuple(asked)), save, name="I passed", heading=heading, advice=PASSED)


def credential_form(planner: Planner, track: Track, today: date) -> FormPage[Sheet]:
    """One that was earned before, with its last renewal where it had one."""

    def save(it: Sheet) -> str:
        renewed = [Renewed(on=it["renewed"])] if it["renewed"] else []
        held = planner.add_credential(
            track.id, it["on"], number=_tidy(it["number"]), expires=it["expires"], state=it["state"],
            renewals=renewed,
        )  # fmt: skip
        return f"Added {track.name}, as {held.credential.id}."

    asked = (
        Day(key="on", label="Earned on", value=today, first=FIRST_DAY, last=today),
        Day(key="renewed", label="Last renewed on", first=FIRST_DAY, last=today, free=True, note="if it was renewed"),
        *_printed(today),
        _state(planner.states(), None),
    )
    heading = f"{track.name}: {track.title}"
    return Opening(track, Sheet(asked), save, name="A credential", heading=heading, advice=BEFORE)


def correct_form(planner: Planner, it: Upkeep, today: date) -> FormPage[Sheet]:
    """What is kept of a credential."""
    holding = it.holding
    held, track = holding.credential, holding.track

    def save(sheet: Sheet) -> str:
        planner.edit_credential(
            held.id, state=sheet["state"] or "", number=_tidy(sheet["number"]), expires=sheet["expires"],
            earned_on=sheet["on"],
        )  # fmt: skip
        return f"Corrected {held.id}."

    asked = (
        Day(key="on", label="Earned on", value=held.earned_on, first=FIRST_DAY, last=today),
        *_printed(today, held.number, held.expires),
        _state(planner.states(), holding.state),
    )
    return FormPage(Sheet(asked), save, name="Correct a credential", heading=f"{track.name}, {held.id}", advice=BEFORE)


def renew_form(planner: Planner, it: Upkeep, today: date) -> FormPage[Sheet]:
    """A renewal that the issuer has confirmed; what the ledger lacks for it is said."""
    held, track = it.holding.credential, it.holding.track

    def save(sheet: Sheet) -> str:
        planner.renew(held.id, Renewed(on=sheet["on"], by=sheet["by"], expires=sheet["expires"]))
        return f"Renewed {track.name} on {day(sheet['on'])}."

    needed = it.allocation.needed
    lacks = f" The ledger still lacks {it.allocation.asked.amount(needed)} for this cycle." if needed else ""
    usual = it.cycle.last + ONE_DAY
    asked = (
        Day(key="on", label="Confirmed on", value=today, first=held.earned_on, last=today),
        Choice(key="by", label="By", options=BY, value="reinstatement" if it.standing.state == "lapsed" else "renewal"),
        Day(key="expires", label="New printed date", first=held.earned_on, last=_furthest(today), free=True,
            usual=add_months(usual, cycle_months(track.renewal)) - ONE_DAY, note="if one is printed"),
    )  # fmt: skip
    heading = f"{track.name}, {held.id}: cycle {it.cycle.number} ends on {day(it.cycle.last)}"
    return FormPage(Sheet(asked), save, name="Renew", heading=heading, advice=f"{RENEWED}{lacks}")


def _printed(today: date, number: str = "", expires: date | None = None) -> tuple[Question, ...]:
    """What a certificate says: its number, and its last day where one is printed."""
    return (
        Words(key="number", label="Number", value=number, note="on the certificate", longest=60),
        Day(key="expires", label="Printed last day", value=expires, first=FIRST_DAY, last=_furthest(today), free=True,
            usual=add_months(today, 24), note="wins over the rule"),
    )  # fmt: skip


def _furthest(today: date) -> date:
    return add_months(today, 12 * LONGEST_YEARS)


def _state(known: tuple[State, ...], value: str | None) -> Choice:
    """Those whose licences are known, none, and what is kept already."""
    found: dict[str | None, str] = {None: "none of these", **{it.id: it.name for it in known}}
    if value:
        found.setdefault(value, value.upper())
    return Choice(key="state", label="Where you work", options=tuple(found.items()), value=value)


def _tidy(text: str) -> str:
    return " ".join(text.split())
