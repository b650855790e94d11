"""Undo: every kind of action can be taken back, the last one first, and calendars hear of it as news."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dates import day, days
from planner.domain.enrol import Wishes
from planner.domain.enrolment import Off
from planner.domain.replan import Wanted
from service.conftest import CMA, MONDAY, USUAL, WEEK, block_on, on
from service.test_sharing import roster

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.service import Planner

TODAY = day("2027-01-20")
AT_LAST = day("2027-12-01")
BESIDE = ("calendar_items", "actions", "action_rows")
"""What undo adds to: calendars were told, and an action stays known as taken back."""
ACTIONS: dict[str, Callable[[Planner, Path], Any]] = {
    "logging 45 min of Medical terms: roots, prefixes, suffixes on 2027-01-11": lambda planner, database: (
        planner.log_block(CMA, block_on(database, MONDAY).id, MONDAY)
    ),
    "logging 20 min of Vital signs: blood pressure on 2027-01-12": lambda planner, _: planner.log_topic(
        CMA, "blood-pressure", day("2027-01-12"), 20
    ),
    "correcting s-1 (45 min of Medical terms: roots, prefixes, suffixes on 2027-01-11)": lambda planner, _: (
        planner.edit_session("s-1", minutes=50)
    ),
    "removing s-2 (20 min of Vital signs: blood pressure on 2027-01-12)": lambda planner, _: planner.remove_session(
        "s-2"
    ),
    "skipping 45 min of Standard precautions, PPE, sharps, waste of 2027-01-20": lambda planner, database: planner.skip(
        CMA, block_on(database, TODAY).id
    ),
    "pinning 15 min of Infection cycle, asepsis, hand hygiene": lambda planner, database: planner.pin(
        CMA, block_on(database, TODAY, "recall").id
    ),
    "unpinning 15 min of Infection cycle, asepsis, hand hygiene": lambda planner, database: planner.unpin(
        CMA, block_on(database, TODAY, "recall").id
    ),
    "replanning cma-aama-1": lambda planner, _: planner.replan(CMA, Wanted(anew=True)),
    "taking 2027-03-13 to 2027-03-21 off": lambda planner, _: planner.add_off(
        CMA, [Off(days("2027-03-13", "2027-03-21"), "spring")]
    ),
    "pausing 2027-02-01 to 2027-02-14": lambda planner, _: planner.pause(CMA, day("2027-02-01"), day("2027-02-14")),
    "giving back the days off around 2027-03-15": lambda planner, _: planner.remove_off(CMA, day("2027-03-15")),
    "marking scheduling as know": lambda planner, _: planner.triage(CMA, "scheduling", "know"),
    "entering scores of 2027-01-20: clinical 55 %": lambda planner, _: planner.score(CMA, {"clinical": 55}, TODAY),
    "seeing to 'Ask for your transcript' on 2027-01-20": lambda planner, _: planner.task_done(
        CMA, "transcript_request", TODAY
    ),
    "changing length and state of cma-aama-1": lambda planner, _: planner.change(CMA, Wishes(months=11, state="ca")),
    "enrolling on PBT (ASCP)": lambda planner, _: planner.enroll("pbt-ascp", replace(USUAL, months=None)),
    "splitting the week: cma-aama-1 80 %, pbt-ascp-1 20 %": lambda planner, _: planner.split(
        {CMA: 80, "pbt-ascp-1": 20}
    ),
    "importing the calendar roster": lambda planner, database: planner.import_busy(
        roster(database.parent, 6), "roster"
    ),
    "forgetting the calendar roster": lambda planner, _: planner.forget_busy("roster"),
    "dropping pbt-ascp-1": lambda planner, _: planner.drop("pbt-ascp-1"),
}


def stored(database: Path) -> dict[str, object]:
    """Everything in the database, calendars and actions aside."""
    return {name: rows for name, rows in on(database).dump().items() if name not in BESIDE}


def test_taking_everything_back_returns_to_the_start(student: Path) -> None:
    """One action of every kind, each taken back in words that say which; after every step what was there before."""
    planner, states = on(student, TODAY), [stored(student)]
    for title, act in ACTIONS.items():
        act(planner, student)
        assert planner.undoable()[0].startswith(title)
        states.append(stored(student))
    for title in reversed(ACTIONS):
        states.pop()
        undone = planner.undo()
        assert undone is not None
        assert undone.startswith(title)
        assert stored(student) == states[-1], title
    assert planner.undo() == "enrolling on CMA (AAMA)"
    assert planner.undo() is None
    assert planner.enrolments() == ()


def test_a_failed_attempt_can_be_taken_back(student: Path) -> None:
    """The plan of the first attempt is there again."""
    planner, before = on(student, AT_LAST), stored(student)
    planner.fail(CMA, planner.plan(CMA).exam_date, ["clinical"])
    assert planner.undo() == "recording that the exam of 2027-11-24 was not passed"
    assert stored(student) == before


def test_undo_survives_a_restart_and_a_night(student: Path) -> None:
    """It is in the database, not in the program."""
    on(student).log_block(CMA, block_on(student, MONDAY).id, MONDAY)
    assert on(student, day("2027-03-01")).undo() is not None
    assert on(student).sessions(CMA) == ()


def test_a_calendar_hears_of_what_is_taken_back(student: Path) -> None:
    """An event that moved and moved back has two revisions more: an old one would be ignored."""

    def revisions() -> dict[str, tuple[int, object]]:
        return {it.entry.key: (it.revision.sequence, it.entry) for it in on(student).calendar_items([CMA])}

    before = revisions()
    on(student).change(CMA, Wishes(exam_date=day("2027-12-15")))
    moved = revisions()
    on(student).undo()
    after = revisions()
    assert moved["exam"][0] == before["exam"][0] + 1
    assert after["exam"] == (before["exam"][0] + 2, before["exam"][1])
    gone = set(moved) - set(before)
    cancelled = {it.entry.key for it in on(student).calendar_items([CMA]) if it.revision.cancelled_at}
    assert gone <= cancelled


@pytest.mark.parametrize("minutes", [30, 240])
def test_what_follows_an_undo_is_as_if_it_had_never_been(student: Path, minutes: int) -> None:
    """The same action again gives the same."""
    week = replace(WEEK, days=(*WEEK.days[:6], replace(WEEK.days[6], minutes=minutes)))
    once = on(student, TODAY).change(CMA, Wishes(week=week), accept_shortfall=True)
    on(student, TODAY).undo()
    assert on(student, TODAY).change(CMA, Wishes(week=week), accept_shortfall=True) == once
