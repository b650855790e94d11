"""Readiness as text: a table by domain, and what the estimate assumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.output import heading
from planner.cli.tables import Column, table, wrap
from planner.domain.wording import day, hours, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.domain.readiness import Readiness, Ready
    from planner.service import View

COLUMNS = (
    Column("", wraps=True), Column("done", right=True), Column("to come", right=True), Column("now", right=True),
    Column("on exam day", right=True), Column("last score", right=True),
)  # fmt: skip


def ready_lines(view: View, it: Readiness, room: int) -> Iterator[str]:
    """By domain and in all."""
    names = {domain.id: domain.name for domain in view.track.outline.domains} | {"overall": "In all"}
    yield heading(f"{view.enrolment.id}: what you should recall on {day(view.plan.exam_date)}, estimated")
    yield ""
    yield from table(COLUMNS, [_row(each, names) for each in (*it.domains, it.overall)], room, "  ")
    yield ""
    yield from wrap(
        "'now' is what would be left on exam day if you stopped today, 'on exam day' what the whole plan should give. "
        f"{_assumed(it.overall)} A model of forgetting, not a promise: a mock exam says more (`planner mock`).",
        room,
    )


def _row(it: Ready, names: dict[str, str]) -> tuple[str, ...]:
    score = "-" if it.score is None else f"{it.score} %"
    return (
        names[it.id], hours(it.done_minutes), hours(it.planned_minutes), percent(it.recall_now),
        percent(it.recall), score,
    )  # fmt: skip


def _assumed(overall: Ready) -> str:
    days = overall.rated + overall.assumed
    return f"Of {days} days of study on a topic {overall.rated} are rated; the others are taken as 'good'."
