"""Ranking the tracks by the questionnaire: the stated rule, on the files that ship and on any answers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.choosing import ASK_FIRST, PLACES, rank
from planner.domain.facts import Fact
from planner.domain.questionnaire import NO_PREFERENCE, QUESTIONS, Answers, Setting
from planner.schedules import load_careers, load_tracks

if TYPE_CHECKING:
    from planner.domain.choosing import Finding
    from planner.domain.questionnaire import Asked

TRACKS, CAREERS = load_tracks()[0], load_careers()
BY_ID = {it.id: it for it in TRACKS}


def answer(key: Asked) -> st.SearchStrategy[object]:
    it = next(one for one in QUESTIONS if one.key == key)
    values = st.sampled_from([value for value, _ in it.choices]) if it.choices else st.integers(0, it.most)
    return st.none() | values


ANSWERS = st.builds(Answers, **{it.key: answer(it.key) for it in QUESTIONS})


def finding(track: str, answers: Answers) -> Finding:
    """The only finding on a track, for answers to one question."""
    [found] = next(it for it in rank(TRACKS, CAREERS, answers) if it.track.id == track).findings
    return found


@given(ANSWERS, st.permutations(TRACKS))
def test_every_track_has_one_place_and_the_same_answers_give_the_same_order(answers: Answers, tracks: object) -> None:
    assert isinstance(tracks, list)
    found = rank(tracks, CAREERS, answers)
    assert sorted(it.track.id for it in found) == sorted(BY_ID)
    assert found == rank(list(tracks), CAREERS, answers)


@given(ANSWERS)
def test_a_track_that_meets_more_answers_is_never_behind_one_that_meets_fewer(answers: Answers) -> None:
    found = rank(TRACKS, CAREERS, answers)
    met = [(it.count("yes"), it.count("in part")) for it in found]
    assert met == sorted(met, reverse=True)


@given(ANSWERS)
def test_each_answer_that_was_given_has_one_reason_and_no_other_has_any(answers: Answers) -> None:
    for it in rank(TRACKS, CAREERS, answers):
        assert tuple(one.asked for one in it.findings) == answers.given
        assert sorted((*it.reasons_for, *it.reasons_against), key=str) == sorted(it.findings, key=str)
        assert all(one.because.endswith(".") and one.because.count("\n") == 0 for one in it.findings)
        assert all(("(unconfirmed)" in one.because) != one.confirmed for one in it.findings)


@given(st.permutations(TRACKS))
def test_without_answers_the_order_stays_and_nothing_is_said(tracks: object) -> None:
    """No preference is invented."""
    assert isinstance(tracks, list)
    found = rank(tracks, CAREERS, Answers())
    assert [it.track for it in found] == tracks
    assert all((it.findings, it.caution) == ((), "") for it in found)


@given(ANSWERS)
def test_equals_stand_in_the_order_given_with_cautions_last(answers: Answers) -> None:
    """The whole rule, as the module states it."""
    found = list(rank(TRACKS, CAREERS, answers))
    order = [(-it.count("yes"), -it.count("in part"), bool(it.caution), TRACKS.index(it.track)) for it in found]
    assert order == sorted(order)


def test_the_bench_is_the_laboratory_and_patients_are_not() -> None:
    for it in rank(TRACKS, CAREERS, Answers(work="bench")):
        assert (it.count("yes") == 1) == (it.track.family == "laboratory")
    for it in rank(TRACKS, CAREERS, Answers(work="front-line")):
        assert (it.count("no") == 1) == (it.track.family == "laboratory")


def test_the_front_desk_has_one_certification_made_for_it() -> None:
    """The summary of CMAA names it; CMA and RMA have office work among the rest."""
    found = rank(TRACKS, CAREERS, Answers(setting="front-desk"))
    assert found[0].track.id == "cmaa-nha"
    assert {it.track.id for it in found if it.count("in part")} == {"cma-aama", "rma-amt"}
    assert finding("cmaa-nha", Answers(work="front-line")).verdict == "in part"


def test_each_place_that_can_be_answered_is_one_that_the_files_name() -> None:
    """And each that they name can be answered."""
    named = {place for it in CAREERS.families for place in it.settings.value}
    assert {place for places in PLACES.values() for place in places} == named
    assert {*PLACES, "front-desk"} == set(get_args(Setting))


def test_months_are_compared_with_the_shortest_usual_programme() -> None:
    """CMA: 9 to 12 months. 9 are enough, 8 are not; the routes without a programme are named then."""
    assert finding("cma-aama", Answers(months=9)).verdict == "yes"
    short = finding("cma-aama", Answers(months=8))
    assert short.verdict == "no"
    assert "9 to 12 months, more than your 8" in short.because
    assert "Graduated more than 12 months ago" in short.because


def test_the_budget_is_compared_with_the_least_fees_for_a_first_sitting() -> None:
    """AAB: 95 to apply + 150 for the exam = 245. CMA: 125, the lowest of its three exam fees."""
    assert finding("mlt-aab", Answers(budget=245)).verdict == "yes"
    over = finding("mlt-aab", Answers(budget=244))
    assert (over.verdict, over.confirmed) == ("no", True)
    assert over.because == "The fees up to the exam are $245, $1 more than your $244."
    assert finding("cma-aama", Answers(budget=125)).verdict == "yes"


def test_a_fee_that_nobody_gives_is_neither_for_nor_against() -> None:
    cma = BY_ID["cma-aama"]
    fees = tuple(replace(it, amount=None) if it.kind == "exam" else it for it in cma.fees)
    [ranked] = rank([replace(cma, fees=fees)], CAREERS, Answers(budget=100))
    assert [it.verdict for it in ranked.findings] == ["in part"]
    assert "not known" in ranked.findings[0].because


def test_a_free_exam_is_within_any_budget() -> None:
    cma = BY_ID["cma-aama"]
    fees = tuple(replace(it, amount=Fact(value=Decimal(0), status="official")) for it in cma.fees)
    [ranked] = rank([replace(cma, fees=fees)], CAREERS, Answers(budget=0))
    assert ranked.count("yes") == 1


def test_schooling_is_what_the_first_route_asks_else_what_the_family_asks() -> None:
    """MLS: a bachelor's degree. MLT: an associate degree. CMA's route says nothing, its family: high school."""
    verdicts = {it.track.id: it.findings[0].verdict for it in rank(TRACKS, CAREERS, Answers(schooling="high-school"))}
    assert (verdicts["mls-ascp"], verdicts["mlt-ascp"], verdicts["cma-aama"]) == ("no", "in part", "yes")
    assert finding("mls-ascp", Answers(schooling="bachelor")).verdict == "yes"


def test_what_is_asked_of_nobody_in_particular_is_said_to_be_unknown() -> None:
    cma = BY_ID["cma-aama"]
    [ranked] = rank([cma], replace(CAREERS, families=()), Answers(schooling="associate", work="bench"))
    assert [it.verdict for it in ranked.findings] == ["no", "in part"]


def test_a_credential_that_may_be_gone_comes_after_its_equals() -> None:
    """MLT (AAB) meets "bench" like the other three, and its file says to ask first."""
    found = [it for it in rank(TRACKS, CAREERS, Answers(work="bench")) if it.count("yes")]
    assert [it.track.id for it in found] == ["mlt-amt", "mlt-ascp", "mls-ascp", "mlt-aab"]
    assert found[-1].caution.startswith(ASK_FIRST)
    assert found[-2].caution == "It asks for a bachelor's degree (unconfirmed)."


def test_who_answered_about_schooling_needs_no_caution_about_it() -> None:
    found = rank(TRACKS, CAREERS, Answers(schooling="bachelor", work="bench"))
    assert {it.track.id for it in found if it.caution} == {"mlt-aab"}


def test_answers_read_in_words() -> None:
    by_key = {it.key: it for it in QUESTIONS}
    assert by_key["work"].said(None) == NO_PREFERENCE
    assert by_key["work"].said("bench") == "at the bench"
    assert (by_key["months"].said(12), by_key["budget"].said(1500)) == ("12 months", "$1,500")
