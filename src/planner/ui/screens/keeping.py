"""What the keys of the credentials view do to the line under the cursor: forms, ticks, and taking things out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import BadInput
from planner.ui import doing
from planner.ui.screens.view import ViewScreen
from planner.ui.words import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from planner.domain.milestone import Milestone
    from planner.domain.upkeep import Upkeep
    from planner.ui.pages.kept import Kept
    from planner.ui.screens.form import FormPage

NOTHING_TO_TICK = "There is nothing to tick here: payments, dates to see to and missing papers can be."
NOTHING_TO_CORRECT = "There is nothing to correct here: credentials, activities, payments and papers can be."
NOTHING_TO_TAKE_OUT = "There is nothing to take out here: credentials, activities, payments and papers can be."
WITH_OWNER = ("held", "asks", "ce", "due", "step", "ways")
"""Kinds of lines that belong to one credential, which their key names first."""


class Keeping(ViewScreen):
    """Keys of lines are `kind:owner:name`; activities, costs and papers are found by them in what was read last."""

    @property
    def kept(self) -> Kept:
        """What was read last."""
        raise NotImplementedError

    def _line(self) -> tuple[str, str, str]:
        kind, _, rest = self.rows.key.partition(":")
        owner, _, name = rest.partition(":")
        return kind, owner, name

    def here(self) -> Upkeep:
        """The credential whose line is under the cursor, else the first. `BadInput` where none is held."""
        kind, owner, _ = self._line()
        if not self.kept.held:
            opens, adds = (self.planner_app.key_of(it) for it in ("passed", "add_credential"))
            message = f"You hold no credential yet: {opens} opens the one you study for, {adds} adds one from before."
            raise BadInput(message)
        return (self.kept.of(owner) if kind in WITH_OWNER else None) or self.kept.held[0]

    def _open(self, make: Callable[[], FormPage[Any]]) -> None:
        """Shows a form, or says why there is none."""
        try:
            form = make()
        except BadInput as error:
            self.say(plain_words(str(error)))
            return
        self.app.push_screen(form, self.told)

    def action_undo(self) -> None:
        """There is something to take back even where nothing is studied for."""
        self.attempt(lambda: doing.undo(self.planner))

    # Forms

    def action_add_ce(self) -> None:
        """An activity."""
        from planner.ui.screens.ledger import ce_form

        self._open(lambda: ce_form(self.planner, self.kept.held, self.here().holding.credential.id, self.today))

    def action_import_ce(self) -> None:
        """A file of activities."""
        self._open(self._importing)

    def _importing(self) -> FormPage[Any]:
        from planner.ui.screens.ledger import ImportCe

        self.here()
        return ImportCe(self.planner)

    def action_audit(self) -> None:
        """The pack for an audit."""
        from planner.ui.screens.ledger import audit_form

        self._open(lambda: audit_form(self.planner, self.here()))

    def action_renew(self) -> None:
        """A renewal."""
        from planner.ui.screens.passing import renew_form

        self._open(lambda: renew_form(self.planner, self.here(), self.today))

    def action_add_credential(self) -> None:
        """Which one, then its form."""
        from planner.ui.screens.certifications import Certifications

        self.app.push_screen(Certifications(self.planner.tracks()), self._add)

    def _add(self, track: str | None) -> None:
        from planner.ui.screens.passing import credential_form

        found = next((it for it in self.planner.tracks() if it.id == track), None)
        if found is not None:
            self._open(lambda: credential_form(self.planner, found, self.today))

    def action_add_paper(self) -> None:
        """A paper."""
        from planner.ui.screens.paying import paper_form

        self._open(lambda: paper_form(self.planner, self._owners(), self.today))

    def action_pay(self) -> None:
        """The cost under the cursor, else something that was not planned."""
        from planner.ui.screens.paying import own_form, pay_form

        kind, owner, name = self._line()
        found = self.kept.item(owner, name) if kind == "cost" else None
        self._open(lambda: pay_form(self.planner, found, self.today) if found else own_form(self.planner, self.today))

    def _owners(self) -> list[str]:
        """What a paper can go with, the likeliest first."""
        active = [self.view.enrolment.id] if self.readable and self.view.enrolment.status == "active" else []
        return [*active, *(it.holding.credential.id for it in self.kept.held)]

    # The line under the cursor

    def action_edit_line(self) -> None:
        """Its form, with what is stored."""
        from planner.ui.screens.ledger import correct_ce_form
        from planner.ui.screens.passing import correct_form
        from planner.ui.screens.paying import paper_form

        kind, owner, name = self._line()
        activity, paper = self.kept.activity(name), self.kept.paper(owner)
        if kind == "held":
            self._open(lambda: correct_form(self.planner, self.here(), self.today))
        elif kind == "ce" and activity:
            self._open(lambda: correct_ce_form(self.planner, self.kept.held, activity, self.today))
        elif kind == "paper" and paper:
            self._open(lambda: paper_form(self.planner, self._owners(), self.today, paper))
        elif kind == "cost":
            self.action_pay()
        else:
            self.say(NOTHING_TO_CORRECT)

    def action_remove_line(self) -> None:
        """Undo brings it back."""
        kind, owner, name = self._line()
        removing: dict[str, Callable[[], str]] = {
            "held": lambda: self.planner.remove_credential(owner).credential.id,
            "ce": lambda: self.planner.remove_ce(name).title,
            "paper": lambda: self.planner.remove_document(owner).title,
            "cost": lambda: f"what was paid for {self.planner.take_back_payment(name, owner).title}",
        }
        if kind in removing:
            self.attempt(lambda: f"Taken out: {removing[kind]()}. {self.planner_app.key_of('undo')} brings it back.")
        else:
            self.say(NOTHING_TO_TAKE_OUT)

    def action_tick_line(self) -> None:
        """Paid, seen to, or there."""
        kind, owner, name = self._line()
        if kind == "cost":
            self.action_pay()
        elif kind in ("due", "step"):
            self._see_to(owner, self.kept.due(owner, name))
        elif kind == "wanting":
            self.attempt(lambda: f"There: {self.planner.tick(owner, name, there=True)[0]}.")
        elif kind == "date":
            self.attempt(lambda: doing.see_to(self.planner, self.view, self.rows.key.partition(":")[2], self.today))
        else:
            self.say(NOTHING_TO_TICK)

    def _see_to(self, owner: str, found: Milestone | None) -> None:
        """A fee is paid, an expiry is renewed, what else has to be done is seen to today."""
        if found is None or not found.duty or found.done:
            self.say(NOTHING_TO_TICK)
            return
        every = self.kept.budget.lines if self.kept.budget else ()
        fee = next((it for it in every if it.cost and (it.owner, it.cost.milestone) == (owner, found.key)), None)
        if fee is not None:
            from planner.ui.screens.paying import pay_form

            self._open(lambda: pay_form(self.planner, fee, self.today))
        elif found.key.startswith("renewal_due"):
            self.action_renew()
        else:
            self.attempt(lambda: self._seen_to(owner, found))

    def _seen_to(self, owner: str, found: Milestone) -> str:
        self.planner.credential_done(owner, found.key, self.today)
        return f"Seen to today: {found.title}."
