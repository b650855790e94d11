"""Several enrolments in one week: no hour is promised twice, and no two dates meet unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import START, enrolment, plain_cases, track
from planner.domain import capacity
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.enrolment import Busy, Enrolment, Off
from planner.domain.feasibility import weigh
from planner.domain.milestone import Milestone
from planner.domain.planning import plan_for
from planner.domain.sharing import (
    Collision,
    Studying,
    collisions,
    its_part,
    overcommitted,
    split_problems,
    studying,
    suggested_split,
)
from planner.domain.track import Track

TODAY = date(2027, 1, 11)


# A split


@pytest.mark.parametrize("shares", [{"a": 100}, {"a": 60, "b": 40}, {"a": 1, "b": 1}, {}])
def test_a_split_of_the_week_or_less_is_fine(shares: dict[str, int]) -> None:
    """What is not given away stays free."""
    assert split_problems(shares) == ()


def test_more_than_the_week_can_not_be_given_away() -> None:
    """60 + 50 = 110; an even split shows what would be accepted."""
    assert split_problems({"cma-aama-1": 60, "mlt-ascp-1": 50}) == (
        (
            "planner split: cma-aama-1=60 mlt-ascp-1=50 is 110 % of one week. "
            "Give 100 at most, for example cma-aama-1=50 mlt-ascp-1=50."
        ),
    )


def test_each_share_is_one_percent_or_more() -> None:
    """Without study time an enrolment has no plan."""
    said = "Give a whole percentage from 1 to 100."
    assert split_problems({"a": 0, "b": 101, "c": 30}) == (
        f"planner split: a=0. {said}",
        f"planner split: b=101. {said}",
    )


@pytest.mark.parametrize(
    ("needs", "split"),
    [
        ({"a": 1, "b": 1}, {"a": 50, "b": 50}),
        ({"a": 1, "b": 1, "c": 1}, {"a": 34, "b": 33, "c": 33}),
        ({"a": 0, "b": 0}, {"a": 50, "b": 50}),  # nobody needs any: even
        ({"a": 9000, "b": 3000}, {"a": 75, "b": 25}),  # 1 + 98 x 3/4 = 74.5; the odd percent goes to the first
        ({"a": 100, "b": 0}, {"a": 99, "b": 1}),
        ({"a": 5}, {"a": 100}),
        ({}, {}),
    ],
)
def test_a_suggested_split_follows_the_need(needs: dict[str, int], split: dict[str, int]) -> None:
    """One percent for each first, the rest in proportion."""
    assert suggested_split(needs) == split


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 100_000), min_size=1, max_size=30))
def test_a_suggested_split_is_the_whole_week_and_can_be_had(needs: dict[str, int]) -> None:
    """Who needs more never gets less."""
    split = suggested_split(needs)
    assert sum(split.values()) == 100
    assert split_problems(split) == ()
    assert all(split[a] >= split[b] for a in needs for b in needs if needs[a] > needs[b])


@given(plain_cases(), st.lists(st.integers(1, 100), min_size=1, max_size=5), st.data())
def test_no_minute_is_promised_twice(pair: tuple[Track, Enrolment], claims: list[int], data: st.DataObject) -> None:
    """With shares of 100 % together all enrolments have on no day more minutes than the student has alone, whatever is
    off, busy or capped.
    """
    drawn, made = pair
    busy = data.draw(st.lists(st.integers(0, 300).map(lambda n: Busy(made.start + n * ONE_DAY, 40, None, "b"))))
    alone = replace(made, busy=tuple(busy))
    when = weigh(drawn, made, made.enrolled_on).dates
    span = DateRange(made.start, min(when.closes, made.start + timedelta(days=200)))
    shares = suggested_split({str(n): claim for n, claim in enumerate(claims)})
    together = [0] * (span.stop - span.start).days
    for share in shares.values():
        days = capacity.days(replace(alone, share_percent=share), span, (), span.stop)
        together = [so_far + day.capacity_minutes for so_far, day in zip(together, days, strict=True)]
    uncapped = replace(alone, daily_cap=None)
    whole = [day.capacity_minutes for day in capacity.days(uncapped, span, (), span.stop)]
    assert all(a <= b for a, b in zip(together, whole, strict=True))


def test_a_part_of_the_week_is_said_where_there_is_one() -> None:
    """After the minutes of a remedy."""
    assert its_part(100) == ""
    assert its_part(40) == ", of which this enrolment gets 40 %"


# Two that each take the whole


def claim(name: str, first: date, exam: date, share: int = 100, need: int = 1000) -> Studying:
    return Studying(id=name, share_percent=share, first=first, exam=exam, need_minutes=need)


def test_two_that_each_take_the_whole_week_are_told_what_to_do() -> None:
    """From the later start on; the one that needs three times as much gets three quarters."""
    one = claim("cma-aama-1", TODAY, date(2027, 11, 29), need=9000)
    two = claim("pbt-ascp-1", date(2027, 3, 1), date(2027, 6, 14), need=3000)
    assert overcommitted([one, two], TODAY) == (
        (
            "From 2027-03-01 to 2027-06-14 200 % of your week is promised: cma-aama-1 (100 %) and pbt-ascp-1 (100 %). "
            "Divide it, for example with `planner split cma-aama-1=75 pbt-ascp-1=25`."
        ),
    )


def test_what_is_over_or_does_not_overlap_is_no_trouble() -> None:
    """The exam's day is free again; a past stretch is past."""
    exam = date(2027, 6, 14)
    one, two = claim("a", TODAY, exam), claim("b", exam, date(2027, 12, 1))
    assert overcommitted([one, two], TODAY) == ()
    assert overcommitted([one, claim("b", TODAY, date(2027, 12, 1))], exam) == ()
    assert overcommitted([claim("a", TODAY, exam, 60), claim("b", TODAY, exam, 40)], TODAY) == ()


