"""What the views say of how it is going, and what the small forms take: values in, words out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import START
from planner.domain.difference import NO_DIFFERENCE, Difference, Moved
from planner.domain.measure import Measured
from planner.domain.plan import Remedy
from planner.domain.readiness import readiness
from planner.domain.session import Session
from planner.ui.away import Away
from planner.ui.format import width
from planner.ui.forms import RATINGS, Entry
from planner.ui.pages.pace import pace_words, weeks_words
from planner.ui.pages.readiness import readiness_lines
from planner.ui.pages.replan import change_lines, missed_words, summary
from planner.ui.remedies import remedied, remedy_words, without_help
from planner.ui.sheet import Amount, Day, Sheet, Tick
from ui.showing import lived, plain_view

if TYPE_CHECKING:
    from collections.abc import Sequence

VIEW = plain_view()
BLOCKS = VIEW.plan.blocks()
ENTRY = Entry(minutes=30, on=START, first=START, last=START + timedelta(days=9), taken={})


def sessions(count: int, took: int = 30) -> Sequence[Session]:
    """Sessions planned with half an hour at 1.25, a week apart."""
    return [
        Session(id=f"s-{n}", date=START + timedelta(weeks=n), block="b", minutes=took, planned_minutes=30, pace=1.25)
        for n in range(count)
    ]


def test_the_pace_is_said_to_be_assumed_until_ten_sessions_can_be_measured() -> None:
    assert "1.25 x the usual study time until 10 sessions can be measured; none so far" in pace_words(VIEW.plan, ())
    assert "9 so far" in pace_words(VIEW.plan, sessions(9))


def test_a_measured_pace_is_shown_with_what_the_plan_was_made_with() -> None:
    """40 min for 30 planned at 1.25: 40 / (30 / 1.25) = 1.67."""
    said = pace_words(VIEW.plan, sessions(10, took=40))
    assert said.startswith("You take 1.67 x the usual study time, measured on 10 sessions")
    assert "reckons with 1.25 x" in said


def test_weeks_count_where_anything_was_studied_and_a_gap_costs_nothing() -> None:
    """Studied in weeks 1, 2 and 4 of 5."""
    found = [it for n, it in enumerate(sessions(4)) if n != 2]
    assert weeks_words(VIEW.plan, found, START + timedelta(weeks=4)) == (
        "You studied in 3 of 5 weeks so far; the most in a row were 2."
    )


def test_readiness_shows_both_figures_and_that_it_is_an_estimate() -> None:
    it = lived(VIEW)
    found = readiness(Measured(it.track, it.enrolment, it.dates, it.plan, it.sessions, START))
    lines = [line.text for line in readiness_lines(found, {"d0": "x" * 90}, 70)]
    assert "estimate" in lines[0]
    assert "1 day of study is rated or scored by you" in " ".join(lines)
    assert all(width(it.rstrip()) <= 70 for it in lines)


def test_a_replan_is_summed_up_in_one_sentence() -> None:
    one, two = BLOCKS[:2]
    assert summary(NO_DIFFERENCE) == "No session changes."
    found = Difference(moved=(Moved(one, replace(one, date=two.date)),), dropped=(two,), moved_minutes=30)
    assert summary(found) == "1 session moves, 1 goes; 30 min of what was still to come leaves its day."
    assert summary(Difference(added=(one, two))).startswith("2 sessions come; nothing of what")


def test_what_changes_is_told_by_week_with_both_days_and_the_minutes_of_the_week() -> None:
    one = BLOCKS[0]
    later = replace(one, date=one.date + timedelta(weeks=1))
    weeks = list(VIEW.plan.weeks)
    weeks[0] = replace(weeks[0], blocks=weeks[0].blocks[1:])
    weeks[1] = replace(weeks[1], blocks=(later, *weeks[1].blocks))
    then = replace(VIEW.plan, weeks=tuple(weeks))
    lines = [it.text for it in change_lines(Difference(moved=(Moved(one, later),)), VIEW.plan, then, {}, START, 76)]
    assert lines[1].startswith("Week from 2027-01-18: 3 h instead of 2 h 30 min")
    assert lines[2].startswith("moves Mon 11 Jan → Mon 18 Jan  learn")


def test_what_was_missed_says_how_much_and_since_when() -> None:
    assert missed_words(()) == "Nothing was missed."
    assert missed_words(BLOCKS[:1]) == "1 session (30 min) was not logged since Mon 2027-01-11."


@pytest.mark.parametrize(
    ("remedy", "said"),
    [
        (Remedy(kind="weekly_minutes", value=420, week={"mon": 420}), "7 h a week would be enough."),
        (Remedy(kind="exam_date", value=date(2027, 12, 1)), "An exam on 2027-12-01 would be late enough."),
        (Remedy(kind="program_months", value=12), "A programme of 12 months would be long enough."),
    ],
)
def test_a_remedy_is_said_and_applied(remedy: Remedy, said: str) -> None:
    short = replace(VIEW, plan=replace(VIEW.plan, remedies=(remedy,)))
    assert list(remedy_words(short)) == [(0, said)]
    wishes = remedied(VIEW.enrolment, remedy)
    given_ = {"weekly_minutes": wishes.week and wishes.week.minutes, "exam_date": wishes.exam_date}
    assert given_.get(remedy.kind, wishes.months) == remedy.value


def test_what_would_not_help_says_what_stands_in_its_way() -> None:
    none = Remedy(kind="exam_date", value=None, binding="window")
    short = replace(VIEW, plan=replace(VIEW.plan, remedies=(none,)))
    assert list(remedy_words(short)) == []
    assert list(without_help(short)) == ["A later exam date would not help: the exam window ends first."]


FORMS = st.sampled_from(
    [
        ENTRY,
        Sheet((Day(key="on", label="Day", value=START, first=START, last=START), Tick(key="weak:a", label="A"))),
        Sheet((Amount(key="a", label="A", least=Decimal(0), most=Decimal(100), usual=Decimal(75), whole=True),)),
        Away(first=START, last=START, today=START),
    ]
)


@given(FORMS, st.data())
def test_no_key_and_no_text_breaks_a_form(form: Entry | Sheet | Away, data: st.DataObject) -> None:
    """What can't be taken is said and leaves the form as it was; what is taken stays within its bounds."""
    keys = [it.key for it in form.fields()]
    for _ in range(5):
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()):
            form = form.stepped(key, data.draw(st.sampled_from([-1, 1])))
            continue
        signs = form.picks.get(key)
        text = data.draw(st.sampled_from(signs) if signs else st.text(max_size=12))
        after, problem = form.typed(key, text)
        assert not problem or after == form
        form = after
    assert within(form)


