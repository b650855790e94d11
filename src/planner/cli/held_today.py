"""Today of someone who holds credentials and studies for none: the next dates, and what should not be overlooked."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from planner.cli.output import heading, warning
from planner.cli.tables import wrap
from planner.cli.today_text import ALERTS_SHOWN, DATES_SHOWN, alert_words
from planner.cli.together import together
from planner.cli.upcoming import events
from planner.domain.alerts import of_dates, red_first
from planner.domain.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.alerts import Alert
    from planner.service.held import Dated


def lines(dated: Sequence[Dated], ce: Sequence[Alert], today: date, room: int) -> Iterator[str]:
    """As text; `ce` are the alerts of the ledgers."""
    from planner.cli.plan_text import dates_table

    found = together(dated)
    yield heading(f"{day(today)}: nothing to study")
    coming = [*islice(events(found, today), DATES_SHOWN)]
    if coming:
        yield ""
        yield "Next dates"
        yield from dates_table(coming, today, room)
    alerts = red_first((*of_dates(found, today), *ce))
    if alerts:
        yield ""
    for alert in alerts[:ALERTS_SHOWN]:
        yield from map(warning, wrap(alert_words(alert), room, "! "))
    yield ""
    yield from wrap("`planner renewals` shows what each credential asks and has.", room)


def document(dated: Sequence[Dated], ce: Sequence[Alert], today: date) -> dict[str, Any]:
    """`planner.today/1`, with the keys that it has with a plan as far as they make sense."""
    from planner.cli.documents import head, milestone

    found = together(dated)
    return head("today", None, today) | {
        "capacity_minutes": 0,
        "planned_minutes": 0,
        "blocks": [],
        "milestones": [milestone(it, today) for it in islice(events(found, today), DATES_SHOWN)],
        "alerts": [
            {"kind": it.kind, "milestone": it.key, "text": it.text, "level": it.level}
            for it in red_first((*of_dates(found, today), *ce))
        ],
        "done_minutes": 0,
        "missed": {"sessions": 0, "minutes": 0},
        "pace_factor": None,
    }
