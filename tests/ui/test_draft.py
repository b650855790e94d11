"""The answers of the set-up as values: what they wish for, what keys make of them, how they are kept and restored."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import START
from planner.domain.calendar_math import DateRange
from planner.domain.enrolment import Off, StudyDay, Week
from planner.domain.questionnaire import QUESTIONS, Answers
from planner.schedules import load_tracks
from planner.ui.draft import STEPS, Draft
from planner.ui.draft_fields import (
    ASKED,
    away_fields,
    date_fields,
    exam_fields,
    question_fields,
    stepped,
    typed,
    week_fields,
)  # fmt: skip
from planner.ui.draft_kept import content, offered, restored

TRACKS = load_tracks()[0]
CMA = next(it for it in TRACKS if it.id == "cma-aama")
WEEK = Week.of({"mon": 60})
EMPTY = Draft(start=START)
ON_CMA = EMPTY.of_track(CMA)


def test_answered_questions_take_the_place_of_the_family() -> None:
    assert EMPTY.steps == STEPS
    assert "family" not in replace(EMPTY, answers=Answers(months=0)).steps


def test_another_track_forgets_what_belonged_to_the_one_before() -> None:
    filled = replace(ON_CMA, months=11, met=("x",), exam=START, week=WEEK, state="ca", program_end=START)
    other = filled.of_track(TRACKS[0])
    assert (other.months, other.met, other.exam, other.program_end) == (None, (), None, None)
    assert (other.week, other.state) == (WEEK, "ca")
    assert filled.of_track(CMA) is filled
    assert filled.of_family(CMA.family) is filled


def test_what_is_not_ticked_is_missing() -> None:
    first = CMA.routes[0].checklist[0]
    ticked = ON_CMA.ticked(first)
    assert ticked.missing == CMA.routes[0].checklist[1:]
    assert ticked.wishes().met == (first,)
    assert ticked.ticked(first) == ON_CMA
    assert EMPTY.missing == ()


def test_a_length_outside_the_usual_range_has_to_be_confirmed() -> None:
    """CMA: 9 to 12 months. What was confirmed holds for that length only."""
    assert not replace(ON_CMA, months=12).to_confirm
    longer = replace(ON_CMA, months=13)
    assert longer.unusual == "13 months; 9 to 12 are usual."
    assert longer.to_confirm
    assert longer.wishes().unusual_length
    assert not replace(longer, confirmed=13).to_confirm
    assert replace(longer, confirmed=14).to_confirm


def test_a_last_day_that_is_given_takes_the_place_of_the_length() -> None:
    """11 January + 10 months - 1 day = 10 November: ten months. A day more is an eleventh month begun."""
    draft = replace(ON_CMA, program_end=date(2027, 11, 10))
    assert (draft.length, draft.wishes().months, draft.wishes().program_end) == (10, None, date(2027, 11, 10))
    assert replace(draft, program_end=date(2027, 11, 11)).length == 11
    assert replace(draft, program_end=date(2028, 2, 1)).to_confirm
    assert replace(draft, program_end=date(2150, 1, 1)).length == 120


def test_a_route_without_a_programme_has_no_length() -> None:
    draft = replace(ON_CMA.of_route("category-2"), program_end=START)
    assert (draft.length, draft.unusual, draft.wishes().program_end) == (None, "", None)
    assert [it.key for it in date_fields(draft)] == ["start"]


def test_days_away_are_added_in_order_and_never_twice() -> None:
    draft = replace(EMPTY, off=(Off(DateRange(date(2027, 5, 1), date(2027, 5, 4)), "wedding"),))
    entered = replace(draft, away_first=date(2027, 3, 1), away_last=date(2027, 3, 7), away_label="  spring   break ")
    added, problem = entered.with_away()
    assert problem == ""
    assert added.off[0] == Off(DateRange(date(2027, 3, 1), date(2027, 3, 8)), "spring break")
    assert (added.away_first, added.away_last, added.away_label) == (None, None, "")
    same, problem = replace(added, away_first=date(2027, 5, 3)).with_away()
    assert same.off == added.off
    assert problem == "They overlap with 2027-05-01 to 2027-05-03."
    assert added.without_away(0).off == draft.off
    assert "first" in EMPTY.with_away()[1]
    assert replace(entered, away_last=date(2027, 2, 1)).away is None


def test_a_single_day_away_needs_no_last_one() -> None:
    assert replace(EMPTY, away_first=START).away == DateRange(START, START + timedelta(days=1))


def test_the_window_counts_once_both_its_days_are_there() -> None:
    assert replace(ON_CMA, window_first=START).wishes().window is None
    both = replace(ON_CMA, window_first=START, window_last=START)
    assert both.wishes().window == DateRange(START, START + timedelta(days=1))


# Keys


def test_choices_go_round_and_numbers_begin_somewhere_sensible() -> None:
    draft = stepped(EMPTY, "ask:work", 1, None)
    assert draft.answers.work == "front-line"
    assert stepped(stepped(draft, "ask:work", 1, None), "ask:work", 1, None) == EMPTY
    assert stepped(EMPTY, "ask:months", 1, None).answers.months == 12
    assert stepped(EMPTY, "ask:months", -1, None) == EMPTY
    assert stepped(replace(EMPTY, answers=Answers(budget=25)), "ask:budget", -1, None) == EMPTY


def test_days_step_from_what_is_known() -> None:
    assert stepped(EMPTY, "start", -1, None).start == START - timedelta(days=1)
    first = stepped(EMPTY, "away_first", 1, None)
    assert first.away_first == START
    assert stepped(first, "away_last", 1, None).away_last == START
    assert stepped(ON_CMA, "months", 1, None).months == 11
    assert stepped(EMPTY, "Mon", 1, WEEK).week == Week.of({"mon": 75})
    assert stepped(EMPTY, "unknown", 1, WEEK) == EMPTY


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("start", "2027-13-01", "YYYY-MM-DD, for example"),
        ("start", "", "YYYY-MM-DD"),
        ("program_end", "2027-01-11", "after 2027-01-11"),
        ("months", "121", "1 to 120"),
        ("months", "1.5", "whole number"),
        ("Mon", "1441", "0 to 1440"),
        ("ask:months", "121", "0 to 120"),
        ("ask:budget", "5001", "0 to 5000"),
    ],
)
def test_what_cannot_be_taken_is_answered_and_changes_nothing(key: str, text: str, said: str) -> None:
    draft, problem = typed(ON_CMA, key, text, WEEK)
    assert draft == ON_CMA
    assert said in problem


def test_an_emptied_field_is_as_if_it_had_not_been_answered() -> None:
    filled = replace(ON_CMA, exam=START, program_end=START, answers=Answers(months=3), away_label="x")
    for key in ("exam", "program_end", "ask:months", "away_label"):
        filled, problem = typed(filled, key, "", WEEK)
        assert problem == ""
    assert filled == ON_CMA


def test_every_field_shows_what_it_holds() -> None:
    """Beside it what is wrong, where two of them contradict each other."""
    assert [it.key for it in question_fields(EMPTY)] == list(ASKED)
    assert [it.value for it in week_fields(EMPTY, WEEK)][:2] == ["1 h", "rest day"]
    backwards = replace(EMPTY, away_first=START, away_last=START - timedelta(days=1))
    assert [it.problem for it in away_fields(backwards)] == ["", "before the first day", ""]
    window = replace(EMPTY, window_first=START)
    assert "give the other day too" in [it.note for it in exam_fields(window, "")]
    closed = replace(window, window_last=START - timedelta(days=1))
    assert "before it opens" in [it.problem for it in exam_fields(closed, "")]
    assert "asks once more" in date_fields(replace(ON_CMA, months=13))[1].note


# Kept


FULL = replace(
    ON_CMA, answers=Answers(work="bench", budget=100), months=11, confirmed=13, state="ca", exam=date(2027, 12, 1),
    met=(CMA.routes[0].checklist[0],), week=Week((StudyDay(60, time(18, 30)), *(StudyDay(0) for _ in range(6)))),
    off=(Off(DateRange(START, START + timedelta(days=2)), "[b]日本"),), window_first=START, away_label="half",
)  # fmt: skip


def kept(draft: Draft = FULL, **changed: Any) -> dict[str, Any]:
    """The content as it comes back out of the database."""
    found = json.loads(json.dumps(content(draft, "week", START)))
    assert isinstance(found, dict)
    return found | changed


@pytest.mark.parametrize("draft", [FULL, ON_CMA, replace(EMPTY, answers=Answers(months=6))])
def test_a_draft_comes_back_as_it_was(draft: Draft) -> None:
    found = restored(kept(draft), TRACKS)
    assert found is not None
    assert found[0] == draft
    assert offered(kept(draft)).endswith("left on 2027-01-11")


def test_a_track_that_is_gone_is_asked_for_again() -> None:
    """The student's own time stays."""
    found = restored(kept(), [it for it in TRACKS if it.id != "cma-aama"])
    assert found is not None
    draft, at = found
    assert (draft.track, draft.exam, draft.met, at) == (None, None, (), "track")
    assert (draft.week, draft.off, draft.state) == (FULL.week, FULL.off, "ca")
    unanswered = restored(kept(replace(FULL, answers=Answers())), [])
    assert unanswered is not None
    assert unanswered[1] == "family"


