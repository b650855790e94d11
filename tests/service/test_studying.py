"""Living with a plan: skipping, pinning, days away, scores, errands, a failed attempt; each as the student says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dates import day, days
from planner.domain.difference import newly_missed
from planner.domain.enrolment import Off
from planner.domain.plan import STUDY
from planner.errors import BadInput
from service.conftest import CMA, MONDAY, block_on, by_key, on

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

LATER = day("2027-01-25")
SPRING = Off(days("2027-03-13", "2027-03-21"), "spring")


def planned(student: Path, first: date, last: date) -> int:
    """Study minutes planned from one day to another, both included."""
    blocks = on(student).plan(CMA).blocks()
    return sum(it.minutes for it in blocks if first <= it.date <= last and it.activity in STUDY)


def test_a_replan_is_offered_and_stores_nothing_until_it_is_taken(student: Path) -> None:
    """What is offered is what is then done."""
    before = student.read_bytes()
    offered = on(student, LATER).offered(CMA)
    assert student.read_bytes() == before
    assert offered[1].missed_minutes > 0
    assert on(student, LATER).replan(CMA) == offered
    assert newly_missed(on(student).plan(CMA), LATER) == []


def test_a_second_replan_changes_nothing(student: Path) -> None:
    """And is nothing that could be undone."""
    on(student, LATER).replan(CMA)
    done = on(student).undoable()
    assert on(student, LATER).replan(CMA)[1].empty
    assert on(student).undoable() == done


def test_a_skipped_block_finds_another_place_with_the_next_replan(student: Path) -> None:
    """What its topic needs stays."""
    block = block_on(student, MONDAY)
    on(student).skip(CMA, block.id)
    view, _ = on(student).replan(CMA)
    assert next(it for it in view.plan.blocks() if it.id == block.id).status == "skipped"
    topic = block.parts[0].topic
    learnt = [it for it in view.plan.blocks() if it.status == "planned" and it.activity == "learn"]
    need = next(need for need in view.plan.needs if need.topic == topic)
    assert sum(part.minutes for it in learnt for part in it.parts if part.topic == topic) >= need.learn_minutes


def test_a_pinned_block_stays_where_it_is(student: Path) -> None:
    """Even where everything else is planned anew; until it is let go."""
    from planner.domain.replan import Wanted

    block = block_on(student, day("2027-02-08"), "recall")
    on(student).pin(CMA, block.id)
    view, _ = on(student, LATER).replan(CMA, Wanted(anew=True))
    kept = next(it for it in view.plan.blocks() if it.id == block.id)
    assert (kept.date, kept.minutes, kept.pinned) == (block.date, block.minutes, True)
    assert not next(it for it in on(student).unpin(CMA, block.id).plan.blocks() if it.id == block.id).pinned


def test_only_what_is_still_planned_can_be_skipped_or_pinned(student: Path) -> None:
    """A done block is history, a day without room has none."""
    block = block_on(student, MONDAY)
    with pytest.raises(BadInput, match="can't be pinned to 2027-01-12"):
        on(student).pin(CMA, block.id, day("2027-01-12"))
    on(student).log_block(CMA, block.id, MONDAY)
    for refused in (on(student).skip, on(student).pin, on(student).unpin):
        with pytest.raises(BadInput, match=f"{block.id} is done already"):
            refused(CMA, block.id)


def test_days_off_are_free_of_study(student: Path) -> None:
    """From the moment they are taken; what was planned on them moves."""
    assert planned(student, SPRING.days.start, SPRING.days.last) > 0
    view, changes = on(student).add_off(CMA, [SPRING])
    assert planned(student, SPRING.days.start, SPRING.days.last) == 0
    assert not changes.empty
    assert view.enrolment.off == (SPRING,)
    with pytest.raises(BadInput, match="overlap"):
        on(student).add_off(CMA, [Off(days("2027-03-20", "2027-03-22"))])


def test_days_off_are_given_back_by_any_day_of_them(student: Path) -> None:
    """A day that is none of them is refused, with those there are."""
    on(student).add_off(CMA, [SPRING])
    with pytest.raises(BadInput, match=r"2027-03-22 is none of your days away. They are: 2027-03-13 to 2027-03-21"):
        on(student).remove_off(CMA, day("2027-03-22"))
    assert on(student).remove_off(CMA, day("2027-03-15"))[0].enrolment.off == ()


def test_a_pause_grows_and_shrinks(student: Path) -> None:
    """The same pause given again takes the place of the first; other days off keep their name."""
    on(student).add_off(CMA, [SPRING])
    on(student).pause(CMA, day("2027-03-10"), day("2027-03-23"))
    assert [(it.days, it.label) for it in on(student).enrolment(CMA).off] == [
        (SPRING.days, "spring"),
        (days("2027-03-10", "2027-03-12"), "pause"),
        (days("2027-03-22", "2027-03-23"), "pause"),
    ]
    on(student).pause(CMA, day("2027-03-10"), day("2027-03-11"))
    assert {it.days for it in on(student).enrolment(CMA).off if it.label == "pause"} == {
        days("2027-03-10", "2027-03-11"), days("2027-03-22", "2027-03-23")
    }  # fmt: skip


def test_a_pause_that_is_over_or_ends_before_it_begins_is_refused(student: Path) -> None:
    """With the days that would do."""
    with pytest.raises(BadInput, match=r"is over: `planner replan`.* Give 2027-01-25 or a later day"):
        on(student, LATER).pause(CMA, MONDAY, day("2027-01-20"))
    with pytest.raises(BadInput, match="ends before it begins"):
        on(student).pause(CMA, day("2027-02-10"), day("2027-02-01"))


def test_a_shortfall_is_told_and_what_was_said_is_kept(student: Path) -> None:
    """A student who is away is away: the answer is the shortfall and what helps, not a refusal."""
    view, _ = on(student).pause(CMA, day("2027-03-01"), day("2027-08-01"))
    assert view.plan.budget.shortfall > 0
    assert any(remedy.value for remedy in view.plan.remedies)
    assert on(student).view(CMA) == view


def test_scores_move_minutes_to_weak_domains(student: Path) -> None:
    """The weak domain is planned for more recall than before, the strong one for less."""

    def recall(domain: str) -> int:
        blocks = on(student).plan(CMA).blocks()
        parts = [part for it in blocks if it.activity == "recall" for part in it.parts]
        return sum(part.minutes for part in parts if part.domain == domain)

    before = {domain: recall(domain) for domain in ("clinical", "administrative")}
    on(student).score(CMA, {"administrative": 20, "clinical": 95}, MONDAY)
    assert recall("administrative") > before["administrative"]
    assert recall("clinical") < before["clinical"]
    for percents, said in (({"clinicl": 50}, "has no domain"), ({"clinical": 101}, "Give 0 to 100")):
        with pytest.raises(BadInput, match=said):
            on(student).score(CMA, percents, MONDAY)


def test_what_is_known_gets_less_time(student: Path) -> None:
    """A domain's id stands for all its topics."""
    before = on(student).plan(CMA).budget.need
    assert on(student).triage(CMA, "scheduling", "know")[0].plan.budget.need < before
    assert on(student).triage(CMA, "administrative", "new")[0].plan.budget.need > before
    with pytest.raises(BadInput, match="Nearest: scheduling"):
        on(student).triage(CMA, "schedulin", "know")


