"""Every property can hold and can fail: a plan made by hand meets all, and one change breaks exactly the one it should.

The plan is not the builder's, so that a change there leaves these examples as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any, NamedTuple

import pytest

from builders import START, enrolment, official, outline, track
from planner.domain.calendar_math import ONE_DAY, DateRange
from planner.domain.capacity import days
from planner.domain.enrolment import Enrolment, Week
from planner.domain.feasibility import weigh
from planner.domain.measure import Measured
from planner.domain.plan import Activity, Block, Budget, MockSlice, Part, PlanWeek, StudyPlan, TopicNeed
from planner.domain.scorecard import Comparison, Property, scorecard
from planner.domain.study_plan import build
from planner.domain.timeline import dates
from planner.domain.track import Topic, Track

ALL = [f"H{n}" for n in (1, 2, 3, 4, 5, 12)] + [f"S{n}" for n in range(1, 15)]
TOPICS = ("a1", "b1", "a2", "b2", "a3", "b3")
DOMAIN = {topic: "d0" if topic.startswith("a") else "d1" for topic in TOPICS}
STUDY_DAYS = (0, 2, 3)  # Monday, Wednesday, Thursday; an hour each
WEEKS = 20
EXAM = START + 137 * ONE_DAY  # the Friday of week 20
REVIEW = EXAM - 14 * ONE_DAY  # ceil(13.7)


def topic(name: str) -> Topic:
    return Topic(
        id=name,
        domain=DOMAIN[name],
        name=name,
        hands_on=name == "a1",
        requires=("b2",) if name == "b3" else (),
    )


TRACK = track(
    outline=outline([56, 44], [[topic(t) for t in TOPICS if DOMAIN[t] == domain] for domain in ("d0", "d1")]),
    exam=replace(track().exam, minutes=official(45)),
)
ENROLMENT = enrolment(
    week=Week.of({"mon": 60, "wed": 60, "thu": 60}), exam_date=EXAM, window=DateRange(REVIEW, EXAM + 30 * ONE_DAY)
)


# The plan by hand: two hours a week, less and less of it new


Shape = Sequence[tuple[int, int]]
MOCK_WEEK: Shape = ((0, 0), (1, 1), (1, 1))
LAST_MOCK_WEEK: Shape = ((0, 2), (0, 0), (0, 2))
Turn = Callable[[Mapping[str, date], int], Sequence[str]]


def shape(week: int) -> Shape:
    """Quarters of an hour of new material and of recall on the three study days of a week."""
    if week == 1:
        return (2, 0), (2, 0), (1, 1)
    if week <= 6:
        return (2, 1), (2, 1), (1, 1)
    if week <= 13:
        return (2, 1), (1, 2), (1, 1)
    if week <= 17:
        return (1, 2), (1, 2), (0, 2)
    return ((0, 3), (0, 3), (0, 2)) if week < WEEKS else ((0, 3), (0, 3), (0, 1))


def in_turn(touched: Mapping[str, date], week: int) -> Sequence[str]:
    """The topic that rested longest, the one of the other domain that did, and the next."""
    rested = sorted(touched, key=lambda name: touched[name])
    other = [name for name in rested if DOMAIN[name] != DOMAIN[rested[0]]]
    first = [rested[0], *other[:1]]
    return [*first, *(name for name in rested if name not in first)][:3]


def without(name: str, weeks: range) -> Turn:
    """As usual, except that one topic has no turn in some weeks."""
    return lambda touched, week: in_turn({t: d for t, d in touched.items() if t != name or week not in weeks}, week)


def by_hand(
    turn: Turn = in_turn, shape: Callable[[int], Shape] = shape, mock: int = 14, last_mock: int = 19
) -> list[Block]:
    """The blocks, with a mock on the Monday of one week and on the Wednesday of another."""
    own = {mock: MOCK_WEEK, last_mock: LAST_MOCK_WEEK}
    shapes = {week: own.get(week) or shape(week) for week in range(1, WEEKS + 1)}
    slots = sum(new for one in shapes.values() for new, _ in one)
    blocks = [
        block(on(mock, 0), 45, "mock", mock=1),
        block(on(mock, 2), 15, "mock_review", mock=1),
        block(on(last_mock, 2), 45, "mock", mock=2),
        block(on(last_mock, 3), 15, "mock_review", mock=2),
    ]
    learnt = count()
    touched: dict[str, date] = {}
    for week, one in shapes.items():
        for weekday, (new, recall) in zip(STUDY_DAYS, one, strict=True):
            day = on(week, weekday)
            if recall:
                chosen = turn(touched, week)
                blocks.append(block(day, 15 * recall, "recall", *shared(15 * recall, chosen)))
                touched |= dict.fromkeys(chosen, day)
            for n in [next(learnt) for _ in range(new)]:
                name = TOPICS[n * len(TOPICS) // slots]
                blocks.append(block(day, 15, "hands_on" if name == "a1" and n >= 7 else "learn", (name, 15)))
                touched[name] = day
        if week % 3 == 0 or week == WEEKS:
            blocks.append(block(on(week, 0), 15, "catch_up"))
    return blocks


def on(week: int, weekday: int) -> date:
    """A day of the plan; Monday is 0."""
    return START + (7 * (week - 1) + weekday) * ONE_DAY


def shared(minutes: int, topics: Sequence[str]) -> list[tuple[str, int]]:
    """In steps of five minutes, as evenly as they go."""
    return [(name, 5 * len(range(n, minutes // 5, len(topics)))) for n, name in enumerate(topics)]


def block(day: date, minutes: int, activity: Activity, *parts: tuple[str, int], mock: int = 0) -> Block:
    return Block(
        id="",
        date=day,
        order=0,
        minutes=minutes,
        activity=activity,
        parts=tuple(Part(name, DOMAIN[name], share) for name, share in parts),
        mock=MockSlice(mock, 1, 1) if mock else None,
    )


def planned(blocks: Iterable[Block]) -> StudyPlan:
    """The blocks in order, numbered, in their weeks, beside needs that they just meet."""
    frame = days(ENROLMENT, DateRange(START, START + 7 * WEEKS * ONE_DAY), (), EXAM)
    ordered = sorted(blocks, key=lambda b: (b.date, b.order))
    orders = [1 + sum(other.date == b.date for other in ordered[:n]) for n, b in enumerate(ordered)]
    named = [replace(b, id=f"b-{n}", order=order) for n, (b, order) in enumerate(zip(ordered, orders, strict=True))]
    weeks = tuple(
        PlanWeek(
            number=week,
            start=on(week, 0),
            phase="coursework",
            days=frame[7 * week - 7 : 7 * week],
            blocks=tuple(b for b in named if on(week, 0) <= b.date < on(week + 1, 0)),
        )
        for week in range(1, WEEKS + 1)
    )
    return StudyPlan(
        as_of=START,
        start=START,
        exam_date=EXAM,
        final_review_start=REVIEW,
        pace_factor=1.25,
        depth=1.25,
        budget=Budget(need=1350, need_before_review=990, supply=3000, supply_before_review=2700),
        needs=tuple(need(named, name) for name in TOPICS),
        remedies=(),
        weeks=weeks,
    )


def need(blocks: Sequence[Block], name: str) -> TopicNeed:
    """Just the learning that there is, and an hour of recall."""

    def minutes(activity: Activity) -> int:
        return sum(p.minutes for b in blocks if b.activity == activity for p in b.parts if p.topic == name)

    learn, hands_on = minutes("learn"), minutes("hands_on")
    return TopicNeed(topic=name, domain=DOMAIN[name], learn_minutes=learn, hands_on_minutes=hands_on, recall_minutes=60)


PLAN = planned(by_hand())
RARE = planned(by_hand(turn=without("a3", range(1, 19))))


# What is judged, and what is changed


class Judged(NamedTuple):
    """What a scorecard is made of."""

    plan: StudyPlan = PLAN
    enrolment: Enrolment = ENROLMENT
    track: Track = TRACK

    def card(self) -> dict[str, Property]:
        when = dates(self.track, self.enrolment)
        return {p.id: p for p in scorecard(Measured(self.track, self.enrolment, when, self.plan))}

    def failed(self) -> list[str]:
        return [p.id for p in self.card().values() if not p.holds]


Change = Callable[[], Judged]
CHANGES: list[tuple[list[str], Change]] = []


def breaks(*ids: str) -> Callable[[Change], Change]:
    """Marks a change that must make just these properties fail."""

    def mark(change: Change) -> Change:
        CHANGES.append((list(ids), change))
        return change

    return mark


def changed(change: Callable[[Block], Block | Iterable[Block]], plan: StudyPlan = PLAN) -> StudyPlan:
    """The plan with each block replaced by what `change` makes of it; its needs follow."""
    made: list[Block] = []
    for old in plan.blocks():
        new = change(old)
        made += [new] if isinstance(new, Block) else new
    return planned(made)


def needing(plan: StudyPlan, name: str, recall: int) -> StudyPlan:
    """The plan with another need of recall for one topic."""
    return replace(plan, needs=tuple(replace(n, recall_minutes=recall) if n.topic == name else n for n in plan.needs))


def of(activity: Activity, name: str) -> list[Block]:
    return [b for b in PLAN.blocks() if b.activity == activity and name in {part.topic for part in b.parts}]


def handed(of: Block, old: str, new: str) -> Block:
    """The block with the old topic's part given to the new one, which may have a part already."""
    minutes: dict[str, int] = {}
    for part in of.parts:
        name = new if part.topic == old else part.topic
        minutes[name] = minutes.get(name, 0) + part.minutes
    return replace(of, parts=tuple(Part(name, DOMAIN[name], n) for name, n in minutes.items()))


