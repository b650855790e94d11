"""Driving the program without a terminal: a planner on prepared values, keys in, lines of text out."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.pilot import Pilot

from builders import START, enrolment, track
from planner.domain.calendar_math import DateRange
from planner.domain.enrolment import Off
from planner.domain.log import log_block
from planner.domain.measure import Measured
from planner.domain.planning import plan_for
from planner.domain.scorecard import scorecard
from planner.service import Planner, View
from planner.ui.app import PlannerApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from planner.domain.difference import Difference
    from planner.domain.enrol import Wishes
    from planner.domain.enrolment import Enrolment
    from planner.domain.replan import Wanted
    from planner.domain.scorecard import Property
    from planner.domain.track import Track
    from planner.ui.themes import Look

NOON = datetime(2027, 1, 11, 12, tzinfo=UTC)
SMALL, LARGE = (80, 24), (120, 40)
SNAPSHOTS = Path(__file__).parent / "snapshots"
PATIENCE = 10.0


def worked_out(rules: Track, made: Enrolment, today: date = START) -> View:
    """What the service would store."""
    planned = plan_for(rules, made, today, accept_shortfall=True)
    return View(enrolment=made, track=rules, dates=planned.dates, plan=planned.plan, milestones=planned.milestones)


def plain_view(today: date = START) -> View:
    """The plain track and enrolment of the other tests."""
    return worked_out(track(), enrolment(), today)


class Prepared(Planner):
    """A planner on one view in memory. `stored` collects the wishes that were applied."""

    def __init__(self, view: View | None, today: date = START) -> None:
        super().__init__(Path("nowhere"), today, NOON)
        self.now = view
        self.stored: list[Wishes] = []

    def enrolments(self) -> tuple[Enrolment, ...]:
        return (self.now.enrolment,) if self.now else ()

    def view(self, enrolment: str) -> View:  # noqa: ARG002
        assert self.now is not None
        return self.now

    def check(self, enrolment: str) -> tuple[Property, ...]:
        it = self.view(enrolment)
        return scorecard(Measured(it.track, it.enrolment, it.dates, it.plan))

    def whatif(self, enrolment: str, wishes: Wishes) -> tuple[View, View]:
        now = self.view(enrolment)
        return now, self.tried(now, wishes)

    def offered(self, enrolment: str, wanted: Wanted | None = None) -> tuple[View, Difference]:
        return self._mended(self.view(enrolment), wanted)

    def change(self, enrolment: str, wishes: Wishes, *, accept_shortfall: bool = False) -> View:  # noqa: ARG002
        self.stored.append(wishes)
        self.now = self.whatif(enrolment, wishes)[1]
        return self.now


def app_on(planner: Planner, today: date = START, look: Look = "dark") -> PlannerApp:
    """The program on that planner."""
    return PlannerApp(planner, None, today, look=look)


def text(app: PlannerApp) -> list[str]:
    """What is on the screen, line by line."""
    rows = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in row).rstrip() for row in rows]


def shown(app: PlannerApp) -> str:
    """The same in one text."""
    return "\n".join(text(app))


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Waits for a fact; fails after ten seconds without it."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            assert pilot.app.is_running, "The program has ended."
            await pilot.pause(0.01)
    await pilot.pause()


def seen(wanted: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """A step that waits for a text on the screen."""

    async def wait(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, PlannerApp)
        try:
            await until(pilot, lambda: wanted in shown(app))
        except TimeoutError:
            raise AssertionError(f"{wanted!r} never appeared:\n{shown(app)}") from None

    return wait


async def at_rest(pilot: Pilot[None]) -> None:
    """A step that waits for all that a thread works out."""
    await until(pilot, lambda: all(it.is_finished for it in pilot.app.workers))


def drive(
    app: PlannerApp, *steps: str | Callable[[Pilot[None]], Awaitable[None]], size: tuple[int, int] = SMALL
) -> str:
    """Starts the program, presses the keys and takes the steps; returns what is on the screen then."""

    async def run() -> str:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for step in steps:
                if isinstance(step, str):
                    await pilot.press(step)
                else:
                    await step(pilot)
            await at_rest(pilot)
            return shown(app)

    return asyncio.run(run())


def assert_snapshot(name: str, found: str) -> None:
    """Compares with the stored picture; `UPDATE_SNAPSHOTS=1` stores it anew, to be looked at before it is kept."""
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{found}\n", encoding="utf-8")
    assert f"{found}\n" == path.read_text(encoding="utf-8")


def renamed(view: View, name: str) -> View:
    """The view with a name in every place where a file or the student could have put one."""
    topics = tuple(replace(it, name=f"{n} {name}") for n, it in enumerate(view.track.outline.topics))
    domains = tuple(replace(it, name=name) for it in view.track.outline.domains)
    outline = replace(view.track.outline, topics=topics, domains=domains)
    rules = replace(view.track, name=name, title=name, outline=outline, issuer=replace(view.track.issuer, short=name))
    dates = tuple(
        replace(it, title=name, because=name, sources=tuple(replace(s, title=name, url=name) for s in it.sources))
        for it in view.milestones
    )
    weeks = tuple(
        replace(week, days=tuple(replace(it, reduced_by=(name,)) for it in week.days)) for week in view.plan.weeks
    )
    off = tuple(replace(it, label=name) for it in view.enrolment.off)
    return replace(
        view,
        track=rules,
        milestones=dates,
        plan=replace(view.plan, weeks=weeks),
        enrolment=replace(view.enrolment, off=off),
        sessions=tuple(replace(it, note=name) for it in view.sessions),
    )


def lived(view: View) -> View:
    """The view with its first session logged and rated, and a day off: text of the student's own stands in both."""
    block = view.plan.blocks()[0]
    plan, entry = log_block(view.plan, view.enrolment.id, block.id, "s-1", block.date, rating="hard", note="note")
    away = Off(DateRange(date(2027, 2, 1), date(2027, 2, 8)), "away")
    return replace(view, plan=plan, sessions=(entry,), enrolment=replace(view.enrolment, off=(away,)))
