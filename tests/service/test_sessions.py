"""The log: what is entered is there, what can't be is refused, and nothing that is planned moves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dates import day
from planner.errors import BadInput
from service.conftest import CMA, MONDAY, USUAL, block_on, on

if TYPE_CHECKING:
    from pathlib import Path


def test_a_logged_block_is_done_and_its_session_is_kept(student: Path) -> None:
    """As long as planned where no minutes are given; the other blocks are what they were."""
    block, before = block_on(student, MONDAY), on(student).plan(CMA)
    view, entry = on(student).log_block(CMA, block.id, MONDAY, rating="good", note="roots")
    assert entry.id == "s-1"
    assert (entry.minutes, entry.planned_minutes, entry.rating, entry.note) == (45, 45, "good", "roots")
    assert on(student).view(CMA) == view
    assert on(student).sessions(CMA) == ((entry, replace(block, status="done")),)
    assert [it for it in view.plan.blocks() if it.id != block.id] == [it for it in before.blocks() if it.id != block.id]


def test_a_block_can_be_logged_for_a_past_day_but_once(student: Path) -> None:
    """The block goes to the day on which it was studied."""
    block, later = block_on(student, MONDAY), on(student, day("2027-01-15"))
    view, entry = later.log_block(CMA, block.id, day("2027-01-12"), minutes=30)
    assert entry.date == day("2027-01-12")
    assert next(it for it in view.plan.blocks() if it.id == block.id).date == day("2027-01-12")
    with pytest.raises(BadInput, match="is logged already"):
        later.log_block(CMA, block.id, MONDAY)


def test_the_rest_of_a_block_is_owed_only_where_the_student_says_so(student: Path) -> None:
    """Of 45 minutes 30 were enough; or 15 are still to be placed by a replan."""
    block = block_on(student, MONDAY)
    owed, _ = on(student).log_block(CMA, block.id, MONDAY, minutes=30, rest_owed=True)
    assert next(it for it in owed.plan.blocks() if it.id == block.id).minutes == 30
    on(student).undo()
    done, _ = on(student).log_block(CMA, block.id, MONDAY, minutes=30)
    assert next(it for it in done.plan.blocks() if it.id == block.id).minutes == 45


def test_any_topic_can_be_logged_by_its_id_or_name(student: Path) -> None:
    """It becomes a block of its own, which is done."""
    for name in ("blood-pressure", "vital signs: Blood pressure"):
        view, entry = on(student).log_topic(CMA, name, MONDAY, 20)
        block = next(it for it in view.plan.blocks() if it.id == entry.block)
        assert (block.status, block.minutes, block.parts[0].topic) == ("done", 20, "blood-pressure")


def test_an_entry_can_be_corrected(student: Path) -> None:
    """What is not named stays; a block that logging made is as long as its session says."""
    _, entry = on(student).log_topic(CMA, "blood-pressure", MONDAY, 20, rating="hard")
    view, new = on(student, day("2027-01-13")).edit_session(entry.id, minutes=35, on=day("2027-01-12"))
    assert new == replace(entry, minutes=35, date=day("2027-01-12"))
    block = next(it for it in view.plan.blocks() if it.id == entry.block)
    assert (block.date, block.minutes, block.parts[0].minutes) == (day("2027-01-12"), 35, 35)
    assert on(student).view(CMA) == view


def test_a_removed_entry_leaves_its_block_planned(student: Path) -> None:
    """One that was there only for the entry goes with it."""
    before = on(student).view(CMA)
    _, planned = on(student).log_block(CMA, block_on(student, MONDAY).id, MONDAY)
    _, free = on(student).log_topic(CMA, "blood-pressure", MONDAY, 20)
    for name in (free.id, planned.id):
        on(student).remove_session(name)
    assert on(student).view(CMA) == before


def test_a_day_has_its_minutes_once_over_all_enrolments(student: Path) -> None:
    """Corrections count anew, not on top."""
    on(student).enroll("pbt-ascp", replace(USUAL, months=None))
    _, entry = on(student).log_topic(CMA, "blood-pressure", MONDAY, 1000)
    topic = on(student).track_of("pbt-ascp-1").outline.topics[0].id
    with pytest.raises(BadInput, match=r"--minutes: 441, and 1000 are logged on 2027-01-11 already. A day has 1440."):
        on(student).log_topic("pbt-ascp-1", topic, MONDAY, 441)
    assert on(student).edit_session(entry.id, minutes=1440)[1].minutes == 1440


def test_what_can_not_be_logged_is_refused_with_what_would_do(student: Path) -> None:
    """And nothing changes."""
    block, planner, before = block_on(student, MONDAY), on(student), student.read_bytes()
    errand = next(it for it in planner.plan(CMA).blocks() if it.activity == "task")
    free = next(it for it in planner.plan(CMA).blocks() if it.activity == "catch_up")
    slip = f"{block.id[:-1]}{'a' if block.id[-1] != 'a' else 'c'}"
    for name, when, minutes, said in (
        (block.id, day("2027-01-12"), 45, "is still to come"),
        (block.id, MONDAY, 0, "Give at least 1"),
        (block.id, MONDAY, 1441, "A day has 1440"),
        (slip, MONDAY, 45, f"Nearest: {block.id}"),
        ("b-nothing", MONDAY, 45, "`planner today` and `planner week` show their ids"),
        (errand.id, MONDAY, 45, f"planner task done {errand.task}"),
        (free.id, MONDAY, 45, "planner log --topic"),
    ):
        with pytest.raises(BadInput, match=said):
            planner.log_block(CMA, name, when, minutes=minutes)
    with pytest.raises(BadInput, match="Nearest: blood-pressure"):
        planner.log_topic(CMA, "blood-presure", MONDAY, 20)
    with pytest.raises(BadInput, match=r"There is no session 's-7'\. Nothing is logged yet"):
        planner.edit_session("s-7", minutes=20)
    assert student.read_bytes() == before


def test_what_has_ended_takes_no_more_entries(student: Path) -> None:
    """It is history."""
    block = block_on(student, MONDAY)
    on(student).drop(CMA)
    with pytest.raises(BadInput, match="was dropped"):
        on(student).log_block(CMA, block.id, MONDAY)


def test_a_block_says_which_enrolment_it_belongs_to(student: Path) -> None:
    """So that nobody has to name one."""
    on(student).enroll("pbt-ascp", replace(USUAL, months=None))
    assert on(student).having(block_on(student, MONDAY).id) == (CMA,)
    assert on(student).having("b-nothing") == ()