# H


@breaks("H1")
def a_quarter_of_an_hour_is_not_learnt() -> Judged:
    last = of("learn", "b3")[-1]
    return Judged(replace(changed(lambda b: () if b.id == last.id else b), needs=PLAN.needs))


@breaks("H1")
def a_quarter_of_an_hour_is_learnt_in_the_review() -> Judged:
    """On the eve, in exchange with its recall."""
    learn = of("learn", "b3")[-1]
    swapped = {b.id: learn.date for b in PLAN.blocks() if b.date == on(20, 3)} | {learn.id: on(20, 3)}
    return Judged(changed(lambda b: replace(b, date=swapped.get(b.id, b.date))))


@breaks("H1")
def a_skill_is_read_about_instead_of_practised() -> Judged:
    last = of("hands_on", "a1")[-1]
    return Judged(replace(changed(lambda b: replace(b, activity="learn") if b.id == last.id else b), needs=PLAN.needs))


@breaks("H2")
def a_topic_is_begun_before_what_it_requires_is_complete() -> Judged:
    late, early = of("learn", "b2")[-1], of("learn", "b3")[0]
    swapped = {late.id: early.date, early.id: late.date}
    return Judged(changed(lambda b: replace(b, date=swapped.get(b.id, b.date))))


@breaks("H2")
def a_topic_is_begun_before_what_it_requires_on_the_same_day() -> Judged:
    """The last of `b2` takes the place of the last of `a3`, right after the first of `b3`."""
    last, other, first = of("learn", "b2")[-1], of("learn", "a3")[-1], of("learn", "b3")[0]
    assert other.date == first.date

    def together(b: Block) -> Block:
        if b.id == last.id:
            return replace(b, date=first.date, order=first.order + 1)
        return replace(b, date=last.date) if b.id == other.id else b

    return Judged(changed(together))