def test_an_errand_is_ticked_off(student: Path) -> None:
    """With its block in the plan; an unknown one is refused with what comes nearest."""
    today = day("2027-11-02")
    view = on(student, today).task_done(CMA, "transcript_request", day("2027-11-01"))
    assert by_key(view)["transcript_request"].done
    assert {it.status for it in view.plan.blocks() if it.task == "transcript_request"} == {"done"}
    assert on(student).view(CMA) == view
    with pytest.raises(BadInput, match="Nearest: apply_by"):
        on(student).task_done(CMA, "aply_by", MONDAY)
    with pytest.raises(BadInput, match="is still to come"):
        on(student).task_done(CMA, "apply_by", today)


def test_a_failed_attempt_opens_the_next_one(student: Path) -> None:
    """A new window, attempts left, and a plan up to it; what came before stays."""
    exam = on(student).plan(CMA).exam_date
    view, _ = on(student, exam).fail(CMA, exam, ["clinical"])
    assert view.plan.exam_date > exam
    assert "2 of 3 attempts are left" in by_key(view)["retake_earliest"].because
    assert [it.weak for it in view.enrolment.attempts] == [("clinical",)]
    assert on(student).view(CMA) == view
    with pytest.raises(BadInput, match="is still to come"):
        on(student).fail(CMA, exam)


def test_what_has_ended_raises_no_alarm(student: Path) -> None:
    """Nothing of it is urgent any more."""
    late = on(student, day("2027-11-20"))
    assert late.alerts(late.view(CMA))
    late.drop(CMA)
    assert late.alerts(late.view(CMA)) == ()


def test_falling_behind_is_said_early(student: Path) -> None:
    """After four weeks without a session, with most of the programme still ahead."""
    later = on(student, day("2027-02-08"))
    assert {alert.kind for alert in later.alerts(later.view(CMA))} >= {"at_risk", "forecast"}
