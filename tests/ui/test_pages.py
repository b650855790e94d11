"""The pages on every track and route there is: nothing overflows, nothing is missing, at narrow and wide."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import START
from planner.domain.enrol import Wishes
from planner.domain.measure import Measured
from planner.domain.readiness import readiness
from planner.domain.scorecard import scorecard
from planner.schedules import load_track, track_ids
from planner.service import Planner
from planner.ui.format import width
from planner.ui.pages import ahead, choosing, compare, credentials, explain, outcome, plan, progress, timeline, today
from planner.ui.pages.kept import Kept
from ui.showing import NOON, plain_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.domain.readiness import Readiness
    from planner.service import View
    from planner.ui.line import Line

ROUTES = [(track, route.id) for track in track_ids() for route in load_track(track).routes]
ROOMS = (56, 76, 116)
BESIDE = 42
"""The least room of the second column."""


@cache
def view_of(track: str, route: str, folder: Path) -> View:
    return Planner(folder / "none.db", START, NOON).preview(track, Wishes(route=route))


def beside(view: View, room: int) -> Iterator[Sequence[Line]]:
    for week in view.plan.weeks[::9]:
        yield plan.week_header(week, len(view.plan.weeks), room)
        yield plan.day_lines(week, view, START, room)
    for it in view.milestones:
        yield explain.explain_lines(it, START, room)
    for fact in ahead.shown_facts(view.track).values():
        yield explain.fact_lines(fact, view.track.sources, START, room)
    yield outcome.outcome_lines(view, START, room)
    yield choosing.track_lines(view.track, room)
    yield choosing.route_lines(view.track.route(view.enrolment.route), (), room)
    yield progress.scorecard_lines(scorecard(Measured(view.track, view.enrolment, view.dates, view.plan)), room)


def look_out(view: View, day: date) -> today.LookOut:
    return today.LookOut(Planner(Path("nowhere"), day, NOON).alerts(view), ("Two enrolments share too little.",))


def ready(view: View, day: date) -> Readiness:
    return readiness(Measured(view.track, view.enrolment, view.dates, view.plan, view.sessions, day))


def pages(view: View, room: int) -> Iterator[Sequence[Line]]:
    yield from beside(view, room)
    for day in (START, view.plan.exam_date):
        yield today.header(view.plan, day, room)
        yield today.today_lines(view, look_out(view, day), day, room)
        yield plan.header(view.plan, room)
        yield plan.week_lines(view.plan, day, room)
        yield timeline.list_lines(view.milestones, day, room)
        for zoom in timeline.ZOOMS:
            yield timeline.scale_lines(view.milestones, view.milestones[-1], zoom, None, day, room)
        yield progress.header(view, day, room)
        yield progress.progress_lines(view, ready(view, START), day, room)
        yield credentials.credentials_lines(view, Kept(), day, room)
    yield compare.compared_lines(view, view, ((), ()), room)


@pytest.mark.parametrize(("track", "route"), ROUTES)
def test_every_page_of_every_route_fits_its_room(
    track: str, route: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    view = view_of(track, route, tmp_path_factory.getbasetemp())
    rooms = {BESIDE: list(beside(view, BESIDE))} | {room: list(pages(view, room)) for room in ROOMS}
    for room, found in rooms.items():
        too_wide = [it.text for lines in found for it in lines if width(it.text.rstrip()) > room]
        assert not too_wide, (room, too_wide[0])


def test_keys_name_a_line_once() -> None:
    view = plain_view()
    lines = timeline.list_lines(view.milestones, START, 76)
    keys = [it.key for it in lines if it.key]
    assert len(keys) == len(set(keys)) == len(view.milestones)