def test_each_set_that_is_too_much_is_told_once() -> None:
    """60 and 60 from the start on; with 10 more from May on another set."""
    until = date(2027, 12, 1)
    claims = [claim("a", TODAY, until, 60), claim("b", TODAY, until, 60), claim("c", date(2027, 5, 3), until, 10)]
    told = overcommitted(claims, TODAY + ONE_DAY)
    assert [text.split(":")[0] for text in told] == [
        "From 2027-01-12 to 2027-12-01 120 % of your week is promised",
        "From 2027-05-03 to 2027-12-01 130 % of your week is promised",
    ]


def test_a_claim_is_read_from_the_plan() -> None:
    """From the first day of the plan to the eve of the exam."""
    made = enrolment(share_percent=40, enrolled_on=START + 3 * ONE_DAY)
    plan = plan_for(track(), made, made.enrolled_on, accept_shortfall=True).plan
    assert studying(made, plan) == Studying(
        id="plain-1", share_percent=40, first=START + 3 * ONE_DAY, exam=plan.exam_date, need_minutes=plan.budget.need
    )


# Dates that meet


def dated(key: str, day: date, *, duty: bool = False, done: bool = False, expected: bool = False) -> Milestone:
    return Milestone(
        key=key, date=day, title=key.capitalize(), kind="exam", because="", confirmed=True,
        duty=duty, done=done, expected=expected,
    )  # fmt: skip


def exam(day: date, review: int = 14) -> list[Milestone]:
    return [dated("exam", day), dated("final_review_start", day - timedelta(days=review))]


def met(a: list[Milestone], b: list[Milestone], today: date = TODAY) -> tuple[Collision, ...]:
    return collisions({"a": a, "b": b}, today)


@pytest.mark.parametrize(
    ("apart", "review", "kind"),
    [
        (0, 14, "same exam day"),
        (1, 14, "exam in final review"),
        (14, 14, "exam in final review"),  # its first day
        (14, 7, "exams close"),
        (15, 14, None),
        (21, 21, "exam in final review"),
        (22, 21, None),
    ],
)
def test_two_exams_meet_in_the_gravest_way_only(apart: int, review: int, kind: str | None) -> None:
    """The later one's final review counts: the earlier one's is over by then."""
    first = date(2027, 9, 1)
    for one, other in (("a", "b"), ("b", "a")):
        found = collisions({one: exam(first), other: exam(first + timedelta(days=apart), review)}, TODAY)
        assert [it.kind for it in found] == ([kind] if kind else [])


def test_each_meeting_is_said_in_a_sentence() -> None:
    """With both enrolments and their dates."""
    one, day = date(2027, 9, 1), timedelta(days=1)
    texts = [met(exam(one), exam(one + n * day, review))[0].text for n, review in ((0, 7), (5, 7), (10, 7))]
    assert texts == [
        "a and b have their exams on the same day, 2027-09-01. Move one of them if you can.",
        (
            "The exam of a on 2027-09-01 comes after the final review for b on 2027-09-06 has begun on 2027-08-30. "
            "Move one of them if you can."
        ),
        "The exams of a on 2027-09-01 and of b on 2027-09-11 are 10 days apart. Move one of them if you can.",
    ]


def test_deadlines_of_two_enrolments_on_one_day_are_named_together() -> None:
    """With each other, or with an exam; two deadlines of one enrolment are no collision."""
    day = date(2027, 8, 2)
    apply_by = dated("apply_by", day, duty=True)
    fee = dated("exam_fee_due", day, duty=True)
    (found,) = met([apply_by, fee], [apply_by])
    assert (found.kind, found.date, found.enrolments) == ("same deadline", day, ("a", "b"))
    assert found.text == (
        "On 2027-08-02 several things are due at once: Apply_by (a); Exam_fee_due (a); Apply_by (b). "
        "Do what you can before."
    )
    assert [it.kind for it in met([apply_by], [dated("exam", day)])] == ["same deadline"]
    assert met([apply_by, fee], []) == ()


@pytest.mark.parametrize("changed", [{"duty": False}, {"duty": True, "done": True}, {"duty": True, "expected": True}])
def test_only_open_duties_collide(changed: dict[str, bool]) -> None:
    """Not what happens by itself, what is done, or what only holds once an exam is passed."""
    day = date(2027, 8, 2)
    assert met([dated("apply_by", day, duty=True)], [dated("apply_by", day, **changed)]) == ()


def test_what_is_past_does_not_collide() -> None:
    """The day itself still does."""
    day = date(2027, 9, 1)
    assert len(met(exam(day), exam(day), today=day)) == 1
    assert met(exam(day), exam(day), today=day + ONE_DAY) == ()


def test_collisions_come_in_order_of_date() -> None:
    """Whatever the order of the enrolments."""
    first, second = date(2027, 5, 3), date(2027, 9, 1)
    a = [dated("apply_by", first, duty=True), *exam(second)]
    b = [*exam(second), dated("apply_by", first, duty=True)]
    for one, other in ((a, b), (b, a)):
        assert [it.kind for it in met(one, other)] == ["same deadline", "same exam day"]


def test_a_day_off_is_off_for_all() -> None:
    """Sharing changes nothing about what takes the whole day."""
    away = enrolment(off=(Off(DateRange(START, START + ONE_DAY), "away"),), share_percent=50)
    (day,) = capacity.days(away, DateRange(START, START + ONE_DAY), (), START + ONE_DAY)
    assert (day.capacity_minutes, day.reduced_by) == (0, ("away",))