@breaks("H2")
def a_topic_is_practised_before_it_is_learnt() -> Judged:
    first = of("learn", "b3")[0]
    return Judged(changed(lambda b: replace(b, activity="hands_on") if b.id == first.id else b))


@breaks("H3")
def something_is_planned_before_today() -> Judged:
    return Judged(replace(PLAN, as_of=START + ONE_DAY))


@breaks("H3", "H4")
def something_is_planned_on_the_day_of_the_exam() -> Judged:
    """That day has no minutes either."""
    return Judged(changed(lambda b: replace(b, date=EXAM) if b.date == on(20, 3) else b))


@breaks("H3")
def the_exam_lies_outside_its_window() -> Judged:
    return Judged(enrolment=replace(ENROLMENT, window=DateRange(REVIEW, EXAM)))


@breaks("H4")
def a_day_is_overfull() -> Judged:
    """Catch-up time counts there."""
    return Judged(planned([*PLAN.blocks(), block(on(3, 0), 15, "catch_up")]))


@breaks("H4")
def a_week_is_fuller_than_the_buffer_allows() -> Judged:
    """120 of 180 minutes are more than 65 %."""
    return Judged(enrolment=replace(ENROLMENT, buffer_percent=35))


@breaks("H5")
def the_parts_of_a_block_do_not_add_up() -> Judged:
    def shorter(b: Block) -> Block:
        first, *others = b.parts
        return replace(b, parts=(replace(first, minutes=first.minutes - 5), *others))

    return Judged(changed(lambda b: shorter(b) if b.activity == "recall" and b.date == on(15, 0) else b))


