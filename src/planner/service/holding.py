"""Credentials: passing the exam opens one, others are added; renewals, corrections, and rules that have changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.domain.calendar_math import add_months
from planner.domain.papers import printed_on_licence, with_expiries
from planner.errors import BadInput
from planner.service.enrolling import Enrolling
from planner.service.held import Held, meant
from planner.service.view import credential_entries, state_of, stored_view, study_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from planner.domain.credential import Credential, Renewed
    from planner.domain.holding import Holding
    from planner.domain.milestone import Milestone
    from planner.domain.track import Track
    from planner.service.view import View
    from planner.storage.store import Store

YEARS_AHEAD = 10
"""How far ahead a credential's dates are worked out and kept: two cycles of the longest."""


class Holdings(Held, Enrolling):
    """What makes a credential, and what happens to it."""

    def pass_exam(
        self, enrolment: str, on: date, *, number: str = "", expires: date | None = None, state: str | None = None
    ) -> Holding:
        """Ends the study plan and opens the credential, with all that the enrolment knows.

        Where a credential on that track is held already, the pass is its renewal by examination.
        """
        from planner.domain.attempts import attempt_problems, closed, passed

        with self._action(f"passing the exam on {on}") as store:
            now = stored_view(store.read, enrolment)
            for problem in attempt_problems(now.track, now.enrolment, on, (), self._today):
                raise BadInput(problem)
            after = passed(replace(now.enrolment, state=state or now.enrolment.state), on)
            ended = replace(now, plan=closed(now.plan, after.id, on))
            view = self._redated(ended, after)
            holding = self._opened(store, view, on, number, expires)
            self._refuse_credential(holding)
            self._keep_holding(store, holding, view if holding.enrolment == after.id else None)
            self._save(store, view)
            return holding

    def add_credential(
        self, track_id: str, earned_on: date, *, number: str = "", expires: date | None = None,
        state: str | None = None, renewals: Sequence[Renewed] = (),
    ) -> Holding:  # fmt: skip
        """Takes up a credential that was earned before the planner, with the renewals it has had."""
        from uuid import uuid4

        from planner.domain.credential import Credential
        from planner.schedules import load_track

        track = load_track(track_id)
        with self._action(f"adding {track.name}") as store:
            credential = Credential(
                id=store.next_id("credentials", track_id), uuid=str(uuid4()), track=track_id, earned_on=earned_on,
                number=number, expires=expires, renewals=tuple(sorted(renewals, key=lambda it: it.on)),
            )  # fmt: skip
            holding = _first(credential, track, state=state)
            self._refuse_credential(holding)
            self._keep_holding(store, holding)
            return holding

    def edit_credential(self, name: str, *, state: str | None = None, **changes: Any) -> Holding:
        """Corrects what is kept of a credential: fields of `Credential`, and the state where it is not None."""
        with self._action(f"correcting {name}") as store:
            held = meant(store.read.holdings(), name)
            wished = replace(held, credential=replace(held.credential, **changes))
            return self._changed_holding(store, replace(wished, state=held.state if state is None else state or None))

    def remove_credential(self, name: str) -> Holding:
        """Takes a credential away; CE that counted for it stays in the ledger. Calendars are told."""
        with self._action(f"removing {name}") as store:
            held = meant(store.read.holdings(), name)
            store.forget_holding(held, self._now)
            self._tell(store, {held.credential.uuid})
            return held

    def renew(self, name: str, renewed: Renewed) -> Holding:
        """Records a renewal as the issuer confirmed it; the next cycle is the open one then."""
        from planner.domain.cycle import cycles

        with self._action(f"renewing {name}") as store:
            held = meant(store.read.holdings(), name)
            opened = cycles(held.credential, held.versions)[-1]
            if renewed.by == "renewal" and renewed.on < opened.start and opened.number > 1:
                message = (
                    f"--on: {held.credential.id} is renewed already: its cycle {opened.number} begins on "
                    f"{opened.start}. A day from then on is accepted; `planner undo` takes a slip back."
                )
                raise BadInput(message)
            credential = replace(held.credential, renewals=(*held.credential.renewals, renewed))
            return self._changed_holding(store, replace(held, credential=credential))

    def take_rules(self, name: str, since: date, *, new_cycles_only: bool = False) -> Holding:
        """Adds the track's file as it is now as a version of the rules, from that day on."""
        from planner.domain.holding import RulesFrom
        from planner.schedules import load_track

        with self._action(f"taking new rules for {name}") as store:
            held = meant(store.read.holdings(), name)
            last = held.rules[-1].since
            if since <= last:
                message = f"--since: a version from {last} on is kept already. A later day is accepted."
                raise BadInput(message)
            version = RulesFrom(since, load_track(held.credential.track), new_cycles_only)
            return self._changed_holding(store, replace(held, rules=(*held.rules, version)))

    def credential_done(self, name: str, key: str, on: date) -> Holding:
        """Marks a duty of a credential's open cycle as seen to on that day, by the key of its milestone."""
        from planner.domain.ladder import DUE, of_open_cycle

        if on > self._today:
            message = f"--on: {on} is still to come. A day up to {self._today} is accepted."
            raise BadInput(message)
        with self._action(f"seeing to {key}") as store:
            held = meant(store.read.holdings(), name)
            duties = [
                it.key
                for it in of_open_cycle(store.read.credential_milestones(held.credential.id))
                if it.tickable and not it.done and not it.key.startswith(DUE)
            ]
            if key.startswith(DUE):
                message = f"'{key}' is done by renewing: `planner renew {held.credential.id} --on DATE` records that."
                raise BadInput(message)
            if key not in duties:
                message = f"There is nothing to do called '{key}'. There is: {', '.join(duties)}."
                raise BadInput(message)
            return self._changed_holding(store, replace(held, seen_to={**held.seen_to, key: on}))

    # Inside

    def _opened(self, store: Store, view: View, on: date, number: str, expires: date | None) -> Holding:
        """The credential that a pass opens, or the one that it renews."""
        from planner.domain.credential import Credential, Renewed

        made = view.enrolment
        before = [it for it in store.read.holdings() if it.credential.track == made.track]
        if before:
            held, again = before[-1], Renewed(on=on, by="exam", expires=expires)
            old = held.credential
            credential = replace(old, number=number or old.number, renewals=(*old.renewals, again))
            return replace(held, credential=credential, state=made.state or held.state)
        credential = Credential(
            id=made.id, uuid=made.uuid, track=made.track, earned_on=on, number=number, expires=expires
        )
        return replace(_first(credential, view.track, state=made.state), enrolment=made.id)

    def _changed_holding(self, store: Store, holding: Holding) -> Holding:
        self._refuse_credential(holding)
        self._keep_holding(store, holding)
        return holding

    def _keep_holding(self, store: Store, holding: Holding, came_from: View | None = None) -> None:
        """Stores a credential with its dates; its calendar has those of the enrolment that it came from too."""
        if came_from is None and holding.enrolment:
            came_from = stored_view(store.read, holding.enrolment)
        name, papers = holding.credential.id, store.read.documents()
        dates = with_expiries(self._dates_of(holding, printed_on_licence(papers, name)), papers, name, holding.seen_to)
        study = study_entries(came_from) if came_from else ()
        store.save_holding(holding, dates, (*study, *credential_entries(holding, dates)), self._now)

    def _dates_of(self, holding: Holding, printed: date | None) -> tuple[Milestone, ...]:
        """Once it has lapsed, nothing of cycles that will not come."""
        from planner.domain.ladder import lapsed, of_open_cycle
        from planner.domain.licence_dates import Licensed
        from planner.domain.upkeep import holding_milestones

        until, known = add_months(self._today, 12 * YEARS_AHEAD), Licensed(printed=printed, today=self._today)
        found = holding_milestones(holding, state_of(holding), until, known)
        return of_open_cycle(found) if lapsed(found, self._today) else found

    def _refuse_credential(self, holding: Holding) -> None:
        from planner.domain.credential import credential_problems
        from planner.domain.cycle import printed_problems

        held = holding.credential
        for problem in (*credential_problems(held, self._today), *printed_problems(held, holding.versions)):
            message = f"{held.id}: {problem}"
            raise BadInput(message)


def _first(credential: Credential, track: Track, *, state: str | None) -> Holding:
    """A credential under the rules as they are known now, which also hold before: nothing older is known."""
    from datetime import date

    from planner.domain.holding import Holding, RulesFrom

    return Holding(credential=credential, rules=(RulesFrom(date.min, track),), state=state)
