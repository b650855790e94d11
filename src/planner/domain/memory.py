"""What is predicted to be remembered: topic-level memory kept with the `fsrs` package, the only file that knows it.

The scheduler would read the clock, draw ids and add fuzz; it is given ids and dates, and no learning steps and no fuzz,
so that the same history always gives the same figure. A topic counts once a day. Predictions are estimates.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Literal

from fsrs import Card, Rating, Scheduler

if TYPE_CHECKING:
    from collections.abc import Iterable

Rated = Literal["again", "hard", "good", "easy"]
ASSUMED: Rated = "good"
LONGEST_INTERVAL = 56
_RATINGS = {"again": Rating.Again, "hard": Rating.Hard, "good": Rating.Good, "easy": Rating.Easy}


def predicted_recall(history: Iterable[tuple[date, Rated]], on: date) -> float:
    """The share (0 to 1) of a topic expected to be recalled on that day; 0 for a topic that was never touched.

    `history` holds one rating a day, in order; days from `on` on are left out.
    """
    scheduler = _scheduler()
    card = _reviewed(scheduler, ((day, rating) for day, rating in history if day < on))
    return scheduler.get_card_retrievability(card, _noon(on)) if card else 0.0


def next_gap(history: Iterable[tuple[date, Rated]]) -> int:
    """Days from the last of these ratings (one a day, in order, at least one) to the next recall: 1 to 56."""
    card = _reviewed(_scheduler(), history)
    if card is None or card.last_review is None:
        raise AssertionError
    return max(1, min(LONGEST_INTERVAL, (card.due - card.last_review).days))


def _scheduler() -> Scheduler:
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=LONGEST_INTERVAL)


def _reviewed(scheduler: Scheduler, history: Iterable[tuple[date, Rated]]) -> Card | None:
    card: Card | None = None
    for day, rating in history:
        card, _ = scheduler.review_card(card or Card(card_id=1, due=_noon(day)), _RATINGS[rating], _noon(day))
    return card


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
