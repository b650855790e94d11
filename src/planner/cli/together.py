"""The dates of what is studied for and of what is held, in one list in which each still says whose it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.milestone import Milestone
    from planner.service.held import Dated


def together(dated: Sequence[Dated]) -> list[Milestone]:
    """All of them by date; where there are several to tell apart, each title says whose it is."""
    if len(dated) == 1:
        return [*dated[0].milestones]
    return sorted((it for one in dated for it in named(one)), key=lambda it: it.date)


def named(one: Dated) -> list[Milestone]:
    """Its dates, each title opened by the name of its track."""
    return [replace(it, title=f"{one.name}: {it.title}") for it in one.milestones]