def test_a_route_that_is_gone_becomes_the_first_one() -> None:
    found = restored(kept(route="category-9"), TRACKS)
    assert found is not None
    assert found[0].route == CMA.routes[0].id


def test_a_step_that_is_gone_becomes_the_first_one() -> None:
    found = restored(kept(at="handwriting"), TRACKS)
    assert found is not None
    assert found[1] == "questions"


def test_answers_that_can_no_longer_be_given_are_left_out() -> None:
    answers = {"work": "garden", "months": 10**9, "budget": True, "setting": "hospital", "mood": "good"}
    found = restored(kept(answers=answers), TRACKS)
    assert found is not None
    assert found[0].answers == Answers(setting="hospital")


def test_a_draft_of_another_version_is_not_offered() -> None:
    assert offered(kept(version=0)) == offered(None) == offered({}) == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(kept())), JSON)
def test_a_draft_with_anything_in_it_is_restored_or_refused(key: str, value: object) -> None:
    """Written by an older or newer program, or by hand: never a crash."""
    given_content = kept() | {key: value}
    offered(given_content)
    found = restored(given_content, TRACKS)
    if found is not None:
        draft, at = found
        assert at in draft.steps
        draft.wishes()
        content(draft, at, START)


@given(st.dictionaries(st.text(max_size=6), JSON, max_size=4))
def test_a_draft_without_its_keys_is_refused(found: dict[str, Any]) -> None:
    assert restored(found, TRACKS) is None


def test_every_question_has_a_field() -> None:
    assert {it.key for it in QUESTIONS} == {it.key for it in ASKED.values()}