@breaks("H5")
def a_part_is_under_five_minutes() -> Judged:
    def uneven(b: Block) -> Block:
        return replace(b, parts=tuple(replace(p, minutes=n) for p, n in zip(b.parts, (4, 13, 13), strict=True)))

    return Judged(changed(lambda b: uneven(b) if b.activity == "recall" and b.date == on(15, 0) else b))


@breaks("H5")
def a_block_is_no_whole_number_of_quarters() -> Judged:
    def halves(b: Block) -> Iterable[Block]:
        for minutes in (5, 10):
            yield replace(b, minutes=minutes, parts=(replace(b.parts[0], minutes=minutes),))

    return Judged(changed(lambda b: halves(b) if b.activity == "learn" and b.date == on(15, 0) else b))


@breaks("H5")
def a_block_is_longer_than_a_session() -> Judged:
    """Recall of 45 minutes."""
    return Judged(enrolment=replace(ENROLMENT, session_minutes=30))


@breaks("H5")
def a_mock_is_shorter_than_the_exam() -> Judged:
    return Judged(track=replace(TRACK, exam=replace(TRACK.exam, minutes=official(60))))


@breaks("H5")
def a_block_lies_in_another_week_than_its_date() -> Judged:
    first, second, third, *others = PLAN.weeks
    moved = [b for b in third.blocks if b.activity == "catch_up"]
    third = replace(third, blocks=tuple(b for b in third.blocks if b not in moved))
    weeks = (first, replace(second, blocks=(*second.blocks, *moved)), third, *others)
    return Judged(replace(PLAN, weeks=weeks))


@breaks("H12")
def a_domain_gets_less_than_its_weight() -> Judged:
    """The same topics on the same days: only the minutes move over."""

    def tilted(b: Block) -> Block:
        least = [5] * len(b.parts)
        least[next((n for n, part in enumerate(b.parts) if part.domain == "d0"), 0)] += b.minutes - sum(least)
        return replace(b, parts=tuple(replace(p, minutes=n) for p, n in zip(b.parts, least, strict=True)))

    return Judged(changed(lambda b: tilted(b) if b.activity == "recall" and b.date < on(19, 0) else b))


# S


@breaks("S1")
def a_topic_is_met_in_two_weeks_only() -> Judged:
    """Learnt in a quarter of an hour two days before the review, and met again in its last week."""

    def late(b: Block) -> Block | Iterable[Block]:
        if b.date == on(18, 2):
            return replace(b, minutes=30, parts=b.parts[:2]), block(b.date, 15, "learn", ("b3", 15))
        return handed(b, "b3", "b2") if b.date < on(20, 0) else b

    return Judged(needing(changed(late), "b3", 15))


@breaks("S2")
def a_topic_rests_for_weeks_before_the_review() -> Judged:
    """Met once, 53 days before: as long as S14 allows, but no memory lasts as long on so little."""
    only = next(b.id for b in RARE.blocks() if b.date == on(11, 0) and b.activity == "learn")

    def once(b: Block) -> Block:
        return handed(b, "a3", "a2") if b.activity == "learn" and b.id != only else b

    return Judged(needing(changed(once, RARE), "a3", 20))


@breaks("S3")
def a_topic_does_not_come_back_in_the_final_review() -> Judged:
    return Judged(planned(by_hand(turn=without("b1", range(19, 21)))))


@breaks("S4")
def the_eve_is_as_long_as_any_day() -> Judged:
    return Judged(changed(lambda b: replace(b, date=on(20, 3)) if b.date == on(20, 2) else b))


