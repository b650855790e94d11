"""Where a credential stands today: held, to be renewed now, in its grace or lapsed, and what the way back is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.domain.cycle import cycles
from planner.domain.ladder import renew_by, rungs
from planner.domain.renewal import in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.domain.credential import Credential
    from planner.domain.cycle import Cycle, Rules
    from planner.domain.track import Track

State = Literal["active", "due", "grace", "lapsed"]
EXAM_ONLY = "reexam_only_from"
"""The rung from which nothing but the exam is left."""
LAST_DAY = "_ends"
"""A rung whose key ends so is the last day of something; what any other says begins on its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a credential stands. On the last day of its open cycle it is still held, the day after it is not.

    `due` from the day by which the renewal is sent; `grace` while a step with a last day of its own is still open.
    `exam_only` from the first day on which no other way back is left. `text` says what to do by when, and what follows.
    """

    state: State
    cycle: Cycle
    renew_by: date
    exam_only: bool
    text: str


def standing(track: Track, credential: Credential, rules: Rules, today: date) -> Standing:
    """How the credential stands today, and what a lapsed one needs."""
    cycle = cycles(credential, rules)[-1]
    by = renew_by(cycle)
    now = today >= by
    if today > cycle.last:
        return Standing(
            state="grace"
            if any(rung.key.endswith(LAST_DAY) and day >= today for rung, day in rungs(cycle))
            else "lapsed",
            cycle=cycle,
            renew_by=by,
            exam_only=any(rung.key == EXAM_ONLY and day <= today for rung, day in rungs(cycle)),
            text=" ".join((f"Expired on {cycle.last}.", *_way_back(track, cycle, today))),
        )
    text = f"Held until {cycle.last}. Send the renewal {'now' if now else f'by {by}'}."
    return Standing(state="due" if now else "active", cycle=cycle, renew_by=by, exam_only=False, text=text)


def _way_back(track: Track, cycle: Cycle, today: date) -> Iterator[str]:
    """The steps that hold or are still to come. Some issuers are known to have a way back, but not by when."""
    steps = rungs(cycle)
    if not steps:
        yield f"What it takes to come back is not dated: ask {track.issuer.short} at once."
    for rung, day in steps:
        if not rung.key.endswith(LAST_DAY):
            yield f"From {day}: {in_a_sentence(rung.title)}."
        elif day >= today:
            yield f"{rung.title}: {day}."