def within(form: Entry | Sheet | Away) -> bool:
    if isinstance(form, Away):
        return START <= form.first <= form.last
    if isinstance(form, Entry):
        return 1 <= form.minutes <= 1440 and form.first <= form.on <= form.last
    percent = form["a"]
    return form["on"] in (None, START) and (percent is None or percent in range(101))


@pytest.mark.parametrize(("sign", "rating"), [*zip("ahge", RATINGS, strict=True), *zip("1234", RATINGS, strict=True)])
def test_a_rating_is_one_key(sign: str, rating: str) -> None:
    assert ENTRY.typed("rating", sign)[0].rating == rating


def test_what_was_rated_once_can_be_rated_otherwise_but_not_be_unrated() -> None:
    rated = replace(ENTRY, rating="again", unrated=False)
    assert [rated.stepped("rating", n).rating for n in (-1, 1)] == ["easy", "hard"]
    assert ENTRY.stepped("rating", -1).rating == "easy"


def test_another_first_day_away_takes_the_last_one_along() -> None:
    away = Away(first=START, last=START + timedelta(days=6), today=START)
    assert away.stepped("first", 1).last == START + timedelta(days=7)
    assert away.typed("first", "2027-03-01")[0].last == date(2027, 3, 7)
    assert away.typed("last", "2027-01-10")[1] == "a day from 2027-01-11 to 2029-01-10"