@breaks("S4")
def the_last_week_is_heavy() -> Judged:
    """It has half an hour more capacity than the others, so that it is not held against them."""
    plan = planned([*PLAN.blocks(), block(on(20, 0), 30, "mock_review", mock=3), block(on(20, 2), 15, "mock_review")])
    *others, last = plan.weeks
    monday, *later = last.days
    roomy = replace(last, days=(replace(monday, capacity_minutes=90), *later))
    return Judged(replace(plan, weeks=(*others, roomy)))


@breaks("S1", "S4", "S13")
def a_topic_is_new_in_the_last_fortnight() -> Judged:
    """With a review of a week. So late, a topic can't be met in three weeks, nor get what it needs."""

    def early(b: Block) -> Block:
        return handed(b, "b3", "b2") if b.date < on(19, 0) else b

    plan = changed(lambda b: block(b.date, 30, "learn", ("b3", 30)) if b.date == on(19, 0) else early(b))
    return Judged(replace(plan, final_review_start=EXAM - 7 * ONE_DAY))


@breaks("S5")
def five_weeks_have_no_catch_up() -> Judged:
    """Weeks 4 to 8, with that of week 6 gone."""
    return Judged(changed(lambda b: () if b.activity == "catch_up" and b.date == on(6, 0) else b))


@breaks("S5")
def the_last_ten_days_have_no_catch_up() -> Judged:
    return Judged(changed(lambda b: () if b.activity == "catch_up" and b.date == on(20, 0) else b))


@breaks("S6")
def the_first_third_has_little_recall() -> Judged:
    def little(week: int) -> Shape:
        if week in (2, 4, 6):
            return (2, 1), (2, 0), (2, 1)
        return ((2, 0), (3, 0), (2, 1)) if week in (3, 5) else shape(week)

    return Judged(planned(by_hand(shape=little)))


@breaks("S6")
def the_second_third_has_little_recall() -> Judged:
    return Judged(planned(by_hand(shape=lambda week: ((2, 1), (2, 1), (1, 1)) if 7 <= week <= 13 else shape(week))))


@breaks("S6")
def the_last_third_has_little_recall() -> Judged:
    plan = planned(by_hand(shape=lambda week: ((2, 1), (2, 1), (1, 1)) if 14 <= week <= 18 else shape(week)))
    return Judged(needing(plan, "b3", 30))


@breaks("S7")
def a_mock_is_missing() -> Judged:
    return Judged(changed(lambda b: () if b.mock and b.mock.number == 2 else b))


@breaks("S7")
def the_first_mock_comes_late() -> Judged:
    """In week 15: the last day for it was the Friday of week 14, 70 % of 137 days."""
    return Judged(planned(by_hand(mock=15)))


@breaks("S7")
def the_last_mock_comes_early() -> Judged:
    """16 days before the exam."""
    return Judged(planned(by_hand(last_mock=18)))


@breaks("S7")
def two_mocks_lie_close_together() -> Judged:
    """On the Monday and the Wednesday of week 19, both reviewed on the Thursday."""

    def third(b: Block) -> Block | Iterable[Block]:
        if b.date == on(19, 3) and b.activity == "recall":
            return block(b.date, 15, "mock_review", mock=3)
        return block(b.date, 45, "mock", mock=3) if b.date == on(19, 0) else b

    return Judged(changed(third))


@breaks("S7")
def a_mock_is_reviewed_late() -> Judged:
    """On the third study day after it, in exchange with something new."""
    review = next(b for b in PLAN.blocks() if b.activity == "mock_review")
    new = next(b for b in of("learn", "b3") if b.date == on(15, 0))
    swapped = {review.id: new.date, new.id: review.date}
    return Judged(changed(lambda b: replace(b, date=swapped.get(b.id, b.date))))


@breaks("S7")
def a_mock_is_not_reviewed() -> Judged:
    return Judged(changed(lambda b: () if b.activity == "mock_review" and b.date < REVIEW else b))


@breaks("S8")
def recall_mixes_two_topics() -> Judged:
    return Judged(planned(by_hand(turn=lambda touched, week: in_turn(touched, week)[:2])))


