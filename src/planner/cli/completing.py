"""What the shell offers when tab is pressed after a command that takes a track or an enrolment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    import click


def track_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """Track ids that begin so."""
    from planner.schedules import track_ids

    return [name for name in track_ids() if name.startswith(incomplete)]


def compared_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Families and tracks whose ids begin so."""
    from planner.domain.track import FAMILIES

    return [*(it for it in FAMILIES if it.startswith(incomplete)), *track_names(ctx, param, incomplete)]


def enrolment_names(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """Enrolment ids that begin so; none where the database can't be read, for this is no place to complain."""
    from planner.cli.session import Session

    try:
        return [it.id for it in ctx.ensure_object(Session).planner.enrolments() if it.id.startswith(incomplete)]
    except PlannerError:
        return []