@breaks("S8")
def whole_weeks_keep_to_one_domain() -> Judged:
    """Weeks 11 and 12, when all that is new is of that domain too."""

    def alike(touched: Mapping[str, date], week: int) -> Sequence[str]:
        return ("a1", "a2", "a3") if week in (11, 12) else in_turn(touched, week)

    return Judged(planned(by_hand(turn=alike)))


@breaks("S8")
def late_recall_keeps_to_one_domain() -> Judged:
    """In weeks 15 and 16; the weeks as a whole have both."""

    def alike(touched: Mapping[str, date], week: int) -> Sequence[str]:
        rested = in_turn(touched, week)[0]
        return (
            [name for name in TOPICS if DOMAIN[name] == DOMAIN[rested]] if week in (15, 16) else in_turn(touched, week)
        )

    return Judged(planned(by_hand(turn=alike)))


@breaks("S9")
def gaps_shrink_after_they_grew() -> Judged:
    """From week 14 on some topics in even weeks, the others in odd ones: gaps of 1, 2 and 11 days in turn."""

    def clumped(touched: Mapping[str, date], week: int) -> Sequence[str]:
        if week < 14:
            return in_turn(touched, week)
        return ("a1", "b1", "a2") if week % 2 else ("b2", "a3", "b3")

    return Judged(planned(by_hand(turn=clumped)))


@breaks("S10")
def a_week_is_heavy() -> Judged:
    more = [block(on(10, weekday), 15, "mock_review") for weekday in (0, 2)]
    return Judged(planned([*PLAN.blocks(), *more]))


@breaks("S11")
def a_skill_is_practised_too_little() -> Judged:
    less = [b.id for b in of("hands_on", "a1")[1:]]
    return Judged(changed(lambda b: replace(b, activity="learn") if b.id in less else b))


@breaks("S12")
def a_day_beside_a_rest_day_is_heavy() -> Judged:
    """A Thursday with an hour, usually half of one."""
    return Judged(
        changed(lambda b: replace(b, date=on(16, 3)) if b.date == on(16, 2) and b.activity == "recall" else b)
    )


@breaks("S13")
def a_topic_gets_less_than_it_needs() -> Judged:
    return Judged(needing(PLAN, "b3", 200))


@breaks("S14")
def a_topic_rests_too_long() -> Judged:
    return Judged(planned(by_hand(turn=without("b1", range(9, 18)))))


# The claims


def test_a_good_plan_has_all_properties_and_each_is_measured() -> None:
    """Nothing holds only because there was nothing to measure."""
    card = Judged().card()
    assert list(card) == ALL
    assert [p for p in card.values() if not p.holds or p.value is None] == []


def test_a_built_plan_has_all_properties() -> None:
    """Five hours a week over ten months for a track of sixty hours."""
    case = weigh(track(), enrolment(), START)
    assert Judged(build(case, START), enrolment(), track()).failed() == []


@pytest.mark.parametrize(("ids", "change"), CHANGES, ids=[change.__name__ for _, change in CHANGES])
def test_a_change_breaks_just_what_it_should(ids: list[str], change: Change) -> None:
    """Else a property would fail for the wrong reason, or not at all."""
    assert change().failed() == ids


def test_every_property_can_fail_by_itself() -> None:
    """No check is a formality."""
    assert {ids[0] for ids, _ in CHANGES if len(ids) == 1} == set(ALL)


def test_what_fails_is_named() -> None:
    """The first three places, and how many more."""
    assert a_mock_is_missing().card()["S7"].detail == "1 of 2 mocks; last 46 days before the exam"
    assert a_day_is_overfull().card()["H4"].detail == "2027-01-25: 75 of 60 min"
    weeks = a_week_is_fuller_than_the_buffer_allows().card()["H4"]
    assert (weeks.value, weeks.detail) == (18, "week 2: 120 min; week 3: 120 min; week 4: 120 min and 15 more")


@pytest.mark.parametrize(
    ("value", "comparison", "holds"),
    [
        (None, ">=", True),  # nothing to measure it on
        (0.95, ">=", True),
        (0.949, ">=", False),
        (0.95, "<=", True),
        (0.951, "<=", False),
        (0.3 + 0.65, "=", True),
        (0.951, "=", False),
    ],
)
def test_a_value_on_its_threshold_holds(value: float | None, comparison: Comparison, holds: bool) -> None:
    """Thresholds are part of what is asked."""
    assert Property(id="X", title="", value=value, threshold=0.95, comparison=comparison).holds == holds


@pytest.mark.parametrize("fact", [{"status": "done"}, {"status": "skipped"}, {"pinned": True}])
def test_done_and_pinned_blocks_are_facts(fact: Mapping[str, Any]) -> None:
    """H3 and H4 bind what the planner may still move: neither a full Monday nor the exam's day is its doing."""
    for day in (on(3, 0), EXAM):
        extra = replace(block(day, 30, "mock_review"), **fact)
        assert {"H3", "H4"} & set(Judged(planned([*PLAN.blocks(), extra])).failed()) == set()


def test_an_errand_is_bound_by_no_day() -> None:
    """A transcript may be sent on a rest day, on a full day, and after the exam."""
    errands = [replace(block(day, 20, "task"), task="transcript") for day in (on(3, 0), on(3, 1), EXAM)]
    assert Judged(planned([*PLAN.blocks(), *errands])).failed() == []


def test_a_plan_that_does_not_fit_is_not_asked_for_what_it_can_not_have() -> None:
    """H1 and H12 bind plans that fit, H12 and S13 those with some room."""
    need_more = replace(PLAN, budget=replace(PLAN.budget, need=3001))
    card = Judged(need_more).card()
    assert [p.id for p in card.values() if p.value is None] == ["H1", "H12", "S13"]
    tight = Judged(replace(PLAN, budget=replace(PLAN.budget, need=2700))).card()
    assert [p.id for p in tight.values() if p.value is None] == ["S13"]  # 3000 is 1.11 x 2700
    tighter = Judged(replace(PLAN, budget=replace(PLAN.budget, need=2728))).card()
    assert [p.id for p in tighter.values() if p.value is None] == ["H12", "S13"]  # 3000 is 1.0997 x 2728


def test_unequal_triage_shifts_domains_on_purpose() -> None:
    """H12 asks for equal triage; all shaky is equal."""
    assert Judged(enrolment=replace(ENROLMENT, triage={"a1": "new"})).card()["H12"].value is None
    assert Judged(enrolment=replace(ENROLMENT, triage={"a1": "shaky"})).card()["H12"].value is not None


def test_an_empty_plan_can_be_judged() -> None:
    """Where it doesn't fit and that wasn't accepted there are no weeks; nothing hard is broken by that."""
    empty = Judged(replace(PLAN, weeks=(), budget=replace(PLAN.budget, need=3001)))
    assert list(empty.card()) == ALL
    assert [name for name in empty.failed() if name.startswith("H")] == []


def test_a_short_plan_counts_days_instead_of_weeks_and_no_thirds() -> None:
    """Under 12 weeks S6 isn't measured, and S1 asks for three days."""
    late = Judged(replace(PLAN, as_of=on(9, 0))).card()  # 81 days before the exam
    early = Judged(replace(PLAN, as_of=on(8, 0))).card()  # 88
    assert (late["S6"].value is None, early["S6"].value is None) == (True, False)
    assert (late["S1"].title, early["S1"].title) == (
        "Different days on which each topic is met",
        "Different days and weeks on which each topic is met",
    )


@pytest.mark.parametrize(("days_before", "three"), [(424, False), (425, True)])
def test_a_plan_of_fourteen_months_asks_for_three_mocks(days_before: int, three: bool) -> None:
    """Counted from the plan's first day to the exam."""
    start = EXAM - days_before * ONE_DAY
    long = Judged(replace(PLAN, start=start, as_of=start), replace(ENROLMENT, enrolled_on=start))
    assert ("2 of 3 mocks" in long.card()["S7"].detail) == three


def test_a_track_of_one_domain_need_not_mix_domains() -> None:
    """S8 asks for two domains only where there are two."""
    plan = changed(lambda b: replace(b, parts=tuple(replace(p, domain="d0") for p in b.parts)))
    plan = replace(plan, needs=tuple(replace(n, domain="d0") for n in plan.needs))
    one = outline([100], [[replace(t, domain="d0") for t in TRACK.outline.topics]])
    assert Judged(plan, track=replace(TRACK, outline=one)).failed() == []
